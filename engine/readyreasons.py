"""Reasons that are ready to be chosen where an officer must give one: offered for a time, and never forced on him.

Why a clock may stand still is another catalogue (`engine.clocks.approvals`): there each reason has its legal basis and
no other may be given. Our choice: the circular asks for reasons, not for a list of them.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import administration, changes, entries, validity
from engine.tables import ReadyReason
from engine.work import Work
from feel import text
from feel.errors import Fault

ACTS = ("refuse", "supplement", "return", "stop")  #: not receiving, asking for more, sending back, deciding on a stop
LONGEST = 500
SUBJECT = "ready-reasons"  #: of their changes
NO_ACT = ("hãy chọn một thao tác trong danh sách", "is none of the acts that take a reason")


class NoSuchReason(Fault):
    """There is no such ready reason."""

    vi = "Không có lý do soạn sẵn này."


@dataclass(frozen=True, slots=True)
class Ready:
    """A reason as it is offered, for which act, and when: until the day before *until*."""

    act: str
    words: str
    since: date
    until: date | None = None


def add(work: Work, said: Ready, *, source: str) -> ReadyReason:
    """There is one more ready reason.

    Raises:
        BadEntry, NotAllowed: nothing is changed.
    """
    administration.require(work)
    _check(said, source)
    row = ReadyReason(act=said.act, words=said.words.strip(), valid_from=said.since, valid_to=said.until)
    work.session.add(row)
    work.session.flush()
    _record(work, row, "add", source)
    return row


def change(work: Work, reason_id: uuid.UUID, said: Ready, *, source: str, seen: int) -> None:
    """The ready reason is worded, and holds, as *said*; with an `until` it is offered no more from that day on.

    *seen* is the version of all of them that was looked at.

    Raises:
        NoSuchReason, SettingChanged, NeverSo, BadEntry, NotAllowed: nothing is changed.
    """
    administration.require(work)
    changes.require_unchanged(work, SUBJECT, seen=seen, id=str(reason_id))
    row = work.session.get(ReadyReason, reason_id)
    if row is None:
        raise NoSuchReason
    _check(said, source)
    row.act, row.words, row.valid_from, row.valid_to = said.act, said.words.strip(), said.since, said.until
    work.session.flush()
    _record(work, row, "change", source)


def listed(session: Session) -> Sequence[ReadyReason]:
    """Every ready reason that there is, was or will be, by its act and in the order of a dictionary."""
    places = {act: place for place, act in enumerate(ACTS)}
    rows = session.scalars(select(ReadyReason)).all()
    return sorted(rows, key=lambda row: (places[row.act], text.collate(row.words), row.valid_from))


def offered(session: Session, day: date) -> Mapping[str, Sequence[str]]:
    """The words that are offered on *day*, by the act they are for."""
    rows = session.execute(select(ReadyReason.act, ReadyReason.words).where(validity.on(ReadyReason, day))).all()
    found = defaultdict[str, list[str]](list)
    for row in sorted(rows, key=lambda row: text.collate(row.words)):
        found[row.act].append(row.words)
    return found


def _check(said: Ready, source: str) -> None:
    entries.require(
        {
            "act": None if said.act in ACTS else NO_ACT,
            "words": entries.words(said.words, LONGEST),
            "until": entries.span(said.since, said.until),
            "source": entries.source(source),
        }
    )


def _record(work: Work, row: ReadyReason, act: str, source: str) -> None:
    until = row.valid_to.isoformat() if row.valid_to else None
    facts = {"id": str(row.id), "act": row.act, "words": row.words, "from": row.valid_from.isoformat(), "until": until}
    changes.record(work, SUBJECT, act, source=source, facts=facts)
