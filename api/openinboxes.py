"""Open inboxes: what each was last told is kept, so that "nothing changed" costs no question to the database.

Each process asks the database twice a second, for all of them, which rows were written since; an inbox that one of
these may change is forgotten and looked at anew when it asks next. Our choices: the intervals below.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import uniform
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, jsonify, request

from api import access, acts, requestlog
from engine import database
from engine.queries import stirred
from engine.queries.stirred import Listening

NAME = "motcua.inboxes"  #: under which the application has what it keeps
EVERY = 0.5  #: seconds after which a process asks again what was stirred
LIFE = 30.0, 60.0  #: seconds after which an inbox is looked at anyhow, somewhere between these: the day may have turned
OVERLAP = timedelta(seconds=15)  #: of an act that took longer from its writing to its end is heard when LIFE is over
SHELF = 4_096  #: inboxes and tokens of a process
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Inbox:
    """What an officer was told last."""

    told: Mapping[str, Any]
    tag: str
    listening: Listening
    until: float


@dataclass(slots=True)
class Memory:
    """What one process knows of the inboxes that are open."""

    clock: Callable[[], float] = monotonic
    inboxes: OrderedDict[uuid.UUID, Inbox] = field(default_factory=OrderedDict)
    known: OrderedDict[str, tuple[uuid.UUID, float]] = field(default_factory=OrderedDict)  #: who came with what
    heard: frozenset[tuple[str, str]] = frozenset()  #: rows that were heard of in the time that is asked for again
    asked_at: tuple[datetime, datetime] | None = None  #: by the clock of acts and by the database's own
    next_at: float = 0.0
    turn: int = 0  #: how often it was asked
    lock: Lock = field(default_factory=Lock)
    asking: Lock = field(default_factory=Lock)


def install(app: Flask) -> None:
    """*app* keeps what open inboxes were told."""
    app.extensions[NAME] = Memory()


def known() -> Response | None:
    """What is kept, for a browser that was told something before and whose key is known; None: somebody must look."""
    memory: Memory = current_app.extensions[NAME]
    if request.if_none_match or memory.asked_at is None:  # nothing is kept before it is known since when to ask
        _catch_up(memory)
    g.inbox_turn = memory.turn  # before anything of the inbox is read
    with memory.lock:
        person_id, until = memory.known.get(_credential(), (None, 0.0))
    inbox = _kept(memory, person_id) if person_id is not None and memory.clock() < until else None
    if inbox is None or person_id is None:
        return None
    requestlog.of_officer(person_id)
    return _answer(inbox)


def told(person_id: uuid.UUID, look: Callable[[], tuple[Mapping[str, Any], Listening]]) -> Response:
    """The inbox of the officer, who was let in: what another browser of his was told, or what *look* finds."""
    memory: Memory = current_app.extensions[NAME]
    inbox = _kept(memory, person_id)
    if inbox is None:
        found, listening = look()
        tag = "-".join(str(one) for one in found.values())
        # So that those who came together do not all come again together.
        inbox = Inbox(found, tag, listening, memory.clock() + uniform(*LIFE))
    with memory.lock:
        # What was stirred since `known` was asked may have come after the look: then it is told, but not kept.
        if memory.turn == g.inbox_turn:
            _put(memory.inboxes, person_id, inbox)
            _put(memory.known, _credential(), (person_id, inbox.until))
    return _answer(inbox)


def _kept(memory: Memory, person_id: uuid.UUID) -> Inbox | None:
    """What is kept of the officer's inbox; who asks for the first time is not told of it, but has it looked at."""
    with memory.lock:
        inbox = memory.inboxes.get(person_id)
    return inbox if inbox is not None and request.if_none_match and memory.clock() < inbox.until else None


def _answer(inbox: Inbox) -> Response:
    is_same = request.if_none_match.contains_weak(inbox.tag)
    response = Response(status=304) if is_same else jsonify(inbox.told)
    response.set_etag(inbox.tag, weak=True)
    return response


def _put(shelf: OrderedDict[Key, Value], key: Key, value: Value) -> None:
    shelf[key] = value
    shelf.move_to_end(key)
    while len(shelf) > SHELF:
        shelf.popitem(last=False)


def _credential() -> str:
    """What tells who comes, so that it need not be kept itself."""
    told = f"{request.headers.get('Authorization', '')}\n{request.cookies.get(access.COOKIE, '')}"
    return hashlib.sha256(told.encode()).hexdigest()


def _catch_up(memory: Memory) -> None:
    """Forget what was stirred since the last time; who comes while another one does that goes on without waiting."""
    if memory.clock() < memory.next_at or not memory.asking.acquire(blocking=False):
        return
    try:
        memory.next_at = memory.clock() + EVERY
        with acts.look() as session:
            now = acts.edge().clock(session), database.now(session)
            at, moved_at = (moment - OVERLAP for moment in memory.asked_at or now)
            rows = stirred.since(session, at, moved_at)
        _forget(memory, [row for row in rows if row.key not in memory.heard])
        memory.heard, memory.asked_at = frozenset(row.key for row in rows), now
    finally:
        memory.asking.release()


def _forget(memory: Memory, rows: Collection[stirred.Happened]) -> None:
    new = stirred.together(rows)
    with memory.lock:
        memory.turn += 1
        for person_id in [one for one, inbox in memory.inboxes.items() if inbox.listening.hears(new)]:
            del memory.inboxes[person_id]
        for key in [one for one, (person_id, _) in memory.known.items() if new.is_all or person_id in new.gone]:
            del memory.known[key]
