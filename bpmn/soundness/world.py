"""One state of a case without its data, and every move that is possible in it.

Tokens move by the rules of the engine (`engine/runtime`), in its order; where data would decide, the world stops and
offers each decision. Beside that only what comes from outside (a person, a message, the time) moves it on.

Our choice: an event that does not interrupt is tried once for each time it is armed, and a multi-instance step whose
count the diagram does not say is tried with no instance and with two: more of the same brings nothing new.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator

from bpmn.soundness import decisions, hearing
from bpmn.soundness.net import OUTSIDE, Level, Spot, Way
from bpmn.soundness.tokens import GONE, HELD, IDLE, LEAVING, READY, STEP, WAITING, Ask, Place, Token

DEEPEST = 24
MOST_MOVES = 5_000  #: of automatic moves without a decision or a rest between them: what the engine allows in one act
MOST_WORK = 100_000  #: tokens looked at on the way to one state
MOST_ALIKE = 4  #: tokens that came to one spot of one place by one flow; more of them are not followed

_WAIT = frozenset(("catch", "border", "listener"))


class World:
    """A whole case."""

    def __init__(self, level: Level, seen: set[int], taken: set[str]) -> None:
        """Nothing has begun; the numbers of visited spots go to *seen*, the flows that tokens take to *taken*."""
        self.root = Place(level, None)
        self.seen, self.taken = seen, taken
        self.agenda: deque[Token] = deque()
        self.later: deque[Token] = deque()
        self.asked: deque[tuple[Ask, Token]] = deque()  #: what must be decided before anything else moves
        self.moves = self.races = 0
        self.work = 0  #: tokens looked at since the last decision
        self.completed = False
        self.is_too_much = False  #: it became too deep or too large to be followed
        self.reached_end = False  #: an end event of the process itself was reached
        self.refused: Spot | None = None  #: where the engine would stop with a fault: an error that nothing catches
        self.circles_at: Spot | None = None
        self.crowded_at: Spot | None = None

    # What can happen

    def begin(self, start: Spot | None) -> None:
        """Start the case and let it come to rest."""
        self._begin(self.root, start)
        self.rest()

    def acts(self) -> list[tuple[str, ...]]:
        """What can be done now, by the ids of what does it: decisions, or what comes from outside."""
        if self.is_over:
            return []
        if self.asked:
            ask, token = self.asked[0]
            return [(token.spot.id, *said) for said in decisions.labels(ask, token)]
        return [tuple(token.spot.id for token in group) for group in self.waiting()]

    def is_signal(self, number: int) -> bool:
        """Whether number *number* of `acts` is a signal from outside."""
        return not self.asked and number >= len(self.waiting()) - len(self._signals())

    def do(self, number: int) -> None:
        """Do number *number* of `acts` and let the case come to rest."""
        self.moves = self.work = 0
        if self.asked:
            ask, token = self.asked.popleft()
            self._decide(ask, token, number)
        else:
            for token in self.waiting()[number]:
                if token.state in (WAITING, STEP):
                    hearing.hear(self, token)
        self.rest()

    @property
    def is_over(self) -> bool:
        """Whether nothing more is followed from here."""
        stopped = self.refused or self.circles_at or self.crowded_at
        return self.completed or self.is_too_much or stopped is not None

    def rest(self) -> None:
        """Move until a decision is needed or nothing moves by itself."""
        while not self.is_over and self._move():
            self.moves += 1
            if self.moves > MOST_MOVES:
                self.circles_at = self._busy()
            elif self.work > MOST_WORK:
                self.is_too_much = True

    def _move(self) -> bool:
        """One move, in the order of the engine; false when there is none, or somebody must decide."""
        while self.asked and self.asked[0][1].state == GONE:
            self.asked.popleft()
        if self.asked:
            return self._only()
        if self.agenda:
            self._act(self.agenda.popleft())
            return True
        return self._finish() or self._late() or self._join()

    def _only(self) -> bool:
        """Decide what has one answer only; where it has none the engine stops with a fault."""
        options = decisions.options(*self.asked[0])
        if len(options) == 1:
            self._decide(*self.asked.popleft(), 0)
        elif not options:
            self.refused = self.asked[0][1].spot
        return len(options) == 1

    # The state

    def places(self) -> Iterator[Place]:
        """All that runs, the outermost first."""
        waiting = [self.root]
        while waiting:
            place = waiting.pop()
            yield place
            waiting.extend(token.inner for token in place.tokens if token.inner)

    def stuck(self) -> list[Token]:
        """The tokens that wait for other tokens."""
        return [t for place in self.places() for t in place.tokens if t.state == IDLE or _is_at_join(t)]

    def _busy(self) -> Spot:
        token = next((token for _, token in self.asked), None) or next(iter((*self.agenda, *self.later)), None)
        return token.spot if token else next(iter(self.root.level.spots.values()))

    def waiting(self) -> list[list[Token]]:
        """Who can be moved on from outside; all that wait for one signal go together, after the others."""
        standing = [token for place in self.places() for token in place.tokens]
        alone = [[token] for token in standing if token.state == STEP or _hears(token, OUTSIDE)]
        return [*alone, *self._signals()]

    def _signals(self) -> list[list[Token]]:
        found: dict[str, list[Token]] = {}
        for token in [token for place in self.places() for token in place.tokens]:
            if _hears(token, ("signal",)):
                for name in {name for kind, name in token.spot.triggers if kind == "signal"}:
                    found.setdefault(name, []).append(token)
        return list(found.values())

    # Moves

    def _begin(self, place: Place, start: Spot | None) -> None:
        for listener in place.level.listeners:
            self.put(place, listener)
        for spot in [start] if start else place.level.entries:
            self.put(place, spot)

    def put(self, place: Place, spot: Spot, *, via: str = "", host: Token | None = None) -> Token:
        """A new token that arrives at *spot*."""
        self.seen.add(spot.number)
        self.work += len(place.tokens)
        token = Token(spot, place)
        token.via, token.host = via, host
        place.tokens.append(token)
        alike = [other for other in place.tokens if other.spot is spot and other.of is None and other.via == via]
        if len(alike) > max(MOST_ALIKE, spot.needs):
            self.crowded_at = spot
            return token
        self._arrive(token)
        return token

    def _arrive(self, token: Token) -> None:
        spot, kind = token.spot, token.spot.kind
        if kind == "parallel":
            self._gather(token)
        elif spot.is_activity:
            self._enter(token)
        elif kind not in _WAIT and (kind != "inclusive" or len(spot.ways_in) < 2):
            self._ready(token)

    def _gather(self, token: Token) -> None:
        """Go on when a token stands on each flow that enters; one of each is used up."""
        standing = [other for other in token.place.tokens if other.spot is token.spot and other.state == WAITING]
        first = {other.via: other for other in reversed(standing)}
        if len(first) >= len(token.spot.ways_in):
            for other in first.values():
                if other is not token:
                    self.remove(other)
            self._ready(token)

    def _enter(self, token: Token) -> None:
        """Begin an activity: when enough tokens came, with its boundary events, as often as its loop says."""
        spot = token.spot
        idle = [other for other in token.place.tokens if other.spot is spot and other.state == IDLE]
        if len(idle) + 1 < spot.needs:
            token.state = IDLE
            return
        for other in idle:
            self.remove(other)
        for border in spot.borders:
            self.put(token.place, border, host=token)
        if spot.drawn.loop is None:
            self._work(token)
        else:
            token.state = HELD
            self.asked.append(("begin", token))

    def _work(self, token: Token) -> None:
        kind = token.spot.kind
        if kind == "person":
            token.state = STEP
        elif kind == "receive":
            token.state = WAITING
        elif kind == "inside" and token.spot.inner is not None:
            token.state = HELD
            token.inner = Place(token.spot.inner, token)
            self.is_too_much = token.inner.depth > DEEPEST
            self._begin(token.inner, token.spot.start)
        else:
            self._ready(token)

    def _ready(self, token: Token) -> None:
        token.state = READY
        kind = token.spot.kind
        (self.later if kind == "send" or (kind == "throw" and token.spot.triggers) else self.agenda).append(token)

    def _act(self, token: Token) -> None:
        if token.state != READY:
            return
        if token.spot.kind == "throw":
            if token.spot.drawn.kind == "endEvent" and token.place is self.root:
                self.reached_end = True
            for trigger in token.spot.triggers:
                if token.state == READY:
                    hearing.throw(self, token, trigger)
        if token.state == READY:
            self.complete(token)

    def _late(self) -> bool:
        if not self.later:
            return False
        self._act(self.later.popleft())
        return True

    def complete(self, token: Token) -> None:
        """End what *token* does, so that it leaves; an instance of a loop tells its whole."""
        if token.of is not None:
            whole = token.of
            self.remove(token)
            whole.done += 1
            self._announce(whole)
            self.asked.append(("loop", whole))
            return
        self._let_go(token)
        token.state = LEAVING
        self.asked.append(("leave", token))

    def _decide(self, ask: Ask, token: Token, number: int) -> None:
        option = decisions.options(ask, token)[number]
        if ask in ("leave", "spawn"):
            assert isinstance(option, tuple)
            self._leave(token, option, stays=ask == "spawn")
        elif ask == "begin":
            assert isinstance(option, int)
            token.size = option
            for _ in range(1 if decisions.is_one_by_one(token) else option):
                self._instance(token)
        elif option and token.next < token.size:
            self._instance(token)
        if ask in ("begin", "loop") and (not option or token.done == token.size):
            self._end_loop(token)

    def _leave(self, token: Token, ways: tuple[Way, ...], *, stays: bool) -> None:
        spot = token.spot
        if not stays:
            self.remove(token)
        self.races += 1
        for way in ways * spot.gives if spot.is_activity else ways:
            self.taken.add(way.id)
            came = self.put(token.place, token.place.level.spots[way.target], via=way.id)
            if spot.kind == "race":
                came.race = (spot.number, self.races)

    def _instance(self, whole: Token) -> None:
        instance = Token(whole.spot, whole.place)
        instance.of = whole
        whole.next += 1
        whole.place.tokens.append(instance)
        self._work(instance)

    def _end_loop(self, whole: Token) -> None:
        for token in list(whole.place.tokens):
            if token.of is whole:
                self.cancel(token)
        self._ready(whole)

    def _announce(self, whole: Token) -> None:
        event, loop = whole.spot.loop_event, whole.spot.drawn.loop
        if event is None or loop is None or (loop.behavior == "One" and whole.done > 1):
            return
        for token in list(whole.place.tokens):
            if token.host is whole and event in token.spot.triggers:
                self.asked.append(("spawn", token))

    # Ends

    def remove(self, token: Token) -> None:
        """Take *token* away."""
        token.state = GONE
        token.place.tokens.remove(token)

    def cancel(self, token: Token) -> None:
        """End *token* without leaving its spot, and everything that hangs on it."""
        if token.state != GONE:
            if token.inner is not None:
                self.clear(token.inner)
            self.remove(token)
            self._let_go(token)

    def _let_go(self, token: Token) -> None:
        for other in list(token.place.tokens):
            if token in (other.host, other.of):
                self.cancel(other)

    def clear(self, place: Place, keep: Token | None = None) -> None:
        """Cancel every token in *place* but *keep*."""
        for token in list(place.tokens):
            if token is not keep:
                self.cancel(token)

    def _finish(self) -> bool:
        """End the innermost place in which nothing moves any more."""
        for place in reversed(list(self.places())):
            if all(token.spot.kind == "listener" for token in place.tokens):
                self.clear(place)
                if place.host is None:
                    self.completed = True
                else:
                    place.host.inner = None
                    self.complete(place.host)
                return True
        return False

    def _join(self) -> bool:
        """Let one inclusive join go on that has nobody left to wait for."""
        for place in self.places():
            waiting: dict[Spot, list[Token]] = {}
            for token in place.tokens:
                if token.spot.kind == "inclusive" and token.state == WAITING:
                    waiting.setdefault(token.spot, []).append(token)
            for spot, tokens in waiting.items():
                self.work += len(place.tokens)
                first = {token.via: token for token in reversed(tokens)}
                if _nobody_comes(place, spot, set(first)):
                    *others, last = first.values()
                    for other in others:
                        self.remove(other)
                    self._ready(last)
                    return True
        return False


def _is_at_join(token: Token) -> bool:
    return token.state == WAITING and token.spot.kind in ("parallel", "inclusive")


def _hears(token: Token, kinds: Collection[str]) -> bool:
    if token.state != WAITING or token.fired or _is_at_join(token):
        return False
    return any(kind in kinds for kind, _ in token.spot.triggers)


def _nobody_comes(place: Place, join: Spot, full: set[str]) -> bool:
    """Whether no token that can come to an empty flow of *join* is still under way (BPMN 2.0.2, table 13.3)."""
    if full.issuperset(join.ways_in):
        return True
    to_full: set[str] = set()
    to_empty: set[str] = set()
    for way, sources in join.sources.items():
        (to_full if way in full else to_empty).update(sources)
    held_up_by = to_empty - to_full
    return not any(token.spot.id in held_up_by and token.spot.kind != "listener" for token in place.tokens)
