"""Files that bring procedures along: a package, a diagram of another editor, the step tables of a decision.

Each is read wholly or refused with its reason; nothing is kept by reading it.
"""

from __future__ import annotations

import tomllib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from lxml import etree

from bpmn import package, settings, xml
from bpmn.adopt import adopt
from bpmn.drawing import places
from bpmn.steptables import archives, posts, sketches
from bpmn.steptables.faults import UnknownKind
from bpmn.steptables.notes import Notes
from bpmn.steptables.posts import Mapped
from bpmn.steptables.sketches import Sketches
from feel.findings import Finding

MOST_BYTES = archives.MOST_BYTES
DIAGRAM = "process.bpmn"
PACKAGE, DRAWN, TABLES = "package", "diagram", "tables"
KINDS: Mapping[str, str] = {".zip": PACKAGE, ".bpmn": DRAWN, ".bpmn20": DRAWN, ".xml": DRAWN}  #: else: tables
LAID_OUT = (
    "tệp không kèm hình vẽ (BPMN DI): đã xếp các phần tử thành hình, hãy xem lại ở trang Sơ đồ",
    "the file holds no picture (BPMN DI): its elements were laid out, look at them in the modeller",
)
UNDRAWN = (
    "tệp không kèm hình vẽ nên chưa mở được ở trang Sơ đồ; hãy xuất lại từ công cụ cũ kèm hình (BPMN DI)",
    "the file holds no picture, so the modeller cannot open it; export it with its diagram (BPMN DI)",
)
WEIGHTS = {"error": "refused", "warning": "doubtful", "notice": "understood"}


class OtherKind(xml.Unreadable):
    """'{file}' is no package (.zip), diagram (.bpmn, .xml) or table of steps (.docx, .xlsx, .csv)."""

    vi = "'{file}' không phải gói thủ tục (.zip), sơ đồ (.bpmn, .xml) hay bảng các bước (.docx, .xlsx, .csv)."


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is told of a piece."""

    kind: str  #: "understood", "doubtful" or "refused"
    row: int | None  #: of the table
    where: str  #: sheet, table or element
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One procedure that the file holds."""

    slug: str
    name: str
    code: str
    files: Mapping[str, bytes]  #: none: it is refused
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Performer:
    """A wording by which the tables name who acts, and the post that it was taken for."""

    words: str
    post: str
    unit: str  #: one of `sections.UNITS`
    is_told: bool  #: whether the mapping said so


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that a file holds."""

    kind: str  #: "package", "diagram" or "tables"
    pieces: tuple[Piece, ...]
    performers: tuple[Performer, ...] = ()


def read(data: bytes, *, file: str, slug: str, mapped: Mapped, since: date) -> Parcel:
    """What the file *data* called *file* holds; one procedure alone is called *slug*, if that is said.

    *mapped* says which post a performer of a table means; *since* is the first day of what tables describe.

    Raises:
        OtherKind, NotAPackage, Unreadable: it is refused as a whole.
    """
    if len(data) > MOST_BYTES:
        raise xml.TooLarge(file=file, size=len(data), limit=MOST_BYTES)
    kind, called = kind_of(file), slug or posts.slug(PurePath(file).stem)[:80].strip("-") or "thu-tuc"
    if kind == PACKAGE:
        return Parcel(kind, (_packed(package.procedure(data), called),))
    if kind == DRAWN:
        return Parcel(kind, (_drawn(data, file, called),))
    try:
        found = sketches.read(data, file=file, mapped=mapped)
    except UnknownKind as error:
        raise OtherKind(file=file) from error
    if slug and len(found.sketches) == 1:
        found.sketches[0].slug = slug
    return Parcel(kind, tuple(_sketched(found, since)), tuple(_performers(found)))


def kind_of(file: str) -> str:
    """What a file called *file* is taken for."""
    return KINDS.get(PurePath(file).suffix.lower(), TABLES)


def plain(parcel: Parcel) -> dict[str, Any]:
    """*parcel* as JSON carries it."""
    told = asdict(parcel)
    for piece in told["pieces"]:
        piece["files"] = {path: b64encode(data).decode() for path, data in piece["files"].items()}
    return told


def of_plain(told: Mapping[str, Any]) -> Parcel:
    """The parcel that JSON carried."""
    pieces = [
        {
            **piece,
            "files": {path: b64decode(data) for path, data in piece["files"].items()},
            "remarks": tuple(Remark(**one) for one in piece["remarks"]),
        }
        for piece in told["pieces"]
    ]
    performers = tuple(Performer(**one) for one in told["performers"])
    return Parcel(told["kind"], tuple(Piece(**piece) for piece in pieces), performers)


def _packed(files: Mapping[str, bytes], slug: str) -> Piece:
    said: dict[str, Any] = {}
    with suppress(tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError, RecursionError):
        said = tomllib.loads(files[settings.FILE].decode())
    return Piece(slug, str(said.get("name") or slug)[:500], str(said.get("code") or "")[:40], files, ())


def _drawn(data: bytes, file: str, slug: str) -> Piece:
    found = adopt(data, file=file)
    remarks = tuple(_of_finding(one) for one in found.notices)
    is_fit = not any(one.kind == "refused" for one in remarks)
    data, root = found.data, xml.parse(found.data, file=file, with_comments=True)
    named = [one.get("name", "").strip() for one in root.iter(f"{{{xml.BPMN}}}process")]
    name = next(filter(None, named), slug)[:500]
    if places.is_missing(root):
        is_laid_out = places.add(root, file=file)
        remarks += (Remark("doubtful", None, "", *(LAID_OUT if is_laid_out else UNDRAWN)),)
        data = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True) if is_laid_out else data
    return Piece(slug, name, "", {DIAGRAM: data} if is_fit else {}, remarks)


def _of_finding(one: Finding) -> Remark:
    return Remark(WEIGHTS[one.severity], None, one.element or "", one.vi, one.en)


def _sketched(found: Sketches, since: date) -> Iterator[Piece]:
    for sketch in found.sketches:
        sketches.complete(sketch, found, folder=sketch.slug, since=since)
        yield Piece(sketch.slug, sketch.name, sketch.code, sketch.files, tuple(_of_notes(sketch.notes)))


def _of_notes(notes: Notes) -> Iterator[Remark]:
    for kind, told in (("refused", notes.refused), ("doubtful", notes.doubtful), ("understood", notes.understood)):
        yield from (Remark(kind, one.row, one.where, one.vi, one.en) for one in told)


def _performers(found: Sketches) -> Iterator[Performer]:
    seen: set[str] = set()
    for sketch in found.sketches:
        for lane, post in sketch.course.lanes.items() if sketch.course else ():
            if lane not in seen:
                seen.add(lane)
                yield Performer(lane, post.post, post.unit, post.is_told)
