"""Whether a process counts as ready, and the reasons why not."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from api import limits
from api.app import create_app
from api.given import BadSetting
from api.limits import Limits
from engine import database, outbox
from engine.work import Happening
from scheduler import runner
from scheduler.runner import Hands
from tests.engine import builders
from tests.engine.builders import MORNING, acting

EASY = Limits(heartbeat=timedelta(0))


def asked(engine: Engine, within: Limits = limits.USUAL, *, minutes: float = 0) -> tuple[int, list[str]]:
    """What is answered some *minutes* after the morning: the status and the codes of the reasons."""
    app = create_app(engine, clock=lambda _: MORNING + timedelta(minutes=minutes), limits=within)
    answer = app.test_client().get("/health/ready")
    return answer.status_code, [reason["code"] for reason in answer.get_json()["reasons"]]


def test_without_a_worker_of_late_a_process_is_not_ready(db: Engine) -> None:
    assert asked(db) == (503, ["no-worker"])
    runner.beat(Hands(db, "w", clock=lambda _: MORNING))
    assert asked(db, minutes=1) == (200, [])
    assert asked(db, minutes=1.1) == (503, ["no-worker"])
    assert asked(db, EASY, minutes=1.1) == (200, [])
    runner.leave(Hands(db, "w", clock=lambda _: MORNING))
    assert asked(db) == (503, ["no-worker"])


def test_a_message_that_waits_too_long_is_a_reason(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id = builders.a_case(sqlite)
    with acting(sqlite) as work:
        outbox.put(work, Happening("status", case_id, MORNING), {})
    within = Limits(heartbeat=timedelta(0), outbox=timedelta(minutes=5))
    assert asked(sqlite, within, minutes=5) == (200, [])
    assert asked(sqlite, within, minutes=6) == (503, ["outbox-late"])
    assert asked(sqlite, EASY, minutes=6) == (200, [])


def test_a_database_that_is_away_or_of_another_version_is_a_reason(
    sqlite: Engine, tmp_path: Path, closed_port: int
) -> None:
    assert asked(database.connect(f"sqlite:///{tmp_path / 'empty.db'}")) == (503, ["database-outdated"])
    away = create_app(database.connect(f"postgresql://127.0.0.1:{closed_port}/x")).test_client()
    assert away.get("/health/ready").get_json()["reasons"][0]["code"] == "database-away"
    assert away.get("/health/live").status_code == 200
    with sqlite.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    assert asked(sqlite) == (503, ["database-newer"])


def test_limits_come_from_the_environment() -> None:
    said = {"MOTCUA_HEARTBEAT": "0", "MOTCUA_OUTBOX": "300"}
    assert limits.read(said) == Limits(timedelta(0), timedelta(minutes=5), None)
    with pytest.raises(BadSetting):
        limits.read({"MOTCUA_OUTBOX": "soon"})
