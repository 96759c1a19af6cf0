"""Statuses of the agency's own under the official ones: each with a name, for a time, never another word.

Source: Circular 11/2025/TT-BKHCN, annex, group 4, item 1 (the words are fixed; agencies may tell more beside them).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import administration, changes, entries, situations, validity
from engine.situations import CATALOGUE
from engine.tables import DetailStatus
from engine.work import Work
from feel.errors import Fault

LONGEST_NAME = 200
OFFICIAL = ("là mã của trạng thái theo Thông tư", "is the code of an official status")


class DetailTaken(Fault):
    """The detail status '{code}' exists already at that time."""

    vi = "Đã có trạng thái chi tiết '{code}' trong thời gian đó."


class NoDetail(Fault):
    """There is no detail status '{code}' in force."""

    vi = "Không có trạng thái chi tiết '{code}' đang có hiệu lực."


def add(work: Work, code: str, *, under: str, name: str, since: date, source: str) -> DetailStatus:
    """A status *name* under the official status *under*, from *since* on.

    Raises:
        BadEntry, DetailTaken, UnknownStatus, NotAllowed: nothing is changed.
    """
    administration.require(work)
    situations.of(under)
    taken = OFFICIAL if code in CATALOGUE else None
    named = entries.words(name, LONGEST_NAME)
    entries.require({"code": taken or entries.code(code), "name": named, "source": entries.source(source)})
    later = DetailStatus.valid_to.is_(None) | (DetailStatus.valid_to > since)
    if work.session.scalar(select(DetailStatus.id).where(DetailStatus.code == code, later)) is not None:
        raise DetailTaken(code=code)
    facts = {"under": under, "name": name.strip(), "from": since.isoformat()}
    changes.record(work, f"detail status {code}", "add", source=source, facts=facts)
    row = DetailStatus(code=code, under=under, name=name.strip(), valid_from=since)
    work.session.add(row)
    work.session.flush()
    return row


def end(work: Work, code: str, *, until: date, source: str) -> None:
    """The detail status *code* is not used from *until* on; cases that had it keep its name.

    Raises:
        NoDetail, WrongDates, NoSource, NotAllowed: nothing is changed.
    """
    administration.require(work)
    row = work.session.scalar(select(DetailStatus).where(DetailStatus.code == code, DetailStatus.valid_to.is_(None)))
    if row is None:
        raise NoDetail(code=code[:60])
    validity.check(row.valid_from, until)
    changes.record(work, f"detail status {code}", "end", source=source, facts={"until": until.isoformat()})
    row.valid_to = until
    work.session.flush()


def listed(session: Session) -> Sequence[DetailStatus]:
    """Every detail status that there is, was or will be, by the official one above it."""
    return session.scalars(select(DetailStatus).order_by(DetailStatus.under, DetailStatus.code)).all()


def in_force(session: Session, day: date) -> Mapping[str, str]:
    """The detail statuses of *day*: code -> the official status above it."""
    rows = session.execute(
        select(DetailStatus.code, DetailStatus.under).where(validity.on(DetailStatus, day)).order_by(DetailStatus.code)
    )
    return {row.code: row.under for row in rows}


def name_of(session: Session, code: str, day: date) -> str | None:
    """What the detail status *code* was called on *day*."""
    named = select(DetailStatus.name).where(DetailStatus.code == code, DetailStatus.valid_from <= day)
    return session.scalar(named.order_by(DetailStatus.valid_from.desc()).limit(1))
