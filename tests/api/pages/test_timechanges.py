"""A change of office time or of a legal parameter moves exactly the dates that were shown before."""

from __future__ import annotations

import re
import uuid
from datetime import date

import pytest
from sqlalchemy import select

from engine import office
from engine.tables import Clock, OfficeDay
from tests.api.pages.test_officers import SOURCE, admin, as_administrator  # noqa: F401 # a fixture
from tests.api.pages.test_units import ROOT, root  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import COMMUNE, HOUSEHOLD, acting


@pytest.fixture
def cases(root: Visit) -> list[uuid.UUID]:  # noqa: F811
    """Three cases whose clocks run."""
    found = [builders.a_case(root.office.engine, HOUSEHOLD) for _ in range(3)]
    for case_id in found:
        builders.do(root.office.engine, case_id, "tiep_nhan", answers=builders.ACCEPTED)
    return found


def dues(visit: Visit) -> dict[uuid.UUID, object]:
    with acting(visit.office.engine) as work:
        return {row.id: row.due_at for row in work.session.execute(select(Clock.id, Clock.due_at))}


def moved(before: dict[uuid.UUID, object], after: dict[uuid.UUID, object]) -> int:
    return sum(after[one] != due for one, due in before.items())


def number(visit: Visit, pattern: str) -> int:
    found = re.search(pattern, visit.words)
    assert found is not None, visit.words
    return int(found[1])


def confirm(visit: Visit) -> int:
    """Make the change that is looked at; gives how many dates were told to move, and did."""
    before, shown = dues(visit), number(visit, r"Nếu ghi: (\d+) hạn sẽ dời")
    assert number(visit.send(f"Ghi và dời {shown} hạn"), r"(\d+) hạn đã dời") == shown == moved(before, dues(visit))
    return shown


def test_a_day_off_moves_what_was_shown_and_taken_back_it_moves_back(
    root: Visit,  # noqa: F811
    cases: list[uuid.UUID],
) -> None:
    before = dues(root)
    root.get("/quan-tri/lich/hanh-chinh?nam=2026")
    root.send("Xem trước hạn sẽ dời", day="2026-12-02", label="Nghỉ bầu cử", source=" ")
    assert root.page.xpath("//*[@role='alert']//a/@href") == ["#m-source"]
    assert "Hãy ghi căn cứ" in root.page.xpath("string(//*[@id='m-source-wrong'])")
    root.send("Xem trước hạn sẽ dời", day="2026-12-02", label="Nghỉ bầu cử", source=SOURCE)
    assert dues(root) == before
    said = "02/12/2026; nghỉ; Nghỉ bầu cử; lịch: Giờ hành chính: thứ Hai đến thứ Sáu"
    assert said in root.words
    assert "hạn khác" not in root.words
    shown = root.page.xpath("//td[@data-label='Đang là']/text()")
    assert shown == sorted(shown, key=lambda one: (one[-4:], one[-7:-5], one[-10:-8], one))  # year, month, day, time
    assert confirm(root) >= len(cases)
    assert said in root.words
    root.get("/quan-tri/lich/hanh-chinh?nam=2026")
    assert root.page.xpath("//td[contains(@class, 'own')]/text()")[0].strip() == "2"
    confirm(root.send("Xem trước rồi sửa", sort="half", sessions="07:30-11:30", source=SOURCE))
    confirm(root.get("/quan-tri/lich/hanh-chinh?nam=2026").send("Xem trước rồi bỏ", source=SOURCE))
    assert dues(root) == before
    with acting(root.office.engine) as work:
        assert work.session.scalars(select(OfficeDay)).all() == []


def test_hours_a_new_calendar_and_a_parameter_are_looked_at_first_too(
    root: Visit,  # noqa: F811
    cases: list[uuid.UUID],
) -> None:
    root.get("/quan-tri/lich/hanh-chinh")
    form = {"weekday": "3", "sessions": "", "since": "2026-12-01", "source": SOURCE}
    root.post("/quan-tri/tinh-lai-han/xem-truoc", {"act": "hours", "name": "hanh-chinh", **form})
    assert confirm(root) >= len(cases)
    root.get("/quan-tri/lich").send("Xem trước rồi mở lịch", name="Xa", title="Xã", source=SOURCE)
    assert "không thể là tên lịch" in root.words
    root.send("Xem trước rồi mở lịch", name="xa-hoa-binh", title="Xã Hòa Bình", source=SOURCE)
    assert confirm(root) == 0
    assert "Xã Hòa Bình" in root.get("/quan-tri/lich").words
    said = {"code": "working_day_minutes", "value": "0", "since": "2026-12-01", "source": SOURCE}
    root.get("/quan-tri/tham-so").send("Xem trước hạn sẽ dời", **said)
    assert "không thể là giá trị" in root.words
    assert root.page.xpath("//input[@id='p-value']/@aria-invalid") == ["true"]
    root.send("Xem trước hạn sẽ dời", **{**said, "code": "due_soon_days", "value": "4"})
    assert confirm(root) == 0
    assert "Đã ghi: Đổi tham số pháp lý" in root.words
    assert "Coi là sắp đến hạn: 4 ngày làm việc; từ 01/12/2026" in root.words
    assert root.page.xpath("//nav[@aria-label='Quản trị']/a[@aria-current]/text()") == ["Tham số pháp lý"]
    assert "4 ngày làm việc từ 01/12/2026" in root.get("/quan-tri/tham-so").words
    assert "200.000 đồng từ" in root.words
    assert "Số lần tra cứu công khailookup_tries60 từ" in root.words


def test_a_unit_gets_another_calendar_and_what_runs_there_moves_as_shown(
    root: Visit,  # noqa: F811
    cases: list[uuid.UUID],
) -> None:
    with acting(root.office.engine) as work:
        office.open_calendar(work, "xa", "Xã nghỉ thứ Tư", like="hanh-chinh", source=SOURCE)
        office.change_hours(work, "xa", [3], [], since=date(2026, 11, 1), source=SOURCE)
    root.get(f"/quan-tri/don-vi/{COMMUNE}").send("Xem trước hạn sẽ dời", calendar="xa", source=" ")
    assert "Hãy ghi căn cứ" in root.words
    root.send("Xem trước hạn sẽ dời", calendar="xa", source=SOURCE)
    assert confirm(root) >= len(cases)
    assert f"{COMMUNE}; Xã nghỉ thứ Tư" in root.words
    chosen = root.get(f"/quan-tri/don-vi/{COMMUNE}").page.xpath("//select[@id='l-name']/option[@selected]/text()")
    assert chosen == ["Xã nghỉ thứ Tư"]
    (row,) = root.get("/quan-tri/don-vi").page.xpath("//tr[contains(., 'UBND xã Hòa Bình')]")
    assert row.xpath("td[@data-label='Lịch làm việc']/text()") == ["Xã nghỉ thứ Tư"]


def test_only_whoever_administers_the_whole_system_changes_time(admin: Visit) -> None:  # noqa: F811
    day = {"act": "mark", "name": "hanh-chinh", "day": "2026-12-02", "sort": "off", "source": SOURCE}
    for path in ("lich", "lich/hanh-chinh", "tham-so"):
        admin.get(f"/quan-tri/{path}")
        assert "Chỉ người quản trị toàn hệ thống đổi được" in admin.words
        assert admin.page.xpath("//main//form[@method='post']") == []
    admin.post("/quan-tri/tinh-lai-han/xem-truoc", day)
    assert "Bạn không có quyền quản trị ở đây" in admin.words
    admin.get("/quan-tri/lich").post(
        "/quan-tri/tinh-lai-han/ghi", {"act": "mark", "name": "hanh-chinh", "day": "2026-12-02", "sort": "off"}
    )
    assert "Bạn không có quyền quản trị ở đây" in admin.words
    assert admin.get("/quan-tri/tinh-lai-han").response.status_code == 403
    paths = ("lich", "lich/hanh-chinh", "lich/viet-nam?nam=2027", "tham-so")
    assert admin.asking_too_much(*(f"/quan-tri/{path}" for path in paths)) == {}
    assert "Ngày nghỉ, làm bù cả nước – Một Cửa" in admin.get("/quan-tri/lich/viet-nam").words
    with acting(admin.office.engine) as work:
        assert work.session.get(OfficeDay, ("hanh-chinh", date(2026, 12, 2))) is None
