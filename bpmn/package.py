"""A procedure folder as one ZIP file: how it is handed from one installation to another."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from bpmn import zips
from bpmn.folder import MOST_BYTES, MOST_FILES
from bpmn.settings import FILE
from feel.errors import Fault

# The same content gives the same bytes: the moment of packing says nothing about a procedure.
STAMP = (1980, 1, 1, 0, 0, 0)
MOST_PACKED = 2 * MOST_BYTES
LONGEST_NAME = 200
READABLE = 0o644 << 16
LINK, KINDS = 0o120000, 0o170000


class NotAPackage(Fault):
    """This is not a procedure in a ZIP file: {why}"""

    vi = "Đây không phải gói thủ tục (tệp ZIP): {why_vi}"


def write(files: Mapping[str, bytes]) -> bytes:
    """*files* by path as one ZIP file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, READABLE
            archive.writestr(entry, files[name])
    return packed.getvalue()


def read(data: bytes) -> dict[str, bytes]:
    """The files in the ZIP file *data*; one folder around all of them is taken off.

    Raises:
        NotAPackage: it is damaged, encrypted, too large when unpacked, or names a path outside of itself.
    """
    if len(data) > MOST_PACKED:
        raise _refused(f"lớn hơn {MOST_PACKED} byte.", f"larger than {MOST_PACKED} bytes.")
    try:
        with zips.opened(io.BytesIO(data)) as archive:
            return _without_folder(_unpack(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _refused("tệp hỏng, có mật khẩu hoặc không phải ZIP.", "damaged, encrypted or no ZIP.") from error


def procedure(data: bytes) -> dict[str, bytes]:
    """The files of the procedure in the ZIP file *data*.

    Raises:
        NotAPackage: as `read`, or it holds no procedure.toml.
    """
    files = read(data)
    if FILE not in files:
        raise _refused(f"không có {FILE}.", f"no {FILE}.")
    return files


def _unpack(archive: zipfile.ZipFile) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    for entry in archive.infolist():
        if entry.is_dir():
            continue
        name = _name(entry)
        if name in found:
            raise _refused(f"có hai tệp '{name}'.", f"two files '{name}'.")
        with archive.open(entry) as packed:
            # What the entry says of its size is not believed: only so much is unpacked as there is room for.
            content = packed.read(left + 1)
        left -= len(content)
        if left < 0 or len(found) >= MOST_FILES:
            vi, en = (
                f"hơn {MOST_FILES} tệp hoặc {MOST_BYTES} byte.",
                f"more than {MOST_FILES} files or {MOST_BYTES} bytes.",
            )
            raise _refused(vi, en)
        found[name] = content
    if not found:
        raise _refused("gói trống.", "it is empty.")
    return found


def _name(entry: zipfile.ZipInfo) -> str:
    name = entry.filename.replace("\\", "/")
    parts = PurePosixPath(name).parts
    is_link = (entry.external_attr >> 16) & KINDS == LINK
    if name.startswith("/") or ":" in name or ".." in parts or is_link or len(name) > LONGEST_NAME or "\0" in name:
        raise _refused(f"đường dẫn không được phép: '{name[:80]}'.", f"this path is not allowed: '{name[:80]}'.")
    return "/".join(parts)


def _without_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {name.split("/")[0] for name in files}
    if len(tops) == 1 and all("/" in name for name in files):
        return {name.split("/", 1)[1]: content for name, content in files.items()}
    return files


def _refused(vi: str, en: str) -> NotAPackage:
    return NotAPackage(why=en, why_vi=vi)
