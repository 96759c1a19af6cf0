"""Rows of a form and its files on the page of a task: added, taken out, kept with the draft, and completed."""

from __future__ import annotations

import hashlib
import io
import json
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine, select

from engine import files
from engine.queries import details
from engine.tables import Case
from tests import browser
from tests.api.office import OUTSIDER, Office, build, problem, task_at
from tests.api.pages import windows
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import DESK, straight
from tests.engine.scans.sheets import BLUE, GREEN, RED, photo, tops

MEMBERS = {
    "type": "dynamiclist",
    "id": "r",
    "path": "nguoi",
    "label": "Người",
    "components": [{"type": "textfield", "id": "t", "key": "ten", "label": "Tên"}],
}
PHOTO = {"type": "filepicker", "id": "a", "key": "anh", "label": "Ảnh hiện trạng", "validate": {"required": True}}
FORM = json.dumps({"type": "default", "id": "f", "components": [MEMBERS]}).encode()
OF_APPLICANT = {"type": "filepicker", "id": "o", "key": "anh_don", "label": "Ảnh kèm đơn"}
APPLICATION = json.dumps({"type": "default", "id": "f", "components": [MEMBERS, OF_APPLICANT]}).encode()
WITH_FILE = json.dumps({"type": "default", "id": "f", "components": [MEMBERS, PHOTO]}).encode()
NAMES = "//input[starts-with(@name, 'f.nguoi.')]/@value"


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation whose first step asks for people."""
    steps = straight("a", "b", a={"form": "f.json"}, b={"form": "g.json"})
    forms = {"f": FORM, "g": WITH_FILE, "application": APPLICATION}
    return build(sqlite, builders.tiny(*steps, **forms), files=tmp_path / "files")


@pytest.fixture
def case_id(office: Office) -> uuid.UUID:
    """A case at that step."""
    return builders.a_case(office.engine)


@pytest.fixture
def page(chromium: Browser, address: str, office: Office) -> Iterator[Page]:
    """A window in which the officer at the desk is signed in."""
    with windows.signed_in(chromium, address, office, DESK, width=1280) as found:
        yield found


def test_a_row_is_added_and_another_taken_out_without_a_script(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/viec/{task_at(desk.office, case_id)}").send("Nhận việc")
    desk.send("Thêm dòng", f__nguoi__0__ten="An")
    desk.send("Thêm dòng", f__nguoi__1__ten="Bình")
    desk.send("Bỏ dòng 1", f__nguoi__2__ten="Chi")
    assert desk.page.xpath(NAMES) == ["Bình", "Chi"]
    desk.send("Hoàn thành")
    with builders.acting(desk.office.engine) as work:
        (answer,) = (row.answers for row in details.answers(work.session, case_id) if row.answers)
    assert answer == {"nguoi": [{"ten": "Bình"}, {"ten": "Chi"}]}


def test_a_row_is_taken_out_with_a_script_and_the_others_stay(page: Page, office: Office, case_id: uuid.UUID) -> None:
    page.goto(f"/viec/{task_at(office, case_id)}")
    page.click("text=Nhận việc")
    browser.settle(page, "text=Trả về hàng chờ")
    page.fill("[name='f.nguoi.0.ten']", "An")
    page.click("text=Thêm dòng")
    page.fill("[name='f.nguoi.1.ten']", "Bình")
    page.click("text=Thêm dòng")
    page.fill("[name='f.nguoi.2.ten']", "Chi")
    page.click("text=Bỏ dòng 1")
    page.wait_for_selector("[name='f.nguoi.2.ten']", state="detached")
    assert [page.input_value(f"[name='f.nguoi.{number}.ten']") for number in (0, 1)] == ["Bình", "Chi"]


def at_files(visit: Visit, case_id: uuid.UUID) -> Visit:
    """At the step that asks for a file, which the visitor holds."""
    builders.do(visit.office.engine, case_id, "a")
    return visit.get(f"/viec/{task_at(visit.office, case_id, 'b')}").send("Nhận việc")


def test_a_file_is_asked_for_kept_with_the_draft_and_answered(desk: Visit, case_id: uuid.UUID) -> None:
    at_files(desk, case_id).send("Hoàn thành", f__nguoi__0__ten="An")
    assert desk.response.status_code == 422
    desk.send("Lưu nháp", f__anh__file=[(io.BytesIO(photo(RED)), "mot.jpg"), (io.BytesIO(photo(BLUE)), "hai.jpg")])
    (address,) = desk.page.xpath("//ol[@class='tray']//img/@src")
    assert desk.client.get(address).status_code == 200
    assert desk.page.xpath(NAMES) == ["An"]
    desk.send("Hoàn thành")
    with builders.acting(desk.office.engine) as work:
        said = details.answers(work.session, case_id)[-1].answers["anh"]
        assert tops(files.read(desk.office.store, said.removeprefix("pdf:"))) == ["red", "blue"]
    desk.get(f"/ho-so/{case_id}")
    (address,) = desk.page.xpath("//a[starts-with(normalize-space(), 'tep-')]/@href")
    kept = desk.client.get(address, buffered=True)
    assert (kept.status_code, kept.content_type) == (200, "application/octet-stream")
    assert desk.client.get(address[:-1] + ("0" if address[-1] != "0" else "1")).status_code == 404
    assert Visit(desk.office).sign_in(OUTSIDER).client.get(address).status_code == 404


def test_a_hostile_file_is_told_beside_its_field_and_nothing_typed_is_lost(desk: Visit, case_id: uuid.UUID) -> None:
    at_files(desk, case_id)
    desk.send("Hoàn thành", f__nguoi__0__ten="An", f__anh__file=(io.BytesIO(b"MZ\x90"), "mot.pdf"))
    assert "không thuộc loại được nhận" in desk.page.xpath("string(//*[@id='e.f.anh'])")
    assert desk.page.xpath(NAMES) == ["An"]


def test_an_application_takes_files_and_rows_at_reception_too(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get("/tiep-nhan/nho").send("Thêm dòng", f__nguoi__0__ten="An")
    desk.send("Bỏ dòng 1", f__nguoi__1__ten="Bình")
    assert desk.page.xpath(NAMES) == ["Bình"]
    desk.send("Lưu lại, chưa tiếp nhận", f__anh_don__file=(io.BytesIO(photo(RED)), "mot.jpg"))
    assert (desk.response.status_code, "Hãy nhập họ và tên" in desk.words) == (422, True)
    desk.send("Lưu lại, chưa tiếp nhận", p__submitter__full_name="Trần Thị Minh Họa")
    assert desk.response.status_code == 200
    with builders.acting(desk.office.engine) as work:
        (case,) = work.session.scalars(select(Case).where(Case.id != case_id)).all()
        answers = details.answers(work.session, case.id)[0].answers
    assert answers["nguoi"] == [{"ten": "Bình"}]
    assert answers["anh_don"].startswith("jpg:")


def test_a_reference_without_a_ticket_is_no_answer(desk: Visit, case_id: uuid.UUID) -> None:
    at_files(desk, case_id)
    desk.send("Hoàn thành", f__anh="pdf:" + "0" * 64, **{"f.anh.ticket": "pdf:" + "0" * 64})
    assert desk.response.status_code == 422


def test_whoever_knows_a_digest_does_not_reach_its_content(desk: Visit, case_id: uuid.UUID) -> None:
    office = desk.office
    with builders.acting(office.engine, builders.DESK_TOO) as work:
        files.keep(work, office.store, photo(GREEN), name="mat.jpg")
    builders.do(office.engine, case_id, "a")
    task_id = task_at(office, case_id, "b")
    stolen = {"answers": {"anh": f"jpg:{hashlib.sha256(photo(GREEN)).hexdigest()}"}}
    drafted = office.ask("PUT", f"/tasks/{task_id}/draft", stolen, seen=0)
    assert problem(drafted) == (422, "not-handed-in")
    assert problem(office.ask("POST", f"/tasks/{task_id}:complete", stolen, seen=1)) == (422, "not-handed-in")
    with builders.acting(office.engine, DESK) as work:
        files.keep(work, office.store, photo(GREEN), name="cua-minh.jpg")
    assert office.ask("PUT", f"/tasks/{task_id}/draft", stolen, seen=0).status_code == 200
    assert office.ask("POST", f"/tasks/{task_id}:complete", stolen, seen=1).status_code == 200


def test_a_file_and_its_turn_are_kept_by_a_script_at_once(page: Page, office: Office, case_id: uuid.UUID) -> None:
    builders.do(office.engine, case_id, "a")
    page.goto(f"/viec/{task_at(office, case_id, 'b')}")
    page.click("text=Nhận việc")
    browser.settle(page, "text=Trả về hàng chờ")
    sent = {"name": "mot.jpg", "mimeType": "image/jpeg", "buffer": photo(RED)}
    page.set_input_files("[id='f.anh.file']", sent)  # type: ignore[arg-type] # a payload
    page.wait_for_selector(".tray li")
    page.click(".tray button:has-text('Xoay phải')")
    page.wait_for_selector(".tray :text('.pdf')")
    assert browser.violations(page) == []
