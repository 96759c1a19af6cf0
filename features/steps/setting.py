"""Where a scenario begins: the procedure, the officers, what the applicant declares."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from bpmn.procedure import Role
from engine import organisation, procedures
from engine.tables import Publication, Unit
from features.steps import drawing
from features.steps.sentences import Table, sentence
from features.steps.world import BEGINNING, World, in_force, pairs, person, unknown


@sentence('thủ tục "{name}" đã được công bố')
def procedure_published(world: World, name: str) -> None:
    """The procedure called *name* is the one that the scenario is about."""
    with world.look() as session:
        known = {found.name: found.slug for found in session.scalars(select(Publication))}
    if name not in known:
        raise unknown("thủ tục", name, list(known))
    world.slug = known[name]


@sentence('"{unit}", mã định danh "{code}", có các cán bộ')
def officers(world: World, unit: str, code: str, datatable: Table) -> None:
    """The unit receives and decides; each officer holds the post that the lane *Vị trí* of the diagram means."""
    appoint_all(world, unit, code, datatable)
    world.unit = code


@sentence("cán bộ {who} kiêm vị trí {lane}")
def second_post(world: World, who: str, lane: str) -> None:
    """The officer also holds the post that *lane* means."""
    with world.act() as work:
        unit = work.session.scalars(select(Unit).where(Unit.code == world.unit)).one()
        role = role_of(in_force(work.session, world).procedure.roles, lane)
        officer = person(work.session, who)
        organisation.appoint(work, officer, unit, role=role.post, title=lane, since=BEGINNING.date())


@sentence('hồ sơ thuộc trường hợp "{name}"')
def variant(world: World, name: str) -> None:
    """The next filing is this variant of the procedure."""
    with world.look() as session:
        known = {found.name: found.code for found in in_force(session, world).procedure.variants}
    if name not in known:
        raise unknown("trường hợp", name, list(known))
    world.variant = known[name]


@sentence("người nộp khai")
def application(world: World, datatable: Table) -> None:
    """What the applicant will write in the form; said again, it changes what it names."""
    world.application |= pairs(datatable)


@sentence('bước "{step}" được đặt thời hạn {minutes:number} phút')
def step_limit(world: World, step: str, minutes: int) -> None:
    """A new version of the procedure is in force from now on, in which the step *step* has this limit."""
    with world.act() as work:
        changed = drawing.with_limit(in_force(work.session, world).procedure, step, minutes)
        procedures.publish(work, changed, active_from=world.now.date())


def appoint_all(world: World, unit: str, code: str, datatable: Table) -> None:
    """The unit with this code stands, and each officer of the table holds his post in it."""
    with world.act() as work:
        procedure = in_force(work.session, world).procedure
        found = organisation.found(work, code, unit, level=procedure.level, since=BEGINNING.date())
        for full_name, lane in datatable[1:]:
            officer = organisation.enrol(work, full_name, full_name)
            role = role_of(procedure.roles, lane)
            organisation.appoint(work, officer, found, role=role.post, title=lane, since=BEGINNING.date())


def role_of(roles: Mapping[str, Role], lane: str) -> Role:
    """The role that the lane called *lane* means."""
    if lane not in roles:
        raise unknown("vị trí", lane, list(roles))
    return roles[lane]
