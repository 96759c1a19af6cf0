"""Reasons, instructions and messages worded by administrators, and found where officers and applicants read them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from commands.demo import province
from engine import changes, messagetexts, procedures
from engine.queries import publications
from engine.tables import Refusal
from tests.api.office import build, problem, task_at
from tests.api.pages.test_officers import SOURCE, admin, an_administrator, as_administrator  # noqa: F401 # a fixture
from tests.api.pages.test_units import ROOT, root  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import DESK, HOUSEHOLD, acting

LISTS, STEPS, MESSAGES = "/quan-tri/danh-muc", f"/quan-tri/huong-dan?thu-tuc={HOUSEHOLD}", "/quan-tri/mau-thong-bao"
ADMINISTRATOR = "tinh.qt"
WHY = "Không thuộc thẩm quyền giải quyết"


def test_a_ready_reason_is_offered_at_the_desk_and_stands_in_the_record(root: Visit) -> None:  # noqa: F811
    root.get(LISTS).send("Thêm lý do soạn sẵn", act="refuse", words=" ", source="", until="2026-01-01")
    assert {one.text_content().split(":")[0] for one in root.page.xpath("//*[@role='alert']//a")} == {
        *("Nội dung", "Đến hết ngày", "Căn cứ")
    }
    (field,) = root.page.xpath("//textarea[@id='ready-words']")
    assert (field.get("aria-invalid"), field.get("aria-describedby")) == ("true", "ready-words-wrong")
    root.send("Thêm lý do soạn sẵn", act="refuse", words="Không đúng nơi", source=SOURCE, until="")
    root.send("Lưu lý do soạn sẵn", act="refuse", words=WHY, source=SOURCE)
    assert WHY in root.words
    case_id = builders.a_case(root.office.engine, HOUSEHOLD)
    desk = Visit(root.office).sign_in(DESK).get(f"/ho-so/{case_id}")
    desk.send("Từ chối tiếp nhận", ready=WHY, reason="nộp tại phường khác")
    with acting(root.office.engine) as work:
        assert work.session.scalars(select(Refusal.reason)).one() == f"{WHY}; nộp tại phường khác"


def test_a_reason_to_pause_is_changed_on_its_page(root: Visit) -> None:  # noqa: F811
    root.get(LISTS).send("Thêm lý do", code="thien-tai", name="Thiên tai", source=SOURCE)
    root.send("Lưu lý do", name="Thiên tai, dịch bệnh", until="2026-12-31", source=SOURCE)
    assert "Thiên tai, dịch bệnh" in root.words
    assert "đến hết 31/12/2026" in root.words


def test_instructions_stand_at_the_step_and_where_one_applies(root: Visit) -> None:  # noqa: F811
    root.get(STEPS).send("Lưu hướng dẫn", words="Mang theo thẻ căn cước.", source=SOURCE)
    assert "Mang theo thẻ căn cước." in root.get(f"/cong-khai/thu-tuc/{HOUSEHOLD}").words
    assert "Mang theo thẻ căn cước." in Visit(root.office).sign_in(DESK).get(f"/tiep-nhan/{HOUSEHOLD}").words
    root.get(STEPS)
    assert len({one.text_content() for one in root.page.xpath("//main//summary")}) == len(root.page.xpath("//main//h3"))
    root.send("Bỏ hướng dẫn", source=SOURCE)
    assert "Mang theo thẻ" not in root.get(f"/cong-khai/thu-tuc/{HOUSEHOLD}").words
    task_id = task_at(root.office, builders.a_case(root.office.engine, HOUSEHOLD), "tiep_nhan")
    told = {"slug": HOUSEHOLD, "element": "tiep_nhan", "words": "Đối chiếu bản chính.", "source": SOURCE}
    root.get(STEPS).post("/quan-tri/huong-dan/ghi", told)
    assert "Đối chiếu bản chính." in root.words
    assert "Đối chiếu bản chính." in Visit(root.office).sign_in(DESK).get(f"/viec/{task_id}").send("Nhận việc").words


def test_the_instructions_of_any_procedure_are_reached_and_of_none_that_is_not_there(
    root: Visit,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(publications, "MOST", 1)
    with acting(root.office.engine) as work:
        procedures.publish(work, builders.tiny(*builders.straight("a")), active_from=date(2025, 7, 1))
        known = {one.slug for one in publications.every_in_force(work.session, builders.MORNING.date())}
    assert len(known) > 1
    for page in ("/quan-tri/huong-dan", "/quan-tri/quyen-theo-buoc"):
        assert set(root.get(page).page.xpath("//select[@name='thu-tuc']/option/@value")) == known
    assert root.get("/quan-tri/huong-dan?thu-tuc=khong-co").response.status_code == 422


def test_a_message_is_tried_with_invented_data_and_worded_otherwise_until_it_is_taken_back(
    root: Visit,  # noqa: F811
) -> None:
    code = "notice-filed"
    root.get(MESSAGES).send("Xem thử", words="Hồ sơ mới {ma_ho_so}", source="")
    assert f"Hồ sơ mới {messagetexts.PLACES['ma_ho_so'][1]}" in root.words
    root.send("Đổi lời", words="Chào {ho_ten}", source=SOURCE)
    assert "mẫu này không có chỗ điền {ho_ten}" in root.words
    assert root.page.xpath(f"string(//textarea[@id='{code}-words'])") == "Chào {ho_ten}"
    root.send("Đổi lời", words="Hồ sơ mới {ma_ho_so}", source=SOURCE)
    with acting(root.office.engine) as work:
        assert messagetexts.reworded(work.session) == {code: "Hồ sơ mới {ma_ho_so}"}
    root.send("Trở lại nội dung có sẵn", source=SOURCE)
    with acting(root.office.engine) as work:
        assert (messagetexts.reworded(work.session), changes.verify(work.session, "message-texts")) == ({}, 2)


def test_of_two_administrators_the_second_is_told_who_changed_it_and_what_he_typed_stays(root: Visit) -> None:  # noqa: F811
    an_administrator(root.office, "H99", "tinh.hai")
    other = as_administrator(Visit(root.office), "tinh.hai")
    root.get(LISTS).send("Thêm lý do soạn sẵn", act="refuse", words="Không đúng nơi", source=SOURCE, until="")
    places = (
        (LISTS, "Lưu lý do soạn sẵn", "//textarea[@name='words']"),
        (STEPS, "Lưu hướng dẫn", "//textarea[@id='whole-words']"),
        (MESSAGES, "Đổi lời", "//textarea[@id='notice-filed-words']"),
    )
    for path, button, field in places:
        other.get(path)
        root.get(path).send(button, words="Lời của người trước", source=SOURCE)
        other.send(button, words="Lời của người sau", source=SOURCE)
        assert "Ngô Văn Quản đã sửa nội dung này lúc" in other.words, path
        assert "Lời của người trước" in other.words, path
        assert other.page.xpath(f"string({field})") == "Lời của người sau", path
        other.send(button, source=SOURCE)
        assert "Đã ghi" in other.words, path


@pytest.mark.parametrize("path", [LISTS, STEPS, MESSAGES])
def test_whoever_administers_a_part_reads_and_is_told_why_he_changes_nothing(admin: Visit, path: str) -> None:  # noqa: F811
    admin.get(path)
    assert "Chỉ người quản trị toàn hệ thống đổi được" in admin.words
    assert admin.page.xpath("//main//form[@method='post']") == []
    assert admin.asking_too_much(path) == {}


def test_no_page_of_it_takes_more_than_15_statements(root: Visit) -> None:  # noqa: F811
    assert root.asking_too_much(LISTS, STEPS, MESSAGES) == {}
    assert as_administrator(Visit(root.office), ROOT).get(MESSAGES).response.status_code == 200


def test_what_changes_while_it_is_read_is_not_written_over_unseen(
    postgresql: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = build(postgresql, builders.household())
    an_administrator(office, province.PROVINCE[0], ADMINISTRATOR)
    code, read = "status-returned", messagetexts.reworded

    def changed_behind(session: Session) -> Any:
        found = dict(read(session))
        with monkeypatch.context() as patch, acting(postgresql) as work:
            patch.setattr(messagetexts, "reworded", read)
            seen = changes.version(work.session, messagetexts.SUBJECT)
            messagetexts.change(work, code, f"Đã trả lần {seen + 1}", source=SOURCE, seen=seen)
        return found

    page = as_administrator(Visit(office), ADMINISTRATOR)
    looks: tuple[Callable[[], str], ...] = (
        lambda: office.ask("GET", "/message-texts", by=ADMINISTRATOR).headers["ETag"],
        lambda: str(page.get(MESSAGES).page.xpath("//input[@name='version']/@value")[0]),
    )
    for look in looks:
        with monkeypatch.context() as patch:
            patch.setattr(messagetexts, "reworded", changed_behind)
            seen = int(look().strip('"'))
        told = {"words": "Của tôi", "source": SOURCE}
        answer = office.ask("POST", f"/message-texts/{code}:change", told, by=ADMINISTRATOR, seen=seen)
        assert problem(answer) == (412, "setting-changed")
