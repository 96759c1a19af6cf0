"""Cases, the people in them, what they answered, and the state of the running diagram."""

from __future__ import annotations

import secrets
import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified

UNITS = ("receiving_unit_id", "competent_unit_id", "returning_unit_id")
#: compared letter by letter on every database, so that a beginning is found by its index
CODE = String(60).with_variant(String(60, collation="C"), "postgresql")
NAME = String(301).with_variant(String(301, collation="C"), "postgresql")
GIVEN = text("given_number is not null")
ELSEWHERE = text("competent_unit_id <> receiving_unit_id")
GIVEN_ELSEWHERE = text("returning_unit_id <> receiving_unit_id and returning_unit_id <> competent_unit_id")


class Case(Identified, Base):
    """One filing of one procedure."""

    __tablename__ = "case"
    __table_args__ = (
        CheckConstraint("state in ('open', 'ended')", name="state"),
        CheckConstraint("origin in ('desk', 'portal', 'central')", name="origin"),
        CheckConstraint("(state = 'ended') = (ended_at is not null)", name="ended"),
        Index("ix_case_opened_at", "opened_at", "id"),
        Index("ix_case_accepted_at", "accepted_at"),
        # What counters ask of many cases stands in these, so that they need not look at the rows.
        Index("ix_case_receiving", *UNITS, "status"),
        Index("ix_case_competent", "competent_unit_id", "receiving_unit_id", "status"),
        Index("ix_case_returning", "returning_unit_id", "receiving_unit_id", "competent_unit_id", "status"),
        Index("ix_case_late_from", "late_from", "due_at", *UNITS, "status"),
        Index("ix_case_seen", "id", *UNITS, "status", "late_from", "due_at"),
        Index("ix_case_due_at", "due_at"),
        # Only of those that have one: most have none, and SQLite takes that for a value that most have.
        Index("ix_case_given_number", "given_number", unique=True, sqlite_where=GIVEN, postgresql_where=GIVEN),
        # The cases of a unit, the newest first: a list reads its page and no more. Most units of a case are the same
        # one, so the second and third of these have few rows.
        Index("ix_case_newest", "receiving_unit_id", "opened_at", "id", "competent_unit_id", "returning_unit_id"),
        Index(
            "ix_case_newest_elsewhere",
            *("competent_unit_id", "opened_at", "id", "receiving_unit_id"),
            sqlite_where=ELSEWHERE,
            postgresql_where=ELSEWHERE,
        ),
        Index(
            "ix_case_newest_given",
            *("returning_unit_id", "opened_at", "id", "receiving_unit_id", "competent_unit_id"),
            sqlite_where=GIVEN_ELSEWHERE,
            postgresql_where=GIVEN_ELSEWHERE,
        ),
    )

    intake_reference: Mapped[str] = mapped_column(CODE, unique=True)
    #: what it is about, in one line, by the template of its procedure; empty: that has none
    matter: Mapped[str] = mapped_column(String(300), default="")
    case_number: Mapped[str | None] = mapped_column(CODE, unique=True)  #: issued at acceptance, never reused
    #: the number with which it came from another system, kept as it is
    given_number: Mapped[str | None] = mapped_column(String(60))
    slug: Mapped[str] = mapped_column(String(120), index=True)
    digest: Mapped[str] = mapped_column(ForeignKey("snapshot.digest"))  #: the snapshot that the case keeps
    variant: Mapped[str | None] = mapped_column(String(60))
    field: Mapped[str] = mapped_column(String(200), index=True)  #: of its procedure (lĩnh vực)
    territory: Mapped[str | None] = mapped_column(String(20))  #: code of the area that the matter lies in
    channel: Mapped[str] = mapped_column(String(20))
    #: the system that it came through: our desk, the national portal, a central system
    origin: Mapped[str] = mapped_column(String(10), default="desk")
    bundle_id: Mapped[uuid.UUID | None] = mapped_column(index=True)  #: cases that one submitter handed in together
    immediate: Mapped[bool] = mapped_column(default=False)  #: decided and given at once
    receipt: Mapped[bool] = mapped_column(default=True)  #: a receipt with the appointment is handed out
    receiving_unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    competent_unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    returning_unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    state: Mapped[str] = mapped_column(String(10), default="open")
    status: Mapped[str | None] = mapped_column(String(60), index=True)  #: cache of the newest row of status_entry
    salt: Mapped[str] = mapped_column(String(32), default=lambda: secrets.token_hex(16))  #: of the digests in its trail
    opened_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)  #: raised by every act; a writer names the one it saw
    # A cache of the clocks of the whole case, rewritten only together with an event of theirs.
    due_at: Mapped[datetime | None]  #: the legal date by the newest of them
    late_from: Mapped[datetime | None]  #: late in every minute after this one; None: it stands still, or ended on time


class CaseState(Base):
    """The token state of the diagram: compact, trimmed, without the specification."""

    __tablename__ = "case_state"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), primary_key=True)
    blob: Mapped[bytes] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(default=1)  #: checked on update: two acts at once, exactly one wins


class Party(Identified, Base):
    """A person or organisation in a case."""

    __tablename__ = "party"
    __table_args__ = (
        CheckConstraint("part in ('submitter', 'owner', 'proxy')", name="part"),
        UniqueConstraint("case_id", "part"),
        # Whether one of a case bears a name stands in this; which cases have it is told by `NameTail`.
        Index("ix_party_name", "case_id", "name_folded"),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    part: Mapped[str] = mapped_column(String(10))
    full_name: Mapped[str] = mapped_column(String(300))
    name_folded: Mapped[str] = mapped_column(String(300))
    name_collation: Mapped[str] = mapped_column(String(900))
    personal_id: Mapped[str | None] = mapped_column(String(20), index=True)
    phone: Mapped[str | None] = mapped_column(String(20), index=True)


class NameTail(Base):
    """The name of a party from one of its words on, folded, with a blank behind: parts of names are found by it."""

    __tablename__ = "name_tail"
    __table_args__ = ({"sqlite_with_rowid": False},)

    tail: Mapped[str] = mapped_column(NAME, primary_key=True)
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), primary_key=True, index=True)


class NameWord(Base):
    """A word that stands, or stood, in a name: there are few, however many cases."""

    __tablename__ = "name_word"
    __table_args__ = ({"sqlite_with_rowid": False},)

    word: Mapped[str] = mapped_column(NAME, primary_key=True)


class Answer(Identified, Base):
    """What somebody entered in one step: the data of record; the engine's own data only routes."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]  #: 1, 2, 3 … within the case, the order in which they were given
    task_id: Mapped[str] = mapped_column(String(36), index=True)
    element: Mapped[str] = mapped_column(String(120))
    answers: Mapped[dict[str, Any]]
    given_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime]


class LinkedCase(Identified, Base):
    """A case that another one opened, and what came back of it."""

    __tablename__ = "linked_case"
    __table_args__ = (
        CheckConstraint("case_id <> child_id", name="another"),
        UniqueConstraint("case_id", "number"),
        UniqueConstraint("child_id"),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    child_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]  #: 1, 2, 3 … within the case that opened it
    purpose: Mapped[str] = mapped_column(String(1000))
    opened_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(60))  #: the status in which it ended


class CaseCounter(Base):
    """The last case number that an agency issued on a day."""

    __tablename__ = "case_counter"

    unit_code: Mapped[str] = mapped_column(String(40), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)  #: calendar day in Asia/Ho_Chi_Minh
    last: Mapped[int]
