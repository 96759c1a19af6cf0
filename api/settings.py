"""Legal parameters and office time over the API: everybody reads them, administrators of the whole system set them."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from api import routes, settingshapes, versions
from engine import administration, calendars, changes, office, parameters, recompute, statuscharts, statusdetails
from engine.calendar import vietnam
from engine.calendar.days import SpecialDay, Week
from engine.clocks import approvals
from engine.queries import units
from engine.tables import OfficeCalendar
from engine.work import Work

READ, WRITE = "settings:read", "settings:write"
CODE, NAME = "/parameters/<code>", "/calendars/<name>"

blp = routes.blueprint("settings", "Legal parameters and office time")


@routes.asks(blp, "/parameters", READ, gives=settingshapes.Values)
def values(work: Work) -> Any:
    """All legal parameters with every value that they have, had or will have."""
    return {"rows": parameters.every(work.session)}


@routes.does(blp, f"{CODE}:change", WRITE, takes=settingshapes.NewValue, gives=settingshapes.Values, is_tagged=False)
def change(work: Work, asked: dict[str, Any], code: str) -> Any:
    """Give a legal parameter a value from a day on, or for a while."""
    parameters.change(work, code, asked.pop("value"), **asked)
    return {"rows": parameters.values(work.session, code)}


@routes.asks(blp, "/calendars", READ, gives=settingshapes.Names)
def names(work: Work) -> Any:
    """The calendars that units may work by; `viet-nam` are the days of the whole nation."""
    known = {*calendars.names(work.session), *vietnam.names()}
    return {"names": [calendars.NATION, *sorted(known)]}


@routes.does(
    blp,
    "/calendars",
    WRITE,
    takes=settingshapes.NewCalendar,
    gives=settingshapes.Calendar,
    status=201,
    is_tagged=False,
)
def open_calendar(work: Work, asked: dict[str, Any]) -> Any:
    """Open a calendar that begins with the hours of another."""
    name = asked["name"]
    office.open_calendar(work, asked.pop("name"), asked.pop("title"), **asked)
    return _told(work, name)


@routes.asks(blp, NAME, READ, gives=settingshapes.Calendar)
def calendar(work: Work, name: str) -> Any:
    """A calendar with its own hours and days."""
    return _told(work, name)


@routes.does(
    blp, f"{NAME}:change-hours", WRITE, takes=settingshapes.NewHours, gives=settingshapes.Calendar, is_tagged=False
)
def change_hours(work: Work, asked: dict[str, Any], name: str) -> Any:
    """Let the office work other hours on some weekdays; what held on them gives way."""
    office.change_hours(work, name, asked.pop("weekdays"), asked.pop("sessions"), **asked)
    return _told(work, name)


@routes.does(
    blp, f"{NAME}:end-hours", WRITE, takes=settingshapes.EndingHours, gives=settingshapes.Calendar, is_tagged=False
)
def end_hours(work: Work, asked: dict[str, Any], name: str) -> Any:
    """Let hours be valid until a last day."""
    office.end_hours(work, name, asked["hours"], last=asked["last"], source=asked["source"])
    return _told(work, name)


@routes.does(blp, f"{NAME}:mark", WRITE, takes=settingshapes.Marking, gives=settingshapes.Calendar, is_tagged=False)
def mark(work: Work, asked: dict[str, Any], name: str) -> Any:
    """Make a day a day off, a working one (as a Saturday that makes up for another day), or half a day."""
    office.mark(work, name, asked.pop("day"), asked.pop("sort"), **asked)
    return _told(work, name)


@routes.does(blp, f"{NAME}:unmark", WRITE, takes=settingshapes.Unmarking, gives=settingshapes.Calendar, is_tagged=False)
def unmark(work: Work, asked: dict[str, Any], name: str) -> Any:
    """Let a day be again what its weekday, the nation and the calendars above make of it."""
    office.unmark(work, name, asked["day"], source=asked["source"])
    return _told(work, name)


@routes.does(
    blp,
    "/units/<code>:work-by",
    WRITE,
    takes=settingshapes.Choosing,
    gives=settingshapes.Calendar,
    is_tagged=False,
)
def work_by(work: Work, asked: dict[str, Any], code: str) -> Any:
    """Let what begins in a unit from now on count by another calendar."""
    office.assign(work, units.one(work.session, code), asked["calendar"], source=asked["source"])
    return _told(work, asked["calendar"])


@routes.asks(blp, "/pause-reasons", READ, gives=settingshapes.PauseReasons, is_tagged=True)
def pause_reasons(work: Work) -> Any:
    """The reasons for which a head may let a clock stand still, with the law that each rests on."""
    return _reasons(work)


@routes.does(
    blp,
    "/pause-reasons",
    WRITE,
    takes=settingshapes.NewPauseReason,
    gives=settingshapes.PauseReasons,
    status=201,
)
def add_reason(work: Work, asked: dict[str, Any]) -> Any:
    """Add a reason for which a head may let a clock stand still."""
    approvals.add_reason(work, asked.pop("code"), asked.pop("name"), basis=asked.pop("source"), **asked)
    return _reasons(work)


@routes.does(
    blp,
    "/pause-reasons/<code>:change",
    WRITE,
    takes=settingshapes.PauseReasonChange,
    gives=settingshapes.PauseReasons,
    is_versioned=True,
)
def change_reason(work: Work, asked: dict[str, Any], code: str) -> Any:
    """Word a reason otherwise, or let it be given no more after a day; what stands still for it stays so."""
    approvals.change_reason(work, code, asked.pop("name"), basis=asked.pop("source"), seen=versions.seen(), **asked)
    return _reasons(work)


@routes.does(
    blp,
    "/statuses/details",
    WRITE,
    takes=settingshapes.NewOwnStatus,
    gives=settingshapes.OwnStatuses,
    status=201,
    is_tagged=False,
)
def add_detail(work: Work, asked: dict[str, Any]) -> Any:
    """Add a status of the agency's own under an official one."""
    statusdetails.add(work, asked.pop("code"), **asked)
    return {"rows": statusdetails.listed(work.session)}


@routes.does(
    blp,
    "/statuses/details/<code>:end",
    WRITE,
    takes=settingshapes.EndingOwnStatus,
    gives=settingshapes.OwnStatuses,
    is_tagged=False,
)
def end_detail(work: Work, asked: dict[str, Any], code: str) -> Any:
    """Let a status of the agency's own be used no more from a day on."""
    statusdetails.end(work, code, until=asked["on"], source=asked["source"])
    return {"rows": statusdetails.listed(work.session)}


@routes.does(
    blp,
    "/statuses:change-chart",
    WRITE,
    takes=settingshapes.ChartChange,
    gives=settingshapes.ChartPairs,
    is_tagged=False,
)
def change_chart(work: Work, asked: dict[str, Any]) -> Any:
    """Let one status follow another from a day on, or let it not; a chart by which no case could end is refused."""
    pairs = statuscharts.change(
        work,
        asked["before"],
        asked["after"],
        allow=asked["allow"],
        valid_from=asked["since"],
        source=asked["source"],
    )
    ordered = sorted(pairs, key=lambda pair: (pair[0] or "", pair[1]))
    return {"changes": [{"before": before, "after": after} for before, after in ordered]}


@routes.tries(
    blp,
    "/due-dates:foresee",
    WRITE,
    takes=settingshapes.TimeChange,
    gives=settingshapes.ForeseenDates,
    of_settings=True,
)
def foresee(work: Work, asked: dict[str, Any]) -> Any:
    """See which due dates of running cases a change would move; nothing of it stays."""
    administration.require(work)
    if (said := asked["unmark"]) is not None:
        office.unmark(work, said["calendar"], said["day"], source=said["source"])
    if (said := asked["mark"]) is not None:
        office.mark(work, said.pop("calendar"), said.pop("day"), said.pop("sort"), **said)
    if (said := asked["hours"]) is not None:
        office.change_hours(work, said.pop("calendar"), said.pop("weekdays"), said.pop("sessions"), **said)
    if (said := asked["parameter"]) is not None:
        parameters.change(work, said.pop("code"), said.pop("value"), **said)
    return recompute.foresee(work)


@routes.does(
    blp, "/due-dates:recompute", WRITE, takes=settingshapes.Recounting, gives=settingshapes.Recounted, is_tagged=False
)
def recount(work: Work, asked: dict[str, Any]) -> Any:
    """Derive the next clocks again that count by what is no longer in force: a thousand at most."""
    administration.require(work)
    batch = recompute.batch(work, after=asked["after"])
    return {"done": batch.done, "moved": len(batch.moved), "failed": len(batch.failed), "after": batch.last}


def _reasons(work: Work) -> Any:
    tag = versions.tag(changes.version(work.session, approvals.SUBJECT))
    return {"rows": approvals.reasons(work.session)}, tag


def _told(work: Work, name: str) -> dict[str, Any]:
    row = work.session.get(OfficeCalendar, name)
    return {
        "name": name,
        "title": row.title if row else vietnam.title(name) if name in vietnam.names() else "",
        "parent": row.parent if row else None,
        "hours": [{**_hours(week), "id": row_id} for row_id, week in _weeks(work, name)],
        "days": [_day(calendars.special(one)) for one in calendars.days_of(work.session, name)],
    }


def _weeks(work: Work, name: str) -> list[tuple[uuid.UUID | None, Week]]:
    """The hours of the calendar: its rows, or as it is shipped; the nation has none of its own.

    Raises:
        UnknownCalendar.
    """
    if name == calendars.NATION:
        return []
    calendars.of_name(work.session, name)
    found = calendars.hours_of(work.session, name)
    kept: list[tuple[uuid.UUID | None, Week]] = [(row.id, calendars.week_of(row)) for row in found]
    return kept or [(None, week) for week in vietnam.plan(name).weeks]


def _hours(week: Week) -> dict[str, Any]:
    return {
        "weekdays": sorted(week.weekdays),
        "sessions": list(map(str, week.day.sessions)),
        "value": week.day.value,
        "is_open": week.day.is_open,
        "valid_from": week.since,
        "valid_to": None if week.until == date.max else week.until,
    }


def _day(one: SpecialDay) -> dict[str, Any]:
    plain = ("day", "sort", "name", "source", "like", "is_open")
    return {**{name: getattr(one, name) for name in plain}, "sessions": list(map(str, one.sessions))}
