"""The tables of this version, brought into a database by migrations."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

from engine.database import DatabaseOutdated
from feel.errors import Fault

HERE = Path(__file__).parent / "migrations"
LOCK = 1_001_612  #: number of the PostgreSQL advisory lock of a migration; our choice


class DatabaseNewer(Fault):
    """The database was written by a newer version of the program; nothing was changed."""

    vi = "Cơ sở dữ liệu do phiên bản mới hơn của chương trình ghi; chưa có gì thay đổi."


def upgrade(connection: Connection, *, to: str = "head") -> None:
    """Bring the database behind *connection* to the revision *to*, inside the caller's transaction.

    Raises:
        DatabaseNewer: it is, or *to* is, of a revision that this version of the program does not know.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))  # SQLite's BEGIN IMMEDIATE does the same
    _require_known(revision(connection), None if to == "head" else to)
    command.upgrade(_config(connection), to)


def revision(connection: Connection) -> str | None:
    """The revision that the database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The revision of this version of the program."""
    return ScriptDirectory(str(HERE)).get_current_head()


def require_newest(connection: Connection) -> None:
    """Nothing, when the tables are those of this version.

    Raises:
        DatabaseOutdated: they are older or missing.
        DatabaseNewer: they are of a later version.
    """
    _require_known(revision(connection))
    if revision(connection) != newest():
        raise DatabaseOutdated()


def _require_known(*revisions: str | None) -> None:
    known = {script.revision for script in ScriptDirectory(str(HERE)).walk_revisions()}
    if not {None, *known}.issuperset(revisions):
        raise DatabaseNewer()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    return config
