"""What very many cases come to, kept for a minute for the officer who asked: working it out takes a second or more.

Little is never kept, so that whoever acts sees at once what came of it. Where something is kept its time is told.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, TypeVar

from flask import Flask, current_app

from engine import people
from engine.work import Work

NAME = "motcua.kept"  #: under which the application has it
MINUTE = timedelta(minutes=1)
MANY = 20_000  #: cases or passages from which on an answer is kept; our choice
SHELF = 64  #: answers of a process; our choice
T = TypeVar("T")


@dataclass(slots=True)
class Memory:
    """The answers of one application, each with its time, the oldest first."""

    answers: OrderedDict[Hashable, tuple[datetime, Any]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)


def install(app: Flask) -> None:
    """*app* keeps answers of its own."""
    app.extensions[NAME] = Memory()


def told(work: Work, what: Hashable, ask: Callable[[], T], size: Callable[[T], int]) -> tuple[T, datetime | None]:
    """What *ask* tells, or told less than a minute ago to the same officer with the same rights of the same *what*.

    *size*: of how many cases an answer tells. Gives also when it was worked out; None: just now, and it is not kept.
    """
    memory: Memory = current_app.extensions[NAME]
    key = (people.stand(work.session, work.actor_id, work.now), what)
    with memory.lock:
        at, found = memory.answers.get(key, (None, None))
    if at is not None and at <= work.now < at + MINUTE:
        return found, at  # type: ignore[return-value] # the same key always has the same kind of answer
    answer = ask()
    if size(answer) < MANY:
        return answer, None
    with memory.lock:
        memory.answers[key] = (work.now, answer)
        memory.answers.move_to_end(key)
        while len(memory.answers) > SHELF:
            memory.answers.popitem(last=False)
    return answer, work.now
