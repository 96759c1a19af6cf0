"""Moving a case to another version of its procedure, where it stands.

Steps keep their ids, their data and their deadlines. Boundary events and event sub-processes follow the new version:
what it adds begins now, what it lacks ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from engine.runtime.activities import Activity
from engine.runtime.cases import Case, Place, Scope
from engine.runtime.definitions import Definition
from engine.runtime.faults import CannotMove
from engine.runtime.runs import Run, acting
from engine.runtime.tokens import Token

if TYPE_CHECKING:
    from engine.runtime.nodes import Node


def move(run: Run, definition: Definition, *, mapping: Mapping[str, str], now: datetime) -> None:
    """Let *run* go on by *definition*; *mapping* gives the new id of a node or flow whose id changed.

    Raises:
        CannotMove: the other version lacks an element where the case stands, or has another kind of element there.
    """
    with acting(run, now) as old:
        new = Case(definition, now=now)
        new.data, new.completed = old.data, old.completed
        for place in old.places():
            _move_place(place, _counterpart(place, new), mapping)
        for place in new.places():
            _complete(place)
        new.do_engine_steps()
        run.case = new


def _counterpart(place: Place, new: Case) -> Place:
    """The empty place in *new* that takes the tokens of *place*."""
    if place.host is None:
        return new
    host = new.find(place.host.id)
    assert host is not None
    scope = Scope(host.node.inner, host)
    new.subprocesses[host.id] = scope
    return scope


def _move_place(old: Place, new: Place, mapping: Mapping[str, str]) -> None:
    root = Token(new, new.spec.root, None)
    root._set_state(new.spec.root.done)
    for token in old.live():
        name = mapping.get(token.node.name, token.node.name)
        node = new.spec.task_specs.get(name)
        if "host" in token.marks or token.node.listens:
            if node is None or _kind(node) != _kind(token.node):
                continue
        else:
            _compare(token, node, name)
        moved = Token(new, node, root, token.id)
        moved._set_state(token._state)
        moved.internal_data, moved.data = token.marks, token.data
        if "via" in token.marks:
            moved.marks["via"] = _flow(token, node, mapping)


def _compare(token: Token, node: Node | None, name: str) -> None:
    """Refuse a *node* that cannot take *token*."""
    if node is None or _kind(node) != _kind(token.node):
        raise CannotMove(element=token.node.name, target=name)


def _kind(node: Node) -> object:
    return type(node), node.drawn.loop and node.drawn.loop.kind, [trigger.kind for trigger in node.triggers]


def _flow(token: Token, node: Node, mapping: Mapping[str, str]) -> str:
    flow: str = mapping.get(token.marks["via"], token.marks["via"])
    if flow not in node.ways_in:
        raise CannotMove(element=token.node.name, target=flow)
    return flow


def _complete(place: Place) -> None:
    """Begin the boundary events and listeners that the new version adds."""
    standing = place.live()
    for listener in place.spec.listeners:
        if all(token.node is not listener for token in standing) and not _was_interrupted(standing):
            place.put(listener, None)
    for token in standing:
        if isinstance(token.node, Activity) and "of" not in token.marks and "idle" not in token.marks:
            armed = [other.node.name for other in standing if other.marks.get("host") == token.id]
            for name in token.node.boundaries:
                if name not in armed:
                    place.put(place.spec.node(name), token, host=token.id)


def _was_interrupted(standing: list[Token]) -> bool:
    """Whether an interrupting event sub-process has taken over the place, which ended its listeners for good."""
    return any(
        token.node.drawn.by_event and token.node.start is not None and token.node.start.drawn.interrupting
        for token in standing
    )
