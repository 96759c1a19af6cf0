"""Running cases moved to another version over pages and the API: mapped, tried, moved, taken back."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import Engine, select

from api.pages.design import moving
from bpmn import folder
from bpmn.procedure import Procedure
from commands.demo import province
from engine import organisation, procedures, signins
from engine.tables import Case, Clock, Task
from tests import browser
from tests.api.office import Office, build, problem
from tests.api.pages.test_officers import as_administrator
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import acting, hours, straight, tiny
from tests.engine.runtime import drawing

SLUG, ADMIN, ANALYST = "nho", "quang.qt", "van.pt"
LIMITED = {"limit": "PT4H"}


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """Ten cases at the first step, one at the second, and a version in which both have other ids and one no place."""
    office = build(sqlite, tiny(*straight("a", "b", a=LIMITED)))
    with acting(sqlite) as work:
        province.seed_whole(work)
    cases = [builders.a_case(sqlite, at=hours(0.1 * number)) for number in range(11)]
    builders.do(sqlite, cases[0], "a", at=hours(0.5))
    with acting(sqlite) as work:
        new = tiny(*straight("moi", "a2", moi={"limit": "PT1H"}))
        procedures.publish(work, new, active_from=date(2025, 7, 1))
    return office


def seen(office: Office) -> object:
    """What no move may change."""
    with acting(office.engine) as work:
        tasks = select(Task.id, Task.due_at, Task.holder_id, Task.ready_at).order_by(Task.id)
        clocks = select(Clock.id, Clock.due_at, Clock.state).order_by(Clock.id)
        return [[tuple(row) for row in work.session.execute(one)] for one in (tasks, clocks)]


def versions(office: Office) -> list[str]:
    with acting(office.engine) as work:
        return list(work.session.scalars(select(Case.digest).order_by(Case.opened_at)))


def test_ten_cases_are_tried_moved_with_their_dates_and_taken_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "MOST", 6)
    before, at = seen(office), versions(office)
    admin = as_administrator(Visit(office), ADMIN).get(f"/thiet-ke/{SLUG}/chuyen-ho-so")
    assert admin.page.xpath("//select[@name='map.a']")
    assert "Hoàn tác" not in admin.words
    assert admin.asking_too_much(f"/thiet-ke/{SLUG}/chuyen-ho-so") == {}
    admin.send("Thử chuyển với mọi hồ sơ", **{"map.a": "moi", "map.b": ""}).send("Làm tiếp")
    assert "10 chuyển được, 1 cần chọn, 0 không chuyển được." in admin.words
    assert "không có phần tử cùng loại" in admin.words
    assert (seen(office), versions(office)) == (before, at)
    admin.send("Chuyển những hồ sơ chuyển được").send("Làm tiếp")
    assert "Đã chuyển 10, 1 cần chọn" in admin.words
    assert seen(office) == before
    assert len(set(versions(office)[1:])) == 1
    assert versions(office)[1] != at[1]
    admin.get(f"/thiet-ke/{SLUG}/chuyen-ho-so").send("Hoàn tác việc chuyển sang phiên bản 2").send("Làm tiếp")
    assert "Đã hoàn tác 10" in admin.words
    assert (seen(office), versions(office)) == (before, at)


def calling(inner: str) -> Procedure:
    """A procedure whose one step calls a shared process with the step *inner*; both have a start of the same id."""
    call = drawing.node("callActivity", "goi", name="Gọi", calledElement="c")
    lane = drawing.lanes(**{builders.LANE: ["start", "goi", "end"]})
    main = drawing.file(drawing.process(lane, drawing.start(), call, drawing.end("end"), drawing.flow("start goi end")))
    inside = drawing.start(), drawing.user(inner), drawing.end("het"), drawing.flow(f"start {inner} het")
    shared = {"shared/c.bpmn": drawing.file(drawing.process(*inside, id="c"))}
    return folder.read({**builders.files(), "process.bpmn": main, **shared}, slug=SLUG)


def test_a_shared_process_is_drawn_when_something_of_it_needs_another_place(sqlite: Engine) -> None:
    office = build(sqlite, calling("cu"))
    with acting(sqlite) as work:
        province.seed_whole(work)
        procedures.publish(work, calling("moi"), active_from=date(2025, 7, 1))
    admin = as_administrator(Visit(office), ADMIN).get(f"/thiet-ke/{SLUG}/chuyen-ho-so?of=1&to=2")
    assert [one.get("value") for one in admin.page.xpath("//select[@name='map.cu']/option")] == ["", "moi"]
    drawn = admin.page.xpath("//*[contains(@class, 'beside')]//*[@id]/@id")
    assert {"cu-goi", "cu-cu", "moi-goi", "moi-moi"} <= set(drawn)
    assert len(drawn) == len(set(drawn))


def test_a_place_is_chosen_by_pressing_the_old_and_then_the_new_element(
    office: Office, chromium: Browser, address: str
) -> None:
    Visit(office).sign_in(ADMIN)  # he has a password of his own from then on
    with acting(office.engine, at=office.now) as work:
        key = signins.begin(work, organisation.person_by_login(work, ADMIN), is_trusted=True)
    window = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    window.add_cookies([{"name": "motcua", "value": key, "url": address}])
    page = window.new_page()
    browser.go(page, f"/thiet-ke/{SLUG}/chuyen-ho-so")
    numbers = page.locator(".beside .pair text")
    assert numbers.all_text_contents() == ["1?", "2?"]
    page.click("#moi-moi")
    expect(page.locator("#mapped")).to_contain_text("sơ đồ cũ trước")
    page.click("#cu-a")
    assert page.locator(".beside .candidate").count() == 2
    page.click("g[id^=moi-]:has(ellipse) >> nth=0")
    expect(page.locator("#mapped")).to_contain_text("khác loại")
    page.click("#moi-moi")
    assert page.input_value("select[name='map.a']") == "moi"
    page.select_option("select[name='map.b']", "a2")  # the table does the same
    assert sorted(numbers.all_text_contents()) == ["1", "1", "2", "2"]
    assert browser.violations(page) == []
    page.click("text=Thử chuyển với mọi hồ sơ")
    expect(page.locator("#run")).to_contain_text("11 chuyển được, 0 cần chọn")
    window.close()


def test_over_the_api_each_case_is_moved_once_and_by_administrators_only(office: Office) -> None:
    path = f"/procedures/{SLUG}/versions/2"
    rows = office.ask("GET", f"{path}/mapping?of=1", by=ADMIN).get_json()["rows"]
    assert {row["id"]: row["cases"] for row in rows if row["cases"]} == {"a": 10, "b": 1}
    asked = {"act": "move", "of": 1, "mapping": {"a": "moi"}, "most": 2}
    assert problem(office.ask("POST", f"{path}:move-cases", asked, by=ANALYST)) == (403, "not-allowed")
    told = [office.ask("POST", f"{path}:move-cases", asked, by=ADMIN, key="k").get_json() for _ in range(2)]
    for one in told:
        assert [row["problem"] and row["problem"]["code"] for row in one["results"]] == ["diagram-refuses", None]
    assert len(set(versions(office))) == 2
