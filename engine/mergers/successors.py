"""Which unit follows in what: told for one case, and as a condition on the rows that follow."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, false, not_, or_, select
from sqlalchemy.orm import Session

from engine.tables import Merger, Succession
from feel.errors import Fault

NAMES = ("slug", "field", "territory")


class NoSuchMerger(Fault):
    """There is no such rearrangement."""

    vi = "Không có lần sắp xếp này."


@dataclass(frozen=True, slots=True)
class Order:
    """All successions of one rearrangement, the closest first: a procedure before a field before an area."""

    rows: tuple[Succession, ...]

    @property
    def before(self) -> set[uuid.UUID]:
        """The units that something is taken from."""
        return {row.from_id for row in self.rows}

    @property
    def after(self) -> set[uuid.UUID]:
        """The units that something is given to."""
        return {row.to_id for row in self.rows}

    @property
    def ending(self) -> set[uuid.UUID]:
        """The units that exist no more: they are followed in all."""
        return {row.from_id for row in self.rows if not _named(row)}

    def heir(self, unit_id: uuid.UUID, **facts: str | None) -> uuid.UUID | None:
        """Which unit follows *unit_id* in what has these facts; None: it stays."""
        for row in self.rows:
            if row.from_id == unit_id and all(facts.get(name) == value for name, value in _named(row)):
                return row.to_id
        return None

    def heirs(self, unit_id: uuid.UUID) -> set[uuid.UUID]:
        """All that follow *unit_id* in something."""
        return {row.to_id for row in self.rows if row.from_id == unit_id}

    def main_heir(self, unit_id: uuid.UUID) -> uuid.UUID | None:
        """Which unit follows *unit_id* in all that is not named."""
        return self.heir(unit_id)

    def leaves(self, table: Any, column: Any) -> ColumnElement[bool]:
        """The condition on *table* that its unit *column* is followed by another in what the row has."""
        return _any(and_(column == row.from_id, *_fits(row, table)) for row in self.rows)

    def goes_to(self, unit_id: uuid.UUID, table: Any, column: Any) -> ColumnElement[bool]:
        """The condition on *table* that *unit_id* follows the unit *column* in what the row has."""
        mine = [row for row in self.rows if row.to_id == unit_id]
        return _any(and_(column == row.from_id, self.takes(row, table)) for row in mine)

    def takes(self, row: Succession, table: Any) -> ColumnElement[bool]:
        """The condition on *table* that of all successions of a unit just *row* counts for what the row has."""
        closer = [other for other in self.rows[: self.rows.index(row)] if other.from_id == row.from_id]
        taken = _any(and_(*_fits(other, table)) for other in closer)
        return and_(*_fits(row, table), not_(taken))


def of_merger(session: Session, merger: Merger) -> Order:
    """The order of one rearrangement."""
    return Order(_sorted(session.scalars(select(Succession).where(Succession.merger_id == merger.id))))


def done_into(session: Session, unit_id: uuid.UUID) -> list[Order]:
    """The orders of the rearrangements, by now in force, from which *unit_id* got something."""
    into = select(Succession.merger_id).where(Succession.to_id == unit_id)
    mergers = select(Merger).where(Merger.id.in_(into), Merger.state.in_(("moving", "done"))).order_by(Merger.on)
    return [of_merger(session, merger) for merger in session.scalars(mergers).all()]


def _sorted(rows: Iterable[Succession]) -> tuple[Succession, ...]:
    def weight(row: Succession) -> Sequence[bool]:
        return [getattr(row, name) is None for name in NAMES]

    return tuple(sorted(rows, key=lambda row: (weight(row), str(row.id))))


def _named(row: Succession) -> list[tuple[str, str]]:
    return [(name, getattr(row, name)) for name in NAMES if getattr(row, name) is not None]


def _fits(row: Succession, table: Any) -> list[ColumnElement[bool]]:
    return [getattr(table, name).is_not_distinct_from(value) for name, value in _named(row)]


def _any(conditions: Iterable[ColumnElement[bool]]) -> ColumnElement[bool]:
    found = list(conditions)
    return or_(*found) if found else false()
