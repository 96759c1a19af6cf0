"""What holds afterwards: where the case stands, who waits, what was refused."""

from __future__ import annotations

from sqlalchemy import select

from engine import runtime, statuses
from engine.cases import BadAnswers
from engine.tables import Answer, Case, CaseState, Task
from features.steps import labels
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.setting import role_of
from features.steps.world import World, in_force, of_case, rows


@sentence('trạng thái hồ sơ là "{word}"')
def status(world: World, word: str) -> None:
    """The case is in a status with this word of the circular."""
    with world.look_at_case() as (_, case):
        expect("Trạng thái hồ sơ", statuses.of(case.status or "").word, word)


@sentence('hồ sơ chưa có trạng thái theo Thông tư, thông tin là "{detail}"')
def status_without_word(world: World, detail: str) -> None:
    """The circular has no word yet for where the case stands; a person reads *detail*."""
    with world.look_at_case() as (_, case):
        found = statuses.of(case.status or "")
        expect("Trạng thái hồ sơ", (found.word, found.detail), (None, detail))


@sentence('trạng thái hồ sơ là "{word}", thông tin là "{detail}"')
def status_with_detail(world: World, word: str, detail: str) -> None:
    """The case is in the status with this word and what a person reads beside it."""
    with world.look_at_case() as (_, case):
        found = statuses.of(case.status or "")
        expect("Trạng thái hồ sơ", (found.word, found.detail), (word, detail))


@sentence('mã số hồ sơ là "{number}"')
def case_number(world: World, number: str) -> None:
    """The case got this number when it was received in full."""
    with world.look_at_case() as (_, case):
        expect("Mã số hồ sơ", case.case_number, number)


@sentence("hồ sơ chưa được cấp mã số")
def no_case_number(world: World) -> None:
    """The case has no number."""
    with world.look_at_case() as (_, case):
        expect("Mã số hồ sơ", case.case_number, None)


@sentence('hồ sơ đang chờ {lane} ở bước "{step}"')
def waits(world: World, lane: str, step: str) -> None:
    """Exactly one task waits: at this step, for the post that the lane means."""
    with world.look_at_case() as (session, case):
        role = role_of(of_case(session, case).procedure.roles, lane)
        live = select(Task.name, Task.role).where(Task.case_id == case.id, Task.ended_at.is_(None))
        expect("Việc đang chờ", [tuple(row) for row in session.execute(live)], [(step, role.post)])


@sentence('kết quả tính "{name}" là {value:number}')
def reckoned(world: World, name: str, value: int) -> None:
    """What a decision table or a script of the diagram gave, as the step that waits sees it."""
    with world.look_at_case() as (session, case):
        blob = session.get_one(CaseState, case.id).blob
        (step,) = runtime.ready(runtime.restore(of_case(session, case).definition, blob))
        expect(f"Kết quả tính '{name}'", step.data.get(name), value)


@sentence("hồ sơ đã kết thúc")
def ended(world: World) -> None:
    """The diagram reached its end, and nobody waits for anything."""
    with world.look_at_case() as (session, case):
        live = select(Task.name).where(Task.case_id == case.id, Task.ended_at.is_(None))
        expect("Hồ sơ", (case.state, list(session.scalars(live))), ("ended", []))


@sentence('thao tác bị từ chối với thông báo "{message}"')
def refused(world: World, message: str) -> None:
    """The last act was refused, in these words."""
    expect("Thông báo từ chối", world.refused().say("vi"), message)


@sentence("biểu mẫu báo lỗi")
def form_refused(world: World, datatable: Table) -> None:
    """The last act was refused because of its answers: each field by its label, and what is said beside it."""
    refusal = world.refused()
    if not isinstance(refusal, BadAnswers):
        raise refusal
    with world.look() as session:
        case = session.get(Case, world.case) if world.case else None
        version = of_case(session, case) if case else in_force(session, world)
        form = version.form(str(refusal.facts["form"]))
    errors = refusal.facts["errors"]
    assert isinstance(errors, dict)
    seen = {labels.label(form, path): "; ".join(said) for path, said in errors.items()}
    expect("Lỗi của biểu mẫu", seen, dict(datatable[1:]))


@sentence("không có gì thay đổi")
def unchanged(world: World) -> None:
    """Every row of the database is as it was before the last act."""
    now = rows(world.engine)
    changed = [name for name, before in world.before.items() if now[name] != before]
    expect("Các bảng đã thay đổi", changed, [])


@sentence('chỉ một người làm được, người kia được báo "{message}"')
def one_won(world: World, message: str) -> None:
    """Of two officers at once exactly one did it; the other was told so, and the work was done once."""
    refusals = [fault.say("vi") for fault in world.race if fault is not None]
    expect("Số người bị từ chối và thông báo", refusals, [message])


@sentence('kết quả của bước "{step}" được ghi {times:number} lần')
def recorded(world: World, step: str, times: int) -> None:
    """The answers given in the step *step* were kept so many times."""
    with world.look_at_case() as (session, case):
        given = (
            select(Answer.id).join(Task, Task.id == Answer.task_id).where(Answer.case_id == case.id, Task.name == step)
        )
        expect(f"Số lần ghi kết quả của bước '{step}'", len(list(session.scalars(given))), times)
