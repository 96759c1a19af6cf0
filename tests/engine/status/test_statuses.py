"""Statuses as the circular words them, the agency's own under them, and the chart of what may follow what."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from sqlalchemy import Engine, select

from engine import (
    organisation,
    procedures,
    statuscharts,
    statusdetails,
    statuses,
    statuslines,
    successions,
    tasks,
    trail,
)
from engine.entries import BadEntry
from engine.procedures import NotPublishable
from engine.situations import CATALOGUE, UnknownStatus
from engine.statuscharts import DEFAULT, BadChart
from engine.tables import Case, StatusEntry, TrailEntry
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, EXPERT, HOUSEHOLD, acting, hours
from tests.engine.runtime import drawing

DAY = date(2026, 1, 1)
BASIS = "QĐ 12/QĐ-UBND"
LOI, ERROR = '<error id="loi" name="loi" errorCode="LOI"/>', drawing.event("error", "loi")


def line(engine: Engine, case_id: uuid.UUID, at: float) -> statuslines.StatusLine:
    """What is read of the case so many hours after the morning."""
    with acting(engine, at=hours(at)) as work:
        found = statuslines.of_case(work, work.session.get_one(Case, case_id))
    assert found is not None
    return found


def test_the_information_beside_each_status_follows_the_case(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    assert (line(sqlite, case_id, 0).word, line(sqlite, case_id, 0).portal) == (None, 1)
    builders.do(sqlite, case_id, "tiep_nhan", at=hours(1), answers=ACCEPTED)
    assert line(sqlite, case_id, 1).information == ("UBND xã Hòa Bình (minh họa)",)
    builders.do(sqlite, case_id, "phan_cong", by=CHIEF, at=hours(2))
    place = "Chuyên viên thẩm định, UBND xã Hòa Bình (minh họa)"
    assert line(sqlite, case_id, 2).information == (place,)
    assert line(sqlite, case_id, 2).told[0].label == "Vị trí, phòng ban, người xử lý hiện tại"
    # Received on Monday 30/11/2026 with three working days: due on Thursday, and the weekend does not count.
    assert line(sqlite, case_id, 7 * 24).information == (place, "Hạn xử lý 03/12/2026 – Quá hạn 2 ngày")
    assert line(sqlite, case_id, 7 * 24).told[1].label == "Thời hạn xử lý, thời gian quá hạn"
    asked = {"y_kien_tham_dinh": "bo-sung", "noi_dung_tham_dinh": "Thiếu.", "noi_dung_bo_sung": "Nộp thêm bản vẽ."}
    builders.do(sqlite, case_id, "tham_dinh", by=EXPERT, at=hours(26), answers=asked)
    told = line(sqlite, case_id, 27)
    assert (told.word, told.information) == ("Yêu cầu bổ sung giấy tờ", ("Nộp thêm bản vẽ.",))
    assert told.told[0].label == "Lý do, nội dung cần bổ sung"


def test_a_received_case_shows_the_day_as_the_circular_writes_it(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    told = line(sqlite, builders.a_case(sqlite), 0)
    assert (told.word, told.told) == ("Được tiếp nhận", (statuslines.Told("Ngày tiếp nhận hồ sơ", "30/11/2026"),))


def test_a_case_that_a_head_assigns_is_in_the_situation_that_says_so(db: Engine) -> None:
    builders.a_province(db, builders.household())
    case_id = builders.a_case(db, HOUSEHOLD)
    builders.do(db, case_id, "tiep_nhan", at=hours(1), answers=ACCEPTED)
    with acting(db, "thanh.ld", at=hours(2)) as work:
        task = builders.waiting(work, case_id, "phan_cong")
        tasks.assign(work, task.id, to=organisation.person_by_login(work, CHIEF), seen=task.version)
    told = line(db, case_id, 2)
    assert (told.word, told.detail, told.portal) == ("Đang xử lý", "Đã phân công xử lý", 4)
    assert told.information == ("Trưởng phòng Kinh tế, UBND xã Hòa Bình (minh họa), Phạm Văn Hùng",)


def test_every_status_has_its_information() -> None:
    assert statuslines.INFORMATION.keys() == CATALOGUE.keys()


def test_a_limit_in_hours_is_overdue_in_hours(sqlite: Engine) -> None:
    settings = builders.SETTINGS.replace("P3D", "PT4H")
    builders.a_province(sqlite, builders.tiny(*builders.straight("a", a={"status": "processing"}), settings=settings))
    case_id = builders.a_case(sqlite)
    late = line(sqlite, case_id, 7.5).information
    assert late[-1] == "Hạn xử lý 30/11/2026 – Quá hạn 1 giờ 30 phút"


@pytest.fixture
def case_id(sqlite: Engine) -> uuid.UUID:
    builders.a_province(sqlite, builders.tiny())
    return builders.a_case(sqlite)


def test_a_detail_stands_under_its_official_status(sqlite: Engine, case_id: uuid.UUID) -> None:
    with acting(sqlite, at=hours(1)) as work:
        statusdetails.add(work, "khao-sat", under="processing", name="Đang khảo sát thực địa", since=DAY, source=BASIS)
        assert statuses.enter(work, case_id, "khao-sat", element=None)
        assert not statuses.enter(work, case_id, "khao-sat", element=None)
    told = line(sqlite, case_id, 1)
    assert (told.word, told.detail, told.portal) == ("Đang xử lý", "Đang khảo sát thực địa", 4)
    with acting(sqlite, at=hours(2)) as work:
        assert work.session.get_one(Case, case_id).status == "processing"
        statusdetails.end(work, "khao-sat", until=hours(0).date(), source=BASIS)
        with pytest.raises(UnknownStatus):
            statuses.enter(work, case_id, "khao-sat", element=None)
    assert line(sqlite, case_id, 2).detail == "Đang khảo sát thực địa"


@pytest.mark.parametrize("code", ["processing", "Khảo sát", ""])
def test_a_bad_code_of_a_detail_is_refused(sqlite: Engine, code: str) -> None:
    with acting(sqlite) as work, pytest.raises(BadEntry):
        statusdetails.add(work, code, under="processing", name="x", since=DAY, source=BASIS)


def test_a_detail_is_there_once_at_a_time(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        statusdetails.add(work, "x", under="processing", name="x", since=DAY, source=BASIS)
        with pytest.raises(statusdetails.DetailTaken):
            statusdetails.add(work, "x", under="done", name="y", since=DAY, source=BASIS)


def test_the_shipped_chart_leads_everywhere_and_to_an_end() -> None:
    statuscharts.check(DEFAULT)
    assert {after for _, after in DEFAULT} == CATALOGUE.keys()


def test_a_chart_names_only_statuses_that_exist() -> None:
    with pytest.raises(BadChart, match="không có trạng thái 'paid'"):
        statuscharts.check({*DEFAULT, ("filed", "paid")})


def test_a_chart_with_a_lost_status_or_a_dead_end_is_refused() -> None:
    with pytest.raises(BadChart, match="'done'"):
        statuscharts.check({(None, "filed"), ("filed", "returned"), ("done", "returned")})
    with pytest.raises(BadChart, match="không kết thúc được"):
        statuscharts.check({(None, "filed"), ("filed", "received")})


def test_a_change_outside_the_chart_is_refused_at_publishing(sqlite: Engine) -> None:
    parts = builders.straight("a", "b", a={"status": "done"}, b={"status": "filed"})
    with acting(sqlite) as work:
        with pytest.raises(NotPublishable, match="'done' không chuyển thành 'filed' được"):
            procedures.publish(work, builders.tiny(*parts), active_from=DAY)
        statuscharts.draw(work, {*DEFAULT, ("done", "filed"), ("filed", "returned")}, valid_from=DAY, source=BASIS)
        assert procedures.publish(work, builders.tiny(*parts), active_from=DAY).version == 1


def test_a_change_outside_the_chart_that_happens_is_kept_and_told(sqlite: Engine, case_id: uuid.UUID) -> None:
    with acting(sqlite, at=hours(1)) as work:
        statuses.enter(work, case_id, "filed", element=None)
        log = select(StatusEntry.status, StatusEntry.off_chart).where(StatusEntry.case_id == case_id)
        found = [tuple(row) for row in work.session.execute(log.order_by(StatusEntry.number))]
        assert found == [("received", False), ("filed", True)]
        told = work.session.scalars(select(TrailEntry.facts).where(TrailEntry.act == "status-off-chart")).one()
        assert told == {"from": "received", "to": "filed"}
        assert trail.verify(work.session, case_id) > 0


def a_call(*, inside: str, after: str, fails: bool = False) -> dict[str, bytes]:
    """Files in which a case in processing comes to *inside* in a called process, and behind the call to *after*.

    With *fails* the called process ends with an error, which the call catches.
    """
    step = drawing.node("userTask", "x", drawing.properties(status=inside))
    over = drawing.node("endEvent", "e2", drawing.event("error", "loi") if fails else "")
    called = drawing.process(drawing.start("s2"), step, over, drawing.flow("s2 x e2"), id="q")
    call = drawing.node("callActivity", "goi", calledElement="q") + drawing.boundary("bien", "goi", ERROR)
    steps = [drawing.node("userTask", "a", drawing.properties(status="processing")), call]
    steps += [drawing.node("userTask", name, drawing.properties(status=after)) for name in ("b", "c")]
    ways = drawing.flow("start a goi b end") + drawing.flow("bien c end")
    main = drawing.drawn(drawing.start(), *steps, drawing.end(), ways, names=LOI)
    return {**main, "shared/q.bpmn": drawing.file(LOI, called)}


def test_statuses_are_followed_into_a_called_process_and_out_of_it() -> None:
    assert successions.problems(a_call(inside="supplement", after="processing")) == []
    found = successions.problems(a_call(inside="filed", after="forwarded"))
    assert ("shared/q.bpmn", "x") in {(finding.file, finding.element) for finding in found}


def test_behind_a_call_a_case_is_in_the_status_that_the_called_process_left_it_in() -> None:
    found = successions.problems(a_call(inside="supplement", after="done"))
    assert [finding.element for finding in found] == ["b"]
    assert "'supplement'" in found[0].en


def test_an_error_takes_the_status_over_the_border_of_the_call() -> None:
    found = successions.problems(a_call(inside="supplement", after="done", fails=True))
    assert [finding.element for finding in found] == ["c"]
