"""How much office time is left until a task is due, as an officer reckons it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from engine import shelf
from engine.calendar import hours
from engine.queries import details
from engine.queries.tasks import Line
from engine.work import Work

HOUR = 60  #: minutes


@dataclass(frozen=True, slots=True)
class Left:
    """The office time until a moment, or since it passed."""

    minutes: int  #: below zero: so many since
    day_minutes: int  #: of one working day in its calendar
    is_late: bool

    @property
    def amount(self) -> tuple[int, Literal["day", "hour", "minute"]]:
        """The whole days, else the whole hours, else the minutes."""
        whole = abs(self.minutes)
        if whole >= self.day_minutes:
            return whole // self.day_minutes, "day"
        return (whole // HOUR, "hour") if whole >= HOUR else (whole, "minute")

    @property
    def is_short(self) -> bool:
        """Less than one working day is left."""
        return not self.is_late and self.minutes < self.day_minutes


def of_tasks(work: Work, lines: Collection[Line]) -> Mapping[str, Left]:
    """What is left of each of *lines* that has a limit, by its id, counted in the calendar of its clock."""
    due = {line.task_id: line.due_at for line in lines if line.due_at is not None}
    editions = details.editions(work.session, due)
    return {task_id: until(work, edition, due[task_id]) for task_id, edition in editions.items()}


def until(work: Work, edition: str, due: datetime) -> Left:
    """What is left until *due* in the calendar *edition*."""
    return between(work.session, edition, work.now, due)


def between(session: Session, edition: str, at: datetime, due: datetime) -> Left:
    """What was, or will be, left at *at* until *due* in the calendar *edition*."""
    calendar = shelf.of_edition(session, edition)
    return Left(hours.between(calendar, at, due), calendar.day_minutes, at > due)
