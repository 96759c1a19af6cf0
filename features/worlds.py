"""Worlds to play scenarios in: one database made ready, a copy of it for each scenario."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Engine

from bpmn.procedure import Procedure
from engine import database, procedures, schema
from features.steps import store
from features.steps.world import BEGINNING, World


def prepare(path: Path, published: Iterable[Procedure]) -> None:
    """A database at *path* in which every procedure of *published* is in force from the beginning on.

    Raises:
        NotPublishable: one of them has errors.
    """
    engine = database.connect(f"sqlite:///{path}")
    with database.faults(), engine.begin() as connection:
        schema.upgrade(connection)
    with store.act(engine, BEGINNING) as work:
        for procedure in published:
            procedures.publish(work, procedure, active_from=BEGINNING.date())
    engine.dispose()


@contextmanager
def copy(template: Path, path: Path) -> Iterator[World]:
    """A world on a copy of *template*; a refusal that no step expected is told when it ends.

    The engine of the last *path* is kept for the next copy there: its statements need not be compiled again.
    """
    shutil.copyfile(template, path)
    world = World(_engine(path))
    try:
        yield world
        world.settle()
    finally:
        world.engine.dispose()


@lru_cache(maxsize=1)
def _engine(path: Path) -> Engine:
    return database.connect(f"sqlite:///{path}")
