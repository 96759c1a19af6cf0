"""Clocks read back: each stored event becomes one of the arithmetic, and the fold of them is what the clock shows."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, Uuid, bindparam, select
from sqlalchemy.orm import Session

from engine import calendar, shelf
from engine.calendar import events, pauses
from engine.clocks.terms import wording_from
from engine.tables import Clock, ClockEvent
from engine.work import Work
from feel.errors import Fault

Facts = Mapping[str, Any]
TIMERS = {"case": "case_due", "step": "step_due", "supplement": "supplement_due"}  #: what `bpmn.timers.CLOCKS` names


class Kept(NamedTuple):
    """One stored event."""

    kind: str
    at: datetime
    facts: Facts


class NoClock(Fault):
    """This case has no clock yet, so it cannot be moved."""

    vi = "Hồ sơ này chưa bắt đầu tính thời hạn."


def of_case(work: Work, case_id: uuid.UUID) -> Clock:
    """The clock of the whole case; of a case in phases that of the newest phase.

    Raises:
        NoClock: none has begun.
    """
    row = find(work, case_id, "case")
    if row is None:
        raise NoClock
    return row


def find(work: Work, case_id: uuid.UUID, subject: str, key: str | None = None) -> Clock | None:
    """The newest clock of the case for *subject*, and for *key* when it is given."""
    mine = select(Clock).where(Clock.case_id == case_id, Clock.subject == subject)
    if key is not None:
        mine = mine.where(Clock.key == key)
    return work.session.scalar(mine.order_by(Clock.started_at.desc()).limit(1))


def late(work: Work, case_id: uuid.UUID) -> set[tuple[str, str | None]]:
    """The clocks of the case that are late now, as timers of diagrams ask for them: the name, and for a step its id."""
    mine = select(Clock).where(Clock.case_id == case_id, Clock.subject.in_(list(TIMERS)), Clock.state == "running")
    found = [row for row in work.session.scalars(mine) if shown(work, row).is_late_at(work.now)]
    return {(TIMERS[row.subject], row.task_id) for row in found}


def shown(work: Work, row: Clock) -> calendar.Clock:
    """What the clock *row* shows, folded anew from its events."""
    return shown_all(work.session, [row.id])[row.id]


def shown_of_case(work: Work, case_id: uuid.UUID) -> calendar.Clock:
    """What the clock of the whole case shows, of a case in phases that of the newest phase: one statement.

    Raises:
        NoClock: none has begun.
    """
    kept = [Kept(*row) for row in work.session.execute(OF_CASE, {"case": case_id})]
    if not kept:
        raise NoClock
    return folded(work.session, kept)


def _of_case() -> Select[Any]:
    """The events of the newest clock of the whole case `case`; put together once, for every late case asks."""
    clocks = select(Clock.id).where(Clock.case_id == bindparam("case", type_=Uuid()), Clock.subject == "case")
    newest = clocks.order_by(Clock.started_at.desc()).limit(1).scalar_subquery()
    mine = select(ClockEvent.kind, ClockEvent.at, ClockEvent.facts).where(ClockEvent.clock_id == newest)
    return mine.order_by(ClockEvent.number)


OF_CASE = _of_case()


def shown_all(session: Session, clock_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, calendar.Clock]:
    """What each of these clocks shows."""
    return {clock_id: folded(session, kept) for clock_id, kept in stored(session, clock_ids).items()}


def stored(session: Session, clock_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Kept]]:
    """The events of each of these clocks, oldest first."""
    columns = ClockEvent.clock_id, ClockEvent.kind, ClockEvent.at, ClockEvent.facts
    mine = select(*columns).where(ClockEvent.clock_id.in_(list(clock_ids)))
    found: dict[uuid.UUID, list[Kept]] = defaultdict(list)
    for clock_id, kind, at, facts in session.execute(mine.order_by(ClockEvent.clock_id, ClockEvent.number)):
        found[clock_id].append(Kept(kind, at, facts))
    return found


def folded(session: Session, kept: Iterable[Kept]) -> calendar.Clock:
    """What a clock with the events *kept* shows."""
    return pauses.fold(event(session, one.kind, one.at, one.facts) for one in kept)


def event(session: Session, kind: str, at: datetime, facts: Facts) -> events.Event:
    """The event of that *kind* which happened *at*, with what *facts* say of it."""
    return READERS[kind](session, at, facts)


def _start(session: Session, at: datetime, facts: Facts) -> events.Event:
    hours = shelf.of_edition(session, facts["edition"])
    return events.Start(at, wording_from(facts).parsed(), hours, facts["to_the_minute"])


def _resume(_: Session, at: datetime, facts: Facts) -> events.Event:
    added = facts.get("added")
    return events.Resume(at, wording_from(added).parsed() if added else None)


def _extend(_: Session, at: datetime, facts: Facts) -> events.Event:
    return events.Extend(at, wording_from(facts["added"]).parsed())


def _re_appoint(_: Session, at: datetime, facts: Facts) -> events.Event:
    return events.ReAppoint(at, datetime.fromisoformat(facts["appointed"]))


def _carry(_: Session, at: datetime, facts: Facts) -> events.Event:
    return events.Carry(at, datetime.fromisoformat(facts["due"]))


def _recompute(session: Session, at: datetime, facts: Facts) -> events.Event:
    limit = facts.get("limit")
    hours = shelf.of_edition(session, facts["edition"])
    return events.Recompute(at, hours, wording_from(limit).parsed() if limit else None)


READERS: dict[str, Callable[[Session, datetime, Facts], events.Event]] = {
    "start": _start,
    "pause": lambda _, at, __: events.Pause(at),
    "restart": lambda _, at, __: events.Restart(at),
    "resume": _resume,
    "extend": _extend,
    "reappoint": _re_appoint,
    "carry": _carry,
    "recompute": _recompute,
    "stop": lambda _, at, __: events.Stop(at),
    "void": lambda _, at, __: events.Void(at),
}
