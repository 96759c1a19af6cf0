"""What a case has in hand that decides what may be done to it, all of it in one statement."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Uuid,
    bindparam,
    cast,
    func,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from engine.tables import (
    Apology,
    Clock,
    ClockEvent,
    ClockPause,
    Component,
    Consultation,
    Directive,
    Handover,
    LinkedCase,
    Note,
    Obligation,
    Outbox,
    Paper,
    Result,
    StopRequest,
    SupplementItem,
    SupplementRequest,
    Task,
    TrailEntry,
)
from engine.tables.base import Moment

CASE = bindparam("case", type_=Uuid())
COLUMNS = {"one": Uuid, "two": Uuid, "word": String, "more": String, "at": Moment}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing; what its fields mean depends on its kind, see `_parts`."""

    one: uuid.UUID | None
    two: uuid.UUID | None
    word: str | None
    more: str | None
    at: datetime | None


InHand = Mapping[str, Sequence[Part]]  #: by kind; a kind of which there is nothing is missing


def of_case(session: Session, case_id: uuid.UUID) -> InHand:
    """What the case *case_id* has in hand: one statement."""
    found: dict[str, list[Part]] = {}
    for row in session.execute(STATEMENT, {"case": case_id}):
        found.setdefault(row.kind, []).append(Part(row.one, row.two, row.word, row.more, row.at))
    return found


def _part(kind: str, **given: Any) -> Select[Any]:
    # The first of the parts tells the database of which kind each column is, so every empty one says it.
    told = (given.get(name, cast(null(), of())).label(name) for name, of in COLUMNS.items())
    return select(literal_column(f"'{kind}'", String()).label("kind"), *told)


def _parts() -> list[Select[Any]]:
    waiting = Task.ended_at.is_(None)
    return [
        _part("note", one=Note.written_by).where(Note.case_id == CASE, Note.struck_at.is_(None)),
        _part("order", one=Directive.given_by, two=Directive.addressee_id)
        .join(Task, Task.id == Directive.task_id)
        .where(Directive.case_id == CASE, waiting),
        _part("opinion", one=Consultation.unit_id, at=Consultation.due_at).where(
            Consultation.case_id == CASE, Consultation.opinion.is_(None)
        ),
        _part("stop").select_from(StopRequest).where(StopRequest.case_id == CASE, StopRequest.state == "open"),
        _part("result", word=Result.state, more=Result.sent_from).where(Result.case_id == CASE),
        _part("unnumbered").select_from(Result).where(Result.case_id == CASE, Result.number.is_(None), SIGNED),
        _part(
            "handover", one=Handover.from_unit_id, two=Handover.to_unit_id, word=Handover.what, at=Handover.given_at
        ).where(Handover.case_id == CASE, Handover.received_at.is_(None)),
        *_of_time(),
        *_of_applicant(),
        _part("component").select_from(Component).where(Component.case_id == CASE),
        _part("paper", word=Paper.file_name)
        .join(Component, Component.id == Paper.component_id)
        .where(Component.case_id == CASE, Paper.digest.is_not(None)),
        _part("original")
        .select_from(Paper)
        .join(Component, Component.id == Paper.component_id)
        .where(Component.case_id == CASE, Paper.kept_original, Paper.given_back_at.is_(None)),
        _part("linked").select_from(LinkedCase).where(LinkedCase.case_id == CASE),
        *_of_last_act(),
    ]


SIGNED: ColumnElement[bool] = Result.state == "signed"


def _of_time() -> list[Select[Any]]:
    """Clocks by subject, extensions by code, approved reasons to stand still, apologies with who drafted them."""
    clocks = Clock.subject.in_(("case", "supplement"))
    return [
        _part("clock", word=Clock.subject, more=Clock.state, at=Clock.judged_until).where(
            Clock.case_id == CASE, clocks
        ),
        _part("extended", word=ClockEvent.facts["code"].as_string())
        .join(Clock, Clock.id == ClockEvent.clock_id)
        .where(Clock.case_id == CASE, Clock.subject == "case", ClockEvent.kind == "extend"),
        _part("paused", word=ClockPause.cause)
        .join(Clock, Clock.id == ClockPause.clock_id)
        .where(Clock.case_id == CASE, Clock.subject == "case", ClockPause.ended_at.is_(None)),
        _part("apology", one=Apology.drafted_by, at=Apology.signed_at).where(
            Apology.case_id == CASE, Apology.notified_at.is_(None)
        ),
        _part("apologised").select_from(Apology).where(Apology.case_id == CASE, Apology.notified_at.is_not(None)),
    ]


def _of_applicant() -> list[Select[Any]]:
    """What the applicant was asked for and what of it is open, what he owes."""
    holding = SupplementRequest.case_id == CASE, SupplementRequest.taken_back_at.is_(None)
    waited = *holding, SupplementRequest.full_at.is_(None)
    return [
        _part("asked").select_from(SupplementRequest).where(*waited),
        _part("item")
        .select_from(SupplementItem)
        .join(SupplementRequest, SupplementRequest.id == SupplementItem.request_id)
        .where(*waited, SupplementItem.received_at.is_(None)),
        _part("owed")
        .select_from(Obligation)
        .where(Obligation.case_id == CASE, Obligation.taken_back_at.is_(None), Obligation.paid_at.is_(None)),
    ]


def _of_last_act() -> list[Select[Any]]:
    """The last completed step, and what came after it: acts, messages that left, events of the clock of the case."""
    mine = TrailEntry.case_id == CASE
    last = select(func.max(TrailEntry.number)).where(mine, TrailEntry.act == "complete").scalar_subquery()
    done = select(TrailEntry.at).where(mine, TrailEntry.number == last).scalar_subquery()
    return [
        _part("done", one=TrailEntry.actor_id, word=TrailEntry.element, at=TrailEntry.at).where(
            mine, TrailEntry.number == last
        ),
        _part("since", word=TrailEntry.act).where(mine, TrailEntry.number > last).distinct(),
        _part("sent")
        .select_from(Outbox)
        .where(Outbox.case_id == CASE, Outbox.created_at >= done, Outbox.delivered_at.is_not(None)),
        _part("timed", word=ClockEvent.kind)
        .join(Clock, Clock.id == ClockEvent.clock_id)
        .where(Clock.case_id == CASE, Clock.subject == "case", ClockEvent.recorded_at >= done),
    ]


#: Made once, as who may do what is: putting it together takes longer than asking it.
STATEMENT = union_all(*_parts())
