"""Worlds to play scenarios in: one database made ready, a copy of it for each scenario."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commands import shipped, store
from engine import database, procedures
from features.steps.world import BEGINNING, World


def prepare(path: Path) -> None:
    """A database at *path* in which every procedure of the product is published."""
    engine = database.connect(f"sqlite:///{path}")
    store.migrate(engine)
    with store.act(engine, BEGINNING) as work:
        for folder in shipped.folders():
            procedures.publish(work, shipped.load(folder), active_from=BEGINNING.date())
    engine.dispose()


@contextmanager
def copy(template: Path, path: Path) -> Iterator[World]:
    """A world on a copy of *template*; a refusal that no step expected is told when it ends."""
    shutil.copyfile(template, path)
    world = World(database.connect(f"sqlite:///{path}"))
    try:
        yield world
        world.settle()
    finally:
        world.engine.dispose()
