"""A new procedure folder: written whole beside its place, then moved there; never over one that exists."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from feel.errors import Fault


class FolderExists(Fault):
    """'{path}' exists already and is left as it is. Choose another place, or remove it first."""

    vi = "'{path}' đã có, được giữ nguyên. Hãy chọn nơi khác hoặc xóa thư mục đó trước."


class NotWritable(Fault):
    """The folder '{path}' cannot be written: {why}"""

    vi = "Không ghi được thư mục '{path}': {why}"


def write(path: Path, files: Mapping[str, bytes]) -> None:
    """The folder *path* with *files*, all of them or nothing.

    Raises:
        FolderExists: something is there that is no empty folder.
        NotWritable: the disk refuses.
    """
    if is_taken(path):
        raise FolderExists(path=path)
    beside: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{path.name}-", dir=path.parent))
        for name, data in files.items():
            target = beside / name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(data)
        beside.chmod(0o777 & ~_mask())
        beside.rename(path)  # over an empty folder it succeeds, over anything else it fails
    except OSError as error:
        raise NotWritable(path=path, why=error.strerror or type(error).__name__) from error
    finally:
        if beside is not None and beside.exists():
            shutil.rmtree(beside, ignore_errors=True)


def is_taken(path: Path) -> bool:
    """Whether something is at *path* that is no empty folder."""
    if not path.exists() and not path.is_symlink():
        return False
    return path.is_symlink() or not path.is_dir() or any(path.iterdir())


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
