"""The database: how it is opened, and what a person is told when it fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from sqlite3 import Connection as SqliteConnection
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session

from feel.errors import Fault

CONNECT_TIMEOUT_S = "10"
ASKING = "motcua_asking"  #: the option of a connection in which nothing is written
TRYING = "motcua_trying"  #: the option of one in which nothing that is kept is written
BUSY_TIMEOUT_MS = 10_000  # Our choice: longer than any act, short enough that an officer still waits


class DatabaseLocked(Fault):
    """Another program holds the database; nothing was changed. Try again in a moment."""

    vi = "Cơ sở dữ liệu đang bị chương trình khác giữ; chưa có gì thay đổi. Hãy thử lại sau giây lát."


class DatabaseFull(Fault):
    """The database has no room left; nothing was changed."""

    vi = "Cơ sở dữ liệu đã đầy, không còn chỗ ghi; chưa có gì thay đổi."


class DatabaseAway(Fault):
    """The database cannot be reached; nothing was changed."""

    vi = "Không kết nối được tới cơ sở dữ liệu; chưa có gì thay đổi."


class DatabaseDamaged(Fault):
    """The database file is damaged or is no database; restore it from a backup."""

    vi = "Tệp cơ sở dữ liệu bị hỏng hoặc không phải cơ sở dữ liệu; hãy khôi phục từ bản sao lưu."


class DatabaseRefuses(Fault):
    """A text is too long, or a value is of a kind that the database cannot keep; nothing was changed."""

    vi = "Có nội dung quá dài hoặc có ký tự, giá trị mà cơ sở dữ liệu không ghi được; chưa có gì thay đổi."


class DatabaseOutdated(Fault):
    """The database does not have the tables of this version; run `motcua migrate`."""

    vi = "Cơ sở dữ liệu chưa có các bảng của phiên bản này; hãy chạy `motcua migrate`."


class WroteInQuestion(Fault):
    """A question tried to change something; nothing was changed. This is a mistake of the program."""

    vi = "Một câu hỏi đã định thay đổi dữ liệu; chưa có gì thay đổi. Đây là lỗi của chương trình."


class BadAddress(Fault):
    """The database address cannot be understood: write sqlite:///FILE or postgresql://USER@HOST/NAME."""

    vi = "Địa chỉ cơ sở dữ liệu không hợp lệ: hãy ghi sqlite:///TỆP hoặc postgresql://TÊN@MÁY/CSDL."


def connect(url: str, *, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Engine:
    """An engine for *url*: SQLite in WAL mode with foreign keys on, or PostgreSQL.

    Raises:
        BadAddress: *url* names no database that this product works on.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() == "postgresql":
            address = address.set(drivername="postgresql+psycopg")
            address = address.update_query_dict({"connect_timeout": CONNECT_TIMEOUT_S, **address.query})
        # Without hide_parameters an error's text carries the values of the statement: personal data in the log.
        engine = create_engine(address, json_serializer=_dump, json_deserializer=orjson.loads, hide_parameters=True)
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise BadAddress() from error
    prepare = PREPARE.get(engine.dialect.name)
    if prepare is None:
        raise BadAddress()
    prepare(engine, busy_timeout_ms)
    return engine


def _dump(value: Any) -> str:
    return orjson.dumps(value).decode()


def _prepare_sqlite(engine: Engine, busy_timeout_ms: int) -> None:
    @event.listens_for(engine, "connect")
    def _(connection: SqliteConnection, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        for pragma in (
            f"busy_timeout={busy_timeout_ms}",
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
        ):
            connection.execute(f"pragma {pragma}")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        is_asking = _is_asking(connection)
        connection.info[ASKING] = _changes(connection)
        # A deferred BEGIN that writes later can fail half way with 'database is locked'.
        is_free = is_asking or connection.get_execution_options().get(TRYING)
        connection.exec_driver_sql("BEGIN" if is_free else "BEGIN IMMEDIATE")

    @event.listens_for(engine, "commit")
    def _(connection: Connection) -> None:
        # Not by the pragma query_only: changing it makes SQLite compile every statement anew.
        if _is_asking(connection) and connection.info[ASKING] != _changes(connection):
            connection.connection.rollback()
            raise WroteInQuestion

    @event.listens_for(engine, "checkin")
    def _(connection: SqliteConnection | None, _record: object) -> None:
        # A transaction whose COMMIT failed is still open, and nobody else could write for as long as it is.
        if connection is not None and connection.in_transaction:
            connection.rollback()


def _is_asking(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(ASKING))


def _changes(connection: Connection) -> int:
    """How many rows were changed by this SQLite connection since it was opened."""
    raw: SqliteConnection | None = connection.connection.driver_connection
    assert raw is not None
    return raw.total_changes


def _prepare_postgresql(engine: Engine, busy_timeout_ms: int) -> None:
    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: object) -> None:
        connection.autocommit = True  # the settings must outlive a rollback of the first act
        connection.execute(f"set lock_timeout = {busy_timeout_ms}")
        # Compiling a statement to machine code costs more than any of ours runs: an officer's list took twice as long.
        connection.execute("set jit = off")
        connection.autocommit = False

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        # A question is planned for what it asks: a plan for anything made searches up to ten times slower.
        if _is_asking(connection):
            raw: Any = connection.connection.driver_connection
            raw.execute("set local plan_cache_mode = force_custom_plan")


def for_questions(engine: Engine) -> Engine:
    """*engine* for those who only ask: the database itself refuses them to write, and nobody waits for them.

    End such a transaction by a commit: it has nothing to keep, but psycopg forgets at every rollback which statements
    the server knows, and the next one who asks waits until each is planned anew.
    """
    return engine.execution_options(**{ASKING: True, "postgresql_readonly": True})


def for_trials(engine: Engine) -> Engine:
    """*engine* for who tries something on copies (`engine.trials`) and rolls it back: nobody waits for him."""
    return engine.execution_options(**{TRYING: True})


PREPARE = {"sqlite": _prepare_sqlite, "postgresql": _prepare_postgresql}


def now(session: Session) -> datetime:
    """The moment by the database's own clock: one clock for all machines that share it.

    On SQLite, which lives on one machine, that is the machine's.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        moment: datetime = connection.exec_driver_sql("select clock_timestamp()").scalar_one()
        return moment.astimezone(UTC)
    written = connection.exec_driver_sql("select strftime('%Y-%m-%d %H:%M:%f', 'now')").scalar_one()
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


def hurry(engine: Engine) -> Engine:
    """*engine* for those whose work is done again when its end is not found: commits do not wait for the disk.

    A crash of the server may undo the last of them, each wholly; a later commit that waits takes them along. SQLite in
    WAL mode with synchronous=NORMAL does the same for all.
    """
    if engine.dialect.name == "postgresql":

        @event.listens_for(engine, "connect")
        def _(connection: Any, _record: object) -> None:
            connection.autocommit = True  # the settings must outlive a rollback of the first act
            connection.execute("set synchronous_commit = off")
            connection.autocommit = False

    return engine


@contextmanager
def faults() -> Iterator[None]:
    """Turn what the driver raises into one clear message; anything else passes."""
    try:
        yield
    except DBAPIError as error:
        fault = _fault_of(error)
        if fault is None:
            raise
        raise fault from error


STATES: Mapping[str, type[Fault]] = {
    **dict.fromkeys(("55P03", "40001", "40P01"), DatabaseLocked),
    **dict.fromkeys(("42P01", "42703"), DatabaseOutdated),
    "53100": DatabaseFull,
    "25006": WroteInQuestion,
}  #: PostgreSQL's codes that say it all
SQLITE: Mapping[str, type[Fault]] = {
    **dict.fromkeys(("BUSY", "LOCKED"), DatabaseLocked),
    "FULL": DatabaseFull,
    **dict.fromkeys(("NOTADB", "CORRUPT"), DatabaseDamaged),
    **dict.fromkeys(("CANTOPEN", "IOERR", "READONLY"), DatabaseAway),
}  #: SQLite's, whatever more they say after these words
MISSING = ("no such table", "no such column", "has no column")


def _fault_of(error: DBAPIError) -> Fault | None:
    text = str(error.orig).lower()
    code = getattr(error.orig, "sqlite_errorname", "") or ""
    state = getattr(error.orig, "sqlstate", "") or ""
    known = STATES.get(state) or SQLITE.get("".join(code.split("_")[1:2]))
    if known is not None:
        return known()
    if any(said in text for said in MISSING):
        return DatabaseOutdated()
    if state.startswith("22") or type(error.orig).__name__ == "DataError":
        return DatabaseRefuses()
    if error.connection_invalidated or state.startswith(("08", "57P")) or (not state and not code and _is_lost(error)):
        return DatabaseAway()
    return None


def _is_lost(error: DBAPIError) -> bool:
    return type(error.orig).__name__ in {"OperationalError", "ConnectionTimeout"}
