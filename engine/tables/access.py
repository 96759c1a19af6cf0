"""How programs and people come in over HTTP: tokens, and what was answered to requests that may be sent again."""

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
