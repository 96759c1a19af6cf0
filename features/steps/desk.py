"""What the desk does beside the steps: items to supplement, passing on, typing errors, the wish to stop."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from engine import components, consultations, intake, requests, stepbacks, supplements, withdrawals
from engine.components import Handed
from engine.consultations import Asking
from engine.procedures import APPLICATION_FORM
from engine.supplements import REASONS, Item, Request
from engine.tables import Case, Component, StopRequest
from engine.work import Work
from features.steps import filing, labels
from features.steps.faults import expect
from features.steps.moments import say
from features.steps.sentences import Table, sentence
from features.steps.world import World, live_task, of_case, pairs, person, unknown

STATES = {"open": "đang chờ quyết định", "granted": "được chấp nhận", "refused": "bị từ chối"}


@sentence("phiếu yêu cầu bổ sung gồm")
def items(world: World, datatable: Table) -> None:
    """What the next request to the applicant consists of: what, why, and what to do."""
    world.asked = datatable[1:]


@sentence('lúc {at:moment} cán bộ {who} (đã )yêu cầu bổ sung ở bước "{step}"')
def ask(world: World, at: datetime, who: str, step: str, datatable: Table) -> None:
    """The officer does the step by sending the request; the table is what he enters in the form."""
    world.tell(at)
    with world.look_at_case() as (session, case):
        task, offered = live_task(session, world, step), of_case(session, case)
    answers = labels.answers(offered.form(task.form or ""), pairs(datatable))
    with world.attempt(who) as work:
        asked = [_item(work, world, *row) for row in world.asked]
        supplements.ask(work, task.id, Request(items=asked, answers=answers), seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )nhận bổ sung giấy tờ "{name}"')
def bring_paper(world: World, at: datetime, who: str, name: str) -> None:
    """A new original of the paper came in for the request."""
    world.tell(at)
    with world.attempt(who) as work:
        case = work.session.get_one(Case, world.case)
        components.register(work, case.id, int(_document(work, world, name)), Handed(form="original"))
        supplements.receive_part(work, case.id, [_number(work, world, name)])


@sentence('lúc {at:moment} cán bộ {who} (đã )nhận bổ sung nội dung "{label}" là "{value}"')
def bring_field(world: World, at: datetime, who: str, label: str, value: str) -> None:
    """The applicant declares the field anew, as the request asked."""
    world.tell(at)
    with world.attempt(who) as work:
        case = work.session.get_one(Case, world.case)
        said = labels.answers(of_case(work.session, case).form(APPLICATION_FORM), {label: value})
        supplements.receive_part(work, case.id, [_number(work, world, label)], fields=said)


@sentence('lúc {at:moment} cán bộ {who} (đã )xác nhận nhận đủ ở bước "{step}"')
def confirm_full(world: World, at: datetime, who: str, step: str, datatable: Table) -> None:
    """The officer confirms that everything asked for came in."""
    world.tell(at)
    with world.look_at_case() as (session, case):
        task, offered = live_task(session, world, step), of_case(session, case)
    answers = labels.answers(offered.form(task.form or ""), pairs(datatable))
    with world.attempt(who) as work:
        supplements.receive_full(work, task.id, answers=answers, seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )chuyển hồ sơ cho cán bộ {other} ở bước "{step}"')
def pass_on(world: World, at: datetime, who: str, other: str, step: str) -> None:
    """A filing that nobody has received yet goes to another officer."""
    world.tell(at)
    with world.look() as session:
        task = live_task(session, world, step)
    with world.attempt(who) as work:
        intake.pass_on(work, task.id, to=person(work.session, other), seen=task.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )sửa lỗi đánh máy ở "{label}" thành "{value}" vì "{reason}"')
def correct(world: World, at: datetime, who: str, label: str, value: str, reason: str) -> None:
    """A typing error in the application is put right after acceptance."""
    world.tell(at)
    with world.attempt(who) as work:
        case = work.session.get_one(Case, world.case)
        ((key, found),) = labels.answers(of_case(work.session, case).form(APPLICATION_FORM), {label: value}).items()
        intake.correct(work, case.id, field=key, value=found, reason=reason, seen=case.version)


@sentence('lúc {at:moment} cán bộ {who} (đã )ghi nhận yêu cầu dừng thực hiện vì "{reason}"')
def ask_to_stop(world: World, at: datetime, who: str, reason: str) -> None:
    """The applicant's wish to stop goes on record."""
    world.tell(at)
    with world.attempt(who) as work:
        withdrawals.ask(work, work.session.get_one(Case, world.case).id, reason=reason)


@sentence('lúc {at:moment} cán bộ {who} (đã )đồng ý dừng thực hiện vì "{reason}"')
def grant_stop(world: World, at: datetime, who: str, reason: str) -> None:
    """The newest request to stop is granted."""
    world.tell(at)
    with world.attempt(who) as work:
        withdrawals.grant(work, _stop_request(work, world).id, reason=reason)


@sentence('lúc {at:moment} cán bộ {who} (đã )từ chối dừng thực hiện vì "{reason}"')
def refuse_stop(world: World, at: datetime, who: str, reason: str) -> None:
    """The newest request to stop is refused."""
    world.tell(at)
    with world.attempt(who) as work:
        withdrawals.refuse(work, _stop_request(work, world).id, reason=reason)


@sentence("yêu cầu dừng thực hiện {state}, hạn quyết định là {due:moment}")
def stop_stands(world: World, state: str, due: datetime) -> None:
    """How the newest request to stop stands, and until when it is decided."""
    with world.look_now() as work:
        found = _stop_request(work, world)
        expect("Yêu cầu dừng thực hiện", (STATES[found.state], say(found.due_at)), (state, say(due)))


@sentence("lúc {at:moment} cán bộ {who} (đã )lấy ý kiến")
def consult(world: World, at: datetime, who: str, datatable: Table) -> None:
    """Bodies without accounts are asked, all at once: whom, what, in which way, within what time."""
    world.tell(at)
    with world.attempt(who) as work:
        asked = [
            Asking(outside=body, content=content, answer_by=way, limit=limit)
            for body, content, way, limit in datatable[1:]
        ]
        consultations.ask(work, work.session.get_one(Case, world.case).id, asked)


@sentence('lúc {at:moment} cán bộ {who} (đã )cập nhật ý kiến đồng ý của "{body}": "{text}"')
def opinion(world: World, at: datetime, who: str, body: str, text: str) -> None:
    """The body agrees; the officer enters its answer."""
    world.tell(at)
    with world.attempt(who) as work:
        asked = consultations.of_case(work, work.session.get_one(Case, world.case).id)
        known = {one.outside or "": one.id for one in asked}
        if body not in known:
            raise unknown("nơi được lấy ý kiến", body, list(known))
        consultations.answer(work, known[body], opinion="agree", text=text)


@sentence('lúc {at:moment} cán bộ {who} (đã )thu hồi hồ sơ vì "{reason}"')
def take_back(world: World, at: datetime, who: str, reason: str) -> None:
    """The officer takes back what he did last."""
    world.tell(at)
    with world.attempt(who) as work:
        stepbacks.take_back(work, work.session.get_one(Case, world.case).id, reason=reason)


@sentence('lúc {at:moment} cán bộ {who} ở bước "{step}" (đã )trả hồ sơ về bước "{earlier}" vì "{reason}"')
def return_to(world: World, at: datetime, who: str, step: str, earlier: str, reason: str) -> None:
    """The officer returns the case to an earlier step of his choice."""
    world.tell(at)
    with world.look() as session:
        task = live_task(session, world, step)
        known = filing.steps_of(session, session.get_one(Case, world.case))
    if earlier not in known:
        raise unknown("bước", earlier, list(known))
    with world.attempt(who) as work:
        stepbacks.return_to(work, task.id, known[earlier], reason=reason, seen=task.version)


def _item(work: Work, world: World, name: str, reason: str, guidance: str) -> Item:
    codes = {words: code for code, words in REASONS.items()}
    if reason not in codes:
        raise unknown("lý do", reason, list(codes))
    form = of_case(work.session, work.session.get_one(Case, world.case)).form(APPLICATION_FORM)
    key = next((field.key for field in form.fields if field.label == name), None)
    if key is not None:
        return Item("field", key, codes[reason], guidance)
    return Item("document", _document(work, world, name), codes[reason], guidance)


def _document(work: Work, world: World, name: str) -> str:
    """The position of the component called *name*."""
    listed = select(Component.name, Component.position).where(Component.case_id == world.case)
    known = {row.name: row.position for row in work.session.execute(listed)}
    if name not in known:
        raise unknown("giấy tờ", name, list(known))
    return str(known[name])


def _number(work: Work, world: World, label: str) -> int:
    """The number of the item called *label* in the newest request."""
    request = requests.of_case(work, work.session.get_one(Case, world.case).id)[-1]
    known = {item.label: item.number for item in requests.items_of(work, request)}
    if label not in known:
        raise unknown("nội dung cần bổ sung", label, list(known))
    return known[label]


def _stop_request(work: Work, world: World) -> StopRequest:
    mine = select(StopRequest).where(StopRequest.case_id == world.case).order_by(StopRequest.number.desc())
    found = work.session.scalars(mine).first()
    if found is None:
        raise unknown("yêu cầu dừng thực hiện", "mới nhất", [])
    return found
