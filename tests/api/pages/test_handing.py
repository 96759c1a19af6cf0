"""A task on its page handed to a colleague at the same post: for good, or to be done and got back."""

from __future__ import annotations

import uuid

from tests.api.office import task_at
from tests.api.pages.visit import Visit
from tests.engine.builders import DESK_TOO, EXPERT


def held(desk: Visit, case_id: uuid.UUID) -> Visit:
    """The page of the first step, which the officer holds."""
    return desk.get(f"/viec/{task_at(desk.office, case_id, 'tiep_nhan')}").send("Nhận việc")


def test_a_task_goes_to_a_colleague_for_good(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/viec/{task_at(desk.office, case_id, 'tiep_nhan')}")
    assert not desk.page.xpath("//details[@id='chuyen-viec']")
    held(desk, case_id)
    assert desk.page.xpath("//select[@name='to']/option/@value") == ["", DESK_TOO]
    desk.send("Chuyển hẳn", to=EXPERT, reason="Tôi đi họp")
    (told,) = desk.page.xpath("//details[@id='chuyen-viec'][@open]//*[@role='alert']")
    assert (desk.response.status_code, "không được làm việc này" in told.text_content()) == (409, True)
    assert desk.page.xpath("//input[@name='reason']/@value") == ["Tôi đi họp"]
    desk.send("Chuyển hẳn", to=DESK_TOO)
    assert "Đã chuyển việc cho cán bộ khác" in desk.words
    other = Visit(desk.office).sign_in(DESK_TOO).get("/viec?list=mine")
    assert len(other.page.xpath("//tr[@data-row]")) == 1


def test_a_task_is_done_by_a_colleague_and_got_back(desk: Visit, case_id: uuid.UUID) -> None:
    held(desk, case_id).send("Nhờ làm", to=DESK_TOO)
    assert "Bạn đã nhờ Trần Thị Lan làm việc này" in desk.words
    path = desk.response.request.path
    other = Visit(desk.office).sign_in(DESK_TOO).get(path)
    assert "nhờ bạn làm việc này" in other.words
    assert not other.page.xpath("//details[@id='chuyen-viec']")
    desk.send("Lấy lại việc")
    assert "Trả về hàng chờ" in desk.words
    other.send("Trao lại")
    assert "Việc này không do bạn ủy thác" in other.words
    assert desk.send("Nhờ làm", to=DESK_TOO).response.status_code == 200
    assert desk.asking_too_much(path) == {}
    other.get(path).send("Trao lại")
    assert "đang giữ việc này" in other.words
    assert desk.asking_too_much(path) == {}
