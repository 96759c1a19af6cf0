"""Orders to a process apart, in which a hostile file can harm nothing but itself; see `engine.scans.child`."""

from __future__ import annotations

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

SECONDS = 15  #: of work for one order; our choice
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


CHILD = outside.Child(
    Path(child.__file__),
    most_seconds=20,
    ends={
        child.NO_SUCH_PAGE: NoSuchPage,
        child.TOO_LARGE: TooLarge,
        **dict.fromkeys((child.NOT_READABLE, *outside.STOPPED, *child.BROKEN), NotReadable),
    },
    queue=BoundedSemaphore(6),  # as many as a browser asks for at once, of the eight threads a server has; our choice
)


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
    said = orjson.dumps({**order, "seconds": SECONDS, "most_bytes": MOST_BYTES})
    return outside.done(said.decode(), lambda: _done(said))


def _done(said: bytes) -> bytes:
    try:
        return CHILD.ask(said)
    except outside.Overrun as fault:
        raise NotReadable from fault
