"""What is measured of the clocks is what the product does."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from benchmarks import clocks
from engine import database
from engine.tables import ClockEvent, DueWork


def test_every_clock_of_the_recomputation_moves_by_one_event(tmp_path: Path) -> None:
    engine = database.connect(f"sqlite:///{tmp_path / 'bench.db'}")
    seconds, moved = clocks.recompute_seconds(engine, clocks=40)
    assert (seconds > 0, moved) == (True, 40)
    with Session(engine) as session:
        kinds = select(ClockEvent.kind, func.count()).group_by(ClockEvent.kind).order_by(ClockEvent.kind)
        assert session.execute(kinds).all() == [("recompute", 40), ("start", 40)]
        waiting = select(func.count()).select_from(DueWork).where(DueWork.number == 2, DueWork.state == "waiting")
        assert session.scalar(waiting) == 20 * 3 + 20 * 2  # of a case: warn, due, overdue; of a step: warn, overdue
    engine.dispose()
