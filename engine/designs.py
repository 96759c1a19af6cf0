"""What whoever designs a procedure is told while he draws: the text of its files, what is wrong, how long it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bpmn import folder, shipped, stepsums
from engine import coverage, inspection, revisions, validity
from engine.inspection import Surroundings
from engine.tables import Revision, RevisionFile
from engine.work import Work
from feel.errors import Fault
from feel.findings import Finding

ORDER = ("error", "warning", "notice")


class NotText(Fault):
    """The file '{path}' is not text in UTF-8: take it out and in as a package."""

    vi = "Tệp '{path}' không phải văn bản UTF-8: hãy xuất, nhập cả gói thủ tục."


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
class Checked:
    """What a check found, errors first."""

    findings: tuple[Finding, ...]
    sums: tuple[Sum, ...]
    can_publish: bool  #: nothing of it keeps the draft from going live


def text(session: Session, slug: str, path: str) -> tuple[str, int]:
    """What the file *path* of the draft of *slug* says, and the version of the draft.

    Raises:
        NoRevision, NoSuchFile, NotText.
    """
    kept = session.get(Revision, slug)
    if kept is None:
        raise revisions.NoRevision(slug=slug)
    file = session.get(RevisionFile, (slug, path))
    if file is None:
        raise revisions.NoSuchFile(path=path)
    try:
        return file.content.decode(), kept.version
    except UnicodeDecodeError as error:
        raise NotText(path=path) from error


def check(work: Work, slug: str, trial: Mapping[str, bytes]) -> Checked:
    """What is wrong with the draft of *slug* in which the files *trial* take the place of its own.

    Raises:
        NoRevision, BadPath, TooMuch.
    """
    revisions.sound(trial)
    files = {**revisions.files(work.session, slug), **trial}
    runs = folder.running(files)
    found = inspection.problems(runs, slug=slug, against=Surroundings.of(work.session, validity.day(work.now)))
    found += coverage.problems(runs, feature=files.get(shipped.FEATURE), record=files.get(shipped.RECORD))
    strict = inspection.strict(found)
    found.sort(key=lambda one: ORDER.index(one.severity))
    return Checked(tuple(found), tuple(_sums(runs, slug)), not any(one.is_error for one in strict))


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
