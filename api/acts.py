"""One request, one act: opened for whoever comes, done by one verb, committed once; sent again, answered alike."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from flask import Response, current_app, request
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from adapters import sync
from api import access
from engine import database, repeats
from engine.people import standing
from engine.repeats import Reply
from engine.work import Work

NAME = "motcua"  #: under which the application keeps its edge
KEY = "Idempotency-Key"
KEPT_HEADERS = ("Content-Type", "ETag", "Location")


@dataclass(frozen=True, slots=True)
class Edge:
    """What every request works on."""

    engine: Engine
    clock: Callable[[Session], datetime] = database.now


def edge() -> Edge:
    """The edge of the running application."""
    found: Edge = current_app.extensions[NAME]
    return found


Enter = Callable[[Session, datetime], uuid.UUID | None]  #: who comes with this request; raises when nobody may


@contextmanager
def _opened(engine: Engine, enter: Enter) -> Iterator[Work]:
    with database.faults(), Session(engine, expire_on_commit=False) as session:
        now = edge().clock(session)
        yield Work(session, enter(session, now), now, sync.listen)


@contextmanager
def asking(enter: Enter) -> Iterator[Work]:
    """A Work for whoever *enter* lets in; nothing that is done with it stays."""
    with _opened(edge().engine.execution_options(sqlite_begin="DEFERRED"), enter) as work:
        work.session.info[standing.KEPT] = {}
        yield work


@contextmanager
def acting(enter: Enter) -> Iterator[Work]:
    """A Work for whoever *enter* lets in, committed at the end; an exception leaves nothing."""
    with _opened(edge().engine, enter) as work:
        yield work
        work.session.commit()


@contextmanager
def look() -> Iterator[Session]:
    """A session for questions that nobody in particular asks."""
    with database.faults(), Session(edge().engine.execution_options(sqlite_begin="DEFERRED")) as session:
        yield session


def ask(scope: str, view: Callable[[Work], Response]) -> Response:
    """The answer of *view* to a question; nothing that it did stays."""
    with asking(partial(_bearer, scope)) as work:
        return view(work)


def act(scope: str, view: Callable[[Work], Response]) -> Response:
    """The answer of *view* to an act, committed together with all that it did; a refusal leaves nothing."""
    with acting(partial(_bearer, scope)) as work:
        return _once(work, view)


def _bearer(scope: str, session: Session, now: datetime) -> uuid.UUID:
    return access.require(session, scope, now)


def _once(work: Work, view: Callable[[Work], Response]) -> Response:
    """As *view* answers, or as it did answer to the same request under the same key."""
    key = request.headers.get(KEY)
    if key is None or request.method != "POST":
        return view(work)
    known = repeats.begin(work, key, request=_digest())
    if known is not None:
        return Response(known.body, known.status, {**known.headers, "Idempotent-Replayed": "true"})
    response = view(work)
    headers = {name: response.headers[name] for name in KEPT_HEADERS if name in response.headers}
    repeats.finish(work, key, Reply(response.status_code, headers, response.get_data(as_text=True)))
    return response


def _digest() -> str:
    """All of the request that tells what is asked for."""
    said = (request.method, request.full_path, request.headers.get("If-Match", ""))
    return hashlib.sha256("\n".join(said).encode() + b"\n" + request.get_data()).hexdigest()
