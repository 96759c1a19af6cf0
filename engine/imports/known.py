"""What rows of one file name again and again, looked up once: procedures, steps, units, officers, statuses."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import or_, select

from engine import calendars, consultations, linkends, organisation, parameters, procedures, runtime, statuses, validity
from engine.calendars import Office
from engine.imports import items
from engine.mergers import addressing
from engine.procedures import NotOffered, Offered
from engine.runtime import DrawnStep, DrawnWait
from engine.tables import Person, Publication
from engine.work import Work
from feel import text
from feel.errors import Fault

OURS = frozenset((consultations.MESSAGE, linkends.MESSAGE))  #: messages of things that a row does not bring along


class UnknownStep(Fault):
    """The procedure has no step '{step}'; it has: {known}."""

    vi = "Thủ tục không có bước '{step}'; các bước: {known}."


class AnswerAwaited(Fault):
    """At '{step}' the case waits for the answer to what the other system asked: enter at the step before it instead."""

    vi = (
        "Ở '{step}' hồ sơ chờ trả lời cho câu hỏi mà hệ thống cũ đã gửi, câu trả lời không về đây: "
        "hãy ghi bước phía trước, hệ thống này sẽ hỏi lại."
    )


class OthersAwaited(Fault):
    """At '{step}' the case waits for opinions or a linked case that do not come along: enter at the step before it."""

    vi = (
        "Ở '{step}' hồ sơ chờ ý kiến hoặc hồ sơ liên thông, những việc ấy không nhập kèm: "
        "hãy ghi bước phía trước, nơi gửi lại việc đó."
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as cases name it."""

    id: uuid.UUID
    code: str
    territory: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A step at which a case waits, or an event."""

    element: str
    around: str  #: the calls around it, as far as they were named
    status: str | None  #: in which a case is while it waits there
    rounds: str = ""  #: those of a loop that wait, as they were named
    is_event: bool = False  #: nobody has a task there

    @property
    def path(self) -> str:
        """As the engine is told it."""
        here = self.element + self.rounds
        return f"{self.around}/{here}" if self.around else here


@dataclass(slots=True)
class Known:
    """What was looked up so far in one transaction: it may have written what it found."""

    offered: dict[str, Offered] = field(default_factory=dict)  #: by slug or national code
    #: digest -> id or folded name -> step
    steps: dict[str, dict[str, DrawnStep | DrawnWait]] = field(default_factory=dict)
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
            raise NotOffered(slug=name, day=today)
        known.offered[name] = procedures.in_force(work.session, slug, today)
    return known.offered[name]


def steps(known: Known, offered: Offered, wanted: str) -> tuple[Step, ...]:
    """The steps and events *wanted*, between bars, each named by its id or by its name, with or without tone marks.

    Raises:
        UnknownStep. AnswerAwaited, OthersAwaited: what a case waits for there could not come here.
    """
    if offered.digest not in known.steps:
        known.steps[offered.digest] = _named(offered)
    names = known.steps[offered.digest]
    found = []
    for one in wanted.split(items.SEPARATOR):
        around, _, name = one.strip().rpartition("/")
        plain = runtime.ROUNDS.sub("", name)
        drawn = names.get(plain) or names.get(text.fold(plain)) or names.get(text.fold(one))
        if drawn is None:
            raise UnknownStep(step=one.strip(), known=", ".join(dict.fromkeys(map(_id, names.values()))))
        rounds = runtime.ROUNDS.search(name)
        found.append(_step(drawn, around.strip(), rounds[0].strip() if rounds else ""))
    return tuple(found)


def _named(offered: Offered) -> dict[str, DrawnStep | DrawnWait]:
    """The steps and events of a procedure by their ids, and by their names where just one is called so."""
    drawn: list[DrawnStep | DrawnWait] = [
        *runtime.drawn_steps(offered.definition),
        *runtime.drawn_waits(offered.definition),
    ]
    folded = [text.fold(one.name) for one in drawn]
    alone = {name: one for one, name in zip(drawn, folded, strict=True) if folded.count(name) == 1}
    return {**alone, **{_id(one): one for one in drawn}}


def _id(drawn: DrawnStep | DrawnWait) -> str:
    return drawn.element if isinstance(drawn, DrawnStep) else drawn.called


def _step(drawn: DrawnStep | DrawnWait, around: str, rounds: str) -> Step:
    if isinstance(drawn, DrawnStep):
        return Step(drawn.element, around, drawn.status, rounds)
    if all(kind == "service" for kind, _ in drawn.awaited):
        raise AnswerAwaited(step=drawn.called)
    if all(kind == "message" and name in OURS for kind, name in drawn.awaited):
        raise OthersAwaited(step=drawn.called)
    return Step(drawn.element, around, None, rounds, is_event=True)


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
