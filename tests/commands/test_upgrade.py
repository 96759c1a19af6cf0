"""A database of an older version, with cases that run, goes on under this one: in place, and out of a backup."""

from __future__ import annotations

import shutil
import uuid
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, inspect

from adapters import backups
from commands import main, store, verify_trail
from engine import components, files, results, revisions, schema, signings
from engine.components import Handed
from engine.files import Store
from engine.queries import papers
from engine.results import Given
from engine.tables import Case, Draft
from engine.work import acting_as
from tests.engine import builders
from tests.engine.builders import DESK, MORNING, acting
from tests.engine.scans.sheets import GREEN, RED, pdf

PAPER, RESULT = pdf(RED), pdf(GREEN)
OLDER = "0007"  #: what is made by today's verbs is taken back to it: the tables of that day with rows of that day


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Where the contents of the installation lie."""
    monkeypatch.setenv("MOTCUA_FILES", str(tmp_path / "files"))
    return store.files()


@pytest.fixture
def case_id(db: Engine, kept: Store) -> uuid.UUID:
    """A case with a paper and a signed result, at a step that an officer holds with a draft."""
    steps = builders.straight("a", "ky", "phat_hanh", "tra")
    builders.found(db, builders.tiny(*steps, settings=builders.with_paper("KQ.1")))
    case_id = builders.a_case(db)
    with acting(db, DESK) as work:
        paper = files.keep(work, kept, PAPER, name="don.pdf")
        components.register(work, case_id, 1, Handed(form="electronic", digest=paper, file_name="don.pdf"))
        result = results.draft(work, case_id, code="KQ.1", digest=files.keep(work, kept, RESULT, name="kq.pdf"))
        results.send_up(work, builders.waiting(work, case_id, "a").id, answers={}, seen=1)
        shown = {result.id: str(result.digest)}
        signings.sign(work, builders.waiting(work, case_id, "ky").id, kept, shown=shown, answers={}, seen=1)
        task = builders.waiting(work, case_id, "phat_hanh")
        builders.tasks.claim(work, task.id, seen=task.version)
        work.session.add(
            Draft(task_id=task.id, person_id=work.actor_id, version=1, answers={"x": "1"}, saved_at=MORNING)
        )
        revisions.save(acting_as(work, None), "nho", {"process.bpmn": b"1"})
    return case_id


@pytest.fixture
def older(db: Engine, case_id: uuid.UUID) -> Engine:
    """The database of the case with the tables of an older version."""
    with db.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(schema.HERE))
        config.attributes["connection"] = connection
        command.downgrade(config, OLDER)
    assert "rehearsal" not in inspect(db).get_table_names()
    return db


def goes_on(engine: Engine, case_id: uuid.UUID, kept: Store) -> None:
    """The case comes to its end with the same holder, draft, paper and result, its trail sound."""
    with acting(engine, DESK) as work:
        schema.require_newest(work.session.connection())
        task = builders.waiting(work, case_id, "phat_hanh")
        assert (task.state, work.session.get_one(Draft, (task.id, task.holder_id)).answers) == ("claimed", {"x": "1"})
        case = work.session.get_one(Case, case_id)
        told = task.case_opened_at, task.case_receiving_unit_id, task.case_competent_unit_id
        assert told == (case.opened_at, case.receiving_unit_id, case.competent_unit_id)
        (line,) = papers.checklist(work.session, case_id)
        assert files.read(kept, papers.content(work.session, case_id, line.papers[0].id)[1].digest) == PAPER
        (result,) = results.of_case(work, case_id)
        assert (result.state, files.read(kept, str(result.digest))) == (results.SIGNED, RESULT)
        results.take_number(work, result.id, register="GCN")
        results.issue(work, task.id, answers={}, seen=task.version)
        given = Given(recipient="Ông A", way="direct")
        results.give(work, builders.waiting(work, case_id, "tra").id, given, answers={}, seen=1)
    with acting(engine) as work:
        assert work.session.get_one(Case, case_id).status == "returned"
        (result,) = results.of_case(work, case_id)
        assert (result.state, result.number) == (results.RETURNED, "01/GCN")
        assert revisions.files(work.session, "nho") == {"process.bpmn": b"1"}
        assert revisions.look(work.session, "nho").files[0].version == 1
        assert verify_trail.examine(work.session) == (1, [])


def test_running_cases_go_on_after_an_upgrade(older: Engine, case_id: uuid.UUID, kept: Store) -> None:
    store.migrate(older)
    goes_on(older, case_id, kept)


def test_a_backup_of_an_older_version_is_restored_into_this_one(
    older: Engine, case_id: uuid.UUID, kept: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", older.url.render_as_string(hide_password=False))
    with monkeypatch.context() as then:
        then.setattr(schema, "newest", lambda: OLDER)  # as the program of that day would have made it
        made = backups.make(older, kept, tmp_path / "old.zip", MORNING)
    assert made.revision == OLDER
    shutil.rmtree(kept.root)
    assert main.run(["restore", str(tmp_path / "old.zip"), "--replace"]) == 0
    goes_on(older, case_id, kept)


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
