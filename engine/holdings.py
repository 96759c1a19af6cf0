"""Who holds which post today: asked where a unit must have somebody, or somebody must belong to it."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from engine import validity
from engine.tables import Holding, Post
from engine.work import Work


def is_staffed(work: Work, unit_id: uuid.UUID, role: str) -> bool:
    """Whether anybody holds the post *role* of the unit today."""
    return _any(work, Post.unit_id == unit_id, Post.role == role)


def holds(work: Work, person_id: uuid.UUID | None, unit_id: uuid.UUID | None, role: str) -> bool:
    """Whether the officer holds the post *role* of the unit today."""
    return _any(work, Holding.person_id == person_id, Post.unit_id == unit_id, Post.role == role)


def units_of(work: Work, roles: Collection[str]) -> set[uuid.UUID]:
    """The units of which the actor holds one of the posts *roles* today."""
    mine = _held(work, Post.unit_id).where(Holding.person_id == work.actor_id, Post.role.in_(roles))
    return set(work.session.scalars(mine))


def _any(work: Work, *conditions: ColumnElement[bool]) -> bool:
    return work.session.scalar(_held(work, Holding.id).where(*conditions).limit(1)) is not None


def _held(work: Work, column: Any) -> Select[Any]:
    return select(column).select_from(Holding).join(Post).where(validity.on(Holding, validity.day(work.now)))
