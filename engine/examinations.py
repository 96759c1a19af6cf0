"""A draft examined: what is wrong, the longest ways, its diagrams in words, within a bound of time and memory.

A small draft is examined at once; any other one in a process apart, so that whatever is drawn holds nobody up.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy.orm import Session

from bpmn import folder, stepsums
from bpmn.drawing import outline
from bpmn.settings import FILE
from engine import inspection, outside
from engine.inspection import Known, Surroundings
from feel.findings import Finding

SECONDS = 10  #: of work for one draft; our choice, fifty times what the largest one known to us takes
CHILD = outside.Child(Path(__file__).with_name("examinationchild.py"), most_seconds=3 * SECONDS)
# Our choice: twice the largest procedure known to us, of which nothing that can be drawn takes longer than two seconds.
SMALL_BYTES = 320 * 1024
SMALL_PARTS = 4_000  #: tags and brackets
PARTS_OF_A_KIND = 20  #: for a variant, a limit or a phase the ways are walked anew
MOST_TOLD = 1_000  #: findings of one draft; our choice
TOO_LONG, NO_PLACE, MORE = "check-too-long", "check-busy", "check-more"  #: rules of findings that stand for others


@dataclass(frozen=True, slots=True)
class Sum:
    """The longest way of cases of one variant and channel, and what its limit gives."""

    variant: str | None
    channel: str
    what: str  #: "legal", "shortened" or "phase"
    name: str  #: of the phase, or the decision that shortened the limit
    limit: str  #: as written
    given: int  #: office minutes
    minutes: int  #: office minutes of the way
    path: tuple[str, ...]  #: ids of nodes and flows on it


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a diagram in words."""

    file: str
    number: str  #: "3.1"
    element: str
    text: str
    ways: tuple[str, ...]  #: where it goes on, where that is not simply the next line


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found."""

    findings: tuple[Finding, ...]
    sums: tuple[Sum, ...] = ()
    outline: tuple[Line, ...] = ()  #: of the diagrams that were asked for


def examine(
    session: Session, files: Mapping[str, bytes], slug: str, day: date, *, told: Collection[str] = (), lang: str = "vi"
) -> Examined:
    """What is to be said on *day* of the procedure *files*, whose diagrams *told* are put into words of *lang*.

    A draft over the bound, or one for which there is no place now, has that for its only finding, which is an error.
    """
    known = Surroundings.of(session, day).known(slug)
    if is_small(files):
        return made(files, slug, known, told, lang)
    said = pickle.dumps((dict(files), slug, known, sorted(told), lang, SECONDS))
    return outside.done(hashlib.sha256(said).hexdigest(), lambda: _apart(said))


def is_small(files: Mapping[str, bytes]) -> bool:
    """Whether nothing that *files* may hold takes long."""
    parts = sum(data.count(b"<") + data.count(b"{") + data.count(b"[") for data in files.values())
    kinds = files.get(FILE, b"").count(b"[[")
    return sum(map(len, files.values())) <= SMALL_BYTES and parts + PARTS_OF_A_KIND * kinds <= SMALL_PARTS


def made(files: Mapping[str, bytes], slug: str, known: Known, told: Iterable[str], lang: str = "vi") -> Examined:
    """As `examine`, here and now, of plain data alone."""
    findings = _told(inspection.looked_at(files, slug=slug, known=known))
    return Examined(tuple(findings), tuple(_sums(files, slug)), tuple(_outline(files, told, lang)))


def plain(found: Examined) -> dict[str, Any]:
    """*found* as JSON has it."""
    return asdict(found)


def _told(found: list[Finding]) -> list[Finding]:
    """As many of *found* as a person reads, the errors among them first, and that there are more."""
    if len(found) <= MOST_TOLD:
        return found
    first = [*(one for one in found if one.is_error), *(one for one in found if not one.is_error)][:MOST_TOLD]
    vi = f"Còn {len(found) - MOST_TOLD} kết luận khác chưa kể ở đây: hãy sửa những mục đã nêu rồi kiểm tra lại."
    en = f"There are {len(found) - MOST_TOLD} more that are not told here: mend these and check again."
    return [*first, Finding(MORE, first[0].severity, FILE, None, vi, en)]


def _apart(said: bytes) -> Examined:
    try:
        told = orjson.loads(CHILD.ask(said))
    except outside.Overrun:
        vi = f"Bản dự thảo quá lớn để kiểm tra trong {SECONDS} giây. Hãy bớt phần tử, nhánh hoặc quy tắc, hoặc tách ra."
        en = f"The draft is too large to be checked in {SECONDS} seconds. Draw fewer elements, branches or rules."
        return Examined((Finding(TOO_LONG, "error", FILE, None, vi, en),))
    except outside.Busy:
        vi = "Chưa kiểm tra được vì đang có nhiều bản dự thảo lớn được kiểm tra cùng lúc. Hãy thử lại sau giây lát."
        en = "Not checked, for many large drafts are being checked at once. Try again in a moment."
        return Examined((Finding(NO_PLACE, "error", FILE, None, vi, en),))
    return Examined(
        tuple(Finding(**{**one, "path": tuple(one["path"])}) for one in told["findings"]),
        tuple(Sum(**{**one, "path": tuple(one["path"])}) for one in told["sums"]),
        tuple(Line(**{**one, "ways": tuple(one["ways"])}) for one in told["outline"]),
    )


def _outline(files: Mapping[str, bytes], told: Iterable[str], lang: str) -> Iterator[Line]:
    for diagram in inspection.diagrams({path: files[path] for path in told if path in files}):
        for part in outline.read(diagram, lang=lang):
            yield from (Line(diagram.file, one.number, one.element, one.text, one.ways) for one in part.entries)


def _sums(files: Mapping[str, bytes], slug: str) -> Iterator[Sum]:
    """The longest ways, as far as the diagrams can be read."""
    procedure = folder.draft(files, slug=slug)
    if procedure is None or not procedure.process:
        return
    drawn = list(inspection.diagrams(files))
    for one in stepsums.measured(stepsums.plan_of(procedure), drawn, procedure.process) if drawn else ():
        if one is not None:
            way = one.stretch
            yield Sum(one.variant, one.channel, one.what, one.name, one.text, one.given, way.minutes, way.path)
