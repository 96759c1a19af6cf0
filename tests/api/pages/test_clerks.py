"""The clerk numbers and issues, the desk takes over, lays on a shelf, finds and gives: each row by itself."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from engine import issuings, organisation, proposals, results
from engine.tables import Case, Result, TrailEntry
from tests.api.office import OUTSIDER, Office, build, task_at
from tests.api.pages.test_desk import CLERK, buttons, opened, signed, to_be_given
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, DESK_TOO, EXPERT, HOUSEHOLD, acting, household

NOT_FIT = {"y_kien_tham_dinh": "khong-du-dieu-kien", "noi_dung_tham_dinh": "Trùng tên."}
ISSUE = "Lấy số và phát hành các kết quả đã chọn"


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation that keeps files."""
    return build(sqlite, household(), files=tmp_path / "files")


def a_signed_case(office: Office) -> uuid.UUID:
    case_id = builders.a_case(office.engine, HOUSEHOLD)
    signed(office, case_id)
    return case_id


def boxes(visit: Visit, name: str = "task") -> list[str]:
    return [str(value) for value in visit.page.xpath(f"//input[@name='{name}']/@value")]


def result(office: Office, case_id: uuid.UUID) -> Result:
    with acting(office.engine) as work:
        return work.session.scalars(select(Result).where(Result.case_id == case_id)).one()


def refused(office: Office) -> uuid.UUID:
    """A case whose notice of refusal waits for its number; nothing of it was drafted in the system."""
    case_id = builders.a_case(office.engine, HOUSEHOLD)
    builders.do(office.engine, case_id, "tiep_nhan", answers=ACCEPTED)
    builders.do(office.engine, case_id, "phan_cong", by=CHIEF)
    builders.do(office.engine, case_id, "tham_dinh", by=EXPERT, answers=NOT_FIT)
    builders.do(office.engine, case_id, "soat_xet", by=CHIEF, answers={"ket_qua_soat_xet": "dong-y"})
    builders.do(office.engine, case_id, "ky_duyet", by="thanh.ld", answers={"ket_qua_ky": "ky"})
    return case_id


def test_many_are_numbered_and_issued_each_by_itself(visit: Visit) -> None:
    first, second, paper = a_signed_case(visit.office), a_signed_case(visit.office), refused(visit.office)
    visit.sign_in(CLERK).get("/van-thu")
    chosen = boxes(visit)
    assert len(chosen) == 3
    with_result = task_at(visit.office, first, "phat_hanh")
    mine = [one for one in chosen if one.startswith(with_result)]
    visit.send("Chỉ lấy số", task=[*mine, "khong-co~1"], register="GCN")
    told = [" ".join(one.text_content().split()) for one in visit.page.xpath("//section[@role='alert']//li")]
    assert ("Số 01/GCN." in told[0], "Không có việc này" in told[1]) == (True, True)
    visit.get("/van-thu")
    assert "Số tiếp theo: 02/GCN" in visit.words
    visit.send(ISSUE, task=boxes(visit), register="GCN")
    assert "Đã làm 2 việc, không làm được 0 việc" in visit.words
    visit.get("/van-thu?list=to-issue").send("Phát hành các kết quả đã chọn", task=boxes(visit))
    numbers = {result(visit.office, one).number for one in (first, second)}
    assert {result(visit.office, one).state for one in (first, second)} == {"issued"}
    assert numbers | {"02/GCN", "03/GCN"} == {"01/GCN", "02/GCN", "03/GCN"}
    assert boxes(visit.get("/van-thu")) == []
    with acting(visit.office.engine) as work:
        assert builders.waiting(work, paper, "tra_thong_bao").role == "mot-cua"
    assert len(visit.get("/van-thu?list=leaving").page.xpath("//tr[@data-row]")) == 2


def test_a_result_takes_its_number_where_its_kind_did_and_never_from_the_book_of_notices(visit: Visit) -> None:
    """The notices' book is the fullest; who names it for all that has no book leaves the certificates alone."""
    paper, clerk = refused(visit.office), visit.sign_in(CLERK)
    opened(clerk, paper)
    assert clerk.page.xpath("//input[@name='register']/@value") == [""]
    clerk.send("Lấy số và phát hành", register="TB-UBND")
    first = a_signed_case(visit.office)
    opened(clerk, first)
    assert clerk.page.xpath("//input[@name='register']/@value | //datalist/option/@value") == [""]
    assert "chưa lấy số lần nào" in clerk.words
    clerk.send("Chỉ lấy số", register="GCN")
    second, third, notice = a_signed_case(visit.office), a_signed_case(visit.office), refused(visit.office)
    opened(clerk, second)
    assert clerk.page.xpath("//input[@name='register']/@value | //datalist/option/@value") == ["GCN", "GCN"]
    assert "Số tiếp theo: 02/GCN" in clerk.words
    assert "sổ GCN" in clerk.get("/van-thu").words
    clerk.send(ISSUE, task=boxes(clerk), register="TB-UBND")
    assert {result(visit.office, one).register for one in (second, third)} == {"GCN"}
    with acting(visit.office.engine) as work:
        told = select(TrailEntry.facts).where(TrailEntry.case_id == notice, TrailEntry.act == "number")
        assert work.session.scalars(told).one() == {"number": "02/TB-UBND"}


def test_only_what_can_be_numbered_is_offered_and_paper_says_when_it_is(visit: Visit) -> None:
    case_id, paper = a_signed_case(visit.office), refused(visit.office)
    with acting(visit.office.engine) as work:
        case = work.session.get_one(Case, case_id)
        proposals.make(work, case, proposals.APOLOGY, unit_id=case.competent_unit_id, role=issuings.CLERK)
    assert len(boxes(visit.sign_in(CLERK).get("/van-thu"))) == 2
    assert "văn bản giấy: lấy số khi phát hành" in visit.words
    assert len(boxes(visit.get("/viec"))) == 3
    visit.get("/van-thu").send("Chỉ lấy số", task=f"{task_at(visit.office, paper, 'phat_hanh')}~1", register="GCN")
    assert "văn bản giấy được cấp số khi bấm" in visit.words


def test_what_is_refused_stays_chosen_and_takes_no_number(visit: Visit) -> None:
    case_id = a_signed_case(visit.office)
    visit.sign_in(CLERK).get("/van-thu").send(ISSUE, task=boxes(visit), register=" ")
    assert "Hãy ghi ký hiệu sổ" in visit.words
    assert visit.page.xpath("//input[@name='task'][@checked]")
    assert result(visit.office, case_id).number is None


def test_the_page_of_the_case_has_the_acts_for_the_clerk_alone(visit: Visit) -> None:
    case_id = a_signed_case(visit.office)
    assert buttons(opened(visit.sign_in(DESK), case_id)) == {"Ghi nhận yêu cầu dừng"}
    clerk = opened(Visit(visit.office).sign_in(CLERK), case_id)
    clerk.send("Chỉ lấy số", register="GCN")
    assert "Số" in clerk.words
    clerk.send("Phát hành")
    assert "Đã phát hành" in clerk.words
    assert (result(visit.office, case_id).state, result(visit.office, case_id).number) == ("issued", "01/GCN")


def test_the_desk_takes_over_lays_on_a_shelf_finds_and_gives(visit: Visit) -> None:
    case_id = builders.a_case(visit.office.engine, HOUSEHOLD)
    to_be_given(visit.office, case_id)
    visit.sign_in(DESK).get("/tra-ket-qua").send(
        "Đã nhận kết quả, để ở đây", result=boxes(visit, "result"), shelf="Kệ A3"
    )
    assert "Đã làm 1 việc" in visit.words
    visit.get("/tra-ket-qua?list=lying").send("Tìm trong danh sách", words="a3")
    assert "Kệ A3" in visit.words
    assert visit.send("Tìm trong danh sách", words="B1").page.xpath("//tr[@data-row]") == []
    visit.get("/tra-ket-qua?list=lying").send("Đổi nơi để", result=boxes(visit, "result"), shelf="Kệ B1")
    opened(visit, case_id).send("Đổi nơi để", shelf="Ngăn 2")
    assert result(visit.office, case_id).shelf == "Ngăn 2"
    visit.send("Trả kết quả", recipient="Lê Văn Mẫu", proxy_document="Giấy ủy quyền 05")
    visit.get(visit.page.xpath("//a[contains(@href, 'phieu-tra')]/@href")[0])
    assert "nhận thay theo Giấy ủy quyền 05" in visit.words
    assert "Lê Văn Mẫu" in visit.get("/tra-ket-qua?list=given").words


def test_another_desk_neither_sees_nor_moves_a_result(visit: Visit) -> None:
    case_id = builders.a_case(visit.office.engine, HOUSEHOLD)
    to_be_given(visit.office, case_id)
    box = boxes(visit.sign_in(DESK).get("/tra-ket-qua"), "result")
    other = Visit(visit.office).sign_in(OUTSIDER).get("/tra-ket-qua")
    assert other.page.xpath("//tr[@data-row]") == []
    other.post("/tra-ket-qua/nhan", {"result": box, "shelf": "X"})
    assert "không làm được 1 việc" in other.words
    assert result(visit.office, case_id).shelf is None


def test_a_shelf_is_named_on_one_line(sqlite: Engine, office: Office) -> None:
    case_id = builders.a_case(office.engine, HOUSEHOLD)
    to_be_given(office, case_id)
    result_id = result(office, case_id).id
    with acting(sqlite, DESK) as work, pytest.raises(results.BadShelf):
        results.shelve(work, result_id, shelf="A\nB")


def test_no_page_of_theirs_takes_more_than_15_statements(visit: Visit) -> None:
    case_id = a_signed_case(visit.office)
    refused(visit.office)
    assert visit.sign_in(CLERK).asking_too_much("/", "/van-thu", "/van-thu?list=leaving", f"/ho-so/{case_id}") == {}
    to_be_given(visit.office, builders.a_case(visit.office.engine, HOUSEHOLD))
    assert Visit(visit.office).sign_in(DESK).asking_too_much("/tra-ket-qua", "/tra-ket-qua?list=given") == {}


def test_the_box_opens_a_case_by_the_number_of_its_result_and_lists_several(visit: Visit) -> None:
    first, second = (builders.a_case(visit.office.engine, HOUSEHOLD) for _ in range(2))
    to_be_given(visit.office, first)
    visit.sign_in(DESK).get("/").send("Tìm", q=" 01 / gcn ")
    assert visit.response.request.path == f"/ho-so/{first}"
    to_be_given(visit.office, second)
    with acting(visit.office.engine) as work:
        row = work.session.scalars(select(Result).where(Result.case_id == second)).one()
        row.number, row.year, row.serial = "01/GCN", 2025, 1  # the same number of another year
    assert len(visit.send("Tìm", q="01/GCN").page.xpath("//tr[@data-row]")) == 2
    assert Visit(visit.office).sign_in(OUTSIDER).send("Tìm", q="01/GCN").page.xpath("//tr[@data-row]") == []


def test_a_filing_is_passed_to_another_officer_or_another_desk(visit: Visit, case_id: uuid.UUID) -> None:
    visit.sign_in(DESK).get(f"/ho-so/{case_id}/chuyen").send("Chuyển cho cán bộ", to=DESK_TOO)
    assert "Đã chuyển hồ sơ cho cán bộ khác" in visit.words
    with acting(visit.office.engine) as work:
        task = builders.waiting(work, case_id, "tiep_nhan")
        assert task.holder_id == organisation.person_by_login(work, DESK_TOO).id
    second = Visit(visit.office).sign_in(DESK_TOO).get(f"/ho-so/{case_id}/chuyen")
    second.send("Chuyển nơi tiếp nhận", unit="H99.02 – Sở Xây dựng", reason=" ")
    assert "Hãy nêu rõ lý do" in second.words
    second.send("Chuyển nơi tiếp nhận", unit="H99.02 – Sở Xây dựng", reason="Nộp nhầm nơi")
    assert "Đã chuyển nơi tiếp nhận" in second.words
    with acting(visit.office.engine) as work:
        unit = organisation.unit_by_code(work, "H99.02")
        assert builders.waiting(work, case_id, "tiep_nhan").unit_id == unit.id
