"""Papers on pages: looked at page by page, bound from photographs, turned, divided, given back."""

from __future__ import annotations

import io
import uuid
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import Engine

from engine import components, files
from engine.components import Handed
from tests.api.office import OUTSIDER, Office, build
from tests.api.pages.visit import Visit
from tests.engine.builders import DESK, acting, household
from tests.engine.scans.sheets import GREEN, RED, named, pdf


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation that keeps files."""
    return build(sqlite, household(), files=tmp_path / "files")


def handed(office: Office, case_id: uuid.UUID, data: bytes, name: str, position: int = 1) -> uuid.UUID:
    """A paper of the case with *data* as its file."""
    with acting(office.engine, DESK) as work:
        digest = files.keep(work, office.store, data, name=name)
        given = Handed(form="electronic", digest=digest, file_name=name)
        return components.register(work, case_id, position, given).id


def picture(visit: Visit) -> Image.Image:
    """The page of a paper that stands on the page."""
    (address,) = visit.page.xpath("//*[@class='leaf']/img/@src")
    response = visit.client.get(address)
    assert (response.status_code, response.content_type) == (200, "image/jpeg")
    return Image.open(io.BytesIO(response.data))


def follow(visit: Visit, words: str) -> Visit:
    """After the link *words*."""
    return visit.get(visit.page.xpath("//a[normalize-space()=$words]/@href", words=words)[0])


def test_a_paper_is_looked_at_page_by_page_without_saving_it(desk: Visit, case_id: uuid.UUID) -> None:
    handed(desk.office, case_id, pdf(RED, GREEN), "don.pdf")
    desk.get(f"/ho-so/{case_id}")
    desk.get(desk.page.xpath("//ul[@class='checks']//a/@href")[0])
    assert "Trang 1 trên 2" in desk.words
    assert named(picture(desk)) == "red"
    follow(desk, "Trang sau")
    assert named(picture(desk)) == "green"
    follow(follow(desk, "Xoay phải"), "Xoay phải")
    assert named(picture(desk)) == "white"
    width = picture(desk).width
    assert picture(follow(desk, "Phóng to")).width > width
    kept = desk.client.get(desk.page.xpath("//a[normalize-space()='Tải tệp về']/@href")[0], buffered=True)
    assert kept.content_type == "application/octet-stream"


def test_what_has_no_pages_or_is_damaged_is_offered_to_be_saved(desk: Visit, case_id: uuid.UUID) -> None:
    for data, name in ((b"<?xml version='1.0'?><don/>", "don.xml"), (b"%PDF-1.7 hong", "don.pdf")):
        paper_id = handed(desk.office, case_id, data, name)
        desk.get(f"/ho-so/{case_id}/giay-to/{paper_id}")
        assert (desk.response.status_code, "Hãy tải tệp về để xem." in desk.words) == (200, True)
        assert desk.page.xpath("//*[@class='leaf']") == []


def test_papers_of_a_case_are_nothing_to_whoever_may_not_see_it(visit: Visit, case_id: uuid.UUID) -> None:
    paper_id = handed(visit.office, case_id, pdf(RED), "don.pdf")
    visit.sign_in(OUTSIDER)
    for rest in ("", "/trang-1.jpg", "/tep"):
        assert visit.get(f"/ho-so/{case_id}/giay-to/{paper_id}{rest}").response.status_code == 404


def test_a_page_that_is_not_there_is_not_found(desk: Visit, case_id: uuid.UUID) -> None:
    paper_id = handed(desk.office, case_id, pdf(RED), "don.pdf")
    assert desk.get(f"/ho-so/{case_id}/giay-to/{paper_id}/trang-2.jpg").response.status_code == 404
