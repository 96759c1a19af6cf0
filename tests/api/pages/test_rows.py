"""Rows of a form and its files on the page of a task: added, taken out, kept with the draft, and completed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine

from engine.queries import details
from tests.api.office import Office, build, task_at
from tests.api.pages import windows
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import DESK, straight

MEMBERS = {
    "type": "dynamiclist",
    "id": "r",
    "path": "nguoi",
    "label": "Người",
    "components": [{"type": "textfield", "id": "t", "key": "ten", "label": "Tên"}],
}
FORM = json.dumps({"type": "default", "id": "f", "components": [MEMBERS]}).encode()
NAMES = "//input[starts-with(@name, 'f.nguoi.')]/@value"


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation whose first step asks for people."""
    steps = straight("a", "b", a={"form": "f.json"})
    return build(sqlite, builders.tiny(*steps, f=FORM), files=tmp_path / "files")


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
    page.fill("[name='f.nguoi.0.ten']", "An")
    page.click("text=Thêm dòng")
    page.fill("[name='f.nguoi.1.ten']", "Bình")
    page.click("text=Thêm dòng")
    page.fill("[name='f.nguoi.2.ten']", "Chi")
    page.click("text=Bỏ dòng 1")
    page.wait_for_selector("[name='f.nguoi.2.ten']", state="detached")
    assert [page.input_value(f"[name='f.nguoi.{number}.ten']") for number in (0, 1)] == ["Bình", "Chi"]
