"""The outbox: what must leave the house, in the order of its case, written in the act's own transaction."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import Table, bindparam, func, insert, select

from engine.tables import Outbox
from engine.work import Happening, Work

EXACT = 2**53  #: every reader of JSON takes whole numbers below this as they are


def put(work: Work, happening: Happening, payload: Mapping[str, Any]) -> None:
    """One row in the outbox, after all earlier ones of its case; *payload* as `plain` makes it."""
    row = {
        "new_id": uuid.uuid4(),
        "case": happening.case_id,
        "kind": happening.kind,
        "payload": {**plain(payload), "element": happening.element, "at": happening.at.isoformat()},
        "created_at": work.now,
    }
    work.session.flush()
    work.session.connection().execute(_PUT, row)


_ROWS = cast(Table, Outbox.__table__)
_NEXT = select(func.coalesce(func.max(_ROWS.c.number), 0) + 1).where(_ROWS.c.case_id == bindparam("case"))
#: one statement, for a recomputation of many clocks puts down as many rows
_PUT = insert(_ROWS).values(
    id=bindparam("new_id"),
    case_id=bindparam("case"),
    number=_NEXT.scalar_subquery(),
    kind=bindparam("kind"),
    payload=bindparam("payload"),
    created_at=bindparam("created_at"),
)


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
