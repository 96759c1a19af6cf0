"""Trails that were cut, rewritten or lost show, also when the newest entry and its head went together."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from sqlalchemy import Engine, delete, insert, literal, select, update

from engine import seals, trail
from engine.tables import SealedHead, TrailEntry, TrailHead, TrailSeal
from engine.work import Work
from tests.engine import builders
from tests.engine.builders import acting, hours


@pytest.fixture
def case_id(db: Engine) -> uuid.UUID:
    """A case with three entries, sealed; and a fourth entry after the seal."""
    builders.a_province(db, builders.tiny(*builders.straight("a", "b")))
    case_id = builders.a_case(db)
    for at, element in ((1, "a"), (2, "b")):
        with acting(db, at=hours(at)) as work:
            seals.put(work)
        builders.do(db, case_id, element, at=hours(at + 1))
    return case_id


def newest(work: Work, case_id: uuid.UUID) -> int:
    return work.session.scalars(select(TrailHead.number).where(TrailHead.case_id == case_id)).one()


def test_a_seal_covers_only_the_heads_that_moved(db: Engine, case_id: uuid.UUID) -> None:
    with acting(db, at=hours(4)) as work:
        last, idle = seals.put(work), seals.put(work)
        assert (last.number, last.heads, idle.heads, idle.previous) == (3, 1, 0, last.root)
        assert list(seals.problems(work.session)) == []
        assert trail.verify(work.session, case_id) == newest(work, case_id)


def cut(number: int) -> list[Any]:
    """The entries from *number* on are gone, and the head says so."""
    before = select(TrailEntry.hash).where(TrailEntry.number == number - 1).scalar_subquery()
    moved = update(TrailHead).values(number=number - 1, hash=before)
    return [moved, delete(TrailEntry).where(TrailEntry.number >= number)]


COLUMNS = [column.key for column in TrailEntry.__table__.columns]
COPY = select(*(literal(9) if name == "number" else TrailEntry.__table__.c[name] for name in COLUMNS)).limit(1)
HARMS: dict[str, list[Any]] = {
    "the newest entry is gone": [delete(TrailEntry).where(TrailEntry.number > 3)],
    "all entries are gone": [delete(TrailEntry)],
    "all entries and the head are gone": [delete(TrailEntry), delete(TrailHead)],
    "the head is gone": [delete(TrailHead)],
    "the head was moved back": [update(TrailHead).values(number=1)],
    "sealed entries are cut with the head": cut(2),
    "a seal is gone": [
        delete(SealedHead).where(SealedHead.seal == 1),
        delete(TrailSeal).where(TrailSeal.number == 1),
    ],
    "the newest seal is gone": [
        delete(SealedHead).where(SealedHead.seal == 2),
        delete(TrailSeal).where(TrailSeal.number == 2),
    ],
    "a sealed head was changed": [update(SealedHead).where(SealedHead.seal == 1).values(hash="0" * 64)],
    "the day of a seal was changed": [update(TrailSeal).where(TrailSeal.number == 1).values(at=hours(9))],
    "an entry was put in": [insert(TrailEntry).from_select(COLUMNS, COPY)],
    "an actor was exchanged": [update(TrailEntry).where(TrailEntry.number == 2).values(actor_id=None)],
    "a seal was changed": [update(TrailSeal).where(TrailSeal.number == 1).values(root="0" * 64)],
}


def is_found(work: Work, case_id: uuid.UUID, harm: list[Any]) -> bool:
    """Whether *harm*, which is undone again, is found."""
    undo = work.session.begin_nested()
    for statement in harm:
        work.session.execute(statement.execution_options(synchronize_session=False))
    found = [*trail.problems(work.session, [case_id]), *seals.problems(work.session)]
    undo.rollback()
    return found != []


def test_every_harm_shows(db: Engine, case_id: uuid.UUID) -> None:
    with acting(db) as work:
        assert not is_found(work, case_id, [])
        assert [harm for harm, statements in HARMS.items() if not is_found(work, case_id, statements)] == []


def test_a_cut_after_the_last_seal_shows_by_the_head(db: Engine, case_id: uuid.UUID) -> None:
    with acting(db) as work:
        number = newest(work, case_id)
        work.session.execute(delete(TrailEntry).where(TrailEntry.number == number))
        with pytest.raises(trail.TrailBroken) as broken:
            trail.verify(work.session, case_id)
        assert broken.value.facts["number"] == number
        work.session.rollback()
