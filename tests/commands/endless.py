"""A program for the kill loop: it plays the scripted cases again and again until somebody stops it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from sqlalchemy import Engine

from commands import store
from commands.demo import command, play, script

READY = "ready"
PLAYED = script.load()[::3]  #: some of each kind


def scripts(numbers: Iterator[int]) -> Iterator[script.Scripted]:
    """Some of the scripted cases, the set of each number under references of its own."""
    for number in numbers:
        for scripted in PLAYED:
            yield replace(scripted, reference=f"{scripted.reference}.{number}")


def run(engine: Engine, numbers: Iterator[int]) -> None:
    """Play the cases of *numbers*, each from where the database has it."""
    for scripted in scripts(numbers):
        play.play(engine, scripted, watch=lambda _: None)


if __name__ == "__main__":
    database = store.connect()
    command.prepare(database)
    print(READY, flush=True)
    run(database, count())
