"""One change to many procedures, and many drafts published by one decision: all of them or none."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import Engine, select

from bpmn import folder, limitplaces
from commands.demo import province
from engine import bulk, revisions
from engine.bulk import Change
from engine.tables import Publication
from tests.api.office import Office, build, problem
from tests.api.pages.test_officers import as_administrator
from tests.api.pages.visit import Visit
from tests.engine import complete
from tests.engine.builders import acting

ADMIN, ANALYST = "quang.qt", "van.pt"
LIMIT = {"kind": "limit", "old": "P3D", "new": "P2D"}


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """One procedure in force, one that is a draft, one whose draft has two limits."""
    office = build(sqlite, folder.read(complete.files(), slug="mot"))
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, "hai", complete.covered())
        twice = complete.WHOLE.replace("[[results]]", '[[limits]]\nlimit = "P9D"\nchannel = "counter"\n[[results]]')
        revisions.begin(work, "ba", complete.files(settings=twice))
    return office


def drafts(office: Office) -> dict[str, int]:
    with acting(office.engine) as work:
        return {one.slug: one.version for one in revisions.every(work.session)}


def test_a_limit_is_changed_in_all_that_are_chosen_after_it_was_told_of_each(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST).get("/thiet-ke/hang-loat?kind=limit&old=P3D&new=P2D")
    assert sorted(analyst.page.xpath("//input[@name='take']/@value")) == ["ba", "hai", "mot"]
    assert analyst.asking_too_much("/thiet-ke/hang-loat?kind=limit&old=P3D&new=P2D") == {}
    analyst.get("/thiet-ke/hang-loat?kind=limit&old=P3D&new=P2D")
    analyst.send("Xem thay đổi của từng thủ tục", take=["hai", "mot"])
    assert analyst.words.count("3 ngày làm việc → 2 ngày làm việc") == 2
    with acting(office.engine) as work:
        revisions.write(work, "hai", "ghi-chu.txt", b"1", seen=1)
    analyst.send("Lưu vào bản dự thảo của mọi thủ tục trên")
    assert "Chưa thay đổi gì" in analyst.words
    assert drafts(office) == {"hai": 2, "ba": 1}
    analyst.send("Lưu vào bản dự thảo của mọi thủ tục trên")
    assert drafts(office) == {"mot": 1, "hai": 3, "ba": 1}


def test_limits_of_steps_and_several_legal_ones_are_said_anew_from_one_table(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST)
    assert analyst.asking_too_much("/thiet-ke/hang-loat/thoi-han?q=&old=P1D&new=P2D") == {}
    analyst.get("/thiet-ke/hang-loat/thoi-han?q=examine")
    assert len(analyst.page.xpath("//input[starts-with(@name, 'limit.')]")) == 3
    analyst.get("/thiet-ke/hang-loat/thoi-han")
    analyst.send(
        "Xem thay đổi của từng thủ tục", **{"limit.ba/limits.1": "P8D", "limit.hai/process.bpmn#examine": "PT3H"}
    )
    assert "Thời hạn giải quyết (counter): 9 ngày làm việc → 8 ngày làm việc" in analyst.words
    assert "→ 3 giờ làm việc" in analyst.words
    with acting(office.engine) as work:
        before = {slug: revisions.files(work.session, slug) for slug in ("ba", "hai")}
    analyst.send("Lưu vào bản dự thảo của mọi thủ tục trên")
    with acting(office.engine) as work:
        after = {slug: revisions.files(work.session, slug) for slug in ("ba", "hai")}
    assert after["ba"]["procedure.toml"] == before["ba"]["procedure.toml"].replace(b"P9D", b"P8D")
    diagrams = [before["hai"]["process.bpmn"].splitlines(), after["hai"]["process.bpmn"].splitlines()]
    changed = [pair for pair in zip(*diagrams, strict=True) if pair[0] != pair[1]]
    assert len(changed) == 1
    assert {one.name: one.limit for one in limitplaces.places(after["hai"])}["examine"] == "PT3H"
    assert drafts(office) == {"hai": 2, "ba": 2}


def test_a_limit_that_is_none_or_nowhere_changes_nothing(office: Office) -> None:
    for key, limit in (("process.bpmn#examine", "ba ngày"), ("process.bpmn#khac", "P1D"), ("limits.7", "P1D")):
        asked = {"limits": {"hai": {key: limit}}, "seen": {"hai": 1}}
        assert problem(office.ask("POST", "/limits:change", asked, by=ANALYST)) == (409, "not-all"), key
    rows = office.ask("POST", "/limits/search", {"filter": {"limit": "P9D"}}, by=ANALYST).get_json()["rows"]
    assert [(one["slug"], one["key"], one["is_legal"]) for one in rows] == [("ba", "limits.1", True)]
    assert drafts(office) == {"hai": 1, "ba": 1}


def test_a_post_and_a_term_change_where_people_read_them_only(office: Office) -> None:
    with acting(office.engine) as work:
        files = revisions.files(work.session, "hai")
        post = bulk.apply(files, Change("post", "chuyen-vien", "truong-phong"))
        term = bulk.apply(files, Change("term", "examine", 'xem "kỹ" & <lâu>'))
        odd = files["procedure.toml"].replace(b'post = "chuyen-vien"', b'post = "chuyen-vien", since = 1979-05-27')
        assert set(bulk.apply({**files, "procedure.toml": odd}, Change("post", "chuyen-vien", "x"))) == set(post)
        odd = odd.replace(b"since = 1979-05-27", b"since = [1979-05-27, 07:32:00]")
        renamed = bulk.apply({**files, "procedure.toml": odd}, Change("term", "Chuyên viên", "Công chức"))
        assert b"since = [1979-05-27, 07:32:00]" in renamed["procedure.toml"]
    assert folder.read({**files, **post}, slug="hai").roles["Chuyên viên"].post == "truong-phong"
    assert set(term) == {"process.bpmn"}
    assert b'id="examine"' in term["process.bpmn"]
    assert b'name="examine"' not in term["process.bpmn"]
    assert folder.problems({**files, **term}, slug="hai") == []
    label = bulk.apply(files, Change("term", "Ghi chú", 'Lời "dặn"'))
    assert json.loads(label["forms/f.json"])["components"][0]["label"] == 'Lời "dặn"'


def test_a_term_in_the_name_of_a_lane_takes_its_role_along(office: Office) -> None:
    with acting(office.engine) as work:
        files = revisions.files(work.session, "hai")
        term = bulk.apply(files, Change("term", "Chuyên viên", "Công chức thẩm định"))
    after = {**files, **term}
    assert folder.problems(after, slug="hai") == []
    assert folder.read(after, slug="hai").roles["Công chức thẩm định"].post == "chuyen-vien"


def test_a_term_is_no_name_of_a_property_nor_a_key(office: Office) -> None:
    with acting(office.engine) as work:
        files = revisions.files(work.session, "hai")
    for old in ("limit", "label", "name", "title"):
        assert bulk.apply(files, Change("term", old, "khác")) == {}, old


def test_what_would_break_a_procedure_is_not_changed(office: Office) -> None:
    with pytest.raises(bulk.NotAll), acting(office.engine) as work:
        bulk.change_all(work, Change("limit", "P3D", "ba ngày"), {"hai": 1})
    assert drafts(office) == {"hai": 1, "ba": 1}


def test_many_drafts_go_into_force_by_one_decision_or_none_does(office: Office) -> None:
    admin = as_administrator(Visit(office), ADMIN).get("/thiet-ke/hang-loat")
    admin.send("Công bố những bản đã chọn", number="QĐ 9/2026", take=["hai", "ba"])
    assert "'ba': Chưa chạy, chưa công bố được" in admin.words
    with acting(office.engine) as work:
        assert set(work.session.scalars(select(Publication.slug))) == {"mot"}
    admin.send("Công bố những bản đã chọn", number="QĐ 9/2026", take=["hai"])
    with acting(office.engine) as work:
        (one,) = work.session.scalars(select(Publication).where(Publication.slug == "hai")).all()
        assert one.decision == "QĐ 9/2026"


def test_over_the_api_what_would_differ_and_what_is_then(office: Office) -> None:
    rows = office.ask("POST", "/bulk:check", {**LIMIT, "slugs": ["mot"]}, by=ANALYST).get_json()["rows"]
    assert [one["topic"] for one in rows[0]["differences"]] == ["limits"]
    done = office.ask("POST", "/bulk:change", {**LIMIT, "seen": {"mot": 0, "hai": 1}}, by=ANALYST)
    assert sorted(done.get_json()["slugs"]) == ["hai", "mot"]
    refused = office.ask("POST", "/bulk:publish", {"decision": "QĐ 1", "seen": {"mot": 1}}, by=ANALYST)
    assert problem(refused) == (403, "not-allowed")
