"""Moments of the legal clock: aware, in Vietnamese time, to the minute."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from feel.errors import Fault

#: Asia/Ho_Chi_Minh. It has kept +07:00 without summer time since 1975, so a fixed offset is exact and fast.
ZONE = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
MINUTE = timedelta(minutes=1)
DAY_MINUTES = 24 * 60

_MOMENT = re.compile(
    r"(?P<clock>[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,][0-9]+)?"
    r"(?P<offset>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
_SHOWN = 60


class BadMoment(Fault):
    """'{text}' is not a moment: write day and time as in 2026-03-04T08:30, with an offset or in Vietnamese time."""

    vi = (
        "'{text}' không phải là thời điểm có thật: ghi đủ ngày, giờ như 2026-03-04T08:30 (không ghi múi giờ là +07:00)."
    )


class NaiveMoment(Fault):
    """The moment {moment} carries no offset."""

    vi = "Thời điểm {moment} thiếu múi giờ."


def parse(text: object) -> datetime:
    """The moment that ISO 8601 *text* names; without an offset Vietnamese time is meant.

    Raises:
        BadMoment: *text* is no text, no moment, or a day or an hour that does not exist.

    Our choice: a date without a time is refused, for the hour of reception decides the due moment.
    """
    shape = _MOMENT.fullmatch(text) if isinstance(text, str) else None
    if shape is None:
        raise BadMoment(text=shown(text))
    try:
        return to_minute(datetime.fromisoformat(shape["clock"] + (shape["offset"] or "+07:00")))
    except (ValueError, OverflowError) as error:
        raise BadMoment(text=shown(text)) from error


def to_minute(moment: datetime) -> datetime:
    """*moment* in Vietnamese time with its seconds cut off.

    Our choice: the stated minute counts as a whole, for the start and for the end alike.
    """
    if moment.tzinfo is None:
        raise NaiveMoment(moment=moment.isoformat())
    return moment.astimezone(ZONE).replace(second=0, microsecond=0)


def shown(value: object) -> str:
    """*value* as a message may carry it: cut short."""
    text = str(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
