"""What an officer sees of many cases: counters with their lists, search, and notices."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from engine import notices as tellings
from engine import questions, statuslines
from engine.notices import KINDS
from engine.queries import counts, lists, notices, predicates, search
from engine.tables import Case
from engine.work import acting_as
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.world import World, pairs, person, unknown

CRITERIA = {
    "Tiếp nhận từ ngày": "received_from",
    "Tiếp nhận đến ngày": "received_until",
    "Hạn giải quyết từ ngày": "due_from",
    "Hạn giải quyết đến ngày": "due_until",
    "Lĩnh vực": "field",
    "Đơn vị": "unit",
    "Trạng thái": "status",
    "Thủ tục": "procedure",
    "Tên công dân": "citizen",
    "Tên doanh nghiệp": "enterprise",
    "Số định danh": "personal_id",
    "Số điện thoại": "phone",
    "Mã hồ sơ": "code",
}


@sentence('ở mục {item}, cán bộ {who} thấy "{words}" là {number:number}')
def counter(world: World, item: str, who: str, words: str, number: int) -> None:
    """The officer's counter, called so in this item of the circular, shows *number*, and its list as many cases."""
    named = {one.words: one.code for one in predicates.PREDICATES.values() if item in one.items}
    if words not in named:
        raise unknown(f"bộ đếm ở mục {item}", words, list(named))
    with world.look_now() as work:
        asked = questions.ask(acting_as(work, person(work.session, who).id))
        shown = counts.of(work.session, asked, [named[words]])[named[words]]
        listed = len(lists.behind(work.session, asked, named[words]).rows)
    expect(f"{words} và số dòng của danh sách", (shown, listed), (number, number))


@sentence("cán bộ {who} tìm được {number:number} hồ sơ theo")
def searched(world: World, who: str, number: int, datatable: Table) -> None:
    """So many cases fit all these attributes together and may be read by the officer."""
    wanted = pairs(datatable)
    for name in wanted.keys() - CRITERIA.keys():
        raise unknown("tiêu chí tìm kiếm", name, list(CRITERIA))
    given: dict[str, Any] = {
        CRITERIA[name]: _day(value) if name.endswith("ngày") else value for name, value in wanted.items()
    }
    with world.look_now() as work:
        asked = questions.ask(acting_as(work, person(work.session, who).id))
        found = search.find(work.session, asked, search.Criteria(**given))
    expect("Số hồ sơ tìm được", len(found.rows), number)


@sentence('cán bộ {who} có {number:number} thông báo "{words}"')
def told(world: World, who: str, number: int, words: str) -> None:
    """The officer was told this so many times."""
    if words not in KINDS.values():
        raise unknown("loại thông báo", words, list(KINDS.values()))
    with world.look_now() as work:
        rows = notices.of(work.session, person(work.session, who).id, work.now)
    expect(f"Số thông báo '{words}'", sum(KINDS[row.kind] == words for row in rows), number)


@sentence("cán bộ {who} có {number:number} thông báo chưa đọc")
def unread(world: World, who: str, number: int) -> None:
    """So many notices of the officer wait to be read."""
    with world.look_now() as work:
        seen = notices.unread(work.session, person(work.session, who).id, work.now)
    expect("Số thông báo chưa đọc", seen, number)


@sentence("cán bộ {who} đọc mọi thông báo")
def read_all(world: World, who: str) -> None:
    """The officer has read everything that he was told."""
    with world.act(who) as work:
        assert work.actor_id is not None
        for row in notices.of(work.session, work.actor_id, work.now):
            tellings.read(work, row.id)


@sentence("bản tổng hợp hằng ngày được gửi cho lãnh đạo")
def digest(world: World) -> None:
    """The daily job that tells each head what waits for him."""
    with world.act() as work:
        tellings.digest(work)


@sentence("bên cạnh trạng thái có các mục")
def labelled(world: World, datatable: Table) -> None:
    """What stands beside the status of the case now, each with its name in the circular."""
    with world.look_now() as work:
        case = work.session.scalars(select(Case).where(Case.id == world.case)).one()
        line = statuslines.of_case(work, case)
    expect("Thông tin bên cạnh trạng thái", [[one.label, one.words] for one in line.told] if line else [], datatable)


@sentence("bên cạnh trạng thái có ghi")
def information(world: World, datatable: Table) -> None:
    """What stands beside the status of the case now, line by line."""
    with world.look_now() as work:
        case = work.session.scalars(select(Case).where(Case.id == world.case)).one()
        line = statuslines.of_case(work, case)
    expect("Thông tin bên cạnh trạng thái", [[one] for one in line.information] if line else [], datatable)


def _day(written: str) -> date:
    return datetime.strptime(written, "%d/%m/%Y").date()  # noqa: DTZ007 # a day has no time zone
