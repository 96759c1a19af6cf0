"""The tables of this version, brought into a database by migrations."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from engine.database import DatabaseOutdated

HERE = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Bring the database behind *connection* to the newest revision, inside the caller's transaction."""
    command.upgrade(_config(connection), "head")


def revision(connection: Connection) -> str | None:
    """The revision that the database is at; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The revision of this version of the program."""
    return ScriptDirectory(str(HERE)).get_current_head()


def require_newest(connection: Connection) -> None:
    """Nothing, when the tables are those of this version.

    Raises:
        DatabaseOutdated: they are older, newer or missing.
    """
    if revision(connection) != newest():
        raise DatabaseOutdated()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    config.attributes["connection"] = connection
    return config
