"""Cases that go to other units: one confirmation a unit of all that is given, and of all that is taken over."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from engine import cases, handovers
from engine.tables import Handover, TrailEntry
from tests.api.office import OUTSIDER, Office, build
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, EXPERT, HOUSEHOLD, acting, province
from tests.engine.cases.papers import SETTINGS, another_desk

THERE = "H99.16"


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """A commune whose desk receives for another one, too."""
    return build(sqlite, builders.tiny(settings=SETTINGS))


@pytest.fixture
def taker(office: Office) -> str:
    """Who receives at the other commune."""
    return another_desk(office.engine, THERE)


def received(office: Office, channel: str = "counter") -> uuid.UUID:
    with acting(office.engine, DESK) as work:
        return cases.receive(work, replace(builders.filing(channel=channel), competent_unit=THERE)).id


def boxes(visit: Visit) -> list[str]:
    return [str(one) for one in visit.page.xpath("//input[@name='case'][@checked]/@value")]


def confirmed(office: Office) -> list[tuple[str, bool, bool]]:
    """What of all cases was given, and taken over."""
    with acting(office.engine) as work:
        rows = work.session.scalars(select(Handover).order_by(Handover.what, Handover.due_at))
        return [(row.what, row.given_at is not None, row.received_at is not None) for row in rows]


def test_each_side_confirms_all_that_goes_to_a_unit_by_one_press(visit: Visit, taker: str) -> None:
    first, second = received(visit.office), received(visit.office)
    desk = visit.sign_in(DESK).get("/")
    desk.get(desk.page.xpath("//a[contains(., 'Hồ sơ chờ giao cho đơn vị khác')]/@href")[0])
    assert set(boxes(desk)) == {str(first), str(second)}
    assert desk.asking_too_much("/", "/ban-giao") == {}
    desk.send("Xác nhận đã giao cho UBND xã H99.16")
    assert "Đã làm 2 việc, không làm được 0 việc" in desk.words
    assert boxes(desk) == []
    there = Visit(visit.office).sign_in(taker).get("/ban-giao?list=taking")
    assert set(boxes(there)) == {str(first), str(second)}
    assert "dữ liệu, hồ sơ giấy" in there.words
    there.send(f"Xác nhận đã nhận từ {province.COMMUNE[1]}")
    assert confirmed(visit.office) == [("data", True, True)] * 2 + [("paper", True, True)] * 2


def test_what_was_not_given_is_left_out_and_what_nobody_may_say_is_told(visit: Visit, taker: str) -> None:
    first, second = received(visit.office), received(visit.office)
    desk = visit.sign_in(DESK).get("/ban-giao")
    desk.send("Xác nhận đã giao cho UBND xã H99.16", case=[str(second)])
    assert boxes(desk) == [str(first)]
    desk.send("Xác nhận đã giao cho UBND xã H99.16", case=[str(second), "không-có", str(first)])
    assert "Đã làm 1 việc, không làm được 1 việc" in desk.words
    stranger = Visit(visit.office).sign_in(OUTSIDER)
    for which in ("giving", "taking"):
        assert "Không có hồ sơ nào chờ" in stranger.get(f"/ban-giao?list={which}").words
    stranger.post("/ban-giao/xac-nhan", {"list": "taking", "case": str(first)})
    assert confirmed(visit.office) == [("data", True, False)] * 2 + [("paper", True, False)] * 2
    with acting(visit.office.engine) as work:
        told = select(TrailEntry.case_id).where(TrailEntry.act == "hand-over")
        assert set(work.session.scalars(told)) == {first, second}


def test_the_api_tells_the_same_part_by_part(office: Office, taker: str) -> None:
    case_id = received(office, channel="online")
    found = office.ask("POST", "/handovers/search", {"filter": {"list": "taking"}}, by=taker).get_json()
    assert [(row["case_id"], row["what"], row["to_unit"]["code"]) for row in found["rows"]] == [
        (str(case_id), "data", THERE)
    ]
    first, second = received(office), received(office)
    page = office.ask("POST", "/handovers/search", {"most": 1}).get_json()
    rest = office.ask("POST", "/handovers/search", {"most": 1, "after": page["after"]}).get_json()
    assert {row["case_id"] for one in (page, rest) for row in one["rows"]} == {str(first), str(second)}
    assert rest["after"] is None


def test_who_does_a_step_there_takes_over_too(sqlite: Engine) -> None:
    office = build(sqlite, builders.household())
    by = another_desk(sqlite, THERE)
    with acting(sqlite, by) as work:
        filed = replace(builders.filing(HOUSEHOLD), receiving_unit=THERE)
        case_id = cases.receive(work, filed).id
    builders.do(sqlite, case_id, "tiep_nhan", by=by, answers=ACCEPTED)
    builders.do(sqlite, case_id, "phan_cong", by=CHIEF)
    with acting(sqlite, by) as work:
        handovers.give(work, case_id)
    expert = Visit(office).sign_in(EXPERT).get("/ban-giao?list=taking")
    expert.send("Xác nhận đã nhận từ UBND xã H99.16")
    assert confirmed(office) == [("data", True, True), ("paper", True, True)]
