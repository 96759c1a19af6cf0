"""One file of a draft that two analysts changed: what comes of both, and saving that with nothing lost.

What the second made is saved first, then what came of both: so the states of either stay among those that the file was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bpmn import blending
from bpmn.blending import Blend
from engine import designs, revisions
from engine.tables import PastFile, RevisionFile
from engine.work import Work
from feel.errors import Fault


class NotBlended(Fault):
    """{count} parts of '{path}' were changed by both: choose one of each first."""

    vi = "Có {count} chỗ của '{path}' hai người cùng sửa: hãy chọn từng chỗ trước."


@dataclass(frozen=True, slots=True)
class Mine:
    """What the second analyst made of a file, and of what."""

    text: str
    base: int  #: the version of the draft in which he read it
    choices: Mapping[str, str]  #: key of a clash -> "mine" or "theirs"


def look(work: Work, slug: str, path: str, mine: Mine) -> tuple[Blend, int]:
    """What becomes of the file *path* with *mine* and what others saved since, and the version of the draft.

    Raises:
        NotAllowed, NoRevision, NoSuchFile, NotText, Torn.
    """
    revisions.require(work)
    theirs, version = designs.text(work.session, slug, path)
    base = _base(work.session, slug, path, mine.base)
    return blending.blend(base, mine.text, theirs, file=path, choices=mine.choices), version


def save(work: Work, slug: str, path: str, mine: Mine, *, seen: int) -> tuple[str, int]:
    """The file *path* says what came of *mine* and the others' from now on; gives that, and the draft's new version.

    *seen* is the version of the draft that was looked at.

    Raises:
        As `look` does, and as `designs.write` does. NotBlended.
    """
    revisions.at(work, slug, seen=seen)
    found, version = look(work, slug, path, mine)
    if found.text is None:
        raise NotBlended(path=path, count=len(found.clashes))
    version = designs.write(work, slug, path, mine.text.encode(), seen=version)
    return found.text, designs.write(work, slug, path, found.text.encode(), seen=version)


def _base(session: Session, slug: str, path: str, version: int) -> str:
    """What the file said in *version* of the draft; nothing when that is not kept."""
    for table in (RevisionFile, PastFile):
        mine = table.slug == slug, table.path == path, table.version <= version
        content = session.scalar(select(table.content).where(*mine).order_by(table.version.desc()).limit(1))
        if content is not None:
            return content.decode(errors="replace")
    return ""
