"""A file of cases to begin from: two invented ones of a procedure and units that are here, which the import takes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from engine import procedures, runtime, validity
from engine.imports.rows import FIELDS
from engine.procedures import Offered
from engine.tables import Offering, Post, Publication, Unit
from engine.validity import VIETNAM
from engine.work import Work

APPLICANT = "Nguyễn Văn Ví Dụ"
DESK = "mot-cua"  #: role of those who receive
Sample = dict[str, str]


def rows(work: Work) -> list[Sample]:
    """A running case and a closed one, each with every field of `FIELDS` that it needs; none where nothing is in force.

    They are of the first procedure that is both received and decided somewhere today.
    """
    found = _offered(work)
    if found is None:
        return []
    offered, receiving, competent = found
    now = work.now.astimezone(VIETNAM)
    facts = _facts(offered) | {"receiving_unit": receiving, "competent_unit": competent, "applicant": APPLICANT}
    step = next((one for one in runtime.drawn_steps(offered.definition)), None)
    closed = {"received_at": _told(now, -30), "promised_at": _told(now, -20), "ended_at": _told(now, -22)}
    made = [_row(facts, {**closed, "status": "returned"}, f"{competent}-{now - timedelta(30):%y%m%d}-9001")]
    if step is not None:
        running = {"received_at": _told(now, -2), "promised_at": _told(now, 8), "step": step.name or step.element}
        made.insert(0, _row(facts, running, f"{competent}-{now - timedelta(2):%y%m%d}-9002"))
    return made


def _offered(work: Work) -> tuple[Offered, str, str] | None:
    """The procedure, and the codes of the units that receive and decide; what nobody has said to offer, a desk does."""
    today = validity.day(work.now)
    found = (work.session.execute(asked(today)).first() for asked in (_said, _decided, _unsaid))
    row = next(filter(None, found), None)
    return None if row is None else (procedures.in_force(work.session, row[0], today), row[1], row[2])


def _said(today: date) -> Select[str, str, str]:
    desk, decider = aliased(Offering), aliased(Offering)
    receiver, competent = aliased(Unit), aliased(Unit)
    mine = select(desk.slug, receiver.code, competent.code).join(decider, decider.slug == desk.slug)
    mine = mine.join(receiver, receiver.id == desk.unit_id).join(competent, competent.id == decider.unit_id)
    mine = mine.where(desk.part == "receiving", decider.part == "competent")
    mine = mine.where(validity.on(desk, today), validity.on(decider, today))
    published = select(Publication.id).where(Publication.slug == desk.slug, Publication.active_from <= today).exists()
    together = desk.unit_id != decider.unit_id, desk.slug, receiver.code, competent.code  # one unit for both first
    return mine.where(published).order_by(*together).limit(1)


def _decided(today: date) -> Select[str, str, str]:
    """Of what nobody has said to receive: a unit that decides it and has a desk, then any that decides it."""
    has_desk = select(Post.id).where(Post.unit_id == Unit.id, Post.role == DESK).exists()
    mine = select(Offering.slug, Unit.code, Unit.code).join(Unit, Unit.id == Offering.unit_id)
    mine = mine.where(Offering.part == "competent", validity.on(Offering, today))
    published = select(Publication.id).where(Publication.slug == Offering.slug, Publication.active_from <= today)
    return mine.where(published.exists()).order_by(~has_desk, Offering.slug, Unit.code).limit(1)


def _unsaid(today: date) -> Select[str, str, str]:
    mine = select(Publication.slug, Unit.code, Unit.code).join(Unit, validity.on(Unit, today))
    mine = mine.join(Post, (Post.unit_id == Unit.id) & (Post.role == DESK))
    return mine.where(Publication.active_from <= today).order_by(Publication.slug, Unit.code).limit(1)


def _facts(offered: Offered) -> Sample:
    procedure = offered.procedure
    variant = {"variant": procedure.variants[0].code} if procedure.variants else {}
    channel = "counter" if "counter" in procedure.channels else next(iter(procedure.channels))
    return {"procedure": procedure.slug, "channel": channel, **variant}


def _row(facts: Sample, more: Sample, code: str) -> Sample:
    said = {"code": code, **facts, **more}
    return {name: said.get(name, "") for name in FIELDS}


def _told(now: datetime, days: int) -> str:
    return f"{(now + timedelta(days)).replace(hour=9, minute=0):%Y-%m-%d %H:%M}"
