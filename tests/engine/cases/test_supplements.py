"""An applicant is asked for everything at once, item by item; the case goes on when all of it came."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import Engine

from engine import clocks, components, intake, supplements
from engine.components import Handed
from engine.supplements import Item, Request
from engine.tables import Case
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, EXPERT, HOUSEHOLD, MORNING, acting, hours, waiting

PHONE = Item("field", "dien_thoai", "incorrect", "Ghi đủ 10 số.")
FORM = Item("document", "1", "illegible", "Nộp bản rõ nét.")
INCOMPLETE = {"ket_qua_tiep_nhan": "bo-sung", "ly_do": "Theo phiếu."}
APPRAISED = {"y_kien_tham_dinh": "bo-sung", "noi_dung_tham_dinh": "Thiếu.", "noi_dung_bo_sung": "Theo phiếu."}
FULL = {"da_nhan_du": True}


def asked(engine: Engine, *items: Item, again: str = "", case_id: uuid.UUID | None = None) -> uuid.UUID:
    """A household business whose desk asks for *items*."""
    at = hours(2)
    if case_id is None:
        builders.a_province(engine, builders.household())
        case_id, at = builders.a_case(engine, HOUSEHOLD), MORNING
    with acting(engine, DESK, at=at) as work:
        task = waiting(work, case_id, "tiep_nhan")
        supplements.ask(work, task.id, Request(items=items, answers=INCOMPLETE, again_reason=again), seen=task.version)
    return case_id


def brought(engine: Engine, case_id: uuid.UUID, *numbers: int, **fields: object) -> list[str]:
    with acting(engine, DESK, at=hours(1)) as work:
        return supplements.receive_part(work, case_id, numbers, fields=fields)


def paper(engine: Engine, case_id: uuid.UUID) -> None:
    with acting(engine, DESK, at=hours(1)) as work:
        components.register(work, case_id, 1, Handed(form="original"))


def complete(engine: Engine, case_id: uuid.UUID, element: str) -> Case:
    with acting(engine, DESK, at=hours(1)) as work:
        task = waiting(work, case_id, element)
        return supplements.receive_full(work, task.id, answers=FULL, seen=task.version)


def test_each_item_says_what_why_and_how(db: Engine) -> None:
    case_id = asked(db, PHONE, FORM)
    with acting(db) as work:
        assert work.session.get_one(Case, case_id).status == "incomplete"
        found = supplements.items_of(work, supplements.of_case(work, case_id)[0])
        assert [(item.label, item.reason, item.guidance) for item in found] == [
            ("Số điện thoại", "incorrect", "Ghi đủ 10 số."),
            ("Giấy đề nghị đăng ký hộ kinh doanh", "illegible", "Nộp bản rõ nét."),
        ]


def test_a_part_that_comes_leaves_the_rest_open_and_the_whole_moves_the_case(db: Engine) -> None:
    case_id = asked(db, PHONE, FORM)
    assert brought(db, case_id, 1, dien_thoai="0912000009") == ["Giấy đề nghị đăng ký hộ kinh doanh"]
    with pytest.raises(supplements.StillOpen, match="còn thiếu: Giấy đề nghị"):
        complete(db, case_id, "nhan_bo_sung_ban_dau")
    paper(db, case_id)
    assert brought(db, case_id, 2) == []
    complete(db, case_id, "nhan_bo_sung_ban_dau")
    with acting(db) as work:
        assert waiting(work, case_id, "tiep_nhan").state == "ready"
        assert supplements.of_case(work, case_id)[0].full_at == hours(1)


def test_a_paper_counts_only_when_a_new_version_came(sqlite: Engine) -> None:
    case_id = asked(sqlite, FORM)
    with pytest.raises(supplements.PaperNotThere):
        brought(sqlite, case_id, 1)


@pytest.mark.parametrize(
    ("items", "fault"),
    [
        ((), supplements.NothingAsked),
        ((Item("field", "khong_co", "missing", "x"),), supplements.BadItem),
        ((Item("document", "9", "missing", "x"),), supplements.BadItem),
        ((Item("document", "1", "because", "x"),), supplements.BadItem),
        ((Item("document", "1", "missing", " "),), supplements.BadItem),
        ((FORM, FORM), supplements.BadItem),
    ],
)
def test_a_request_that_does_not_say_clearly_what_is_missing_is_not_sent(
    sqlite: Engine, items: tuple[Item, ...], fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        asked(sqlite, *items)


def test_asking_once_more_needs_a_reason(sqlite: Engine) -> None:
    case_id = asked(sqlite, PHONE)
    brought(sqlite, case_id, 1, dien_thoai="0912000009")
    complete(sqlite, case_id, "nhan_bo_sung_ban_dau")
    with pytest.raises(supplements.AskedBefore):
        asked(sqlite, FORM, case_id=case_id)
    asked(sqlite, FORM, case_id=case_id, again="Giấy nộp thêm không đọc được.")
    with acting(sqlite) as work:
        assert [one.number for one in supplements.of_case(work, case_id)] == [1, 2]


def test_answers_that_accept_ask_for_nothing(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    with acting(sqlite, DESK) as work, pytest.raises(intake.OtherWay):
        supplements.ask(work, waiting(work, case_id, "tiep_nhan").id, Request(items=[FORM], answers=ACCEPTED), seen=1)


def test_a_case_that_waits_for_nothing_takes_no_supplement(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    with pytest.raises(supplements.NothingWaited):
        brought(sqlite, builders.a_case(sqlite, HOUSEHOLD), 1)


def test_while_an_appraised_case_waits_its_clock_stands_still(db: Engine) -> None:
    builders.a_province(db, builders.household())
    case_id = builders.a_case(db, HOUSEHOLD)
    builders.do(db, case_id, "tiep_nhan", answers=ACCEPTED)
    builders.do(db, case_id, "phan_cong", by=CHIEF)
    with acting(db, EXPERT) as work:
        task = waiting(work, case_id, "tham_dinh")
        supplements.ask(work, task.id, Request(items=[FORM, PHONE], answers=APPRAISED), seen=task.version)
        assert clocks.of_case(work, case_id).state == "paused"
    brought(db, case_id, 2, dien_thoai="0912000009")
    paper(db, case_id)
    brought(db, case_id, 1)
    complete(db, case_id, "nhan_bo_sung")
    with acting(db) as work:
        assert clocks.of_case(work, case_id).state == "running"
        assert waiting(work, case_id, "tham_dinh").ready_at > MORNING
