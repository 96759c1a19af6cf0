"""The clock of a case that came from another system: it began there, and what was promised there holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bpmn.procedure import Procedure
from engine import rungs
from engine.calendar import events, hours, pauses
from engine.calendars import Office
from engine.clocks import rows, starts
from engine.clocks.rows import Begun, Why
from engine.clocks.terms import Terms, Wording
from engine.rungs import Running
from engine.tables import Case
from engine.work import Work

CARRIED = "carried"  #: the name of a limit that was counted by another system


def carry(
    work: Work,
    case: Case,
    procedure: Procedure,
    *,
    received: datetime,
    promised: datetime,
    ended: datetime | None = None,
    office: Office,
    notice: int,
    source: str,
) -> None:
    """The clock of *case* began at *received*, is due when it was *promised*, and stopped at *ended* if it has ended.

    Its limit is the working days between; so later pauses, changes of office time and extensions move it as they do
    others. *source*: what it came from; *office*: that of its competent unit; *notice*:
    how many days before the date an apology is due.
    """
    days = max(1, hours.working_days_between(office.hours, received.date(), promised.date()))
    wording = Wording(f"P{days}D", rule="civil")
    limit = {"name": CARRIED, "limit": wording.text, "kind": wording.kind, "source": source}
    facts: dict[str, Any] = {"by": CARRIED, "limits": [{**limit, "due": promised.isoformat()}], "source": CARRIED}
    legal = procedure.limit_of(case.variant, case.channel)
    terms = Terms(wording, office, apology=f"P{notice}D", facts=facts)
    if legal is not None:
        terms = Terms(wording, office, legal.warn, legal.escalate, terms.apology, facts=facts)
    _put_down(work, Begun(case.id, "case", starts.WHOLE, terms, received), promised, ended, source)


def _put_down(work: Work, begun: Begun, promised: datetime, ended: datetime | None, source: str) -> None:
    limit, office = begun.terms.wording.parsed(), begun.terms.office.hours
    happened: list[tuple[str, events.Event, dict[str, Any]]] = [
        ("start", events.Start(begun.at, limit, office), rows.start_facts(work, begun)),
        ("carry", events.Carry(begun.at, promised), {"due": promised.isoformat()}),
    ]
    if ended is not None:
        happened.append(("stop", events.Stop(max(ended, begun.at)), {}))
    shown = pauses.fold(event for _, event, _ in happened)
    row = {**rows.clock_row(begun, shown), "events": len(happened)}
    work.session.execute(rows.BEGINNING, [row])
    kept = [
        rows.event_row(work, row["id"], number, kind, event.at, shown, Why(reason=source, facts=facts))
        for number, (kind, event, facts) in enumerate(happened, 1)
    ]
    rows.keep_events(work, kept)
    rows.show_on_cases(work, [begun.case_id])
    if ended is None:
        said = (begun.terms.warn, begun.terms.escalate, begun.terms.apology)
        rungs.arm(work, [Running(row["id"], begun.case_id, shown, *said, event=len(happened))])
