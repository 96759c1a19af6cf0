"""What a case of another system brings along: results, fees, notes, papers; hostile ZIPs are refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from bpmn import shipped
from engine import dues, notes, results, tasks, trail
from engine.files import Store
from engine.imports import BadFile, archives
from engine.tables import Case, Component, Paper
from tests.engine import builders
from tests.engine.builders import acting
from tests.engine.imports import old


@pytest.fixture
def commune(db: Engine) -> Engine:
    """The commune of the tests with the first procedure of the product."""
    builders.a_province(db, builders.household())
    return db


@pytest.fixture
def province(sqlite: Engine) -> Engine:
    """The same, where databases do not differ."""
    builders.a_province(sqlite, builders.household())
    return sqlite


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Where papers are kept."""
    return Store(tmp_path / "files")


def contents(store: Store) -> list[bytes]:
    return [path.read_bytes() for path in store.root.rglob("*") if path.is_file()]


def said(engine: Engine, row: dict[str, object]) -> str:
    (one,) = old.take(engine, old.as_json([row]))
    return one.fault.say("vi") if one.fault else one.state


def test_a_case_brings_fees_notes_and_papers_and_a_closed_one_its_result(commune: Engine, store: Store) -> None:
    rows = old.as_json([old.row(1, **old.ALONG), old.closed(2, **old.ALONG, results=old.GIVEN)])
    assert [one.state for one in old.take_zipped(commune, old.zipped(rows), store)] == ["new", "new"]
    with acting(commune) as work:
        running, closed = work.session.scalars(select(Case).order_by(Case.case_number)).all()
        for case in (running, closed):
            (fee,) = dues.of_case(work, case.id)
            assert (fee.amount_vnd, fee.receipt_number, f"{fee.paid_on}") == (100_000, "BL-7", "2026-11-05")
            dues.require_paid(work, case.id)
            assert [one.text[:7] for one in notes.of_case(work, case.id)] == ["Giấy tờ", "Đã gọi "]
            mine = select(Component.position, Paper.form, Paper.file_name, Paper.note).join(Paper)
            papers = work.session.execute(mine.where(Component.case_id == case.id).order_by(Component.position))
            assert [tuple(one) for one in papers] == [
                (1, "electronic", "de-nghi.pdf", None),
                (2, "original", None, "bản giấy"),
            ]
            assert trail.verify(work.session, case.id) == 1
        assert results.of_case(work, running.id) == []
        (given,) = results.of_case(work, closed.id)
        assert (given.number, given.issuer, given.state) == ("41A8.012345", "UBND xã Minh Họa", results.RETURNED)
        assert given.returned_at == closed.ended_at
    assert contents(store) == [old.PDF]
    again = old.take_zipped(commune, old.zipped(rows), store)
    assert [one.state for one in again] == ["there", "there"]


def test_a_csv_says_the_same_in_columns(province: Engine) -> None:
    more = {
        "fees.content": "Lệ phí",
        "fees.amount": "100000",
        "fees.receipt": "BL-7",
        "fees.paid_on": "2026-11-05",
        "fees.2.content": "Phí",
        "fees.2.amount": "50000",
        "fees.2.receipt": "BL-8",
        "fees.2.paid_on": "2026-11-06",
        "notes": "Đã gọi điện",
        "papers": "1|2",
        "results.number": "41A8.012345",
        "results.date": "2026-11-19",
        "results.issuer": "UBND xã",
        "results.code": "KQ.G12.001009",
    }
    (line,) = old.take(province, old.as_csv([old.closed(1, **more)], more=tuple(more)))
    assert line.fault is None
    with acting(province) as work:
        case = work.session.scalars(select(Case)).one()
        assert [fee.amount_vnd for fee in dues.of_case(work, case.id)] == [100_000, 50_000]
        assert [row.code for row in results.of_case(work, case.id)] == ["KQ.G12.001009"]
        assert work.session.scalars(select(Paper.form)).all() == ["copy", "copy"]


def test_the_sample_of_the_documentation_is_taken_over(province: Engine) -> None:
    text = (shipped.ROOT.parent / "docs" / "import-sample.jsonl").read_text(encoding="utf-8")
    assert [one.fault or one.state for one in old.take(province, text)] == ["new"] * 3


def test_what_cannot_be_kept_refuses_the_row_with_its_reason(province: Engine) -> None:
    fee, given = old.ALONG["fees"][0], old.GIVEN[0]
    bad = {
        "'fees' là danh sách không quá 50": old.row(fees=[fee] * 51),
        "Thiếu 'fees.receipt'": old.row(fees=[{**fee, "receipt": ""}]),
        "'fees.amount' là số đồng nguyên": old.row(fees=[{**fee, "amount": "1.000"}]),
        "'fees.paid_on' ở tương lai": old.row(fees=[{**fee, "paid_on": "2027-01-01"}]),
        "'notes.text' dài quá 2000": old.row(notes=["x" * 2001]),
        "Thủ tục không có thành phần 'Giấy lạ'": old.row(papers=["Giấy lạ"]),
        "'tay' không phải là hình thức giấy tờ": old.row(papers=[{"component": "1", "form": "tay"}]),
        "không nhận theo hình thức 'shown'": old.row(papers=[{"component": "1", "form": "shown"}]),
        "Không có tệp 'x.pdf'": old.row(papers=[{"component": "1", "file": "x.pdf"}]),
        "Chỉ hồ sơ đã kết thúc mới có kết quả": old.row(results=[given]),
        "Thủ tục này không có kết quả mang mã 'LẠ'": old.closed(results=[{**given, "code": "LẠ"}]),
        "'results.date' không phải là thời điểm": old.closed(results=[{**given, "date": "19/11/2026"}]),
    }
    for wanted, row in bad.items():
        assert wanted in said(province, row)
    with acting(province) as work:
        assert work.session.scalars(select(Case)).all() == []


def test_a_hostile_zip_is_refused_and_a_bad_paper_refuses_only_its_row(province: Engine, store: Store) -> None:
    rows = old.as_json([old.row(1, **old.ALONG)])
    link = zipfile.ZipInfo("lien-ket")
    link.external_attr = 0o120777 << 16
    for path in ("../x.pdf", "/x.pdf", "C:x.pdf", "a/../../x", link):
        packed = old.zipped(rows)
        with zipfile.ZipFile(packed, "a") as archive:
            archive.writestr(path, b"%PDF-1.7")
        with pytest.raises(BadFile, match="không được phép"):
            old.take_zipped(province, packed, store)
    for packed in (io.BytesIO(b"PK\x03\x04half"), old.zipped(rows, more=b"", **{"hai.csv": b"x"})):
        with pytest.raises(BadFile, match="ZIP"):
            old.take_zipped(province, packed, store)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("ho-so.jsonl", rows)
    with pytest.raises(BadFile, match="ZIP"):
        old.take_zipped(province, other, store)
    bomb = old.zipped(old.as_json([old.row(1, **old.ALONG), old.row(2)]), **{"giay-to/de-nghi.pdf": b"\0" * 2**21})
    small = Store(store.root, most_bytes=2**20)
    assert [one.state for one in old.take_zipped(province, bomb, small)] == ["refused", "new"]
    assert archives.is_archive(bomb.getvalue())
    assert contents(store) == []


def test_a_result_that_waits_for_its_applicant_is_given_here(province: Engine, store: Store) -> None:
    given = [{**old.GIVEN[0], "file": "giay-to/de-nghi.pdf"}]
    rows = [old.row(1, step="tra_ket_qua", results=given), old.row(2, step="tra_ket_qua", results=old.GIVEN)]
    assert [one.state for one in old.take_zipped(province, old.zipped(old.as_json(rows)), store)] == ["new", "refused"]
    with acting(province, builders.DESK, at=old.NOW) as work:
        case = work.session.scalars(select(Case)).one()
        (row,) = results.of_case(work, case.id)
        assert (row.state, row.number, row.sealed) == (results.ISSUED, "41A8.012345", row.digest)
        task = builders.waiting(work, case.id, "tra_ket_qua")
        way = results.Given(recipient="Trần Thị Minh Họa", way="direct")
        answers = {"nguoi_nhan": "Trần Thị Minh Họa", "hinh_thuc_tra": "truc-tiep"}
        tasks.claim(work, task.id, seen=task.version)
        results.give(work, task.id, way, answers=answers, seen=task.version)
        assert (row.state, case.status) == (results.RETURNED, "returned")


def test_a_path_as_another_system_writes_it_finds_its_file(province: Engine, store: Store) -> None:
    rows = old.as_json([old.row(1, papers=[{"component": "1", "file": ".\\giay-to\\de-nghi.pdf"}])])
    assert [one.state for one in old.take_zipped(province, old.zipped(rows), store)] == ["new"]
    with acting(province) as work:
        assert work.session.scalars(select(Paper.file_name)).one() == "de-nghi.pdf"


def test_a_look_at_a_zip_leaves_no_file(province: Engine, store: Store) -> None:
    packed = old.zipped(old.as_json([old.row(1, **old.ALONG)]))
    assert [one.state for one in old.take_zipped(province, packed, store, is_tried=True)] == ["new"]
    assert contents(store) == []
