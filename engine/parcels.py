"""Procedures that come in as files: read apart, told piece by piece, then saved as drafts, all of them or none.

Reading happens in a process apart, in which a hostile file can harm nothing but itself; see `bpmn.parcelchild`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bpmn import parcelchild, parcels, patternbook, settings, shipped, xml
from bpmn.parcels import Parcel, Piece, Remark
from engine import outside, revisions
from engine.tables import Publication, Revision
from engine.work import Work
from feel.errors import Fault

SECONDS = 40  #: of work for one file; our choice
CHILD = outside.Child(Path(parcelchild.__file__), most_seconds=50)


class NotTaken(Fault):
    """{en}"""

    vi = "{vi}"


class TooHard(Fault):
    """'{file}' takes too much time or memory to be read. Split it."""

    vi = "Tệp '{file}' cần quá nhiều thời gian hoặc bộ nhớ để đọc. Hãy tách tệp."


class NothingChosen(Fault):
    """Choose at least one procedure that can be taken in."""

    vi = "Hãy chọn ít nhất một thủ tục nhập được."


class NotInside(Fault):
    """The file holds no procedure '{slug}' that can be taken in."""

    vi = "Tệp không có thủ tục '{slug}' nào nhập được."


@dataclass(frozen=True, slots=True)
class Line:
    """One piece of a file beside what is there already."""

    piece: Piece
    draft: int  #: the version of the draft that it would replace; 0: there is none
    published: int | None  #: the version published last

    @property
    def is_fit(self) -> bool:
        """Whether it can be taken in."""
        return bool(self.piece.files)

    def of(self, kind: str) -> list[Remark]:
        """What is told of it, of one kind."""
        return [one for one in self.piece.remarks if one.kind == kind]


def read(data: bytes, *, file: str, slug: str = "", roles: str = "", since: date) -> Parcel:
    """What the file *data* called *file* holds; *roles* is a mapping of wordings to posts as CSV.

    Raises:
        BadSlug, NotTaken, TooHard, Busy.
    """
    if slug:
        revisions.named(slug)
    if not data:
        empty = xml.Empty(file=file[-80:])
        raise NotTaken(vi=empty.say("vi"), en=empty.say("en"))
    order = {"file": file, "slug": slug, "roles": roles, "since": since.isoformat(), "seconds": SECONDS}
    said = orjson.dumps(order) + b"\n" + data
    told = outside.done(hashlib.sha256(said).hexdigest(), lambda: _apart(said, file))
    if "refused" in told:
        raise NotTaken(**told["refused"])
    found = parcels.of_plain(told)
    return replace(found, pieces=tuple(map(_sound, found.pieces)))


def report(session: Session, parcel: Parcel) -> list[Line]:
    """Each piece of *parcel*, beside what is there already."""
    slugs = [piece.slug for piece in parcel.pieces]
    drafts = select(Revision.slug, Revision.version).where(Revision.slug.in_(slugs))
    newest = select(Publication.slug, func.max(Publication.version)).where(Publication.slug.in_(slugs))
    there = {row[0]: row[1] for row in session.execute(drafts)}
    published = {row[0]: row[1] for row in session.execute(newest.group_by(Publication.slug))}
    return [Line(piece, there.get(piece.slug, 0), published.get(piece.slug)) for piece in parcel.pieces]


def take(work: Work, parcel: Parcel, chosen: Mapping[str, int]) -> list[str]:
    """The pieces of *parcel* that are *chosen* become drafts, all of them or none; gives their slugs.

    *chosen* says for each slug the version of the draft that it replaces, as it was seen; 0 when there was none.

    Raises:
        NotAllowed, NothingChosen, NotInside. RevisionChanged: somebody changed one of the drafts meanwhile.
    """
    revisions.require(work)
    if not chosen:
        raise NothingChosen
    fit = {piece.slug: piece for piece in parcel.pieces if piece.files}
    for slug, seen in chosen.items():
        if slug not in fit:
            raise NotInside(slug=slug[: revisions.LONGEST_SLUG])
        files = {path: data for path, data in fit[slug].files.items() if path != shipped.RECORD}  # measured here anew
        if parcel.kind == parcels.DRAWN:
            files = {**(_beside(work.session, slug) or {settings.FILE: patternbook.alone(fit[slug].name)}), **files}
        revisions.save(work, slug, files, seen=seen)
    return list(chosen)


def _beside(session: Session, slug: str) -> dict[str, bytes]:
    """The files beside which a diagram comes: of the draft, else of the newest version, else none."""
    try:
        return revisions.files(session, slug)
    except revisions.NoRevision:
        pass
    try:
        return revisions.beginning(session, slug)
    except revisions.NothingPublished:
        return {}


def _sound(piece: Piece) -> Piece:
    """*piece*, refused when a draft cannot hold its files or be called so."""
    try:
        revisions.named(piece.slug)
        revisions.sound(piece.files)
    except (revisions.BadSlug, revisions.BadPath, revisions.TooMuch) as fault:
        refused = Remark("refused", None, "", fault.say("vi"), fault.say("en"))
        return replace(piece, files={}, remarks=(refused, *piece.remarks))
    return piece


def _apart(said: bytes, file: str) -> dict[str, Any]:
    try:
        answer = CHILD.ask(said)
    except outside.Overrun as fault:
        raise TooHard(file=file[-80:]) from fault
    found: dict[str, Any] = orjson.loads(answer)
    return found


def mapping(rows: Mapping[str, tuple[str, str]]) -> str:
    """The mapping of wordings to post and unit in *rows*, as `read` takes it."""
    return "\n".join(_csv(rows))


def _csv(rows: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for words, told in rows.items():
        yield ";".join('"' + " ".join(cell.split()).replace('"', '""') + '"' for cell in (words, *told))
