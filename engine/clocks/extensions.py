"""Extensions: only where the procedure declares one, so often and so far as it says; the legal date moves."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from bpmn.clockrules import Extension
from bpmn.procedure import Procedure
from engine import calendar, trail
from engine.clocks import reading, rows
from engine.clocks.rows import Why
from engine.clocks.terms import wording_from, wording_of
from engine.tables import Case, Clock, ClockEvent
from engine.work import Work
from feel.errors import Fault


class NotExtendable(Fault):
    """The procedure allows no extension '{code}'; it allows: {known}."""

    vi = "Thủ tục không quy định gia hạn '{code}'; các trường hợp được gia hạn: {known}."


class ExtendedBefore(Fault):
    """The extension '{code}' was used {times} times, as often as the procedure allows."""

    vi = "Đã gia hạn '{code}' {times} lần, hết số lần thủ tục cho phép."


class ExtendedTooFar(Fault):
    """All extensions '{code}' together would be longer than {most}, the most that the procedure allows."""

    vi = "Tổng thời gian gia hạn '{code}' sẽ vượt quá mức tối đa {most}."


def extend(
    work: Work, case: Case, procedure: Procedure, code: str, *, reason: str, approved_by: uuid.UUID | None = None
) -> calendar.Clock:
    """The legal date of the case moves by the extension *code* of the procedure; a late file stays late.

    Raises:
        NotExtendable, ExtendedBefore, ExtendedTooFar, NoClock, ClockStopped, OtherMeasure.
    """
    allowed = next((one for one in procedure.clock.extensions if one.code == code), None)
    if allowed is None:
        known = ", ".join(one.code for one in procedure.clock.extensions) or "-"
        raise NotExtendable(code=code[:60], known=known)
    row = reading.of_case(work, case.id)
    _check(allowed, _before(work, row, code))
    facts = {"code": code, "added": wording_of(allowed.span).plain()}
    shown = rows.happen(work, row, "extend", Why(reason, allowed.basis, approved_by, facts))
    trail.record(work, case.id, "extend", facts={"code": code, "due": shown.due.isoformat()})
    return shown


def _before(work: Work, row: Clock, code: str) -> list[calendar.Limit]:
    """What the extension added so far."""
    mine = select(ClockEvent.facts).where(ClockEvent.clock_id == row.id, ClockEvent.kind == "extend")
    return [wording_from(facts["added"]).parsed() for facts in work.session.scalars(mine) if facts["code"] == code]


def _check(allowed: Extension, before: Sequence[calendar.Limit]) -> None:
    if len(before) >= allowed.times:
        raise ExtendedBefore(code=allowed.code, times=allowed.times)
    if allowed.most is None:
        return
    limits = [*before, wording_of(allowed.span).parsed()]
    most = wording_of(allowed.most).parsed()
    if sum(limit.amount for limit in limits) > most.amount:
        raise ExtendedTooFar(code=allowed.code, most=allowed.most.text)
