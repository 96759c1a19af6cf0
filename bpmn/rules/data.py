"""Data of steps and events: inputs, outputs, their sets and the lines that fill them."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn import tree
from bpmn.model import Diagram
from bpmn.nodes import CATCHING, EVENTS
from bpmn.rules.rule import Flaw, rule
from bpmn.xml import Element

_HOLDERS = frozenset(
    ("dataObject", "dataObjectReference", "dataStoreReference", "dataInput", "dataOutput", "property", "inputDataItem")
) | {"outputDataItem", "dataStore"}
# Tasks that pass one message: how many sets of inputs and of outputs they may have.
_ONE_SET = ("serviceTask", "sendTask", "receiveTask", "businessRuleTask")
_PAYLOAD = frozenset(("messageEventDefinition", "signalEventDefinition", "errorEventDefinition"))
_CARRIERS = _PAYLOAD | {"escalationEventDefinition"}


@rule("data-sets")
def message_tasks_have_one_set(diagram: Diagram) -> Iterator[Flaw]:
    """A service, send, receive or business rule task has at most one input set and at most one output set."""
    for element in diagram.tagged(*_ONE_SET):
        for spec in tree.kids(element, "ioSpecification"):
            for name in ("inputSet", "outputSet"):
                if len(tree.kids(spec, name)) < 2:
                    continue
                where = tree.near(element)
                yield Flaw(
                    where,
                    f"Bước '{where}' có nhiều {name}; loại bước này chỉ có một. Hãy gộp chúng.",
                    f"Step '{where}' has several {name} elements; this kind of step has one only. Merge them.",
                )


@rule("data-set-optional")
def optional_data_is_in_its_set(diagram: Diagram) -> Iterator[Flaw]:
    """What a set calls optional, or available while executing, is a member of that set."""
    for element in diagram.tagged("inputSet", "outputSet"):
        side = "Input" if tree.tag(element) == "inputSet" else "Output"
        members = set(tree.refs(element, f"data{side}Refs"))
        extra = {*tree.refs(element, f"optional{side}Refs"), *tree.refs(element, f"whileExecuting{side}Refs")}
        for name in sorted(extra - members):
            yield Flaw(
                name,
                f"Dữ liệu '{name}' được ghi là tùy chọn trong một bộ dữ liệu mà nó không thuộc về.",
                f"Data '{name}' is called optional in a set that it does not belong to.",
            )


@rule("data-set-member")
def sets_hold_own_data(diagram: Diagram) -> Iterator[Flaw]:
    """A set lists data of its own step or event only."""
    for owner in diagram.tagged("ioSpecification", *EVENTS):
        for side in ("Input", "Output"):
            own = {data.get("id") for data in tree.kids(owner, f"data{side}")}
            listed = [
                name for part in tree.kids(owner, f"{side.lower()}Set") for name in tree.refs(part, f"data{side}Refs")
            ]
            for name in listed:
                if name not in own:
                    where = tree.near(owner)
                    yield Flaw(
                        where,
                        f"'{where}' liệt kê dữ liệu '{name}', nhưng không khai báo dữ liệu đó.",
                        f"'{where}' lists the data '{name}' but does not declare it.",
                    )


@rule("data-line-ends")
def data_lines_connect_data(diagram: Diagram) -> Iterator[Flaw]:
    """A data association connects data that exists, and on the side of its step or event that one's own data."""
    for element in diagram.tagged("dataInputAssociation", "dataOutputAssociation"):
        own_end = "targetRef" if tree.tag(element) == "dataInputAssociation" else "sourceRef"
        for end in ("sourceRef", "targetRef"):
            for name in tree.refs(element, end):
                if _fits(diagram, element, name, own=end == own_end):
                    continue
                where = tree.near(element)
                yield Flaw(
                    where,
                    f"Đường dữ liệu '{where}' nối với '{name}' ở {end}, nhưng đó không phải dữ liệu phù hợp. "
                    "Hãy vẽ lại đường này.",
                    f"Data association '{where}' is connected to '{name}' at {end}, which is no fitting data. "
                    "Draw it again.",
                )


@rule("event-data-count")
def events_have_data_for_each_part(diagram: Diagram) -> Iterator[Flaw]:
    """An event that declares data declares one item for each of its definitions that carries some."""
    for element in diagram.tagged(*EVENTS):
        carrying = [part for part in tree.kids(element) if tree.tag(part) in _CARRIERS and _item(diagram, part)]
        side = "dataOutput" if tree.tag(element) in CATCHING else "dataInput"
        declared = tree.kids(element, side)
        if declared and len(carrying) > 1 and len(declared) != len(carrying):
            where = tree.near(element)
            yield Flaw(
                where,
                f"Sự kiện '{where}' có {len(carrying)} phần mang dữ liệu nhưng khai báo {len(declared)} {side}.",
                f"Event '{where}' has {len(carrying)} parts that carry data but declares {len(declared)} {side}.",
            )


@rule("data-state-name")
def states_are_in_the_name(diagram: Diagram) -> Iterator[Flaw]:
    """A data object reference with a state is named "name of the data object [state]".

    Source: BPMN 2.0, 10.3.1 (naming of data object references).
    """
    for element in diagram.tagged("dataObjectReference"):
        state = tree.kid(element, "dataState")
        known = diagram.element_by_id.get(tree.ref(element, "dataObjectRef") or "")
        if state is None or known is None:
            continue
        wanted = f"{known.get('name', '')} [{state.get('name', '')}]"
        if element.get("name", "") != wanted:
            where = tree.near(element)
            yield Flaw(
                where,
                f"Dữ liệu '{where}' có trạng thái nên phải mang tên '{wanted}'.",
                f"Data '{where}' has a state, so it must be named '{wanted}'.",
            )


def _fits(diagram: Diagram, line: Element, name: str, *, own: bool) -> bool:
    """Whether the data *name* may stand at an end of *line*; *own*: at the end on the side of its step or event."""
    found = diagram.element_by_id.get(name)
    if found is None or tree.tag(found) not in _HOLDERS:
        return False
    owner = line.getparent()
    return not own or owner is None or any(around is owner for around in found.iterancestors())


def _item(diagram: Diagram, part: Element) -> str | None:
    """The item that an event definition carries, through the message, signal, error or escalation it names."""
    names = (tree.ref(part, name) for name in ("messageRef", "signalRef", "errorRef", "escalationRef"))
    found = (diagram.names.get(name or "") for name in names)
    return next((named.item for named in found if named and named.item), None)
