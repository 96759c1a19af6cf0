"""The outbox: what must leave the house, in the order of its case, written in the act's own transaction."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, insert, select

from engine.tables import Outbox
from engine.work import Happening, Work


def put(work: Work, happening: Happening, payload: dict[str, Any]) -> None:
    """One row in the outbox, after all earlier ones of its case; *payload* must be JSON."""
    last = select(func.coalesce(func.max(Outbox.number), 0)).where(Outbox.case_id == happening.case_id)
    row = {
        "case_id": happening.case_id,
        "number": (work.session.scalar(last) or 0) + 1,
        "kind": happening.kind,
        "payload": {**payload, "element": happening.element, "at": happening.at.isoformat()},
        "created_at": work.now,
    }
    work.session.execute(insert(Outbox), [row])
