"""Which limit a case runs by: the legal one, the province's shorter one, or the sum of the steps; they stay apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from bpmn.clockrules import Phase
from bpmn.procedure import Procedure
from engine import calendar, parameters
from engine.calendar import measures
from engine.calendar.limits import SAME_DAY
from engine.calendar.parameters import Parameter
from engine.calendars import Office
from engine.clocks.terms import Terms, Wording, wording_of
from engine.tables import Case
from engine.work import Work

LEGAL, SHORTENED, STEPS = "legal", "shortened", "steps"


@dataclass(frozen=True, slots=True)
class InForce:
    """One limit in force for a case, and what it rests on."""

    name: str  #: "legal", "shortened" or "steps"
    wording: Wording
    source: str
    due: datetime

    def plain(self) -> dict[str, str]:
        """What the start of the clock keeps of it."""
        limit = {"limit": self.wording.text, "kind": self.wording.kind, "source": self.source}
        return {"name": self.name, **limit, "due": self.due.isoformat()}


def of_case(work: Work, case: Case, procedure: Procedure, office: Office, at: datetime) -> Terms | None:
    """The terms of a case that begins at *at*: the shortest limit in force, on the legal one's warning times.

    The facts of the terms keep all limits in force and name the one that holds. None: the procedure has no deadline.

    Our choice: the sum of the steps is in force only when a decision approved the internal procedure, and only where
    what the law may add to the limit can be added to it; of two limits that end at the same moment the legal one holds,
    then the shortened one.
    """
    found = list(_in_force(work, case, procedure, office, at))
    legal = procedure.limit_of(case.variant, case.channel)
    if legal is None:
        return None
    shortest, parameter = min(found, key=lambda one: one[0].due)
    facts = {"by": shortest.name, "limits": [one.plain() for one, _ in found]}
    return Terms(shortest.wording, office, legal.warn, legal.escalate, parameter=parameter, facts=facts)


def of_phase(work: Work, phase: Phase, office: Office, at: datetime) -> Terms:
    """The terms of a phase that begins at *at*."""
    wording, parameter = dated(work, wording_of(phase.span), parameters.day_of(at))
    found = InForce(LEGAL, wording, phase.span.source, _due(office, at, wording))
    return Terms(
        wording, office, parameter=parameter, facts={"by": LEGAL, "limits": [found.plain()], "phase": phase.name}
    )


def dated(work: Work, wording: Wording, day: date) -> tuple[Wording, Parameter | None]:
    """*wording* with the cut-off of *day* where it leaves that to the legal parameter, and that parameter."""
    if wording.text != SAME_DAY or wording.cutoff is not None:
        return wording, None
    found = parameters.in_force(work.session, parameters.SAME_DAY_CUT_OFF, on=day)
    return replace(wording, cutoff=found.value), found


def _in_force(
    work: Work, case: Case, procedure: Procedure, office: Office, at: datetime
) -> Iterator[tuple[InForce, Parameter | None]]:
    day = parameters.day_of(at)
    legal = procedure.limit_of(case.variant, case.channel)
    if legal is None:
        return
    shortened = procedure.clock.shortened_on(day, case.variant, case.channel)
    said = [(LEGAL, wording_of(legal), legal.source)]
    if shortened is not None:
        said.append((SHORTENED, wording_of(shortened.span), shortened.decision))
    if _is_approved(procedure, day) and procedure.clock.steps_minutes:
        steps = Wording(f"PT{procedure.clock.steps_minutes}M")
        if all(measures.may_add(steps.parsed(), wording_of(span).parsed()) for span in procedure.clock.additions):
            said.append((STEPS, steps, procedure.decision.number if procedure.decision else ""))
    for name, wording, source in said:
        wording, parameter = dated(work, wording, day)
        yield InForce(name, wording, source, _due(office, at, wording)), parameter


def _is_approved(procedure: Procedure, day: date) -> bool:
    decision = procedure.decision
    if decision is None:
        return False
    return (decision.valid_from or date.min) <= day <= (decision.valid_to or date.max)


def _due(office: Office, at: datetime, wording: Wording) -> datetime:
    return calendar.due(office.hours, at, wording.parsed()).due
