"""Activities: how often they take tokens, what they call, and who performs them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bpmn import tree
from bpmn.model import Diagram
from bpmn.rules.rule import Flaw, called, rule

_MIME = re.compile(r"[a-z]+/[a-z0-9.+\-]+", re.IGNORECASE)
_URI_FAULT = re.compile(r"%(?![0-9A-Fa-f]{2})|[\s<>\"{}|\\^`]")
_RESOURCES = ("performer", "humanPerformer", "potentialOwner", "resourceRole")


def is_uri(text: str) -> bool:
    """Whether *text* may stand where the schema wants a URI reference; `##name` is the standard's own short form."""
    return _URI_FAULT.search(text) is None


@rule("token-quantity")
def quantities_are_positive(diagram: Diagram) -> Iterator[Flaw]:
    """startQuantity and completionQuantity are whole numbers of at least one."""
    for node in diagram.nodes:
        for name in ("startQuantity", "completionQuantity"):
            value = node.attributes.get(name, "1").strip()
            if not value.isdecimal() or int(value) < 1:
                yield Flaw(
                    node.id,
                    f"{name} của {called(node)} phải là số nguyên từ 1 trở lên, không phải '{value}'.",
                    f"{name} of {called(node)} must be a whole number of at least 1, not '{value}'.",
                )


@rule("call-without-target")
def calls_name_a_process(diagram: Diagram) -> Iterator[Flaw]:
    """A call activity of an executable process names the process that it calls."""
    for node in diagram.runnable:
        if node.kind == "callActivity" and not node.called:
            yield Flaw(
                node.id,
                f"{called(node)} chưa nói gọi quy trình nào (calledElement). Hãy chọn quy trình.",
                f"{called(node)} does not say which process it calls (calledElement). Choose one.",
            )


@rule("receive-start-entered")
def starting_receivers_are_not_entered(diagram: Diagram) -> Iterator[Flaw]:
    """A receive task that starts the process (instantiate) is entered by no flow."""
    for node in diagram.nodes:
        if node.kind == "receiveTask" and node.instantiate and diagram.incoming[node.id]:
            yield Flaw(
                node.id,
                f"Bước nhận {called(node)} khởi tạo quy trình (instantiate) nên không được có luồng đi vào.",
                f"Receive task {called(node)} starts the process (instantiate), so no flow may enter it.",
            )


@rule("step-without-message", "warning")
def message_steps_name_a_message(diagram: Diagram) -> Iterator[Flaw]:
    """A send or receive task says which message it means."""
    for node in diagram.nodes:
        if node.kind in ("sendTask", "receiveTask") and node.ref is None:
            yield Flaw(
                node.id,
                f"{called(node)} chưa chọn thông điệp (messageRef).",
                f"{called(node)} does not say which message it means (messageRef).",
            )


@rule("script-format")
def scripts_say_their_language(diagram: Diagram) -> Iterator[Flaw]:
    """The language of a script, when given, is a media type such as text/x-feel, or just feel."""
    for node in diagram.nodes:
        form = node.attributes.get("scriptFormat", "").strip()
        if node.kind == "scriptTask" and form and form.lower() != "feel" and not _MIME.fullmatch(form):
            yield Flaw(
                node.id,
                f"scriptFormat '{form}' của {called(node)} không phải kiểu nội dung. Hãy viết text/x-feel.",
                f"scriptFormat '{form}' of {called(node)} is not a media type. Write text/x-feel.",
            )


@rule("malformed-uri")
def languages_are_uris(diagram: Diagram) -> Iterator[Flaw]:
    """The language of an expression, the method of a transaction and the implementation of a task are URIs."""
    for element in diagram.elements:
        for name in ("language", "method", "implementation", "expressionLanguage", "typeLanguage"):
            value = element.get(name)
            if value is None or is_uri(value):
                continue
            where = tree.near(element)
            yield Flaw(
                where,
                f"Thuộc tính {name}='{value}' tại '{where}' không phải địa chỉ URI hợp lệ. Hãy sửa hoặc xóa.",
                f"The attribute {name}='{value}' at '{where}' is not a valid URI. Correct or remove it.",
            )


@rule("performer-twice")
def performers_are_named_one_way(diagram: Diagram) -> Iterator[Flaw]:
    """A performer is given by a resource or by an expression, not by both; parameters belong to a resource."""
    for element in diagram.tagged(*_RESOURCES):
        resource = tree.kid(element, "resourceRef") is not None
        expression = tree.kid(element, "resourceAssignmentExpression") is not None
        bound = tree.kid(element, "resourceParameterBinding") is not None
        if (resource and expression) or (bound and not resource):
            where = tree.near(element)
            yield Flaw(
                where,
                f"Người thực hiện '{where}' phải khai báo theo một cách: nguồn lực (resourceRef, kèm tham số của nó) "
                "hoặc biểu thức (resourceAssignmentExpression).",
                f"Performer '{where}' must be given one way: by a resource (resourceRef, with its parameters) or by an "
                "expression (resourceAssignmentExpression).",
            )
