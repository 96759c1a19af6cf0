"""A file of cases of another system is sent to a page, looked at, taken over with its report, and sent once more."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import func, select

from api.pages import imports
from engine.imports import files, items, rows
from engine.tables import Case, ImportLine
from tests.api.pages.test_officers import admin, as_administrator  # noqa: F401 # a fixture
from tests.api.pages.test_units import ROOT, root  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit
from tests.engine.builders import acting
from tests.engine.imports import old

HERE = "/quan-tri/nhap-ho-so"


def send(visit: Visit, text: str, name: str = "cu.jsonl") -> Visit:
    file = (BytesIO(text.encode() if text.isascii() or "\udcff" not in text else b"\xff"), name)
    return visit.get(HERE).send("Gửi tệp", system=old.SYSTEM, file=file)


def figures(visit: Visit) -> dict[str, int]:
    """What the page counts."""
    facts = visit.page.xpath("//dl[@class='facts']/div")
    return {one.findtext("dt"): int(one.findtext("dd")) for one in facts if one.findtext("dd") != "0"}


def counted(visit: Visit) -> int:
    with acting(visit.office.engine) as work:
        return work.session.scalar(select(func.count()).select_from(Case)) or 0


def test_a_file_is_looked_at_then_taken_over_and_sent_twice_changes_nothing(root: Visit) -> None:  # noqa: F811
    text = old.as_json([old.row(1), old.row(2, step="Bước lạ"), old.closed(3)]) + "\n{\n"
    send(root, text)
    assert figures(root) == {"chờ": 3, "bị từ chối": 1}
    root.send("Kiểm tra, chưa nhập")
    assert figures(root) == {"nhập được": 2, "sẽ bị từ chối": 1, "bị từ chối": 1}
    assert counted(root) == 0
    assert "Thủ tục không có bước 'Bước lạ'" in root.words
    root.send("Nhập 3 dòng")
    assert figures(root) == {"đã nhập": 2, "bị từ chối": 2}
    assert counted(root) == 2
    with acting(root.office.engine) as work:  # nobody keeps a second copy of a case
        kept = select(ImportLine.number).where(ImportLine.said.is_not(None))
        assert work.session.scalars(kept).all() == [2]
    report = root.client.get(root.page.xpath("//a[contains(@href, 'bao-cao')]/@href")[0].replace("xlsx", "csv"))
    assert "H99.15-261105-0001" in report.get_data(as_text=True)
    send(root, text).send("Nhập 3 dòng")
    assert figures(root) == {"đã có, giữ nguyên": 2, "bị từ chối": 2}
    assert counted(root) == 2
    root.send("Xóa tệp, giữ hồ sơ đã nhập")
    assert counted(root) == 2
    assert "Trần Thị Minh Họa" in Visit(root.office).sign_in("lan.cv").get("/viec?list=free").words


def test_a_long_file_tells_how_far_it_is(root: Visit, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(files, "PORTION", 1)
    monkeypatch.setattr(imports, "PORTIONS", 1)
    send(root, old.as_json([old.row(1), old.row(2)]))
    for press, words, bar in (
        ("Kiểm tra, chưa nhập", "Đã kiểm tra 1 trên 2 dòng.", ["1"]),
        ("Làm tiếp", "Đã kiểm tra 2 trên 2 dòng.", []),
        ("Nhập 2 dòng", "Đã xong 1 trên 2 dòng.", ["1"]),
        ("Làm tiếp", "Đã xong 2 trên 2 dòng.", []),
    ):
        root.send(press)
        assert words in root.words
        assert root.page.xpath("//progress/@value") == bar
    assert counted(root) == 2


def test_a_zip_brings_papers_and_is_gone_with_its_report(root: Visit) -> None:  # noqa: F811
    rows = old.as_json(
        [old.closed(1, **old.ALONG, results=old.GIVEN), old.row(2, papers=[{"component": "1", "file": "x"}])]
    )
    packed = old.zipped(rows)
    again = BytesIO(packed.getvalue())
    root.get(HERE).send("Gửi tệp", system=old.SYSTEM, file=(packed, "cu.zip")).send("Kiểm tra, chưa nhập")
    assert figures(root) == {"nhập được": 1, "sẽ bị từ chối": 1}
    assert len(list(_files(root))) == 1
    root.send("Nhập 2 dòng")
    assert figures(root) == {"đã nhập": 1, "bị từ chối": 1}
    assert "Không có tệp" in root.words
    assert len(list(_files(root))) == 2
    here = f"{HERE}/{_file(root)}"
    root.get(HERE).send("Gửi tệp", system=old.SYSTEM, file=(again, "lan-hai.zip")).send("Xóa tệp, giữ hồ sơ đã nhập")
    assert len(list(_files(root))) == 2
    root.get(here).send("Xóa tệp, giữ hồ sơ đã nhập")
    assert [one.read_bytes() for one in _files(root)] == [old.PDF]
    with acting(root.office.engine) as work:
        case = work.session.scalars(select(Case)).one()
    officer = Visit(root.office).sign_in("lan.cv")
    assert officer.asking_too_much(f"/ho-so/{case.id}") == {}
    assert "41A8.012345, 19/11/2026, UBND xã Minh Họa" in officer.get(f"/ho-so/{case.id}").words
    hostile = old.zipped(rows, **{"../x": b"x"})
    assert "ra ngoài" in root.get(HERE).send("Gửi tệp", system=old.SYSTEM, file=(hostile, "cu.zip")).words


def _files(visit: Visit) -> Iterator[Path]:
    return (path for path in visit.office.store.root.rglob("*") if path.is_file())


def test_what_is_no_file_of_cases_is_refused_and_only_the_whole_system_is_entered(root: Visit, admin: Visit) -> None:  # noqa: F811
    root, local = as_administrator(Visit(root.office), ROOT), as_administrator(Visit(admin.office))
    assert "dòng đầu thiếu các cột" in send(root, "a;b\n1;2\n", "cu.csv").words
    assert "không phải là văn bản UTF-8" in send(root, "\udcff").words
    assert "tệp trống" in send(root, "").words
    assert root.asking_too_much(HERE) == {}
    assert "Chỉ người quản trị toàn hệ thống" in local.get(HERE).words
    assert send(root, old.as_json([old.row()])).response.status_code == 200
    assert root.asking_too_much(f"{HERE}/{_file(root)}") == {}
    hidden = (f"{HERE}/{_file(root)}", f"{HERE}/mau.csv")
    assert [local.get(path).response.status_code for path in hidden] == [403, 403]


def _file(visit: Visit) -> str:
    with acting(visit.office.engine) as work:
        return str(work.session.scalar(select(ImportLine.import_id)))


def test_the_page_tells_every_column_and_gives_a_sample_that_it_takes(root: Visit) -> None:  # noqa: F811
    told = [one.text for one in root.get(HERE).page.xpath("//th[@scope='row']/code")]
    assert told == [*rows.FIELDS, "answers", *items.LISTS]
    assert "nhiều nhất 20.000 dòng" in root.words
    assert root.asking_too_much(HERE) == {}
    links = root.page.xpath("//a[contains(@href, '/mau.')]/@href")
    assert len(links) == 2
    for link in links:
        sample = root.client.get(link).get_data()
        root.get(HERE).send("Gửi tệp", system=old.SYSTEM, file=(BytesIO(sample), link)).send("Kiểm tra, chưa nhập")
        assert figures(root) == {"nhập được": 2}
