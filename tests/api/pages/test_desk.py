"""A case at the desk: received, refused, supplemented, handed over, its result given, stopped; only what may be."""

from __future__ import annotations

import uuid
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from engine import files, requests, results, signings
from engine.queries import papers
from engine.tables import Case, Refusal, Result, StopRequest
from tests.api.office import OUTSIDER, Office, build
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, EXPERT, HOUSEHOLD, acting, household, waiting

PDF = b"%PDF-1.7 minh hoa"
LEADER, CLERK = "thanh.ld", "ha.vt"
FIT = {"y_kien_tham_dinh": "du-dieu-kien", "noi_dung_tham_dinh": "Đủ điều kiện."}
RECEIVE = "Hồ sơ đầy đủ, hợp lệ: tiếp nhận"


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation that keeps files."""
    return build(sqlite, household(), files=tmp_path / "files")


def opened(visit: Visit, case_id: uuid.UUID) -> Visit:
    return visit.get(f"/ho-so/{case_id}")


def case_of(office: Office, case_id: uuid.UUID) -> Case:
    with acting(office.engine) as work:
        return work.session.get_one(Case, case_id)


def buttons(visit: Visit) -> set[str]:
    found = visit.page.xpath("//section[contains(@class, 'desk')]//button")
    return {" ".join(one.text_content().split()) for one in found}


def signed(office: Office, case_id: uuid.UUID) -> uuid.UUID:
    """The result of the case is drafted and signed; gives its id."""
    builders.do(office.engine, case_id, "tiep_nhan", answers=ACCEPTED)
    builders.do(office.engine, case_id, "phan_cong", by=CHIEF)
    with acting(office.engine, EXPERT) as work:
        digest = files.keep(work, office.store, PDF, name="giay.pdf")
        row = results.draft(work, case_id, code="KQ.G12.001041", digest=digest)
        results.send_up(work, waiting(work, case_id, "tham_dinh").id, answers=FIT, seen=1)
    builders.do(office.engine, case_id, "soat_xet", by=CHIEF, answers={"ket_qua_soat_xet": "dong-y"})
    with acting(office.engine, LEADER) as work:
        task, shown = waiting(work, case_id, "ky_duyet"), {row.id: digest}
        signings.sign(work, task.id, office.store, shown=shown, answers={"ket_qua_ky": "ky"}, seen=1)
    return row.id


def to_be_given(office: Office, case_id: uuid.UUID) -> None:
    """The result of the case is drafted, signed, numbered and issued."""
    result_id = signed(office, case_id)
    with acting(office.engine, CLERK) as work:
        results.take_number(work, result_id, register="GCN")
        results.issue(work, waiting(work, case_id, "phat_hanh").id, answers={"so_van_ban": "01/GCN"}, seen=1)


def test_a_filing_is_received_from_its_page(desk: Visit, case_id: uuid.UUID) -> None:
    opened(desk, case_id).send(RECEIVE)
    assert "Đã tiếp nhận hồ sơ." in desk.words
    assert case_of(desk.office, case_id).case_number is not None
    assert RECEIVE not in buttons(desk)


def test_a_filing_is_refused_with_its_reason_only(desk: Visit, case_id: uuid.UUID) -> None:
    opened(desk, case_id).send("Từ chối tiếp nhận", reason=" ")
    assert (desk.response.status_code, "nêu rõ lý do" in desk.words) == (409, True)
    desk.send("Từ chối tiếp nhận", reason="Không thuộc thẩm quyền của xã")
    with acting(desk.office.engine) as work:
        told = work.session.scalars(select(Refusal.reason).where(Refusal.case_id == case_id)).one()
    assert (told, case_of(desk.office, case_id).status) == ("Không thuộc thẩm quyền của xã", "reception-refused")
    assert "Không thuộc thẩm quyền của xã" in desk.words


def test_a_supplement_is_asked_item_by_item_and_comes_in_part_and_in_full(desk: Visit, case_id: uuid.UUID) -> None:
    opened(desk, case_id).send("Gửi yêu cầu bổ sung")
    assert "Hãy nêu ít nhất một nội dung" in desk.words
    asked = {"g.document.1": "Nộp bản có chữ ký", "r.document.1": "wrong-form", "g.field.nganh_nghe": "Ghi mã ngành"}
    desk.send("Gửi yêu cầu bổ sung", **{name.replace(".", "__"): words for name, words in asked.items()})
    assert "Nộp bản có chữ ký" in desk.words
    assert {"Đã nhận đủ, chuyển tiếp", "Ghi nhận phần đã nhận"} <= buttons(desk)
    desk.send("Ghi nhận phần đã nhận", came="1", **{"s__1__file": (BytesIO(b"x"), "don.pdf")})
    assert desk.response.status_code == 409
    assert "không thuộc loại được nhận" in desk.page.xpath("string(//*[@id='e.s.1'])")
    desk.send("Ghi nhận phần đã nhận", came="1", **{"s__1__file": (BytesIO(PDF), "don.pdf")})
    assert "Hồ sơ vẫn chờ phần còn lại" in desk.words
    desk.send("Đã nhận đủ, chuyển tiếp")
    assert "Chưa nhận đủ" in desk.words
    desk.send("Đã nhận đủ, chuyển tiếp", came="2", v__nganh_nghe="Bán lẻ bánh mì (4721)")
    assert "Đã nhận đủ bổ sung" in desk.words
    assert RECEIVE in buttons(desk)
    with acting(desk.office.engine) as work:
        assert requests.of_case(work, case_id)[0].full_at is not None
        first, *_ = papers.checklist(work.session, case_id)
        assert [(one.file_name, one.form) for one in first.papers] == [("don.pdf", "electronic")]
    assert "Bán lẻ bánh mì (4721)" in desk.words


def test_what_was_typed_survives_a_refusal_of_the_request(desk: Visit, case_id: uuid.UUID) -> None:
    opened(desk, case_id).send("Gửi yêu cầu bổ sung", g__document__1="x", r__document__1="không-có")
    assert desk.response.status_code == 409
    assert desk.page.xpath("//input[@name='g.document.1']/@value") == ["x"]


def test_a_result_is_given_and_before_that_perhaps_held_back(desk: Visit, case_id: uuid.UUID) -> None:
    to_be_given(desk.office, case_id)
    opened(desk, case_id).send("Ghi nhận chưa trả", missing="Biên lai lệ phí")
    assert "chưa trả: Biên lai lệ phí" in desk.words
    assert desk.page.xpath("//input[@name='recipient']/@value") == ["Trần Thị Minh Họa"]
    desk.send("Trả kết quả", recipient="Lê Văn Mẫu", proxy_document="Giấy ủy quyền 05", receipt_number="BL-1")
    assert "Đã trả kết quả." in desk.words
    with acting(desk.office.engine) as work:
        row = work.session.scalars(select(Result)).one()
        assert (row.recipient, row.by_proxy, row.receipt_number) == ("Lê Văn Mẫu", True, "BL-1")
    assert case_of(desk.office, case_id).status == "returned"
    assert buttons(desk) == set()


def test_a_request_to_stop_is_recorded_and_decided(desk: Visit, case_id: uuid.UUID) -> None:
    opened(desk, case_id).send("Ghi nhận yêu cầu dừng", reason="Không còn nhu cầu")
    desk.send("Không đồng ý dừng", reason="Còn thiếu chữ ký người nộp")
    desk.send("Ghi nhận yêu cầu dừng", reason="Không còn nhu cầu")
    desk.send("Đồng ý dừng", reason="Chưa chuyển giải quyết")
    with acting(desk.office.engine) as work:
        rows = work.session.scalars(select(StopRequest).order_by(StopRequest.number)).all()
    assert [row.state for row in rows] == ["refused", "granted"]
    assert case_of(desk.office, case_id).status == "withdrawn"


def test_each_unit_confirms_a_handover_once(visit: Visit) -> None:
    with acting(visit.office.engine, DESK) as work:
        case_id = builders.cases.receive(
            work,
            builders.Filing(
                slug=HOUSEHOLD,
                channel="counter",
                receiving_unit=builders.COMMUNE,
                competent_unit="H99.02",
                parties={"submitter": {"full_name": "Trần Thị Minh Họa"}},
                answers=builders.APPLICATION,
            ),
        ).id
    builders.do(visit.office.engine, case_id, "tiep_nhan", answers=ACCEPTED)
    opened(visit.sign_in(DESK), case_id).send("Xác nhận đã giao")
    assert "Đã xác nhận bàn giao" in visit.words
    assert "Xác nhận đã giao" not in buttons(visit)
    there = opened(Visit(visit.office).sign_in(OUTSIDER), case_id)
    there.send("Xác nhận đã nhận").send("Xác nhận đã nhận")
    assert {"Xác nhận đã nhận", "Xác nhận đã giao"}.isdisjoint(buttons(there))


def test_buttons_are_only_for_whoever_may_press_them(visit: Visit, case_id: uuid.UUID) -> None:
    builders.do(visit.office.engine, case_id, "tiep_nhan", answers=ACCEPTED)
    assert buttons(opened(visit.sign_in(DESK), case_id)) == {"Ghi nhận yêu cầu dừng"}
    builders.do(visit.office.engine, case_id, "phan_cong", by=CHIEF)
    assert buttons(opened(Visit(visit.office).sign_in(CHIEF), case_id)) == set()


def test_a_case_that_changed_meanwhile_is_not_written_to(desk: Visit, case_id: uuid.UUID) -> None:
    opened(desk, case_id)
    builders.do(desk.office.engine, case_id, "tiep_nhan", answers=ACCEPTED)
    desk.send("Ghi nhận yêu cầu dừng", reason="Không còn nhu cầu")
    assert (desk.response.status_code, "Hồ sơ đã thay đổi" in desk.words) == (409, True)
    assert desk.page.xpath("string(//textarea[@id='stop-reason'])").strip() == "Không còn nhu cầu"


def test_no_page_of_the_desk_takes_more_than_15_statements(visit: Visit, case_id: uuid.UUID) -> None:
    to_be_given(visit.office, builders.a_case(visit.office.engine, HOUSEHOLD))
    given = builders.a_case(visit.office.engine, HOUSEHOLD)
    to_be_given(visit.office, given)
    visit.sign_in(DESK)
    paths = ("/", "/ho-so", "/tiep-nhan", f"/tiep-nhan/{HOUSEHOLD}", f"/ho-so/{case_id}", f"/ho-so/{given}")
    assert visit.asking_too_much(*paths, f"/ho-so/{given}/da-tiep-nhan") == {}
