"""Both engines of the benchmark do the same work."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, func, select

from benchmarks import rows, walk
from benchmarks.measure import NOW
from benchmarks.ours import Ours
from benchmarks.rows import Side
from benchmarks.stock import Stock


def path(side: Side) -> list[list[str]]:
    """Which steps wait after each act of the standard case."""
    moved = side.begin(walk.BEGIN_DATA, NOW)
    waiting = []
    for act in walk.STANDARD:
        moved = side.complete(moved.state, act.element, act.answers, NOW)
        waiting.append(sorted(one.element for one in moved.after))
    assert not moved.is_open
    return waiting


def test_the_standard_case_goes_the_same_way_on_both_sides() -> None:
    assert path(Ours()) == path(Stock())


def test_an_act_leaves_the_same_rows_on_both_sides(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'bench.db'}")
    with rows.tables(engine):
        for side in (Ours(), Stock()):
            case_id = rows.begin(engine, side, walk.BEGIN_DATA, now=NOW)
            for act in walk.STANDARD[:7]:
                rows.act(engine, side, case_id, element=act.element, answers=act.answers, now=NOW)
        with engine.connect() as connection:
            waiting = connection.execute(select(rows.work.c.case_id, rows.work.c.element, rows.work.c.lane)).all()
            audited = connection.execute(select(func.count()).select_from(rows.audit)).scalar_one()
    assert {tuple(row) for row in waiting} == {
        (case_id, f"opinion_{number}", "officer") for case_id in (1, 2) for number in (2, 3)
    }
    assert audited == 14
    engine.dispose()
