"""From which register a kind of result takes its number: the one that numbered the last of its kind in the unit.

Our choice: no procedure names its register, each agency does; so what the agency did before is done again.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Select, literal, select, union_all
from sqlalchemy.orm import Session

from engine.queries.returns import Book
from engine.tables import Case, DocumentCounter, Result

Kind = tuple[uuid.UUID, str]  #: the unit that numbers, and the code of the result, else its name


def kind(case: Case, result: Result) -> Kind:
    """Which kind of result this is where it is numbered."""
    return case.competent_unit_id, result.code or result.name


def known(session: Session, kinds: Collection[Kind], year: int) -> Mapping[Kind, Book]:
    """The register of the last result of each kind, this *year* or the year before, with what it would give now.

    One statement, none without kinds. A kind of which no result was numbered is left out.
    """
    wanted = sorted(set(kinds), key=str)
    if not wanted:
        return {}
    rows: Any = session.execute(union_all(*(_last(place, *one, year) for place, one in enumerate(wanted))))
    return {wanted[row[0]]: Book(wanted[row[0]][0], row[1], (row[2] or 0) + 1) for row in rows}


def _last(place: int, unit_id: uuid.UUID, what: str, year: int) -> Select[tuple[int, str, int]]:
    mine = select(Result.register, Result.unit_id).where(
        Result.unit_id == unit_id,
        Result.year.in_((year, year - 1)),
        (Result.code == what) | ((Result.code == "") & (Result.name == what)),
    )
    newest = mine.order_by(Result.year.desc(), Result.signed_at.desc(), Result.serial.desc()).limit(1).subquery()
    counter = (
        (DocumentCounter.unit_id == newest.c.unit_id)
        & (DocumentCounter.register == newest.c.register)
        & (DocumentCounter.year == year)
    )
    return (
        select(literal(place), newest.c.register, DocumentCounter.last)
        .select_from(newest)
        .outerjoin(DocumentCounter, counter)
    )
