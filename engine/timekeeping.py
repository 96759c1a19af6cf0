"""What officers do to the time of a case beside its diagram: extend it, let it stand still for an approved reason."""

from __future__ import annotations

import uuid

from engine import calendar, hands, procedures
from engine.clocks import approvals, extensions
from engine.work import Work


def extend(
    work: Work, case_id: uuid.UUID, code: str, *, reason: str, approved_by: uuid.UUID | None = None
) -> calendar.Clock:
    """The legal date moves by the extension *code* of the procedure; gives what the clock shows then.

    Raises:
        NoReason, NotExtendable, ExtendedBefore, ExtendedTooFar, NoClock, ClockStopped: nothing is changed.
        NotRunning, CaseClosed, NotAllowed: as `hands.lay_on` says.
    """
    told, case = hands.reason(reason, most=500), hands.lay_on(work, case_id)
    procedure = procedures.of_case(work.session, case.id)
    return extensions.extend(work, case, procedure, code, reason=told, approved_by=approved_by)


def pause(work: Work, case_id: uuid.UUID, code: str, *, reason: str, approved_by: uuid.UUID) -> None:
    """The case stands still for the reason *code* of the catalogue, which the head *approved_by* approved.

    Raises:
        NoReason, UnknownReason, OwnApproval, NotTheHead, NoClock, ClockStopped, AlreadyPaused: nothing is changed.
        NotRunning, CaseClosed, NotAllowed: as `hands.lay_on` says.
    """
    told, case = hands.reason(reason, most=500), hands.lay_on(work, case_id)
    procedure = procedures.of_case(work.session, case.id)
    approvals.pause(work, case, procedure, code, reason=told, approved_by=approved_by)


def resume(work: Work, case_id: uuid.UUID, code: str) -> None:
    """The reason *code* has ended: the case goes on with what was left.

    Raises:
        NoClock, NotPaused, NotRunning, CaseClosed, NotAllowed.
    """
    approvals.resume(work, hands.lay_on(work, case_id), code)
