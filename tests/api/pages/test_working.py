"""An officer's work on the pages: the inbox, a task with its form and draft, what is refused, the page of a case."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from adapters import errorlog
from engine import drafts, tasks
from tests.api.office import OUTSIDER, Office, task_at
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, DESK_TOO, EXPERT, HOUSEHOLD, acting, hours

STEP = "Kiểm tra, tiếp nhận hồ sơ"


def opened(visit: Visit, case_id: uuid.UUID) -> Visit:
    return visit.get(f"/viec/{task_at(visit.office, case_id, 'tiep_nhan')}")


def drafted(office: Office, case_id: uuid.UUID, *, by: str = DESK) -> dict[str, Any]:
    with acting(office.engine, by) as work:
        assert work.actor_id is not None
        kept = drafts.of(work.session, builders.waiting(work, case_id, "tiep_nhan").id, work.actor_id)
        return dict(kept.answers) if kept else {}


def appraising(office: Office, case_id: uuid.UUID) -> None:
    """The case waits for its appraisal."""
    builders.do(office.engine, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.2))
    builders.do(office.engine, case_id, "phan_cong", by=CHIEF, at=hours(0.4))


def test_the_inbox_tells_what_is_left_in_words_the_most_urgent_first(desk: Visit, case_id: uuid.UUID) -> None:
    builders.a_case(desk.office.engine, HOUSEHOLD, at=hours(-96))
    desk.get("/viec")
    left = [one.text_content().strip() for one in desk.page.xpath("//span[contains(@class, 'left')]")]
    assert len(left) == 2
    assert left[0].startswith("quá ")
    assert left[1].startswith("còn ")


def test_an_empty_list_says_what_to_do(visit: Visit) -> None:
    visit.sign_in(DESK)
    assert "Việc mới sẽ hiện ở đây" in visit.get("/viec").words
    assert "Nhận việc kế tiếp" in visit.get("/viec?list=mine").page.xpath("string(//*[@class='empty'])")


def test_the_address_of_a_list_carries_what_is_shown(desk: Visit) -> None:
    desk.get(f"/viec?list=free&procedure={HOUSEHOLD}")
    assert len(desk.page.xpath("//tr[@data-row]")) == 1
    assert "Không có việc nào của thủ tục này" in desk.get("/viec?list=free&procedure=khac").words
    assert desk.get("/viec?after=hong").response.status_code == 422


def test_claim_complete_next_takes_three_presses(desk: Visit, case_id: uuid.UUID) -> None:
    second = builders.a_case(desk.office.engine, HOUSEHOLD, at=hours(0.5))
    desk.get("/viec").send("Nhận việc kế tiếp")
    assert "Việc của bạn" in desk.words
    desk.send("Hoàn thành", f__ket_qua_tiep_nhan="tiep-nhan")
    assert desk.page.findtext(".//h1") == f"Đã hoàn thành “{STEP}”"
    assert "Phân công thẩm định" in desk.words
    desk.send("Nhận việc kế tiếp")
    assert desk.response.request.path == f"/viec/{task_at(desk.office, second, 'tiep_nhan')}"
    desk.get("/viec").send("Nhận việc kế tiếp")
    assert desk.response.request.path == "/viec"


def test_a_task_is_claimed_and_released(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get("/viec").send("Nhận việc")
    assert "Trả về hàng chờ" in desk.words
    desk.send("Trả về hàng chờ")
    assert "chưa ai nhận" in desk.words


def test_a_field_that_is_wrong_says_so_beside_it_and_keeps_what_was_typed(desk: Visit, case_id: uuid.UUID) -> None:
    opened(desk, case_id).send("Hoàn thành", f__ket_qua_tiep_nhan="bo-sung", f__ly_do="x" * 1001)
    assert desk.response.status_code == 422
    (field,) = desk.page.xpath("//*[@name='f.ly_do']")
    assert (field.text.strip(), field.get("aria-invalid")) == ("x" * 1001, "true")
    told = desk.page.xpath("//*[@id='e.ly_do']")[0].text_content()
    assert "1000" in told
    assert "e.ly_do" in field.get("aria-describedby")
    assert desk.page.xpath("//*[@role='alert']//a/@href") == ["#f.ly_do"]


def test_a_draft_is_kept_and_found_again(desk: Visit, case_id: uuid.UUID) -> None:
    opened(desk, case_id).send("Lưu nháp", f__ket_qua_tiep_nhan="tu-choi", f__ly_do="Sai thẩm quyền")
    assert drafted(desk.office, case_id) == {"ket_qua_tiep_nhan": "tu-choi", "ly_do": "Sai thẩm quyền"}
    opened(desk, case_id)
    assert desk.page.xpath("//*[@name='f.ly_do']")[0].text.strip() == "Sai thẩm quyền"
    assert "Đã lưu nháp lúc" in desk.words
    desk.send("Lưu nháp", f__ly_do="Khác")
    assert drafted(desk.office, case_id)["ly_do"] == "Khác"


def test_a_part_for_htmx_brings_the_fields_only_when_others_are_to_be_seen(desk: Visit, case_id: uuid.UUID) -> None:
    opened(desk, case_id)
    path = f"{desk.response.request.path}/nhap"
    shown = desk.page.xpath("//*[@name='shown']/@value")[0]
    answers = []
    for number, result in enumerate(("tiep-nhan", "tiep-nhan", "bo-sung")):
        sent = {"draft_version": str(number), "shown": shown, "f.ket_qua_tiep_nhan": result}
        desk.get(f"/viec/{task_at(desk.office, case_id, 'tiep_nhan')}")
        desk.post(path, sent, {"HX-Request": "true"})
        answers.append(bool(desk.page.xpath("//*[@id='fields']")))
        shown = (desk.page.xpath("//*[@name='shown']/@value") or [shown])[0]
        assert desk.page.xpath("//*[@name='draft_version']/@value") == [str(number + 1)]
    assert answers == [True, False, True]


def test_a_draft_saved_elsewhere_is_told_and_the_next_saving_keeps_this_one(desk: Visit, case_id: uuid.UUID) -> None:
    opened(desk, case_id)
    path = f"{desk.response.request.path}/nhap"
    with acting(desk.office.engine, DESK) as work:
        drafts.save(work, builders.waiting(work, case_id, "tiep_nhan").id, answers={"ly_do": "ở nơi khác"}, seen=0)
    mine = {"draft_version": "0", "f.ly_do": "tại đây"}
    desk.post(path, mine, {"HX-Request": "true"})
    assert (desk.response.status_code, "đã được lưu ở nơi khác" in desk.words) == (409, True)
    assert drafted(desk.office, case_id) == {"ly_do": "ở nơi khác"}
    version = desk.page.xpath("//*[@name='draft_version']/@value")[0]
    opened(desk, case_id).post(path, {**mine, "draft_version": version}, {"HX-Request": "true"})
    assert drafted(desk.office, case_id)["ly_do"] == "tại đây"


def test_a_task_that_changed_meanwhile_is_told_with_what_was_typed(desk: Visit, case_id: uuid.UUID) -> None:
    opened(desk, case_id)
    with acting(desk.office.engine, DESK_TOO) as work:
        task = builders.waiting(work, case_id, "tiep_nhan")
        tasks.claim(work, task.id, seen=task.version)
    desk.send("Hoàn thành", f__ket_qua_tiep_nhan="bo-sung", f__ly_do="Thiếu giấy")
    assert (desk.response.status_code, "Cán bộ khác đã nhận việc này" in desk.words) == (409, True)
    assert desk.page.xpath("//*[@name='f.ly_do']")[0].text.strip() == "Thiếu giấy"


def test_a_completed_task_with_a_next_one_in_the_case_leads_there(visit: Visit) -> None:
    case_id = builders.a_case(visit.office.engine, HOUSEHOLD)
    visit.sign_in(DESK)
    opened(visit, case_id).send("Hoàn thành", f__ket_qua_tiep_nhan="bo-sung", f__ly_do="Thiếu bản chính")
    assert visit.page.findtext(".//h1") == "Hướng dẫn một lần, nhận hồ sơ hoàn thiện"
    assert f"Đã hoàn thành “{STEP}”" in visit.words


def test_the_page_of_a_case_tells_everything_of_it(visit: Visit, case_id: uuid.UUID) -> None:
    appraising(visit.office, case_id)
    visit.sign_in(EXPERT).get(f"/ho-so/{case_id}")
    for word in ("Trần Thị Minh Họa", "Đang xử lý", "Tên hộ kinh doanh", "Bánh mì Sớm Mai", "50.000.000 ₫", "còn "):
        assert word in visit.words
    here = [one.text_content() for one in visit.page.xpath("//*[@aria-current='step']")]
    assert [("Thẩm định hồ sơ" in one, "đang ở đây" in one) for one in here] == [(True, True)]
    visit.get(f"/ho-so/{case_id}/nhat-ky")
    for word in ("Nộp hồ sơ", "Nguyễn Thị Mai", "Phân công thẩm định"):
        assert word in visit.words
    picture = visit.client.get(f"/ho-so/{case_id}/so-do.svg")
    assert (picture.mimetype, b"<svg" in picture.data) == ("image/svg+xml", True)


@pytest.mark.parametrize("path", ["/ho-so/{case}", "/ho-so/{case}/nhat-ky", "/ho-so/{case}/so-do.svg", "/viec/{task}"])
def test_outside_his_rights_there_is_nothing_for_an_officer(visit: Visit, case_id: uuid.UUID, path: str) -> None:
    places = {"case": case_id, "task": task_at(visit.office, case_id, "tiep_nhan")}
    visit.sign_in(OUTSIDER).get(path.format(**places))
    assert (visit.response.status_code, "Minh Họa (" in visit.words) == (404, False)
    assert "Trần Thị Minh Họa" not in visit.words


def test_whoever_may_only_read_a_task_is_told_why_he_may_not_do_it(visit: Visit, case_id: uuid.UUID) -> None:
    opened(visit.sign_in(EXPERT), case_id)
    assert "Việc này chờ vị trí “Tiếp nhận và trả kết quả”" in visit.words
    assert not visit.page.xpath("//form[@id='task-form']")
    assert "This task waits for the post “Tiếp nhận và trả kết quả”" in visit.send("English").words


def test_a_task_that_a_colleague_holds_says_who_and_what_to_do(visit: Visit, case_id: uuid.UUID) -> None:
    with acting(visit.office.engine, DESK_TOO) as work:
        task = builders.waiting(work, case_id, "tiep_nhan")
        tasks.claim(work, task.id, seen=task.version)
    opened(visit.sign_in(DESK), case_id)
    assert "Trần Thị Lan đang giữ việc này" in visit.words


def test_no_page_takes_more_than_15_statements(visit: Visit, case_id: uuid.UUID) -> None:
    appraising(visit.office, case_id)
    visit.sign_in(EXPERT)
    task_id = task_at(visit.office, case_id, "tham_dinh")
    case, task = f"/ho-so/{case_id}", f"/viec/{task_id}"
    assert visit.asking_too_much("/", "/viec", task, f"{task}?list=inbox", case, f"{case}/nhat-ky") == {}


def test_every_page_comes_with_the_headers_that_keep_it_safe(desk: Visit) -> None:
    for path in ("/", "/viec", "/nowhere", "/dang-nhap"):
        headers = desk.get(path).response.headers
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert not desk.page.xpath("//script[not(@src)] | //@style | //style")


def test_an_error_page_carries_a_reference_that_the_log_knows(
    desk: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setenv("MOTCUA_LOG", str(tmp_path / "log"))
    monkeypatch.setattr("engine.queries.tasks.page", lambda *_, **__: 1 / 0)
    desk.office.app.testing = False
    desk.get("/viec")
    reference = desk.page.xpath("//code/text()")[0]
    assert desk.response.status_code == 500
    assert reference in errorlog.path().read_text(encoding="utf-8")
