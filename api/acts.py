"""One request, one act: opened for whoever comes, done by one verb, committed once; sent again, answered alike."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from threading import BoundedSemaphore, local

from flask import Response, current_app, request
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from adapters import sync
from api import access, requestlog
from engine import database, files, outside, people, repeats, signins, trials
from engine.repeats import Reply
from engine.work import Work

NAME = "motcua"  #: under which the application keeps its edge
KEY = "Idempotency-Key"
LONGEST_UPLOAD = files.MOST_BYTES + 2**16  #: bytes: a file, and the form around it
KEPT_HEADERS = ("Content-Type", "ETag", "Location")
AT_ONCE = 4  #: transactions of one process; our choice, measured


Alone = Callable[[str, Callable[[Work], Response]], Response]  #: one act of several, by its name


class Room:
    """Room for a few transactions of requests at once; whoever comes waits for his turn.

    More at once take turns at one interpreter and one database, and each turn costs: with eight a third less gets done
    than with four. Threads that wait for a process apart, or for their turn here, cost nothing.
    """

    def __init__(self, most: int) -> None:
        """Room for *most*."""
        self.places, self.mine = BoundedSemaphore(most), local()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Inside, this thread has a place; it needs no second one."""
        if getattr(self.mine, "is_in", False):
            yield
            return
        with self.places:
            self.mine.is_in = True
            try:
                yield
            finally:
                self.mine.is_in = False


@dataclass(frozen=True, slots=True)
class Edge:
    """What every request works on."""

    engine: Engine
    questions: Engine  #: the same for those who only ask, made once
    store: files.Store  #: where contents lie
    clock: Callable[[Session], datetime] = database.now
    room: Room = field(default_factory=lambda: Room(AT_ONCE))


def edge() -> Edge:
    """The edge of the running application."""
    found: Edge = current_app.extensions[NAME]
    return found


Enter = Callable[[Session, datetime], uuid.UUID | None]  #: who comes with this request; raises when nobody may


@contextmanager
def _opened(engine: Engine, enter: Enter) -> Iterator[Work]:
    request.get_data(parse_form_data=True)  # whoever sends slowly takes no place and holds no lock meanwhile
    with edge().room.taken(), database.faults(), Session(engine, expire_on_commit=False) as session:
        now = edge().clock(session)
        officer = enter(session, now)
        if officer is not None:
            requestlog.of_officer(officer)
        yield Work(session, officer, now, sync.listen)


@contextmanager
def asking(enter: Enter) -> Iterator[Work]:
    """A Work for whoever *enter* lets in, which cannot write."""
    with _opened(edge().questions, enter) as work, people.asked_often(work.session):
        yield work
        work.session.commit()


@contextmanager
def acting(enter: Enter) -> Iterator[Work]:
    """A Work for whoever *enter* lets in, committed at the end; an exception leaves nothing."""
    with _opened(edge().engine, enter) as work:
        yield work
        work.session.commit()


@contextmanager
def trying(enter: Enter) -> Iterator[Work]:
    """A Work for whoever *enter* lets in, of which nothing stays: what would come of an act."""
    with _opened(edge().engine, enter) as work:
        yield work
        work.session.rollback()


@contextmanager
def trying_settings(enter: Enter) -> Iterator[Work]:
    """The same of a change of settings: nobody who writes meanwhile waits for it."""
    with _opened(database.for_trials(edge().engine), enter) as work:
        trials.begin(work)
        yield work
        work.session.rollback()


@contextmanager
def look() -> Iterator[Session]:
    """A session for questions that nobody in particular asks."""
    with database.faults(), Session(edge().questions, expire_on_commit=False) as session:
        yield session
        session.commit()


def ask(scope: str, view: Callable[[Work], Response]) -> Response:
    """The answer of *view* to a question, which cannot write."""

    def answer() -> Response:
        with asking(partial(_bearer, scope)) as work:
            return view(work)

    return outside.before(answer)


def act(scope: str, view: Callable[[Work], Response]) -> Response:
    """The answer of *view* to an act, committed together with all that it did; a refusal leaves nothing."""

    def do() -> Response:
        with acting(partial(_bearer, scope)) as work:
            _see(work)
            return _once(work, view)

    return outside.before(do)


def tell(scope: str, view: Callable[[Work], Response]) -> Response:
    """As `act`, for what is told once only, such as a password: nothing of the answer is kept, so no key is taken."""
    with acting(partial(_bearer, scope)) as work:
        _see(work)
        response = view(work)
        response.headers["Cache-Control"] = "no-store, no-transform"
        return response


def _bearer(scope: str, session: Session, now: datetime) -> uuid.UUID:
    return access.require(session, scope, now)


def _see(work: Work) -> None:
    """Whoever acts is there. Who only asks may be a page that asks by itself, before which nobody sits any more."""
    visitor = access.visitor()
    if visitor is not None:
        signins.see(work, visitor.sign_in_id)


def attempt(scope: str, view: Callable[[Work], Response]) -> Response:
    """The answer of *view* to what would come of an act, of which nothing stays."""
    with trying(partial(_bearer, scope)) as work:
        return view(work)


def attempt_settings(scope: str, view: Callable[[Work], Response]) -> Response:
    """The same of a change of settings."""
    with trying_settings(partial(_bearer, scope)) as work:
        return view(work)


def receive(scope: str, view: Callable[[Work], Response]) -> Response:
    """As `act`, for a request that brings a file."""
    request.max_content_length = LONGEST_UPLOAD
    try:
        return act(scope, view)
    finally:
        request.close()  # a large file lies in a temporary one


def each(scope: str, view: Callable[[Alone], Response]) -> Response:
    """The answer of *view*, which is handed a way to do one act after another, each committed by itself.

    Under one key each act is done once, as a single request would be; one that was refused may be done again.
    """
    with asking(partial(_bearer, scope)):
        pass  # whoever may not come in is told so before anything is done
    return view(partial(_alone, scope))


def tell_apart(scope: str, view: Callable[[Alone], Response]) -> Response:
    """As `each`, for what is told once only."""
    with asking(partial(_bearer, scope)):
        pass
    return view(lambda _name, verb: tell(scope, verb))


def _alone(scope: str, name: str, verb: Callable[[Work], Response]) -> Response:
    """What comes of the act *name* of a request for several."""
    key = request.headers.get(KEY)
    own = None if key is None else repeats.part_of(key, name)
    with acting(partial(_bearer, scope)) as work:
        _see(work)
        return _under(own, work, verb)


def _once(work: Work, view: Callable[[Work], Response]) -> Response:
    """As *view* answers, or as it did answer to the same request under the same key."""
    return _under(request.headers.get(KEY) if request.method == "POST" else None, work, view)


def _under(key: str | None, work: Work, view: Callable[[Work], Response]) -> Response:
    if key is None:
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
    return hashlib.sha256("\n".join(said).encode() + b"\n" + _body()).hexdigest()


def _body() -> bytes:
    """What was sent; of a form what is in it, for the same form is sent with another boundary each time."""
    if request.mimetype != "multipart/form-data":
        return request.get_data()
    told: list[tuple[str, ...]] = sorted(request.form.items(multi=True))
    for name, file in sorted(request.files.items(multi=True), key=lambda one: one[0]):
        told.append((name, file.filename or "", hashlib.sha256(file.stream.read()).hexdigest()))
        file.stream.seek(0)
    return repr(told).encode()
