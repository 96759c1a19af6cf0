"""Files that people hand in: looked at, then kept once under the digest of their content."""

from __future__ import annotations

import hashlib
import io
import os
import uuid
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO

import orjson
from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from bpmn import zips
from engine import leftovers
from engine.tables import HandedIn, StoredFile
from engine.work import Work
from feel.errors import Fault

Scan = Callable[[bytes], str | None]  #: what a scanner finds in a content; None: nothing bad
MOST_BYTES = 20 * 2**20  #: our choice: a scan of some hundred pages
MOST_UNPACKED, MOST_ENTRIES = 200 * 2**20, 2000  #: of an archive, so that nobody who opens it is flooded

STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
)
OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
OFFICE_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))
SAME = {"jpeg": "jpg", "tiff": "tif"}
KINDS = ("pdf", "docx", "odt", "xlsx", "ods", "jpg", "png", "tif", "xml", "json", "zip")


class FileEmpty(Fault):
    """The file '{name}' is empty."""

    vi = "Tệp '{name}' rỗng."


class FileTooLarge(Fault):
    """The file '{name}' is larger than {most} bytes."""

    vi = "Tệp '{name}' lớn hơn mức cho phép ({most} byte)."


class KindNotTaken(Fault):
    """The content of the file '{name}' is of none of the kinds that are taken: {kinds}."""

    vi = "Nội dung tệp '{name}' không thuộc loại được nhận: {kinds}."


class KindDiffers(Fault):
    """The file '{name}' is not what its name says: its content is {kind}."""

    vi = "Tệp '{name}' không đúng như phần mở rộng: nội dung là {kind}."


class FileUnsafe(Fault):
    """The file '{name}' is not taken: {found}."""

    vi = "Không nhận tệp '{name}': {found}."


class BadFileName(Fault):
    """This file name cannot be kept."""

    vi = "Tên tệp này không ghi được."


class FileGone(Fault):
    """The content {digest} is not on disk, or was changed there."""

    vi = "Nội dung {digest} không còn trên đĩa hoặc đã bị thay đổi."


@dataclass(frozen=True, slots=True)
class Store:
    """Where contents lie, how large one may be, and who looks into it first."""

    root: Path
    scan: Scan | None = None
    most_bytes: int = MOST_BYTES


def keep(work: Work, store: Store, data: bytes, *, name: str, is_ours: bool = False) -> str:
    """The digest under which *data*, handed in as the file *name*, is kept; the same content is kept once.

    Whoever hands it in may name it in answers, unless it *is_ours*: kept for one act of the system, and then dropped.

    Raises:
        BadFileName, FileEmpty, FileTooLarge, KindNotTaken, KindDiffers, FileUnsafe: nothing is kept.
    """
    digest = _kept(work, store, data, inspect(store, data, name=name))
    if work.actor_id is not None and not is_ours:
        hand_in(work, digest, work.actor_id)
    return digest


def set_aside(work: Work, store: Store, data: bytes, *, name: str, kind: str) -> str:
    """The digest under which *data*, a file of a *kind* that whoever read it has looked at already, is kept for us.

    Raises:
        BadFileName, FileUnsafe: nothing is kept.
    """
    check_name(name)
    found = store.scan(data) if store.scan else None
    if found:
        raise FileUnsafe(name=name, found=found)
    return _kept(work, store, data, kind)


def _kept(work: Work, store: Store, data: bytes, kind: str) -> str:
    digest = hashlib.sha256(data).hexdigest()
    row = {"digest": digest, "kind": kind, "size": len(data), "stored_at": work.now}
    mine = select(StoredFile.digest).where(StoredFile.digest == digest).with_for_update(read=True, key_share=True)
    while work.session.scalar(mine) is None:
        work.session.execute(_dialect(work).insert(StoredFile).values(row).on_conflict_do_nothing())
    # Whoever takes a content off the disk holds its row, so the disk is looked at when that is ours.
    if _write(place(store, digest), data):
        leftovers.watch(work, place(store, digest), digest)
    return digest


def hand_in(work: Work, digest: str, person_id: uuid.UUID) -> None:
    """It is on record that the content came from this person, so that he may refer to it."""
    row = {"digest": digest, "person_id": person_id}
    work.session.execute(_dialect(work).insert(HandedIn).values(row).on_conflict_do_nothing())


def drop(work: Work, store: Store, digest: str) -> None:
    """The content *digest*, which was ours, is kept no longer, unless somebody handed it in too or something names it.

    Whoever handed it in may name it in answers, where nobody looks for it. It is on disk until the act has ended: one
    that is undone must find it there.
    """
    try:
        with work.session.begin_nested():
            work.session.execute(delete(StoredFile).where(StoredFile.digest == digest))
    except IntegrityError:
        return
    leftovers.watch(work, place(store, digest), digest)


def _dialect(work: Work) -> Any:
    return sqlite if work.session.get_bind().dialect.name == "sqlite" else postgresql


def read(store: Store, digest: str) -> bytes:
    """The content kept under *digest*, unchanged since.

    Raises:
        FileGone.
    """
    try:
        data = place(store, digest).read_bytes()
    except OSError as error:
        raise FileGone(digest=digest) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise FileGone(digest=digest)
    return data


def opened(store: Store, digest: str) -> BinaryIO:
    """The content kept under *digest*, unchanged since, open at its beginning; the caller closes it.

    Raises:
        FileGone.
    """
    try:
        file = place(store, digest).open("rb")
    except OSError as error:
        raise FileGone(digest=digest) from error
    if hashlib.file_digest(file, "sha256").hexdigest() != digest:
        file.close()
        raise FileGone(digest=digest)
    file.seek(0)
    return file


def place(store: Store, digest: str) -> Path:
    """Where the content *digest* lies; no part of it comes from a person."""
    return store.root / digest[:2] / digest


def inspect(store: Store, data: bytes, *, name: str) -> str:
    """The kind of *data*, which is taken as the file *name*.

    Raises:
        BadFileName, FileEmpty, FileTooLarge, KindNotTaken, KindDiffers, FileUnsafe.
    """
    check_name(name)
    if not data:
        raise FileEmpty(name=name)
    if len(data) > store.most_bytes:
        raise FileTooLarge(name=name, most=store.most_bytes)
    kind = sniff(data)
    if kind is None:
        raise KindNotTaken(name=name, kinds=", ".join(KINDS))
    said = name.rpartition(".")[2].lower()
    if SAME.get(said, said) != kind:
        raise KindDiffers(name=name, kind=kind)
    found = _bad_archive(data) if data.startswith(b"PK") else None
    found = found or (store.scan(data) if store.scan else None)
    if found:
        raise FileUnsafe(name=name, found=found)
    return kind


def check_name(name: str) -> None:
    """Nothing, when a file may be called *name*.

    Raises:
        BadFileName: it is empty or too long, leads elsewhere, or holds characters that do not show.
    """
    if not name.strip(" .") or len(name) > 255 or not name.isprintable() or set("/\\") & set(name):
        raise BadFileName


def sniff(data: bytes) -> str | None:
    """Of which kind the content is by itself, one of `KINDS`; None: of no kind that is taken."""
    for start, kind in STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return _sniff_archive(data)
    return _sniff_text(data)


def _sniff_archive(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.getinfo("mimetype") if "mimetype" in names else None
            declared = archive.open(kind).read(100).strip() if kind and zips.is_bounded(kind) else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return None
    if declared:
        return OPEN_DOCUMENTS.get(declared)
    return next((kind for part, kind in OFFICE_PARTS if part in names), "zip")


def _sniff_text(data: bytes) -> str | None:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml"):
        return "xml"
    try:
        orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    return "json"


def _bad_archive(data: bytes) -> str | None:
    """What is wrong with the archive: too much in it, programs, or names that lead out of a folder."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        return "giải nén ra quá lớn"
    return next(_bad_names(entry.filename for entry in entries), None)


def _bad_names(names: Iterator[str]) -> Iterator[str]:
    for name in names:
        if name.lower().endswith("vbaproject.bin"):
            yield "có mã lệnh (macro)"
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
            yield "có đường dẫn ra ngoài thư mục"


def _write(path: Path, data: bytes) -> bool:
    """Whole or not at all, and on disk before the act ends; whether it was not there."""
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(file.name, path)
    return True
