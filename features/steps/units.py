"""Units merged, split and renamed on a day (sắp xếp đơn vị hành chính, Điều 5)."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import select

from engine import mergers, organisation
from engine.mergers import Follows, Founded, Plan, Renamed
from engine.mergers.plans import Kind
from engine.tables import Case, Merger, Moved, Task, Unit, UnitName
from features.steps import moments
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.world import World, rows, unknown
from scheduler import runner
from scheduler.runner import Hands

KINDS: dict[str, Kind] = {"hợp nhất": "merge", "chia tách": "split", "giải thể": "abolish"}
THINGS = {"hồ sơ": "case", "việc đang chờ": "task", "người giữ vị trí": "holding", "xử lý thay": "substitution"}
SCOPES = {"lĩnh vực": "field", "địa bàn": "territory"}
ALL = "tất cả"


@sentence('lúc {at:moment} có phương án {kind} theo "{document}" từ ngày {day}')
def planned(world: World, at: datetime, kind: str, document: str, day: str, datatable: Table) -> None:
    """Who follows whom, in all or in a field or area; a successor that is not there yet is founded for that day."""
    if kind not in KINDS:
        raise unknown("loại sắp xếp", kind, list(KINDS))
    with world.look() as session:
        known = set(session.scalars(select(Unit.code)))
    new = {code: name for _, _, code, name in datatable[1:] if code not in known}
    founded = tuple(Founded(code, name, "commune") for code, name in new.items())
    follows = tuple(Follows(before, to, **_scope(told)) for before, told, to, _ in datatable[1:])
    _lay_down(world, at, Plan(KINDS[kind], moments.day(day), document, founded, follows))


@sentence('lúc {at:moment} có phương án đổi tên "{code}" thành "{name}", mã "{new}", theo "{document}" từ ngày {day}')
def renamed(world: World, at: datetime, code: str, name: str, new: str, document: str, day: str) -> None:
    """A unit that stays gets another name and another code."""
    _lay_down(world, at, Plan("rename", moments.day(day), document, renamed=(Renamed(code, new, name),)))


@sentence("chạy thử phương án cho thấy")
def foreseen(world: World, datatable: Table) -> None:
    """What the plan would move, among other things; nothing is moved."""
    world.before = rows(world.engine)
    with world.look_now() as work:
        seen = mergers.foresee(work, work.session.get_one(Merger, world.merger))
    told = {(move.kind, move.before, move.after): move.count for move in seen.moves}
    found = [[kind, before, to, str(told.get((THINGS[kind], before, to), 0))] for kind, before, to, _ in datatable[1:]]
    expect("Những gì sẽ chuyển", found, datatable[1:])


@sentence("lúc {at:moment} việc sắp xếp được chuẩn bị")
def prepared(world: World, at: datetime) -> None:
    """Posts, rights and settings are put down for the day; until then the old order holds."""
    world.tell(at)
    is_over = False
    while not is_over:
        with world.act() as work:
            is_over = mergers.go_on(work, _merger(world), most=5).is_over


@sentence("lúc {at:moment} việc sắp xếp bị ngắt khi mới chuyển {number:number} hồ sơ")
def interrupted(world: World, at: datetime, number: int) -> None:
    """It is carried out until so many cases have moved, and goes no further."""
    world.tell(at)
    moved = 0
    while moved < number:
        with world.act() as work:
            mergers.go_on(work, _merger(world), most=1)
            moved = len(work.session.scalars(select(Moved.id).where(Moved.kind == "case")).all())


@sentence("lúc {at:moment} tiến trình nền thực hiện việc sắp xếp")
def carried_out(world: World, at: datetime) -> None:
    """The worker does what is due of all rearrangements."""
    world.tell(at)
    runner.rearrange(Hands(world.engine, "kịch bản", clock=lambda _: at))


@sentence("lúc {at:moment} việc sắp xếp bị hủy")
def reversed_(world: World, at: datetime) -> None:
    """Before its day it is as if it had never been planned."""
    world.tell(at)
    with world.attempt() as work:
        mergers.reverse(work, _merger(world))


@sentence('hồ sơ thuộc đơn vị "{code}"')
def competent(world: World, code: str) -> None:
    """The unit that decides the case now."""
    with world.look_at_case() as (session, case):
        expect("Đơn vị giải quyết", session.get_one(Unit, case.competent_unit_id).code, code)


@sentence("mỗi hồ sơ cùng việc đang chờ của nó ở trọn một đơn vị")
def in_one_piece(world: World) -> None:
    """No case is with one unit while its waiting tasks are with another."""
    with world.look() as session:
        waiting = select(Case.competent_unit_id, Task.unit_id).join(Task, Task.case_id == Case.id)
        found = [tuple(row) for row in session.execute(waiting.where(Task.ended_at.is_(None)))]
    expect("Hồ sơ và việc cùng đơn vị", [case == task for case, task in found], [True] * len(found))


@sentence('đơn vị mang mã "{code}" ngày {day} có tên là "{name}"')
def called(world: World, code: str, day: str, name: str) -> None:
    """What the unit that bears or bore this code was called on that day."""
    with world.look_now() as work:
        unit_id = work.session.scalars(select(UnitName.unit_id).where(UnitName.code == code)).first()
        if unit_id is None:
            raise unknown("đơn vị", code, list(work.session.scalars(select(UnitName.code))))
        expect("Tên đơn vị", organisation.name_on(work, unit_id, moments.day(day)).name, name)


def _lay_down(world: World, at: datetime, plan: Plan) -> None:
    world.tell(at)
    with world.attempt() as work:
        world.merger = mergers.lay_down(work, plan).id


def _merger(world: World) -> uuid.UUID:
    assert world.merger is not None
    return world.merger


def _scope(told: str) -> dict[str, str]:
    """What a row of the plan is for: `tất cả`, `lĩnh vực …` or `địa bàn …`."""
    if told == ALL:
        return {}
    for words, name in SCOPES.items():
        if told.startswith(f"{words} "):
            return {name: told.removeprefix(f"{words} ")}
    raise unknown("phạm vi", told, [ALL, *SCOPES])
