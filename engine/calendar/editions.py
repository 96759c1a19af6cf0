"""A calendar as plain JSON content with a digest, so that it can be kept and built again exactly as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import orjson

from engine.calendar import days, hours
from engine.calendar.days import Session, Sort, SpecialDay, Week
from engine.calendar.hours import Calendar

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a calendar is made of."""

    name: str
    weeks: Sequence[Week]
    layers: Sequence[Iterable[SpecialDay]]  #: of special days; a later one wins
    day_minutes: int
    first: date
    last: date


def content(plan: Plan) -> dict[str, Any]:
    """*plan* as JSON, its layers merged; equal plans give equal content.

    Raises:
        MakeUpDayIsOff, DayTwice: a layer contradicts itself.
    """
    specials = days.merge(plan.layers)
    return {
        "name": plan.name,
        "day_minutes": plan.day_minutes,
        "first": plan.first.isoformat(),
        "last": plan.last.isoformat(),
        "weeks": sorted(map(_of_week, plan.weeks), key=orjson.dumps),
        "days": [_of_day(specials[day]) for day in sorted(specials)],
    }


def digest(content: Content) -> str:
    """The address of *content*: SHA-256 in hex."""
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


def build(content: Content) -> Calendar:
    """The calendar that *content* describes.

    Raises:
        what `hours.build` raises.
    """
    return hours.build(
        content["name"],
        weeks=[_to_week(week) for week in content["weeks"]],
        layers=[[_to_day(day) for day in content["days"]]],
        day_minutes=content["day_minutes"],
        first=date.fromisoformat(content["first"]),
        last=date.fromisoformat(content["last"]),
    )


def _of_week(week: Week) -> dict[str, Any]:
    return {
        "weekdays": sorted(week.weekdays),
        "sessions": pairs(week.day.sessions),
        "value": week.day.value,
        "is_open": week.day.is_open,
        "since": week.since.isoformat(),
        "until": week.until.isoformat(),
    }


def _to_week(week: Content) -> Week:
    since, until = date.fromisoformat(week["since"]), date.fromisoformat(week["until"])
    sessions = cast("list[tuple[int, int]]", week["sessions"])
    return days.week(week["weekdays"], sessions, value=week["value"], is_open=week["is_open"], since=since, until=until)


def _of_day(special: SpecialDay) -> dict[str, Any]:
    found: dict[str, Any] = {"day": special.day.isoformat(), "sort": special.sort}
    if special.sessions:
        found["sessions"] = pairs(special.sessions)
    if special.like is not None:
        found["like"] = special.like.isoformat()
    if special.is_open is not None:
        found["is_open"] = special.is_open
    return found


def _to_day(day: Content) -> SpecialDay:
    return SpecialDay(
        date.fromisoformat(day["day"]),
        cast(Sort, day["sort"]),
        sessions=tuple(Session(*pair) for pair in day.get("sessions", ())),
        like=date.fromisoformat(day["like"]) if "like" in day else None,
        is_open=day.get("is_open"),
    )


def pairs(sessions: Iterable[Session]) -> list[list[int]]:
    """*sessions* as pairs of minutes after midnight."""
    return [[session.opens, session.closes] for session in sessions]
