"""A database of an older version, with cases that run, goes on under this one: in place, and out of a backup."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from sqlalchemy import Engine, MetaData, inspect

from adapters import backups
from commands import main, store, verify_trail
from engine import schema
from engine.tables import Case, Draft
from tests.engine import builders
from tests.engine.builders import DESK, MORNING, acting, do

OLDER = "0006"  #: the newest revision whose tables hold all that today's verbs need; 0007 adds tables beside them


@pytest.fixture
def older(db: Engine) -> Engine:
    """A database with the tables of an older version and nothing in them."""
    with db.begin() as connection:
        there = MetaData()
        there.reflect(connection)
        there.drop_all(connection)
        schema.upgrade(connection, to=OLDER)
    assert "access_token" not in inspect(db).get_table_names()
    return db


@pytest.fixture
def case_id(older: Engine) -> uuid.UUID:
    """A case that came to its second step, which an officer holds with a draft."""
    builders.found(older, builders.tiny(*builders.straight("a", "b")))
    case_id = builders.a_case(older)
    do(older, case_id, "a")
    with acting(older, DESK) as work:
        task = builders.waiting(work, case_id, "b")
        builders.tasks.claim(work, task.id, seen=task.version)
        work.session.add(
            Draft(task_id=task.id, person_id=work.actor_id, version=1, answers={"x": "1"}, saved_at=MORNING)
        )
    return case_id


def goes_on(engine: Engine, case_id: uuid.UUID) -> None:
    """The case comes to its end with the same holder and draft, its trail sound."""
    with acting(engine) as work:
        schema.require_newest(work.session.connection())
        task = builders.waiting(work, case_id, "b")
        assert (task.state, work.session.get_one(Draft, (task.id, task.holder_id)).answers) == ("claimed", {"x": "1"})
    do(engine, case_id, "b")
    with acting(engine) as work:
        assert work.session.get_one(Case, case_id).status == "returned"
        assert verify_trail.examine(work.session) == (1, [])


def test_running_cases_go_on_after_an_upgrade(older: Engine, case_id: uuid.UUID) -> None:
    store.migrate(older)
    goes_on(older, case_id)


def test_a_backup_of_an_older_version_is_restored_into_this_one(
    older: Engine, case_id: uuid.UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", older.url.render_as_string(hide_password=False))
    monkeypatch.setenv("MOTCUA_FILES", str(tmp_path / "files"))
    with monkeypatch.context() as then:
        then.setattr(schema, "newest", lambda: OLDER)  # as the program of that day would have made it
        made = backups.make(older, store.files(), tmp_path / "old.zip", MORNING)
    assert made.revision == OLDER
    assert main.run(["restore", str(tmp_path / "old.zip"), "--replace"]) == 0
    goes_on(older, case_id)


def test_a_newer_backup_is_refused(
    sqlite: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite.url.render_as_string(hide_password=False))
    with monkeypatch.context() as later:
        with sqlite.begin() as connection:
            connection.exec_driver_sql("update alembic_version set version_num = '9999'")
        later.setattr(schema, "require_newest", lambda _: None)
        backups.make(sqlite, store.files(), tmp_path / "new.zip", MORNING)
    assert main.run(["--lang", "en", "restore", str(tmp_path / "new.zip"), "--replace"]) == 2
    assert "newer version" in capsys.readouterr().err
