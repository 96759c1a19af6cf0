"""Timers that can be read: one of date, duration or cycle, as ISO 8601 or as an expression."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bpmn.model import Diagram
from bpmn.names import declared
from bpmn.nodes import PERSON_TASKS, Event, FlowNode
from bpmn.rules.rule import Flaw, called, rule
from bpmn.timers import asks_clock, is_cron, is_literal

# One bare word, or what begins like ISO 8601 and goes on without blanks and brackets.
_WORD = re.compile(r"[^\W\d]\w*|[-+]?(?:\d|P\d|PT|R-?\d*/)[\w\-:+/.]*")
_SAMPLES = {"timeDate": "2026-11-23T08:00:00+07:00", "timeDuration": "P3D", "timeCycle": "R3/PT1H"}


@rule("timer-form")
def timers_have_one_form(diagram: Diagram) -> Iterator[Flaw]:
    """A timer says exactly one of date, duration and cycle."""
    for node, event in _timers(diagram):
        if len(event.times) != 1 or not event.times[0][1]:
            yield Flaw(
                node.id,
                f"Hẹn giờ của {called(node)} phải có đúng một trong: thời điểm (timeDate), khoảng thời gian "
                "(timeDuration), chu kỳ (timeCycle).",
                f"The timer of {called(node)} needs exactly one of timeDate, timeDuration and timeCycle.",
            )


@rule("timer-cron")
def timers_are_not_cron(diagram: Diagram) -> Iterator[Flaw]:
    """No timer is a cron schedule."""
    for node, event in _timers(diagram):
        for _, text in event.times:
            if is_cron(text):
                yield Flaw(
                    node.id,
                    f"Hẹn giờ của {called(node)} viết kiểu cron ('{text}'). Hãy viết theo ISO 8601, ví dụ R3/PT1H.",
                    f"The timer of {called(node)} is a cron schedule ('{text}'). Write ISO 8601, for example R3/PT1H.",
                )


@rule("timer-unreadable")
def timers_can_be_read(diagram: Diagram) -> Iterator[Flaw]:
    """A timer of a single word is a literal, or the name of data that the diagram declares.

    Our choice: a lone word that nothing declares is nearly always a mistyped literal ("P3DD", "PT4"); it would be
    found out only when a case waits there. `(word)` says that data of the case is meant.
    """
    known = declared(diagram)
    for node, event in _timers(diagram):
        for form, text in event.times:
            if is_literal(form, text) or asks_clock(text) or not _WORD.fullmatch(text) or text in known:
                continue
            yield Flaw(
                node.id,
                f"Không đọc được hẹn giờ '{text}' của {called(node)}. Hãy viết theo ISO 8601, ví dụ {_SAMPLES[form]}; "
                f"nếu là tên dữ liệu, hãy viết ({text}).",
                f"The timer '{text}' of {called(node)} cannot be read. Write ISO 8601, for example {_SAMPLES[form]}; "
                f"when it is a name of data, write ({text}).",
            )


@rule("timer-clock")
def clocks_can_be_asked(diagram: Diagram) -> Iterator[Flaw]:
    """A timer that asks a legal clock is no cycle, and `step_due` stands at the border of a step that has a limit."""
    for node, event in _timers(diagram):
        for form, text in event.times:
            if asks_clock(text) and (form == "timeCycle" or not _has_clock(diagram, node, text.strip())):
                yield Flaw(
                    node.id,
                    f"Hẹn giờ '{text}' của {called(node)} không có đồng hồ để hỏi: step_due chỉ đặt ở biên của bước do "
                    "người làm và có thời hạn (limit), và không dùng timeCycle.",
                    f"The timer '{text}' of {called(node)} has no clock to ask: step_due belongs at the border of a "
                    "person's step that has a limit, and never in a timeCycle.",
                )


@rule("timer-cycle-place", "warning")
def cycles_repeat_where_they_can(diagram: Diagram) -> Iterator[Flaw]:
    """A cycle stands on a non-interrupting event or a start event: elsewhere only its first time counts."""
    for node, event in _timers(diagram):
        once = node.kind == "intermediateCatchEvent" or (node.kind == "boundaryEvent" and node.interrupting)
        if once and any(form == "timeCycle" for form, _ in event.times):
            yield Flaw(
                node.id,
                f"Chu kỳ của {called(node)} chỉ có tác dụng lần đầu. Hãy dùng timeDuration, hoặc sự kiện không ngắt.",
                f"The cycle of {called(node)} counts only once. Use timeDuration, or a non-interrupting event.",
            )


def _timers(diagram: Diagram) -> Iterator[tuple[FlowNode, Event]]:
    return ((node, event) for node in diagram.runnable for event in node.events if event.kind == "timer")


def _has_clock(diagram: Diagram, node: FlowNode, name: str) -> bool:
    if name != "step_due":
        return True
    host = diagram.node_by_id.get(node.attached_to or "")
    return host is not None and host.kind in PERSON_TASKS and "limit" in host.properties
