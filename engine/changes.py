"""The trail of what offices edit: who changed a calendar, a parameter or a catalogue, by which decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, union
from sqlalchemy.orm import Session

from engine import trail
from engine.tables import SettingChange, SettingHead
from engine.work import Work
from feel.errors import Fault

LONGEST_SOURCE = 500
SEALED = ("subject", "number", "at", "actor_id", "act", "source", "facts", "previous")


class NoSource(Fault):
    """Say on which decision this change rests."""

    vi = "Hãy ghi căn cứ (số, ngày văn bản) của thay đổi này."


class SourceTooLong(Fault):
    """The decision on which this change rests is named in {most} characters at most."""

    vi = "Căn cứ của thay đổi này chỉ được dài tối đa {most} ký tự."


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
    last = work.session.get(SettingHead, subject, with_for_update=True)
    entry = {
        "subject": subject,
        "number": last.number + 1 if last else 1,
        "at": work.now,
        "actor_id": work.actor_id,
        "act": act,
        "source": source.strip(),
        "facts": dict(facts),
        "previous": last.hash if last else trail.START,
    }
    sealed = trail.seal(entry, SEALED)
    work.session.execute(insert(SettingChange), [{**entry, "hash": sealed}])
    if last is None:
        work.session.add(SettingHead(subject=subject, number=1, hash=sealed))
    else:
        last.number, last.hash = last.number + 1, sealed
    work.session.flush()


def hold(work: Work, subject: str) -> None:
    """Whoever else is about to change *subject* waits until this act is over, once there was a change to it."""
    work.session.get(SettingHead, subject, with_for_update=True)


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
