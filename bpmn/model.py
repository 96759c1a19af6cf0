"""A diagram as plain values: what the rules check, what is drawn, and what the engine is told."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from bpmn import layout, tree, xml
from bpmn.nodes import FLOW_NODES, SUBPROCESSES, Flow, FlowNode, is_event_definition, read_flow, read_node
from bpmn.xml import Element

KEPT = 64  #: diagrams that are kept read; our choice, those of some procedures with all that they share
LARGEST_KEPT = 256 * 1024  #: bytes of a diagram that is kept read; our choice, six times the largest one of ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A message, signal, error or escalation under the root."""

    id: str
    kind: str  #: "message", "signal", "error" or "escalation"
    name: str
    code: str | None  #: errorCode or escalationCode
    item: str | None  #: id of the item definition that it carries


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One lane: a post in the unit of the case."""

    id: str
    name: str
    path: tuple[str, ...]  #: names from the outermost lane to this one
    nodes: tuple[str, ...]  #: ids of the nodes that it lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """One process of the file."""

    id: str
    name: str
    executable: bool  #: False only when the file says so: tools that leave isExecutable out mean either
    lanes: tuple[Lane, ...]
    properties: Mapping[str, str]
    documentation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """A participant of a collaboration."""

    id: str
    name: str
    process: str | None  #: id of its process; None for a pool drawn as a closed box


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFlow:
    """A message drawn between two pools or what they contain."""

    id: str
    name: str
    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A text annotation, a group or an association."""

    id: str
    kind: str
    text: str
    source: str | None
    target: str | None
    parent: str | None  #: id of the process, sub-process or collaboration around it


@dataclass(frozen=True, kw_only=True)
class Diagram:
    """Everything of one BPMN file that somebody asks for. Ids are as written, also when two elements share one."""

    file: str
    processes: tuple[Process, ...]
    nodes: tuple[FlowNode, ...]
    flows: tuple[Flow, ...]
    names: Mapping[str, Named]  #: by id
    pools: tuple[Pool, ...]
    message_flows: tuple[MessageFlow, ...]
    artifacts: tuple[Artifact, ...]
    pages: tuple[layout.Page, ...]
    root: Element = field(repr=False, compare=False)  #: the parsed file, for rules on rare notation

    @cached_property
    def node_by_id(self) -> Mapping[str, FlowNode]:
        """Flow node by id; the first one when an id is used twice."""
        return {node.id: node for node in reversed(self.nodes)}

    @cached_property
    def process_by_id(self) -> Mapping[str, Process]:
        """Process by id."""
        return {process.id: process for process in reversed(self.processes)}

    @cached_property
    def element_by_id(self) -> Mapping[str, Element]:
        """Every BPMN element that has an id, by that id; the first one when an id is used twice."""
        return {found.get("id", ""): found for found in reversed(self.elements) if found.get("id")}

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every BPMN element of the file in document order, extension elements left out."""
        return tuple(tree.walk(self.root))

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """What each of `elements` is called."""
        return tuple(tree.tag(element) for element in self.elements)

    def tagged(self, *names: str) -> list[Element]:
        """The elements that are called one of *names*, in document order."""
        return [element for element, tag in zip(self.elements, self.tags, strict=True) if tag in names]

    @property
    def runnable(self) -> Iterator[FlowNode]:
        """The nodes of the processes that may be run."""
        return (node for node in self.nodes if self.process_by_id[node.process].executable)

    @cached_property
    def outgoing(self) -> Mapping[str, list[Flow]]:
        """The sequence flows that leave a node, by its id; an empty list for any other id."""
        return self._flows_by("source")

    @cached_property
    def incoming(self) -> Mapping[str, list[Flow]]:
        """The sequence flows that enter a node, by its id; an empty list for any other id."""
        return self._flows_by("target")

    @cached_property
    def inside(self) -> Mapping[str, list[FlowNode]]:
        """The nodes directly inside a process or sub-process, by its id; an empty list for any other id."""
        found: defaultdict[str, list[FlowNode]] = defaultdict(list)
        for node in self.nodes:
            found[node.parent].append(node)
        return found

    @property
    def scopes(self) -> Iterator[str]:
        """The ids of everything that contains nodes: processes, then sub-processes."""
        yield from self.process_by_id
        yield from (node.id for node in self.node_by_id.values() if node.kind in SUBPROCESSES)

    @cached_property
    def kinds_inside(self) -> Mapping[str, set[str]]:
        """The kinds of the nodes directly inside a process or sub-process, by its id; an empty set for any other id."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for node in self.nodes:
            found[node.parent].add(node.kind)
        return found

    @cached_property
    def boundaries(self) -> Mapping[str, list[FlowNode]]:
        """The boundary events on an activity, by its id; an empty list for any other id."""
        found: defaultdict[str, list[FlowNode]] = defaultdict(list)
        for node in self.nodes:
            if node.attached_to:
                found[node.attached_to].append(node)
        return found

    def _flows_by(self, end: str) -> Mapping[str, list[Flow]]:
        found: defaultdict[str, list[Flow]] = defaultdict(list)
        for flow in self.flows:
            found[getattr(flow, end)].append(flow)
        return found


@dataclass(slots=True)
class _Found:
    """What reading has come across."""

    shared: Mapping[str, Element]  #: event definitions under the root, by id
    nodes: list[FlowNode] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)


def drawn(data: bytes, *, file: str) -> Diagram:
    """The diagram that the file *file* holds; the same bytes are read once, however many ask, and nobody changes it.

    Raises:
        Unreadable: as `xml.parse` does.
    """
    return _kept(data, file) if len(data) <= LARGEST_KEPT else read(xml.parse(data, file=file), file=file)


@lru_cache(maxsize=KEPT)
def _kept(data: bytes, file: str) -> Diagram:
    return read(xml.parse(data, file=file), file=file)


def read(root: Element, *, file: str) -> Diagram:
    """The diagram in the parsed BPMN file *root*; *file* is its name in findings.

    Never refuses: what is missing stays empty and what is wrong is kept as written, for the rules to report.
    """
    processes = tree.kids(root, "process")
    found = _Found(shared={child.get("id", ""): child for child in reversed(root) if is_event_definition(child)})
    for process in processes:
        _collect(process, process.get("id", ""), _lane_of(process), (), found)
    return Diagram(
        file=file,
        processes=tuple(_process(process) for process in processes),
        nodes=tuple(found.nodes),
        flows=tuple(found.flows),
        names={named.id: named for named in _names(root)},
        pools=tuple(_pool(element) for element in tree.walk(root, "participant")),
        message_flows=tuple(_message_flow(element) for element in tree.walk(root, "messageFlow")),
        artifacts=tuple(_artifact(element) for element in tree.walk(root, "textAnnotation", "group", "association")),
        pages=layout.read(root),
        root=root,
    )


def _collect(
    scope: Element,
    process: str,
    lane_of: MutableMapping[str, tuple[str, ...]],
    around: tuple[str, ...],
    found: _Found,
) -> None:
    """Add to *found* what is in *scope* and in everything inside it; *around* are the lanes of *scope* itself."""
    parent = scope.get("id", "")
    for element in tree.kids(scope):
        kind = tree.tag(element)
        if kind == "sequenceFlow":
            found.flows.append(read_flow(element, process=process, parent=parent))
        if kind not in FLOW_NODES:
            continue
        lanes = lane_of.get(element.get("id", ""), around)
        found.nodes.append(read_node(element, process=process, parent=parent, lanes=lanes, shared=found.shared))
        if kind in SUBPROCESSES:
            _collect(element, process, ChainMap(_lane_of(element), lane_of), lanes, found)


def _lane_of(scope: Element) -> dict[str, tuple[str, ...]]:
    """Node id -> names of its lanes. The innermost lane wins, as lanes of the outer level list its nodes too."""
    lanes = sorted(_lanes(scope), key=lambda lane: len(lane.path))
    return {node: lane.path for lane in lanes for node in lane.nodes}


def _lanes(scope: Element, path: tuple[str, ...] = ()) -> Iterator[Lane]:
    for lane_set in tree.kids(scope, "laneSet", "childLaneSet"):
        for lane in tree.kids(lane_set, "lane"):
            name = (lane.get("name") or "").strip() or lane.get("id", "")
            here = (*path, name)
            yield Lane(id=lane.get("id", ""), name=name, path=here, nodes=tree.refs(lane, "flowNodeRef"))
            yield from _lanes(lane, here)


def _process(element: Element) -> Process:
    return Process(
        id=element.get("id", ""),
        name=(element.get("name") or "").strip(),
        executable=tree.flag(element, "isExecutable", default=True),
        lanes=tuple(_lanes(element)),
        properties=tree.properties(element),
        documentation=tree.words(tree.kid(element, "documentation")),
    )


def _names(root: Element) -> Iterator[Named]:
    for element in tree.kids(root, "message", "signal", "error", "escalation"):
        yield Named(
            id=element.get("id", ""),
            kind=tree.tag(element),
            name=(element.get("name") or "").strip(),
            code=element.get("errorCode") or element.get("escalationCode"),
            item=tree.ref(element, "itemRef") or tree.ref(element, "structureRef"),
        )


def _pool(element: Element) -> Pool:
    name = (element.get("name") or "").strip()
    return Pool(id=element.get("id", ""), name=name, process=tree.ref(element, "processRef"))


def _message_flow(element: Element) -> MessageFlow:
    return MessageFlow(
        id=element.get("id", ""),
        name=(element.get("name") or "").strip(),
        source=tree.ref(element, "sourceRef") or "",
        target=tree.ref(element, "targetRef") or "",
    )


def _artifact(element: Element) -> Artifact:
    parent = element.getparent()
    return Artifact(
        id=element.get("id", ""),
        kind=tree.tag(element),
        text=tree.words(tree.kid(element, "text")),
        source=tree.ref(element, "sourceRef"),
        target=tree.ref(element, "targetRef"),
        parent=None if parent is None else parent.get("id"),
    )
