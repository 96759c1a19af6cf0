"""Limits as law and diagrams write them: 90 minutes, 3 working days, 4 months, the same day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Literal, cast, get_args

from engine.calendar.moments import shown
from feel.errors import Fault

Unit = Literal["minute", "day", "week", "month", "year", "same-day"]
Kind = Literal["working", "calendar"]
Rule = Literal["moment", "civil"]

SAME_DAY = "same-day"

_TIME = re.compile(r"PT(?:([0-9]{1,7})H)?(?:([0-9]{1,7})M)?")
_DATE = re.compile(r"P([0-9]{1,7})([DWMY])")
_DURATION = re.compile(r"P(?:[0-9]+[YMWD])*(?:T(?:[0-9]+[HMS])+)?")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_UNITS: dict[str, Unit] = {"D": "day", "W": "week", "M": "month", "Y": "year"}


class BadLimit(Fault):
    """The limit '{text}' cannot be read: write PT90M, PT8H, P3D, P2W, P4M, P1Y or same-day."""

    vi = "Không đọc được thời hạn '{text}': hãy ghi PT90M, PT8H, P3D, P2W, P4M, P1Y hoặc same-day."


class MixedLimit(Fault):
    """The limit '{text}' mixes units that are counted by different rules: write one unit."""

    vi = "Thời hạn '{text}' trộn nhiều đơn vị có cách tính khác nhau: chỉ ghi một đơn vị."


class LimitTooFine(Fault):
    """The limit '{text}' has seconds; limits are set to the minute."""

    vi = "Thời hạn '{text}' có giây; thời hạn chỉ đặt đến phút."


class EmptyLimit(Fault):
    """The limit '{text}' is zero."""

    vi = "Thời hạn '{text}' bằng không."


class OnlyCalendar(Fault):
    """The limit '{text}' is in weeks, months or years: those are counted by the calendar only (kind calendar)."""

    vi = "Thời hạn '{text}' tính bằng tuần, tháng, năm: chỉ tính theo lịch (kind là calendar)."


class BadKind(Fault):
    """'{text}' is not a kind of limit: working or calendar."""

    vi = "'{text}' không phải là loại thời hạn: chọn working (ngày làm việc) hoặc calendar (ngày theo lịch)."


class BadRule(Fault):
    """'{text}' is not a rule for working days: moment or civil."""

    vi = "'{text}' không phải là cách tính ngày làm việc: chọn moment (từ thời điểm) hoặc civil (từ ngày kế tiếp)."


class BadCutOff(Fault):
    """'{text}' is not a time of day for the cut-off: write HH:MM."""

    vi = "'{text}' không phải là giờ chốt nhận hồ sơ: ghi HH:MM, ví dụ 15:00."


class CutOffWithoutSameDay(Fault):
    """A cut-off belongs to the limit same-day only, not to '{text}'."""

    vi = "Giờ chốt nhận hồ sơ chỉ dùng với thời hạn same-day, không dùng với '{text}'."


@dataclass(frozen=True, slots=True)
class Limit:
    """How long something may take, and by which rule that is counted."""

    amount: int  #: how many of *unit*; 1 for same-day
    unit: Unit
    kind: Kind = "working"  #: decides for days only; weeks, months and years are calendar
    rule: Rule = "moment"  #: decides for working days only
    cut_off: time | None = None  #: same-day only; None means the legal parameter of the day

    @property
    def is_in_minutes(self) -> bool:
        """Whether lateness is judged to the minute; every other limit is judged at the end of the due day."""
        return self.unit == "minute"


def parse_limit(text: object, *, kind: object = "working", rule: object = "moment", cutoff: object = None) -> Limit:
    """The limit that *text* names.

    *text* is PT..H..M, P..D, P..W, P..M, P..Y or same-day; *cutoff* is HH:MM and needs same-day. Hours and minutes are
    office time whatever *kind* and *rule* say.

    Raises:
        BadLimit, MixedLimit, LimitTooFine, EmptyLimit, OnlyCalendar, BadKind, BadRule, BadCutOff, CutOffWithoutSameDay.
    """
    if kind not in get_args(Kind):
        raise BadKind(text=shown(kind))
    if rule not in get_args(Rule):
        raise BadRule(text=shown(rule))
    if cutoff is not None and text != SAME_DAY:
        raise CutOffWithoutSameDay(text=shown(text))
    amount, unit = _read(text)
    if unit in ("week", "month", "year") and kind == "working":
        raise OnlyCalendar(text=shown(text))
    return Limit(amount, unit, cast(Kind, kind), cast(Rule, rule), None if cutoff is None else parse_cut_off(cutoff))


def parse_cut_off(text: object) -> time:
    """The time of day that *text* (HH:MM) names."""
    if not isinstance(text, str) or not _CLOCK.fullmatch(text):
        raise BadCutOff(text=shown(text))
    return time.fromisoformat(text)


def _read(text: object) -> tuple[int, Unit]:
    if not isinstance(text, str):
        raise BadLimit(text=shown(text))
    if text == SAME_DAY:
        return 1, "same-day"
    amount, unit = _read_duration(text)
    if amount == 0:
        raise EmptyLimit(text=shown(text))
    return amount, unit


def _read_duration(text: str) -> tuple[int, Unit]:
    if days := _DATE.fullmatch(text):
        return int(days[1]), _UNITS[days[2]]
    hours = _TIME.fullmatch(text)
    if hours and text != "PT":
        return int(hours[1] or 0) * 60 + int(hours[2] or 0), "minute"
    raise _refusal(text)


def _refusal(text: str) -> Fault:
    is_duration = _DURATION.fullmatch(text) is not None
    parts = re.findall("[0-9]+", text)
    if is_duration and "T" in text and text.endswith("S"):
        return LimitTooFine(text=shown(text))
    if is_duration and len(parts) > 1:
        return MixedLimit(text=shown(text))
    return BadLimit(text=shown(text))
