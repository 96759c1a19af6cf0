"""What the desk should know of a person before it files for him: earlier cases, and whether this is one of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.queries import search
from engine.queries.lists import Row
from engine.queries.predicates import Asked
from engine.queries.search import Criteria
from engine.tables import Case

MOST = 10  #: cases that are named; our choice


@dataclass(frozen=True, slots=True)
class Earlier:
    """A case of the same person."""

    row: Row
    is_same: bool  #: it is of the same procedure and not over: perhaps this very filing


def of_person(session: Session, asked: Asked, personal_id: str, slug: str) -> list[Earlier]:
    """The newest cases of *personal_id* that the officer may read, those of *slug* that are not over first."""
    rows = search.find(session, asked, Criteria(personal_id=personal_id), most=MOST).rows
    ids = [row.case_id for row in rows]
    same = set(session.scalars(select(Case.id).where(Case.id.in_(ids), Case.slug == slug, Case.state == "open")))
    found = [Earlier(row, row.case_id in same) for row in rows]
    return sorted(found, key=lambda one: not one.is_same)
