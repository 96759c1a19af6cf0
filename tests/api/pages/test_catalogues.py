"""Statuses and their chart, reasons, and who does which step: looked at and changed by administrators."""

from __future__ import annotations

from datetime import date

from engine import statuscharts, statusdetails
from tests.api.pages.test_officers import SOURCE, admin, as_administrator  # noqa: F401 # a fixture
from tests.api.pages.test_units import ROOT, root  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit
from tests.engine.builders import COMMUNE, DESK, HOUSEHOLD, acting


def test_a_detail_status_is_added_drawn_and_ended_and_the_chart_is_changed(root: Visit) -> None:  # noqa: F811
    root.get("/quan-tri/trang-thai").send("Thêm trạng thái chi tiết", code="Chờ", name="Chờ họp", source=SOURCE)
    assert "Mã: chỉ dùng chữ thường không dấu" in root.words
    assert root.page.xpath("//input[@id='d-code'][@aria-invalid='true'][@aria-describedby='d-code-hint d-code-wrong']")
    root.send("Thêm trạng thái chi tiết", code="cho-hop", name="Chờ họp hội đồng", source=SOURCE)
    assert "Chờ họp hội đồng" in root.page.xpath("string(//div[contains(@class, 'diagram')])")
    root.send("Thôi dùng", on="2026-12-31", source=SOURCE)
    assert "đến hết 30/12/2026" in root.words
    wanted = {"before": "done", "after": "refused", "source": SOURCE}
    root.send("Đổi lưu đồ", **wanted)
    with acting(root.office.engine) as work:
        assert ("done", "refused") in statuscharts.in_force(work.session, date(2026, 11, 30))
        assert statusdetails.in_force(work.session, date(2026, 11, 30)) == {"cho-hop": "processing"}
    root.send("Đổi lưu đồ", **wanted, allow="0")
    root.send("Đổi lưu đồ", before="-", after="la", source=SOURCE)
    assert "không có trạng thái 'la'" in root.words
    with acting(root.office.engine) as work:
        assert statuscharts.in_force(work.session, date(2026, 11, 30)) == statuscharts.DEFAULT


def test_who_does_which_step_is_told_from_the_lanes_with_whoever_holds_the_post(root: Visit) -> None:  # noqa: F811
    root.get(f"/quan-tri/quyen-theo-buoc?thu-tuc={HOUSEHOLD}&don-vi={COMMUNE}")
    heads = [" ".join(one.text_content().split()) for one in root.page.xpath("//thead//th")]
    appraising = next(number for number, words in enumerate(heads) if "Đỗ Thị Lan" in words)
    (row,) = root.page.xpath("//tbody/tr[th[starts-with(normalize-space(), 'Thẩm định hồ sơ')]]")
    assert [number for number, cell in enumerate(row, 0) if "làm" in cell.text_content() and number] == [appraising]


def test_a_reason_is_added_with_its_law(root: Visit) -> None:  # noqa: F811
    reason = {"code": "thien-tai", "name": "Thiên tai, dịch bệnh", "source": "NĐ 1/2026"}
    root.get("/quan-tri/danh-muc").send("Thêm lý do", **reason)
    assert "Thiên tai, dịch bệnh" in root.words
    root.send("Thêm lý do", **reason)
    assert root.page.xpath("//*[@role='alert']")


def test_whoever_administers_a_part_looks_and_changes_nothing(root: Visit, admin: Visit) -> None:  # noqa: F811
    local = as_administrator(Visit(admin.office))
    local.get("/quan-tri/trang-thai")
    assert "Chỉ người quản trị toàn hệ thống đổi được" in local.words
    assert local.page.xpath("//main//form[@method='post']") == []
    told = {"code": "a", "under": "processing", "name": "A", "source": SOURCE}
    assert "Bạn không có quyền quản trị ở đây" in local.post("/quan-tri/trang-thai/them", told).words
    local.post("/quan-tri/danh-muc/ly-do", {"code": "a", "name": "A", "source": SOURCE})
    assert "Bạn không có quyền quản trị ở đây" in local.words
    paths = [f"/quan-tri/{one}" for one in ("trang-thai", "danh-muc", f"quyen-theo-buoc?don-vi={COMMUNE}")]
    desk = Visit(root.office).sign_in(DESK)
    assert [desk.get(path).response.status_code for path in paths] == [403] * 3
    assert as_administrator(Visit(root.office), ROOT).asking_too_much(*paths) == {}
