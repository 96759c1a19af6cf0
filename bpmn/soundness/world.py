"""One state of a case without its data, and every move that is possible in it.

Tokens move by the rules of the engine (`engine/runtime`), in its order; where data would decide, the world stops and
offers each decision. Beside that only what comes from outside (a person, a message, the time) moves it on.

Our choice: an event that does not interrupt is tried once for each time it is armed, and a multi-instance step whose
count the diagram does not say is tried with no instance and with two: more of the same brings nothing new.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator
from typing import Literal

from bpmn.soundness import decisions
from bpmn.soundness.net import OUTSIDE, Level, Spot, Trigger, Way

DEEPEST = 24
MOST_MOVES = 1_000  #: of automatic moves without a decision or a rest between them
MOST_ALIKE = 4  #: tokens that came to one spot of one place by one flow; more of them are not followed

READY, WAITING, STEP, HELD, IDLE, LEAVING, GONE = range(7)
Ask = Literal["leave", "spawn", "begin", "loop"]


class Token:
    """One place where the case stands."""

    __slots__ = ("done", "fired", "host", "inner", "next", "of", "place", "race", "size", "spot", "state", "via")

    def __init__(self, spot: Spot, place: Place) -> None:
        self.spot, self.place = spot, place
        self.state = WAITING
        self.via = ""
        self.host: Token | None = None  #: boundary event: the activity that it stands on
        self.of: Token | None = None  #: instance of a loop: the whole
        self.race: tuple[int, int] | None = None
        self.inner: Place | None = None
        self.fired = False
        self.size = self.next = self.done = 0


class Place:
    """A running process or sub-process."""

    __slots__ = ("depth", "host", "level", "tokens")

    def __init__(self, level: Level, host: Token | None) -> None:
        self.level, self.host = level, host
        self.depth: int = host.place.depth + 1 if host else 0
        self.tokens: list[Token] = []


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
        self.completed = self.is_deep = False
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
        return [tuple(token.spot.id for token in group) for group in self._waiting()]

    def is_signal(self, number: int) -> bool:
        """Whether number *number* of `acts` is a signal from outside."""
        return not self.asked and number >= len(self._waiting()) - len(self._signals())

    def do(self, number: int) -> None:
        """Do number *number* of `acts` and let the case come to rest."""
        self.moves = 0
        if self.asked:
            ask, token = self.asked.popleft()
            self._decide(ask, token, number)
        else:
            for token in self._waiting()[number]:
                if token.state in (WAITING, STEP):
                    self._hear(token)
        self.rest()

    @property
    def is_over(self) -> bool:
        """Whether nothing more is followed from here."""
        stopped = self.refused or self.circles_at or self.crowded_at
        return self.completed or self.is_deep or stopped is not None

    def rest(self) -> None:
        """Move until a decision is needed or nothing moves by itself."""
        while not self.is_over:
            self.moves += 1
            if self.moves > MOST_MOVES:
                self.circles_at = self._busy()
            elif self.asked:
                ask, token = self.asked[0]
                if token.state == GONE:
                    self.asked.popleft()
                    continue
                if len(decisions.options(ask, token)) != 1:
                    if not decisions.options(ask, token):
                        self.refused = token.spot
                    return
                self.asked.popleft()
                self._decide(ask, token, 0)
            elif self.agenda:
                self._act(self.agenda.popleft())
            elif not self._finish() and not self._late() and not self._join():
                return

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

    def _waiting(self) -> list[list[Token]]:
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
            self._put(place, listener)
        for spot in [start] if start else place.level.entries:
            self._put(place, spot)

    def _put(self, place: Place, spot: Spot, *, via: str = "", host: Token | None = None) -> Token:
        self.seen.add(spot.number)
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
            standing = [other for other in token.place.tokens if other.spot is spot and other.state == WAITING]
            first = {other.via: other for other in reversed(standing)}
            if len(first) >= len(spot.ways_in):
                for other in first.values():
                    if other is not token:
                        self._remove(other)
                self._ready(token)
        elif kind == "inclusive":
            if len(spot.ways_in) < 2:
                self._ready(token)
        elif spot.is_activity:
            self._enter(token)
        elif kind not in ("catch", "border", "listener"):
            self._ready(token)

    def _enter(self, token: Token) -> None:
        """Begin an activity: when enough tokens came, with its boundary events, as often as its loop says."""
        spot = token.spot
        idle = [other for other in token.place.tokens if other.spot is spot and other.state == IDLE]
        if len(idle) + 1 < spot.needs:
            token.state = IDLE
            return
        for other in idle:
            self._remove(other)
        for border in spot.borders:
            self._put(token.place, border, host=token)
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
            self.is_deep = token.inner.depth > DEEPEST
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
                    self._throw(token, trigger)
        if token.state == READY:
            self._complete(token)

    def _late(self) -> bool:
        if not self.later:
            return False
        self._act(self.later.popleft())
        return True

    def _complete(self, token: Token) -> None:
        if token.of is not None:
            whole = token.of
            self._remove(token)
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
            self._remove(token)
        self.races += 1
        for way in ways * spot.gives if spot.is_activity else ways:
            self.taken.add(way.id)
            came = self._put(token.place, token.place.level.spots[way.target], via=way.id)
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
                self._cancel(token)
        self._ready(whole)

    def _announce(self, whole: Token) -> None:
        event, loop = whole.spot.loop_event, whole.spot.drawn.loop
        if event is None or loop is None or (loop.behavior == "One" and whole.done > 1):
            return
        for token in list(whole.place.tokens):
            if token.host is whole and event in token.spot.triggers:
                self.asked.append(("spawn", token))

    # Ends

    def _remove(self, token: Token) -> None:
        token.state = GONE
        token.place.tokens.remove(token)

    def _cancel(self, token: Token) -> None:
        if token.state != GONE:
            if token.inner is not None:
                self._clear(token.inner)
            self._remove(token)
            self._let_go(token)

    def _let_go(self, token: Token) -> None:
        for other in list(token.place.tokens):
            if token in (other.host, other.of):
                self._cancel(other)

    def _clear(self, place: Place, keep: Token | None = None) -> None:
        for token in list(place.tokens):
            if token is not keep:
                self._cancel(token)

    def _finish(self) -> bool:
        """End the innermost place in which nothing moves any more."""
        for place in reversed(list(self.places())):
            if all(token.spot.kind == "listener" for token in place.tokens):
                self._clear(place)
                if place.host is None:
                    self.completed = True
                else:
                    place.host.inner = None
                    self._complete(place.host)
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
                first = {token.via: token for token in reversed(tokens)}
                if _nobody_comes(place, spot, set(first)):
                    *others, last = first.values()
                    for other in others:
                        self._remove(other)
                    self._ready(last)
                    return True
        return False

    # Events

    def _hear(self, token: Token) -> None:
        """Go on: what the token waits for has come."""
        if token.race is not None:
            for rival in list(token.place.tokens):
                if rival is not token and rival.race == token.race:
                    self._cancel(rival)
        kind, interrupts = token.spot.kind, token.spot.drawn.interrupting
        if kind == "border" and token.host is not None and interrupts:
            host, token.host, token.state = token.host, None, LEAVING
            self._cancel(host)
            self.asked.append(("leave", token))
        elif kind == "border":
            token.fired = True
            self.asked.append(("spawn", token))
        elif kind == "listener":
            place, opens = token.place, token.spot.opens
            token.fired = True
            if interrupts:
                self._clear(place)
            assert opens is not None
            self._put(place, opens)
        else:
            self._complete(token)

    def _throw(self, token: Token, trigger: Trigger) -> None:
        kind, _ = trigger
        if kind == "signal":
            for other in [t for place in self.places() for t in place.tokens]:
                if other.state == WAITING and trigger in other.spot.triggers:
                    self._hear(other)
        elif kind in ("error", "escalation"):
            self._climb(token, trigger)
        elif kind == "cancel" and token.place.host is not None:
            found = _best(_borders(token.place.host), trigger)
            if found is not None:
                self._hear(found)
        elif kind == "terminate":
            self._clear(token.place, keep=token)

    def _climb(self, token: Token, trigger: Trigger) -> None:
        """Find who catches an error or escalation: event sub-processes of a place, then boundaries around it."""
        place = token.place
        found = _best([t for t in place.tokens if t.spot.kind == "listener"], trigger)
        while found is None and place.host is not None:
            host, place = place.host, place.host.place
            found = _best(_borders(host), trigger)
            found = found or _best([t for t in place.tokens if t.spot.kind == "listener"], trigger)
        if found is not None:
            self._hear(found)
        elif trigger[0] == "error":
            self.refused = token.spot


def _is_at_join(token: Token) -> bool:
    return token.state == WAITING and token.spot.kind in ("parallel", "inclusive")


def _hears(token: Token, kinds: Collection[str]) -> bool:
    if token.state != WAITING or token.fired or _is_at_join(token):
        return False
    return any(kind in kinds for kind, _ in token.spot.triggers)


def _borders(host: Token) -> list[Token]:
    whole = host.of or host
    return [token for token in host.place.tokens if token.host is whole]


def _best(tokens: list[Token], trigger: Trigger) -> Token | None:
    """Who catches *trigger*: one that names its code, else one that takes any."""
    waiting = [token for token in tokens if token.state == WAITING]
    exact = next((token for token in waiting if trigger in token.spot.triggers), None)
    return exact or next((token for token in waiting if (trigger[0], "") in token.spot.triggers), None)


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
