"""Units as a tree, people, the posts that people hold in units, and groups."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified

#: ministry or the like, province, commune, specialised agency, management board; and inside one: division, desk
LEVELS = ("ministry", "province", "commune", "department", "board", "division", "desk")
DATES = "valid_to is null or valid_to > valid_from"


class Unit(Identified, Base):
    """An agency or a division of one, with the time for which it exists; code, name and level as they are today."""

    __tablename__ = "unit"
    __table_args__ = (
        CheckConstraint(f"level in {LEVELS}", name="level"),
        CheckConstraint(DATES, name="validity"),
    )

    code: Mapped[str] = mapped_column(String(40), unique=True)  #: identifier of QĐ 20/2020/QĐ-TTg, e.g. H26.19
    name: Mapped[str] = mapped_column(String(300))
    name_folded: Mapped[str] = mapped_column(String(300), index=True)  #: feel.text.fold(name), for searching
    name_collation: Mapped[str] = mapped_column(String(900))  #: feel.text.collate(name), for ordering
    level: Mapped[str] = mapped_column(String(20))
    territory: Mapped[str | None] = mapped_column(String(20))  #: code of the area that it administers
    parent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    calendar: Mapped[str] = mapped_column(String(60), default="hanh-chinh")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class UnitAbove(Base):
    """One unit stands above another in the tree, or is the same: kept so that a whole branch is one condition."""

    __tablename__ = "unit_above"

    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    above_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"), primary_key=True, index=True)
    within: Mapped[bool]  #: both belong to one agency: from one to the other there are only divisions


class UnitName(Identified, Base):
    """What a unit was called, for a time: papers of that time keep it, and searches find it."""

    __tablename__ = "unit_name"
    __table_args__ = (CheckConstraint(DATES, name="validity"),)

    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    code: Mapped[str] = mapped_column(String(40), index=True)
    name: Mapped[str] = mapped_column(String(300))
    name_folded: Mapped[str] = mapped_column(String(300), index=True)
    header: Mapped[str] = mapped_column(String(600))  #: how the agency stands at the head of its papers
    level: Mapped[str] = mapped_column(String(20))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Person(Identified, Base):
    """An officer: somebody who may act."""

    __tablename__ = "person"

    login: Mapped[str] = mapped_column(String(80), unique=True)
    full_name: Mapped[str] = mapped_column(String(200))
    name_folded: Mapped[str] = mapped_column(String(200), index=True)
    name_collation: Mapped[str] = mapped_column(String(600))
    unit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)  #: where he belongs
    email: Mapped[str | None] = mapped_column(String(254))  #: at work
    phone: Mapped[str | None] = mapped_column(String(20))  #: at work
    active: Mapped[bool] = mapped_column(default=True)
    activated_at: Mapped[datetime | None]
    locked_at: Mapped[datetime | None]  #: None for an account that is active, or was never activated


class Post(Identified, Base):
    """A place in a unit that acts, whoever holds it: what a lane of a diagram means."""

    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("unit_id", "role"),)

    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    role: Mapped[str] = mapped_column(String(60))  #: code of the role, e.g. "mot-cua"
    title: Mapped[str] = mapped_column(String(200))
    divided: Mapped[bool] = mapped_column(default=False)  #: each holder acts only within the charges he was given


class Holding(Identified, Base):
    """A person holds a post for a time; a post may have several holders."""

    __tablename__ = "holding"
    __table_args__ = (
        Index("ix_holding_person_post", "person_id", "post_id"),
        CheckConstraint(DATES, name="validity"),
    )

    post_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("post.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Charge(Identified, Base):
    """What a holder of a divided post is in charge of (phân công phụ trách); all that is named must fit."""

    __tablename__ = "charge"
    __table_args__ = (CheckConstraint(DATES, name="validity"),)

    holding_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("holding.id"), index=True)
    unit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"))  #: and the units below it
    slug: Mapped[str | None] = mapped_column(String(120))
    field: Mapped[str | None] = mapped_column(String(200))
    territory: Mapped[str | None] = mapped_column(String(20))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Group(Identified, Base):
    """Officers who get rights together, whatever their posts."""

    __tablename__ = "officer_group"

    code: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(300))


class Membership(Identified, Base):
    """A person belongs to a group for a time."""

    __tablename__ = "membership"
    __table_args__ = (
        Index("ix_membership_person_group", "person_id", "group_id"),
        CheckConstraint(DATES, name="validity"),
    )

    group_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("officer_group.id"))
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
