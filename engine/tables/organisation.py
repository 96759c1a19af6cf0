"""Units, people, and the posts that people hold in units."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class Unit(Identified, Base):
    """An agency or a division of one, with the time for which it exists."""

    __tablename__ = "unit"
    __table_args__ = (
        CheckConstraint("level in ('province', 'commune', 'department', 'division')", name="level"),
        CheckConstraint("valid_to is null or valid_to > valid_from", name="validity"),
    )

    code: Mapped[str] = mapped_column(String(40), unique=True)  #: identifier of QĐ 20/2020/QĐ-TTg, e.g. H26.19
    name: Mapped[str] = mapped_column(String(300))
    name_folded: Mapped[str] = mapped_column(String(300), index=True)  #: feel.text.fold(name), for searching
    name_collation: Mapped[str] = mapped_column(String(900))  #: feel.text.collate(name), for ordering
    level: Mapped[str] = mapped_column(String(20))
    parent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    calendar: Mapped[str] = mapped_column(String(60), default="hanh-chinh")
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Person(Identified, Base):
    """An officer: somebody who may act."""

    __tablename__ = "person"

    login: Mapped[str] = mapped_column(String(80), unique=True)
    full_name: Mapped[str] = mapped_column(String(200))
    name_folded: Mapped[str] = mapped_column(String(200), index=True)
    name_collation: Mapped[str] = mapped_column(String(600))
    active: Mapped[bool] = mapped_column(default=True)


class Post(Identified, Base):
    """A place in a unit that acts, whoever holds it: what a lane of a diagram means."""

    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("unit_id", "role"),)

    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    role: Mapped[str] = mapped_column(String(60))  #: code of the role, e.g. "mot-cua"
    title: Mapped[str] = mapped_column(String(200))


class Holding(Identified, Base):
    """A person holds a post for a time; a post may have several holders."""

    __tablename__ = "holding"
    __table_args__ = (
        Index("ix_holding_person_post", "person_id", "post_id"),
        CheckConstraint("valid_to is null or valid_to > valid_from", name="validity"),
    )

    post_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("post.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
