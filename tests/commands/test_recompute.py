"""What the command says of open clocks that follow a changed calendar."""

from __future__ import annotations

from datetime import date

import orjson
import pytest
from sqlalchemy import Engine

from commands import main
from engine import office
from tests.engine.builders import acting
from tests.engine.clocks import story
from tests.scheduler.processes import address


@pytest.fixture
def engine(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A case whose calendar got a day off, in the database that the command finds."""
    monkeypatch.setenv("DATABASE_URL", address(sqlite))
    story.open_case(sqlite)
    with acting(sqlite) as work:
        office.mark(work, "hanh-chinh", date(2026, 12, 2), "off", source="Quyết định minh họa")
    return sqlite


def test_a_dry_run_lists_what_would_move_and_keeps_nothing(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["recompute", "--dry-run", "--json"]) == 0
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert sorted(line.split(" ", 1)[1] for line in lines[:-1]) == [
        "case 2026-12-03T08:00 -> 2026-12-04T08:00",
        "request 2026-12-03T08:00 -> 2026-12-04T08:00",
    ]
    assert orjson.loads(lines[-1]) == {"dry_run": True, "clocks": 3, "moved": 2, "failed": 0}
    assert "Đã xét 3/3 đồng hồ." in said.err
    assert main.run(["recompute", "--json"]) == 0
    assert orjson.loads(capsys.readouterr().out) == {"dry_run": False, "clocks": 3, "moved": 2, "failed": 0}
    story.rows_equal_fold(engine)


def test_a_run_moves_them_and_a_second_one_finds_nothing(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    for clocks, moved in ((3, 2), (0, 0)):
        assert main.run(["recompute", "--calendar", "hanh-chinh", "--json"]) == 0
        found = orjson.loads(capsys.readouterr().out)
        assert (found["clocks"], found["moved"]) == (clocks, moved)


def test_an_unknown_calendar_is_refused(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["recompute", "--calendar", "khong-co"]) == 2
    assert capsys.readouterr().err.startswith("Không có lịch nào tên 'khong-co'")
