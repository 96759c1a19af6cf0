"""What rows of one file name again and again, looked up once: procedures, steps, units, officers, statuses."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import or_, select

from engine import calendars, organisation, parameters, procedures, runtime, statuses, validity
from engine.calendars import Office
from engine.imports import items
from engine.mergers import addressing
from engine.procedures import NotOffered, Offered
from engine.runtime import DrawnStep
from engine.tables import Person, Publication
from engine.work import Work
from feel import text
from feel.errors import Fault


class UnknownStep(Fault):
    """The procedure has no step '{step}'; it has: {known}."""

    vi = "Thủ tục không có bước '{step}'; các bước: {known}."


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as cases name it."""

    id: uuid.UUID
    code: str
    territory: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step at which a case waits."""

    element: str
    around: str  #: the calls around it, as far as they were named
    status: str | None  #: in which a case is while it waits there

    @property
    def path(self) -> str:
        """As the engine is told it."""
        return f"{self.around}/{self.element}" if self.around else self.element


@dataclass(slots=True)
class Known:
    """What was looked up so far in one transaction: it may have written what it found."""

    offered: dict[str, Offered] = field(default_factory=dict)  #: by slug or national code
    steps: dict[str, dict[str, DrawnStep]] = field(default_factory=dict)  #: digest -> id or folded name -> step
    units: dict[tuple[str | None, ...], Place] = field(default_factory=dict)
    officers: dict[str, uuid.UUID] = field(default_factory=dict)
    statuses: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    offices: dict[uuid.UUID, Office] = field(default_factory=dict)
    notices: dict[date, int] = field(default_factory=dict)  #: days before which an apology is due, by the first day


def procedure(work: Work, known: Known, name: str) -> Offered:
    """The version in force today of the procedure with this slug or national code.

    Raises:
        NotOffered.
    """
    if name not in known.offered:
        today = validity.day(work.now)
        mine = select(Publication.slug).where(or_(Publication.slug == name, Publication.code == name))
        slug = work.session.scalar(mine.order_by(Publication.active_from.desc()).limit(1))
        if slug is None:
            raise NotOffered(slug=name, day=today.isoformat())
        known.offered[name] = procedures.in_force(work.session, slug, today)
    return known.offered[name]


def steps(known: Known, offered: Offered, wanted: str) -> tuple[Step, ...]:
    """The steps *wanted*, between bars, each named by its id or by its name, with or without tone marks.

    Raises:
        UnknownStep.
    """
    if offered.digest not in known.steps:
        drawn = runtime.drawn_steps(offered.definition)
        folded = [text.fold(one.name) for one in drawn]
        alone = {name: one for one, name in zip(drawn, folded, strict=True) if folded.count(name) == 1}
        known.steps[offered.digest] = {**alone, **{one.element: one for one in drawn}}
    names = known.steps[offered.digest]
    found = []
    for one in wanted.split(items.SEPARATOR):
        around, _, name = one.strip().rpartition("/")
        drawn_step = names.get(name) or names.get(text.fold(name)) or names.get(text.fold(one))
        if drawn_step is None:
            raise UnknownStep(step=one.strip(), known=", ".join(dict.fromkeys(step.element for step in names.values())))
        found.append(Step(drawn_step.element, around.strip(), drawn_step.status))
    return tuple(found)


def unit(work: Work, known: Known, code: str, offered: Offered, territory: str | None) -> Place:
    """The unit that is in charge today of what is addressed to *code*.

    Raises:
        UnknownUnit, NotNow.
    """
    key = (code, offered.procedure.slug, territory)
    if key not in known.units:
        facts = {"slug": offered.procedure.slug, "field": offered.procedure.field, "territory": territory}
        found = addressing.in_charge(work, code, **facts)
        known.units[key] = Place(found.id, found.code, found.territory)
    return known.units[key]


def officer(work: Work, known: Known, login: str) -> uuid.UUID:
    """The officer who signs in as *login*.

    Raises:
        UnknownPerson.
    """
    if login not in known.officers:
        found = work.session.scalar(select(Person.id).where(Person.login == login))
        if found is None:
            raise organisation.UnknownPerson(login=login)
        known.officers[login] = found
    return known.officers[login]


def status(work: Work, known: Known, code: str) -> tuple[str, str | None]:
    """The official status that *code* means, and the detail status that it is.

    Raises:
        UnknownStatus.
    """
    if code not in known.statuses:
        known.statuses[code] = statuses.official(work, code)
    return known.statuses[code]


def office(work: Work, known: Known, unit_id: uuid.UUID) -> Office:
    """The office time of the unit.

    Raises:
        UnknownCalendar.
    """
    if unit_id not in known.offices:
        known.offices[unit_id] = calendars.of_unit(work, unit_id)
    return known.offices[unit_id]


def notice(work: Work, known: Known, received: datetime) -> int:
    """How many days before the promised one an apology is due, of a case received then."""
    day = parameters.day_of(received)
    if day not in known.notices:
        known.notices[day] = parameters.whole(work, parameters.APOLOGY_NOTICE, on=day)
    return known.notices[day]
