"""Standing still for another reason: one of a catalogue, and only with the approval of the head."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bpmn.procedure import Procedure
from engine import administration, changes, entries, heads, parameters, trail
from engine.clocks import pausing
from engine.clocks.pausing import APPROVED, Cause
from engine.tables import Case, PauseReason
from engine.work import Work
from feel.errors import Fault

LONGEST_NAME = 300
SUBJECT = "pause-reasons"  #: of their changes


class UnknownReason(Fault):
    """The catalogue has no reason '{code}' that is in force today."""

    vi = "Danh mục lý do tạm dừng không có mã '{code}' đang có hiệu lực."


class NoSuchReason(Fault):
    """The catalogue has no reason '{code}'."""

    vi = "Danh mục không có lý do tạm dừng mang mã '{code}'."


class ReasonTaken(Fault):
    """The catalogue has the reason '{code}' already."""

    vi = "Danh mục đã có lý do tạm dừng mang mã '{code}'."


def pause(work: Work, case: Case, procedure: Procedure, code: str, *, reason: str, approved_by: uuid.UUID) -> None:
    """The case stands still for the reason *code* of the catalogue; *reason* says what it is in this case.

    Raises:
        UnknownReason, OwnApproval, NotTheHead, NoClock, ClockStopped, AlreadyPaused.
    """
    known = work.session.get(PauseReason, code)
    today = parameters.day_of(work.now)
    if known is None or not known.valid_from <= today <= (known.valid_to or date.max):
        raise UnknownReason(code=code[:60])
    heads.require(work, case, procedure, head_id=approved_by, asked_by=work.actor_id)
    cause = Cause(APPROVED, code, reason=reason, basis=known.basis, approved_by=approved_by)
    pausing.begin(work, case.id, cause)
    trail.record(work, case.id, "pause", facts={"reason": code, "approved_by": str(approved_by)})


def resume(work: Work, case: Case, code: str) -> None:
    """What held the case by the reason *code* has ended; the clock goes on with what was left.

    Raises:
        NoClock, NotPaused.
    """
    pausing.end(work, case.id, APPROVED, code)
    trail.record(work, case.id, "resume", facts={"reason": code})


def reasons(session: Session) -> Sequence[PauseReason]:
    """The catalogue of reasons, in order."""
    return session.scalars(select(PauseReason).order_by(PauseReason.code)).all()


def add_reason(work: Work, code: str, name: str, *, basis: str, since: date, until: date | None = None) -> None:
    """The catalogue of reasons has one more, which begins on *since* and ends with the day *until*.

    Raises:
        BadEntry, ReasonTaken, NotAllowed: nothing is changed.
    """
    administration.require(work)
    entries.require({"code": entries.code(code), **_wrong(name, basis, since, until)})
    if work.session.get(PauseReason, code) is not None:
        raise ReasonTaken(code=code)
    changes.record(work, SUBJECT, "add", source=basis, facts={"code": code, "name": name})
    row = {"code": code, "name": name.strip(), "basis": basis.strip(), "valid_from": since, "valid_to": until}
    work.session.execute(insert(PauseReason), [row])


def change_reason(
    work: Work, code: str, name: str, *, basis: str, seen: int, since: date, until: date | None = None
) -> None:
    """The reason *code* is called *name* and rests on *basis*; after the day *until* it is given no more.

    What stands still for it stays so, by the basis that it was given. *seen* is the version of the catalogue that was
    looked at.

    Raises:
        NoSuchReason, SettingChanged, NeverSo, BadEntry, NotAllowed: nothing is changed.
    """
    administration.require(work)
    changes.require_unchanged(work, SUBJECT, seen=seen, code=code)
    row = work.session.get(PauseReason, code)
    if row is None:
        raise NoSuchReason(code=code[:60])
    entries.require(_wrong(name, basis, since, until))
    dates = {"from": since.isoformat(), "to": until.isoformat() if until else None}
    changes.record(work, SUBJECT, "change", source=basis, facts={"code": code, "name": name.strip(), **dates})
    row.name, row.basis, row.valid_from, row.valid_to = name.strip(), basis.strip(), since, until
    work.session.flush()


def _wrong(name: str, basis: str, since: date, until: date | None) -> dict[str, entries.Why]:
    return {
        "name": entries.words(name, LONGEST_NAME),
        "until": entries.span(since, until, is_last=True),
        "source": entries.source(basis),
    }
