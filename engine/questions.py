"""The question that counters, lists and searches are asked with: who asks, when, and what is near."""

from __future__ import annotations

from datetime import datetime

from engine import calendar, parameters, people
from engine.queries.predicates import Asked
from engine.work import Work

DUE_SOON = "due_soon_days"
IDLE = "idle_days"


def ask(work: Work) -> Asked:
    """The question of the actor of *work* at this moment.

    A due date is near within so many working days, by the shipped calendar, as the setting `due_soon_days` says.
    """
    days = parameters.whole(work, DUE_SOON, on=parameters.day_of(work.now))
    near = calendar.due(calendar.calendar(), work.now, calendar.parse_limit(f"P{days}D")).due
    return Asked(people.stand(work.session, work.actor_id, work.now), work.now, near)


def idle_since(work: Work) -> datetime:
    """The moment since which nobody has done anything in a case that counts as idle.

    So many working days ago, by the shipped calendar, as the setting `idle_days` says.
    """
    days = parameters.whole(work, IDLE, on=parameters.day_of(work.now))
    hours = calendar.calendar()
    return calendar.take_back(hours, work.now, days * hours.day_minutes)
