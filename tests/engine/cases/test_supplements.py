"""An applicant is asked for everything at once, item by item; the case goes on when all of it came."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select, update

from engine import clocks, components, intake, organisation, requests, substitutions, supplements
from engine.components import Handed
from engine.supplements import Item, Request
from engine.tables import Case, Holding, Notice
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
        found = requests.items_of(work, requests.of_case(work, case_id)[0])
        assert [(item.label, item.reason, item.guidance) for item in found] == [
            ("Số điện thoại", "incorrect", "Ghi đủ 10 số."),
            ("Giấy đề nghị đăng ký hộ kinh doanh", "illegible", "Nộp bản rõ nét."),
        ]


def test_a_part_that_comes_leaves_the_rest_open_and_the_whole_moves_the_case(db: Engine) -> None:
    case_id = asked(db, PHONE, FORM)
    assert brought(db, case_id, 1, dien_thoai="0912000009") == ["Giấy đề nghị đăng ký hộ kinh doanh"]
    with pytest.raises(requests.StillOpen, match="còn thiếu: Giấy đề nghị"):
        complete(db, case_id, "nhan_bo_sung_ban_dau")
    paper(db, case_id)
    assert brought(db, case_id, 2) == []
    complete(db, case_id, "nhan_bo_sung_ban_dau")
    with acting(db) as work:
        assert waiting(work, case_id, "tiep_nhan").state == "ready"
        assert requests.of_case(work, case_id)[0].full_at == hours(1)


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
        assert [one.number for one in requests.of_case(work, case_id)] == [1, 2]


def test_answers_that_accept_ask_for_nothing(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    with acting(sqlite, DESK) as work, pytest.raises(intake.OtherWay):
        supplements.ask(work, waiting(work, case_id, "tiep_nhan").id, Request(items=[FORM], answers=ACCEPTED), seen=1)


def test_a_case_that_waits_for_nothing_takes_no_supplement(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    with pytest.raises(requests.NothingWaited):
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


def supplied(engine: Engine, case_id: uuid.UUID) -> None:
    """All that the expert asked for came in, and the desk confirmed it."""
    brought(engine, case_id, 2, dien_thoai="0912000009")
    paper(engine, case_id)
    brought(engine, case_id, 1)
    complete(engine, case_id, "nhan_bo_sung")


def asked_by_expert(engine: Engine) -> uuid.UUID:
    builders.a_province(engine, builders.household())
    case_id = builders.a_case(engine, HOUSEHOLD)
    builders.do(engine, case_id, "tiep_nhan", answers=ACCEPTED)
    builders.do(engine, case_id, "phan_cong", by=CHIEF)
    with acting(engine, EXPERT) as work:
        task = waiting(work, case_id, "tham_dinh")
        supplements.ask(work, task.id, Request(items=[FORM, PHONE], answers=APPRAISED), seen=task.version)
    return case_id


def test_a_supplemented_case_comes_back_to_the_officer_who_asked(db: Engine) -> None:
    case_id = asked_by_expert(db)
    supplied(db, case_id)
    with acting(db) as work:
        task, expert = waiting(work, case_id, "tham_dinh"), organisation.person_by_login(work, EXPERT)
        assert (task.state, task.holder_id) == ("claimed", expert.id)
        told = select(Notice.person_id).where(Notice.case_id == case_id, Notice.task_id == task.id)
        assert work.session.scalars(told).all() == [expert.id]


@pytest.mark.parametrize("why", ["absent", "locked", "no longer at the post"])
def test_a_supplemented_case_waits_for_the_division_when_the_officer_is_gone(sqlite: Engine, why: str) -> None:
    case_id = asked_by_expert(sqlite)
    with acting(sqlite, at=hours(0.5)) as work:
        expert, chief = (organisation.person_by_login(work, login) for login in (EXPERT, CHIEF))
        if why == "absent":
            day = MORNING.date()
            week = {"since": day, "until": day + timedelta(days=7)}
            substitutions.substitute(work, expert, chief, document="QĐ 1/2026", **week)
        elif why == "locked":
            expert.active = False
        else:
            held = update(Holding).where(Holding.person_id == expert.id).values(valid_to=MORNING.date())
            work.session.execute(held.execution_options(synchronize_session=False))
    supplied(sqlite, case_id)
    with acting(sqlite) as work:
        task = waiting(work, case_id, "tham_dinh")
        assert (task.state, task.holder_id) == ("ready", None)


def test_full_receipt_is_not_confirmed_beside_the_items(db: Engine) -> None:
    case_id = asked_by_expert(db)
    with pytest.raises(requests.StillOpen):
        builders.do(db, case_id, "nhan_bo_sung", at=hours(1), answers=FULL)
    with acting(db) as work:
        assert waiting(work, case_id, "nhan_bo_sung").state == "ready"
