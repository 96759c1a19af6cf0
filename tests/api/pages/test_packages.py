"""Procedures that go out as packages, and come in from packages, diagrams and tables: told first, then saved."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bpmn import package
from commands.demo import province
from engine import files, outside, revisions
from tests.api.office import Office, build
from tests.api.pages.visit import Visit
from tests.bpmn.steptables import decisions
from tests.bpmn.steptables.decisions import COPY
from tests.bpmn.test_adopt import a_choice
from tests.engine import complete
from tests.engine.builders import DESK, acting

ANALYST = "van.pt"
COPIES = decisions.csv(COPY).encode()


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """The province with an analyst, and a draft."""
    office = build(sqlite, files=tmp_path / "files")
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, "co-roi", complete.covered())
    return office


def drafts(office: Office) -> dict[str, int]:
    with acting(office.engine) as work:
        return {one.slug: one.version for one in revisions.every(work.session)}


def read(office: Office, data: bytes, name: str, **typed: str) -> Visit:
    analyst = Visit(office).sign_in(ANALYST).get("/thiet-ke/nhap")
    return analyst.send("Đọc tệp", file=(io.BytesIO(data), name), **typed)


def test_a_table_of_a_decision_is_told_mapped_and_then_saved(office: Office) -> None:
    analyst = read(office, COPIES, "quyet-dinh.csv")
    for words in ("1 thủ tục nhập được", "Cấp bản sao từ sổ gốc", "theo danh sách từ, cần xem lại", "dòng 4"):
        assert words in analyst.words
    assert set(drafts(office)) == {"co-roi"}
    analyst.send("Đọc lại theo các vị trí này", post__1="chuyen-gia")
    assert "đã chọn" in analyst.words
    analyst.send("Lưu những thủ tục đã chọn thành bản dự thảo")
    assert analyst.response.request.path == "/thiet-ke/cap-ban-sao-tu-so-goc"
    with acting(office.engine) as work:
        made = revisions.files(work.session, "cap-ban-sao-tu-so-goc")
    assert b'post = "chuyen-gia"' in made["procedure.toml"]
    assert analyst.asking_too_much("/thiet-ke/nhap") == {}


def test_a_draft_that_is_there_gives_way_only_when_that_is_chosen_as_it_was_seen(office: Office) -> None:
    analyst = read(office, package.write(complete.files()), "co-roi.zip")
    assert "thay bản dự thảo lần lưu 1" in analyst.words
    assert not analyst.page.xpath("//input[@name='take'][@checked]")
    with acting(office.engine) as work:
        revisions.write(work, "co-roi", "ghi-chu.txt", b"1", seen=1)
    analyst.send("Lưu những thủ tục đã chọn thành bản dự thảo", take="co-roi")
    assert "Có người khác vừa sửa" in analyst.words
    analyst.send("Lưu những thủ tục đã chọn thành bản dự thảo", take="co-roi")
    assert drafts(office) == {"co-roi": 3}


def test_a_diagram_of_another_editor_tells_what_changes_and_leaves_the_other_files(office: Office) -> None:
    data = a_choice("${tuoi &gt;= 18}")
    analyst = read(office, data, "ve.bpmn", slug="co-roi")
    told = analyst.page.xpath(
        "//summary[contains(., 'đã hiểu') or contains(., 'cần xem lại')]/following-sibling::ul/li"
    )
    assert told
    analyst.send("Lưu những thủ tục đã chọn thành bản dự thảo", take="co-roi")
    with acting(office.engine) as work:
        kept = revisions.files(work.session, "co-roi")
    assert b"tuoi &gt;= 18" in kept["process.bpmn"]
    assert b"${" not in kept["process.bpmn"]
    assert "forms/f.json" in kept


def test_a_diagram_that_comes_alone_bears_its_name_and_what_has_still_to_be_said(office: Office) -> None:
    data = a_choice("${tuoi &gt;= 18}").replace(b'<process id="p" ', '<process id="p" name="Xác nhận" '.encode())
    analyst = read(office, data, "ve.bpmn", slug="moi-toanh")
    assert "đã xếp các phần tử thành hình" in analyst.words
    analyst.send("Lưu những thủ tục đã chọn thành bản dự thảo", take="moi-toanh")
    assert "› Xác nhận" in analyst.words
    assert "procedure-missing" not in analyst.words
    with acting(office.engine) as work:
        assert b"BPMNShape" in revisions.files(work.session, "moi-toanh")["process.bpmn"]


HOSTILE = (
    ("a.zip", package.write({"../../etc/a": b"", "procedure.toml": b""}), "đường dẫn không được phép"),
    ("a.zip", package.write({"procedure.toml": b"\0" * 9_000_000}), "8388608 byte"),
    ("a.bpmn", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"),
    ("a.docm", b"PK\x03\x04", "có macro"),
    ("a.pdf", b"%PDF-1.7", "gói thủ tục (.zip), sơ đồ (.bpmn, .xml) hay bảng các bước (.docx, .xlsx, .csv)"),
)


def test_a_hostile_or_broken_file_is_refused_with_its_reason_and_not_kept(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST).get("/thiet-ke/nhap")
    for name, data, words in HOSTILE:
        analyst.send("Đọc tệp", file=(io.BytesIO(data), name))
        assert (analyst.response.status_code, words in analyst.words) == (422, True), name
    assert not any(one.is_file() for one in office.store.root.rglob("*"))
    flawed = decisions.csv([("1", "Tiếp nhận", "", "1 giờ", "")]).encode()
    assert "dòng 3" in analyst.send("Đọc tệp", file=(io.BytesIO(flawed), "a.csv")).words
    assert set(drafts(office)) == {"co-roi"}


def test_while_a_file_is_read_others_write(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    read_apart, orders = outside.Child.ask, []

    def watched(child: outside.Child, said: bytes) -> bytes:
        with closing(sqlite3.connect(str(office.engine.url.database), timeout=0)) as other:
            other.execute("begin immediate")  # refused at once when somebody holds the lock
            other.rollback()
        orders.append(said)
        return read_apart(child, said)

    monkeypatch.setattr(outside.Child, "ask", watched)
    file = (package.write(complete.files()), "nho.zip")
    taken = office.ask("POST", "/parcels:import", {"slug": "nho"}, by=ANALYST, file=file, key="k")
    assert (taken.status_code, len(orders)) == (201, 1)
    read(office, file[0], "ban-hai.zip").send("Lưu những thủ tục đã chọn thành bản dự thảo")
    assert (set(drafts(office)), len(orders)) == ({"co-roi", "nho", "ban-hai"}, 3)


def test_over_the_api_what_went_out_comes_in_again(office: Office) -> None:
    data = office.ask("GET", "/revisions/co-roi/package", by=ANALYST).data
    assert package.read(data) == complete.covered()
    told = office.ask("POST", "/parcels:check", by=ANALYST, file=(data, "co-roi.zip")).get_json()
    assert [(row["slug"], row["draft"], row["can_be_taken"]) for row in told["rows"]] == [("co-roi", 1, True)]
    taken = office.ask("POST", "/parcels:import", {"slug": "ban-hai"}, by=ANALYST, file=(data, "co-roi.zip"))
    assert (taken.status_code, taken.get_json()) == (201, {"slugs": ["ban-hai"]})
    assert set(drafts(office)) == {"co-roi", "ban-hai"}


def test_who_designs_nothing_takes_nothing_in(office: Office) -> None:
    desk = Visit(office).sign_in(DESK)
    assert desk.get("/thiet-ke/nhap").response.status_code == 403
    assert desk.get("/thiet-ke/co-roi/goi.zip").response.status_code == 403


def test_a_ticket_of_somebody_else_opens_nothing(office: Office) -> None:
    with acting(office.engine, DESK) as work:
        files.set_aside(work, office.store, COPIES, name="a.csv", kind="tables")
    analyst = Visit(office).sign_in(ANALYST).get("/thiet-ke/nhap")
    analyst.post("/thiet-ke/nhap", {"ticket": "x", "take": "cap-ban-sao-tu-so-goc"})
    assert (analyst.response.status_code, set(drafts(office))) == (422, {"co-roi"})
