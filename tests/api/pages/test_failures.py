"""Failed work is tried again or given up with a reason; the trail is searched, verified, its reasons cost a purpose."""

from __future__ import annotations

import uuid

from sqlalchemy import delete, select, update

from engine import changes, duework, organisation, tasks
from engine.tables import DueWork, SettingChange, TrailEntry
from tests.api.office import Office
from tests.api.pages.test_officers import admin, an_administrator, as_administrator  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import DESK, acting


def parked(office: Office, *cases: uuid.UUID | None) -> list[uuid.UUID]:
    """Work that failed too often, one piece for each of *cases*; no other is there."""
    with acting(office.engine) as work:
        work.session.execute(delete(DueWork))
        items = [
            duework.Planned("timer", case, str(number), f"moc-{number}", work.now) for number, case in enumerate(cases)
        ]
        duework.plan(work, items)
        failed = {"state": "parked", "attempts": 8, "reason": "Biểu thức sai"}
        work.session.execute(update(DueWork).values(**failed))
        return list(work.session.scalars(select(DueWork.id).order_by(DueWork.part)))


def states(office: Office) -> list[str]:
    with acting(office.engine) as work:
        return list(work.session.scalars(select(DueWork.state).order_by(DueWork.part)))


def test_failed_work_is_tried_again_or_given_up_and_who_said_so_is_kept(admin: Visit, case_id: uuid.UUID) -> None:  # noqa: F811
    first, second, nobodys = parked(admin.office, case_id, case_id, None)
    admin.get("/quan-tri/viec-loi")
    assert admin.page.xpath("count(//input[@name='item'])") == 2  # what is of no case is the whole system's
    assert "Biểu thức sai" in admin.words
    admin.send("Cho làm lại", item=[str(first)], reason=" ")
    assert "Đã làm 0, không làm được 1" in admin.words
    assert admin.page.xpath("//input[@name='item'][@checked]/@value") == [str(first)]
    admin.send("Cho làm lại", item=[str(first)], reason="Đã sửa sơ đồ")
    admin.send("Bỏ, không làm nữa", item=[str(second)], reason="Không cần nhắc")
    assert "Đã làm 1, không làm được 0" in admin.words
    assert states(admin.office) == ["waiting", "void", "parked"]
    posted = admin.post("/quan-tri/viec-loi/bo", {"item": [str(nobodys), str(second)], "reason": "Thử"})
    assert "Đã làm 0, không làm được 2" in posted.words
    an_administrator(admin.office, "H99", "tinh.qt")
    root = as_administrator(Visit(admin.office), "tinh.qt").get("/quan-tri/viec-loi")
    root.send("Cho làm lại", item=[str(nobodys)], reason="Đã sửa")
    assert states(admin.office) == ["waiting", "void", "waiting"]
    assert root.asking_too_much("/quan-tri/viec-loi") == {}
    with acting(admin.office.engine) as work:
        rows = work.session.scalars(select(SettingChange).where(SettingChange.subject == "due-work"))
        assert [(row.act, row.source) for row in rows] == [
            ("try-again", "Đã sửa sơ đồ"),
            ("give-up", "Không cần nhắc"),
            ("try-again", "Đã sửa"),
        ]


def test_who_administers_nothing_sees_no_failed_work(desk: Visit, case_id: uuid.UUID) -> None:
    (item,) = parked(desk.office, case_id)
    assert desk.get("/quan-tri/viec-loi").response.status_code == 403
    assert desk.get("/").post("/quan-tri/viec-loi/bo", {"item": str(item), "reason": "x"}).response.status_code == 403
    assert states(desk.office) == ["parked"]


def claimed(office: Office, case_id: uuid.UUID) -> None:
    """The case has an act with a reason."""
    with acting(office.engine, DESK) as work:
        found = builders.waiting(work, case_id, "tiep_nhan")
        tasks.claim(work, found.id, seen=found.version)
    with acting(office.engine, "thanh.ld") as work:
        found = builders.waiting(work, case_id, "tiep_nhan")
        to = organisation.person_by_login(work, DESK)
        tasks.assign(work, found.id, to=to, seen=found.version, reason="Ông Trần Văn X nhờ")


def test_the_trail_is_searched_verified_and_its_reasons_cost_a_purpose(desk: Visit, case_id: uuid.UUID) -> None:
    claimed(desk.office, case_id)
    desk.get("/vet").send("Tra cứu", who=DESK, act="claim", since="2026-11-30", until="2026-11-30")
    assert [text.strip() for text in desk.page.xpath("//tbody/tr/td[3]/text()")] == ["Nhận việc"]
    assert "vết xử lý của cả 1 hồ sơ dưới đây còn nguyên vẹn" in desk.words
    desk.send("Tra cứu", who="", act="assign")
    assert "có, đang ẩn" in desk.words
    assert "Trần Văn X" not in desk.words
    desk.send("Xem lý do", purpose=" ")
    assert "Hãy ghi căn cứ" in desk.words
    desk.send("Xem lý do", purpose="Kiểm tra đơn thư số 5")
    assert "Ông Trần Văn X nhờ" in desk.words
    with acting(desk.office.engine) as work:
        (row,) = work.session.scalars(select(SettingChange).where(SettingChange.subject == "trail-reasons"))
        assert (row.source, row.facts) == ("Kiểm tra đơn thư số 5", {"cases": [str(case_id)]})
        assert changes.verify(work.session, "trail-reasons") == 1
    desk.send("Tra cứu", act="", unit="H99.02", until="")
    assert "Không có dòng nào khớp" in desk.words
    assert desk.asking_too_much("/vet") == {}


def test_a_trail_that_was_changed_says_so_and_strangers_find_nothing(desk: Visit, case_id: uuid.UUID) -> None:
    claimed(desk.office, case_id)
    with acting(desk.office.engine) as work:
        work.session.execute(update(TrailEntry).where(TrailEntry.act == "claim").values(element="khac"))
    desk.get("/vet")
    assert "không còn như lúc ghi" in desk.words
    assert "không còn nguyên vẹn từ dòng 2" in desk.words
    other = Visit(desk.office).sign_in("cuc.xd").get("/vet")
    assert "Không có dòng nào khớp" in other.words
