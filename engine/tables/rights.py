"""Rights beyond those of a post, substitution, and what units offer and do their own way."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified
from engine.tables.organisation import DATES


class Grant(Identified, Base):
    """A right given to a person, a group or a post; with a form of signature it is an authority to sign."""

    __tablename__ = "granted_right"
    __table_args__ = (
        CheckConstraint(
            "(person_id is not null and group_id is null and post_id is null)"
            " or (person_id is null and group_id is not null and post_id is null)"
            " or (person_id is null and group_id is null and post_id is not null)",
            name="whom",
        ),
        CheckConstraint("(act = 'sign') = (form is not null)", name="form"),
        CheckConstraint("form is null or (person_id is not null and document is not null)", name="authority"),
        CheckConstraint("form in ('ky', 'TM.', 'KT.', 'TL.', 'TUQ.')", name="forms"),
        CheckConstraint("form <> 'TUQ.' or valid_to is not null", name="until"),
        CheckConstraint(DATES, name="validity"),
    )

    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    group_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("officer_group.id"), index=True)
    post_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("post.id"), index=True)
    act: Mapped[str] = mapped_column(String(20))
    form: Mapped[str | None] = mapped_column(String(4))  #: how it is signed: ky, TM., KT., TL., TUQ.
    document: Mapped[str | None] = mapped_column(String(200))  #: number and date of the legal document
    unit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"))  #: and those below; None: everywhere
    slug: Mapped[str | None] = mapped_column(String(120))
    field: Mapped[str | None] = mapped_column(String(200))
    element: Mapped[str | None] = mapped_column(String(120))  #: BPMN id of the one step that is meant
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Substitution(Identified, Base):
    """A person stands in for an absent one, for a time and within a scope; it passes on to nobody else."""

    __tablename__ = "substitution"
    __table_args__ = (
        Index("ix_substitution_deputy", "deputy_id", "valid_to"),
        Index("ix_substitution_absent", "absent_id", "valid_to"),
        CheckConstraint("absent_id <> deputy_id", name="another"),
        CheckConstraint(DATES, name="validity"),
    )

    absent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    deputy_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    document: Mapped[str] = mapped_column(String(200))
    unit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"))  #: and those below it
    slug: Mapped[str | None] = mapped_column(String(120))
    field: Mapped[str | None] = mapped_column(String(200))
    valid_from: Mapped[date]
    valid_to: Mapped[date]


class Offering(Identified, Base):
    """A unit offers a procedure for a time: it decides on it, or receives for those who decide."""

    __tablename__ = "offering"
    __table_args__ = (
        CheckConstraint("part in ('receiving', 'competent')", name="part"),
        CheckConstraint(DATES, name="validity"),
        UniqueConstraint("slug", "unit_id", "part", "valid_from"),
    )

    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    slug: Mapped[str] = mapped_column(String(120))
    field: Mapped[str] = mapped_column(String(200))
    part: Mapped[str] = mapped_column(String(10))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class StepSetting(Identified, Base):
    """A unit does a step its own way: another time, or another post, without another diagram."""

    __tablename__ = "step_setting"
    __table_args__ = (
        Index("ix_step_setting_unit_slug", "unit_id", "slug"),
        CheckConstraint("(post_unit_id is null) = (post_role is null)", name="post"),
        CheckConstraint("(step_limit is null) = (limit_kind is null)", name="limit"),
        CheckConstraint(DATES, name="validity"),
    )

    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))  #: the unit that the lane means
    slug: Mapped[str] = mapped_column(String(120))
    element: Mapped[str] = mapped_column(String(120))
    step_limit: Mapped[str | None] = mapped_column(String(20))  #: ISO 8601 duration
    limit_kind: Mapped[str | None] = mapped_column(String(10))
    post_unit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"))
    post_role: Mapped[str | None] = mapped_column(String(60))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
