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
from engine.offerings import Office
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

    def known(self, slug: str) -> Known:
        """What of it the check of *slug* asks for."""
        name = vietnam.names()[0]
        if self.session is None or self.day is None:
            return Known(tuple(self.chart), dict(self.details), self.day, calendar.calendar(name), None)
        hours = calendars.of_name(self.session, name)
        offices = tuple(offerings.offices(self.session, self.day, slug))
        return Known(tuple(self.chart), dict(self.details), self.day, hours, offices)


@dataclass(frozen=True, slots=True)
class Known:
    """What a procedure is held against, as plain data that can be handed to another process."""

    chart: Sequence[Change]
    details: Mapping[str, str]
    day: date | None
    hours: calendar.Calendar
    offices: Sequence[Office] | None  #: who offers it; None: nobody knows


SHIPPED = Surroundings()


def problems(files: Mapping[str, bytes], *, slug: str, against: Surroundings = SHIPPED) -> list[Finding]:
    """Everything that is wrong with the procedure folder *files*, nothing of it being run."""
    return looked_at(files, slug=slug, known=against.known(slug))


def looked_at(files: Mapping[str, bytes], *, slug: str, known: Known) -> list[Finding]:
    """As `problems`, from plain data alone."""
    found = procedures.problems(files, slug=slug, chart=known.chart, details=known.details)
    drawn = list(diagrams(files))
    procedure, read = folder.draft(files, slug=slug), list(read_forms(files))
    domains = formdomains.domains(procedure, read) if procedure else {}
    found.extend(decisions.problems(files, domains))
    found.extend(formdomains.problems(drawn, read))
    if procedure is not None and procedure.process:
        found.extend(stepneeds.problems(procedure, drawn, known.details))
        since = max(procedure.valid_from, known.day or procedure.valid_from)
        found.extend(shortwindows.problems(procedure, drawn, known.hours, since=since))
        found.extend(_people(procedure, drawn, known.offices))
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


def _people(procedure: Procedure, diagrams: Sequence[Diagram], offices: Sequence[Office] | None) -> Iterator[Finding]:
    """What the units that offer *procedure* lack; where none are known only what no unit could have."""
    told = separations.problems(procedure, diagrams)
    if offices is None:
        yield from told
        yield from _posts(procedure)
        return
    yield from (finding for finding in told if finding.is_error)
    yield from offerings.lacking(procedure, offices)
    yield from separations.unkept(procedure, diagrams, offices)


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
