"""Two states of one procedure side by side, versions or the draft: every difference, and the elements it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from bpmn import folder
from bpmn.differences import Sentence
from bpmn.procedure import Procedure
from engine import differences, revisions, sizes
from engine.tables import Publication, Revision
from feel.errors import Fault

DRAFT = "draft"  #: stands for the draft where a version is named


class NoSuchSide(Fault):
    """'{text}' is neither the number of a version nor "draft"."""

    vi = "'{text}' không phải số phiên bản, cũng không phải bản dự thảo."


class NotReadable(Fault):
    """This draft of '{slug}' cannot be read: mend its procedure.toml first."""

    vi = "Không đọc được bản dự thảo của '{slug}': hãy sửa procedure.toml trước."


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two states."""

    old: Procedure
    new: Procedure
    sentences: tuple[Sentence, ...]

    @property
    def gone(self) -> set[str]:
        """The elements of the old diagram that are not in the new one."""
        return {one.was for one in self.sentences if one.was and not one.now}

    @property
    def added(self) -> set[str]:
        """The elements of the new diagram that were not in the old one."""
        return {one.now for one in self.sentences if one.now and not one.was}

    @property
    def changed(self) -> dict[str, str]:
        """Old id -> new id of the elements that are in both and differ."""
        return {one.was: one.now for one in self.sentences if one.was and one.now}


def sides(session: Session, slug: str) -> dict[str, str]:
    """What of *slug* can be compared, the draft and then the newest version first, each with the digest of its content.

    Empty: there is neither.
    """
    mine = select(Publication.version, Publication.digest).where(Publication.slug == slug)
    rows = session.execute(mine.order_by(Publication.version.desc()))
    found = {str(row.version): row.digest for row in rows}
    if session.get(Revision, slug) is None:
        return found
    return {DRAFT: folder.digest(folder.running(revisions.files(session, slug))), **found}


def newest(of: Mapping[str, str]) -> tuple[str, str]:
    """The old and the new one of the two newest of *of* that differ; a draft that is as its version is passed over.

    *of*: as `sides` gives it, at least one.
    """
    runs = [list(group) for _, group in groupby(of, key=of.__getitem__)]
    first = runs[0]
    if len(runs) == 1:
        return first[-1], first[0]
    return runs[1][0], first[1] if first[0] == DRAFT and len(first) > 1 else first[0]


def compare(session: Session, slug: str, old: str, new: str) -> Comparison:
    """What *new* of the procedure *slug* does otherwise than *old*, each the number of a version or "draft".

    Raises:
        NoSuchSide, NoSuchVersion, NoRevision, NotReadable, Unreadable, FormBroken.
    """
    before, after = side(session, slug, old), side(session, slug, new)
    return Comparison(before, after, tuple(differences.sentences(before, after)))


def side(session: Session, slug: str, which: str) -> Procedure:
    """The procedure *slug* as *which* has it, the number of a version or "draft".

    Raises:
        NoSuchSide, NoSuchVersion, NoRevision, NotReadable, TooLarge.
    """
    if which == DRAFT:
        files = revisions.files(session, slug)
    elif which.isascii() and which.isdigit() and len(which) < 7:
        files = revisions.published(session, slug, int(which))
    else:
        raise NoSuchSide(text=which[:40])
    sizes.require(files, slug)
    found = folder.draft(folder.running(files), slug=slug)
    if found is None:
        raise NotReadable(slug=slug)
    return found
