"""A backup: one archive with the database at one moment and every file that it names, each part under its digest."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, cast

import orjson
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.orm import Session

from engine import dumps, files, schema
from engine.files import Store
from engine.tables import Case, StoredFile
from feel.errors import Fault

Check = Callable[[Session], int]
FORMAT = 1
CONTENTS = "contents.json"
FILES = "files/"


class Damaged(Fault):
    """The backup is damaged or was changed: {what}."""

    vi = "Bản sao lưu bị hỏng hoặc đã bị sửa: {what}."


class OtherKind(Fault):
    """The backup is of {theirs}, the database is {ours}; restore it into the same kind."""

    vi = "Bản sao lưu là của {theirs}, cơ sở dữ liệu là {ours}; hãy khôi phục vào cùng loại."


class NotDigest(Fault):
    """The backup does not have the digest that was kept: it is another one, or was changed."""

    vi = "Bản sao lưu không có mã băm đã lưu: đó là bản khác, hoặc đã bị sửa."


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup says of itself."""

    kind: str  #: of database: "sqlite" or "postgresql"
    revision: str
    made_at: str
    cases: int
    columns: dict[str, list[str]]  #: of each table, in the order of its rows' values
    lost: list[str]  #: files that the database named and that were not on disk or were changed there
    unsound: int  #: how much of the trail was not as it had been written, when the backup was made
    parts: dict[str, str] = field(default_factory=dict)  #: name -> SHA-256
    format: int = FORMAT


def make(engine: Engine, store: Store, path: Path, now: datetime, *, check: Check = lambda _: 0) -> Contents:
    """*path* is a backup of the database and its files as they are at one moment, or stays as it was.

    *check* counts what of that moment's trail is not as it was written.

    Raises:
        DatabaseOutdated: the tables are not of this version. OSError: it cannot be written.
    """
    target = path.resolve()
    with TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder:
        scratch = Path(folder) / "archive.zip"
        os.close(os.open(scratch, os.O_CREAT | os.O_WRONLY, 0o600))  # it holds everything there is about people
        with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as archive, dumps.moment(engine, Path(folder)) as seen:
            contents = _write(seen, store, archive, now, check)
        with scratch.open("rb") as written:
            os.fsync(written.fileno())
        scratch.replace(target)
    return contents


def digest(path: Path) -> str:
    """The digest of the whole backup; kept elsewhere it proves later that the backup is as it was made."""
    with path.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest()


@contextmanager
def opened(path: Path) -> Iterator[tuple[Contents, zipfile.ZipFile]]:
    """The backup at *path*, each part of which was found as it was made.

    Raises:
        Damaged. OSError: it cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            contents = _read(archive)
            _check(archive, contents)
            yield contents, archive
    except (zipfile.BadZipFile, EOFError) as error:
        raise Damaged(what=path.name) from error


@contextmanager
def restored(engine: Engine, store: Store, contents: Contents, archive: zipfile.ZipFile) -> Iterator[Connection]:
    """The database of the backup, of this version, for the caller to look at; when he raises something all stays.

    Raises:
        OtherKind, DatabaseNewer, DatabaseLocked.
    """
    if contents.kind != engine.dialect.name:
        raise OtherKind(theirs=contents.kind, ours=engine.dialect.name)
    with (
        TemporaryDirectory(prefix=".restore-", dir=_beside(engine)) as folder,
        _files(store, archive),
        dumps.restored(
            engine, lambda name: archive.open(name), Path(folder), revision=contents.revision, columns=contents.columns
        ) as connection,
    ):
        yield connection


def _beside(engine: Engine) -> Path | None:
    """Where there is room for another copy of the database; None: none is made."""
    return Path(str(engine.url.database)).resolve().parent if engine.dialect.name == "sqlite" else None


def _write(seen: Connection, store: Store, archive: zipfile.ZipFile, now: datetime, check: Check) -> Contents:
    parts: dict[str, str] = {}

    @contextmanager
    def put(name: str) -> Iterator[IO[bytes]]:
        with archive.open(name, "w", force_zip64=True) as target:
            hashing = _Hashing(target)
            yield cast(IO[bytes], hashing)
        parts[name] = hashing.sha.hexdigest()

    schema.require_newest(seen)
    kept = seen.scalars(select(StoredFile.digest).order_by(StoredFile.digest)).all()
    cases = seen.scalar(select(func.count()).select_from(Case)) or 0
    columns = dumps.write(seen, put)
    lost = [one for one in kept if not _keep(store, one, put)]
    with Session(seen, join_transaction_mode="rollback_only") as session:
        unsound = check(session)
    revision = schema.revision(seen) or ""
    contents = Contents(seen.dialect.name, revision, now.isoformat(), cases, columns, lost, unsound, parts)
    archive.writestr(CONTENTS, orjson.dumps(asdict(contents)))
    return contents


def _keep(store: Store, one: str, put: Any) -> bool:
    try:
        data = files.read(store, one)
    except files.FileGone:
        return False
    with put(FILES + one) as target:
        target.write(data)
    return True


class _Hashing:
    """Writes on, and adds up the digest of what was written."""

    def __init__(self, target: IO[bytes]) -> None:
        self.target, self.sha = target, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.sha.update(data)
        return self.target.write(data)


def _read(archive: zipfile.ZipFile) -> Contents:
    try:
        told: Mapping[str, Any] = orjson.loads(archive.read(CONTENTS))
        contents = Contents(**told)
    except (KeyError, TypeError, orjson.JSONDecodeError) as error:
        raise Damaged(what=CONTENTS) from error
    if contents.format != FORMAT:
        raise Damaged(what=f"{CONTENTS}: format {contents.format}")
    return contents


def _check(archive: zipfile.ZipFile, contents: Contents) -> None:
    names = sorted(archive.namelist())
    if names != sorted([*contents.parts, CONTENTS]):
        raise Damaged(what=CONTENTS)
    for name, said in contents.parts.items():
        with archive.open(name) as held:
            found = hashlib.file_digest(cast(Any, held), "sha256").hexdigest()
        if found != said or (name.startswith(FILES) and name != FILES + found):
            raise Damaged(what=name)


@contextmanager
def _files(store: Store, archive: zipfile.ZipFile) -> Iterator[None]:
    """The files of the backup lie where they belong; those that were not there before go again when all fails."""
    with ExitStack() as undo:
        for name in archive.namelist():
            one = name.removeprefix(FILES)
            if name.startswith(FILES) and not _is_whole(store, one):
                _put_down(archive, name, files.place(store, one))
                undo.callback(files.place(store, one).unlink, missing_ok=True)
        yield
        undo.pop_all()


def _put_down(archive: zipfile.ZipFile, name: str, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    scratch = place.with_name(f".{os.getpid()}.part")
    with archive.open(name) as source, scratch.open("wb") as target:
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())
    scratch.replace(place)


def _is_whole(store: Store, one: str) -> bool:
    try:
        files.read(store, one)
    except files.FileGone:
        return False
    return True
