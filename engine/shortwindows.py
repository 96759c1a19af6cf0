"""Limits in days of the calendar that a long holiday leaves too few working days for the steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from bpmn import budgets, stepsums
from bpmn.differences import span_words
from bpmn.model import Diagram
from bpmn.procedure import Procedure
from bpmn.stepsums import Measured
from engine import calendar
from feel.findings import Finding


@dataclass(frozen=True, slots=True)
class Window:
    """So many days of the calendar in which the fewest are worked."""

    first: date
    last: date
    working: int


def shortest(hours: calendar.Calendar, days: int, *, since: date) -> Window | None:
    """The first *days* days after *since* with the fewest working days; None when the calendar ends before."""
    starts = range(max((since - hours.first).days, 0), len(hours.days) - days)
    if days < 1 or not starts:
        return None
    worked = _worked(hours)
    counts = [
        after - before for before, after in zip(worked[starts.start :], worked[starts.start + days :], strict=False)
    ]
    least = counts.index(min(counts))
    first = hours.first + timedelta(days=starts.start + least + 1)
    return Window(first, first + timedelta(days=days - 1), counts[least])


def problems(
    procedure: Procedure, diagrams: Sequence[Diagram], hours: calendar.Calendar, *, since: date
) -> list[Finding]:
    """A warning for each limit in calendar days that holds the steps in ordinary weeks but not in every week.

    What is looked at are the weeks after *since* that the calendar knows.
    """
    plan = stepsums.plan_of(procedure)
    found: dict[tuple[str, int], Finding] = {}
    for one in stepsums.measured(plan, diagrams, procedure.process):
        if one is not None and one.kind == "calendar" and one.stretch.minutes <= one.given:
            key = (one.text, one.stretch.minutes)
            if key not in found:
                found.update((key, finding) for finding in _told(one, hours, since))
    return list(found.values())


def _told(one: Measured, hours: calendar.Calendar, since: date) -> Iterator[Finding]:
    window = shortest(hours, budgets.calendar_days(one.text), since=since)
    if window is None or window.working * budgets.DAY_MINUTES >= one.stretch.minutes:
        return
    needed = -(-one.stretch.minutes // budgets.DAY_MINUTES)
    said = span_words(one.text, "calendar")
    vi = (
        f"Thời hạn {said[0]} theo lịch: từ {window.first:%d/%m/%Y} đến {window.last:%d/%m/%Y} chỉ có {window.working} "
        f"ngày làm việc, mà các bước trên đường dài nhất cần {needed}. Hãy rút ngắn các bước, hoặc chuẩn bị người làm "
        "trong dịp đó."
    )
    en = (
        f"The limit of {said[1]} by the calendar: from {window.first} to {window.last} there are only {window.working} "
        f"working days, and the steps on the longest way need {needed}. Shorten them, or plan people for that time."
    )
    file, (element, _) = one.stretch.files[-1], one.stretch.steps[-1]
    yield Finding("step-sum-holiday", "warning", file, element, vi, en, one.stretch.path)


def _worked(hours: calendar.Calendar) -> list[int]:
    """How many days were worked up to each day, that one too."""
    is_worked = bytearray(len(hours.days))
    for day in hours.working:
        is_worked[day] = 1
    return list(accumulate(is_worked))
