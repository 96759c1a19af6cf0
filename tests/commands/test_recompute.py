"""What the command says of open clocks that follow a changed calendar."""

from __future__ import annotations

from datetime import date

import orjson
import pytest
from sqlalchemy import Engine, func, select

from commands import main
from engine import office, recompute
from engine.tables import ClockEvent
from tests.commands.test_kill import program, until_alone
from tests.engine.builders import acting
from tests.engine.clocks import story
from tests.scheduler.processes import address

RUN = "import sys; from commands.main import run; sys.exit(run(['recompute', *sys.argv[1:]]))"


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


def test_a_run_that_is_killed_goes_on_where_it_stopped(db: Engine) -> None:
    story.open_case(db)
    for _ in range(7):
        story.filed(db)
    with acting(db) as work:
        office.mark(work, "hanh-chinh", date(2026, 12, 2), "off", source="Quyết định minh họa")
    with program(address(db), "-c", RUN, "--size", "1") as started:
        assert started.stderr is not None
        assert started.stderr.readline() == "Đã xét 1/24 đồng hồ.\n"
    until_alone(db)
    with acting(db) as work:
        left = recompute.left(work.session)
    assert 0 < left <= 23
    with program(address(db), "-c", RUN, "--size", "2", "--json") as again:
        assert orjson.loads(again.communicate()[0])["clocks"] == left
    with acting(db) as work:
        kinds = select(ClockEvent.kind, func.count()).group_by(ClockEvent.kind).order_by(ClockEvent.kind)
        assert work.session.execute(kinds).all() == [("recompute", 24), ("start", 24)]
    story.rows_equal_fold(db)
