"""Acts and questions of scenarios, each in a transaction of its own on the scenario's database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from adapters import sync
from engine import database
from engine.work import Work


@contextmanager
def act(engine: Engine, now: datetime) -> Iterator[Work]:
    """One act: what is done inside is committed together at the end, or nothing of it is."""
    with database.faults(), Session(engine, expire_on_commit=False) as session:
        yield Work(session, None, now, sync.listen)
        session.commit()


@contextmanager
def look(engine: Engine) -> Iterator[Session]:
    """A session for questions, which cannot write."""
    with database.faults(), Session(database.for_questions(engine), expire_on_commit=False) as session:
        yield session
        session.commit()
