"""Papers on pages: looked at page by page, bound from photographs, turned, divided, given back."""

from __future__ import annotations

import io
import sqlite3
import uuid
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path

import orjson
import pytest
from PIL import Image
from sqlalchemy import Engine

from engine import components, files, outside
from engine.components import Handed
from engine.queries import papers
from engine.scans import apart
from engine.tables import Case
from tests.api.office import OUTSIDER, Office, build, problem
from tests.api.pages.visit import PASSWORD, Visit
from tests.engine import builders
from tests.engine.builders import CHIEF, DESK, acting, household
from tests.engine.scans.sheets import BLUE, GREEN, RED, named, pdf, photo, tops

LEADER = "thanh.ld"


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation that keeps files."""
    return build(sqlite, household(), files=tmp_path / "files")


def handed(office: Office, case_id: uuid.UUID, data: bytes, name: str, position: int = 1) -> uuid.UUID:
    """A paper of the case with *data* as its file."""
    with acting(office.engine, DESK) as work:
        digest = files.keep(work, office.store, data, name=name)
        given = Handed(form="electronic", digest=digest, file_name=name)
        return components.register(work, case_id, position, given).id


def picture(visit: Visit) -> Image.Image:
    """The page of a paper that stands on the page."""
    (address,) = visit.page.xpath("//*[@class='leaf']/img/@src")
    response = visit.client.get(address)
    assert (response.status_code, response.content_type) == (200, "image/jpeg")
    return Image.open(io.BytesIO(response.data))


def follow(visit: Visit, words: str) -> Visit:
    """After the link *words*."""
    return visit.get(visit.page.xpath("//a[normalize-space()=$words]/@href", words=words)[0])


def test_a_paper_is_looked_at_page_by_page_without_saving_it(desk: Visit, case_id: uuid.UUID) -> None:
    handed(desk.office, case_id, pdf(RED, GREEN), "don.pdf")
    desk.get(f"/ho-so/{case_id}")
    desk.get(desk.page.xpath("//ul[@class='checks']//a/@href")[0])
    assert "Trang 1 trên 2" in desk.words
    assert named(picture(desk)) == "red"
    follow(desk, "Trang sau")
    assert named(picture(desk)) == "green"
    follow(follow(desk, "Xoay phải"), "Xoay phải")
    assert named(picture(desk)) == "white"
    width = picture(desk).width
    assert picture(follow(desk, "Phóng to")).width > width
    kept = desk.client.get(desk.page.xpath("//a[normalize-space()='Tải tệp về']/@href")[0], buffered=True)
    assert kept.content_type == "application/octet-stream"


def test_what_has_no_pages_or_is_damaged_is_offered_to_be_saved(desk: Visit, case_id: uuid.UUID) -> None:
    for data, name in ((b"<?xml version='1.0'?><don/>", "don.xml"), (b"%PDF-1.7 hong", "don.pdf")):
        paper_id = handed(desk.office, case_id, data, name)
        desk.get(f"/ho-so/{case_id}/giay-to/{paper_id}")
        assert (desk.response.status_code, "Hãy tải tệp về để xem." in desk.words) == (200, True)
        assert desk.page.xpath("//*[@class='leaf']") == []


def test_papers_of_a_case_are_nothing_to_whoever_may_not_see_it(visit: Visit, case_id: uuid.UUID) -> None:
    paper_id = handed(visit.office, case_id, pdf(RED), "don.pdf")
    visit.sign_in(OUTSIDER)
    for rest in ("", "/trang-1.jpg", "/tep"):
        assert visit.get(f"/ho-so/{case_id}/giay-to/{paper_id}{rest}").response.status_code == 404


def test_a_page_that_is_not_there_is_not_found(desk: Visit, case_id: uuid.UUID) -> None:
    paper_id = handed(desk.office, case_id, pdf(RED), "don.pdf")
    assert desk.get(f"/ho-so/{case_id}/giay-to/{paper_id}/trang-2.jpg").response.status_code == 404


def versions(office: Office, case_id: uuid.UUID) -> dict[int, list[tuple[str, list[str]]]]:
    """Form and pages of every version that came in, by component, the newest first."""
    with acting(office.engine) as work:
        return {
            line.position: [
                (one.form, tops(files.read(office.store, papers.content(work.session, case_id, one.id)[1].digest)))
                for one in line.papers
                if one.has_file
            ]
            for line in papers.checklist(work.session, case_id)
            if line.papers
        }


def chosen(*sent: tuple[bytes, str]) -> dict[str, list[tuple[io.BytesIO, str]]]:
    """Files as a person chooses them, several at once."""
    return {"giay-to__file": [(io.BytesIO(data), name) for data, name in sent]}


LOOK = "Xem, xoay, xếp thứ tự tệp vừa chọn"


def press(visit: Visit, act: str) -> Visit:
    """After pressing the button of a tray that does *act*, as "up giay-to 1"."""
    (button,) = visit.page.xpath("//button[@name='tray'][@value=$act]", act=act)
    return visit.send(" ".join(button.text_content().split()), tray=act)


def test_photographs_are_turned_and_moved_and_become_one_pdf(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/ho-so/{case_id}/thanh-phan/1")
    desk.send(LOOK, **chosen((photo(RED), "mot.jpg"), (photo(GREEN, "PNG"), "hai.png"), (pdf(BLUE), "ba.pdf")))
    press(press(press(desk, "turn giay-to 2"), "turn giay-to 2"), "up giay-to 2")
    shown = desk.page.xpath("//ol[@class='tray']//img/@src")
    assert len(shown) == 3
    assert named(Image.open(io.BytesIO(desk.client.get(shown[1]).data))) == "white"
    desk.send("Ghi vào hồ sơ", form="copy", note="chụp tại quầy")
    assert "Đã ghi giấy tờ vào hồ sơ." in desk.words
    assert versions(desk.office, case_id) == {1: [("copy", ["red", "white", "green"])]}


def test_a_hostile_file_is_told_beside_its_field_and_the_good_ones_stay(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/ho-so/{case_id}/thanh-phan/1")
    desk.send("Ghi vào hồ sơ", note="đủ chữ ký", **chosen((photo(RED), "mot.jpg"), (b"MZ\x90", "hai.pdf")))
    assert desk.response.status_code == 409
    assert "không thuộc loại được nhận" in desk.page.xpath("string(//*[@id='e.giay-to'])")
    assert desk.page.xpath("//input[@name='note']/@value") == ["đủ chữ ký"]
    desk.send("Ghi vào hồ sơ", **chosen((b"<?xml version='1.0'?><a/>", "ba.xml")))
    assert "hãy gửi riêng tệp 'ba.xml'" in desk.page.xpath("string(//*[@id='e.giay-to'])")
    press(desk, "drop giay-to 1").send("Ghi vào hồ sơ")
    with acting(desk.office.engine) as work:
        (one,) = papers.checklist(work.session, case_id)[0].papers
        assert (one.file_name, one.note) == ("mot.jpg", "đủ chữ ký")


def test_a_file_that_cannot_be_bound_is_told_beside_its_field(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/ho-so/{case_id}/thanh-phan/1")
    desk.send("Ghi vào hồ sơ", **chosen((photo(RED), "mot.jpg"), (b"%PDF-1.7 hong", "hai.pdf")))
    assert "tệp hỏng" in desk.page.xpath("string(//*[@id='e.giay-to'])")
    assert versions(desk.office, case_id) == {}


def test_pages_are_arranged_and_a_scan_is_divided_onto_components(desk: Visit, case_id: uuid.UUID) -> None:
    paper_id = handed(desk.office, case_id, pdf(RED, GREEN, BLUE), "tat ca.pdf")
    desk.get(f"/ho-so/{case_id}/giay-to/{paper_id}")
    desk.send("Lưu thành bản mới", order="3, 1-9")
    assert "không phải là số trang" in desk.words
    assert desk.page.xpath("//input[@name='order']/@value") == ["3, 1-9"]
    desk.send("Lưu thành bản mới", order="3, 1", t__1="180")
    assert versions(desk.office, case_id)[1][0][1] == ["blue", "white"]
    desk.get(f"/ho-so/{case_id}/giay-to/{paper_id}").send("Tách theo thành phần", p__1="1-2", p__2="3")
    assert "bản quét gốc còn nguyên" in desk.words
    found = versions(desk.office, case_id)
    assert [pages for _, pages in found[1]] == [["red", "green"], ["blue", "white"], ["red", "green", "blue"]]
    assert [pages for _, pages in found[2]] == [["blue"]]


def test_while_pages_are_bound_others_write(desk: Visit, case_id: uuid.UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = handed(desk.office, case_id, pdf(RED, GREEN), "tat ca.pdf")
    orders: list[str] = []
    done = outside.Child.ask

    def watched(child: outside.Child, said: bytes) -> bytes:
        with closing(sqlite3.connect(str(desk.office.engine.url.database), timeout=0)) as other:
            other.execute("begin immediate")  # refused at once when somebody holds the lock
            other.rollback()
        orders.append(orjson.loads(said)["act"])
        return done(child, said)

    desk.get(f"/ho-so/{case_id}/giay-to/{scan}")
    monkeypatch.setattr(outside.Child, "ask", watched)
    desk.post(f"/ho-so/{case_id}/giay-to/{scan}/tach", {"p.1": "2", "p.2": "1", "version": seen(desk.office, case_id)})
    assert orders[:3] == ["count", "bind", "bind"]
    desk.get(f"/ho-so/{case_id}/thanh-phan/1").send(
        "Ghi vào hồ sơ", **chosen((photo(RED), "1.jpg"), (photo(BLUE), "2.jpg"))
    )
    body, scans = {"turns": "90"}, f"/cases/{case_id}/components/2/scans"
    file = (photo(GREEN), "3.jpg")
    sent = desk.office.ask("POST", scans, body, seen=int(seen(desk.office, case_id)), file=file, key="k")
    assert (sent.status_code, orders.count("bind")) == (200, 4)
    found = versions(desk.office, case_id)
    assert [pages for _, pages in found[1]] == [["red", "blue"], ["green"], ["red", "green"]]
    assert [len(pages) for _, pages in found[2]] == [1, 1]


def seen(office: Office, case_id: uuid.UUID) -> str:
    with acting(office.engine) as work:
        return str(work.session.get_one(Case, case_id).version)


def test_whoever_finds_no_room_to_look_at_a_page_is_told_to_come_again(desk: Visit, case_id: uuid.UUID) -> None:
    paper_id = handed(desk.office, case_id, pdf(RED), "don.pdf")
    with ExitStack() as held:
        while apart.CHILD.queue.acquire(blocking=False):
            held.callback(apart.CHILD.queue.release)
        answer = desk.office.ask("GET", f"/cases/{case_id}/papers/{paper_id}/pages/1")
        assert (problem(answer), answer.headers["Retry-After"]) == ((503, "busy"), "2")
        desk.get(f"/ho-so/{case_id}/giay-to/{paper_id}/trang-1.jpg")
        assert (desk.response.status_code, desk.response.headers["Retry-After"]) == (503, "2")
        assert "quá nhiều việc nặng" in desk.get(f"/ho-so/{case_id}/giay-to/{paper_id}").words
    assert desk.client.get(f"/ho-so/{case_id}/giay-to/{paper_id}/trang-1.jpg").status_code == 200


def test_an_original_is_kept_and_given_back(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/ho-so/{case_id}/thanh-phan/1")
    desk.send("Ghi vào hồ sơ", form="original", kept_original="on", valid_until="31/12/2027")
    assert "cơ quan đang giữ bản chính" in desk.words
    assert "có hiệu lực đến 31/12/2027" in desk.words
    desk.send("Đã trả bản chính cho người nộp")
    assert "đã trả bản chính lúc" in desk.words
    assert desk.page.xpath("//button[normalize-space()='Đã trả bản chính cho người nộp']") == []


def test_a_case_that_changed_meanwhile_takes_nothing_and_keeps_the_files(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/ho-so/{case_id}/thanh-phan/1")
    handed(desk.office, case_id, pdf(GREEN), "khac.pdf")
    desk.send("Ghi vào hồ sơ", **chosen((pdf(RED), "mot.pdf")))
    assert (desk.response.status_code, "Hồ sơ đã thay đổi" in desk.words) == (409, True)
    desk.send("Ghi vào hồ sơ")
    assert [pages for _, pages in versions(desk.office, case_id)[1]] == [["red"], ["green"]]


def test_what_waits_in_a_form_is_shown_to_who_sent_it_only(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/ho-so/{case_id}/thanh-phan/1").send(LOOK, **chosen((pdf(RED), "mot.pdf")))
    (address,) = desk.page.xpath("//ol[@class='tray']//img/@src")
    assert Visit(desk.office).sign_in(CHIEF).get(address).response.status_code == 404


def test_papers_are_changed_only_by_whoever_works_on_the_case(visit: Visit, case_id: uuid.UUID) -> None:
    paper_id = handed(visit.office, case_id, pdf(RED), "don.pdf")
    builders.do(visit.office.engine, case_id, "tiep_nhan", answers=builders.ACCEPTED)
    visit.sign_in(LEADER).get(f"/ho-so/{case_id}/giay-to/{paper_id}")
    assert visit.response.status_code == 200
    assert visit.page.xpath("//main//form") == []
    visit.post(f"/ho-so/{case_id}/giay-to/{paper_id}/sap-xep", {"order": "1", "version": "2"})
    assert visit.response.status_code in (403, 409)
    assert len(versions(visit.office, case_id)[1]) == 1


def test_no_page_of_papers_takes_more_than_15_statements(desk: Visit, case_id: uuid.UUID) -> None:
    paper_id = handed(desk.office, case_id, pdf(RED), "don.pdf")
    one = f"/ho-so/{case_id}/giay-to/{paper_id}"
    assert desk.asking_too_much(one, f"/ho-so/{case_id}/thanh-phan/1", f"/ho-so/{case_id}") == {}


def test_files_outlive_a_sign_in_that_ran_out(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/ho-so/{case_id}/thanh-phan/1").send(LOOK, **chosen((photo(RED), "mot.jpg")))
    desk.office.now += timedelta(hours=3)
    desk.send("Ghi vào hồ sơ", note="đủ", **chosen((photo(GREEN), "hai.jpg"), (b"MZ\x90", "ba.pdf")))
    assert desk.response.status_code == 401
    desk.send("Đăng nhập", login=DESK, password=PASSWORD)
    desk.send("Gửi tiếp")
    assert "Đã ghi giấy tờ vào hồ sơ." in desk.words
    assert versions(desk.office, case_id) == {1: [("electronic", ["red", "green"])]}


def test_files_of_who_was_never_signed_in_are_not_kept(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/ho-so/{case_id}/thanh-phan/1")
    desk.client.set_cookie("motcua", "x" * 40)
    desk.send("Ghi vào hồ sơ", **chosen((photo(RED), "mot.jpg")))
    assert desk.response.status_code == 401
    assert [one for one in desk.office.store.root.rglob("*") if one.is_file()] == []


def test_the_files_of_every_form_of_the_desk_outlive_it_too(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/ho-so/{case_id}").send("Gửi yêu cầu bổ sung", g__document__1="Nộp bản có chữ ký")
    desk.office.now += timedelta(hours=3)
    sent = {"s.1.file": (io.BytesIO(pdf(RED)), "don.pdf")}
    desk.send("Ghi nhận phần đã nhận", came="1", **{name.replace(".", "__"): one for name, one in sent.items()})
    assert desk.response.status_code == 401
    desk.send("Đăng nhập", login=DESK, password=PASSWORD).send("Gửi tiếp")
    assert "Đã ghi nhận phần bổ sung" in desk.words
    assert versions(desk.office, case_id) == {1: [("electronic", ["red"])]}
