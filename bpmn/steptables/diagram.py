"""Nodes and flows written as a BPMN file with lanes, step properties and coordinates."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from bpmn.drawing import places
from bpmn.steptables.flows import Flow, Graph, Node, leaving
from bpmn.steptables.stages import Course
from bpmn.tree import SPIFF
from bpmn.xml import BPMN, XSI, Element

FILE = "process.bpmn"
_NAMES = {"bpmn": BPMN, **places.NAMES, "xsi": XSI, "spiffworkflow": SPIFF}


def write(graph: Graph, course: Course, *, process: str, name: str) -> bytes:
    """The diagram of *graph* as the process *process*, called *name*, in the lanes of *course*."""
    root = etree.Element(_bpmn("definitions"), {"id": "dinh_nghia"}, nsmap=_NAMES)
    root.set("targetNamespace", "http://motcua.vn/bpmn")
    pool = _add(_add(root, "collaboration", id="cong_tac"), "participant", id="co_quan", name="Cơ quan giải quyết")
    pool.set("processRef", process)
    for message in sorted({node.message for node in graph.nodes if node.message}):
        _add(root, "message", id=_message(message), name=message)
    body = _add(root, "process", id=process, name=name, isExecutable="true")
    _add_lanes(body, graph, course)
    inner: dict[str, Element] = {}
    for node in graph.nodes:
        inner[node.id] = _add_node(inner.get(node.inside, body), node, graph)
    for flow in graph.flows:
        inside = next(node.inside for node in graph.nodes if node.id == flow.source)
        _add_flow(inner.get(inside, body), flow)
    places.add(root, file=FILE)
    etree.indent(root)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written + b"\n"


def _add_lanes(body: Element, graph: Graph, course: Course) -> None:
    inside: defaultdict[str, list[str]] = defaultdict(list)
    for node in graph.nodes:
        if node.lane:
            inside[node.lane].append(node.id)
    lanes = _add(body, "laneSet", id="cac_lan")
    for number, lane in enumerate((lane for lane in course.lanes if inside[lane]), 1):
        element = _add(lanes, "lane", id=f"lan_{number}", name=lane)
        for name in inside[lane]:
            _add(element, "flowNodeRef").text = name


def _add_node(around: Element, node: Node, graph: Graph) -> Element:
    element = _add(around, node.kind, id=node.id)
    if node.name:
        element.set("name", node.name)
    if node.documentation:
        _add(element, "documentation").text = node.documentation
    if node.properties:
        _add_properties(element, node.properties)
    _add_ends(element, node, graph)
    _add_event(element, node)
    if node.kind == "subProcess":
        element.set("triggeredByEvent", "true")
    return element


def _add_ends(element: Element, node: Node, graph: Graph) -> None:
    out = leaving(graph.flows, node.id)
    if len(out) > 1:
        element.set("default", next(flow.id for flow in out if not flow.condition))
    for flow in graph.flows:
        if flow.target == node.id:
            _add(element, "incoming").text = flow.id
    for flow in out:
        _add(element, "outgoing").text = flow.id


def _add_event(element: Element, node: Node) -> None:
    if node.host:
        element.set("attachedToRef", node.host)
    if node.timer:
        timer = _add(element, "timerEventDefinition", id=f"hen_{node.id}")
        _expression(timer, "timeDuration", node.timer)
    if node.message:
        _add(element, "messageEventDefinition", id=f"nhan_{node.id}", messageRef=_message(node.message))


def _add_properties(element: Element, properties: dict[str, str]) -> None:
    extension = _add(element, "extensionElements")
    listed = etree.SubElement(extension, f"{{{SPIFF}}}properties")
    for name, value in properties.items():
        etree.SubElement(listed, f"{{{SPIFF}}}property", {"name": name, "value": value})


def _add_flow(around: Element, flow: Flow) -> None:
    element = _add(around, "sequenceFlow", id=flow.id)
    if flow.name:
        element.set("name", flow.name)
    element.set("sourceRef", flow.source)
    element.set("targetRef", flow.target)
    if flow.condition:
        _expression(element, "conditionExpression", flow.condition)


def _expression(around: Element, name: str, text: str) -> None:
    element = _add(around, name)
    element.set(f"{{{XSI}}}type", "bpmn:tFormalExpression")
    element.text = text


def _add(around: Element, name: str, /, **attributes: str) -> Element:
    return etree.SubElement(around, _bpmn(name), attributes)


def _bpmn(name: str) -> str:
    return f"{{{BPMN}}}{name}"


def _message(name: str) -> str:
    return f"thong_diep_{name.replace('-', '_')}"
