"""Typing errors are put right on a page of the case: reason and field checked, what stood there kept."""

from __future__ import annotations

import uuid

import pytest

from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import ACCEPTED, hours

LEADER = "thanh.ld"
ANSWER, PARTY = "Đính chính tờ khai", "Đính chính thông tin người"


@pytest.fixture
def accepted(desk: Visit, case_id: uuid.UUID) -> Visit:
    """The page of a case that is accepted."""
    assert "Đính chính" not in desk.get(f"/ho-so/{case_id}").words
    builders.do(desk.office.engine, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.2))
    desk.get(f"/ho-so/{case_id}")
    return desk.get(desk.page.xpath("//a[.='Đính chính']/@href")[0])


def test_a_field_of_the_application_is_put_right(accepted: Visit, case_id: uuid.UUID) -> None:
    here = f"/ho-so/{case_id}/dinh-chinh"
    assert "dien_thoai" in accepted.page.xpath("//select[@name='field']/option/@value")
    accepted.get(f"{here}?field=dien_thoai")
    assert accepted.page.xpath("//input[@name='f.dien_thoai']/@value") == ["0912000001"]
    accepted.send(ANSWER, **{"f.dien_thoai": "12", "reason": "Gõ nhầm"})
    assert accepted.response.status_code == 422
    assert accepted.page.xpath("//*[@id='e.dien_thoai']")
    assert accepted.page.xpath("//input[@name='f.dien_thoai' or @name='reason']/@value")[:2] == ["12", "Gõ nhầm"]
    accepted.send(ANSWER, **{"f.dien_thoai": "0912000002", "reason": " "})
    assert (accepted.response.status_code, "Hãy nêu rõ lý do" in accepted.words) == (422, True)
    assert accepted.page.xpath("//input[@name='f.dien_thoai']/@value") == ["0912000002"]
    accepted.send(ANSWER, reason="Gõ nhầm")
    assert "Đã đính chính; nội dung cũ vẫn được lưu" in accepted.words
    assert accepted.page.xpath("//td[position() > 1]/text()") == ["0912000001", "0912000002", "Gõ nhầm"]
    assert accepted.asking_too_much(here, f"{here}?field=dien_thoai") == {}


def test_the_name_of_a_person_is_put_right_and_who_does_not_work_on_the_case_only_reads(
    accepted: Visit, case_id: uuid.UUID
) -> None:
    accepted.send(PARTY, value="Trần Thị Minh", reason="Gõ nhầm")
    assert "Hãy chọn mục bị ghi sai" in accepted.words
    accepted.send(PARTY, what="submitter.full_name", value=" ")
    assert accepted.response.status_code == 422
    accepted.send(PARTY, value="Trần Thị Minh")
    assert accepted.page.xpath("//td[position() > 1]/text()") == ["Trần Thị Minh Họa", "Trần Thị Minh", "Gõ nhầm"]
    reader = Visit(accepted.office).sign_in(LEADER).get(f"/ho-so/{case_id}/dinh-chinh")
    assert ("Gõ nhầm" in reader.words, reader.page.xpath("//main//form")) == (True, [])
    reader.post(f"/ho-so/{case_id}/dinh-chinh/nguoi", {"what": "owner.phone", "value": "1", "reason": "x"})
    assert reader.response.status_code == 409
    assert Visit(accepted.office).sign_in("linh.kh").get(f"/ho-so/{case_id}/dinh-chinh").response.status_code == 404
