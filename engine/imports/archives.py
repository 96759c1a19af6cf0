"""A ZIP of cases with their papers: one file of rows at its top, and beside it the files that the rows name.

It is read entry by entry, never unpacked, so that its size costs no memory. What an entry says of its size is held
against it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import BinaryIO

from bpmn import zips
from engine import files
from engine.files import Store
from engine.imports import rows
from engine.imports.faults import BadFile
from engine.work import Work
from feel.errors import Fault

MOST_FILES = 50_000  #: our choice: some papers for each of ten thousand cases
MOST_UNPACKED = 8 * 2**30  #: bytes
LONGEST_NAME = 200
ROWS = (".jsonl", ".json", ".csv")
LINK, KINDS = 0o120000, 0o170000
ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class NotBeside(Fault):
    """The file '{name}' is not there: papers come in a ZIP together with the rows."""

    vi = "Không có tệp '{name}': giấy tờ phải nằm trong tệp ZIP cùng với tệp hồ sơ."


class FileBroken(Fault):
    """The file '{name}' in the ZIP is damaged."""

    vi = "Tệp '{name}' trong gói ZIP bị hỏng."


@dataclass(frozen=True, slots=True)
class Archive:
    """An open ZIP, and where the files that rows name are kept."""

    packed: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    store: Store

    def rows(self, *, most_bytes: int = MOST_UNPACKED) -> Iterator[str]:
        """The lines of the file of rows, which may have *most_bytes*, one that is far too long in pieces.

        Raises:
            BadFile: there is none, there are several, it is damaged or too large. UnicodeDecodeError.
        """
        found = [name for name in self.entries if "/" not in name and name.lower().endswith(ROWS)]
        if len(found) != 1:
            raise BadFile(
                why="the ZIP has at its top not just one .jsonl, .json or .csv",
                why_vi="trong gói ZIP phải có đúng một tệp .jsonl, .json hoặc .csv ở ngoài cùng",
            )
        if self.entries[found[0]].file_size > most_bytes:
            raise BadFile(
                why=f"the rows have more than {most_bytes} bytes", why_vi=f"tệp hồ sơ lớn hơn {most_bytes} byte"
            )
        try:
            with (
                self.packed.open(self.entries[found[0]]) as read,
                io.TextIOWrapper(read, encoding="utf-8", newline="") as text,
            ):
                yield from rows.bounded(text)
        except UnicodeDecodeError:
            raise
        except BROKEN as error:
            raise _broken() from error

    def keep(self, work: Work, name: str) -> tuple[str, str]:
        """The digest under which the file *name* is kept from now on, and its name without folders.

        Raises:
            NotBeside, FileBroken; and what `files.keep` raises.
        """
        path = name.replace("\\", "/").removeprefix("./")
        entry = self.entries.get(path)
        if entry is None:
            raise NotBeside(name=name)
        if entry.file_size > self.store.most_bytes:
            raise files.FileTooLarge(name=name, most=self.store.most_bytes)
        try:
            data = b"".join(zips.pieces(self.packed, entry))
        except BROKEN as error:
            raise FileBroken(name=name) from error
        short = PurePosixPath(path).name
        return files.keep(work, self.store, data, name=short), short


def is_archive(beginning: bytes) -> bool:
    """Whether a file that begins so is a ZIP."""
    return beginning.startswith(b"PK")


@contextmanager
def opened(file: BinaryIO, store: Store, *, is_tried: bool = False) -> Iterator[Archive]:
    """The ZIP in *file*, whose files are kept in *store*; when it *is_tried* only, nothing stays there.

    Raises:
        BadFile: it is damaged, locked, too large, or names a path outside of itself.
    """
    try:
        archive = zips.opened(file)
    except BROKEN as error:
        raise _broken() from error
    with archive, TemporaryDirectory() as folder:
        entries = _checked(archive)
        yield Archive(archive, entries, replace(store, root=Path(folder)) if is_tried else store)


def _checked(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    infos = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(infos) > MOST_FILES or sum(entry.file_size for entry in infos) > MOST_UNPACKED:
        raise BadFile(
            why=f"the ZIP holds more than {MOST_FILES} files or {MOST_UNPACKED} bytes",
            why_vi=f"gói ZIP có hơn {MOST_FILES} tệp hoặc {MOST_UNPACKED} byte",
        )
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in infos:
        name = entry.filename.replace("\\", "/")
        if _leads_out(name, entry) or name in entries:
            raise BadFile(
                why=f"the path '{name[:80]}' in the ZIP is not allowed",
                why_vi=f"đường dẫn '{name[:80]}' trong gói ZIP không được phép",
            )
        if entry.flag_bits & ENCRYPTED:
            raise BadFile(why="the ZIP has a password", why_vi="gói ZIP có mật khẩu")
        entries[name] = entry
    return _without_folder(entries)


def _leads_out(name: str, entry: zipfile.ZipInfo) -> bool:
    is_link = (entry.external_attr >> 16) & KINDS == LINK
    parts = name.split("/")
    return is_link or len(name) > LONGEST_NAME or not name.isprintable() or ":" in name or bool({"", ".."} & set(parts))


def _without_folder(entries: dict[str, zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """One folder around all of them is taken off."""
    tops = {name.split("/")[0] for name in entries}
    if len(tops) == 1 and all("/" in name for name in entries):
        return {name.split("/", 1)[1]: entry for name, entry in entries.items()}
    return entries


def _broken() -> BadFile:
    return BadFile(why="the ZIP is damaged", why_vi="gói ZIP bị hỏng")
