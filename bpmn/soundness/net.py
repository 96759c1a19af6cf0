"""The structure that tokens move in: every level of the diagrams, its spots, and the flows between them.

The same reading of a diagram as the engine's, without its data: what waits for whom, what begins where.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count

from bpmn import tree
from bpmn.model import Diagram
from bpmn.nodes import ACTIVITIES, PERSON_TASKS, SUBPROCESSES, Event, FlowNode

Trigger = tuple[str, str]  #: kind of event, and the name or code that both sides know
OUTSIDE = frozenset(("message", "service", "timer", "conditional"))


@dataclass(frozen=True, slots=True)
class Way:
    """A sequence flow, or the jump of a link."""

    id: str
    target: str
    condition: str | None


@dataclass(eq=False, kw_only=True)
class Spot:
    """One node of a level."""

    drawn: FlowNode
    level: Level
    number: int  #: its own among all spots
    triggers: tuple[Trigger, ...] = ()
    ways_out: list[Way] = field(default_factory=list)
    ways_in: list[str] = field(default_factory=list)
    borders: list[Spot] = field(default_factory=list)  #: boundary events on it
    inner: Level | None = None
    start: Spot | None = None  #: event sub-process: where it begins
    opens: Spot | None = None  #: listener: the event sub-process that it starts
    loop_event: Trigger | None = None  #: what a loop throws as its instances end

    @property
    def id(self) -> str:
        """Its BPMN id."""
        return self.drawn.id

    @cached_property
    def kind(self) -> str:
        """What it does with a token: the kind of its class in the engine."""
        kind = self.drawn.kind
        if any(event.kind == "link" for event in self.drawn.events) or self.drawn.for_compensation:
            return "pass"
        if self.opens is not None:
            return "listener"
        if kind in PERSON_TASKS:
            return "person"
        if kind in ("receiveTask", "serviceTask"):
            return "receive"
        if kind in ("intermediateThrowEvent", "endEvent"):
            return "throw"
        return _KINDS.get(kind, "pass")

    @cached_property
    def is_activity(self) -> bool:
        """Whether it has quantities, boundary events and loops."""
        return self.drawn.kind in ACTIVITIES and self.kind != "pass"

    @cached_property
    def needs(self) -> int:
        """How many tokens it starts with."""
        return _quantity(self.drawn, "startQuantity")

    @cached_property
    def gives(self) -> int:
        """How many tokens it puts on each flow."""
        return _quantity(self.drawn, "completionQuantity")

    @cached_property
    def sources(self) -> Mapping[str, frozenset[str]]:
        """Inclusive join: flow that enters -> the nodes from which a token can come to it without passing the join."""
        return {way: self._upstream(way) for way in self.ways_in}

    def _upstream(self, way: str) -> frozenset[str]:
        before = self.level.before
        found: set[str] = set()
        open_ends = {self.level.begins[way]}
        while open_ends:
            name = open_ends.pop()
            if name not in found and name != self.id:
                found.add(name)
                open_ends |= before[name]
        return frozenset(found)


_KINDS = {
    "subProcess": "inside",
    "transaction": "inside",
    "callActivity": "inside",
    "exclusiveGateway": "exclusive",
    "parallelGateway": "parallel",
    "inclusiveGateway": "inclusive",
    "eventBasedGateway": "race",
    "intermediateCatchEvent": "catch",
    "boundaryEvent": "border",
    "scriptTask": "automatic",
    "businessRuleTask": "automatic",
    "sendTask": "send",
}


@dataclass(eq=False)
class Level:
    """One process or sub-process."""

    id: str
    file: str
    number: int
    spots: dict[str, Spot] = field(default_factory=dict)
    starts: list[Spot] = field(default_factory=list)
    entries: list[Spot] = field(default_factory=list)  #: where it begins when nobody says otherwise
    listeners: list[Spot] = field(default_factory=list)  #: starts of its event sub-processes

    @cached_property
    def begins(self) -> Mapping[str, str]:
        """Flow -> the node that it leaves."""
        return {way.id: spot.id for spot in self.spots.values() for way in spot.ways_out}

    @cached_property
    def before(self) -> Mapping[str, set[str]]:
        """Node -> the nodes from which a token can come to it in one move."""
        found: dict[str, set[str]] = {name: set() for name in self.spots}
        for name, spot in self.spots.items():
            for target in (*(way.target for way in spot.ways_out), *(border.id for border in spot.borders)):
                found[target].add(name)
        return found

    @cached_property
    def is_calm(self) -> bool:
        """Whether nothing in it ends or watches other tokens of it: branches then move each for itself."""
        spots = self.spots.values()
        watches = any(spot.kind == "inclusive" and len(spot.ways_in) > 1 for spot in spots)
        ends = any(kind == "terminate" for spot in spots for kind, _ in spot.triggers)
        return not self.listeners and not watches and not ends

    @cached_property
    def signals(self) -> bool:
        """Whether it or what is inside throws or awaits a signal, which reaches the whole case."""
        return any(
            kind == "signal" for level in self.inside() for spot in level.spots.values() for kind, _ in spot.triggers
        )

    def inside(self) -> Iterator[Level]:
        """It and every level that can be entered from it, called processes too, each once."""
        seen: dict[int, Level] = {}
        waiting = [self]
        while waiting:
            level = waiting.pop()
            if level.number not in seen:
                seen[level.number] = level
                waiting.extend(spot.inner for spot in level.spots.values() if spot.inner)
        yield from seen.values()


def read(diagrams: Collection[Diagram]) -> dict[str, Level]:
    """The executable processes of *diagrams* by id; one that is called and stands in none of them is passed through."""
    numbers = count()
    tops: dict[str, Level] = {}
    for diagram in diagrams:
        for name, level in _levels(diagram, numbers).items():
            if name in diagram.process_by_id and diagram.process_by_id[name].executable:
                tops.setdefault(name, level)
    for top in list(tops.values()):
        _link_calls(top, tops)
    return tops


def _levels(diagram: Diagram, numbers: count[int]) -> dict[str, Level]:
    levels = {scope: Level(scope, diagram.file, next(numbers)) for scope in diagram.scopes}
    for drawn in diagram.nodes:
        level = levels.get(drawn.parent)
        if level is not None and drawn.id and drawn.id not in level.spots:
            spot = Spot(drawn=drawn, level=level, number=next(numbers), triggers=_triggers(diagram, drawn))
            spot.inner = levels.get(drawn.id) if drawn.kind in SUBPROCESSES else None
            spot.loop_event = _loop_event(diagram, drawn)
            level.spots[drawn.id] = spot
    for flow in diagram.flows:
        spots = levels[flow.parent].spots if flow.parent in levels else {}
        if flow.source in spots and flow.target in spots:
            spots[flow.source].ways_out.append(Way(flow.id, flow.target, flow.condition))
            spots[flow.target].ways_in.append(flow.id)
    for level in levels.values():
        _join_borders(level, numbers)
        _join_links(level)
        _find_entries(level)
    return levels


def _join_borders(level: Level, numbers: count[int]) -> None:
    """Tie boundary events to their activities and event sub-processes to what starts them."""
    for spot in level.spots.values():
        host = level.spots.get(spot.drawn.attached_to or "")
        if host is not None:
            host.borders.append(spot)
        if spot.drawn.by_event and spot.inner is not None:
            starts = [one for one in spot.inner.spots.values() if one.drawn.kind == "startEvent"]
            if len(starts) == 1:
                spot.start, drawn = starts[0], starts[0].drawn
                heard = Spot(drawn=drawn, level=level, number=next(numbers), triggers=starts[0].triggers, opens=spot)
                level.listeners.append(heard)


def _join_links(level: Level) -> None:
    links = [(spot, event.name or event.id or "") for spot in level.spots.values() for event in _links(spot)]
    caught = {name: spot for spot, name in links if spot.drawn.kind == "intermediateCatchEvent"}
    for spot, name in links:
        if spot.drawn.kind == "intermediateThrowEvent" and name in caught:
            spot.ways_out.append(Way(f":link:{spot.id}", caught[name].id, None))
            caught[name].ways_in.append(f":link:{spot.id}")


def _links(spot: Spot) -> list[Event]:
    return [event for event in spot.drawn.events if event.kind == "link"]


def _find_entries(level: Level) -> None:
    """Its start event without a kind, else whatever no flow leads to, else its starts."""
    spots = [spot for spot in level.spots.values() if spot.drawn.kind != "boundaryEvent"]
    level.starts = [spot for spot in spots if spot.drawn.kind == "startEvent"]
    plain = [spot for spot in level.starts if not spot.triggers]
    loose = [spot for spot in spots if not spot.ways_in and not spot.drawn.by_event]
    level.entries = plain or level.starts or [spot for spot in loose if not spot.drawn.for_compensation]


def _link_calls(level: Level, tops: Mapping[str, Level]) -> None:
    for inside in level.inside():
        for spot in inside.spots.values():
            if spot.drawn.kind == "callActivity" and spot.inner is None:
                spot.inner = tops.get(spot.drawn.called or "")


def _triggers(diagram: Diagram, drawn: FlowNode) -> tuple[Trigger, ...]:
    if drawn.kind in ("sendTask", "receiveTask", "serviceTask"):
        return (("service" if drawn.kind == "serviceTask" else "message", ""),)
    return tuple((event.kind, _name(diagram, event.kind, event.ref)) for event in drawn.events if event.kind != "link")


def _name(diagram: Diagram, kind: str, ref: str | None) -> str:
    named = diagram.names.get(ref or "")
    if named is None:
        return ref or ""
    code = named.code if kind in ("error", "escalation") else None
    return code or named.name or named.id


def _loop_event(diagram: Diagram, drawn: FlowNode) -> Trigger | None:
    if drawn.loop is None or drawn.loop.behavior not in ("None", "One"):
        return None
    marker = tree.kid(diagram.element_by_id[drawn.id], "multiInstanceLoopCharacteristics")
    name = None if marker is None else tree.ref(marker, f"{drawn.loop.behavior.lower()}BehaviorEventRef")
    found = diagram.element_by_id.get(name or "")
    if found is None:
        return None
    kind = tree.tag(found).removesuffix("EventDefinition")
    return kind, _name(diagram, kind, tree.ref(found, f"{kind}Ref"))


def _quantity(drawn: FlowNode, name: str) -> int:
    text = drawn.attributes.get(name, "").strip()
    return min(int(text), 100) if text.isascii() and text.isdigit() and len(text) < 4 else 1
