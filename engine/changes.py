"""The trail of what offices edit: who changed a calendar, a parameter or a catalogue, by which decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from engine import trail
from engine.tables import SettingChange
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
    newest = select(SettingChange.number, SettingChange.hash).where(SettingChange.subject == subject)
    last = work.session.execute(newest.order_by(SettingChange.number.desc()).limit(1)).first()
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
    work.session.execute(insert(SettingChange), [{**entry, "hash": trail.seal(entry, SEALED)}])


def verify(session: Session, subject: str) -> int:
    """How many changes *subject* has, all in order and as they were written.

    Raises:
        ChangesBroken: names the first one that is missing or was altered.
    """
    previous, count = trail.START, 0
    mine = select(SettingChange).where(SettingChange.subject == subject).order_by(SettingChange.number)
    for entry in session.scalars(mine):
        count += 1
        facts = {key: getattr(entry, key) for key in SEALED}
        if entry.number != count or entry.previous != previous or entry.hash != trail.seal(facts, SEALED):
            raise ChangesBroken(number=count, subject=subject)
        previous = entry.hash
    return count
