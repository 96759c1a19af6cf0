"""The administrator takes the national catalogue over from a file; programs do the same."""

from __future__ import annotations

import io
from pathlib import Path

import orjson
import pytest
from sqlalchemy import Engine, select

from commands.demo import province
from engine import catalogue
from engine.tables import StoredFile
from tests.api.office import Office, build, problem
from tests.api.pages.test_officers import as_administrator
from tests.api.pages.visit import Visit
from tests.engine.builders import DESK, acting, household
from tests.engine.test_cataloguefiles import DECISION, coded

ADMINISTRATOR = "quang.qt"
PAGE = "/quan-tri/danh-muc/quoc-gia"


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """The province with an administrator and one procedure."""
    found = build(sqlite, household(), files=tmp_path / "files")
    with acting(sqlite) as work:
        province.seed_whole(work)
    return found


def packed(*rows: object) -> bytes:
    return b"\n".join(orjson.dumps(row) for row in rows)


def sent(visit: Visit, *rows: object) -> Visit:
    return visit.get(PAGE).send("Đọc tệp", file=(io.BytesIO(packed(*rows)), "danh-muc.jsonl"))


def contents(office: Office) -> list[Path]:
    return [path for path in office.store.root.rglob("*") if path.is_file()]


def count(office: Office) -> int:
    with acting(office.engine) as work:
        return catalogue.count(work.session)


def test_a_file_is_looked_at_first_then_taken_over_by_a_decision(office: Office) -> None:
    visit = as_administrator(Visit(office), ADMINISTRATOR).get("/quan-tri/danh-muc")
    assert visit.page.xpath("//a[@href=$to]", to=PAGE)
    ours = {**coded(1), "code": household().code}
    sent(visit, ours, coded(2), {"code": "x"})
    assert "dòng 3: Dòng này không phải một thủ tục của danh mục: 'x' không phải mã thủ tục." in visit.words
    assert count(office) == 0
    visit.send("Nhận vào danh mục", source=" ")
    assert "không được để trống" in visit.page.get_element_by_id("q-source-wrong").text_content()
    assert len(contents(office)) == 1
    visit.send("Nhận vào danh mục", source=DECISION)
    assert contents(office) == []  # nobody needs the file any more
    assert "2 thủ tục mới, 0 thay đổi, 0 hết hiệu lực" in visit.words
    assert f"Dương Minh Quang: {DECISION}" in visit.words
    sent(visit, {**ours, "name": "Tên mới"})
    assert "đang dùng ở đây" in visit.words
    assert "Tên thủ tục: 'Đăng ký khai sinh' → 'Tên mới'." in visit.words
    visit.send("Nhận vào danh mục", source=DECISION, ending="1")
    assert "0 thủ tục mới, 1 thay đổi, 1 hết hiệu lực" in visit.words
    assert count(office) == 1
    assert visit.asking_too_much(PAGE) == {}


def test_a_file_that_is_none_is_refused_and_not_kept_and_only_the_administrator_sends_one(office: Office) -> None:
    visit = as_administrator(Visit(office), ADMINISTRATOR).get(PAGE)
    visit.send("Đọc tệp", file=(io.BytesIO(b"%PDF-1.4"), "a.jsonl"))
    assert (visit.response.status_code, "không phải JSON" in visit.words) == (422, True)
    visit.post(PAGE, {"ticket": "x", "source": DECISION})
    assert "hãy gửi lại tệp" in visit.words
    with acting(office.engine) as work:
        assert work.session.scalars(select(StoredFile.digest)).all() == []
    assert Visit(office).sign_in(DESK).get(PAGE).response.status_code == 403


def test_programs_look_and_take_over_too(office: Office) -> None:
    file = (packed(coded(1), coded(2)), "danh-muc.jsonl")
    told = office.ask("POST", "/catalogue:check", {}, by=ADMINISTRATOR, file=file).get_json()
    assert told["counts"] == {"new": 2, "changed": 0, "same": 0, "refused": 0, "missing": 0}
    assert problem(office.ask("POST", "/catalogue:import", {"source": DECISION}, by=DESK, file=file))[0] == 403
    taken = office.ask("POST", "/catalogue:import", {"source": DECISION}, by=ADMINISTRATOR, file=file)
    assert [one["outcome"] for one in taken.get_json()["rows"]] == ["new", "new"]
    less = (packed(coded(1)), "danh-muc.jsonl")
    changed = office.ask("POST", "/catalogue:import", {"source": DECISION, "ending": 7}, by=ADMINISTRATOR, file=less)
    assert problem(changed) == (412, "catalogue-changed")
    rows = office.ask("POST", "/catalogue/search", {"words": "khai sinh"}, by=DESK).get_json()["rows"]
    assert [one["code"] for one in rows] == ["1.000001", "1.000002"]
