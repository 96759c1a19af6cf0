"""Administrators make and change units, and rearrange them: looked at first, carried out, nothing lost."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from sqlalchemy import select

from engine import mergers, organisation
from engine.mergers import Follows, Plan
from engine.tables import Case, Clock, Merger, SettingChange
from tests.api.pages.test_officers import SOURCE, admin, an_administrator, as_administrator  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit
from tests.engine.builders import COMMUNE, DESK, acting, hours
from tests.engine.people.rearranging import AFTER, BEFORE, NEW

ROOT = "tinh.qt"
MERGE = {
    "before-0": f"{COMMUNE} – UBND xã",
    "to-0": NEW,
    "name-0": "UBND xã Bình Minh (minh họa)",
    "level-0": "commune",
}
MERGE |= {"parent-0": "H99", "on": "2027-01-01", "source": "NQ 1/NQ-HĐND"}


@pytest.fixture
def root(visit: Visit) -> Visit:
    """The administrator of the whole province, signed in."""
    an_administrator(visit.office, "H99", ROOT)
    return as_administrator(visit, ROOT)


def dues(visit: Visit) -> list[object]:
    with acting(visit.office.engine) as work:
        return sorted(work.session.scalars(select(Clock.due_at)), key=str)


def test_a_unit_is_made_with_a_post_and_its_holder_is_put_in_charge_of_a_part(root: Visit) -> None:
    root.get("/quan-tri/don-vi/moi?duoi=" + COMMUNE)
    told = {"code": "H99.15.1", "name": "Phòng Kinh tế xã Hòa Bình", "level": "division", "territory": "1501"}
    root.send("Lập đơn vị", **told, source=" ")
    assert "Hãy ghi căn cứ" in root.words
    root.send("Lập đơn vị", **told, source=SOURCE)
    assert "Phòng Kinh tế xã Hòa Bình" in root.words
    root.send("Lập vị trí", role="Chuyên viên", title="Chuyên viên", source=SOURCE)
    assert "không thể là mã vị trí" in root.words
    root.send("Lập vị trí", role="chuyen-vien", title="Chuyên viên", source=SOURCE)
    assert "chưa có ai" in root.words
    root.get(f"/quan-tri/don-vi/{COMMUNE}").send(
        "Phân công phụ trách", holder=f"{DESK} mot-cua", territory="1501", source=SOURCE
    )
    assert "1501, từ 30/11/2026" in root.words
    root.send("Thôi phụ trách", source=SOURCE)
    assert "1501, từ" not in root.words
    assert "chưa được phân công phần nào" in root.words
    root.send("Bỏ chia vị trí", source=SOURCE)
    assert "chưa được phân công phần nào" not in root.words
    assert not root.page.xpath("//button[contains(., 'Bỏ chia')]")
    root.send("Ghi địa bàn", territory="15", source=SOURCE)
    tree = root.get("/quan-tri/don-vi").page.xpath("//td[contains(@class, 'deep-')]/a/text()")
    assert tree.index("UBND xã Hòa Bình (minh họa)") + 1 == tree.index("Phòng Kinh tế xã Hòa Bình")
    with acting(root.office.engine) as work:
        kept = set(work.session.scalars(select(SettingChange.act).where(SettingChange.subject.startswith("unit "))))
    assert kept == {"make", "open-post", "territory", "undivide"}


def test_a_merger_is_looked_at_carried_out_and_its_cases_wait_at_the_successor(root: Visit, case_id: uuid.UUID) -> None:
    office, before = root.office, dues(root)
    office.now = BEFORE
    root = as_administrator(Visit(office), ROOT)
    root.get("/quan-tri/sap-xep/moi?kind=merge").send("Lập phương án và xem trước", **{**MERGE, "on": "2026-12-01"})
    assert "chỉ lập hoặc hủy được trước ngày đó" in root.words
    root.send("Lập phương án và xem trước", **{**MERGE, "to-0": COMMUNE, "name-0": ""})
    assert "bỏ đơn vị tiếp nhận" in root.words
    root.send("Lập phương án và xem trước", **MERGE)
    (row,) = root.page.xpath("//tr[contains(., 'hồ sơ đang giải quyết')]")
    moved = ["1", "hồ sơ đang giải quyết", "UBND xã Hòa Bình (minh họa)", COMMUNE, "UBND xã Bình Minh (minh họa)", NEW]
    assert row.xpath("td//text()") == moved
    assert "số hồ sơ đã cấp hôm nay" not in root.words  # none was
    assert f"{len(before)} đồng hồ giữ nguyên hạn" in root.words
    root.send("Đồng ý, chuẩn bị sắp xếp")
    assert "đã chuẩn bị, chờ đến ngày" in root.words
    assert "Đến ngày 01/01/2027 hồ sơ tự chuyển" in root.words
    assert root.page.xpath("//*[@aria-labelledby='thuc-hien']//button/text()") == ["Hủy phương án"]
    office.now = AFTER
    merger = root.response.request.path
    root = as_administrator(Visit(office), ROOT)
    root.get(merger).send("Chuyển hồ sơ sang đơn vị tiếp nhận")
    assert "đã chuyển xong" in root.words
    desk = Visit(office).sign_in(DESK).get("/viec")
    assert "Trần Thị Minh Họa" in desk.words or "UBND xã Bình Minh" in desk.get(f"/ho-so/{case_id}").words
    assert dues(root) == before
    with acting(office.engine) as work:
        assert work.session.get_one(Case, case_id).competent_unit_id == organisation.unit_by_code(work, NEW).id


def test_a_plan_is_taken_back_as_if_it_had_never_been(root: Visit) -> None:
    split = {"before-0": COMMUNE, "to-0": "H99.16", "name-0": "UBND xã Tây", "parent-0": "H99", "what-0": "territory"}
    split |= {"value-0": "1501", "on": "2027-01-01", "source": SOURCE, "placed": "lan.cv H99.16"}
    root.get("/quan-tri/sap-xep/moi?kind=split").send("Lập phương án và xem trước", **split)
    assert "UBND xã Tây (H99.16): 1501" in root.words
    assert "đang trong một lần sắp xếp" in root.get("/quan-tri/don-vi").words
    root.get("/quan-tri/sap-xep")
    root.get(root.page.xpath("//a[@data-main]/@href")[0]).send("Hủy phương án")
    assert "đã hủy" in root.words
    assert "UBND xã Tây" not in root.get("/quan-tri/don-vi").words
    named = {"before-0": COMMUNE, "new-name": "UBND xã Hòa Bình Mới", "on": "2027-01-01", "source": SOURCE}
    root.get("/quan-tri/sap-xep/moi?kind=rename").send("Lập phương án và xem trước", **named)
    assert "UBND xã Hòa Bình Mới (H99.15)" in root.words


def test_whoever_administers_a_part_neither_sees_nor_rearranges_the_rest(root: Visit, admin: Visit) -> None:  # noqa: F811
    office = root.office
    with acting(office.engine, at=hours(1)) as work:
        plan = Plan("abolish", date(2027, 1, 1), "NQ 2", follows=(Follows("H99.03", "H99.02"),))
        merger_id = mergers.lay_down(work, plan).id
    local = as_administrator(Visit(office))
    assert local.get(f"/quan-tri/sap-xep/{merger_id}").response.status_code == 404
    assert local.get("/quan-tri/don-vi/H99.03").response.status_code == 404
    assert "Sở Khoa học" not in local.get("/quan-tri/don-vi").words
    shown = local.get(f"/quan-tri/don-vi/{COMMUNE}").page.xpath("//summary/text()")
    assert ("Ghi địa bàn" in shown, "Chuyển trực thuộc" in shown) == (True, False)
    for path in ("can-bo", "can-bo/moi", "quyen-theo-buoc", "lam-thay", "don-vi/moi", "sap-xep/moi"):
        offered = local.get(f"/quan-tri/{path}").page.xpath("//datalist[@id='units']/option/@value")
        assert offered, path
        assert all(one.startswith(COMMUNE) for one in offered), (path, offered)
    assert "Bạn chỉ chọn được đơn vị do mình quản trị" in local.words
    assert "Tạo nhóm" not in local.get("/quan-tri/quyen").page.xpath("//button/text()")
    local.get("/quan-tri/sap-xep/moi").send("Lập phương án và xem trước", **MERGE)
    assert "Bạn không có quyền quản trị ở đây" in local.words
    desk = Visit(office).sign_in(DESK)
    assert [desk.get(f"/quan-tri/{path}").response.status_code for path in ("don-vi", "sap-xep")] == [403, 403]
    whole = as_administrator(Visit(office), ROOT)
    paths = ("don-vi", f"don-vi/{COMMUNE}", "don-vi/moi", "sap-xep", "sap-xep/moi?kind=split", f"sap-xep/{merger_id}")
    paths += (f"sap-xep/{merger_id}/xem-truoc",)
    assert whole.asking_too_much(*(f"/quan-tri/{path}" for path in paths)) == {}
    with acting(office.engine) as work:
        assert work.session.scalar(select(Merger.state)) == "planned"
