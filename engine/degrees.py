"""How far a case is, as whoever is not signed in may know it: never who filed it, what it says or who works on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from bpmn import model, places
from bpmn.model import Diagram
from bpmn.places import Place
from engine import lookups, procedures, situations
from engine.lookups import NothingFound
from engine.queries import standings
from engine.tables import Case, Clock, Unit

ENDED = frozenset({"done", "returned"})  #: there the way is gone to its end


@dataclass(frozen=True, slots=True)
class More:
    """What is told beside that to whoever knows the code of the case."""

    procedure: str
    detail: str  #: the situation, as the circular words it
    receiving: str
    returning: str
    opened_at: datetime
    accepted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """How far a case is."""

    number: str
    status: str  #: the circular's word for it; where it has none, the situation
    place: Place | None  #: at which of how many steps; None: the diagram does not tell
    appointed_at: datetime | None  #: when the result is promised; None: no date, or none any more
    is_paused: bool  #: its time stands still, as while a supplement is waited for
    more: More | None  #: None: the code was not told


def find(session: Session, number: str, code: str, *, now: datetime) -> Found:
    """The case called *number*; with its *code* a little more. An empty *code* is none.

    Raises:
        NothingFound: there is no such case, or *code* is wrong: which of both is not told, neither by the time taken.
    """
    row = session.execute(_called(number.strip()[: lookups.LONGEST])).one_or_none()
    is_right = lookups.is_right(row.Case.salt if row else None, code)
    if row is None or (code and not is_right):
        raise NothingFound
    case, status = row.Case, situations.CATALOGUE.get(row.Case.status or "filed", situations.CATALOGUE["filed"])
    clock = session.execute(_clock(case)).first() if status.word != "Dừng xử lý" else None
    is_open = clock is not None and clock.state != "stopped"
    return Found(
        number=case.case_number or case.intake_reference,
        status=status.word or status.detail,
        place=_place(session, case, now),
        appointed_at=clock.appointed_at if clock is not None and is_open else None,
        is_paused=clock is not None and clock.state == "paused",
        more=_more(session, row, status.detail) if is_right else None,
    )


def _called(number: str) -> Any:
    """The case called so, however it was typed: numbers have capitals, references end in small letters."""
    receiving, returning = aliased(Unit), aliased(Unit)
    head, _, tail = number.upper().rpartition("-")
    capital, reference = number.upper(), f"{head}-{tail.lower()}"
    named = or_(
        Case.case_number == capital, Case.given_number == capital, Case.intake_reference.in_([number, reference])
    )
    told = select(Case, receiving.name.label("from_name"), returning.name.label("to_name"))
    both = told.join(receiving, receiving.id == Case.receiving_unit_id)
    return both.join(returning, returning.id == Case.returning_unit_id).where(named).limit(1)


def _clock(case: Case) -> Any:
    mine = select(Clock.state, Clock.appointed_at).where(Clock.case_id == case.id, Clock.subject == "case")
    return mine.order_by(Clock.started_at.desc()).limit(1)


def _more(session: Session, row: Any, detail: str) -> More:
    case, offered = row.Case, procedures.offered(session, row.Case.digest)
    return More(offered.procedure.name, detail, row.from_name, row.to_name, case.opened_at, case.accepted_at)


def _place(session: Session, case: Case, now: datetime) -> Place | None:
    procedure = procedures.offered(session, case.digest).procedure
    standing = standings.of_case(session, case.id, now=now).standing
    waiting = [name for name, how in standing.items() if how in ("active", "late")]
    done = [name for name, how in standing.items() if how == "done"]
    drawn = tuple((name, content) for name, content in procedure.files.items() if name.endswith(".bpmn"))
    found = places.find(_diagrams(drawn), procedure.process, waiting=waiting, done=done)
    return Place(found.of, found.of) if found and case.status in ENDED and not waiting else found


@lru_cache(maxsize=procedures.SHELF)
def _diagrams(files: tuple[tuple[str, bytes], ...]) -> tuple[Diagram, ...]:
    """The diagrams among *files*, read once."""
    return tuple(model.drawn(content, file=name) for name, content in files)
