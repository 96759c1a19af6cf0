"""A page for a diagram that has no coordinates: columns from left to right, lanes as rows, pools below one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bpmn import tree
from bpmn.drawing import grid, routes, wording
from bpmn.drawing.display import Point
from bpmn.drawing.placed import ends
from bpmn.layout import Box, Edge, Page, Shape
from bpmn.model import Diagram, Lane, Process
from bpmn.nodes import EVENTS, GATEWAYS, SUBPROCESSES, Flow, FlowNode

_BAND = 30.0
_SPACE = 50.0  #: between two pools; message flows run here
_EVENT, _GATEWAY, _TASK = 36.0, 50.0, (120.0, 84.0)
_NAME = 36.0  #: room for a name below an event, of two lines
_HEAD = 30.0  #: room for the name of an open sub-process
_BESIDE = ("dataObjectReference", "dataStoreReference", "dataObject", "textAnnotation")
_JOINS = ("association", "dataInputAssociation", "dataOutputAssociation")


@dataclass(frozen=True, slots=True)
class _Source:
    """The diagram, and what every process and sub-process asks of it."""

    diagram: Diagram
    hosts: Mapping[str, str]  #: boundary event -> its step
    flows: Mapping[str, list[Flow]]  #: by process or sub-process
    associations: Mapping[str, list[str]]  #: who is joined to whom, both ways
    planned: set[str] = field(default_factory=set)  #: an id used twice may seem to contain itself


@dataclass(slots=True)
class _Plan:
    """Boxes and lines of one process or sub-process, from its own upper left corner."""

    boxes: dict[str, Box] = field(default_factory=dict)
    lines: dict[str, list[Point]] = field(default_factory=dict)
    rows: list[tuple[float, float]] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0
    opened: set[str] = field(default_factory=set)

    def take(self, other: _Plan, x: float, y: float) -> None:
        """Everything of *other*, moved."""
        for name, box in other.boxes.items():
            self.boxes[name] = Box(box.x + x, box.y + y, box.width, box.height)
        for name, points in other.lines.items():
            self.lines[name] = [(px + x, py + y) for px, py in points]
        self.opened |= other.opened


def page(diagram: Diagram) -> Page:
    """One page with all of *diagram*; without shapes when nothing of it is a process."""
    whole, source = _Plan(), _source(diagram)
    for process in diagram.processes:
        _add_process(source, process, whole)
    for pool in diagram.pools:
        if pool.id not in whole.boxes:
            whole.boxes[pool.id] = Box(0, whole.height, max(whole.width, 400.0), 60)
            whole.height += 60 + _SPACE
            whole.width = max(whole.width, 400.0)
    _add_messages(diagram, whole)
    _add_associations(diagram, whole)
    shapes = [Shape(None, name, box, None, name in whole.opened, True) for name, box in whole.boxes.items()]
    edges = [Edge(None, name, tuple(points), None) for name, points in whole.lines.items()]
    return Page(None, "", None, tuple(shapes), tuple(edges))


def _source(diagram: Diagram) -> _Source:
    hosts = {event.id: host for host, events in diagram.boundaries.items() for event in events}
    flows: defaultdict[str, list[Flow]] = defaultdict(list)
    for flow in diagram.flows:
        flows[flow.parent].append(flow)
    joined: defaultdict[str, list[str]] = defaultdict(list)
    for edge in diagram.tagged(*_JOINS):
        source, target = map(str, ends(edge))
        joined[source].append(target)
        joined[target].append(source)
    return _Source(diagram, hosts, flows, joined)


def _add_process(source: _Source, process: Process, whole: _Plan) -> None:
    """The process below what is there, in its pool and lanes."""
    diagram = source.diagram
    around = {lane.path[:-1] for lane in process.lanes}
    leaves = [lane for lane in process.lanes if lane.path not in around]
    rows = {lane.path: number for number, lane in enumerate(leaves)}
    inside = _plan(source, process.id, rows)
    if not inside.boxes:
        return
    depth = max((len(lane.path) for lane in process.lanes), default=0)
    pool = next((pool.id for pool in diagram.pools if pool.process == process.id), None)
    left, top = _BAND * (depth + (pool is not None)), whole.height
    if pool is not None:
        whole.boxes[pool] = Box(0, top, left + inside.width, inside.height)
    for lane in process.lanes:
        whole.boxes[lane.id] = _lane(lane, leaves, inside, left=left, top=top, depth=depth)
    whole.take(inside, left, top)
    whole.width = max(whole.width, left + inside.width)
    whole.height = top + inside.height + _SPACE


def _lane(lane: Lane, leaves: list[Lane], inside: _Plan, *, left: float, top: float, depth: int) -> Box:
    size = len(lane.path)
    mine = [number for number, leaf in enumerate(leaves) if leaf.path[:size] == lane.path]
    first, last = inside.rows[mine[0]], inside.rows[mine[-1]]
    # What lies below the last row (ways back, steps without a lane) belongs to no lane but stays in the frame.
    end = inside.height if mine[-1] == len(inside.rows) - 1 else last[0] + last[1]
    x = left - _BAND * (depth - len(lane.path) + 1)
    return Box(x, top + first[0], left + inside.width - x, end - first[0])


def _plan(source: _Source, scope: str, rows: Mapping[tuple[str, ...], int]) -> _Plan:
    if scope in source.planned:
        return _Plan()
    source.planned.add(scope)
    diagram = source.diagram
    nodes = {node.id: node for node in diagram.inside.get(scope, ()) if not node.attached_to}
    opened = (node.id for node in nodes.values() if node.kind in SUBPROCESSES)
    inner = {name: plan for name in opened if (plan := _plan(source, name, {})).boxes}
    items = [_item(node, inner.get(node.id), diagram, rows) for node in nodes.values()]
    known = {item.id: item for item in items}
    beside = dict(_partners(source, scope, known))
    items += [_extra(diagram, name, known[host].row) for name, host in beside.items()]
    made = grid.make(items, _links(source, scope, known), count=_count(items, rows), beside=beside)
    leaving = {flow.id: source.hosts.get(flow.source) for flow in source.flows.get(scope, ())}
    starts = {
        name: known[host].height / 2 + 28 for name, host in leaving.items() if host in known and name in made.chains
    }
    return _filled(diagram, made, routes.route(made, starts), inner)


def _links(source: _Source, scope: str, known: Mapping[str, grid.Item]) -> list[grid.Link]:
    hosts = source.hosts
    links = (
        grid.Link(flow.id, hosts.get(flow.source, flow.source), hosts.get(flow.target, flow.target))
        for flow in source.flows.get(scope, ())
    )
    return [link for link in links if link.source in known and link.target in known]


def _count(items: Sequence[grid.Item], rows: Mapping[tuple[str, ...], int]) -> int:
    return max([item.row + 1 for item in items] + [len(rows)]) if items else 0


def _filled(diagram: Diagram, made: grid.Grid, lines: dict[str, list[Point]], inner: dict[str, _Plan]) -> _Plan:
    plan = _Plan(lines=lines, rows=made.rows, width=made.width, height=made.height)
    for name, item in made.items.items():
        box = plan.boxes[name] = made.box(item)
        if name in inner:
            plan.opened.add(name)
            plan.take(inner[name], box.x, box.y + _HEAD)
        _attach(diagram, name, plan)
    return plan


def _attach(diagram: Diagram, host: str, plan: _Plan) -> None:
    """The boundary events of *host* at its lower edge; their flows begin there."""
    box = plan.boxes[host]
    events = diagram.boundaries.get(host, [])
    step = min(_EVENT + 8, box.width / max(len(events), 1))
    for number, event in enumerate(events):
        x = box.x + box.width - _EVENT * 0.7 - step * number
        plan.boxes[event.id] = Box(x - _EVENT / 2, box.y + box.height - _EVENT / 2, _EVENT, _EVENT)
        for flow in diagram.outgoing.get(event.id, ()):
            if flow.id in plan.lines:
                rest = plan.lines[flow.id][1:]
                plan.lines[flow.id] = [(x, box.y + box.height + _EVENT / 2), (x, rest[0][1]), *rest]


def _item(node: FlowNode, inner: _Plan | None, diagram: Diagram, rows: Mapping[tuple[str, ...], int]) -> grid.Item:
    width, height = _size(node, inner)
    named = bool(wording.clean(node.name)) and node.kind in EVENTS | GATEWAYS
    below = 28 + _NAME if diagram.boundaries.get(node.id) else 0.0
    around = _NAME if named else below
    room = (max(width, 104.0) if named else width, height + 2 * around)
    # Steps that no lane lists stand in a row of their own, below the lanes.
    return grid.Item(node.id, width, height, room, row=rows.get(node.lanes, len(rows)) if rows else 0)


def _size(node: FlowNode, inner: _Plan | None) -> tuple[float, float]:
    if inner is not None:
        return max(inner.width, _TASK[0]), inner.height + _HEAD
    if node.kind in EVENTS:
        return _EVENT, _EVENT
    return (_GATEWAY, _GATEWAY) if node.kind in GATEWAYS else _TASK


def _partners(source: _Source, scope: str, known: Mapping[str, grid.Item]) -> Iterator[tuple[str, str]]:
    """Data and annotations of *scope* -> the step that they are joined to; the first step for those of none."""
    around = source.diagram.element_by_id.get(scope)
    if around is None or not known:
        return
    for element in tree.kids(around, *_BESIDE):
        name = element.get("id", "")
        hosts = [other for other in source.associations.get(name, ()) if other in known]
        # The object behind a reference is drawn only where somebody points at it.
        if name and name not in known and (hosts or tree.tag(element) != "dataObject"):
            yield name, hosts[0] if hosts else next(iter(known))


def _extra(diagram: Diagram, name: str, row: int) -> grid.Item:
    if tree.tag(diagram.element_by_id[name]) == "textAnnotation":
        return grid.Item(name, 130, 44, (130, 44), row=row)
    return grid.Item(name, 36, 46, (104, 46 + 2 * _NAME), row=row)


def _add_associations(diagram: Diagram, whole: _Plan) -> None:
    """Straight lines; what they pass below is drawn over them."""
    for edge in diagram.tagged(*_JOINS):
        source, target = map(whole.boxes.get, map(str, ends(edge)))
        if source is not None and target is not None and edge.get("id"):
            whole.lines[edge.get("id", "")] = [_middle(source), _middle(target)]


def _add_messages(diagram: Diagram, whole: _Plan) -> None:
    """Out of the side of a step into the space between pools, and there to the other one."""
    for number, flow in enumerate(diagram.message_flows):
        source, target = whole.boxes.get(flow.source), whole.boxes.get(flow.target)
        if source is None or target is None:
            continue
        down = source.y < target.y
        pools = {pool.id for pool in diagram.pools}
        first = _leave(source, right=True, is_pool=flow.source in pools, down=down, number=number)
        last = _leave(target, right=False, is_pool=flow.target in pools, down=not down, number=number)
        if flow.source in pools:
            first = [(last[-1][0], first[0][1])]
        elif flow.target in pools:
            last = [(first[-1][0], last[0][1])]
        edge = _edge_between(whole, diagram, source, down=down) + 6.0 * (number % 6)
        whole.lines[flow.id] = [*first, (first[-1][0], edge), (last[-1][0], edge), *reversed(last)]


def _leave(box: Box, *, right: bool, is_pool: bool, down: bool, number: int) -> list[Point]:
    if is_pool:
        return [(box.x + 60 + 20 * number, box.y + box.height if down else box.y)]
    y = box.y + box.height * (0.5 if box.width <= _EVENT else 0.75)
    x = box.x + box.width if right else box.x
    return [(x, y), (x + (11 if right else -11), y)]


def _edge_between(whole: _Plan, diagram: Diagram, box: Box, *, down: bool) -> float:
    """The height of the space below (or above) the pool around *box*."""
    pools = [whole.boxes[pool.id] for pool in diagram.pools if pool.id in whole.boxes]
    around = next((one for one in pools if one.y <= box.y and box.y + box.height <= one.y + one.height), box)
    return around.y + around.height + 8 if down else around.y - _SPACE + 8


def _middle(box: Box) -> Point:
    return (box.x + box.width / 2, box.y + box.height / 2)
