"""What whoever is not signed in learns of a case."""

from __future__ import annotations

from sqlalchemy.orm import Session

from engine import degrees, lookups
from engine.degrees import Found
from engine.lookups import NothingFound
from engine.tables import Case
from features.steps import moments
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.world import World, pairs


@sentence("tra cứu công khai bằng mã số hồ sơ chỉ cho biết")
def by_number(world: World, datatable: Table) -> None:
    """All that the number alone tells, and nothing else."""
    _expect(world, datatable, with_code=False)


@sentence("tra cứu công khai bằng mã QR trên giấy tiếp nhận chỉ cho biết")
def by_code(world: World, datatable: Table) -> None:
    """All that the code of the receipt tells, and nothing else."""
    _expect(world, datatable, with_code=True)


@sentence('tra cứu công khai bằng mã số "{number}" được trả lời "{message}"')
def by_unknown(world: World, number: str, message: str) -> None:
    """There is no such case."""
    with world.look_now() as work:
        expect("Trả lời", _refused(work.session, world, number, ""), message)


@sentence('tra cứu công khai bằng mã số hồ sơ với mã bảo mật "{code}" được trả lời "{message}"')
def by_wrong_code(world: World, code: str, message: str) -> None:
    """The case is there, the code is another one's."""
    with world.look_now() as work:
        number = _number(work.session.get_one(Case, world.case))
        expect("Trả lời", _refused(work.session, world, number, code), message)


def _expect(world: World, datatable: Table, *, with_code: bool) -> None:
    with world.look_now() as work:
        case = work.session.get_one(Case, world.case)
        code = lookups.code(case) if with_code else ""
        seen = _shown(degrees.find(work.session, _number(case), code, now=world.now))
        expect("Tra cứu công khai", seen, pairs(datatable))


def _shown(found: Found) -> dict[str, str]:
    """All that the page of a look-up tells, by what it is called there."""
    told = {"Trạng thái": found.status}
    if found.appointed_at is not None:  # before acceptance it is called by a reference that no scenario can foresee
        told["Mã số hồ sơ"] = found.number
    if found.place is not None:
        told["Mức độ hoàn thành"] = f"bước {found.place.number}/{found.place.of}"
    if found.is_paused:
        told["Hẹn trả kết quả"] = "tạm dừng"
    elif found.appointed_at is not None:
        told["Hẹn trả kết quả"] = moments.say(found.appointed_at)
    if found.more is not None:
        told |= {"Chi tiết": found.more.detail, "Thủ tục": found.more.procedure}
        told |= {"Nơi tiếp nhận": found.more.receiving, "Nơi trả kết quả": found.more.returning}
    return told


def _refused(session: Session, world: World, number: str, code: str) -> str | None:
    try:
        degrees.find(session, number, code, now=world.now)
    except NothingFound as fault:
        return fault.say("vi")
    return None


def _number(case: Case) -> str:
    return case.case_number or case.intake_reference
