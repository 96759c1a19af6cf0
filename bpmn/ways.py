"""The ways through a process as one graph: into sub-processes and called processes and out again, over boundaries.

Each place of the graph is a node of a diagram as one call sees it; a process that is called twice stands in it twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from bpmn.model import Diagram
from bpmn.nodes import SUBPROCESSES, Flow, FlowNode

MOST_PLACES = 20_000  #: our choice: what is walked through in a second
MOST_FLOWS = 4 * MOST_PLACES
DEEPEST = 24  #: activities in each other, as the engine has it

Context = tuple[str, ...]  #: the activities around, outermost first


@dataclass(eq=False, slots=True, kw_only=True)
class Place:
    """One node in one context; an activity with an inside has a second place where it is left."""

    node: FlowNode
    file: str
    context: Context
    is_exit: bool = False
    has_inside: bool = False
    after: list[tuple[str | None, Place]] = field(default_factory=list)  #: flow that leads there, if one does

    @property
    def acts(self) -> bool:
        """Whether the node's properties take effect here: where a token leaves it."""
        return self.is_exit or not self.has_inside


@dataclass(slots=True, kw_only=True)
class Ways:
    """The whole graph."""

    roots: list[Place] = field(default_factory=list)  #: where cases begin, and what nothing leads to
    places: list[Place] = field(default_factory=list)
    is_whole: bool = True  #: false when it was cut off at MOST_PLACES or MOST_FLOWS


def everywhere(diagram: Diagram, node: FlowNode) -> Collection[Flow]:
    """Every flow that leaves *node*."""
    return diagram.outgoing[node.id]


def closed(_node: FlowNode) -> bool:
    """No activity is passed over."""
    return False


def read(
    diagrams: Sequence[Diagram],
    process: str,
    *,
    leaving: Callable[[Diagram, FlowNode], Collection[Flow]] = everywhere,
    is_leaf: Callable[[FlowNode], bool] = closed,
) -> Ways:
    """The ways through *process*, which stands with everything that it calls in *diagrams*.

    *leaving* says which flows can be taken from a node, *is_leaf* which activities are not entered.
    """
    home: dict[str, Diagram] = {}
    for diagram in diagrams:
        for name in diagram.process_by_id:
            home.setdefault(name, diagram)
    reader = _Reader(home, leaving, is_leaf)
    if process in home:
        reader.ways.roots = reader.level(home[process], process, (), ())
    return reader.ways


class _Reader:
    """Builds the graph, level by level."""

    def __init__(
        self,
        home: Mapping[str, Diagram],
        leaving: Callable[[Diagram, FlowNode], Collection[Flow]],
        is_leaf: Callable[[FlowNode], bool],
    ) -> None:
        self.home, self.leaving, self.is_leaf = home, leaving, is_leaf
        self.ways = Ways()
        self.flows_left = MOST_FLOWS
        self.caught: dict[tuple[str, str], Mapping[str | None, list[str]]] = {}

    def level(self, diagram: Diagram, scope: str, context: Context, calls: Context) -> list[Place]:
        """The places where the level *scope* begins; what it ends in leads to the exit of the activity around it."""
        entries: dict[str, Place] = {}
        exits: dict[str, Place] = {}
        for node in diagram.inside[scope]:
            if len(self.ways.places) >= MOST_PLACES:
                self.ways.is_whole = False
                return list(entries.values())[:1]
            entries[node.id] = exits[node.id] = self._place(diagram, node, context)
        for node in diagram.inside[scope]:
            self._inside(diagram, node, context, calls, entries, exits)
        for node in diagram.inside[scope]:
            following = list(islice(self._following(diagram, node, entries), self.flows_left))
            exits[node.id].after.extend(following)
            self.flows_left -= len(following)
            self.ways.is_whole = self.ways.is_whole and self.flows_left > 0
        return [place for place in entries.values() if self._is_beginning(diagram, place.node)]

    def _is_beginning(self, diagram: Diagram, node: FlowNode) -> bool:
        caught = node.kind == "intermediateCatchEvent" and any(event.kind == "link" for event in node.events)
        return not diagram.incoming[node.id] and node.attached_to is None and not caught

    def _place(self, diagram: Diagram, node: FlowNode, context: Context, *, is_exit: bool = False) -> Place:
        place = Place(node=node, file=diagram.file, context=context, is_exit=is_exit)
        self.ways.places.append(place)
        return place

    def _inside(
        self,
        diagram: Diagram,
        node: FlowNode,
        context: Context,
        calls: Context,
        entries: dict[str, Place],
        exits: dict[str, Place],
    ) -> None:
        """Open an activity that has an inside, when it is to be entered."""
        found = self._inner(diagram, node)
        if found is None or self.is_leaf(node) or found[1] in calls or len(context) >= DEEPEST:
            return
        inner, scope = found
        entry = entries[node.id]
        entry.has_inside = True
        leave = exits[node.id] = self._place(diagram, node, context, is_exit=True)
        leave.has_inside = True
        deeper, before = (*context, node.id), len(self.ways.places)
        around = (*calls, scope) if node.kind == "callActivity" else calls
        entry.after.extend((None, place) for place in self.level(inner, scope, deeper, around))
        for place in self.ways.places[before:]:
            if place.context == deeper and place.acts and not place.after:
                place.after.append((None, leave))

    def _inner(self, diagram: Diagram, node: FlowNode) -> tuple[Diagram, str] | None:
        if node.kind in SUBPROCESSES:
            return diagram, node.id
        called = self.home.get(node.called or "") if node.kind == "callActivity" else None
        return (called, node.called or "") if called else None

    def _following(
        self, diagram: Diagram, node: FlowNode, entries: Mapping[str, Place]
    ) -> Iterator[tuple[str | None, Place]]:
        for flow in self.leaving(diagram, node):
            if flow.target in entries:
                yield flow.id, entries[flow.target]
        for boundary in diagram.boundaries[node.id]:
            if boundary.id in entries:
                yield None, entries[boundary.id]
        if node.kind == "intermediateThrowEvent":
            for name in {event.name for event in node.events if event.kind == "link"}:
                yield from ((None, entries[other]) for other in self._catching(diagram, node.parent).get(name, ()))

    def _catching(self, diagram: Diagram, level: str) -> Mapping[str | None, list[str]]:
        """Name of a link -> the events of *level* that catch it."""
        if (diagram.file, level) not in self.caught:
            found: defaultdict[str | None, list[str]] = defaultdict(list)
            for node in diagram.inside[level]:
                for name in {event.name for event in node.events if event.kind == "link"}:
                    if node.kind == "intermediateCatchEvent":
                        found[name].append(node.id)
            self.caught[diagram.file, level] = found
        return self.caught[diagram.file, level]
