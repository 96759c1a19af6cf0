"""A case that has come some way elsewhere begins in the middle: where it stands when just the named steps wait.

Where that is, is looked up among all states that the diagram can come to: beside the steps there may be the joins that
wait for them, and the calls that they lie in.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING, Any

from bpmn import model, soundness, xml
from bpmn.soundness import standings
from bpmn.soundness.standings import AT_JOIN, Standings
from engine.runtime.cases import Case, Place, Scope
from engine.runtime.data import kept
from engine.runtime.definitions import Definition
from engine.runtime.faults import CannotEnter, EntryUnclear, TooManyPlaces
from engine.runtime.library import STARTED
from engine.runtime.runs import Run, acting, ready
from engine.runtime.tokens import Token

if TYPE_CHECKING:
    from bpmn.soundness.tokens import Place as Stood
    from engine.runtime.nodes import Node, Process

#: acts of the clock that hold until another act: a case that stands behind one stands under it
HOLDING = frozenset({"supplement", "obligation", "stop"})

MOST_KEPT = 16  #: definitions whose states stay in memory
_explored: OrderedDict[tuple[str, str], Standings] = OrderedDict()
_lock = Lock()


def enter(definition: Definition, steps: Collection[str], *, data: Mapping[str, Any], now: datetime) -> Run:
    """A new run of *definition* in which just *steps* wait, as if it had come there; what held it, goes out.

    A step is named by its id, or by that of the call around it and its own: `call/step`.

    Raises:
        CannotEnter: the diagram never stands so. EntryUnclear: it can stand so in several ways. TooManyPlaces: it has
            too many states to tell.
    """
    told, known = ", ".join(steps), _standings(definition)
    found = known.at(steps)
    if not found:
        raise (CannotEnter if known.is_complete else TooManyPlaces)(element=told)
    if len(found) > 1:
        ways = {" + ".join(standings.paths(world)) for world in found}
        raise EntryUnclear(element=told, ways="; ".join(sorted(ways)))
    run = Run(Case(definition, now=now))
    with acting(run, now) as case:
        case.data = kept(data)
        _stand(case, found[0].root)
        case.do_engine_steps()
    if sorted(step.element for step in ready(run)) != sorted(one.rpartition("/")[2] for one in steps):
        raise CannotEnter(element=told)
    return run


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


def _stand(place: Place, stood: Stood) -> None:
    """Put tokens into *place* where *stood* has them."""
    root = Token(place, place.spec.root, None)
    root._set_state(place.spec.root.done)
    for listener in place.spec.listeners:
        place.put(listener, root)
    for one in standings.own(stood):
        node = place.spec.node(one.spot.id)
        held = _holding(place.spec, node.name)
        if held is not None:
            passed = Token(place, held, root)
            passed._set_state(held.done)
            passed.case.send("milestone", held.name, passed, dict(held.drawn.properties))
        if one.inner is None:
            place.put(node, root, **({"via": one.via} if one.spot.kind in AT_JOIN else {}))
        else:
            around = _around(place, node, root)
            _stand(around.case.subprocesses[around.id], one.inner)


def _around(place: Place, node: Node, root: Token) -> Token:
    """A token at the activity *node*, inside which nothing has begun yet."""
    token = Token(place, node, root)
    for name in getattr(node, "boundaries", ()):
        place.put(place.spec.node(name), token, host=token.id)
    token._set_state(STARTED)
    token.case.subprocesses[token.id] = Scope(node.inner, token)
    return token


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
