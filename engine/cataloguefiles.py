"""A file of the national catalogue taken over by an administrator: read apart, told first, then taken whole.

Reading happens in a process apart, in which a hostile file can harm nothing but itself; see `bpmn.cataloguechild`.
Source: Circular 11/2025/TT-BKHCN, annex, group 3, item 3.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy.orm import Session

from bpmn import cataloguechild, xml
from bpmn.catalogue.files import Refused
from engine import administration, catalogue, changes, entries, outside
from engine.catalogue import Read, Taken
from engine.parcels import NotTaken, TooHard
from engine.work import Work
from feel.errors import Fault

MOST_BYTES = 20 * 1024 * 1024  #: of one file, packed or not; our choice
SECONDS = 60  #: of work for one file; our choice
CHILD = outside.Child(Path(cataloguechild.__file__), most_seconds=75)
SUBJECT = "catalogue national"  #: under which it is kept who took what over
NO_ENTRY = Refused(0, "tệp không có thủ tục nào đọc được", "the file has no entry that can be read")


class NotWhole(Fault):
    """Rows of the file were refused, so it cannot say which procedures the catalogue has no more. Take a part over."""

    vi = "Tệp có dòng bị từ chối nên không thể coi là toàn bộ danh mục. Hãy nhận như một phần của danh mục."


class CatalogueChanged(Fault):
    """The file would end {now} procedures, not {seen}: the catalogue changed meanwhile. Look at the file again."""

    vi = "Danh mục vừa thay đổi: tệp sẽ làm {now} thủ tục hết hiệu lực, không phải {seen}. Hãy xem lại tệp."


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds."""

    digest: str  #: of the file
    rows: tuple[Read, ...]
    refused: tuple[Refused, ...]

    @property
    def last(self) -> list[Read]:
        """Each entry once: of several versions in one file the last is taken, as it is told."""
        return list({row.code: row for row in self.rows}.values())


@dataclass(frozen=True, slots=True)
class Report:
    """What taking a file over would make of the catalogue, or has made of it."""

    taken: Sequence[Taken]
    refused: Sequence[Refused]
    missing: Sequence[tuple[str, str]]  #: code and name of what is in the catalogue and not in the file

    @property
    def counts(self) -> dict[str, int]:
        """How many entries are new, changed, the same, refused, and missing."""
        told = Counter(one.outcome for one in self.taken)
        outcomes = {outcome: told[outcome] for outcome in ("new", "changed", "same")}
        return {**outcomes, "refused": len(self.refused), "missing": len(self.missing)}

    def of(self, outcome: str) -> list[Taken]:
        """The entries of which that became."""
        return [one for one in self.taken if one.outcome == outcome]


def read(data: bytes, *, file: str) -> Found:
    """What the file *data* called *file* holds.

    Raises:
        NotTaken: it is no file of the catalogue. TooHard, Busy.
    """
    name = file[-80:]
    if not data:
        empty = xml.Empty(file=name)
        raise NotTaken(vi=empty.say("vi"), en=empty.say("en"))
    if len(data) > MOST_BYTES:
        raise NotTaken(
            vi=f"Tệp '{name}' lớn hơn {MOST_BYTES // 2**20} MB; hãy nén gzip hoặc tách tệp.",
            en=f"'{name}' has more than {MOST_BYTES // 2**20} MB; pack it by gzip or split it.",
        )
    said = orjson.dumps({"file": name, "seconds": SECONDS}) + b"\n" + data
    digest = hashlib.sha256(data).hexdigest()
    return outside.done(f"catalogue {digest} {name}", lambda: _apart(said, name, digest))


def look(session: Session, found: Found) -> Report:
    """What would become of the catalogue; nothing is changed."""
    taken = catalogue.compared(session, found.last)
    return Report(taken, found.refused, catalogue.missing(session, {one.code for one in taken}))


def take(work: Work, found: Found, *, ending: int | None, source: str) -> Report:
    """What *found* holds is what the catalogue says from now on, by the decision or publication *source*.

    *ending*: the file is the whole catalogue, and so many of its procedures, as they were seen, are not in it and end;
    None: it is a part, and the others stay.

    Raises:
        NotAllowed: the actor does not administer the whole system.
        BadEntry: nobody says by which decision. NotWhole, CatalogueChanged.
    """
    administration.require(work)
    entries.require({"source": entries.source(source)})
    hold(work)
    report = look(work.session, found)
    if ending is not None:
        if found.refused:
            raise NotWhole
        if ending != len(report.missing):
            raise CatalogueChanged(now=len(report.missing), seen=ending)
        catalogue.end(work, [code for code, _ in report.missing])
    catalogue.take(work, found.last)
    record(work, found.digest, {**report.counts, "ended": ending or 0}, source=source)
    return report


def hold(work: Work) -> None:
    """Whoever else takes a file over waits until this act is over, and sees what it did."""
    changes.hold(work, SUBJECT)


def record(work: Work, digest: str, counts: Mapping[str, int], *, source: str) -> None:
    """That the file *digest* was taken over, what became of so many entries, by the decision or publication *source*.

    Raises:
        NoSource, SourceTooLong.
    """
    changes.record(work, SUBJECT, "take", source=source, facts={"file": digest, **counts})


def _apart(said: bytes, name: str, digest: str) -> Found:
    try:
        answer = CHILD.ask(said)
    except outside.Overrun as fault:
        raise TooHard(file=name) from fault
    rows: list[Read] = []
    refused: list[Refused] = []
    last: dict[str, Any] = {}
    for line in io.BytesIO(answer):
        last = orjson.loads(line)
        if "entry" in last:
            rows.append(catalogue.of_plain(last["entry"], last["doubts"]))
        elif "row" in last:
            refused.append(Refused(**last))
    if "refused" in last:
        raise NotTaken(**last["refused"])
    if not rows:
        first = refused[0] if refused else NO_ENTRY
        vi, en = first.vi.removesuffix("."), first.en.removesuffix(".")
        raise NotTaken(vi=f"Tệp '{name}': {vi}.", en=f"'{name}': {en}.")
    return Found(digest, tuple(rows), tuple(refused))
