"""A case that has come some way elsewhere begins in the middle: where it stands when just the named steps wait.

Where that is, is looked up among all states that the diagram can come to: beside the steps there may be the joins that
wait for them, the calls that they lie in, and what listens around them. A timer that has fired once, on the border or
around, does not fire again.
"""

from __future__ import annotations

import re
from collections import OrderedDict, deque
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, Any

from bpmn import model, soundness, xml
from bpmn.soundness import standings
from bpmn.soundness.standings import AT_JOIN, Standings
from engine.runtime import loops, timing
from engine.runtime.cases import Case, Place, Scope
from engine.runtime.data import kept
from engine.runtime.definitions import Definition
from engine.runtime.faults import CannotEnter, EntryUnclear, NoKey, NotALoop, TooManyPlaces
from engine.runtime.library import STARTED
from engine.runtime.runs import Run, acting
from engine.runtime.tokens import Token

if TYPE_CHECKING:
    from bpmn.soundness.tokens import Place as Stood
    from bpmn.soundness.tokens import Token as Standing
    from engine.runtime.nodes import Node, Process

#: acts of the clock that hold until another act: a case that stands behind one stands under it
HOLDING = frozenset({"supplement", "obligation", "stop"})

ROUNDS = re.compile(r"\s*\[\s*([0-9]{1,4}(?:\s*,\s*[0-9]{1,4})*)\s*\]", re.ASCII)  #: of a loop, behind its id
MOST_KEPT = 16  #: definitions whose states stay in memory
_explored: OrderedDict[tuple[str, str], Standings] = OrderedDict()
_lock = Lock()


def enter(
    definition: Definition,
    steps: Collection[str],
    *,
    data: Mapping[str, Any],
    now: datetime,
    since: datetime | None = None,
) -> Run:
    """A new run of *definition* in which just *steps* wait, as if it had come there; what held it, goes out.

    A step is named by its id, or by that of the call around it and its own: `call/step`; an event that is waited for in
    the same way, events that race each other by the gateway in front of them. Of a loop all rounds wait, the first one
    where they follow one another, or those that are named: `step[2,3]`, `inside[2]/step`. It waits there *since* then,
    else from *now* on; so a timer may be due at once, and one that fires again and again does from now on.

    Raises:
        CannotEnter: the diagram never stands so. EntryUnclear: it can stand so in several ways. TooManyPlaces: it has
            too many states to tell. NotALoop, NoSuchRound, NoRounds, OutcomesLost. NoKey: of a message.
    """
    told, known = ", ".join(steps), _standings(definition)
    found = known.at(ROUNDS.sub("", step) for step in steps)
    if not found:
        raise (CannotEnter if known.is_complete else TooManyPlaces)(element=told)
    if len(found) > 1:
        ways = {" + ".join(standings.paths(world)) for world in found}
        raise EntryUnclear(element=told, ways="; ".join(sorted(ways)))
    run = Run(Case(definition, now=now))
    with acting(run, now) as case:
        case.data = kept(data)
        case.now = since or now
        entry = _Entry(_rounds(steps))
        entry.stand(case, found[0].root)
        if strange := entry.rounds.keys() - entry.used:
            raise NotALoop(element=", ".join(sorted(strange)))
        case.now = now
        _go_on_from_now(case)
        before = _waiting(case)
        case.do_engine_steps()
        _require_keys(case)
    if before != _waiting(case):
        raise CannotEnter(element=told)
    return run


def _rounds(steps: Collection[str]) -> dict[str, tuple[int, ...]]:
    """The rounds that are named, by the loop with what was said to be around it."""
    found = ((step, match) for step in steps for match in ROUNDS.finditer(step))
    return {
        ROUNDS.sub("", step[: match.start()]): tuple(int(number) for number in match[1].split(","))
        for step, match in found
    }


def _waiting(case: Case) -> set[tuple[str, str]]:
    """The steps and events that are waited for."""
    waited = ("intermediateCatchEvent", "receiveTask")
    return {
        (token.place.spec.name, token.node.name)
        for token in case.tokens()
        if token.is_step or (token.is_waiting and token.node.drawn.kind in waited)
    }


def _go_on_from_now(case: Case) -> None:
    """What would have fired again and again until now did so elsewhere."""
    for token in case.tokens():
        for number, (_, _, period) in token.marks.get("due", {}).items():
            if period is not None:
                trigger = token.node.triggers[int(number)]
                said = timing.value(token, trigger)
                token.marks["due"][number] = timing.first(token.node.name, trigger, said, case.now)


def _require_keys(case: Case) -> None:
    """Nothing, when each message that is waited for can be told from those to other cases.

    Raises:
        NoKey.
    """
    for token in case.tokens():
        if "key" in token.marks and token.marks["key"] is None:
            raise NoKey(element=token.node.name, name=token.node.drawn.properties["correlation"])


def _standings(definition: Definition) -> Standings:
    """Explored once for each definition."""
    key = definition.key, definition.process
    with _lock:
        if key not in _explored:
            files = definition.diagrams.items()
            read = [model.read(xml.parse(content, file=file), file=file) for file, content in files]
            _explored[key] = soundness.Standings(read, definition.process)
        _explored.move_to_end(key)
        while len(_explored) > MOST_KEPT:
            _explored.popitem(last=False)
        return _explored[key]


class _Entry:
    """A case on the way to where it stands."""

    def __init__(self, rounds: dict[str, tuple[int, ...]]) -> None:
        """Begin with the *rounds* that are named."""
        self.rounds = rounds
        self.used: set[str] = set()  #: those of them that are rounds of a loop

    def stand(self, place: Place, stood: Stood, around: str = "") -> None:
        """Put tokens into *place*, which has the path *around*, where *stood* has them."""
        root = Token(place, place.spec.root, None)
        root._set_state(place.spec.root.done)
        heard = {one.spot.id: one for one in stood.tokens if one.spot.kind == "listener"}
        for listener in place.spec.listeners:
            if listener.name in heard:
                _spend(place.put(listener, root), heard[listener.name])
        raced: dict[tuple[int, int], Token] = {}
        held: set[str] = set()
        for one in standings.own(stood):
            node = place.spec.node(one.spot.id)
            _hold(place, node, root, held)
            if one.race is not None:
                if one.race not in raced:
                    raced[one.race] = _passed(place, place.spec.node(standings.gateway(one).id), root)
                place.put(node, root, race=raced[one.race].id)
            elif one.inner is None and one.spot.drawn.loop is None:
                _spend_borders(place.put(node, root, **({"via": one.via} if one.spot.kind in AT_JOIN else {})), one)
            else:
                self._inside(place, node, root, one, f"{around}/{node.name}")

    def _inside(self, place: Place, node: Node, root: Token, one: Standing, path: str) -> None:
        """Put a token at the activity *node*, and tokens inside it, of a loop into each round that runs."""
        whole = Token(place, node, root)
        for name in getattr(node, "boundaries", ()):
            place.put(place.spec.node(name), whole, host=whole.id)
        _spend_borders(whole, one)
        whole._set_state(STARTED)
        running = loops.under_way(whole, self._named(path)) if one.spot.drawn.loop is not None else [whole]
        inner = standings.round_of(one).inner
        for token in running:
            if inner is None:
                node.work(token)
            else:
                token._set_state(STARTED)
                scope = token.case.subprocesses[token.id] = Scope(node.inner, token)
                self.stand(scope, inner, path)

    def _named(self, path: str) -> tuple[int, ...]:
        """The rounds that are named of the loop *path*."""
        mine = [name for name in self.rounds if path.endswith(f"/{name}")]
        self.used.update(mine)
        return self.rounds[mine[0]] if mine else ()


def _passed(place: Place, node: Node, root: Token) -> Token:
    """A token that has passed *node*."""
    token = Token(place, node, root)
    token._set_state(node.done)
    return token


def _hold(place: Place, node: Node, root: Token, held: set[str]) -> None:
    """What holds the clock at *node* goes out, unless it is among those that did."""
    found = _holding(place.spec, node.name)
    if found is not None and found.name not in held:
        held.add(found.name)
        passed = _passed(place, found, root)
        passed.case.send("milestone", found.name, passed, dict(found.drawn.properties))


def _spend_borders(host: Token, one: Standing) -> None:
    """The events on the border of *host* that fired already, as *one* has them, do not fire by time again."""
    stood = {other.spot.id: other for other in one.place.tokens if other.host is one}
    for token in host.place.live():
        if token.marks.get("host") == host.id and token.node.name in stood:
            _spend(token, stood[token.node.name])


def _spend(token: Token, one: Standing) -> None:
    """When the event fired already, its time is over, but that of a cycle goes on."""
    due = token.marks.get("due")
    if one.fired and due:
        for number in [number for number, planned in due.items() if timing.following(planned) is None]:
            del due[number]


def _holding(process: Process, name: str) -> Node | None:
    """The node before *name* whose act on the clock holds there; None: none, or not on every way."""
    found: list[Node] = []
    for node in _acts_before(process, name):
        if node not in found:
            found.append(node)
    return found[0] if len(found) == 1 and found[0].drawn.properties["act"] in HOLDING else None


def _acts_before(process: Process, name: str) -> Iterator[Node]:
    """The nearest nodes before *name* that act on the clock."""
    seen: set[str] = set()
    open_ends = deque(sorted(process.before[name]))
    while open_ends:
        here = open_ends.popleft()
        if here in seen:
            continue
        seen.add(here)
        node = process.node(here)
        if not node.manual and "act" in node.drawn.properties:
            yield node
        else:
            open_ends.extend(sorted(process.before[here]))
