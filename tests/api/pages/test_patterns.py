"""New procedures from a pattern, and what a pattern changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import Engine

from bpmn import amend, folder, patternbook, shipped
from bpmn.amend import CannotAmend
from commands.demo import province
from engine import copysheets, inspection, revisions, spreadsheets
from tests.api.office import Office, build, problem
from tests.api.pages.visit import Visit
from tests.engine.builders import HOUSEHOLD, acting, household

ANALYST, SLUG = "van.pt", "cap-the"


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """The province with an analyst."""
    office = build(sqlite)
    with acting(sqlite) as work:
        province.seed_whole(work)
    return office


@pytest.mark.parametrize("name", sorted(patternbook.patterns().keys() - {patternbook.BLANK}))
def test_a_pattern_has_no_error_and_tells_what_it_is_for(name: str) -> None:
    pattern = patternbook.pattern(name)
    found = inspection.problems(folder.running(pattern.files), slug=name)
    assert [one.vi for one in found if one.is_error] == []
    assert pattern.title
    assert pattern.when
    copied = patternbook.copy(pattern, patternbook.Filled(name="Cấp thẻ", code="1.001234", since=date(2027, 1, 4)))
    assert not {path for path, data in copied.items() if pattern.procedure.name in data.decode()}


def test_a_procedure_is_begun_from_nothing(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST).get("/thiet-ke/mau?pattern=trong")
    analyst.send("Lập bản dự thảo", name="Cấp thẻ", code="1.001234")
    assert "› Cấp thẻ" in analyst.words
    with acting(office.engine) as work:
        files = revisions.files(work.session, "cap-the")
    assert '"Bộ phận một cửa" = { post = "mot-cua"' in files["procedure.toml"].decode()
    found = {one.rule for one in inspection.problems(folder.running(files), slug="cap-the") if one.is_error}
    undrawn = {"no-supplement-path", "no-refusal-path", "no-stop-path"}
    assert found == {"process-without-end", "no-way-out", *undrawn}  # only what has to be drawn


def test_a_copy_says_what_was_filled_in_and_is_told_what_the_pattern_changed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst = Visit(office).sign_in(ANALYST).get("/thiet-ke/mau?pattern=mot-cap")
    analyst.send("Lập bản dự thảo", name="Cấp thẻ", code=" ")
    assert "Hãy nhập tên và mã thủ tục" in analyst.words
    filled = {
        "name": 'Cấp thẻ "hội viên" & khác',
        "code": "1.001234",
        "slug": SLUG,
        "limit": "P7D",
        "decision": "15/QĐ",
    }
    analyst.send("Lập bản dự thảo", **filled, **{"post.Chuyên viên": "truong-phong"})
    with acting(office.engine) as work:
        files = revisions.files(work.session, SLUG)
        made = folder.read(folder.running(files), slug=SLUG)
        revisions.write(work, SLUG, "forms/ky-duyet.json", b"{}", seen=1)
    assert (made.name, made.code, made.limits[0].text) == (filled["name"], "1.001234", "P7D")
    assert made.roles["Chuyên viên"].post == "truong-phong"
    assert "Cấp thẻ 'hội viên' & khác (1.001234)" in files[shipped.FEATURE].decode()
    assert "Mẫu không thay đổi" in analyst.get(f"/thiet-ke/{SLUG}/mau").words
    old = patternbook.pattern("mot-cap")
    newer = {**old.files, "process.bpmn": old.files["process.bpmn"].replace(b'value="PT2H"', b'value="PT1H"', 1)}
    newer |= {"forms/ky-duyet.json": old.files["forms/phat-hanh.json"]}
    changed = {**patternbook.patterns(), "mot-cap": replace(old, files=newer)}
    monkeypatch.setattr(patternbook, "patterns", lambda: changed)
    analyst.get(f"/thiet-ke/{SLUG}/mau")
    assert "thời hạn 2 giờ làm việc → 1 giờ làm việc." in analyst.words
    assert "Đã sửa riêng nên giữ nguyên: forms/ky-duyet.json." in analyst.words
    analyst.send("Lấy thay đổi của mẫu")
    with acting(office.engine) as work:
        now = revisions.files(work.session, SLUG)
    assert now["forms/ky-duyet.json"] == b"{}"
    assert b'value="PT1H"' in now["process.bpmn"]
    assert "Mẫu không thay đổi" in analyst.get(f"/thiet-ke/{SLUG}/mau").words
    assert problem(office.ask("POST", f"/revisions/{SLUG}/pattern:follow", by=ANALYST, seen=1)) == (
        412,
        "revision-changed",
    )


ROWS = (
    ("Một cấp", "Cấp thẻ", "1.000001", "tỉnh", "Văn hóa", "7 ngày", "Chuyên viên=truong-phong", "12/QĐ", ""),
    ("mot-cap", "Cấp giấy", "1.00", "huyện", "", "xx", "Làn lạ=a", "", ""),
    ("khong-co", "Cấp sổ", "1.000001", "", "", "", "", "", ""),
    ("hoi-dong", "Cấp bằng", "1.000003", "", "", "P5D", "", "", "cap-bang"),
)


def sent(analyst: Visit, kind: str) -> Visit:
    data = spreadsheets.written([copysheets.template()[0], *ROWS], kind)
    return analyst.get("/thiet-ke/mau/nhieu").post(
        "/thiet-ke/mau/nhieu/kiem-tra", {"file": (BytesIO(data), f"bang.{kind}")}
    )


def test_a_table_of_procedures_is_looked_through_and_its_good_rows_become_drafts(office: Office) -> None:
    analyst = sent(Visit(office).sign_in(ANALYST), "xlsx")
    for words in (
        "Sẽ lập 2, đã có 0, bị từ chối 2",
        "Cấp: Cấp là một trong: xã, tỉnh, bộ.",
        "Vị trí: Ghi vị trí dạng",
        "Mẫu: Không có mẫu 'khong-co'",
        "Mã thủ tục: Đã có ở dòng 2.",
        "cần sửa trong bản dự thảo: Đường đi dài nhất",
    ):
        assert words in analyst.words
    with acting(office.engine) as work:
        assert revisions.every(work.session) == []
    analyst.send("Lập 2 bản dự thảo")
    assert "Đã lập 2 bản dự thảo, không lập được 2" in analyst.words
    with acting(office.engine) as work:
        files = revisions.files(work.session, "cap-the")
        assert [one.slug for one in revisions.every(work.session)] == ["cap-bang", "cap-the"]
    made = folder.read(folder.running(files), slug="cap-the")
    assert (made.name, made.level, made.field, made.limits[0].text) == ("Cấp thẻ", "province", "Văn hóa", "P7D")
    assert (made.roles["Chuyên viên"].post, made.pattern[0] if made.pattern else "") == ("truong-phong", "mot-cap")
    assert "Sẽ lập 0, đã có 2, bị từ chối 2" in sent(analyst, "csv").words


def test_a_bad_code_or_limit_is_told_of_its_field_and_a_published_procedure_is_left_alone(sqlite: Engine) -> None:
    office = build(sqlite, household())
    with acting(sqlite) as work:
        province.seed_whole(work)
    rows = [
        {"pattern": "mot-cap", "name": "A", "code": "1.00", "limit": "xx"},
        {"pattern": "mot-cap", "name": "B", "code": "1.000002", "slug": HOUSEHOLD},
        {"pattern": "mot-cap", "name": "C", "code": "1.000003"},
        {"pattern": "mot-cap", "name": "D\0", "code": "1.000004"},
    ]
    found = office.ask("POST", "/patterns:copy", {"rows": rows}, by=ANALYST).get_json()["results"]
    assert [sorted(error["field"] for error in one["errors"]) for one in found] == [
        *(["code", "limit"], ["slug"], [], ["name"])
    ]
    with acting(sqlite) as work:
        assert [one.slug for one in revisions.every(work.session)] == ["c"]
    again = office.ask("POST", "/patterns:check", {"rows": rows}, by=ANALYST).get_json()["results"]
    assert [one["state"] for one in again] == ["refused", "refused", "there", "refused"]


def test_half_a_letter_in_the_rows_that_a_form_carries_is_refused(office: Office) -> None:
    rows = '[[2, "mot-cap", "Cấp sổ\\ud800", "1.000001", "", "", "", "", "", "cap-so"]]'
    analyst = Visit(office).sign_in(ANALYST).get("/thiet-ke/mau/nhieu").post("/thiet-ke/mau/nhieu", {"rows": rows})
    assert analyst.response.status_code == 422


def test_a_draft_of_no_pattern_is_told_so_calmly(office: Office) -> None:
    with acting(office.engine) as work:
        revisions.begin(work, SLUG, {})
    analyst = Visit(office).sign_in(ANALYST).get(f"/thiet-ke/{SLUG}/mau")
    assert analyst.response.status_code == 200
    assert "không lập từ mẫu" in analyst.words


TEXT = """# đầu
a = "1" # ghi chú
list = [
  1,
]
[limits]
limit = "P1D"
[[more]]
x = 1
[[more]]
x = 2
"""


def test_one_value_is_said_anew_and_all_else_stays() -> None:
    told = amend.amend(TEXT, {("", "a"): 'b"', ("limits", "limit"): "P2D", ("more", "x"): 3, ("new", "k"): "v"})
    assert told == TEXT.replace('"1"', '"b\\""').replace("P1D", "P2D").replace("x = 1", "x = 3") + '\n[new]\nk = "v"\n'
    assert amend.amend(TEXT, {("", "a"): None}) == TEXT.replace('a = "1" # ghi chú\n', "")


@pytest.mark.parametrize(("text", "place"), [(TEXT, ("", "list")), ("a = [", ("", "a")), ("a.b = 1", ("", "a"))])
def test_what_cannot_be_said_anew_alone_is_refused(text: str, place: tuple[str, str]) -> None:
    with pytest.raises(CannotAmend):
        amend.amend(text, {place: "x"})
