"""A legal clock as its events left it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.calendar.deadlines import Due
from engine.calendar.hours import Calendar
from engine.calendar.limits import Limit

State = Literal["running", "paused", "stopped"]


@dataclass(frozen=True, slots=True)
class Clock:
    """A legal clock as its events left it."""

    calendar: Calendar
    full: Limit  #: what a restart gives again
    limits: tuple[Limit, ...]  #: the current budget: the full limit and what was added to it
    to_the_minute: bool
    begun: datetime  #: when the current budget began: the start, or the last restart
    running_since: datetime  #: the last start, restart or resumption
    dues: tuple[Due, ...]  #: every legal date so far; the last one holds
    appointed: datetime  #: the date promised to the applicant; it never moves earlier
    last_event: datetime
    spent: int = 0  #: of the budget before *running_since*, in its measure; days paused for a calendar limit
    worked_before: int = 0  #: office minutes of the budget before *running_since*
    was_late: bool = False  #: once late, late for good
    pauses: int = 0
    reappointments: int = 0
    paused_at: datetime | None = None
    stopped_at: datetime | None = None
    carried: datetime | None = None  #: what another system had promised, to the minute

    @property
    def state(self) -> State:
        """Whether the clock runs."""
        if self.stopped_at is not None:
            return "stopped"
        return "running" if self.paused_at is None else "paused"

    @property
    def due(self) -> datetime:
        """The legal date; while paused the one of before the pause."""
        return self.dues[-1].due

    @property
    def judged_until(self) -> datetime:
        """The last minute that is still on time."""
        return self.dues[-1].judged_until

    @property
    def is_to_the_minute(self) -> bool:
        """Whether lateness is judged to the minute, not at the end of the due day."""
        return self.to_the_minute or self.full.is_in_minutes

    def is_late_at(self, now: datetime) -> bool:
        """Whether the case is late at *now*. Nothing becomes late while it is paused, nor after its stop."""
        return self.was_late or (self.state == "running" and self.dues[-1].is_late_at(now))
