"""The clock of the whole case at its other turns: money to be paid, plain pauses, and the end."""

from __future__ import annotations

import uuid

from bpmn.clockrules import PAYMENT, RESTART, RESUME
from bpmn.procedure import Procedure
from engine import procedures, proposals
from engine.calendar import Clock
from engine.clocks import pausing, reading, rows, starts, windows
from engine.clocks.pausing import OBLIGATION, SUPPLEMENT, Cause
from engine.clocks.rows import Why
from engine.tables import Case
from engine.work import Work

NOT_COUNTED = "Thời gian người nộp thực hiện nghĩa vụ tài chính không tính vào thời hạn giải quyết"


def pause(work: Work, case_id: uuid.UUID, *, reason: str) -> None:
    """The case stands still; its date stays and is shown. It goes on anew.

    Raises:
        NoClock, ClockStopped, AlreadyPaused.
    """
    pausing.begin(work, case_id, Cause(SUPPLEMENT, reason, RESTART, reason=reason))


def restart(work: Work, case_id: uuid.UUID, *, reason: str) -> None:
    """Whatever held the case has ended: its full budget begins anew, with that of the steps that stood still.

    Raises:
        NoClock, NotPaused.
    """
    pausing.end_all(work, case_id, mode=RESTART, reason=reason)


def resume(work: Work, case_id: uuid.UUID, *, reason: str) -> None:
    """Whatever held the case has ended: it goes on with what was left.

    Raises:
        NoClock, NotPaused.
    """
    pausing.end_all(work, case_id, mode=RESUME, reason=reason)


def oblige(work: Work, case: Case, *, key: str) -> None:
    """The notice *key* of what is to be paid is issued: the case stands still until payment is confirmed.

    Where the law sets no time for the case there is nothing that could stand still.

    Raises:
        NoClock, ClockStopped, AlreadyPaused.
    """
    if not procedures.of_case(work.session, case.id).has_deadline:
        return
    pausing.begin(work, case.id, Cause(OBLIGATION, key, RESUME, basis=NOT_COUNTED))


def paid(work: Work, case: Case, procedure: Procedure, *, reference: str | None = None) -> None:
    """Payment is confirmed: what waited for it goes on, and a limit that counts from payment begins."""
    row = reading.find(work, case.id, "case")
    if row is not None and row.state == "paused":
        if any(one.cause == OBLIGATION for one in pausing.held_by(work, row)):
            pausing.end(work, case.id, OBLIGATION, reason=reference)
        return
    starts.came(work, case, procedure, PAYMENT, reference=reference)


def stop_case(work: Work, case_id: uuid.UUID, *, reason: str) -> Clock | None:
    """The case ends for its clock: result, refusal or stop notice is issued and with the desk; never at collection.

    This moment decides on time or late. The windows beside the case end too. Gives what the clock shows; None when it
    never ran or ended before.

    Source: Circular 11/2025/TT-BKHCN, annex, group 4, item 1 ("Đã xử lý xong", "Đang trả kết quả").
    """
    windows.close(work, case_id, windows.INTAKE, windows.REQUEST, windows.SUPPLEMENT, reason=reason)
    row = reading.find(work, case_id, "case")
    if row is None or row.state == "stopped":
        return None
    pausing.close(work, row)
    proposals.withdraw(work, case_id)
    return rows.happen(work, row, "stop", Why(reason=reason))
