"""A case goes from where it was received to who decides: its data at once, its papers by the rule of the day."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import select

from engine import calendar, calendars, channels, parameters, people, trail, turns
from engine.calendar.limits import parse_cut_off
from engine.people import acts
from engine.tables import Case, Handover, Task, Unit
from engine.work import Work
from feel.errors import Fault

What = Literal["data", "paper", "result"]


class NothingToHandOver(Fault):
    """There is nothing of this case to be given or received now."""

    vi = "Hồ sơ này không có gì đang chờ bàn giao."


class AlreadyConfirmed(Fault):
    """This was confirmed at {at} already."""

    vi = "Việc này đã được xác nhận lúc {at}."


def open_for(work: Work, case: Case) -> None:
    """The accepted *case* goes to its competent unit, when that is another one: data now, papers until they are due.

    Source: NĐ 118/2025/NĐ-CP Điều 18.
    """
    if case.receiving_unit_id == case.competent_unit_id:
        return
    ends = {"case_id": case.id, "from_unit_id": case.receiving_unit_id, "to_unit_id": case.competent_unit_id}
    given = {"given_at": work.now, "given_by": work.actor_id}
    work.session.add(Handover(what="data", due_at=work.now, **ends, **given))
    if channels.CATALOGUE[case.channel].on_paper:
        work.session.add(Handover(what="paper", due_at=paper_due(work, case.receiving_unit_id), **ends))
    work.session.flush()


def send_result(work: Work, case: Case) -> None:
    """The issued result of *case* goes to where it is given out, when that is another unit, which confirms it."""
    if case.competent_unit_id == case.returning_unit_id:
        return
    due = paper_due(work, case.competent_unit_id)
    ends = {"case_id": case.id, "from_unit_id": case.competent_unit_id, "to_unit_id": case.returning_unit_id}
    mine = select(Handover).where(Handover.case_id == case.id, Handover.what == "result")
    row = work.session.scalar(mine) or Handover(what="result", **ends)
    row.due_at, row.given_at, row.given_by = due, work.now, work.actor_id
    work.session.add(row)
    work.session.flush()


def paper_due(work: Work, unit_id: uuid.UUID) -> datetime:
    """Until when papers received now are handed over: the close of the day, after 15:00 the next opening.

    Source: NĐ 118/2025/NĐ-CP Điều 18 (15 giờ is the legal parameter `same_day_cut_off`).
    """
    hours = calendars.of_unit(work, unit_id).hours
    cut_off = parse_cut_off(
        parameters.in_force(work.session, parameters.SAME_DAY_CUT_OFF, on=parameters.day_of(work.now)).value
    )
    received = calendar.reception(hours, work.now).astimezone(calendar.ZONE)
    if received.time() <= cut_off:
        return calendar.due(hours, received, calendar.parse_limit("same-day")).due
    midnight = received.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return calendar.reception(hours, midnight)


def give(work: Work, case_id: uuid.UUID, what: What = "paper") -> Handover:
    """The receiving unit confirms that it has given *what*, now.

    Raises:
        NotRunning, NothingToHandOver, AlreadyConfirmed, NotAllowed.
    """
    case, row = _find(work, case_id, what)
    people.require(work, "receive", work.session.get_one(Unit, row.from_unit_id))
    if row.given_at is not None:
        raise AlreadyConfirmed(at=_told(row.given_at))
    row.given_by, row.given_at = work.actor_id, work.now
    work.session.flush()
    trail.record(work, case.id, "hand-over", facts={"what": what, "due": row.due_at.isoformat()})
    return row


def receive(work: Work, case_id: uuid.UUID, what: What) -> Handover:
    """The competent unit confirms that it has received *what*, now.

    Raises:
        NotRunning, AlreadyConfirmed, NotAllowed; NothingToHandOver: it was not given yet.
    """
    case, row = _find(work, case_id, what)
    _require_there(work, case, row.to_unit_id)
    if row.given_at is None:
        raise NothingToHandOver
    if row.received_at is not None:
        raise AlreadyConfirmed(at=_told(row.received_at))
    row.received_by, row.received_at = work.actor_id, work.now
    work.session.flush()
    trail.record(work, case.id, "take-over", facts={"what": what})
    return row


def receive_result(work: Work, case: Case) -> None:
    """The result of *case*, which is held, is where it is given out; whoever calls has asked who may say so."""
    row = work.session.scalar(select(Handover).where(Handover.case_id == case.id, Handover.what == "result"))
    if row is not None and row.given_at is not None and row.received_at is None:
        row.received_by, row.received_at = work.actor_id, work.now
        work.session.flush()
        trail.record(work, case.id, "take-over", facts={"what": "result"})


def _find(work: Work, case_id: uuid.UUID, what: What) -> tuple[Case, Handover]:
    case = turns.hold(work, case_id)
    row = work.session.scalar(select(Handover).where(Handover.case_id == case.id, Handover.what == what))
    if row is None:
        raise NothingToHandOver
    return case, row


def _require_there(work: Work, case: Case, unit_id: uuid.UUID) -> None:
    """Nothing, when the actor receives at the unit, or does a waiting step of the case there."""
    if people.may(work, "receive", work.session.get_one(Unit, unit_id)):
        return
    live = select(Task).where(Task.case_id == case.id, Task.unit_id == unit_id, Task.ended_at.is_(None))
    if not any(people.may(work, "complete", task) for task in work.session.scalars(live).all()):
        raise people.NotAllowed(act="receive", words=acts.WORDS["receive"])


def _told(at: datetime) -> str:
    return f"{at.astimezone(calendar.ZONE):%H:%M %d/%m/%Y}"
