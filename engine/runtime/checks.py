"""What the engine refuses beyond the rules of BPMN, before anything runs: each finding names the file and the element.

What makes a diagram invalid, or is not run here at all, is said by `bpmn.rules`; here stands what only the engine
knows: expressions that cannot be read, things that no file has, and limits.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Literal

from engine.runtime import timing
from engine.runtime.activities import Activity, CallActivity, SubProcess
from engine.runtime.cases import DEEPEST
from engine.runtime.nodes import Node, Process
from feel import check as feel_check

Report = Callable[[str, str | None, str, str, str], None]
Problem = tuple[str, str, str]  #: rule, Vietnamese, English

MOST_TOKENS = 100  #: of a start or completion quantity


def check(process: Process, decisions: Collection[str], report: Report) -> None:
    """Report everything in *process* that cannot run."""
    for node in process.nodes():
        for rule, vi, en in [*_structure(node, decisions), *_expressions(node)]:
            report(process.file, node.name, rule, vi, en)
        for flow in node.flows:
            for rule, vi, en in _text(flow.condition):
                report(process.file, flow.id, rule, vi, en)


def _structure(node: Node, decisions: Collection[str]) -> Iterator[Problem]:
    if isinstance(node, Activity):
        yield from _quantities(node)
        yield from _loop(node)
        yield from _cancel(node)
    if _levels(node) == DEEPEST + 1:  # the place in a longer chain from which on it is too deep
        vi = f"Quy trình con lồng quá {DEEPEST} tầng."
        yield "nested-too-deep", vi, f"Sub-processes are nested more than {DEEPEST} levels deep."
    if isinstance(node, CallActivity) and not hasattr(node, "inner"):
        called = node.drawn.called
        yield "called-process", f"Không có quy trình '{called}' để gọi.", f"There is no process '{called}' to call."
    if node.drawn.kind == "businessRuleTask" and node.drawn.called not in decisions:
        wanted = node.drawn.called
        yield "decision", f"Không tệp nào có quyết định '{wanted}'.", f"No file has the decision '{wanted}'."
    if any(trigger.kind in ("message", "signal") and not trigger.name for trigger in node.triggers):
        vi = "Sự kiện chưa nêu thông điệp hay tín hiệu nào."
        yield "event-without-name", vi, "The event does not say which message or signal."


def _levels(node: Node, known: dict[str, int] | None = None) -> int:
    """How many sub-processes stand inside one another in *node*, itself counted; a call is a matter of the run."""
    if not isinstance(node, SubProcess) or isinstance(node, CallActivity):
        return 0
    known = {} if known is None else known
    if node.name not in known:
        known[node.name] = 0  # an id used twice may seem to contain itself
        known[node.name] = 1 + max((_levels(inner, known) for inner in node.inner.nodes()), default=0)
    return known[node.name]


def _quantities(node: Activity) -> Iterator[Problem]:
    for name in ("startQuantity", "completionQuantity"):
        text = node.drawn.attributes.get(name, "1").strip()
        if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= MOST_TOKENS):
            vi = f"{name} phải là số nguyên từ 1 đến {MOST_TOKENS}."
            yield "quantity", vi, f"{name} must be a whole number from 1 to {MOST_TOKENS}."


def _loop(node: Activity) -> Iterator[Problem]:
    loop = node.drawn.loop
    if loop is None:
        return
    if node.drawn.by_event:
        vi = "Quy trình con theo sự kiện không được lặp."
        yield "event-subprocess-loop", vi, "An event sub-process cannot loop."
    if loop.maximum is not None and not (loop.maximum.isascii() and loop.maximum.isdigit() and len(loop.maximum) < 7):
        yield "loop-maximum", "loopMaximum phải là số nguyên.", "loopMaximum must be a whole number."


def _cancel(node: Activity) -> Iterator[Problem]:
    """A transaction that can be cancelled needs the way out for it."""
    if node.drawn.kind == "transaction" and isinstance(node, SubProcess):
        cancels = [end for end in node.inner.nodes() if any(trigger.kind == "cancel" for trigger in end.triggers)]
        ways = [node.process.node(name) for name in node.boundaries]
        if cancels and not any(trigger.kind == "cancel" for way in ways for trigger in way.triggers):
            vi = f"Sự kiện '{cancels[0].name}' hủy giao dịch này nhưng trên biên không có sự kiện hủy."
            en = f"'{cancels[0].name}' cancels this transaction, which has no cancel event on its boundary."
            yield "cancel-without-boundary", vi, en


def _expressions(node: Node) -> Iterator[Problem]:
    for trigger in node.triggers:
        if trigger.kind == "timer" and (wanted := timing.problem(trigger)):
            yield "timer", f"Hẹn giờ '{trigger.text:.60}' phải có dạng {wanted}.", f"The timer needs the form {wanted}."
        elif trigger.kind in ("timer", "conditional") and not timing.is_literal(trigger.text):
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
