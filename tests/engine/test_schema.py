"""The tables: what the database itself keeps, and migrations that end where the models are."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, Uuid, insert, inspect, select, text
from sqlalchemy.exc import IntegrityError

from commands import store
from engine import database, schema
from engine.tables import Base, Case, Holding, Party, Snapshot, Task, Unit
from tests.engine import builders
from tests.engine.builders import MORNING, acting

DAY = date(2026, 1, 1)
VERSION = text("select version_num from alembic_version")


def checks(engine: Engine) -> dict[str, list[str | None]]:
    """The names of the CHECK constraints of each table."""
    seen = inspect(engine)
    names = {
        table: sorted(str(one["name"]) for one in seen.get_check_constraints(table)) for table in Base.metadata.tables
    }
    return {table: found for table, found in names.items() if found}


def set_revision(engine: Engine, revision: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(f"update alembic_version set version_num = '{revision}'"))


def test_migrations_end_where_the_models_are(db: Engine) -> None:
    with db.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrations_make_the_same_checks_as_the_models(sqlite: Engine, tmp_path: Path) -> None:
    made = database.connect(f"sqlite:///{tmp_path / 'made.db'}")
    Base.metadata.create_all(made)
    expected = checks(made)
    made.dispose()
    assert len(expected) > 5
    assert checks(sqlite) == expected


def test_migrating_twice_changes_nothing(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    case_id = builders.a_case(db)
    store.migrate(db)
    with acting(db) as work:
        assert work.session.get_one(Case, case_id).state == "open"
        assert work.session.execute(VERSION).scalars().all() == [schema.newest()]


def test_two_who_migrate_at_once_make_the_tables_once(db: Engine) -> None:
    with db.begin() as connection:
        Base.metadata.drop_all(connection)
        connection.execute(text("drop table alembic_version"))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(store.migrate, [db, db]))
    store.require_tables(db)
    assert set(Base.metadata.tables) < set(inspect(db).get_table_names())


def test_a_database_of_a_later_version_is_left_alone(db: Engine) -> None:
    set_revision(db, "9999")
    for use in (store.migrate, store.require_tables):
        with pytest.raises(schema.DatabaseNewer):
            use(db)
    with db.connect() as connection:
        assert connection.execute(VERSION).scalars().all() == ["9999"]


def test_a_database_without_tables_is_told_to_migrate(tmp_path: Path) -> None:
    engine = database.connect(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(database.DatabaseOutdated):
        store.require_tables(engine)
    with pytest.raises(database.DatabaseOutdated):
        builders.found(engine)
    engine.dispose()


def test_a_table_that_lacks_a_column_is_told_to_migrate(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    with db.begin() as connection:
        connection.execute(text("alter table party drop column full_name"))
    with pytest.raises(database.DatabaseOutdated):
        builders.a_case(db)


def test_ids_are_uuids_that_no_other_installation_uses() -> None:
    ids = [table.c.id for table in Base.metadata.tables.values() if "id" in table.c]
    of_library = {"task"}  # the engine's ids of waiting steps are UUIDs in text
    assert {column.table.name for column in ids if not isinstance(column.type, Uuid)} == of_library


def test_the_id_of_a_task_is_a_uuid_too(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id = builders.a_case(sqlite)
    with acting(sqlite) as work:
        assert str(uuid.UUID(builders.waiting(work, case_id, "a").id)) != str(case_id)


def like(engine: Engine, table: type[Base], **changes: Any) -> dict[str, Any]:
    """A row like one that *table* has, with an id of its own and some values changed."""
    with engine.connect() as connection:
        found = connection.execute(select(table).limit(1)).one()._asdict()
    own = {"id": str(uuid.uuid4()) if table is Task else uuid.uuid4()} if "id" in found else {}
    return {**found, **own, **changes}


def refused(engine: Engine, table: type[Base], row: dict[str, Any]) -> bool:
    """Whether the database itself does not take *row*."""
    with engine.connect() as connection:
        try:
            connection.execute(insert(table), [row])
        except IntegrityError:
            return True
        finally:
            connection.rollback()
    return False


def test_the_database_refuses_rows_that_break_a_rule(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    builders.a_case(db)
    wrong: list[tuple[type[Base], dict[str, Any]]] = [
        (Unit, {"code": "X", "level": "village"}),
        (Unit, {"code": "X", "valid_from": DAY, "valid_to": DAY}),
        (Unit, {"code": "X", "parent_id": uuid.uuid4()}),
        (Unit, {}),
        (Snapshot, {"digest": "abc"}),
        (Party, {"part": "owner", "case_id": uuid.uuid4()}),
        (Party, {"part": "friend"}),
        (Party, {}),
        (Holding, {"post_id": uuid.uuid4()}),
        (Task, {"state": "asleep"}),
        (Task, {"state": "claimed"}),
        (Task, {"ended_at": MORNING}),
        (Task, {"case_id": uuid.uuid4()}),
    ]
    assert [refused(db, table, like(db, table, **changes)) for table, changes in wrong] == [True] * len(wrong)


def test_the_database_takes_rows_that_break_none(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    builders.a_case(db)
    right: list[tuple[type[Base], dict[str, Any]]] = [
        (Unit, {"code": "X"}),
        (Snapshot, {"digest": "0" * 64}),
        (Party, {"part": "owner"}),
        (Holding, {}),
        (Task, {}),
    ]
    assert [refused(db, table, like(db, table, **changes)) for table, changes in right] == [False] * len(right)
