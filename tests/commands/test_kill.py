"""Killing a program at any moment leaves each act whole or not there."""

from __future__ import annotations

import random
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from commands import store
from commands.demo import command, play, script, verify
from engine import database
from engine.queries import stories
from engine.tables import Answer, Case, Task, TrailEntry
from tests.commands import endless
from tests.commands.calls import Call

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = {"sqlite": 5, "postgresql": 3}
DEMO = "import sys; from commands.main import run; sys.exit(run(['demo', '--story']))"
Story = tuple[object, ...]


@contextmanager
def program(url: str, *call: str) -> Iterator[subprocess.Popen[str]]:
    """Our own program on the database at *url*; killed at the end, whatever it is doing."""
    environment = {"DATABASE_URL": url, "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(
        [sys.executable, *call], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        yield started
        started.kill()


def url_of(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=False)


def kill_at_work(engine: Engine, seconds: float) -> None:
    """Start the endless program and kill it *seconds* after it began to act."""
    with program(url_of(engine), "-m", "tests.commands.endless") as started:
        assert started.stdout is not None
        assert started.stdout.readline().strip() == endless.READY
        time.sleep(seconds)  # the moment of the kill
        assert started.poll() is None
    until_alone(engine)


def until_alone(engine: Engine) -> None:
    """Return once the server has noticed that its client is gone."""
    if engine.dialect.name != "postgresql":
        return
    others = text(
        "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    )
    engine.dispose()
    with engine.connect() as connection:
        while connection.execute(others).scalar_one():
            connection.rollback()


def not_whole(engine: Engine) -> list[str]:
    """What is only half there, in any case of the database."""
    with store.look(engine) as session:
        known = session.scalars(select(Case.id)).all()
        wrong = [f"{case_id}: {one}" for case_id in known for one in counted(session, case_id)]
        if engine.dialect.name == "sqlite":
            wrong += [str(row) for row in session.execute(text("pragma foreign_key_check"))]
    return wrong + [one for case_id in known for one in verify.after_act(engine, case_id)]


def counted(session: Session, case_id: uuid.UUID) -> list[str]:
    """Whether answers, completed tasks and trail tell of the same acts."""
    answers = select(func.count()).select_from(Answer).where(Answer.case_id == case_id)
    done = select(func.count()).select_from(Task).where(Task.case_id == case_id, Task.state == "completed")
    told = select(func.count()).select_from(TrailEntry).where(TrailEntry.case_id == case_id)
    numbers = session.scalar(answers), session.scalar(done), session.scalar(told.where(TrailEntry.act == "complete"))
    filed, completed, entries = (number or 0 for number in numbers)
    return [] if filed - 1 == completed == entries else [f"{filed} answers, {completed} tasks, {entries} entries"]


def told(engine: Engine) -> dict[str, Story]:
    """The story of each case by its reference, without what another run numbers otherwise."""
    with store.look(engine) as session:
        cases = session.execute(select(Case.intake_reference, Case.id)).all()
        found = {row.intake_reference: stories.of_case(session, row.id) for row in cases}
    return {name: (one.opened_at, one.status, one.due, one.is_late, one.lines) for name, one in found.items()}


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Story]:
    """The stories of a run that nobody disturbed."""
    engine = database.connect(f"sqlite:///{tmp_path_factory.mktemp('kill') / 'whole.db'}")
    command.prepare(engine)
    for scripted in script.load():
        play.play(engine, scripted, watch=lambda _: None)
    found = told(engine)
    engine.dispose()
    return found


def test_a_kill_leaves_every_act_whole_or_not_there(db: Engine, undisturbed: dict[str, Story]) -> None:
    moments = random.Random(20261123)
    for _ in range(ROUNDS[db.dialect.name]):
        kill_at_work(db, moments.uniform(0.01, 0.4))
        assert not_whole(db) == []
    begun = {int(reference.rpartition(".")[2]) for reference in told(db)}
    endless.run(db, iter(sorted(begun)))
    assert not_whole(db) == []
    finished = told(db)
    assert len(finished) == len(endless.PLAYED) * len(begun)
    assert {name: story for name, story in finished.items() if story != undisturbed[name.rpartition(".")[0]]} == {}


def test_a_killed_demonstration_can_be_run_again(call: Call, undisturbed: dict[str, Story], tmp_path: Path) -> None:
    """Also while it makes the tables and publishes: the kill follows the growth of the files, not the clock."""
    moments = random.Random(23112026)
    for size in (1, 450_000, 2_000_000):
        with program(f"sqlite:///{tmp_path / 'motcua.db'}", "-c", DEMO) as started:
            while started.poll() is None and sum(file.stat().st_size for file in tmp_path.glob("motcua.db*")) < size:
                time.sleep(moments.uniform(0, 0.01))
            assert started.poll() is None
    assert call("demo", "--story").code == 0
    engine = store.connect()
    assert not_whole(engine) == []
    assert told(engine) == undisturbed
