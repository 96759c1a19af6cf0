"""Requests that are sent again: what was done once under a key is not done twice, and is answered alike.

Only what was done is kept. A refusal changed nothing, so the same request may be tried again under its key; our choice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from engine.tables import Repeat
from engine.work import Work
from feel.errors import Fault

KEPT = timedelta(hours=72)  #: our choice: longer than a weekend without a connection
LONGEST_KEY = 200


class BadKey(Fault):
    """An idempotency key has 1 to {most} visible ASCII characters."""

    vi = "Khóa chống gửi lặp phải có từ 1 đến {most} ký tự ASCII nhìn thấy được."


class KeyUsed(Fault):
    """This idempotency key was used for another request."""

    vi = "Khóa chống gửi lặp này đã được dùng cho một yêu cầu khác."


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered."""

    status: int
    headers: Mapping[str, str]
    body: str


def begin(work: Work, key: str, *, request: str) -> Reply | None:
    """What was answered to *request*, a digest, under this *key* of the actor; None: it is his to do now.

    A second sender of the same key waits here until the first has committed or failed.

    Raises:
        BadKey, KeyUsed.
    """
    _check(key)
    mine = Repeat.person_id == work.actor_id, Repeat.key == key
    work.session.execute(delete(Repeat).where(*mine, Repeat.at < work.now - KEPT))
    dialect = sqlite if work.session.get_bind().dialect.name == "sqlite" else postgresql
    row = {"person_id": work.actor_id, "key": key, "request": request, "at": work.now}
    taking = dialect.insert(Repeat).values(**row).on_conflict_do_nothing().returning(Repeat.key)
    if work.session.scalar(taking) is not None:
        return None
    known = work.session.scalars(select(Repeat).where(*mine)).one()
    if known.request != request:
        raise KeyUsed
    assert known.status is not None
    assert known.body is not None
    return Reply(known.status, known.headers or {}, known.body)


def part_of(key: str, name: str) -> str:
    """The key of the act *name* of a request for several that came under *key*.

    Raises:
        BadKey.
    """
    _check(key)
    return hashlib.sha256(f"{key}\n{name}".encode()).hexdigest()


def finish(work: Work, key: str, reply: Reply) -> None:
    """*reply* is what the same request is answered from now on."""
    mine = update(Repeat).where(Repeat.person_id == work.actor_id, Repeat.key == key)
    work.session.execute(mine.values(status=reply.status, headers=dict(reply.headers), body=reply.body))


def forget(work: Work) -> None:
    """What was kept for its time is taken off the table: it may name people."""
    work.session.execute(delete(Repeat).where(Repeat.at < work.now - KEPT))


def _check(key: str) -> None:
    if not 0 < len(key) <= LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise BadKey(most=LONGEST_KEY)
