"""Orders to a process apart, in which a hostile file can harm nothing but itself; see `engine.scans.child`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import orjson

from engine import outside
from engine.files import MOST_BYTES
from engine.scans import child
from feel.errors import Fault

CHILD = Path(child.__file__)
SECONDS = 15  #: of work for one order; our choice
MOST_WAITING_SECONDS = 20  #: for a place, and for the answer
PLACES = BoundedSemaphore(2)  #: so many at a time in one server process, so that pages never take all of a machine
#: so many are done or wait for a place: as many as a browser asks for at once. Whoever comes beyond that is told to
#: come again and holds no thread of the server, which has eight by default; our choice
ROOM = BoundedSemaphore(6)
MOST_PAGES = 300  #: of one paper that is looked at or made here; our choice
SHOWN = ("pdf", "jpg", "png", "tif")  #: kinds that have pages


class NotReadable(Fault):
    """This file cannot be shown page by page: it is damaged, locked by a password, or takes too much to open."""

    vi = "Không xem được từng trang của tệp này: tệp hỏng, có mật khẩu hoặc quá nặng để mở."


class NoPages(Fault):
    """A file of this kind is not shown page by page; only PDF files and pictures are."""

    vi = "Tệp loại này không xem được từng trang; chỉ xem được PDF và ảnh."


class NoSuchPage(Fault):
    """This paper has no such page."""

    vi = "Giấy tờ này không có trang ấy."


class TooManyPages(Fault):
    """A paper of more than {most} pages is not handled page by page."""

    vi = "Giấy tờ quá {most} trang thì không xử lý theo từng trang được."


class TooLarge(Fault):
    """The pages are too large, or together larger than one file may be."""

    vi = "Trang quá lớn, hoặc các trang gộp lại lớn hơn mức cho phép của một tệp."


class Busy(Fault):
    """Too many papers are being opened at once; try again in a moment."""

    vi = "Đang có quá nhiều giấy tờ được mở cùng lúc; hãy thử lại sau giây lát."


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a content, and by how many degrees it is turned clockwise."""

    path: str
    kind: str  #: one of `SHOWN`
    page: int  #: from 1
    turn: int = 0  #: 0, 90, 180 or 270


def count(path: Path, kind: str) -> int:
    """How many pages the content at *path* has.

    Raises:
        NoPages, NotReadable, TooManyPages, TooLarge, Busy.
    """
    _require_pages(kind)
    pages = int(_run({"act": "count", "path": str(path), "kind": kind}))
    if pages > MOST_PAGES:
        raise TooManyPages(most=MOST_PAGES)
    return pages


def picture(leaf: Leaf, *, width: int) -> bytes:
    """The page *leaf* as a JPEG of *width* pixels, made anew: nothing of the content is in it but what is seen.

    Raises:
        NoPages, NoSuchPage, NotReadable, TooLarge, Busy.
    """
    _require_pages(leaf.kind)
    return _run({"act": "picture", "width": width, **asdict(leaf)})


def bind(leaves: Sequence[Leaf]) -> bytes:
    """One PDF of *leaves*, in their order.

    Raises:
        NoPages, NoSuchPage, TooManyPages, NotReadable, TooLarge, Busy.
    """
    if not leaves:
        raise NoSuchPage
    if len(leaves) > MOST_PAGES:
        raise TooManyPages(most=MOST_PAGES)
    for leaf in leaves:
        _require_pages(leaf.kind)
    return _run({"act": "bind", "leaves": [asdict(leaf) for leaf in leaves]})


def _require_pages(kind: str) -> None:
    if kind not in SHOWN:
        raise NoPages


def _run(order: dict[str, Any]) -> bytes:
    said = orjson.dumps({**order, "seconds": SECONDS, "most_bytes": MOST_BYTES}).decode()
    return outside.done(said, lambda: _done(said))


def _done(said: str) -> bytes:
    if not ROOM.acquire(blocking=False):
        raise Busy
    try:
        return _in_its_place(said)
    finally:
        ROOM.release()


def _in_its_place(said: str) -> bytes:
    if not PLACES.acquire(timeout=MOST_WAITING_SECONDS):
        raise Busy
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(CHILD), said],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={},
            timeout=MOST_WAITING_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotReadable from error
    finally:
        PLACES.release()
    if done.returncode == child.NO_SUCH_PAGE:
        raise NoSuchPage
    if done.returncode == child.TOO_LARGE:
        raise TooLarge
    if done.returncode != 0:
        raise NotReadable
    return done.stdout
