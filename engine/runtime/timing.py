"""Timers: when they are due, from the moment that is handed in; no clock is read here.

Texts are ISO 8601, bare or given by an expression: a moment (2026-11-23T08:00:00+07:00), a duration (P3D, PT4H, P1M,
P2W) or a cycle (R3/PT1H, R/2026-11-23T08:00:00+07:00/P1D). Months are calendar months: 31 January + P1M = 28 February.

Our choice: a moment without an offset means Vietnamese time (+07:00); a cycle of n fires n times, the first time after
one period, or at its start when it names one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

from bpmn import timers
from engine.runtime.faults import NotAMoment
from feel import moments
from feel.duration import DaysDuration, MonthsDuration

if TYPE_CHECKING:
    from engine.runtime.nodes import Trigger
    from engine.runtime.tokens import Token

VIETNAM = timezone(timedelta(hours=7))
PERIOD = re.compile(
    r"P(?=[\dT])(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,7})D)?"
    r"(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,6})?)S)?)?",
    re.ASCII,
)
CYCLE = re.compile(r"R(\d{0,5})/(?:([^/P][^/]{0,60})/)?(P[^/]{1,60})", re.ASCII)
DATED = re.compile(r"\d{4}-\d\d-\d\d.{0,60}", re.ASCII)
WANTED = {"timeDate": "2026-11-23T08:00:00+07:00", "timeDuration": "P3D, PT4H", "timeCycle": "R3/PT1H"}

NEVER = "9999-12-31T00:00:00+00:00"  #: by itself: a timer that asks a legal clock is told by its caller

Due = list[Any]  #: [moment in ISO form (UTC), firings left (None: without end), period or None]


def is_literal(text: str) -> bool:
    """Whether *text* is bare ISO 8601, not an expression."""
    return any(pattern.fullmatch(text) for pattern in (PERIOD, CYCLE, DATED))


def value(token: Token, trigger: Trigger) -> Any:
    """What the timer says: its bare text, or what its expression gives."""
    is_bare = is_literal(trigger.text) or timers.asks_clock(trigger.text)
    return trigger.text if is_bare else token.case.engine.evaluate(token, trigger.text)


def first(element: str, trigger: Trigger, said: Any, now: datetime) -> Due:
    """When a timer that begins at *now* is due first.

    Raises:
        NotAMoment: *said* is not what this kind of timer needs.
    """
    if timers.asks_clock(trigger.text):
        return [NEVER, 1, None]
    try:
        due = _first(trigger.form, said, now)
    except (ValueError, OverflowError):
        due = None
    if due is None:
        raise NotAMoment(element=element, wanted=WANTED[trigger.form], text=_shown(said)[:60])
    return due


def _shown(said: Any) -> str:
    """*said* as FEEL writes it: null, true and false are no words of Python."""
    if said is None:
        return "null"
    return str(said).lower() if isinstance(said, bool) else str(said)


def following(due: Due) -> Due | None:
    """When a cycle that was due at *due* is due next; None when it is over, or was none."""
    moment, left, period = due
    if period is None or left == 1:
        return None
    later = _later(datetime.fromisoformat(moment), period)
    return [later.isoformat(), None if left is None else left - 1, period]


def problem(trigger: Trigger) -> str | None:
    """What a bare text should be instead, when it is not what this kind of timer needs; None when it is fine."""
    if not is_literal(trigger.text):
        return None
    try:
        fits = _first(trigger.form, trigger.text, datetime(2026, 1, 1, tzinfo=UTC)) is not None
    except (ValueError, OverflowError):
        fits = False
    return None if fits else WANTED[trigger.form]


def _first(form: str, said: Any, now: datetime) -> Due | None:
    if form == "timeCycle":
        return _cycle(said, now)
    moment = _moment(said)
    if moment is None and form == "timeDuration" and _is_period(said):
        moment = _later(now, str(said))
    return None if moment is None else [moment.astimezone(UTC).isoformat(), 1, None]


def _cycle(said: Any, now: datetime) -> Due | None:
    found = CYCLE.fullmatch(said) if isinstance(said, str) else None
    if found is None or not _is_period(found[3]) or found[1] == "0":
        return None
    start = _moment(found[2]) if found[2] else _later(now, found[3])
    if start is None or _later(now, found[3]) <= now:
        return None
    return [start.astimezone(UTC).isoformat(), int(found[1]) if found[1] else None, found[3]]


def _moment(said: Any) -> datetime | None:
    if isinstance(said, str):
        said = _read(said) if DATED.fullmatch(said) else None
    elif type(said) is date:
        said = datetime.combine(said, time())
    if not isinstance(said, datetime):
        return None
    return said if said.utcoffset() is not None else said.replace(tzinfo=VIETNAM)


def _read(text: str) -> datetime:
    return moments.parse_date_time(text) or datetime.fromisoformat(text)


def _is_period(said: Any) -> bool:
    if isinstance(said, DaysDuration | MonthsDuration):
        said = str(said)
    return isinstance(said, str) and PERIOD.fullmatch(said) is not None


def _later(moment: datetime, period: str) -> datetime:
    """*moment* moved by an ISO duration, months first, in Vietnamese calendar days."""
    found = PERIOD.fullmatch(period)
    if found is None:
        raise ValueError(period)
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in found.groups()[:6])
    local = _add_months(moment.astimezone(VIETNAM), 12 * years + months)
    return local + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=float(found[7] or 0))


def _add_months(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    month += 1
    if year > 9999:
        raise OverflowError
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))
