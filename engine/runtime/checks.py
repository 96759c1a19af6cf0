"""What the engine refuses in a diagram before anything runs: each finding names the file and the element."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Literal

from engine.runtime import timing
from engine.runtime.activities import Activity, CallActivity, SubProcess
from engine.runtime.gateways import EventGateway
from engine.runtime.nodes import Node, Process
from feel import check as feel_check

Report = Callable[[str, str | None, str, str, str], None]
Problem = tuple[str, str, str]  #: rule, Vietnamese, English

THROWN = frozenset(("message", "signal", "error", "escalation", "terminate", "cancel"))
CAUGHT = frozenset(("message", "signal", "error", "escalation", "timer", "conditional", "cancel"))
WITHIN_RACE = frozenset(("message", "signal", "timer", "conditional"))


def check(process: Process, decisions: Collection[str], report: Report) -> None:
    """Report everything in *process* that cannot run."""
    for node in process.nodes():
        for rule, vi, en in [*_structure(node, decisions), *_expressions(node)]:
            report(process.file, node.name, rule, vi, en)
        for flow in node.flows:
            for rule, vi, en in _text(flow.condition):
                report(process.file, flow.id, rule, vi, en)


def _structure(node: Node, decisions: Collection[str]) -> Iterator[Problem]:
    yield from _events(node)
    if isinstance(node, Activity):
        yield from _quantities(node)
        yield from _loop(node)
        yield from _cancel(node)
    if isinstance(node, CallActivity) and not hasattr(node, "inner"):
        called = node.drawn.called
        yield "called-process", f"Không có quy trình '{called}' để gọi.", f"There is no process '{called}' to call."
    if node.drawn.kind == "businessRuleTask" and node.drawn.called not in decisions:
        wanted = node.drawn.called
        yield "decision", f"Không tệp nào có quyết định '{wanted}'.", f"No file has the decision '{wanted}'."
    if isinstance(node, EventGateway):
        yield from _race(node)
    if node.drawn.default and all(flow.id != node.drawn.default for flow in node.flows):
        yield (
            "default-flow",
            f"Luồng mặc định '{node.drawn.default}' không rời nút này.",
            f"The default flow '{node.drawn.default}' does not leave this node.",
        )


def _events(node: Node) -> Iterator[Problem]:
    if node.drawn.kind in ("intermediateCatchEvent", "boundaryEvent") and not node.drawn.events:
        yield "event-without-kind", "Sự kiện không nêu đón điều gì.", "The event does not say what it waits for."
    allowed = THROWN if node.drawn.kind in ("endEvent", "intermediateThrowEvent") else CAUGHT
    for trigger in node.triggers if node.drawn.events else ():
        if trigger.kind not in allowed:
            yield "not-supported", f"Bộ máy không chạy được {trigger.kind}.", f"The engine does not run {trigger.kind}."
        elif trigger.kind in ("message", "signal") and not trigger.name:
            yield "event-without-name", f"Chưa nêu {trigger.kind} nào.", f"It does not say which {trigger.kind}."
        elif trigger.kind == "timer" and not trigger.text:
            yield "timer-without-time", "Hẹn giờ không nêu thời điểm.", "The timer says no time."
        elif trigger.kind == "conditional" and not trigger.text:
            yield (
                "condition-missing",
                "Sự kiện điều kiện không có điều kiện.",
                "The conditional event has no condition.",
            )


def _quantities(node: Activity) -> Iterator[Problem]:
    for name in ("startQuantity", "completionQuantity"):
        text = node.drawn.attributes.get(name, "1").strip()
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 100):
            yield "quantity", f"{name} phải là số nguyên từ 1 đến 100.", f"{name} must be a whole number from 1 to 100."


def _loop(node: Activity) -> Iterator[Problem]:
    loop = node.drawn.loop
    if loop is None:
        return
    if node.drawn.by_event:
        vi = "Quy trình con theo sự kiện không được lặp."
        yield "event-subprocess-loop", vi, "An event sub-process cannot loop."
    if loop.maximum is not None and not (loop.maximum.isascii() and loop.maximum.isdigit() and len(loop.maximum) < 7):
        yield "loop-maximum", "loopMaximum phải là số nguyên.", "loopMaximum must be a whole number."
    if loop.kind == "standard" and loop.condition is None and loop.maximum is None:
        vi = "Vòng lặp cần điều kiện hoặc số lần tối đa, nếu không sẽ lặp mãi."
        yield "loop-without-end", vi, "The loop needs a condition or a maximum, or it never ends."
    if loop.kind != "standard" and not (loop.cardinality or loop.collection):
        vi = "Đa thể hiện cần số lượng hoặc danh sách."
        yield "instances-missing", vi, "A multi-instance activity needs a cardinality or a collection."
    if loop.behavior == "Complex" or (loop.behavior != "All" and node.loop_event is None):
        vi = "Hành vi đa thể hiện này không chạy được: cần sự kiện đi kèm."
        yield "loop-behavior", vi, "This multi-instance behavior does not run: it needs the event that goes with it."


def _cancel(node: Activity) -> Iterator[Problem]:
    """A transaction that can be cancelled needs the way out for it."""
    if node.drawn.kind == "transaction" and isinstance(node, SubProcess):
        cancels = [end for end in node.inner.nodes() if any(trigger.kind == "cancel" for trigger in end.triggers)]
        ways = [node.process.node(name) for name in node.boundaries]
        if cancels and not any(trigger.kind == "cancel" for way in ways for trigger in way.triggers):
            vi = f"Sự kiện '{cancels[0].name}' hủy giao dịch này nhưng trên biên không có sự kiện hủy."
            en = f"'{cancels[0].name}' cancels this transaction, which has no cancel event on its boundary."
            yield "cancel-without-boundary", vi, en


def _race(gateway: EventGateway) -> Iterator[Problem]:
    if gateway.drawn.instantiate or not gateway.ways_in:
        vi = "Cổng sự kiện không được mở đầu quy trình."
        yield "event-gateway", vi, "An event-based gateway cannot start a process here."
    for flow in gateway.flows:
        target = gateway.process.node(flow.target)
        kinds = {trigger.kind for trigger in target.triggers}
        if target.drawn.kind not in ("intermediateCatchEvent", "receiveTask") or not kinds <= WITHIN_RACE or not kinds:
            vi = f"Sau cổng sự kiện phải là sự kiện đón, không phải '{target.name}'."
            yield "event-gateway", vi, f"An event-based gateway leads to catching events, not to '{target.name}'."
        elif len(target.ways_in) > 1:
            vi = f"Sự kiện '{target.name}' sau cổng sự kiện chỉ được có một luồng vào."
            yield "event-gateway", vi, f"The event '{target.name}' after the gateway may be entered only from it."


def _expressions(node: Node) -> Iterator[Problem]:
    for trigger in node.triggers:
        if trigger.kind == "conditional":
            yield from _text(trigger.text)
        elif trigger.kind == "timer" and (wanted := timing.problem(trigger)):
            yield "timer", f"Hẹn giờ '{trigger.text:.60}' phải có dạng {wanted}.", f"The timer needs the form {wanted}."
        elif trigger.kind == "timer" and trigger.text and not timing.is_literal(trigger.text):
            yield from _text(trigger.text)
    yield from _text(node.drawn.properties.get("correlation"))
    if node.drawn.loop is not None:
        for text in (node.drawn.loop.cardinality, node.drawn.loop.condition, node.drawn.loop.collection):
            yield from _text(text)
    if node.drawn.kind == "scriptTask":
        yield from _text(node.drawn.script or "", "script")


def _text(text: str | None, kind: Literal["expression", "script"] = "expression") -> Iterator[Problem]:
    """What is wrong with an expression or a script; nothing with None. Names are not checked: forms give them."""
    if text is not None:
        for fault in feel_check.problems(text, None, kind):
            yield kind, fault.say("vi"), fault.say("en")
