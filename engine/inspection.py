"""The check of a procedure: everything that the law, the engine and the house ask of it before it goes live.

`engine.procedures.problems` says whether it can run; here stands what must hold besides. Where a database is at hand
its chart of statuses, detail statuses, units and holders count, else what comes with the product.

How far the scenarios of a procedure cover its diagram is a record beside the folder: whoever has it adds the findings
of `engine.coverage.problems` to these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.orm import Session

import forms
from bpmn import decisions, folder, model, soundness, xml
from bpmn.model import Diagram
from bpmn.procedure import Procedure
from bpmn.settings import FILE
from engine import (
    calendar,
    calendars,
    coverage,
    formdomains,
    offerings,
    people,
    procedures,
    runtime,
    separations,
    shortwindows,
    statuscharts,
    statusdetails,
    stepneeds,
)
from engine.calendar import vietnam
from engine.statuscharts import Change
from feel.errors import Fault
from feel.findings import Finding
from forms.form import Form

SHARED = "shared/"
#: Warnings that stop a publication: what was not looked at, or not shown to run.
STRICT = frozenset(("soundness-undecided", "step-sum", coverage.MISSING, coverage.STALE, coverage.GAP))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a procedure is held against; the defaults are those of the product."""

    chart: Collection[Change] = statuscharts.DEFAULT
    details: Mapping[str, str] = field(default_factory=dict)  #: detail status -> the official one above it
    session: Session | None = None
    day: date | None = None  #: on which units, holders and shortened limits are looked at; needed with a session

    @classmethod
    def of(cls, session: Session, day: date) -> Surroundings:
        """What the database says on *day*."""
        chart, details = statuscharts.in_force(session, day), statusdetails.in_force(session, day)
        return cls(chart, details, session, day)


SHIPPED = Surroundings()


def problems(files: Mapping[str, bytes], *, slug: str, against: Surroundings = SHIPPED) -> list[Finding]:
    """Everything that is wrong with the procedure folder *files*, nothing of it being run."""
    found = procedures.problems(files, slug=slug, chart=against.chart, details=against.details)
    drawn = list(diagrams(files))
    procedure, read = folder.draft(files, slug=slug), list(read_forms(files))
    domains = formdomains.domains(procedure, read) if procedure else {}
    found.extend(decisions.problems(files, domains))
    found.extend(formdomains.problems(drawn, read))
    if procedure is not None and procedure.process:
        found.extend(stepneeds.problems(procedure, drawn, against.details))
        found.extend(_windows(procedure, drawn, against))
        found.extend(_people(procedure, drawn, against))
    return found


def bare(data: bytes, *, file: str, called: Mapping[str, bytes]) -> list[Finding]:
    """What is wrong with one diagram by the rules of BPMN and the engine alone; *data* is in our dialect.

    What it calls may be in the files *called*.
    """
    found = runtime.verify({file: data, **called})
    if any(finding.is_error for finding in found):
        return found
    others = [one for one in diagrams(called) if one.file != file]
    return [*found, *soundness.check([model.drawn(data, file=file), *others])]


def strict(findings: Iterable[Finding]) -> list[Finding]:
    """*findings* as a publication takes them: the warnings in `STRICT` are errors."""
    return [replace(one, severity="error") if one.rule in STRICT else one for one in findings]


def _windows(procedure: Procedure, diagrams: Sequence[Diagram], against: Surroundings) -> list[Finding]:
    since = max(procedure.valid_from, against.day or procedure.valid_from)
    name = vietnam.names()[0]
    hours = calendars.of_name(against.session, name) if against.session else calendar.calendar(name)
    return shortwindows.problems(procedure, diagrams, hours, since=since)


def _people(procedure: Procedure, diagrams: Sequence[Diagram], against: Surroundings) -> Iterator[Finding]:
    """What the units that offer *procedure* lack; without a database only what no unit could have."""
    told = separations.problems(procedure, diagrams)
    if against.session is None or against.day is None:
        yield from told
        yield from _posts(procedure)
        return
    yield from (finding for finding in told if finding.is_error)
    yield from offerings.lacking(against.session, procedure, against.day)
    yield from separations.unkept(against.session, procedure, diagrams, against.day)


def _posts(procedure: Procedure) -> Iterator[Finding]:
    """Posts that the product does not know: each installation may have its own, so nothing is wrong yet."""
    for lane, role in procedure.roles.items():
        if role.post not in people.ROLES:
            known = ", ".join(people.ROLES)
            vi = f"Làn '{lane}' dùng vị trí '{role.post}' không có sẵn ({known}). Mỗi đơn vị phải lập vị trí đó."
            en = f"The lane '{lane}' means the post '{role.post}', none of {known}. Each unit must set it up."
            yield Finding("post-unknown", "warning", FILE, f"roles.{lane}", vi, en)


def diagrams(files: Mapping[str, bytes]) -> Iterator[Diagram]:
    """The diagrams that can be read, those of the procedure itself before the shared ones."""
    for name in sorted(files, key=lambda name: (name.startswith(SHARED), name)):
        if name.endswith(".bpmn"):
            try:
                yield model.drawn(files[name], file=name)
            except xml.Unreadable:
                continue


def read_forms(files: Mapping[str, bytes]) -> Iterator[Form]:
    """The forms that can be read; what is wrong with the others is found elsewhere."""
    for name in sorted(files):
        if "forms/" in name and name.endswith(".json"):
            try:
                yield forms.read(files[name], file=name)
            except Fault:
                continue
