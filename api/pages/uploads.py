"""Files that come with a form which may be refused: a good one is kept at once, and the form carries its ticket on.

A browser sends no file a second time by itself, so without this a refusal would cost every scan. Several files of one
field lie in a tray, in which they are turned, moved and taken out; at last they become one content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import request
from werkzeug.wrappers import Response

from api import acts, downloads, pagepictures
from api.pages import edge, tickets
from api.pages.tickets import FILE, REFUSALS, TICKET, Kept
from engine import outside
from engine.queries.details import NoSuchPart
from engine.scans import acts as scanning
from engine.scans import apart
from engine.scans.acts import Sent
from engine.scans.leaves import TURNS
from engine.tables import StoredFile
from engine.work import Work
from feel.errors import Fault

TRAY = "tray"  #: the name of the buttons by which a tray is put in order; they say what, where and which
MOST_BYTES = 5 * acts.LONGEST_UPLOAD  #: of all files of one form; our choice
MOST_FILES = 50  #: of one field; our choice
UNBOUND = (apart.NoPages, apart.NotReadable, apart.TooManyPages, apart.TooLarge, outside.Busy)


class NotTogether(Fault):
    """Several files become one paper only when each is a PDF or a picture; send this one alone: '{name}'."""

    vi = "Nhiều tệp chỉ gộp được thành một giấy tờ khi đều là PDF hoặc ảnh; hãy gửi riêng tệp '{name}'."


class TooManyFiles(Fault):
    """One paper takes at most {most} files."""

    vi = "Một giấy tờ nhận nhiều nhất {most} tệp."


@dataclass(frozen=True, slots=True)
class Taken:
    """The files of a form by field: those that are kept, in order, and what is wrong with the others."""

    kept: Mapping[str, Sequence[Kept]]
    faults: Mapping[str, Fault]


def take(work: Work, fields: Iterable[str]) -> Taken:
    """The files that came for *fields*, kept now or before."""
    kept: dict[str, Sequence[Kept]] = {}
    faults: dict[str, Fault] = {}
    for field in fields:
        found = _carried(field)
        for sent in request.files.getlist(f"{field}{FILE}"):
            if not sent.filename:
                continue
            sent.stream.seek(0)
            try:
                digest, name = downloads.keep(work, {"file": sent})
            except REFUSALS as fault:
                faults.setdefault(field, fault)
            else:
                found.append(Kept(edge.visitor().person_id, digest, name))
        _check_together(field, found, faults)
        if found:
            kept[field] = found[:MOST_FILES]
    return Taken(kept, faults)


def carried(fields: Iterable[str]) -> Taken:
    """The files that were kept before for *fields*, none of which brings another."""
    kept = {field: found for field in fields if (found := _carried(field))}
    faults: dict[str, Fault] = {}
    for field, found in kept.items():
        _check_together(field, found, faults)
    return Taken(kept, faults)


def taken(fields: Iterable[str]) -> Taken:
    """The files that came or were kept; a good one is kept whatever else is refused, so in an act of its own."""
    if not has_files():
        return carried(fields)
    named = list(fields)
    return edge.act(lambda work: take(work, named))


def content(work: Work, kept: Sequence[Kept]) -> tuple[str, str]:
    """The digest and the name of the one content that the files of a field make.

    Raises:
        one of `UNBOUND`.
    """
    return scanning.bound(work, acts.edge().store, [Sent(one.digest, one.name, one.turn) for one in kept])


def unbound(found: Taken, fault: Fault | None) -> dict[str, Fault]:
    """The fields whose files could not be made one paper, when that is what *fault* says."""
    if not isinstance(fault, UNBOUND):
        return {}
    return {field: fault for field, kept in found.kept.items() if len(kept) > 1 or kept[0].turn}


def has_files() -> bool:
    """Whether the form that was sent brought a file."""
    return any(file.filename for file in request.files.values())


@edge.asks("/tep-cho/<sight>/trang-1.jpg")
def upload_page(work: Work, sight: str) -> Response:
    """The first page of a file that waits in a form of whoever comes."""
    turn = request.args.get("xoay", 0, int)
    width = request.args.get("rong", 400, int)
    file = _waiting(work, sight)
    return pagepictures.send(file, 1, width=1300 if width > 400 else 400, turn=turn if turn in TURNS else 0)


def _waiting(work: Work, sight: str) -> StoredFile:
    digest = tickets.seen(sight, edge.visitor().person_id)
    file = work.session.get(StoredFile, digest) if digest else None
    if file is None:
        raise NoSuchPart
    return file


def _check_together(field: str, found: Sequence[Kept], faults: dict[str, Fault]) -> None:
    if len(found) > MOST_FILES:
        faults.setdefault(field, TooManyFiles(most=MOST_FILES))
    odd = next((one for one in found if not one.has_pages), None)
    if odd is not None and len(found) > 1:
        faults.setdefault(field, NotTogether(name=odd.name))


def _carried(field: str) -> list[Kept]:
    """The files whose tickets came for *field*, as its tray was put in order just now."""
    person_id = edge.visitor().person_id
    found = [kept for one in request.form.getlist(f"{field}{TICKET}") if (kept := tickets.read(one, person_id))]
    what, _, rest = request.form.get(TRAY, "").partition(" ")
    place, _, which = rest.partition(" ")
    at = int(which) if which.isascii() and which.isdigit() and len(which) < 4 else len(found)
    if place == field and at < len(found):
        _put(found, what, at)
    return found


def _put(found: list[Kept], what: str, at: int) -> None:
    one = found.pop(at)
    if what != "drop":
        moved = {"up": max(at - 1, 0), "down": at + 1}.get(what, at)
        found.insert(moved, one.turned() if what == "turn" else one)
