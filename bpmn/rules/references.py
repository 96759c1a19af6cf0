"""Everything that an element refers to exists in the file and is of the right kind."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn import tree
from bpmn.model import Diagram
from bpmn.nodes import FLOW_NODES
from bpmn.rules.rule import Flaw, rule
from bpmn.xml import Element, local

XSD = "http://www.w3.org/2001/XMLSchema"
# attribute -> what it may refer to
_ATTRIBUTES = {
    "messageRef": ("message",),
    "signalRef": ("signal",),
    "errorRef": ("error",),
    "escalationRef": ("escalation",),
    "itemSubjectRef": ("itemDefinition",),
    "itemRef": ("itemDefinition",),
    "dataObjectRef": ("dataObject",),
    "dataStoreRef": ("dataStore",),
    "operationRef": ("operation",),
    "categoryValueRef": ("categoryValue",),
    "processRef": ("process",),
    "parameterRef": ("resourceParameter",),
}
# child element whose text is a reference -> what it may refer to
_ELEMENTS = {
    "operationRef": ("operation",),
    "inMessageRef": ("message",),
    "outMessageRef": ("message",),
    "errorRef": ("error",),
    "resourceRef": ("resource",),
}


@rule("unknown-reference")
def references_exist(diagram: Diagram) -> Iterator[Flaw]:
    """What an attribute or element of the standard refers to exists and is of the right kind."""
    imported = {XSD, *(element.get("namespace") for element in diagram.tagged("import"))}
    for element in diagram.elements:
        for name, text, kinds in _references(element):
            found = diagram.element_by_id.get(local(text))
            if _namespace(element, text) in imported or (found is not None and tree.tag(found) in kinds):
                continue
            where = tree.near(element)
            yield Flaw(
                where,
                f"'{where}' tham chiếu {name}='{text}', nhưng không có {kinds[0]} nào mang mã đó. Hãy chọn lại.",
                f"'{where}' refers to {name}='{text}', but no {kinds[0]} has that id. Choose an existing one.",
            )


@rule("unknown-event-definition")
def shared_definitions_exist(diagram: Diagram) -> Iterator[Flaw]:
    """An event that refers to a shared event definition refers to one under the root."""
    shared = {element.get("id") for element in diagram.root if tree.tag(element).endswith("EventDefinition")}
    for element in diagram.tagged("eventDefinitionRef"):
        name, where = local(tree.words(element)), tree.near(element)
        if name not in shared:
            yield Flaw(
                where,
                f"Sự kiện '{where}' dùng định nghĩa chung '{name}', nhưng tệp không có định nghĩa đó.",
                f"Event '{where}' uses the shared definition '{name}', which the file does not contain.",
            )


@rule("lane-node", "warning")
def lanes_list_nodes(diagram: Diagram) -> Iterator[Flaw]:
    """A lane lists nodes that exist."""
    for process in diagram.processes:
        for lane in process.lanes:
            for name in lane.nodes:
                if name in diagram.node_by_id:
                    continue
                yield Flaw(
                    lane.id or process.id,
                    f"Làn '{lane.name}' có '{name}', nhưng bước đó không tồn tại. Hãy vẽ lại bước trong làn.",
                    f"Lane '{lane.name}' lists '{name}', which does not exist. Draw the step in the lane again.",
                )


@rule("drawn-element", "warning")
def drawings_have_elements(diagram: Diagram) -> Iterator[Flaw]:
    """Every shape and edge draws an element that exists."""
    for page in diagram.pages:
        shapes = [(shape.id, shape.element) for shape in page.shapes]
        for name, drawn in (*shapes, *((edge.id, edge.element) for edge in page.edges)):
            if drawn not in diagram.element_by_id:
                yield Flaw(
                    name or page.id or "BPMNDiagram",
                    f"Hình '{name}' vẽ '{drawn}', nhưng phần tử đó không tồn tại.",
                    f"The drawing '{name}' shows '{drawn}', which does not exist.",
                )


@rule("undrawn-element", "notice")
def nodes_are_drawn(diagram: Diagram) -> Iterator[Flaw]:
    """In a file that is drawn, every node is drawn."""
    drawn = {shape.element for page in diagram.pages for shape in page.shapes}
    if not drawn:
        return
    for element in diagram.tagged(*FLOW_NODES):
        name = element.get("id")
        if name and name not in drawn:
            yield Flaw(
                name,
                f"'{name}' có trong quy trình nhưng không được vẽ nên không ai nhìn thấy.",
                f"'{name}' is part of the process but not drawn, so nobody sees it.",
            )


def _references(element: Element) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(name, text, kinds) of each reference that *element* holds."""
    for name, kinds in _ATTRIBUTES.items():
        if text := (element.get(name) or "").strip():
            yield name, text, kinds
    tag = tree.tag(element)
    if tag in _ELEMENTS:
        yield tag, tree.words(element), _ELEMENTS[tag]


def _namespace(element: Element, text: str) -> str | None:
    """The namespace of the prefixed name *text*; None without a prefix."""
    prefix = text.rpartition(":")[0]
    return element.nsmap.get(prefix) if prefix else None
