"""What the diagram says of the case where a token passes: its status, and the acts of the legal clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import update

from bpmn.procedure import Procedure
from engine import clocks, numbers, trail
from engine.clocks import Terms
from engine.tables import Case, Unit
from engine.work import Happening, Work
from feel.errors import Fault


class UnknownAct(Fault):
    """The element '{element}' asks for the act '{act}', which does not exist."""

    vi = "Phần tử '{element}' yêu cầu thao tác '{act}', thao tác này không có."


def apply(work: Work, case: Case, procedure: Procedure, element: str, properties: Mapping[str, str]) -> None:
    """Do what *element* declares in its properties `act` and `status`.

    Raises:
        UnknownAct: `act` is none of accept, pause, restart, stop.
    """
    act = properties.get("act")
    if act is not None:
        verb = ACTS.get(act)
        if verb is None:
            raise UnknownAct(element=element, act=act)
        verb(work, case, procedure, element)
    status = properties.get("status")
    if status is not None:
        work.publish(work, Happening("status", case.id, work.now, element=element, facts={"status": status}))


def _accept(work: Work, case: Case, procedure: Procedure, element: str) -> None:
    """The case is received in full: it gets its number and its clock."""
    if case.case_number is not None:
        return
    receiving = work.session.get_one(Unit, case.receiving_unit_id)
    competent = work.session.get_one(Unit, case.competent_unit_id)
    case.case_number = numbers.issue(work, receiving.code)
    case.accepted_at = work.now
    values = {"case_number": case.case_number, "accepted_at": case.accepted_at}
    work.session.execute(update(Case).where(Case.id == case.id).values(**values))
    limit = procedure.limit_of(case.variant, case.channel)
    if limit is not None:
        terms = Terms(limit.text, limit.kind, limit.rule, limit.cutoff, competent.calendar, limit.warn, limit.escalate)
        clocks.start_case(work, case.id, terms)
    trail.record(work, case.id, "accept", element=element, facts={"case_number": case.case_number})


def _pause(work: Work, case: Case, procedure: Procedure, element: str) -> None:
    del procedure
    clocks.pause(work, case.id, reason=element)


def _restart(work: Work, case: Case, procedure: Procedure, element: str) -> None:
    del procedure
    clocks.restart(work, case.id, reason=element)


def _stop(work: Work, case: Case, procedure: Procedure, element: str) -> None:
    del procedure
    clocks.stop_case(work, case.id, reason=element)


ACTS: dict[str, Callable[[Work, Case, Procedure, str], None]] = {
    "accept": _accept,
    "pause": _pause,
    "restart": _restart,
    "stop": _stop,
}
