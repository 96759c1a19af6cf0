"""Heads and officers among each other: assigning, handing on, orders, opinions, linked cases, absence."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from engine import consultations, links, orders, people, statuses, stepbacks, substitutions, tasks
from engine.consultations import Asking
from engine.tables import Case, Person
from features.steps import filing
from features.steps.faults import expect
from features.steps.sentences import sentence
from features.steps.world import World, live_task, person, unknown


@sentence('lúc {at:moment} cán bộ {who} (đã )phân công cán bộ {other} ở bước "{step}"')
def assign(world: World, at: datetime, who: str, other: str, step: str) -> None:
    """A head gives the task to an officer, whoever held it."""
    world.tell(at)
    with world.look() as session:
        task = live_task(session, world, step)
    with world.attempt(who) as work:
        tasks.assign(work, task.id, to=person(work.session, other), seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )chuyển việc ở bước "{step}" cho cán bộ {other}')
def transfer(world: World, at: datetime, who: str, step: str, other: str) -> None:
    """The holder gives his task to another officer for good."""
    world.tell(at)
    with world.look() as session:
        task = live_task(session, world, step)
    with world.attempt(who) as work:
        tasks.transfer(work, task.id, to=person(work.session, other), seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )ủy quyền việc ở bước "{step}" cho cán bộ {other}')
def delegate(world: World, at: datetime, who: str, step: str, other: str) -> None:
    """The holder lets another officer do his task and stays its owner."""
    world.tell(at)
    with world.look() as session:
        task = live_task(session, world, step)
    with world.attempt(who) as work:
        tasks.delegate(work, task.id, to=person(work.session, other), seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )lấy lại việc ở bước "{step}"')
def get_back(world: World, at: datetime, who: str, step: str) -> None:
    """The owner of a delegated task takes it back."""
    world.tell(at)
    with world.look() as session:
        task = live_task(session, world, step)
    with world.attempt(who) as work:
        tasks.get_back(work, task.id, seen=task.version)


@sentence('việc ở bước "{step}" do {who} giữ')
def holder(world: World, step: str, who: str) -> None:
    """Who holds the task: "cán bộ …", or "chưa ai"."""
    with world.look() as session:
        task = live_task(session, world, step)
        name = session.get_one(Person, task.holder_id).full_name if task.holder_id else None
        expect(f"Người giữ việc '{step}'", f"cán bộ {name}" if name else "chưa ai", who)


@sentence('lúc {at:moment} cán bộ {who} (đã )chỉ đạo cán bộ {other} trong {hours:number} giờ: "{content}"')
def order(world: World, at: datetime, who: str, other: str, hours: int, content: str) -> None:
    """An order with its addressee and its time."""
    world.tell(at)
    with world.attempt(who) as work:
        to, case_id = person(work.session, other), work.session.get_one(Case, world.case).id
        orders.give(work, case_id, to=to, content=content, limit=f"PT{hours}H")


@sentence('lúc {at:moment} cán bộ {who} (đã )báo cáo việc được giao: "{text}"')
def report(world: World, at: datetime, who: str, text: str) -> None:
    """The addressee reports on the most urgent order that waits for him."""
    world.tell(at)
    with world.attempt(who) as work:
        waiting = orders.waiting_for(work, person(work.session, who).id)
        if not waiting:
            raise unknown("việc được giao", who, [])
        orders.report(work, waiting[0].id, text=text)


@sentence("cán bộ {who} có {count:number} việc được giao chưa báo cáo")
def ordered(world: World, who: str, count: int) -> None:
    """So many orders wait for the officer."""
    with world.look_now() as work:
        found = orders.waiting_for(work, person(work.session, who).id)
        expect(f"Việc được giao của {who}", len(found), count)


@sentence(
    'lúc {at:moment} cán bộ {who} ở bước "{step}" (đã )trả hồ sơ về bước "{earlier}" cho cán bộ {other} vì "{reason}"'
)
def return_to(world: World, at: datetime, who: str, step: str, earlier: str, other: str, reason: str) -> None:
    """The case goes back to an earlier step, and there to one officer."""
    world.tell(at)
    with world.look_at_case() as (session, case):
        task, steps = live_task(session, world, step), filing.steps_of(session, case)
    if earlier not in steps:
        raise unknown("bước", earlier, list(steps))
    with world.attempt(who) as work:
        officer = person(work.session, other)
        stepbacks.return_to(work, task.id, steps[earlier], reason=reason, seen=task.version, officer=officer)


@sentence('lúc {at:moment} cán bộ {who} (đã )hỏi ý kiến đơn vị "{code}" trong {hours:number} giờ: "{content}"')
def consult(world: World, at: datetime, who: str, code: str, hours: int, content: str) -> None:
    """A unit with accounts of its own is asked."""
    world.tell(at)
    with world.attempt(who) as work:
        asking = Asking(unit=code, content=content, answer_by="Văn bản điện tử", limit=f"PT{hours}H")
        consultations.ask(work, work.session.get_one(Case, world.case).id, [asking])


@sentence('lúc {at:moment} cán bộ {who} (đã )trả lời ý kiến của đơn vị mình: "{text}"')
def reply(world: World, at: datetime, who: str, text: str) -> None:
    """An officer of the unit that was asked last enters its opinion."""
    world.tell(at)
    with world.attempt(who) as work:
        asked = consultations.of_case(work, work.session.get_one(Case, world.case).id)
        consultations.answer(work, asked[-1].id, opinion="agree", text=text)


@sentence("hồ sơ {may} với cán bộ {who}")
def reads(world: World, may: str, who: str) -> None:
    """Whether the officer may read the case: "mở", or "đóng"."""
    with world.look_now() as work:
        work.actor_id = person(work.session, who).id
        seen = people.may(work, "read", work.session.get_one(Case, world.case))
        expect(f"Hồ sơ với {who}", "mở" if seen else "đóng", may)


@sentence('lúc {at:moment} cán bộ {who} (đã )mở hồ sơ liên thông để "{purpose}"')
def open_linked(world: World, at: datetime, who: str, purpose: str) -> None:
    """Another case is opened from this one, with what the applicant declares; the scenario goes on with it."""
    world.tell(at)
    with world.attempt(who) as work:
        case = work.session.get_one(Case, world.case)
        asked = filing.filing(world, work, channel="counter")
        child = links.open_from(work, case.id, asked, purpose=purpose).child_id
    if world.refusal is None:
        world.parent, world.case = world.case, child


@sentence("trở lại hồ sơ đã mở hồ sơ liên thông")
def back_to_parent(world: World) -> None:
    """The scenario goes on with the case from which the linked one was opened."""
    world.case = world.parent


@sentence('hồ sơ liên thông đã trả về với trạng thái "{detail}"')
def linked_ended(world: World, detail: str) -> None:
    """How the newest linked case of this one ended."""
    with world.look_now() as work:
        found = links.of_case(work, work.session.get_one(Case, world.case).id)[-1]
        expect("Hồ sơ liên thông", statuses.of(found.outcome or "").detail, detail)


@sentence('cán bộ {who} vắng mặt từ {since} đến hết {until}, cán bộ {other} thay theo "{document}"')
def absent(world: World, who: str, since: str, until: str, other: str, document: str) -> None:
    """Somebody stands in for the officer; days are written 02/12/2026."""
    first, last = (date(*reversed([int(part) for part in day.split("/")])) for day in (since, until))
    with world.act() as work:
        away, deputy = person(work.session, who), person(work.session, other)
        day_after = last + timedelta(days=1)
        substitutions.substitute(work, away, deputy, document=document, since=first, until=day_after)
