"""Which units offer a procedure, and whether everybody is there whom its diagram needs."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy import or_, select, true
from sqlalchemy.orm import Session

from bpmn import model, stepsums
from bpmn.model import Diagram
from bpmn.procedure import Procedure
from engine import administration, changes, entries, people, procedures, validity
from engine.tables import Charge, Holding, Offering, Person, Post, StepSetting, Unit
from engine.work import Work
from feel.errors import Fault
from feel.findings import Finding, of_fault

Part = Literal["receiving", "competent"]
PARTS: tuple[Part, ...] = ("competent", "receiving")

MOST_NAMED = 10  #: units that one refusal names
NOT_YET = (
    "sớm hơn ngày thủ tục có hiệu lực, hoặc thủ tục chưa được công bố",
    "is before the procedure is in force, or it was never published",
)
NO_UNIT = ("hãy chọn ít nhất một đơn vị", "are needed, one at least")

#: the units that lanes name, by the part that a unit plays; where one receives, one also returns results
MEANT = {"receiving": ("receiving", "returning"), "competent": ("competent",)}


class NoSuchOffering(Fault):
    """The procedure has no such offering."""

    vi = "Thủ tục không có nơi thực hiện này."


class FirstForAll(people.NotAllowed):
    """No unit decides '{slug}' yet. The first one binds all others: whoever administers everything enters it."""

    vi = "Chưa đơn vị nào ghi giải quyết '{slug}'. Nơi đầu tiên ràng buộc mọi nơi khác: do quản trị toàn hệ thống ghi."


@dataclass(frozen=True, slots=True)
class Given:
    """What came of letting units offer a procedure, by their codes."""

    new: tuple[str, ...]
    there: tuple[str, ...]  #: they did so already, for all of the time


def offer(
    work: Work,
    units: Sequence[Unit],
    procedure: Procedure,
    part: Part,
    *,
    since: date,
    until: date | None = None,
    source: str,
) -> Given:
    """*units* decide on *procedure*, or receive for those who decide, from *since* on, by the decision *source*.

    All of them or none; who offers it already for all of that time stays as it is.

    Raises:
        BadEntry: no unit is named, one is not there then, or offers it for a part of that time; it would end before it
            begins; nobody says by which decision.
        NotAllowed: the actor does not administer all of the units. FirstForAll.
    """
    administration.require_each(work, units)
    _require_begun(work, procedure.slug, part)
    absent = [unit.code for unit in units if not _is_there(unit, since)]
    wrong = {
        "units": _absent(absent) if units else NO_UNIT,
        "until": entries.span(since, until),
        "source": entries.source(source),
    }
    entries.require(wrong)
    codes, lasting = {unit.id: unit.code for unit in units}, _lasting(work, procedure.slug, part, units, since, until)
    whole = {row.unit_id for row in lasting if _covers(row, since, until)}
    entries.require({"units": _then([codes[row.unit_id] for row in lasting if row.unit_id not in whole])})
    new = [unit for unit in codes if unit not in whole]
    facts = {"slug": procedure.slug, "field": procedure.field, "part": part, "valid_from": since, "valid_to": until}
    work.session.add_all([Offering(unit_id=unit, **facts) for unit in new])
    work.session.flush()
    given = Given(*(tuple(sorted(codes[unit] for unit in found)) for found in (new, whole)))
    if new:
        span = {"from": since.isoformat(), "to": until.isoformat() if until else None}
        told = {"units": list(given.new), "part": part, **span}
        changes.record(work, subject_of(procedure.slug), "offer", source=source, facts=told)
    return given


def end(work: Work, slug: str, offered: Collection[uuid.UUID], *, on: date, source: str) -> None:
    """The units of the offerings *offered* of *slug* offer it no longer from *on*; what had not begun by then is gone.

    Raises:
        NoSuchOffering: one of them is none of *slug*.
        BadEntry: none is named, or nobody says by which decision.
        NotAllowed: the actor does not administer all of the units.
    """
    mine = select(Offering, Unit).join(Unit, Unit.id == Offering.unit_id)
    # Of two who end one at once the second sees what the first did.
    mine = mine.where(Offering.slug == slug, Offering.id.in_(offered)).with_for_update(of=Offering)
    rows = work.session.execute(mine.order_by(Unit.code)).all()
    if len(rows) != len(set(offered)):
        raise NoSuchOffering
    administration.require_each(work, [unit for _, unit in rows])
    entries.require({"offerings": None if rows else NO_UNIT, "source": entries.source(source)})
    for row, _ in rows:
        if row.valid_from >= on:
            work.session.delete(row)
        elif row.valid_to is None or row.valid_to > on:
            row.valid_to = on
    facts = {"on": on.isoformat(), "units": [{"unit": unit.code, "part": row.part} for row, unit in rows]}
    work.session.flush()
    changes.record(work, subject_of(slug), "end", source=source, facts=facts)


def published(session: Session, slug: str, since: date) -> Procedure:
    """The procedure *slug* as it is in force on *since*, so that it can be offered from then on.

    Raises:
        BadEntry: no version of it is in force by then.
    """
    try:
        return procedures.in_force(session, slug, since).procedure
    except procedures.NotOffered as fault:
        raise entries.BadEntry({"since": NOT_YET}) from fault


def of_level(work: Work, level: str, day: date) -> Sequence[Unit]:
    """The units of *level* on *day* that the actor administers, by name."""
    standing = people.stand(work.session, work.actor_id, work.now)
    mine = true() if work.actor_id is None else people.visible(standing, "administer", Unit)
    wanted = select(Unit).where(Unit.level == level, validity.on(Unit, day), mine)
    return work.session.scalars(wanted.order_by(Unit.name_collation)).all()


def subject_of(slug: str) -> str:
    """The name under which it is kept who said which units offer the procedure."""
    return f"offerings {slug}"[: changes.LONGEST_SUBJECT]


def _require_begun(work: Work, slug: str, part: Part) -> None:
    """Nothing, when the actor is not the first to say that a unit decides *slug*, which binds all others, or may be.

    Raises:
        FirstForAll.
    """
    begun = select(Offering.id).where(Offering.slug == slug, Offering.part == "competent").limit(1)
    if part != "competent" or work.session.scalar(begun) is not None:
        return
    try:
        administration.require(work)
    except people.NotAllowed as fault:
        raise FirstForAll(slug=slug) from fault


def _lasting(
    work: Work, slug: str, part: Part, units: Sequence[Unit], since: date, until: date | None
) -> Sequence[Offering]:
    """What *units* offer of *slug* at any time from *since* until *until*; nobody else changes it meanwhile."""
    ids = [unit.id for unit in units]
    # Of two administrators who name the same unit at once the second sees what the first did.
    work.session.execute(select(Unit.id).where(Unit.id.in_(ids)).order_by(Unit.id).with_for_update(key_share=True))
    mine = Offering.slug == slug, Offering.part == part, Offering.unit_id.in_(ids)
    lasts = or_(Offering.valid_to.is_(None), Offering.valid_to > since)
    begins = Offering.valid_from < until if until else true()
    return work.session.scalars(select(Offering).where(*mine, lasts, begins).order_by(Offering.valid_from)).all()


def _covers(row: Offering, since: date, until: date | None) -> bool:
    ends = row.valid_to is None or (until is not None and row.valid_to >= until)
    return row.valid_from <= since and ends


def _is_there(unit: Unit, day: date) -> bool:
    return unit.valid_from <= day and (unit.valid_to is None or unit.valid_to > day)


def _absent(codes: Sequence[str]) -> entries.Why:
    named = ", ".join(sorted(codes)[:MOST_NAMED])
    return (f"không hoạt động vào ngày bắt đầu: {named}", f"are not there on the first day: {named}") if codes else None


def _then(codes: Sequence[str]) -> entries.Why:
    if not codes:
        return None
    named = ", ".join(sorted(set(codes))[:MOST_NAMED])
    return (
        f"đã thực hiện trong một phần thời gian ấy: {named}; hãy chọn ngày khác hoặc cho thôi thực hiện trước",
        f"offer it for a part of that time: {named}; choose other days, or end that first",
    )


@dataclass(frozen=True, slots=True)
class OwnPost:
    """A post that a unit has set for one step."""

    element: str
    name: str  #: of the unit where it is
    code: str
    post: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class Office:
    """A unit that offers a procedure, with all that a check asks of it: plain data, nothing of the database."""

    slug: str
    part: str
    name: str
    code: str
    sitting: frozenset[str]  #: posts with somebody who is in charge of this procedure
    holders: Mapping[str, frozenset[uuid.UUID]]  #: post -> who holds it
    own_posts: tuple[OwnPost, ...]
    own_steps: tuple[tuple[str, str | None, str | None], ...]  #: step, its limit and of which kind, as the unit set it


def problems(session: Session, day: date) -> list[Finding]:
    """What is wrong with each unit that offers a procedure on *day*.

    An error for each lane for which it has nobody, for each step of its own that the procedure does not have, and when
    its own times add up to more than the law gives.
    """
    found: list[Finding] = []
    for office in offices(session, day):
        try:
            procedure = procedures.in_force(session, office.slug, day).procedure
        except procedures.NotOffered as fault:
            file = f"{office.slug}/procedure.toml"
            found.append(of_fault(fault, rule="offering-without-procedure", file=file, element=None))
            continue
        found.extend(lacking(procedure, [office]))
    return found


def lacking(procedure: Procedure, offered: Iterable[Office]) -> Iterator[Finding]:
    """An error for each office that has nobody at one of the posts of *procedure*, as handed in."""
    for office in offered:
        for lane, post in _wanted(procedure, office.part):
            if post not in office.sitting:
                if post in office.holders:
                    yield _nobody_in_charge(office, lane, post)
                else:
                    yield _nobody(office.slug, lane, office.name, office.code, post)
        for own in office.own_posts:
            if not own.is_held:
                yield _nobody(office.slug, own.element, own.name, own.code, own.post)
        yield from _own_times(office, procedure)


def offices(session: Session, day: date, slug: str | None = None) -> list[Office]:
    """The units that offer *slug* on *day*, or any procedure, as `lacking` and `separations.unkept` look at them."""
    offered = select(Offering).where(validity.on(Offering, day)).order_by(Offering.slug, Offering.unit_id)
    own = select(StepSetting).where(validity.on(StepSetting, day)).order_by(StepSetting.valid_from)
    if slug is not None:
        offered, own = offered.where(Offering.slug == slug), own.where(StepSetting.slug == slug)
    mine = session.scalars(offered).all()
    if not mine:
        return []
    settings = session.scalars(own).all()
    seats, units = _seats(session, day), {unit.id: unit for unit in session.scalars(select(Unit))}
    return [_office(each, seats, units, [one for one in settings if _sets(one, each)]) for each in mine]


@dataclass(frozen=True, slots=True)
class _Seat:
    """Somebody at a post, for what he is in charge of; None: for everything."""

    unit_id: uuid.UUID
    role: str
    person_id: uuid.UUID
    is_divided: bool
    charge: uuid.UUID | None
    slug: str | None
    field: str | None

    def minds(self, offering: Offering) -> bool:
        """Whether he is in charge of what is offered."""
        is_his = self.slug in (None, offering.slug) and self.field in (None, offering.field)
        return not self.is_divided or (self.charge is not None and is_his)


_Seats = Mapping[uuid.UUID, Mapping[str, list[_Seat]]]  #: unit -> post -> who sits there


def _seats(session: Session, day: date) -> _Seats:
    facts = (Post.unit_id, Post.role, Person.id, Post.divided, Charge.id, Charge.slug, Charge.field)
    rows = (
        select(*facts)
        .join(Holding, (Holding.post_id == Post.id) & validity.on(Holding, day))
        .join(Person, (Person.id == Holding.person_id) & Person.active.is_(True))
        .outerjoin(Charge, Post.divided.is_(True) & (Charge.holding_id == Holding.id) & validity.on(Charge, day))
    )
    found: defaultdict[uuid.UUID, defaultdict[str, list[_Seat]]] = defaultdict(lambda: defaultdict(list))
    for row in session.execute(rows):
        found[row[0]][row[1]].append(_Seat(*row))
    return found


def _office(offering: Offering, seats: _Seats, units: Mapping[uuid.UUID, Unit], own: Sequence[StepSetting]) -> Office:
    unit = units[offering.unit_id]
    mine = seats.get(unit.id, {})
    return Office(
        slug=offering.slug,
        part=offering.part,
        name=unit.name,
        code=unit.code,
        sitting=frozenset(role for role, found in mine.items() if any(seat.minds(offering) for seat in found)),
        holders={role: frozenset(seat.person_id for seat in found) for role, found in mine.items()},
        own_posts=tuple(_own_post(one, offering, seats, units) for one in own if one.post_unit_id is not None),
        own_steps=tuple((one.element, one.step_limit, one.limit_kind) for one in own),
    )


def _own_post(one: StepSetting, offering: Offering, seats: _Seats, units: Mapping[uuid.UUID, Unit]) -> OwnPost:
    assert one.post_unit_id is not None
    unit, post = units[one.post_unit_id], one.post_role or ""
    is_held = any(seat.minds(offering) for seat in seats.get(unit.id, {}).get(post, ()))
    return OwnPost(one.element, unit.name, unit.code, post, is_held)


def _sets(one: StepSetting, offering: Offering) -> bool:
    return (one.unit_id, one.slug) == (offering.unit_id, offering.slug)


def _wanted(procedure: Procedure, part: str) -> Iterator[tuple[str, str]]:
    """The lanes, with their posts, that a unit in that part fills."""
    meant = MEANT["competent" if part == "competent" else "receiving"]
    yield from ((role.lane, role.post) for role in procedure.roles.values() if role.unit in meant)


def _own_times(office: Office, procedure: Procedure) -> Iterator[Finding]:
    """The unit's own steps against the diagram and, by the same sum as the diagram's own, against the legal limit.

    Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 2.
    """
    if not office.own_steps:
        return
    diagrams = [
        model.drawn(data, file=name) for name, data in sorted(procedure.files.items()) if name.endswith(".bpmn")
    ]
    known = {node.id for diagram in diagrams for node in diagram.nodes}
    for element in sorted({element for element, _, _ in office.own_steps} - known):
        yield _unknown_step(office, element)
    own = {element: {"limit": limit, "limit_kind": kind or ""} for element, limit, kind in office.own_steps if limit}
    drawn = [_with_limits(diagram, own) for diagram in diagrams]
    first = sorted(drawn, key=lambda diagram: procedure.process not in diagram.process_by_id)
    for finding in stepsums.problems(stepsums.plan_of(procedure), first, procedure.process) if own else ():
        yield _too_long(office, finding)


def _with_limits(diagram: Diagram, own: Mapping[str, Mapping[str, str]]) -> Diagram:
    """*diagram* with the unit's own limits at its steps."""
    nodes = (replace(node, properties={**node.properties, **own.get(node.id, {})}) for node in diagram.nodes)
    return replace(diagram, nodes=tuple(nodes))


def _unknown_step(office: Office, element: str) -> Finding:
    file = f"{office.slug}/procedure.toml"
    vi = f"{office.name} ({office.code}) đặt riêng bước '{element}', bước này không có trong quy trình."
    en = f"{office.name} ({office.code}) has its own way for the step '{element}', which the procedure does not have."
    return Finding("own-step-unknown", "error", file, element, vi, en)


def _too_long(office: Office, finding: Finding) -> Finding:
    whose = f"{office.name} ({office.code})"
    told = f"{whose} đặt thời hạn riêng: {finding.vi}", f"{whose} has limits of its own: {finding.en}"
    return Finding("own-steps-too-long", "error", f"{office.slug}/{finding.file}", finding.element, *told)


def _nobody(slug: str, lane: str, name: str, code: str, post: str) -> Finding:
    vi = f"{name} ({code}) chưa có người giữ vị trí '{post}' cho '{lane}'."
    en = f"{name} ({code}) has nobody at the post '{post}' for '{lane}'."
    return Finding("lane-without-holder", "error", f"{slug}/procedure.toml", None, vi, en)


def _nobody_in_charge(office: Office, lane: str, post: str) -> Finding:
    whose = f"{office.name} ({office.code})"
    vi = f"{whose}: vị trí '{post}' chia theo phân công phụ trách mà chưa ai phụ trách thủ tục này, cho '{lane}'."
    en = f"{whose}: the post '{post}' is divided, and nobody there is in charge of this procedure, for '{lane}'."
    return Finding("lane-without-holder", "error", f"{office.slug}/procedure.toml", None, vi, en)
