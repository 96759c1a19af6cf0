"""One act in the making: the open transaction, who acts, and when."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that an act brought about and that others must learn in the same transaction."""

    kind: str  #: e.g. "status", "task-ready", "message"
    case_id: uuid.UUID
    at: datetime
    element: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


Publish = Callable[["Work", Happening], None]


@dataclass(slots=True)
class Work:
    """What every verb is handed first. The edge that opened it commits it; no verb does."""

    session: Session
    actor_id: uuid.UUID | None  #: None: nobody, the system itself
    now: datetime
    publish: Publish


def acting_as(work: Work, person_id: uuid.UUID) -> Work:
    """The same act, asked as if *person_id* did it: may he?"""
    return replace(work, actor_id=person_id)
