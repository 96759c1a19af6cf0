"""How programs and people come in over HTTP: tokens, passwords, sign-ins; and what requests sent again are answered."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class AccessToken(Identified, Base):
    """A key to the API that acts as one officer, within its scopes and until its end; only its digest is kept."""

    __tablename__ = "access_token"
    __table_args__ = (CheckConstraint("expires_at > issued_at", name="end"),)

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))  #: what it is for, as its holder calls it
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[list[Any]]
    issued_at: Mapped[datetime]
    issued_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Repeat(Base):
    """What was answered to a request that its sender named, so that it can be sent again without being done twice."""

    __tablename__ = "repeat"
    __table_args__ = (Index("ix_repeat_at", "at"),)

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    request: Mapped[str] = mapped_column(String(64))  #: digest of what was asked
    at: Mapped[datetime]
    status: Mapped[int | None]  #: empty only within the transaction that does the act
    headers: Mapped[dict[str, Any] | None]
    body: Mapped[str | None] = mapped_column(Text)


class Password(Base):
    """What an officer knows; only a slow digest of it is kept."""

    __tablename__ = "password"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    digest: Mapped[str] = mapped_column(String(200))
    is_first: Mapped[bool]  #: another gave it: it opens nothing until its owner has changed it
    set_at: Mapped[datetime]


class SecondFactor(Base):
    """What an officer holds: the secret of the application on his telephone (TOTP, RFC 6238)."""

    __tablename__ = "second_factor"

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    secret: Mapped[str] = mapped_column(String(64))
    confirmed_at: Mapped[datetime | None]  #: empty until a first code has shown that the application has it
    last_step: Mapped[int]  #: of the newest code that was taken; it and those before are never taken again
    recovery: Mapped[list[Any]]  #: digests of codes for whoever lost his telephone, each good once


class SignIn(Identified, Base):
    """One stay of an officer on the pages, from signing in until he leaves; only a digest of its key is kept."""

    __tablename__ = "sign_in"
    __table_args__ = (CheckConstraint("ends_at > begun_at", name="end"), Index("ix_sign_in_ends_at", "ends_at"))

    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    begun_at: Mapped[datetime]
    seen_at: Mapped[datetime]  #: to the minute
    idle_minutes: Mapped[int]  #: unseen for longer, it has ended
    ends_at: Mapped[datetime]  #: at the latest
    is_proven: Mapped[bool]  #: the second factor was shown, or none is asked of him
    ended_at: Mapped[datetime | None] = mapped_column(index=True)


class Attempt(Base):
    """How often somebody tried to sign in of late: under one login, or from one address."""

    __tablename__ = "attempt"

    subject: Mapped[str] = mapped_column(String(140), primary_key=True)  #: "login mai.mc", "address 10.0.0.1"
    count: Mapped[int]
    last_at: Mapped[datetime]


class InstallationKey(Base):
    """A secret that all processes of this installation share; made at first need."""

    __tablename__ = "installation_key"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))
