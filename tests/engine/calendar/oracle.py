"""A second, slow clock for tests: it walks minute by minute and day by day and shares no code with the first."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

SAIGON = ZoneInfo("Asia/Ho_Chi_Minh")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True)
class Kind:
    """What a day is: when people sit there ("HH:MM" pairs), what it counts, whether the counter is open."""

    sessions: tuple[tuple[str, str], ...]
    value: Fraction
    is_open: bool


@dataclass(frozen=True)
class Office:
    """An office as a person would describe it: seven weekdays and a list of exceptions."""

    weekdays: tuple[Kind, ...]  # Monday first
    exceptions: dict[date, Kind]
    day_minutes: int

    def kind(self, day: date) -> Kind:
        return self.exceptions.get(day, self.weekdays[day.weekday()])

    def is_worked(self, day: date) -> bool:
        return self.kind(day).value != 0

    def is_office_time(self, minute: datetime) -> bool:
        """Whether the minute that begins here is worked."""
        clock = minute.strftime("%H:%M")
        return self.is_worked(minute.date()) and any(a <= clock < b for a, b in self.kind(minute.date()).sessions)


def after_office_minutes(office: Office, start: datetime, minutes: int) -> datetime:
    now = start
    while minutes:
        minutes -= office.is_office_time(now)
        now += MINUTE
    return now


def office_minutes(office: Office, start: datetime, end: datetime) -> int:
    total, now = 0, start
    while now < end:
        total += office.is_office_time(now)
        now += MINUTE
    return total


def next_worked(office: Office, day: date) -> date:
    while not office.is_worked(day):
        day += DAY
    return day


def closing(office: Office, day: date) -> datetime:
    hour, minute = max(close for _, close in office.kind(day).sessions).split(":")
    midnight = datetime(day.year, day.month, day.day, tzinfo=SAIGON)
    return midnight + timedelta(hours=int(hour), minutes=int(minute))


def opening(office: Office, day: date) -> datetime:
    hour, minute = min(opens for opens, _ in office.kind(day).sessions).split(":")
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=SAIGON)


def after_civil_days(office: Office, start: datetime, count: int) -> datetime:
    day = start.date()
    for _ in range(count):
        day = next_worked(office, day + DAY)
    return closing(office, day)


def after_calendar(office: Office, start: datetime, amount: int, unit: str) -> datetime:
    day = start.date()
    if unit in "DW":
        for _ in range(amount * (7 if unit == "W" else 1)):
            day += DAY
    else:
        year, month = day.year, day.month
        for _ in range(amount * (12 if unit == "Y" else 1)):
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        day = date(year, month, min(day.day, monthrange(year, month)[1]))
    return closing(office, next_worked(office, day))


def same_day(office: Office, start: datetime, cutoff: str) -> datetime:
    received = start
    while not _may_receive(office, received):
        received += MINUTE
    day = received.date()
    if received.strftime("%H:%M") > cutoff:
        day = next_worked(office, day + DAY)
    return closing(office, day)


def _may_receive(office: Office, moment: datetime) -> bool:
    day = moment.date()
    is_served = office.is_worked(day) and office.kind(day).is_open
    return is_served and opening(office, day) <= moment <= closing(office, day)
