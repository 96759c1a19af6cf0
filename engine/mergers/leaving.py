"""What goes to the successors of a unit, as conditions: open cases, and what of them waits or is not settled yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, or_

from engine.mergers.successors import Order
from engine.tables import Case, Clock, Consultation, Handover, Task

PLACES = ("receiving_unit_id", "competent_unit_id", "returning_unit_id")
LIVE = ("ready", "claimed")


@dataclass(frozen=True, slots=True)
class Open:
    """Rows of a case that name units and are not settled yet."""

    table: Any
    places: tuple[str, ...]
    condition: ColumnElement[bool]


OPEN = (
    Open(Clock, ("unit_id",), Clock.state != "stopped"),
    Open(Handover, ("from_unit_id", "to_unit_id"), Handover.received_at.is_(None)),
    Open(Consultation, ("unit_id",), Consultation.answered_at.is_(None)),
)


def leaving(order: Order) -> ColumnElement[bool]:
    """The condition on `Case` that it is open and that it, or a task of it, goes to a successor."""
    places = or_(*(order.leaves(Case, getattr(Case, place)) for place in PLACES))
    tasks = exists().where(Task.case_id == Case.id, leaving_tasks(order))
    return (Case.state == "open") & or_(places, tasks, *(_has(order, one) for one in OPEN))


def _has(order: Order, one: Open) -> ColumnElement[bool]:
    """The condition on `Case` that it has an open row that goes to a successor."""
    leaves = or_(*(order.leaves(Case, getattr(one.table, place)) for place in one.places))
    return exists().where(one.table.case_id == Case.id, one.condition, leaves)


def leaving_tasks(order: Order) -> ColumnElement[bool]:
    """The condition on `Task` that it waits and goes to a successor."""
    return Task.state.in_(LIVE) & order.leaves(Task, Task.unit_id)
