"""What anybody reads: the procedures with their guidance, and figures in which nobody is recognised."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from api.app import create_app
from api.pages import guidance
from api.pages.demonstration import Character
from bpmn.procedure import Limit
from engine.queries import publicfigures
from engine.queries.publicfigures import Line
from engine.tables import Case, Clock
from tests.api.office import SECRET, Office, build
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import ACCEPTED, HOUSEHOLD, hours, household

ONE = f"/cong-khai/thu-tuc/{HOUSEHOLD}"


@pytest.mark.parametrize("words", ["ho kinh doanh", "Hộ Kinh Doanh", "1.001612"])
def test_a_procedure_is_found_without_tones_and_by_code(visit: Visit, words: str) -> None:
    assert ONE in visit.get(f"/cong-khai/thu-tuc?q={words}").page.xpath("//li/a/@href")
    assert "Không có thủ tục nào" in visit.get("/cong-khai/thu-tuc?q=xyz").words


def test_its_guidance_tells_papers_time_fee_place_and_way(visit: Visit) -> None:
    visit.get(ONE)
    for words in ("3 ngày làm việc", "Giấy đề nghị", "đồng", "Trực tiếp tại Bộ phận Một cửa", "ký duyệt", "168/2025"):
        assert words.lower() in visit.words.lower(), words
    assert visit.client.get(f"{ONE}/so-do.svg").text.startswith("<?xml")
    assert "Set-Cookie" not in visit.response.headers
    assert visit.get("/cong-khai/thu-tuc/khong-co").response.status_code == 404


def test_no_page_for_the_public_asks_much_and_figures_are_counted_once(visit: Visit) -> None:
    assert visit.asking_too_much("/cong-khai/thu-tuc", ONE, "/cong-khai/ket-qua", "/tra-cuu") == {}


def test_in_the_demonstration_its_banner_stands_on_them_too(office: Office) -> None:
    mai = Character("mai.mc", "Nguyễn Thị Mai", "Công chức", "UBND xã", "Một cửa")
    shown = create_app(office.engine, cast=[mai]).test_client().get("/cong-khai/thu-tuc")
    assert (shown.status_code, 'value="mai.mc"' in shown.text) == (200, True)


def test_a_limit_is_told_as_people_say_it(office: Office) -> None:
    def words(text: str, kind: str = "working", cutoff: str | None = None) -> str:
        limit = Limit(text=text, kind=kind, rule="civil", cutoff=cutoff, variant=None, channel=None, source="")
        return guidance.limit_words(limit)

    with office.app.test_request_context("/"):
        assert [words("P3D"), words("P30D", "calendar"), words("PT8H"), words("same-day", cutoff="15:00")] == [
            "3 ngày làm việc",
            "30 ngày",
            "8 giờ làm việc",
            "trong ngày làm việc; nhận sau 15:00 thì ngày làm việc sau",
        ]


def test_the_figures_of_a_month_are_sums_of_units_and_hide_the_few(visit: Visit, office: Office) -> None:
    for number in range(6):
        case_id = builders.a_case(office.engine, HOUSEHOLD, at=hours(number / 100))
        builders.do(office.engine, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.5))
        if number == 3:
            office.now = hours(0.7)
            assert "dưới 5 hồ sơ" in visit.get("/cong-khai/ket-qua?nam=2026&thang=11&cap=commune").words
            office.now = hours(1)
    office.now = hours(1.2)
    (row,) = visit.get("/cong-khai/ket-qua?nam=2026&thang=11&cap=commune").page.xpath("//tbody/tr")
    assert row.xpath("./td/text()")[:2] == ["6", "0"]
    assert SECRET not in visit.words
    assert "Không có hồ sơ nào" in visit.get("/cong-khai/ket-qua?nam=2026&thang=10&cap=commune").words
    assert visit.get("/cong-khai/ket-qua?nam=x").response.status_code == 422


def test_figures_are_counted_month_by_month(db: Engine) -> None:
    office = build(db, household())
    case_id = builders.a_case(db, HOUSEHOLD)
    builders.do(db, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.2))
    with builders.acting(office.engine) as work:
        found = publicfigures.of_year(work.session, [hours(-2), hours(-1), hours(1), hours(2)], "commune")
    assert [[(one.received, one.finished) for one in month] for month in found] == [[], [(1, 0)], []]


def test_the_few_of_a_year_are_told_together_unless_even_that_gives_one_away() -> None:
    big, one, two = Line("A", 20, 10, 2), Line("B", 4, 3, 1), Line("C", 3, 2, 0)
    told = publicfigures.of_months([[big, one], [two]], 5)
    assert (told.lines, told.others, told.total) == ((big,), Line("", 7, 5, 1), Line("", 27, 15, 3))
    alone = publicfigures.of_months([[big, replace(one, received=9, on_time=1)]], 5)
    assert (alone.lines, alone.others, alone.are_hidden) == ((big,), None, True)
    assert alone.total == Line("", 20, 10, 2)


FEW, MANY, MORE, EMPTY = Line("A", 3, 2, 1), Line("A", 9, 8, 0), Line("A", 30, 25, 2), Line("B", 50, 40, 0)


@pytest.mark.parametrize(
    ("months", "told"),
    [
        ([[MORE], [MANY, EMPTY], [FEW]], [["A"], ["B"], []]),  # the smallest other month goes with the one of few
        ([[MORE], [MANY], [MORE]], [["A"], ["A"], ["A"]]),
        ([[MORE], [FEW], [FEW]], [["A"], [], []]),  # two that are six together: nothing more is needed
        ([[MORE], [Line("A", 1)], [Line("A", 1)]], [[], [], []]),  # two that are two together
    ],
)
def test_no_month_of_few_is_found_by_subtracting_the_others_from_the_year(
    months: list[list[Line]], told: list[list[str]]
) -> None:
    found = [publicfigures.of_month(months, month, 5) for month in range(len(months))]
    assert [[one.name for one in month.lines] for month in found] == told
    assert [month.others for month in found] == [None] * len(months)
    assert [month.total.received for month in found] == [sum(one.received for one in month.lines) for month in found]
    year = publicfigures.of_months(months, 5)
    (whole,) = [one for one in year.lines if one.name == "A"]
    left = whole.received - sum(one.received for month in found for one in month.lines if one.name == "A")
    assert left == 0 or left >= 5


def test_a_finished_case_counts_on_time_or_late_by_its_clock(visit: Visit, case_id: uuid.UUID) -> None:
    builders.do(visit.office.engine, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.2))
    with builders.acting(visit.office.engine) as work:
        case = work.session.get_one(Case, case_id)
        clock = work.session.query(Clock).filter_by(case_id=case_id, subject="case").one()
        case.status, clock.stopped_at, clock.state, case.late_from = "done", hours(24 * 9), "stopped", hours(24 * 4)
        work.session.flush()
        (line,) = publicfigures.of_year(work.session, [hours(24 * 8), hours(24 * 10)], "commune")[0]
        assert (line.received, line.on_time, line.late) == (0, 0, 1)
        case.late_from = None
        work.session.flush()
        (line,) = publicfigures.of_year(work.session, [hours(24 * 8), hours(24 * 10)], "commune")[0]
        assert (line.on_time, line.late) == (1, 0)
