"""The list of cases: behind counters, by filters, in words; nothing of a person in an address; codes open cases."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import select

from engine import statuslines, statuslists
from engine.queries import lists
from engine.tables import Case, Task
from tests.api.office import OUTSIDER, SECRET
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, EXPERT, HOUSEHOLD, acting, hours

OTHER = "Lê Văn Mẫu"
RECEIVE, GIVE = ("tiep_nhan", DESK, ACCEPTED), ("phan_cong", CHIEF, {})
APPRAISE = ("tham_dinh", EXPERT, {"y_kien_tham_dinh": "du-dieu-kien", "noi_dung_tham_dinh": "Đủ điều kiện cấp"})
REVIEW, SIGN = ("soat_xet", CHIEF, {"ket_qua_soat_xet": "dong-y"}), ("ky_duyet", "thanh.ld", {"ket_qua_ky": "ky"})
WAY = (RECEIVE, GIVE, APPRAISE, REVIEW, SIGN)
STEPS = tuple(WAY[:count] for count in range(1, len(WAY) + 1))  #: a case that came as far as each of them


def codes(visit: Visit) -> list[str]:
    return [str(one.text) for one in visit.page.xpath("//tr[@data-row]//a[@data-main]")]


def test_each_counter_of_the_desk_leads_to_as_many_cases_as_it_says(desk: Visit, case_id: uuid.UUID) -> None:
    done = builders.a_case(desk.office.engine, HOUSEHOLD, at=hours(0.2))
    builders.do(desk.office.engine, done, "tiep_nhan", answers=ACCEPTED, at=hours(0.3))
    tiles = desk.get("/").page.xpath("//section[@aria-labelledby='counters']//a[strong]")
    said = {one.get("href"): int(one.findtext("strong")) for one in tiles}
    assert len(said) == 8
    assert sum(said.values()) >= 4
    assert {href: len(codes(desk.get(href))) for href in said} == said


@pytest.mark.parametrize(("who", "items"), [(EXPERT, 7), (CHIEF, 7), ("thanh.ld", 3)])
def test_each_counter_of_experts_heads_and_leaders_leads_to_its_cases(
    visit: Visit, case_id: uuid.UUID, who: str, items: int
) -> None:
    engine = visit.office.engine
    told = [case_id, *(builders.a_case(engine, HOUSEHOLD, at=hours(0.1)) for _ in range(5))]
    for number, steps in enumerate(STEPS[: len(told)]):
        for turn, (element, by, answers) in enumerate(steps):
            builders.do(engine, told[number], element, by=by, answers=answers, at=hours(0.2 + turn / 10))
    tiles = visit.sign_in(who).get("/").page.xpath("//section[@aria-labelledby='counters']//a[strong]")
    said = {one.get("href"): int(one.findtext("strong")) for one in tiles}
    assert len(said) == items
    assert sum(said.values()) >= 2
    assert {href: len(codes(visit.get(href))) for href in said} == said


def test_a_row_tells_procedure_owner_time_left_status_and_channel(desk: Visit, case_id: uuid.UUID) -> None:
    builders.do(desk.office.engine, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.2))
    desk.get("/ho-so")
    row = " ".join(desk.page.xpath("//tr[@data-row]")[0].text_content().split())
    for words in ("Đăng ký thành lập hộ kinh doanh", SECRET, "còn ", "Đang xử lý", "Trực tiếp tại Bộ phận Một cửa"):
        assert words in row


def test_filters_without_a_word_of_a_person_become_an_address(desk: Visit, case_id: uuid.UUID) -> None:
    builders.a_case(desk.office.engine, HOUSEHOLD, channel="online", at=hours(0.5))
    desk.get("/ho-so").send("Tìm hồ sơ", procedure="ho kinh doanh", channel="online")
    assert (len(codes(desk)), desk.response.request.args.to_dict()) == (
        1,
        {"procedure": "ho kinh doanh", "channel": "online"},
    )
    assert "Ngày phải ghi" in desk.get("/ho-so?due_from=hôm-nay").words
    assert "Không có hồ sơ nào khớp" in desk.get("/ho-so?field=khong-co").words


@pytest.mark.parametrize("said", [{"citizen": "le van mau"}, {"personal_id": "001 190 000 011"}, {"phone": "0912.3"}])
def test_a_person_is_looked_for_without_tones_and_never_in_the_address(
    desk: Visit, case_id: uuid.UUID, said: dict[str, str]
) -> None:
    facts = {"full_name": OTHER, "personal_id": "001190000011", "phone": "09123"}
    builders.a_case(desk.office.engine, HOUSEHOLD, parties={"submitter": facts}, at=hours(0.5))
    desk.get("/ho-so").send("Tìm hồ sơ", **said)
    assert (len(codes(desk)), OTHER in desk.words) == (1, True)
    assert (desk.response.request.path, desk.response.request.query_string) == ("/ho-so/tim", b"")


def test_a_long_list_goes_on_behind_its_last_row_also_when_it_was_sent(
    desk: Visit, case_id: uuid.UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.pages.caselist.MOST", 1)
    builders.a_case(desk.office.engine, HOUSEHOLD, at=hours(0.5))
    first = codes(desk.get("/ho-so"))
    second = codes(desk.get(desk.page.xpath("//a[@rel='next']/@href")[0]))
    assert len({*first, *second}) == 2
    desk.get("/ho-so").send("Tìm hồ sơ", citizen="minh hoa")
    assert codes(desk.send("Xem tiếp")) == second
    assert desk.response.request.query_string == b""


def test_the_box_of_every_page_opens_a_case_by_its_code_and_looks_for_all_else(desk: Visit, case_id: uuid.UUID) -> None:
    number = builders.do(desk.office.engine, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.2)).case_number
    assert number is not None
    for said in (f" {number.lower()} ", f"https://motcua.example/tra-cuu/{number}"):
        assert desk.get("/viec").send("Tìm", q=said).response.request.path == f"/ho-so/{case_id}"
    assert len(codes(desk.get("/").send("Tìm", q="tran thi minh hoa"))) == 1
    assert "Không có hồ sơ nào khớp" in desk.send("Tìm", q="0999999999").words


def test_outside_his_rights_a_code_opens_nothing(visit: Visit, case_id: uuid.UUID) -> None:
    with acting(visit.office.engine) as work:
        code = work.session.get_one(Case, case_id).intake_reference
    visit.sign_in(OUTSIDER).send("Tìm", q=code)
    assert (visit.response.request.path, codes(visit)) == ("/tim", [])
    assert codes(visit.send("Tìm", q=SECRET)) == []


def test_what_stands_beside_a_status_is_the_same_for_one_case_and_for_many(visit: Visit) -> None:
    engine = visit.office.engine
    told = [builders.a_case(engine, HOUSEHOLD, at=hours(number / 10)) for number in range(5)]
    builders.do(engine, told[1], "tiep_nhan", answers=ACCEPTED, at=hours(1))
    builders.do(engine, told[2], "tiep_nhan", answers={"ket_qua_tiep_nhan": "bo-sung", "ly_do": "Thiếu"}, at=hours(1))
    builders.do(engine, told[3], "tiep_nhan", answers={"ket_qua_tiep_nhan": "tu-choi", "ly_do": "Sai"}, at=hours(1))
    builders.do(engine, told[4], "tiep_nhan", answers=ACCEPTED, at=hours(1))
    builders.do(engine, told[4], "phan_cong", by=CHIEF, at=hours(1.2))
    with acting(engine, DESK, at=hours(1.5)) as work:
        rows = lists.page(work.session, Case.id.in_(told), after=None, most=9).rows
        many = statuslists.of(work.session, rows)
        for row in rows:
            one = statuslines.of_case(work, work.session.get_one(Case, row.case_id))
            assert one is not None
            assert [*one.information] == many.get(row.case_id, []), row.status_code
        assert len({row.status_code for row in rows}) == 5


def test_tasks_that_wait_at_one_place_are_told_once(visit: Visit) -> None:
    engine = visit.office.engine
    case_id = builders.a_case(engine, HOUSEHOLD)
    for turn, (element, by, answers) in enumerate(WAY[:2]):
        builders.do(engine, case_id, element, by=by, answers=answers, at=hours(0.2 + turn / 10))
    with acting(engine, DESK, at=hours(0.5)) as work:
        one = work.session.scalars(select(Task).where(Task.case_id == case_id, Task.ended_at.is_(None))).one()
        kept = {column.key: getattr(one, column.key) for column in Task.__table__.columns}
        work.session.add(Task(**{**kept, "id": str(uuid.uuid4())}))
        work.session.flush()
        beside = statuslists.of(work.session, lists.page(work.session, Case.id == case_id, after=None, most=9).rows)
        line = statuslines.of_case(work, work.session.get_one(Case, case_id))
        assert line is not None
        assert (len(beside[case_id]), [*line.information]) == (1, beside[case_id])


def test_an_empty_list_of_results_leads_to_the_cases_that_wait_for_one(desk: Visit) -> None:
    assert "Không có kết quả nào" in desk.get("/tra-ket-qua").words
    assert desk.page.xpath("//*[@class='empty']//a/@href") == ["/ho-so?counter=to-return"]


def test_each_row_of_the_inbox_leads_to_its_case(desk: Visit, case_id: uuid.UUID) -> None:
    links = desk.get("/viec?list=free").page.xpath("//tr[@data-row]//td[@data-label='Hồ sơ']//a/@href")
    assert links == [f"/ho-so/{case_id}"]
