"""What whoever designs a procedure is told while he draws: the text of its files, what is wrong, how long it takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bpmn import folder, settings, shipped
from engine import coverage, examinations, inspection, revisions, validity, vocabulary
from engine.examinations import Line, Sum
from engine.tables import Revision, RevisionFile
from engine.work import Work
from feel.errors import Fault
from feel.findings import Finding

DRAWN = ".bpmn"
ORDER = ("error", "warning", "notice")
LONGEST_NAME = 500  #: letters that are shown of what a draft says of itself; our choice


class NotText(Fault):
    """The file '{path}' is not text in UTF-8: take it out and in as a package."""

    vi = "Tệp '{path}' không phải văn bản UTF-8: hãy xuất, nhập cả gói thủ tục."


class Measured(Fault):
    """'{path}' tells what was measured: play the scenarios instead of writing it."""

    vi = "'{path}' ghi kết quả đo được: hãy chạy kịch bản, không tự ghi."


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, errors first."""

    findings: tuple[Finding, ...]
    sums: tuple[Sum, ...]
    outline: tuple[Line, ...]  #: of the diagrams that were handed in
    can_publish: bool  #: nothing of it keeps the draft from going live


def title(session: Session, slug: str) -> str:
    """What the procedure of a draft is called, as far as it says so; else its slug."""
    return titles(session, [slug]).get(slug, (slug, ""))[0]


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


def check(work: Work, slug: str, trial: Mapping[str, bytes], *, lang: str = "vi") -> Checked:
    """What is wrong with the draft of *slug* in which the files *trial* take the place of its own.

    *lang*: of the diagrams in words, "vi" or "en".

    Raises:
        NoRevision, BadPath, TooMuch.
    """
    revisions.sound(trial)
    files = {**revisions.files(work.session, slug), **trial}
    runs = folder.running(files)
    if any(path.endswith(DRAWN) for path in trial):  # as it is once they are saved, see `write`
        runs = vocabulary.completed(runs)
    day = validity.day(work.now)
    told = examinations.examine(work.session, runs, slug, day, told=trial.keys(), lang=lang)
    found = [*told.findings]
    found += coverage.problems(runs, feature=files.get(shipped.FEATURE), record=files.get(shipped.RECORD))
    strict = inspection.strict(found)
    found.sort(key=lambda one: ORDER.index(one.severity))
    can_publish = not any(one.is_error for one in strict)
    return Checked(tuple(found), told.sums, told.outline, can_publish)


def write(work: Work, slug: str, path: str, data: bytes, *, seen: int) -> int:
    """`revisions.write`, after which the draft also has the shared processes and forms that a diagram in it calls.

    Raises:
        As `revisions.write` does. Measured: the record of coverage is written by who plays the scenarios.
    """
    if path == shipped.RECORD:
        raise Measured(path=path)
    version = revisions.write(work, slug, path, data, seen=seen)
    if path.endswith(DRAWN):
        files = revisions.files(work.session, slug)
        called = vocabulary.completed(files)
        for name in sorted(called.keys() - files.keys()):
            version = revisions.write(work, slug, name, called[name], seen=version)
    return version


def titles(session: Session, slugs: Collection[str]) -> dict[str, tuple[str, str]]:
    """Name and code of the drafts *slugs* by slug, as far as they say so."""
    mine = RevisionFile.slug.in_(slugs), RevisionFile.path == settings.FILE
    found = {}
    for slug, content in session.execute(select(RevisionFile.slug, RevisionFile.content).where(*mine)):
        told = folder.said({settings.FILE: content})
        found[slug] = str(told.get("name") or slug)[:LONGEST_NAME], str(told.get("code") or "")[:LONGEST_NAME]
    return found
