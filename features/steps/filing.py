"""Filings and the desk: many at once, numbers that come along, papers, handing on, what is put right."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine import cases, components, handovers, intake
from engine.cases import Filing
from engine.components import Handed
from engine.procedures import APPLICATION_FORM
from engine.tables import Case, Component, Handover, Task
from engine.work import Work
from features.steps import acts, labels
from features.steps.faults import expect
from features.steps.moments import say
from features.steps.sentences import Table, sentence
from features.steps.setting import appoint_all
from features.steps.world import World, in_force, live_task, of_case, pairs, unknown

WHAT: dict[str, handovers.What] = {"dữ liệu": "data", "hồ sơ giấy": "paper", "kết quả": "result"}
PARTS = {"người nộp": "submitter", "chủ hồ sơ": "owner", "người được ủy quyền": "proxy"}
FACTS = {"họ và tên": "full_name", "số định danh": "personal_id", "số điện thoại": "phone"}


@sentence('"{unit}", mã định danh "{code}", cũng có các cán bộ')
def another_unit(world: World, unit: str, code: str, datatable: Table) -> None:
    """A second unit beside the one that the scenario is about."""
    appoint_all(world, unit, code, datatable)


@sentence('hồ sơ thuộc thẩm quyền giải quyết của "{code}"')
def competent(world: World, code: str) -> None:
    """What is filed from now on is decided by that unit."""
    world.competent = code


@sentence('lúc {at:moment} hồ sơ mang mã số "{number}" (đã )đến từ Cổng Dịch vụ công quốc gia')
def from_portal(world: World, at: datetime, number: str) -> None:
    """A filing comes with the number that the portal gave it."""
    _file(world, at, given_number=number, origin="portal")


@sentence("lúc {at:moment} hồ sơ (đã )được nộp để giải quyết và trả ngay")
def at_once(world: World, at: datetime) -> None:
    """The applicant waits at the counter for the result."""
    _file(world, at, channel="counter", immediate=True)


@sentence("lúc {at:moment} người nộp (đã )nộp cùng lúc {count:number} hồ sơ {channel}")
def many(world: World, at: datetime, count: int, channel: str) -> None:
    """One submitter hands in several filings; the scenario goes on with the first one."""
    world.tell(at)
    world.case = None
    with world.attempt() as work:
        found = intake.receive_all(work, [filing(world, work, channel=acts.CHANNELS[channel])] * count)
        first = found[0].id
    if world.refusal is None:
        world.case = first


@sentence("người nộp có {count:number} hồ sơ nộp cùng lúc")
def in_bundle(world: World, count: int) -> None:
    """So many filings belong together."""
    with world.look_at_case() as (session, case):
        together = select(func.count()).select_from(Case).where(Case.bundle_id == case.bundle_id)
        expect("Số hồ sơ nộp cùng lúc", session.scalar(together), count)


@sentence("hồ sơ {has} Giấy tiếp nhận hồ sơ và hẹn trả kết quả")
def has_receipt(world: World, has: str) -> None:
    """Whether a receipt is handed out."""
    with world.look_at_case() as (_, case):
        expect("Giấy tiếp nhận", "có" if case.receipt else "không có", has)


@sentence("lúc {at:moment} cán bộ {who} (đã )cấp Giấy tiếp nhận theo yêu cầu của người nộp")
def receipt(world: World, at: datetime, who: str) -> None:
    """An applicant who is served at once asks for a receipt."""
    world.tell(at)
    with world.attempt(who) as work:
        intake.give_receipt(work, work.session.get_one(Case, world.case).id)


@sentence('lúc {at:moment} cán bộ {who} (đã )từ chối tiếp nhận ở bước "{step}" vì "{reason}"')
def refuse(world: World, at: datetime, who: str, step: str, reason: str, datatable: Table) -> None:
    """The filing is not received; the table is what is entered in the step."""
    world.tell(at)
    task, answers = opened(world, step, datatable)
    with world.attempt(who) as work:
        intake.refuse(work, task.id, reason=reason, answers=answers, seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )chuyển hồ sơ đến nơi tiếp nhận "{code}" vì "{reason}"')
def to_desk(world: World, at: datetime, who: str, code: str, reason: str) -> None:
    """Another desk receives the filing."""
    world.tell(at)
    with world.attempt(who) as work:
        case = work.session.get_one(Case, world.case)
        intake.pass_to_desk(work, case.id, code, reason=reason, seen=case.version)


@sentence("lúc {at:moment} cán bộ {who} (đã )bàn giao hồ sơ giấy")
def give(world: World, at: datetime, who: str) -> None:
    """The receiving unit confirms that it gave the papers."""
    world.tell(at)
    with world.attempt(who) as work:
        handovers.give(work, work.session.get_one(Case, world.case).id)


@sentence("lúc {at:moment} cán bộ {who} (đã )ký nhận {what}")
def take(world: World, at: datetime, who: str, what: str) -> None:
    """The other unit confirms that it received *what*."""
    world.tell(at)
    with world.attempt(who) as work:
        handovers.receive(work, work.session.get_one(Case, world.case).id, WHAT[what])


@sentence("bàn giao {what}: hạn {due:moment}, giao {given:moment}, nhận {received:moment}")
def handed_over(world: World, what: str, due: datetime, given: datetime, received: datetime) -> None:
    """Until when *what* was to be given, when it was given and when it was received."""
    with world.look_at_case() as (session, case):
        mine = select(Handover).where(Handover.case_id == case.id, Handover.what == WHAT[what])
        row = session.scalars(mine).one()
        seen = [say(row.due_at), say(row.given_at), say(row.received_at)]
        expect(f"Bàn giao {what}", seen, [say(due), say(given), say(received)])


@sentence("danh mục giấy tờ của hồ sơ là")
def checklist(world: World, datatable: Table) -> None:
    """What the file must hold, as the procedure lists it, in a table of one column."""
    with world.look_at_case() as (session, case):
        listed = select(Component.name).where(Component.case_id == case.id).order_by(Component.position)
        expect("Danh mục giấy tờ", list(session.scalars(listed)), [row[0] for row in datatable[1:]])


@sentence('lúc {at:moment} cán bộ {who} (đã )nhận bản chính "{name}"')
def paper(world: World, at: datetime, who: str, name: str) -> None:
    """An original of the paper came in."""
    world.tell(at)
    with world.attempt(who) as work:
        listed = select(Component.name, Component.position).where(Component.case_id == world.case)
        known = {row.name: row.position for row in work.session.execute(listed)}
        if name not in known:
            raise unknown("giấy tờ", name, list(known))
        components.register(work, work.session.get_one(Case, world.case).id, known[name], Handed(form="original"))


@sentence('lúc {at:moment} cán bộ {who} (đã )sửa {fact} của {part} thành "{value}" vì "{reason}"')
def correct(world: World, at: datetime, who: str, fact: str, part: str, value: str, reason: str) -> None:
    """A typing error in what is kept of a party is put right."""
    world.tell(at)
    with world.attempt(who) as work:
        case = work.session.get_one(Case, world.case)
        intake.correct_party(
            work, case.id, PARTS[part], fact=FACTS[fact], value=value, reason=reason, seen=case.version
        )


def opened(world: World, step: str, datatable: Table | None) -> tuple[Task, dict[str, Any]]:
    """The task at *step* as it is seen before the act, and what the table means on its form."""
    with world.look_at_case() as (session, case):
        task, written = live_task(session, world, step), pairs(datatable or [])
        if task.form is None:
            return task, dict(written)
        return task, labels.answers(of_case(session, case).form(task.form), written)


def _file(world: World, at: datetime, **changes: Any) -> None:
    world.tell(at)
    world.case = None
    with world.attempt() as work:
        found = cases.receive(work, filing(world, work, **changes)).id
    if world.refusal is None:
        world.case = found


def steps_of(session: Session, case: Case) -> dict[str, str]:
    """The steps that the case has come to, by the names that officers read."""
    done = select(Task.name, Task.element).where(Task.case_id == case.id)
    return {row.name: row.element for row in session.execute(done)}


def filing(world: World, work: Work, **changes: Any) -> Filing:
    """What the applicant hands in, as the scenario says so far, with *changes*."""
    declared = labels.answers(in_force(work.session, world).form(APPLICATION_FORM), world.application)
    submitter = {"full_name": "Người nộp trong kịch bản"}
    said = {"channel": "online", "parties": {"submitter": submitter, "owner": submitter}, "answers": declared}
    return Filing(
        slug=world.slug, receiving_unit=world.unit, competent_unit=world.competent or world.unit, **said | changes
    )
