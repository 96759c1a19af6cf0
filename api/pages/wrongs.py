"""Which field of an administrator's form a refusal speaks of, so that it is told where it was typed."""

from __future__ import annotations

from collections.abc import Mapping

from api.pages import frame
from api.pages.caselist import BadDay
from api.pages.edge import blp
from engine import changes, office, parameters, statusdetails
from engine.calendar import days, hours, limits
from engine.calendar.parameters import ParameterTwice
from engine.clocks import approvals
from engine.entries import BadEntry
from feel.errors import Fault

FIELDS: Mapping[type[Fault], str] = {
    changes.NoSource: "source",
    changes.SourceTooLong: "source",
    BadDay: "since",
    approvals.ReasonTaken: "code",
    statusdetails.DetailTaken: "code",
    parameters.BadParameter: "value",
    limits.BadCutOff: "value",
    parameters.BadValidity: "until",
    ParameterTwice: "since",
    office.BadName: "name",
    office.CalendarTaken: "name",
    office.BadTitle: "title",
    office.BadSessionText: "sessions",
    days.BadSession: "sessions",
    days.OverlappingSessions: "sessions",
    days.WorkWithoutSessions: "sessions",
    days.ValueWithoutSessions: "sessions",
    days.BadValidity: "until",
    days.DayTwice: "day",
    hours.OutsideCalendar: "day",
    days.MakeUpDayIsOff: "like",
    office.LikeWithoutWork: "like",
    office.CounterWithoutHours: "counter",
}


@blp.app_template_global("wrong_fields")
def of(fault: Fault | None) -> Mapping[str, str]:
    """Each field that *fault* speaks of, and what is wrong with it; none where it speaks of something else."""
    if isinstance(fault, BadEntry):
        at = 0 if frame.language() == "vi" else 1
        return {name: why[at] for name, why in fault.wrong.items()}
    field = FIELDS.get(type(fault)) if fault is not None else None
    return {field: frame.say(fault)} if fault is not None and field is not None else {}
