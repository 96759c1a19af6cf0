"""What stays on record: the steps that were done, the statuses passed, the answers, the trail."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, literal, select, update

from engine import seals, statuses, trail
from engine import traces as traces_of
from engine.queries import stories
from engine.tables import Answer, Person, StatusEntry, Task, TrailEntry, TrailHead, TrailReason
from features.steps import labels, moments
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.world import World, of_case, pairs, unknown


@sentence("các bước đã hoàn thành là")
def steps_done(world: World, datatable: Table) -> None:
    """Which steps were done, by whom and when, in order."""
    with world.look_at_case() as (session, case):
        lines = stories.of_case(session, case.id).lines
        seen = [[line.step, line.who or "", moments.say(line.at)] for line in lines]
        expect("Các bước đã hoàn thành", seen, datatable[1:])


@sentence("hồ sơ đã qua các trạng thái")
def statuses_passed(world: World, datatable: Table) -> None:
    """The log of statuses: the word, what is read beside it, since when."""
    with world.look_at_case() as (session, case):
        log = select(StatusEntry).where(StatusEntry.case_id == case.id).order_by(StatusEntry.number)
        entries = [(statuses.of(entry.status), entry.at) for entry in session.scalars(log)]
        seen = [[found.word or "", found.detail, moments.say(at)] for found, at in entries]
        expect("Các trạng thái đã qua", seen, datatable[1:])


@sentence('nội dung {who} đã nhập ở bước "{step}" là')
def answers_kept(world: World, step: str, who: str, datatable: Table) -> None:
    """What the officer entered in the step is on record, under the labels of its form."""
    with world.look_at_case() as (session, case):
        given = select(Answer.answers).join(Task, Task.id == Answer.task_id)
        mine = given.join(Person, Person.id == Answer.given_by).where(Task.case_id == case.id, Task.name == step)
        newest = mine.where(Person.full_name == who).order_by(Answer.given_at.desc()).limit(1)
        form_file = session.scalars(select(Task.form).where(Task.case_id == case.id, Task.name == step)).first()
        form = of_case(session, case).form(form_file or "")
        wanted = labels.answers(form, pairs(datatable))
        expect(f"Nội dung của bước '{step}'", session.scalar(newest), wanted)


@sentence("vết xử lý của hồ sơ còn nguyên vẹn")
def trail_whole(world: World) -> None:
    """No entry of the trail is missing or was changed."""
    with world.look_at_case() as (session, case):
        trail.verify(session, case.id)


@sentence("vết xử lý theo thời gian là")
def traces(world: World, datatable: Table) -> None:
    """Every entry of the trail: act, officer, moment, from whom, to whom, why."""
    with world.look_at_case() as (session, case):
        told = traces_of.of_case(session, case.id)
    seen = [
        [one.act, one.who or "", moments.say(one.at), one.before or "", one.after or "", one.reason or ""]
        for one in told
    ]
    expect("Vết xử lý", seen, datatable[1:])


@sentence("lúc {at:moment} vết xử lý của mọi hồ sơ được niêm phong")
def sealed(world: World, at: datetime) -> None:
    """The daily seal over the trails of all cases."""
    world.tell(at)
    with world.act() as work:
        seals.put(work)


@sentence("có người {harm} vết xử lý ngay trong cơ sở dữ liệu")
def harmed(world: World, harm: str) -> None:
    """Somebody goes round the program and changes the tables of the trail."""
    harms = _harms()
    if harm not in harms:
        raise unknown("cách can thiệp", harm, list(harms))
    with world.act() as work:
        for statement in harms[harm]:
            work.session.execute(statement)


@sentence("kiểm tra phát hiện vết xử lý không còn nguyên vẹn")
def found_out(world: World) -> None:
    """The check, as `verify-trail` does it, finds something."""
    with world.look_at_case() as (session, case):
        found = [*trail.problems(session, [case.id]), *seals.problems(session)]
    expect("Vết xử lý bị can thiệp được phát hiện", found != [], True)


@sentence("lý do của mọi thao tác trong hồ sơ bị xóa theo yêu cầu bảo vệ thông tin cá nhân")
def reasons_erased(world: World) -> None:
    """The words beside the trail are gone; the trail keeps their digests."""
    with world.act() as work:
        work.session.execute(delete(TrailReason).where(TrailReason.case_id == world.case))


def _harms() -> dict[str, list[Any]]:
    newest = select(func.max(TrailEntry.number)).scalar_subquery()
    last = delete(TrailEntry).where(TrailEntry.number == newest)
    before = select(TrailEntry.hash).where(TrailEntry.number == newest).scalar_subquery()
    columns = [column.key for column in TrailEntry.__table__.columns]
    copy = select(*(literal(99) if name == "number" else TrailEntry.__table__.c[name] for name in columns)).limit(1)
    return {
        "sửa người thực hiện của một dòng": [update(TrailEntry).where(TrailEntry.number == 2).values(actor_id=None)],
        "xóa một dòng giữa": [delete(TrailEntry).where(TrailEntry.number == 2)],
        "xóa dòng mới nhất": [last],
        "chèn thêm một dòng": [insert(TrailEntry).from_select(columns, copy)],
        "xóa dòng mới nhất kèm dòng đầu mối": [last, update(TrailHead).values(number=newest, hash=before)],
        "xóa toàn bộ": [delete(TrailEntry), delete(TrailHead)],
    }
