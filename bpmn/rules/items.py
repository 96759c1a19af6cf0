"""Item definitions: data and what flows into it are of one structure, and both are lists or neither is."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn import tree
from bpmn.model import Diagram
from bpmn.rules.rule import Flaw, rule
from bpmn.xml import Element

_TYPED = ("dataInput", "dataOutput", "dataObject", "inputDataItem", "outputDataItem")


@rule("item-collection")
def lists_agree_with_their_items(diagram: Diagram) -> Iterator[Flaw]:
    """Data is a list (isCollection) exactly when its item definition is one."""
    for element in diagram.tagged(*_TYPED):
        item = diagram.element_by_id.get(tree.ref(element, "itemSubjectRef") or "")
        if item is None or _is_list(item) == _is_list(element):
            continue
        where = tree.near(element)
        yield Flaw(
            where,
            f"Dữ liệu '{where}' và kiểu '{item.get('id')}' của nó không thống nhất: một bên là danh sách "
            "(isCollection), một bên không. Hãy sửa cho giống nhau.",
            f"Data '{where}' and its item definition '{item.get('id')}' disagree: one is a list (isCollection), "
            "the other is not. Make them equal.",
        )


@rule("item-message")
def steps_pass_what_messages_carry(diagram: Diagram) -> Iterator[Flaw]:
    """The data of a send, receive or service task has the structure of the message that it passes."""
    for element in diagram.tagged("sendTask", "receiveTask", "serviceTask"):
        for side, message in _passed(diagram, element):
            for data in _io(element, side):
                if _same(diagram, tree.ref(data, "itemSubjectRef"), tree.ref(message, "itemRef")):
                    continue
                where, name = tree.near(element), message.get("id")
                yield Flaw(
                    where,
                    f"Dữ liệu '{data.get('id')}' của bước '{where}' khác kiểu với thông điệp '{name}'.",
                    f"Data '{data.get('id')}' of step '{where}' has another structure than the message '{name}'.",
                )


@rule("item-line")
def lines_connect_equal_structures(diagram: Diagram) -> Iterator[Flaw]:
    """A data association without a transformation or assignment connects data of one structure."""
    for element in diagram.tagged("dataInputAssociation", "dataOutputAssociation"):
        if tree.kids(element, "transformation", "assignment"):
            continue
        ends = [*tree.refs(element, "sourceRef"), *tree.refs(element, "targetRef")]
        items = [item for name in ends if (item := _item_of(diagram, name))]
        if len({_structure(diagram, item) for item in items}) > 1:
            where = tree.near(element)
            yield Flaw(
                where,
                f"Đường dữ liệu '{where}' nối hai dữ liệu khác kiểu mà không có phép chuyển đổi.",
                f"Data association '{where}' connects data of different structures without a transformation.",
            )


@rule("item-loop")
def loop_items_are_of_their_list(diagram: Diagram) -> Iterator[Flaw]:
    """One element of a multi-instance step has the structure of the list that it comes from or goes to."""
    for element in diagram.tagged("multiInstanceLoopCharacteristics"):
        for list_ref, item_name in (("loopDataInputRef", "inputDataItem"), ("loopDataOutputRef", "outputDataItem")):
            item = tree.kid(element, item_name)
            names = tree.refs(element, list_ref)
            if item is None or not names:
                continue
            mine, whole = tree.ref(item, "itemSubjectRef"), _item_of(diagram, names[0])
            if mine and whole and _structure(diagram, mine) != _structure(diagram, whole):
                where = tree.near(item)
                yield Flaw(
                    where,
                    f"Phần tử '{where}' khác kiểu với danh sách '{names[0]}' mà nó thuộc về.",
                    f"The item '{where}' has another structure than its list '{names[0]}'.",
                )


def _is_list(element: Element) -> bool:
    return tree.flag(element, "isCollection", default=False)


def _structure(diagram: Diagram, item: str | None) -> str | None:
    found = diagram.element_by_id.get(item or "")
    return None if found is None else found.get("structureRef")


def _same(diagram: Diagram, one: str | None, other: str | None) -> bool:
    """Whether two item definitions are the same one, or have the same known structure."""
    structure = _structure(diagram, one)
    return one == other or (structure is not None and structure == _structure(diagram, other))


def _item_of(diagram: Diagram, name: str) -> str | None:
    """The item definition of the data *name*; of the data object behind it when it is a reference."""
    found = diagram.element_by_id.get(name)
    if found is None:
        return None
    behind = tree.ref(found, "dataObjectRef") or tree.ref(found, "dataStoreRef")
    typed = [element for element in (found, diagram.element_by_id.get(behind or "")) if element is not None]
    return next((item for element in typed if (item := tree.ref(element, "itemSubjectRef"))), None)


def _io(element: Element, side: str) -> list[Element]:
    return [data for spec in tree.kids(element, "ioSpecification") for data in tree.kids(spec, side)]


def _passed(diagram: Diagram, element: Element) -> Iterator[tuple[str, Element]]:
    """(dataInput or dataOutput, message) for each message that *element* passes in or out."""
    side = "dataOutput" if tree.tag(element) == "receiveTask" else "dataInput"
    message = diagram.element_by_id.get(tree.ref(element, "messageRef") or "")
    if message is not None:
        yield side, message
    operation = diagram.element_by_id.get(tree.ref(element, "operationRef") or "")
    if operation is None or tree.tag(element) != "serviceTask":
        return
    for data_side, name in (("dataInput", "inMessageRef"), ("dataOutput", "outMessageRef")):
        for found in tree.refs(operation, name):
            if found in diagram.element_by_id:
                yield data_side, diagram.element_by_id[found]
