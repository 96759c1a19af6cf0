"""What the command says of cases that it takes over from a file, and that it keeps no line that it only looked at."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import orjson
import pytest
from sqlalchemy import Engine, func, select

from commands import main
from engine.tables import Base, Case
from tests.engine import builders
from tests.engine.builders import acting
from tests.engine.imports import old
from tests.scheduler.processes import address


@pytest.fixture
def engine(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The commune of the tests, in the database that the command finds."""
    monkeypatch.setenv("DATABASE_URL", address(sqlite))
    builders.a_province(sqlite, builders.household())
    return sqlite


def run(path: Path, *more: str) -> int:
    return main.run(["import-cases", str(path), "--system", old.SYSTEM, "--json", *more])


def counted(engine: Engine) -> int:
    with acting(engine) as work:
        return work.session.scalar(select(func.count()).select_from(Case)) or 0


def test_a_dry_run_keeps_nothing_then_the_rest_is_taken_and_the_second_time_nothing(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [old.row(number, received_at="2025-11-05", promised_at="2025-12-01") for number in range(1, 131)]
    rows[7] |= {"step": "Bước lạ"}
    path = tmp_path / "cu.jsonl"
    path.write_text(old.as_json(rows), encoding="utf-8")
    figures = {"new": 129, "there": 0, "refused": 1}
    assert run(path, "--dry-run") == 1
    assert orjson.loads(capsys.readouterr().out.splitlines()[-1]) == {"dry_run": True, **figures}
    assert counted(engine) == 0
    assert run(path) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("8 H99.15-261105-0008 Thủ tục không có bước 'Bước lạ'")
    assert orjson.loads(told[-1]) == {"dry_run": False, **figures}
    assert run(path) == 1
    assert orjson.loads(capsys.readouterr().out.splitlines()[-1])["there"] == counted(engine) == 129


def test_a_thousand_running_cases_are_taken_over_once_however_often_they_are_sent(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [old.row(number, received_at="2025-11-05", promised_at="2025-12-01") for number in range(1, 1001)]
    path = tmp_path / "cu.csv"
    path.write_text(old.as_csv(rows), encoding="utf-8")
    assert run(path) == 0
    assert "Đã xét 1000 dòng." in capsys.readouterr().err
    before = everything(engine)
    assert (before["case"], before["task"], before["trail_entry"]) == (1000, 1000, 1000)
    assert run(path) == 0
    told = orjson.loads(capsys.readouterr().out.splitlines()[-1])
    assert told == {"dry_run": False, "new": 0, "there": 1000, "refused": 0}
    assert everything(engine) == before


def everything(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    with engine.connect() as connection:
        tables = Base.metadata.tables.items()
        return {name: connection.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables}


def test_what_is_no_file_of_cases_is_refused(
    engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cu.csv"
    for content in (b"", b"a;b\n1;2\n", b"\xff\xfe\x00"):
        path.write_bytes(content)
        assert run(path) == 2
    assert "dòng đầu thiếu các cột code, procedure" in capsys.readouterr().err
    assert counted(engine) == 0


def test_a_zip_brings_papers_and_a_dry_run_keeps_none_of_them(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_FILES", str(tmp_path / "files"))
    row = old.row(1, received_at="2025-11-05", promised_at="2025-12-01", papers=old.ALONG["papers"])
    path = tmp_path / "cu.zip"
    path.write_bytes(old.zipped(old.as_json([row])).getvalue())
    assert run(path, "--dry-run") == 0
    assert not (tmp_path / "files").exists()
    assert run(path) == 0
    assert counted(engine) == 1
    assert [one.read_bytes() for one in (tmp_path / "files").rglob("*") if one.is_file()] == [old.PDF]


def test_a_long_file_takes_no_more_memory_than_a_short_one(engine: Engine, tmp_path: Path) -> None:
    def most(lines: int) -> int:
        path = tmp_path / f"{lines}.jsonl"
        path.write_text(f"{old.as_json([old.row(step='Bước lạ')])}\n" * lines, encoding="utf-8")
        tracemalloc.start()
        run(path)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    assert counted(engine) == 0
    most(200)  # what stays is there from now on
    assert most(700) < most(200) + 500_000
