"""What stays on record: the steps that were done, the statuses passed, the answers, the trail."""

from __future__ import annotations

from sqlalchemy import select

from engine import statuses, trail
from engine.queries import stories
from engine.tables import Answer, Person, StatusEntry, Task
from features.steps import labels, moments
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.world import World, of_case, pairs


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
