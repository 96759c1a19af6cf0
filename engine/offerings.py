"""Which units offer a procedure, and whether everybody is there whom its diagram needs."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from bpmn import model, stepsums
from bpmn.model import Diagram
from bpmn.procedure import Procedure
from engine import administration, procedures, validity
from engine.tables import Charge, Holding, Offering, Person, Post, StepSetting, Unit
from engine.work import Work
from feel.findings import Finding, of_fault

Part = Literal["receiving", "competent"]

#: the units that lanes name, by the part that a unit plays; where one receives, one also returns results
MEANT = {"receiving": ("receiving", "returning"), "competent": ("competent",)}


def offer(
    work: Work, unit: Unit, procedure: Procedure, part: Part, *, since: date, until: date | None = None
) -> Offering:
    """*unit* offers *procedure* from *since* on: it receives for those who decide, or decides.

    Raises:
        WrongDates: it would end before it begins.
        NotAllowed: the actor does not administer the unit.
    """
    administration.require(work, [unit])
    validity.check(since, until)
    facts = {"slug": procedure.slug, "field": procedure.field, "part": part}
    row = Offering(unit_id=unit.id, valid_from=since, valid_to=until, **facts)
    work.session.add(row)
    work.session.flush()
    return row


def deciding(session: Session, slug: str, day: date) -> list[Unit]:
    """The units that decide cases of *slug* on *day*, by name; none: no unit has said so."""
    decides = Offering.slug == slug, Offering.part == "competent", validity.on(Offering, day)
    mine = select(Unit).join(Offering, Offering.unit_id == Unit.id).where(*decides).distinct()
    return list(session.scalars(mine.order_by(Unit.name_collation)))


def problems(session: Session, day: date) -> list[Finding]:
    """What is wrong with each unit that offers a procedure on *day*.

    An error for each lane for which it has nobody, for each step of its own that the procedure does not have, and when
    its own times add up to more than the law gives.
    """
    seats = _seats(session, day)
    units = {unit.id: unit for unit in session.scalars(select(Unit))}
    found: list[Finding] = []
    offered = select(Offering).where(validity.on(Offering, day)).order_by(Offering.slug, Offering.unit_id)
    for offering in session.scalars(offered).all():
        found.extend(_of_offering(session, offering, seats, units, day))
    return found


def lacking(session: Session, procedure: Procedure, day: date) -> list[Finding]:
    """An error for each unit that offers *procedure*, as handed in, on *day* and has nobody at one of its posts."""
    seats = _seats(session, day)
    units = {unit.id: unit for unit in session.scalars(select(Unit))}
    mine = select(Offering).where(validity.on(Offering, day), Offering.slug == procedure.slug)
    found: list[Finding] = []
    for offering in session.scalars(mine.order_by(Offering.unit_id)).all():
        found.extend(_empty(session, offering, procedure, seats, units, day))
    return found


@dataclass(frozen=True, slots=True)
class _Seat:
    """Somebody at a post, for what he is in charge of; None: for everything."""

    unit_id: uuid.UUID
    role: str
    slug: str | None
    field: str | None


def _seats(session: Session, day: date) -> list[_Seat]:
    rows = (
        select(Post.unit_id, Post.role, Charge.slug, Charge.field)
        .join(Holding, (Holding.post_id == Post.id) & validity.on(Holding, day))
        .join(Person, (Person.id == Holding.person_id) & Person.active.is_(True))
        .outerjoin(Charge, Post.divided.is_(True) & (Charge.holding_id == Holding.id) & validity.on(Charge, day))
        .where(or_(Post.divided.is_(False), Charge.id.is_not(None)))
    )
    return [_Seat(*row) for row in session.execute(rows)]


def _of_offering(
    session: Session, offering: Offering, seats: list[_Seat], units: dict[uuid.UUID, Unit], day: date
) -> Iterator[Finding]:
    try:
        procedure = procedures.in_force(session, offering.slug, day).procedure
    except procedures.NotOffered as fault:
        yield of_fault(fault, rule="offering-without-procedure", file=f"{offering.slug}/procedure.toml", element=None)
        return
    yield from _empty(session, offering, procedure, seats, units, day)


def _empty(
    session: Session,
    offering: Offering,
    procedure: Procedure,
    seats: list[_Seat],
    units: dict[uuid.UUID, Unit],
    day: date,
) -> Iterator[Finding]:
    """The posts that *offering* needs and nobody holds."""
    wanted = [
        (role.lane, offering.unit_id, role.post)
        for role in procedure.roles.values()
        if role.unit in MEANT[offering.part]
    ]
    for lane, unit_id, post in [*wanted, *_own_posts(session, offering, day)]:
        if not any(_sits(seat, unit_id, post, offering) for seat in seats):
            yield _nobody(offering, lane, units[unit_id], post)
    yield from _own_times(session, offering, procedure, units[offering.unit_id], day)


def _own_times(session: Session, offering: Offering, procedure: Procedure, unit: Unit, day: date) -> Iterator[Finding]:
    """The unit's own steps against the diagram and, by the same sum as the diagram's own, against the legal limit.

    Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 2.
    """
    settings = select(StepSetting.element, StepSetting.step_limit, StepSetting.limit_kind).where(
        StepSetting.unit_id == offering.unit_id, StepSetting.slug == offering.slug, validity.on(StepSetting, day)
    )
    rows = session.execute(settings.order_by(StepSetting.valid_from)).all()
    if not rows:
        return
    diagrams = [
        model.drawn(data, file=name) for name, data in sorted(procedure.files.items()) if name.endswith(".bpmn")
    ]
    known = {node.id for diagram in diagrams for node in diagram.nodes}
    for element in sorted({row.element for row in rows} - known):
        yield _unknown_step(offering, unit, element)
    own = {row.element: {"limit": row.step_limit, "limit_kind": row.limit_kind} for row in rows if row.step_limit}
    drawn = [_with_limits(diagram, own) for diagram in diagrams]
    first = sorted(drawn, key=lambda diagram: procedure.process not in diagram.process_by_id)
    for finding in stepsums.problems(stepsums.plan_of(procedure), first, procedure.process) if own else ():
        yield _too_long(offering, unit, finding)


def _with_limits(diagram: Diagram, own: Mapping[str, Mapping[str, str]]) -> Diagram:
    """*diagram* with the unit's own limits at its steps."""
    nodes = (replace(node, properties={**node.properties, **own.get(node.id, {})}) for node in diagram.nodes)
    return replace(diagram, nodes=tuple(nodes))


def _own_posts(session: Session, offering: Offering, day: date) -> list[Any]:
    """The posts that the unit has set for single steps."""
    own = select(StepSetting.element, StepSetting.post_unit_id, StepSetting.post_role).where(
        StepSetting.unit_id == offering.unit_id,
        StepSetting.slug == offering.slug,
        StepSetting.post_unit_id.is_not(None),
        validity.on(StepSetting, day),
    )
    return list(session.execute(own))


def _sits(seat: _Seat, unit_id: uuid.UUID, post: str, offering: Offering) -> bool:
    in_charge = seat.slug in (None, offering.slug) and seat.field in (None, offering.field)
    return (seat.unit_id, seat.role) == (unit_id, post) and in_charge


def _unknown_step(offering: Offering, unit: Unit, element: str) -> Finding:
    file = f"{offering.slug}/procedure.toml"
    vi = f"{unit.name} ({unit.code}) đặt riêng bước '{element}', bước này không có trong quy trình."
    en = f"{unit.name} ({unit.code}) has its own way for the step '{element}', which the procedure does not have."
    return Finding("own-step-unknown", "error", file, element, vi, en)


def _too_long(offering: Offering, unit: Unit, finding: Finding) -> Finding:
    whose = f"{unit.name} ({unit.code})"
    told = f"{whose} đặt thời hạn riêng: {finding.vi}", f"{whose} has limits of its own: {finding.en}"
    return Finding("own-steps-too-long", "error", f"{offering.slug}/{finding.file}", finding.element, *told)


def _nobody(offering: Offering, lane: str, unit: Unit, post: str) -> Finding:
    file = f"{offering.slug}/procedure.toml"
    vi = f"{unit.name} ({unit.code}) chưa có người giữ vị trí '{post}' cho '{lane}'."
    en = f"{unit.name} ({unit.code}) has nobody at the post '{post}' for '{lane}'."
    return Finding("lane-without-holder", "error", file, None, vi, en)
