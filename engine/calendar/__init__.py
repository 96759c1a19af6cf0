"""The arithmetic of the legal clock: office calendars, limits, due moments. Pure: no database, no wall clock."""

from __future__ import annotations

from engine.calendar.clocks import Clock
from engine.calendar.days import Day, Session, SpecialDay, Week, week
from engine.calendar.deadlines import Due, due, step_due
from engine.calendar.hours import Calendar, add, between, build, is_open, is_working_day, notice, reception, take_back
from engine.calendar.limits import Limit, parse_limit
from engine.calendar.moments import ZONE
from engine.calendar.moments import parse as parse_moment
from engine.calendar.pauses import fold
from engine.calendar.vietnam import calendar, national_days

__all__ = [
    "ZONE",
    "Calendar",
    "Clock",
    "Day",
    "Due",
    "Limit",
    "Session",
    "SpecialDay",
    "Week",
    "add",
    "between",
    "build",
    "calendar",
    "due",
    "fold",
    "is_open",
    "is_working_day",
    "national_days",
    "notice",
    "parse_limit",
    "parse_moment",
    "reception",
    "step_due",
    "take_back",
    "week",
]
