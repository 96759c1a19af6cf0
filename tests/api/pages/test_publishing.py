"""Publishing with its impact first, over pages and over the API, and the versions that come of it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from werkzeug.test import TestResponse

from bpmn import folder
from commands.demo import province
from engine import changes, procedures, revisions
from engine.tables import Publication, RevisionMark, StoredFile
from tests.api.office import Office, build, problem
from tests.api.pages.test_officers import as_administrator
from tests.api.pages.visit import Visit
from tests.engine import builders, complete
from tests.engine.builders import MORNING, acting

SLUG = "nho"
PDF = b"%PDF-1.4\n%%EOF\n"
BOTH, ANALYST = "quang.qt", "van.pt"  #: an administrator who designs, too; an analyst


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """A version in force with a running case, and a draft that gives one step more time and the whole less."""
    before = folder.read(
        complete.files(examine=complete.a_step("examine", limit="PT2H", status="processing")), slug=SLUG
    )
    office = build(sqlite, before, files=tmp_path)
    with acting(sqlite) as work:
        province.seed_whole(work)
    builders.a_case(sqlite, SLUG)
    with acting(sqlite) as work:
        settings = complete.WHOLE.replace("P3D", "P2D")
        revisions.begin(work, SLUG, complete.covered(settings=settings))
    return office


def published(office: Office) -> int:
    with acting(office.engine) as work:
        return work.session.scalars(select(func.count()).select_from(Publication)).one()


def publish(office: Office, asked: dict[str, str], *, by: str = BOTH, seen: int = 1) -> TestResponse:
    return office.ask("POST", f"/revisions/{SLUG}:publish", asked, by=by, seen=seen, file=(PDF, "q.pdf"))


def test_publishing_tells_what_changes_then_keeps_the_decision_with_its_file(office: Office) -> None:
    admin = as_administrator(Visit(office), BOTH).get(f"/thiet-ke/{SLUG}/cong-bo")
    for said in ("3 ngày làm việc → 2 ngày làm việc", "1 hồ sơ theo phiên bản 1", "Hẹn trả mới", "Kiểm tra đạt"):
        assert said in admin.words
    admin.send("Công bố phiên bản này", number=" ", decision__file=(io.BytesIO(PDF), "qd-15.pdf"))
    assert admin.response.status_code == 422
    assert "Đã nhận tệp qd-15.pdf" in admin.words
    admin.send("Công bố phiên bản này", number="QĐ 15/2026 của Chủ tịch")
    assert "QĐ 15/2026 của Chủ tịch" in admin.words
    assert re.search(r" (\d+)/\1 luồng", admin.words)
    (link,) = admin.page.xpath("//a[text()='qd-15.pdf']/@href")
    assert admin.client.get(link, buffered=True).data == PDF
    with acting(office.engine) as work:
        assert changes.verify(work.session, f"procedure {SLUG}") == 1
        assert revisions.files(work.session, SLUG)
        assert work.session.get(RevisionMark, (SLUG, 1))  # what was published stays
    assert admin.asking_too_much(f"/thiet-ke/{SLUG}/cong-bo", f"/thiet-ke/{SLUG}/phien-ban") == {}


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [(b"MZ\x90\x00", "qd.pdf", "không thuộc loại được nhận"), (PDF, "qd.docx", "không đúng như phần mở rộng")],
)
def test_a_hostile_file_of_a_decision_publishes_nothing(office: Office, data: bytes, name: str, words: str) -> None:
    admin = as_administrator(Visit(office), BOTH).get(f"/thiet-ke/{SLUG}/cong-bo")
    admin.send("Công bố phiên bản này", number="QĐ 1", decision__file=(io.BytesIO(data), name))
    assert (admin.response.status_code, words in admin.words) == (422, True)
    assert published(office) == 1


def test_what_the_strict_check_finds_or_somebody_else_changed_is_not_published(office: Office) -> None:
    admin = as_administrator(Visit(office), BOTH).get(f"/thiet-ke/{SLUG}/cong-bo")
    with acting(office.engine) as work:
        revisions.write(work, SLUG, "procedure.toml", complete.WHOLE.replace("P3D", "P9D").encode(), seen=1)
    admin.send("Công bố phiên bản này", number="QĐ 1")
    assert "Có người khác vừa sửa" in admin.words
    assert "coverage-stale" in admin.words
    assert not admin.page.xpath("//button[normalize-space()='Công bố phiên bản này']")
    refused = publish(office, {"decision": "QĐ 1"}, seen=2)
    assert problem(refused) == (409, "not-publishable")
    with acting(office.engine) as work:
        assert work.session.scalars(select(StoredFile)).all() == []


def test_over_the_api_too_and_only_once(office: Office) -> None:
    said = office.ask("GET", f"/revisions/{SLUG}/impact", by=BOTH).get_json()
    assert (said["version"], said["errors"], said["impact"]["running"]) == (1, [], [{"version": 1, "cases": 1}])
    asked = {"decision": "QĐ 2", "since": "2027-01-01"}
    done = publish(office, asked)
    assert (done.status_code, done.get_json()["version"], done.get_json()["active_from"]) == (201, 2, "2027-01-01")
    again = publish(office, asked)
    assert problem(again) == (409, "nothing-new")
    assert office.ask("GET", f"/procedures/{SLUG}/versions/2/decision", by=BOTH).data == PDF
    with acting(office.engine) as work:
        now = procedures.in_force(work.session, SLUG, MORNING.date())
        assert now.procedure.limits[0].text == "P3D"


def test_an_analyst_looks_but_does_not_publish(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST).get(f"/thiet-ke/{SLUG}/cong-bo")
    assert "do người quản trị toàn hệ thống làm" in analyst.words
    refused = publish(office, {"decision": "QĐ 1"}, by=ANALYST)
    assert problem(refused) == (403, "not-allowed")
    assert published(office) == 1
