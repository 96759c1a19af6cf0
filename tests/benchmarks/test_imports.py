"""What is measured of taking cases over is what the product does."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from benchmarks import imports
from engine import database
from engine.tables import Task


def test_every_case_is_taken_over_and_waits(tmp_path: Path) -> None:
    engine = database.connect(f"sqlite:///{tmp_path / 'bench.db'}")
    seconds, taken, _ = imports.import_seconds(engine, cases=3)
    assert (seconds > 0, taken) == (True, 3)
    with Session(engine) as session:
        assert session.scalar(select(func.count()).where(Task.element == "tham_dinh")) == 3
    engine.dispose()
