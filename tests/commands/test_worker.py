"""What the command says of the workers, and when it refuses to work."""

from __future__ import annotations

import platform
from datetime import UTC, datetime, timedelta

import orjson
import pytest
from sqlalchemy import Engine, text

from commands import main
from engine.database import DatabaseOutdated
from engine.duework import LONGEST_WAIT, MOST_ATTEMPTS
from scheduler import runner
from scheduler.runner import Hands
from tests.engine.builders import MORNING, acting
from tests.scheduler import duties
from tests.scheduler.processes import address


@pytest.fixture
def engine(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The database that the command finds."""
    monkeypatch.setenv("DATABASE_URL", address(sqlite))
    return sqlite


def park(engine: Engine) -> None:
    duties.strange(engine)
    for number in range(MOST_ATTEMPTS):
        duties.drain(engine, MORNING + number * LONGEST_WAIT)


def test_a_worker_refuses_an_older_schema(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    duties.strange(engine)
    with acting(engine) as work:
        work.session.execute(text("delete from alembic_version"))
    assert main.run(["--lang", "en", "worker", "--once"]) == 2
    assert capsys.readouterr().err == DatabaseOutdated().say("en") + "\n"
    assert duties.states(engine) == {"waiting": 1}


def test_status_tells_how_far_the_workers_are_behind(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    duties.strange(engine, at=datetime.now(UTC) - timedelta(hours=1))
    assert main.run(["worker", "--status", "--json"]) == 0
    said = orjson.loads(capsys.readouterr().out)
    assert (said["free"], said["held"], said["parked"]) == (1, 0, 0)
    assert 3600 <= said["lag_seconds"] < 3700


def test_status_names_workers_and_what_waits_for_a_person(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    park(engine)
    runner.beat(Hands(engine, "w"))
    assert main.run(["--lang", "en", "worker", "--status"]) == 0
    first, seen, parked = capsys.readouterr().out.splitlines()
    assert first == "Free 0, held 0, parked 1, lag 0 s."
    assert seen.split()[:2] == ["w", "running"]
    assert parked.startswith("strange x ")


def test_only_a_worker_of_this_machine_makes_it_alive(engine: Engine) -> None:
    assert main.run(["worker", "--alive"]) == 1
    runner.beat(Hands(engine, "elsewhere:1:x"))
    assert main.run(["worker", "--alive"]) == 1
    runner.beat(Hands(engine, f"{platform.node()}:1:x"))
    assert main.run(["worker", "--alive"]) == 0


def test_retry_lets_parked_work_run_again(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    park(engine)
    assert main.run(["worker", "--retry"]) == 0
    assert capsys.readouterr().err == "1 việc gác lại sẽ được chạy lại.\n"
    assert duties.states(engine) == {"waiting": 1}


@pytest.mark.parametrize(("option", "most"), [("--lease", "từ 1 đến 3600"), ("--seconds", "từ 0 đến 31622400")])
@pytest.mark.parametrize("value", ["nan", "inf", "-1", "1e12"])
def test_seconds_that_are_none_are_one_line(
    capsys: pytest.CaptureFixture[str], option: str, most: str, value: str
) -> None:
    assert main.run(["worker", "--once", option, value]) == 2
    assert capsys.readouterr() == ("", f"Tham số {option} không hợp lệ: phải là số {most}. Xem --help.\n")
