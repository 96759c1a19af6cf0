"""A backup is made while cases run, and restored whole or not at all, on each kind of database."""

from __future__ import annotations

import hashlib
import shutil
import uuid
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Engine, select, text, update

from commands import main, store, verify_trail
from engine import dumps, files, schema, seals
from engine.tables import Base, TrailEntry
from tests.engine import builders
from tests.engine.builders import acting, do
from tests.engine.cases.papers import PDF


@dataclass(slots=True)
class House:
    """An installation with a running case, a file and a backup."""

    engine: Engine
    case_id: uuid.UUID
    backup: Path
    told: dict[str, Any]
    files: Path

    def rows(self) -> dict[str, list[str]]:
        """Everything the database holds."""
        with self.engine.connect() as connection:
            return {
                name: sorted(map(repr, connection.execute(select(table))))
                for name, table in Base.metadata.tables.items()
            }

    def work_on(self) -> None:
        """What happens after the backup: the case goes on."""
        do(self.engine, self.case_id, "a")


Said = Callable[..., tuple[int, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Runs one command; gives its code and its last word."""

    def run(*arguments: object) -> tuple[int, str]:
        capsys.readouterr()
        code = main.run(["--lang", "en", *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, (out or err).strip().splitlines()[-1]

    return run


@pytest.fixture
def house(db: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Said) -> House:
    """The installation."""
    return furnished(db, tmp_path, monkeypatch, said)


def furnished(engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch, said: Said) -> House:
    monkeypatch.setenv("DATABASE_URL", engine.url.render_as_string(hide_password=False))
    monkeypatch.setenv("MOTCUA_FILES", str(folder / "files"))
    builders.a_province(engine, builders.tiny(*builders.straight("a", "b")))
    case_id = builders.a_case(engine)
    with acting(engine) as work:
        files.keep(work, store.files(), PDF, name="a.pdf")
        seals.put(work)
    code, told = said("backup", folder / "day.zip", "--json")
    assert code == 0, told
    return House(engine, case_id, folder / "day.zip", orjson.loads(told), folder / "files")


def test_a_backup_brings_back_database_and_files_of_its_moment(house: House, said: Said) -> None:
    before = house.rows()
    assert (house.told["cases"], house.told["files"], house.told["lost"]) == (1, 1, [])
    house.work_on()
    shutil.rmtree(house.files)
    assert house.rows() != before
    assert said("restore", house.backup, "--replace", "--digest", house.told["digest"], "--json")[0] == 0
    assert house.rows() == before
    with acting(house.engine) as work:
        assert files.read(store.files(), hashlib.sha256(PDF).hexdigest()) == PDF
        assert verify_trail.examine(work.session) == (1, [])
    house.work_on()
    do(house.engine, house.case_id, "b")


def test_what_happens_while_a_backup_is_made_is_not_in_it(
    house: House, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, write = house.rows(), dumps.write

    def write_late(*given: Any) -> Any:
        house.work_on()
        return write(*given)

    monkeypatch.setattr(dumps, "write", write_late)
    assert said("backup", house.backup)[0] == 0
    assert house.rows() != before
    assert said("restore", house.backup, "--replace")[0] == 0
    assert house.rows() == before


def test_data_that_is_there_is_not_lost_unasked(house: House, said: Said) -> None:
    house.work_on()
    before = house.rows()
    code, word = said("restore", house.backup)
    assert (code, word) == (2, "The database holds data, which would be lost; to let it go, say --replace.")
    assert house.rows() == before


def test_an_empty_database_is_restored_into(house: House, said: Said, tmp_path: Path, request: Any) -> None:
    before = house.rows()
    with house.engine.begin() as connection:
        Base.metadata.drop_all(connection)
        connection.execute(text("drop table alembic_version"))
    assert said("restore", house.backup)[0] == 0
    assert house.rows() == before


def rewrite(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change what the backup holds."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def swapped(parts: dict[str, bytes]) -> None:
    """Of one part a byte is another."""
    name = next(name for name in parts if name.startswith(("tables/case.", "database")))
    parts[name] = parts[name][:-1] + bytes([parts[name][-1] ^ 1])


@pytest.mark.parametrize(
    "change",
    [swapped, lambda parts: parts.popitem(), lambda parts: parts.update({"files/x": b"x"})],
    ids=["changed", "less", "more"],
)
def test_a_damaged_backup_is_refused(house: House, said: Said, change: Any) -> None:
    house.work_on()
    before = house.rows()
    rewrite(house.backup, change)
    code, word = said("restore", house.backup, "--replace")
    assert (code, word.startswith("The backup is damaged or was changed")) == (2, True)
    assert house.rows() == before


def test_a_backup_whose_trail_was_rewritten_is_refused(house: House, said: Said) -> None:
    with acting(house.engine) as work:
        work.session.execute(update(TrailEntry).where(TrailEntry.number == 1).values(act="other"))
    code, told = said("backup", house.backup, "--json")
    assert (code, orjson.loads(told)["unsound"]) == (1, 1)
    broken = house.rows()
    house.work_on()
    before = house.rows()
    shutil.rmtree(house.files)
    code, word = said("restore", house.backup, "--replace")
    assert (code, word.startswith("What the backup says happened is not what was written")) == (2, True)
    assert house.rows() == before
    assert not any(path.is_file() for path in house.files.rglob("*"))
    code, told = said("restore", house.backup, "--replace", "--accept-trail", "--json")
    assert (code, orjson.loads(told)["unsound"]) == (0, 1)
    assert house.rows() == broken


def test_what_was_kept_elsewhere_tells_another_backup(house: House, said: Said) -> None:
    assert said("restore", house.backup, "--replace", "--digest", "0" * 64)[0] == 2
    assert said("restore", house.backup, "--replace", "--root", "0" * 64)[0] == 2


def test_a_file_that_is_gone_is_told_and_the_rest_is_kept(
    sqlite: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Said
) -> None:
    house = furnished(sqlite, tmp_path, monkeypatch, said)
    shutil.rmtree(house.files)
    code, told = said("backup", house.backup, "--json")
    assert (code, orjson.loads(told)["lost"]) == (1, [hashlib.sha256(PDF).hexdigest()])
    assert said("restore", house.backup, "--replace")[0] == 0


def test_a_backup_of_another_kind_is_refused(
    sqlite: Engine, postgresql: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Said
) -> None:
    house = furnished(sqlite, tmp_path, monkeypatch, said)
    monkeypatch.setenv("DATABASE_URL", postgresql.url.render_as_string(hide_password=False))
    code, word = said("restore", house.backup)
    assert (code, word.startswith("The backup is of sqlite, the database is postgresql")) == (2, True)


def test_only_its_owner_reads_a_backup(
    sqlite: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Said
) -> None:
    house = furnished(sqlite, tmp_path, monkeypatch, said)
    assert house.backup.stat().st_mode & 0o777 == 0o600
    assert said("backup", tmp_path / "no" / "such.zip")[0] == 2
    assert said("restore", tmp_path / "no.zip")[0] == 2
    assert schema.newest() == house.told["revision"]
