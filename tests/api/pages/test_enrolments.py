"""Many officers from a spreadsheet: looked through, made, said what became of each, passwords handed over once."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from engine import enrolments, outside, spreadsheets
from engine.tables import Person
from tests.api.pages.test_officers import SOURCE, admin  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit
from tests.engine.builders import COMMUNE, DESK, EXPERT, acting

HEADINGS = enrolments.template()[0]
GOOD = ("hoa.tt", "Trịnh Thị Hòa", COMMUNE, "mot-cua", "", "hoa@example.vn", "0912345678")


def sent(visit: Visit, rows: Sequence[Sequence[str]], kind: str = "xlsx") -> Visit:
    return upload(visit, spreadsheets.written([HEADINGS, *rows], kind), f"can-bo.{kind}")


def upload(visit: Visit, data: bytes, name: str) -> Visit:
    visit.get("/quan-tri/can-bo/nhieu")
    return visit.post("/quan-tri/can-bo/nhieu/kiem-tra", {"file": (BytesIO(data), name)})


def sheet(data: bytes) -> list[list[Any]]:
    book: Any = openpyxl.load_workbook(BytesIO(data))
    return [[cell.value for cell in row] for row in book.active.rows]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_template_comes_back_as_it_went_out(admin: Visit, kind: str) -> None:  # noqa: F811
    answer = admin.client.get(f"/quan-tri/can-bo/nhieu/mau.{kind}")
    (row,) = enrolments.read(answer.data, name=f"mau.{kind}")
    assert (row.login, row.full_name, row.role) == ("lan.nt", "Nguyễn Thị Lan", "chuyen-vien")


def test_each_row_says_by_field_what_is_wrong_and_nothing_is_made(admin: Visit) -> None:  # noqa: F811
    bad = ("Hòa!", "", "H99.02", "la-gi", "", "khong-phai-thu", "12")
    taken = (DESK, "Người Khác", COMMUNE, "mot-cua", "", "", "")
    sent(admin, [GOOD, bad, (*GOOD,), taken, (EXPERT, "Đỗ Thị Lan", COMMUNE, "chuyen-vien", "", "", "")])
    assert "Sẽ tạo 1, đã có 1, bị từ chối 3" in admin.words
    for words in (
        "Tên đăng nhập: 'hòa!' không dùng làm tên đăng nhập được",
        "Họ và tên: Hãy nhập họ và tên",
        "Mã đơn vị: Bạn không có quyền quản trị ở đây",
        "Mã vị trí: Đơn vị H99.02 không có vị trí 'la-gi'",
        "Tên đăng nhập: Tên đăng nhập này đã có ở dòng 2.",
        f"Tên đăng nhập: Đã có cán bộ mang tên đăng nhập '{DESK}'",
    ):
        assert words in admin.words
    errors = admin.page.xpath("count(//tr[td[1]='3']//li)")
    assert errors == 6
    with acting(admin.office.engine) as work:
        assert work.session.query(Person).filter(Person.login == "hoa.tt").count() == 0


def test_officers_are_made_told_row_by_row_and_sent_again_nobody_twice(admin: Visit) -> None:  # noqa: F811
    second = ("binh.lv", "Lê Văn Bình", COMMUNE, "van-thu", "Văn thư cơ quan", "", "")
    sent(admin, [GOOD, second, ("x", "", COMMUNE, "van-thu", "", "", "")], "csv")
    admin.send("Tạo 2 tài khoản", source=" ")
    assert "Hãy ghi căn cứ" in admin.words
    admin.send("Tạo 2 tài khoản", source=SOURCE)
    assert "Đã tạo 2, đã có từ trước 0, không tạo được 1" in admin.words
    assert "no-transform" in admin.response.headers["Cache-Control"]  # it carries the passwords
    ticket = admin.page.xpath("//input[@name='ticket']/@value")[0]
    token = admin.page.xpath("//input[@name='csrf_token']/@value")[0]
    answer = admin.client.post("/quan-tri/can-bo/nhieu/mat-khau", data={"csrf_token": token, "ticket": ticket})
    (_, first, *_) = sheet(answer.data)
    assert first[:3] == ["hoa.tt", "Trịnh Thị Hòa", COMMUNE]
    other = Visit(admin.office).get("/dang-nhap").send("Đăng nhập", login="hoa.tt", password=first[3])
    assert "Mật khẩu ban đầu do người khác cấp" in other.words
    admin.send("Tải mật khẩu (.xlsx)")
    assert "đã được tải về" in admin.words
    sent(admin, [GOOD, second])
    assert "Sẽ tạo 0, đã có 2, bị từ chối 0" in admin.words
    with acting(admin.office.engine) as work:
        assert work.session.query(Person).filter(Person.login.in_(("hoa.tt", "binh.lv"))).count() == 2


def bomb() -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (65 * 2**20))
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"MZ\x90", "can-bo.exe", "Hãy gửi bảng tính"),
        (b"khong phai zip", "can-bo.xlsx", "can-bo.xlsx"),
        (b"a,b\n1,2\n", "can-bo.csv", "can-bo.csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "can-bo.xlsx", "can-bo.xlsx"),
        (spreadsheets.written([HEADINGS], "xlsx"), "can-bo.xlsx", "không có dòng nào"),
        (spreadsheets.written([HEADINGS, *[GOOD] * 301], "csv"), "can-bo.csv", "tối đa 300"),
        (spreadsheets.written([("A", "B"), ("1", "2")], "xlsx"), "can-bo.xlsx", "Dòng đầu của bảng phải có các cột"),
        (bomb(), "can-bo.xlsx", "can-bo.xlsx"),
    ],
    ids=["program", "no zip", "no headings", "old kind", "empty", "too many", "other columns", "bomb"],
)
def test_what_is_no_such_spreadsheet_is_refused_with_the_reason(
    admin: Visit,  # noqa: F811
    data: bytes,
    name: str,
    said: str,
) -> None:
    upload(admin, data, name)
    assert admin.response.status_code == 422
    assert said in admin.page.xpath("string(//*[@role='alert'])")


def test_while_a_spreadsheet_is_read_apart_nobody_waits_and_one_that_takes_too_long_is_refused(
    admin: Visit,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_apart, orders = outside.Child.ask, []

    def watched(child: outside.Child, said: bytes) -> bytes:
        with closing(sqlite3.connect(str(admin.office.engine.url.database), timeout=0)) as other:
            other.execute("begin immediate")  # refused at once when somebody holds the lock
            other.rollback()
        orders.append(said)
        return read_apart(child, said)

    monkeypatch.setattr(outside.Child, "ask", watched)
    assert "Sẽ tạo 1" in sent(admin, [GOOD]).words
    assert len(orders) == 1
    monkeypatch.setattr(spreadsheets, "CHILD", outside.Child(spreadsheets.CHILD.program, most_seconds=0))
    sent(admin, [GOOD, GOOD])
    assert "cần quá nhiều thời gian hoặc bộ nhớ" in admin.page.xpath("string(//*[@role='alert'])")


def test_a_full_file_is_looked_through_in_few_statements(admin: Visit) -> None:  # noqa: F811
    rows = [(f"can.bo{number}", "Cán Bộ", COMMUNE, "mot-cua", "", "", "") for number in range(300)]
    with acting(admin.office.engine, DESK) as work:
        counted = len(
            enrolments.check(work, enrolments.read(spreadsheets.written([HEADINGS, *rows], "csv"), name="a.csv"))
        )
    assert counted == 300
    assert sent(admin, rows).page.xpath("count(//tbody/tr)") == 300
    assert admin.asking_too_much("/quan-tri/can-bo/nhieu") == {}


def test_others_may_not_send_any(desk: Visit) -> None:
    assert desk.get("/quan-tri/can-bo/nhieu").response.status_code == 403
    token = desk.get("/").page.xpath("//input[@name='csrf_token']/@value")[0]
    rows = '[[2,"hoa.tt","Trịnh Thị Hòa","H99.15","mot-cua","","",""]]'
    answer = desk.client.post("/quan-tri/can-bo/nhieu", data={"csrf_token": token, "rows": rows, "source": SOURCE})
    assert answer.status_code == 403
