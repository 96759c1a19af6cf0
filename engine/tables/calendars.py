"""What offices may edit: calendars, legal parameters, reasons for a pause; and the trail of every change to them."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class CalendarEdition(Base):
    """A calendar as it was at a time, whole: clocks name the edition by which they count, so no edit moves them."""

    __tablename__ = "calendar_edition"
    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)  #: SHA-256 of the content
    name: Mapped[str] = mapped_column(String(60))
    content: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]


class OfficeCalendar(Base):
    """The calendar of one or more offices; `unit.calendar` names it."""

    __tablename__ = "office_calendar"
    __table_args__ = (CheckConstraint("day_minutes between 1 and 1440", name="day_minutes"),)

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    parent: Mapped[str | None] = mapped_column(ForeignKey("office_calendar.name"))  #: whose special days hold here too
    day_minutes: Mapped[int]  #: what one working day of a limit is worth
    edition: Mapped[str] = mapped_column(ForeignKey("calendar_edition.digest"))  #: by which new clocks count


class OfficeHours(Identified, Base):
    """The sessions of some weekdays while they are valid."""

    __tablename__ = "office_hours"
    __table_args__ = (
        CheckConstraint("value in (0, 0.5, 1)", name="value"),
        CheckConstraint("valid_to is null or valid_to >= valid_from", name="validity"),
    )

    calendar: Mapped[str] = mapped_column(ForeignKey("office_calendar.name"), index=True)
    weekdays: Mapped[list[Any]]  #: 1 is Monday
    sessions: Mapped[list[Any]]  #: pairs of minutes after midnight
    value: Mapped[float]  #: how much of a working day such a day counts
    is_open: Mapped[bool]  #: whether the counter receives people
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]  #: the last day
    source: Mapped[str] = mapped_column(String(500))


class OfficeDay(Base):
    """One date that is not as its weekday: a day off, a make-up day, a half day. Calendar "viet-nam": for all."""

    __tablename__ = "office_day"
    __table_args__ = (CheckConstraint("sort in ('off', 'work', 'half')", name="sort"),)

    calendar: Mapped[str] = mapped_column(String(60), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    sort: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(200))
    sessions: Mapped[list[Any]]  #: own hours as pairs of minutes after midnight; a half day needs them
    like: Mapped[date | None]  #: a make-up day works as the weekday of this date
    is_open: Mapped[bool | None]
    source: Mapped[str] = mapped_column(String(500))


class LegalParameter(Identified, Base):
    """A statutory number while it is in force; a code that has rows here no longer takes the shipped ones."""

    __tablename__ = "legal_parameter"
    __table_args__ = (
        UniqueConstraint("code", "valid_from"),
        CheckConstraint("valid_to is null or valid_to >= valid_from", name="validity"),
    )

    code: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(String(20))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]  #: the last day
    source: Mapped[str] = mapped_column(String(500))


class PauseReason(Base):
    """A reason for which a head may let a clock stand still beyond what the law and the procedure name."""

    __tablename__ = "pause_reason"
    __table_args__ = (CheckConstraint("valid_to is null or valid_to >= valid_from", name="validity"),)

    code: Mapped[str] = mapped_column(String(60), primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    basis: Mapped[str] = mapped_column(String(500))  #: căn cứ pháp lý
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]  #: the last day


class SettingHead(Base):
    """The newest change to a subject, once more: an entry that is cut off the end is missed here."""

    __tablename__ = "setting_head"

    subject: Mapped[str] = mapped_column(String(120), primary_key=True)
    number: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


class SettingChange(Base):
    """Who changed a calendar, a parameter or a catalogue, and why: each entry sealed by the hash of the one before."""

    __tablename__ = "setting_change"

    subject: Mapped[str] = mapped_column(String(120), primary_key=True)  #: e.g. "calendar hanh-chinh"
    number: Mapped[int] = mapped_column(primary_key=True)  #: 1, 2, 3 … within the subject
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    act: Mapped[str] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(500))  #: the decision it rests on
    facts: Mapped[dict[str, Any]]
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
