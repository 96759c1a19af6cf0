"""Drafts that are copies of a pattern: made, and told what the pattern changed since, to take it over or not.

The content of a pattern is kept like that of a version when it is copied, so that later changes of it can be told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from bpmn import amend, folder, patternbook, settings
from bpmn.differences import Sentence
from bpmn.patternbook import Filled, Pattern
from bpmn.procedure import Procedure
from engine import differences, procedures, revisions
from engine.tables import Revision, SnapshotFile
from engine.work import Work
from feel.errors import Fault


class NoCopy(Fault):
    """The draft of '{slug}' is no copy of a pattern that is still there."""

    vi = "Bản dự thảo của '{slug}' không lập từ mẫu nào còn dùng."


@dataclass(frozen=True, slots=True)
class News:
    """What a pattern changed since a draft was made of it."""

    pattern: Pattern
    version: int  #: of the draft
    sentences: tuple[Sentence, ...]
    taken: tuple[str, ...]  #: files of the draft that would follow, as nobody changed them
    left: tuple[str, ...]  #: files that the pattern changed, and the draft, too: they stay

    @property
    def is_newer(self) -> bool:
        """Whether the pattern says something else than it did."""
        return bool(self.sentences or self.taken or self.left)


def begin(work: Work, pattern: Pattern, slug: str, filled: Filled) -> int:
    """A draft of *slug* is begun as a copy of *pattern*; gives its version.

    Raises:
        NotAllowed, BadSlug, RevisionThere, CannotAmend.
    """
    version = revisions.begin(work, slug, patternbook.copy(pattern, filled))
    procedures.keep(work, pattern.procedure, pattern.digest)
    return version


def news(work: Work, slug: str) -> News:
    """What the pattern of the draft of *slug* changed since.

    Raises:
        NotAllowed, NoRevision, NoCopy.
    """
    revisions.require(work)
    files = revisions.files(work.session, slug)
    pattern, before = _link(work, slug, files)
    was, now = folder.read(before, slug=pattern.slug), pattern.procedure
    copied = [_as_copied(files, one) for one in (was, now)]
    changed = {path for path in {*before, *now.files} if before.get(path) != now.files.get(path)} - {settings.FILE}
    states = {path: (files.get(path), *(one.get(path) for one in copied)) for path in sorted(changed)}
    taken = tuple(path for path, (here, then, _) in states.items() if here == then)
    left = tuple(path for path, (here, then, latest) in states.items() if here not in (then, latest))
    version = work.session.get_one(Revision, slug).version
    return News(pattern, version, tuple(differences.sentences(was, now)), taken, left)


def follow(work: Work, slug: str, *, seen: int) -> int:
    """The draft of *slug* takes over what its pattern changed, but for files that it changed itself; its new version.

    Raises:
        NotAllowed, NoRevision, NoCopy, RevisionChanged, CannotAmend.
    """
    revisions.at(work, slug, seen=seen)
    found, files = news(work, slug), revisions.files(work.session, slug)
    now = _as_copied(files, found.pattern.procedure)
    for path in found.taken:
        if path in now:
            files[path] = now[path]
        else:
            files.pop(path, None)
    said: dict[amend.Place, object] = {(patternbook.TABLE, "digest"): found.pattern.digest}
    files[settings.FILE] = amend.amend(files[settings.FILE].decode(), said).encode()
    procedures.keep(work, found.pattern.procedure, found.pattern.digest)
    return revisions.save(work, slug, files, seen=seen)


def _as_copied(files: Mapping[str, bytes], pattern: Procedure) -> dict[str, bytes]:
    """The files of *pattern* as a copy has them that is called as the draft *files* is."""
    return patternbook.renamed(pattern.files, pattern.name, str(folder.said(files).get("name") or pattern.name))


def _link(work: Work, slug: str, files: Mapping[str, bytes]) -> tuple[Pattern, dict[str, bytes]]:
    """The pattern of which the draft *files* is a copy, and the files that it had then."""
    link = patternbook.link(files)
    pattern = patternbook.patterns().get(link[0]) if link else None
    if link is None or pattern is None:
        raise NoCopy(slug=slug)
    rows = work.session.execute(select(SnapshotFile.path, SnapshotFile.content).where(SnapshotFile.digest == link[1]))
    before = {row.path: row.content for row in rows}
    if not before:
        raise NoCopy(slug=slug)
    return pattern, before
