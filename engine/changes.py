"""The trail of what offices edit: who changed a calendar, a parameter or a catalogue, by which decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, union
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from engine import trail
from engine.tables import Person, SettingChange, SettingHead
from engine.validity import VIETNAM
from engine.work import Work
from feel.errors import Fault

LONGEST_SOURCE = 500
LONGEST_SUBJECT = 120  #: whoever names a subject by something longer cuts it
SEALED = ("subject", "number", "at", "actor_id", "act", "source", "facts", "previous")


class NoSource(Fault):
    """Say on which decision this change rests."""

    vi = "Hãy ghi căn cứ (số, ngày văn bản) của thay đổi này."


class SourceTooLong(Fault):
    """The decision on which this change rests is named in {most} characters at most."""

    vi = "Căn cứ của thay đổi này chỉ được dài tối đa {most} ký tự."


class SettingChanged(Fault):
    """{who} changed this at {at}, after you opened it: see what it says now, and save again if it still has to be."""

    vi = "{who} đã sửa nội dung này lúc {at}, sau khi bạn mở trang. Hãy xem nội dung hiện nay; nếu vẫn cần thì ghi lại."


class NeverSo(Fault):
    """There was never a version {seen} of this; open it again."""

    vi = "Nội dung này chưa từng có phiên bản {seen}; hãy mở lại trang."


class ChangesBroken(Fault):
    """Entry {number} of the changes to '{subject}' is missing or was altered."""

    vi = "Dòng {number} trong nhật ký thay đổi của '{subject}' bị mất hoặc đã bị sửa."


def record(work: Work, subject: str, act: str, *, source: str, facts: Mapping[str, Any]) -> None:
    """Add the entry of one change to *subject*, e.g. "calendar hanh-chinh"; *facts* must be JSON.

    Raises:
        NoSource, SourceTooLong: *source* names no decision, or tells a story.
    """
    if not source.strip():
        raise NoSource
    if len(source.strip()) > LONGEST_SOURCE:
        raise SourceTooLong(most=LONGEST_SOURCE)
    last = hold(work, subject)
    entry = {
        "subject": subject,
        "number": last.number + 1,
        "at": work.now,
        "actor_id": work.actor_id,
        "act": act,
        "source": source.strip(),
        "facts": dict(facts),
        "previous": last.hash,
    }
    sealed = trail.seal(entry, SEALED)
    work.session.execute(insert(SettingChange), [{**entry, "hash": sealed}])
    last.number, last.hash = last.number + 1, sealed
    work.session.flush()


def hold(work: Work, subject: str) -> SettingHead:
    """The head of *subject*; whoever else changes it, be it for the first time, waits until this act is over."""
    dialect = sqlite if work.session.get_bind().dialect.name == "sqlite" else postgresql
    first = dialect.insert(SettingHead).values(subject=subject, number=0, hash=trail.START).on_conflict_do_nothing()
    while (head := work.session.get(SettingHead, subject, with_for_update=True)) is None:
        work.session.execute(first)
    return head


def version(session: Session, subject: str) -> int:
    """How often *subject* was changed: what whoever changes a part of it says that he saw; 0: never."""
    return versions(session, subject)[subject]


def versions(session: Session, *subjects: str) -> Mapping[str, int]:
    """The same of each of *subjects*, in one statement."""
    mine = select(SettingHead.subject, SettingHead.number).where(SettingHead.subject.in_(subjects))
    found = {row.subject: row.number for row in session.execute(mine)}
    return {one: found.get(one, 0) for one in subjects}


def require_unchanged(work: Work, subject: str, *, seen: int, **part: str) -> None:
    """Nothing, when no change to *subject* after its version *seen* says *part*, e.g. code="thien-tai", in its facts.

    What others changed beside it is in nobody's way. Whoever changes *subject* meanwhile waits for this act.

    Raises:
        SettingChanged, NeverSo.
    """
    if seen > hold(work, subject).number:
        raise NeverSo(seen=seen)
    mine = SettingChange.subject == subject, SettingChange.number > seen
    after = select(SettingChange.facts, SettingChange.at, Person.full_name).outerjoin(Person).where(*mine)
    for row in work.session.execute(after.order_by(SettingChange.number.desc())):
        if all(row.facts.get(name) == value for name, value in part.items()):
            at = f"{row.at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
            raise SettingChanged(who=row.full_name or "Người khác", at=at)


def verify(session: Session, subject: str) -> int:
    """How many changes *subject* has, all in order and as they were written.

    Raises:
        ChangesBroken: names the first one that is missing or was altered.
    """
    previous, count = trail.START, 0
    mine = select(SettingChange).where(SettingChange.subject == subject).order_by(SettingChange.number)
    # What the session already holds in memory proves nothing: each entry is read anew.
    for entry in session.scalars(mine.execution_options(populate_existing=True)):
        count += 1
        facts = {key: getattr(entry, key) for key in SEALED}
        if entry.number != count or entry.previous != previous or entry.hash != trail.seal(facts, SEALED):
            raise ChangesBroken(number=count, subject=subject)
        previous = entry.hash
    newest = select(SettingHead.number, SettingHead.hash).where(SettingHead.subject == subject)
    head = session.execute(newest).one_or_none()
    if (head.number, head.hash) != (count, previous) if head is not None else count > 0:
        raise ChangesBroken(number=count + 1, subject=subject)
    return count


def problems(session: Session) -> list[ChangesBroken]:
    """For every subject the first change that is missing or was altered; none when all are as they were written."""
    named = union(select(SettingChange.subject), select(SettingHead.subject)).order_by("subject")
    found = []
    for subject in session.scalars(named).all():
        try:
            verify(session, subject)
        except ChangesBroken as fault:
            found.append(fault)
    return found
