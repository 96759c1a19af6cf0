"""The outbox: what must leave the house, in the order of its case, written in the act's own transaction."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from engine.tables import Outbox
from engine.tables.base import bare
from engine.work import Happening, Work

TABLE = bare(Outbox)
NEXT = select(func.coalesce(func.max(TABLE.c.number), 0) + 1).where(TABLE.c.case_id == bindparam("of_case"))
PUTTING = insert(TABLE).values(number=NEXT.scalar_subquery())
EXACT = 2**53  #: every reader of JSON takes whole numbers below this as they are


def put(work: Work, happening: Happening, payload: Mapping[str, Any]) -> None:
    """One row in the outbox, after all earlier ones of its case; *payload* as `plain` makes it."""
    row = {
        "case_id": happening.case_id,
        "of_case": happening.case_id,
        "kind": happening.kind,
        "payload": {**plain(payload), "element": happening.element, "at": happening.at.isoformat()},
        "created_at": work.now,
    }
    work.session.execute(PUTTING, row)


def waiting(session: Session, *, most: int, but: Iterable[str] = ()) -> Sequence[Outbox]:
    """What has not left the house yet, case by case in its order, the case that waits longest first.

    *but*: ids of cases that are left out.
    """
    cases = [uuid.UUID(case_id) for case_id in but]
    rows = select(Outbox).where(Outbox.delivered_at.is_(None), Outbox.case_id.not_in(cases))
    first = func.min(Outbox.created_at).over(partition_by=Outbox.case_id)
    return session.scalars(rows.order_by(first, Outbox.case_id, Outbox.number).limit(most)).all()


def delivered(work: Work, ids: Sequence[uuid.UUID]) -> None:
    """The rows *ids* have left the house."""
    work.session.execute(update(Outbox).where(Outbox.id.in_(ids)).values(delivered_at=work.now))


def plain(value: Any) -> Any:
    """*value* of a diagram's data as JSON: moments, durations and ids as text.

    Our choice: a number that a reader of JSON may round, a fraction or a large one, goes out as text.
    """
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if value is None or isinstance(value, str | bool | float):
        return value
    if isinstance(value, Decimal | int):
        is_exact = -EXACT < value < EXACT and value == int(value)
        return int(value) if is_exact else f"{Decimal(value):f}"
    return str(value)
