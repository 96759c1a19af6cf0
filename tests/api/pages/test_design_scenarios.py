"""The scenarios of a draft as pages show them: written, played, painted."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from api.pages.design import painting, sentences
from bpmn import shipped
from commands.demo import province
from engine import organisation, rehearsals, revisions
from engine.rehearsals import Played
from features.steps import SENTENCES
from tests.api.office import SECRET, Office, build
from tests.api.pages.visit import Visit
from tests.engine.builders import COMMUNE, DESK, MORNING, a_case, acting, files, straight

ANALYST = "van.pt"
HERE = "/thiet-ke/nho/kich-ban"


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """The province with an analyst and the draft of a small procedure, its scenarios written."""
    found = build(sqlite)
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, "nho", {**files(*straight("a")), shipped.FEATURE: b"mot"})
    return found


def played(office: Office, *scenarios: Played) -> None:
    """The scenarios were played by a worker, and went so."""
    with acting(office.engine) as work:
        order = rehearsals.claim(work)
        assert order is not None
        rehearsals.finish(work, order, scenarios)


def test_every_sentence_stands_beside_the_text() -> None:
    listed = [one for chapter in sentences.chapters() for one in chapter.sentences]
    assert len(listed) == len(SENTENCES)
    inserted = {one.pattern: one.inserted for one in listed}
    assert inserted['lúc … cán bộ … (đã )nhận việc ở bước "…"'] == 'Và lúc … cán bộ … nhận việc ở bước "…"'
    assert inserted["người nộp khai:"].endswith("khai:\n  | … | … |")


def test_scenarios_are_kept_played_and_painted(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST).get(HERE)
    assert "Chưa chạy lần nào" in analyst.words
    analyst.send("Lưu và chạy", text="hai\r\nba")
    assert "Đang chờ đến lượt; trước đó còn 0" in analyst.words
    with acting(office.engine) as work:
        assert revisions.files(work.session, "nho")[shipped.FEATURE] == b"hai\nba"
    lines = analyst.page.xpath("//textarea")[0].text
    assert lines.strip() == "hai\nba"
    played(office, Played("Một", "hồ sơ đã kết thúc", "chưa", "not", ()))
    analyst.get(HERE)
    assert "1 trên 1 kịch bản không đạt" in analyst.words
    assert "ở câu: hồ sơ đã kết thúc" in analyst.words
    assert "Kịch bản đi qua 0 trên" in analyst.words
    (missed, *_) = analyst.page.xpath("//h3[contains(., 'chưa kịch bản nào')]/following-sibling::ul[1]//a")
    assert "từ “" in missed.text
    (badge,) = analyst.page.xpath("//div[@class='diagram']//a[@href=$to]", to=missed.get("href"))
    assert "Chưa đi qua" in badge.get("aria-label")
    analyst.get(missed.get("href"))
    assert "Chưa kịch bản nào đi qua luồng này." in analyst.words
    assert analyst.asking_too_much(HERE, f"{HERE}/ket-qua") == {}


def test_a_flow_shows_the_scenarios_that_take_it(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST).get(HERE)
    analyst.send("Lưu và chạy")
    with acting(office.engine) as work:
        painted = painting.of_counts(revisions.files(work.session, "nho"), {})
    assert painted is not None
    ways = tuple(one.way for one in painted.lines)
    played(office, Played("Đi hết", None, None, None, ways), Played("Nửa đường", None, None, None, ways[:1]))
    analyst.get(f"{HERE}?flow={painted.lines[0].id}")
    assert "Cả 2 kịch bản đều đạt. Độ phủ đã được ghi vào bản dự thảo." in analyst.words
    assert analyst.page.xpath("//div[@id='luong']//li/text()") == ["Đi hết", "Nửa đường"]
    analyst.get(f"{HERE}?flow={painted.lines[-1].id}")
    assert analyst.page.xpath("//div[@id='luong']//li/text()") == ["Đi hết"]
    with acting(office.engine) as work:
        revisions.discard(work, "nho")
        assert rehearsals.look(work.session, "nho") is None


def test_the_second_of_two_sees_what_the_first_kept_and_loses_nothing(office: Office) -> None:
    analyst, other = (Visit(office).sign_in(who).get(HERE) for who in (ANALYST, ANALYST))
    other.send("Lưu kịch bản", text="của người kia")
    analyst.send("Lưu kịch bản", text="của tôi")
    assert analyst.response.status_code == 409
    assert analyst.page.xpath("//textarea")[0].text.strip() == "của tôi"
    assert analyst.page.xpath("//pre[@class='theirs']")[0].text == "của người kia"
    analyst.send("Lưu kịch bản")
    with acting(office.engine) as work:
        assert revisions.files(work.session, "nho")[shipped.FEATURE].decode().strip() == "của tôi"


def test_who_designs_nothing_sees_no_scenarios(office: Office) -> None:
    desk = Visit(office).sign_in(DESK)
    for path in (HERE, f"{HERE}/ket-qua"):
        assert desk.get(path).response.status_code == 403


def test_a_real_case_becomes_a_scenario_for_a_purpose(office: Office) -> None:
    with acting(office.engine) as work:
        person, unit = organisation.person_by_login(work, ANALYST), organisation.unit_by_code(work, COMMUNE)
        organisation.appoint(work, person, unit, role="mot-cua", title="Công chức", since=MORNING.date())
    case_id = a_case(office.engine, full_name=SECRET)
    analyst = Visit(office).sign_in(ANALYST).get(f"/ho-so/{case_id}")
    (link,) = analyst.page.xpath("//a[.='Tạo kịch bản từ hồ sơ thật này']/@href")
    analyst.get(link).send("Tạo kịch bản", title="Nộp", purpose="")
    assert "Hãy ghi mục đích" in analyst.words
    analyst.send("Tạo kịch bản", purpose="Thử bản mới")
    text = analyst.page.xpath("//textarea")[0].text
    assert "Kịch bản: Nộp" in text
    assert SECRET not in text
    desk = Visit(office).sign_in(DESK).get(f"/ho-so/{case_id}")
    assert "Tạo kịch bản" not in desk.words
    assert desk.get(link).response.status_code == 403
