"""What steps call, decide and ask for in the vocabularies of other tools."""

from __future__ import annotations

from collections import defaultdict

from lxml import etree

from bpmn import tree
from bpmn.foreign import vendors
from bpmn.foreign.expressions import feel_of
from bpmn.foreign.notes import Notes
from bpmn.properties import NAMES
from bpmn.xml import BPMN, Element, local
from feel.errors import Fault

_CODE = ("class", "delegateExpression", "expression")
_WORK = ("serviceTask", "sendTask", "businessRuleTask")


def adopt(root: Element, notes: Notes) -> None:
    """Write calls, decisions, topics and properties of the steps below *root* as ours."""
    for element in tree.walk(root, "callActivity"):
        _call(element, notes)
    for element in tree.walk(root, "businessRuleTask"):
        _decision(element, notes)
    for element in tree.walk(root, *_WORK):
        _work(element, notes)
    for element in tree.walk(root, "scriptTask"):
        _zeebe_script(element, notes)
    for element in list(tree.walk(root)):
        _properties(element, notes)
    waiting = _waiting(root)
    for element in tree.walk(root, "message"):
        _correlation(element, waiting.get(element.get("id", ""), []), notes)


def _call(element: Element, notes: Notes) -> None:
    found = vendors.zeebe(element, "calledElement")
    if found is not None and not element.get("calledElement"):
        element.set("calledElement", found.get("processId", ""))
        vendors.remove(found)
        _tell(element, f"calledElement = {element.get('calledElement')}", notes)
    called = element.get("calledElement", "")
    if called.startswith("=") or "{" in called:
        notes.cannot(
            element,
            "foreign-call",
            f"quy trình được gọi tính bằng biểu thức '{called}'. Hãy ghi mã quy trình cố định.",
            f"the called process is computed by '{called}'. Write the fixed id of a process.",
        )


def _decision(element: Element, notes: Notes) -> None:
    name, result = vendors.attribute(element, "decisionRef"), vendors.attribute(element, "resultVariable")
    found = vendors.zeebe(element, "calledDecision")
    if found is not None:
        name, result = found.get("decisionId"), found.get("resultVariable")
        vendors.remove(found)
    if not name:
        return
    if name.startswith("=") or "{" in name:
        vi, en = f"quyết định tính bằng biểu thức '{name}'.", f"the decision is computed by '{name}'."
        notes.cannot(element, "foreign-call", f"{vi} Hãy ghi mã quyết định cố định.", f"{en} Write a fixed id.")
        return
    vendors.drop(element, "decisionRef", "resultVariable", "mapDecisionResult", "decisionRefBinding")
    vendors.set_extension(element, "calledDecisionId", name)
    if result:
        vendors.set_property(element, "result", result)
    _tell(element, f"calledDecisionId = {name}", notes)


def _work(element: Element, notes: Notes) -> None:
    found = vendors.zeebe(element, "taskDefinition")
    topic = vendors.attribute(element, "topic") or (found.get("type") if found is not None else None)
    if topic:
        vendors.drop(element, "topic", "type")
        vendors.set_property(element, "topic", topic.removeprefix("="))
        if found is not None:
            vendors.remove(found)
        _tell(element, f"topic = {topic}", notes)
        return
    code = [name for name in _CODE if vendors.attribute(element, name) is not None]
    if code or vendors.extensions(element, "connector"):
        names = ", ".join(code) or "connector"
        notes.cannot(
            element,
            "foreign-code",
            f"bước này chạy mã của công cụ khác ({names}). Hãy đặt thuộc tính topic để gửi yêu cầu đi.",
            f"the step runs code of another tool ({names}). Give it the property topic; a request is sent under it.",
        )


def _zeebe_script(element: Element, notes: Notes) -> None:
    found = vendors.zeebe(element, "script")
    if found is None or tree.kid(element, "script") is not None:
        return
    try:
        text = f"{found.get('resultVariable', '')} = {feel_of(found.get('expression', ''))}"
    except Fault as fault:
        notes.fault(element, "foreign-script", fault)
        return
    vendors.remove(found)
    etree.SubElement(element, f"{{{BPMN}}}script").text = text
    _tell(element, text, notes)


def _properties(element: Element, notes: Notes) -> None:
    """Take over step properties that were written with the property panel of another tool."""
    for holder in vendors.extensions(element, "properties"):
        for item in list(holder):
            name, value = item.get("name", ""), item.get("value", "")
            if name in NAMES:
                holder.remove(item)
                vendors.set_property(element, name, value)
                _tell(element, f"{name} = {value}", notes)


def _correlation(message: Element, waiting: list[Element], notes: Notes) -> None:
    """Put the correlation key of a Zeebe message on the steps and events that wait for it."""
    found = vendors.zeebe(message, "subscription")
    if found is None:
        return
    try:
        key = feel_of(found.get("correlationKey", ""))
    except Fault as fault:
        notes.fault(message, "foreign-expression", fault)
        return
    vendors.remove(found)
    for step in waiting:
        vendors.set_property(step, "correlation", key)
    _tell(message, f"correlation = {key}", notes)


def _waiting(root: Element) -> dict[str, list[Element]]:
    """Message id -> the steps and events that wait for that message."""
    found: defaultdict[str, list[Element]] = defaultdict(list)
    for element in tree.walk(root, "receiveTask", "messageEventDefinition"):
        step = element if tree.tag(element) == "receiveTask" else element.getparent()
        if step is not None:
            found[local(element.get("messageRef", ""))].append(step)
    return found


def _tell(element: Element, what: str, notes: Notes) -> None:
    vi, en = f"đã chuyển sang cách ghi của hệ thống: {what}.", f"was written as ours: {what}."
    notes.changed(element, "step-adopted", vi, en)
