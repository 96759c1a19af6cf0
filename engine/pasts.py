"""What drafts were before: which states stay for good, and how the others are thinned out as they grow old.

All states stay that were published or tried, and of each file the newest ones; of those before that, the last one of
each day. Our choice: an editor saves by itself every few seconds, and nobody looks for what a file was at 10:03:20.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from engine import parameters, validity
from engine.tables import Discarded, PastFile, RevisionMark
from engine.work import Work

NEWEST = "draft_states_kept"  #: parameter: so many states of each file stay whatever their day
AT_ONCE = 500  #: rows of one statement


def mark(work: Work, slug: str, version: int) -> None:
    """The draft of *slug* as it is in *version* was published or tried: what its files say then stays."""
    work.session.merge(RevisionMark(slug=slug, version=version))


def floor(session: Session, slug: str) -> Discarded:
    """The numbers that drafts of *slug* which were given up have used: no other draft of it uses them again."""
    return session.get(Discarded, slug) or Discarded(slug=slug, version=0, rehearsals=0)


def forget(work: Work, slug: str, *, version: int, rehearsals: int) -> None:
    """The draft of *slug* is given up with what it was before; *version* and *rehearsals* are the last it came to."""
    for table in (PastFile, RevisionMark):
        work.session.execute(delete(table).where(table.slug == slug))
    used = floor(work.session, slug)
    numbers = {"version": max(used.version, version), "rehearsals": max(used.rehearsals, rehearsals)}
    work.session.merge(Discarded(slug=slug, **numbers))


def thin(work: Work) -> int:
    """What need not stay goes; gives how many states of files went."""
    most = parameters.whole(work, NEWEST, on=validity.day(work.now))
    many = select(PastFile.slug, PastFile.path).group_by(PastFile.slug, PastFile.path).having(func.count() > most)
    gone = 0
    for slug, path in work.session.execute(many.order_by(PastFile.slug, PastFile.path)).all():
        mine = PastFile.slug == slug, PastFile.path == path
        rows = work.session.execute(
            select(PastFile.version, PastFile.saved_at).where(*mine).order_by(PastFile.version.desc())
        ).all()
        marks = select(RevisionMark.version).where(RevisionMark.slug == slug).order_by(RevisionMark.version)
        spare = list(_spare([(row[0], row[1]) for row in rows], most, work.session.scalars(marks).all()))
        for first in range(0, len(spare), AT_ONCE):
            some = PastFile.version.in_(spare[first : first + AT_ONCE])
            work.session.execute(delete(PastFile).where(*mine, some))
        gone += len(spare)
    return gone


def _spare(states: Sequence[tuple[int, datetime]], most: int, marks: Sequence[int]) -> Iterator[int]:
    """The versions that go, of *states* from the newest on; each was so until the one before it in the list."""
    days = {validity.day(at) for _, at in states[:most]}
    until = states[most - 1][0] if most else None
    for version, at in states[most:]:
        place = bisect_left(marks, version)
        is_marked = place < len(marks) and (until is None or marks[place] < until)
        if validity.day(at) in days and not is_marked:
            yield version
        days.add(validity.day(at))
        until = version
