"""What the diagram says of the case where a token passes: its status, and the acts of the legal clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import select, update

from bpmn import clockrules
from bpmn.procedure import Procedure
from engine import clocks, components, dues, handovers, numbers, outcomes, requests, trail
from engine.clocks import supplements, windows
from engine.tables import Answer, Case, Unit
from engine.work import Happening, Work
from feel.errors import Fault

ANSWERS = ("incomplete", "reception-refused")  #: with these the counter has answered a filing


@dataclass(frozen=True, slots=True)
class Passed:
    """The element that a token passed, and what it declares."""

    element: str
    properties: Mapping[str, str]


class UnknownAct(Fault):
    """The element '{element}' asks for the act '{act}', which does not exist."""

    vi = "Phần tử '{element}' yêu cầu thao tác '{act}', thao tác này không có."


def apply(work: Work, case: Case, procedure: Procedure, element: str, properties: Mapping[str, str]) -> None:
    """Do what *element* declares in its properties `act` and `status`.

    Raises:
        UnknownAct: `act` is none of those in `ACTS`; and what the act refuses.
    """
    act = properties.get("act")
    if act is not None:
        verb = ACTS.get(act)
        if verb is None:
            raise UnknownAct(element=element, act=act)
        verb(work, case, procedure, Passed(element, properties))
    status = properties.get("status")
    if status is not None:
        outcomes.require(work, case, status)
        if status in ANSWERS:
            windows.close(work, case.id, windows.INTAKE, reason=status)
        facts = {"status": status, "reason": _answer(work, case, Passed(element, properties), "reason")}
        work.publish(work, Happening("status", case.id, work.now, element=element, facts=facts))


def _accept(work: Work, case: Case, procedure: Procedure, passed: Passed) -> None:
    """The case is received in full: it gets its number, or keeps the given one, and its clock when that begins now."""
    if case.case_number is not None:
        return
    components.require_all(work, case)
    receiving = work.session.get_one(Unit, case.receiving_unit_id)
    case.case_number = case.given_number or numbers.issue(work, receiving.code)
    case.accepted_at = work.now
    values = {"case_number": case.case_number, "accepted_at": case.accepted_at}
    work.session.execute(update(Case).where(Case.id == case.id).values(**values))
    windows.close(work, case.id, windows.INTAKE, reason="accepted")
    clocks.came(work, case, procedure, clockrules.RECEPTION, reference=case.case_number)
    handovers.open_for(work, case)
    trail.record(work, case.id, "accept", element=passed.element, facts={"case_number": case.case_number})


def _receive(work: Work, case: Case, procedure: Procedure, passed: Passed) -> None:
    """The competent agency has the file."""
    clocks.came(work, case, procedure, clockrules.COMPETENT, reference=passed.element)


def _handover(work: Work, case: Case, procedure: Procedure, passed: Passed) -> None:
    """The handover record with the post is signed."""
    clocks.came(work, case, procedure, clockrules.HANDOVER, reference=_answer(work, case, passed, "reference"))


def _supplement(work: Work, case: Case, procedure: Procedure, passed: Passed) -> None:
    """The notice of what is to be supplemented is issued."""
    supplements.ask(work, case, procedure, key=passed.element, reason=_answer(work, case, passed, "reason"))


def _supplied(work: Work, case: Case, procedure: Procedure, passed: Passed) -> None:
    """Full receipt of the supplement is confirmed, of every item when items were asked for."""
    del procedure
    asked = requests.of_case(work, case.id)
    if asked and asked[-1].full_at is None:
        requests.close(work, asked[-1])
    supplements.receive(work, case, is_full=True, reason=passed.element)
    work.publish(work, Happening("supplied", case.id, work.now, element=passed.element))


def _obligation(work: Work, case: Case, procedure: Procedure, passed: Passed) -> None:
    """The notice of what is to be paid is issued."""
    del procedure
    clocks.oblige(work, case, key=passed.element)


def _paid(work: Work, case: Case, procedure: Procedure, passed: Passed) -> None:
    """Payment is confirmed, on record when a notice asked for it."""
    dues.require_paid(work, case.id)
    clocks.paid(work, case, procedure, reference=_answer(work, case, passed, "reference"))


def _phase(work: Work, case: Case, procedure: Procedure, passed: Passed) -> None:
    """A phase of the procedure ends."""
    del passed
    clocks.end_phase(work, case, procedure)


def _stop(work: Work, case: Case, procedure: Procedure, passed: Passed) -> None:
    """The result, refusal or stop notice is issued and with the desk."""
    del procedure
    clocks.stop_case(work, case.id, reason=passed.element)


def _answer(work: Work, case: Case, passed: Passed, name: str) -> str | None:
    """The newest answer of the case in the field that the property *name* of the element names."""
    field = passed.properties.get(name)
    if field is None:
        return None
    given = select(Answer.answers).where(Answer.case_id == case.id).order_by(Answer.given_at.desc())
    answer = next((found[field] for found in work.session.scalars(given) if field in found), None)
    return None if answer is None else str(answer)


ACTS: dict[str, Callable[[Work, Case, Procedure, Passed], None]] = {
    "accept": _accept,
    "receive": _receive,
    "handover": _handover,
    "supplement": _supplement,
    "supplied": _supplied,
    "obligation": _obligation,
    "paid": _paid,
    "phase": _phase,
    "stop": _stop,
}
