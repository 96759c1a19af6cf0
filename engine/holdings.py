"""Who holds which post today: asked where a unit must have somebody, or somebody must belong to it."""

from __future__ import annotations

import uuid

from sqlalchemy import ColumnElement, select

from engine import validity
from engine.tables import Holding, Post
from engine.work import Work


def is_staffed(work: Work, unit_id: uuid.UUID, role: str) -> bool:
    """Whether anybody holds the post *role* of the unit today."""
    return _any(work, Post.unit_id == unit_id, Post.role == role)


def holds(work: Work, person_id: uuid.UUID | None, unit_id: uuid.UUID | None, *roles: str) -> bool:
    """Whether the officer holds one of the posts *roles* of the unit today."""
    return _any(work, Holding.person_id == person_id, Post.unit_id == unit_id, Post.role.in_(roles))


def _any(work: Work, *conditions: ColumnElement[bool]) -> bool:
    held = select(Holding.id).join(Post).where(*conditions, validity.on(Holding, validity.day(work.now)))
    return work.session.scalar(held.limit(1)) is not None
