"""The trail: who did what, when and why, sealed so that a change to it shows."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from engine.tables import Case, TrailEntry
from engine.work import Work
from feel.errors import Fault

START = "0" * 64  #: what the first entry of a case follows


class TrailBroken(Fault):
    """Entry {number} of the trail of case {case_id} is missing or was changed."""

    vi = "Dòng {number} trong nhật ký của hồ sơ {case_id} bị mất hoặc đã bị sửa."


def record(
    work: Work, case_id: uuid.UUID, act: str, *, element: str | None = None, facts: Mapping[str, Any] | None = None
) -> None:
    """Add the entry of one act. *facts* holds codes and moments; personal values only as `digest` gives them."""
    last = _last(work.session, case_id)
    number, previous = (last.number, last.hash) if last else (0, START)
    entry = {
        "case_id": case_id,
        "number": number + 1,
        "at": work.now,
        "actor_id": work.actor_id,
        "act": act,
        "element": element,
        "facts": dict(facts or {}),
        "previous": previous,
    }
    work.session.execute(insert(TrailEntry), [{**entry, "hash": seal(entry)}])


def digest(case: Case, value: object) -> str:
    """What stands in the trail for a value that must not be read there.

    Keyed with the salt of *case*: the same answer looks different in every case, so that nobody can guess it back
    from the trail alone, and erasing the salt makes the trail forget the value.
    """
    plain = orjson.dumps(value, default=str, option=orjson.OPT_SORT_KEYS)
    return hmac.new(bytes.fromhex(case.salt), plain, hashlib.sha256).hexdigest()


def verify(session: Session, case_id: uuid.UUID) -> int:
    """How many entries the trail of *case_id* has, all in order and unchanged.

    Raises:
        TrailBroken: names the first entry that is missing or changed.
    """
    previous, count = START, 0
    stored = select(TrailEntry).where(TrailEntry.case_id == case_id).order_by(TrailEntry.number)
    # What the session already holds in memory proves nothing: each entry is read anew.
    for entry in session.scalars(stored.execution_options(populate_existing=True)):
        count += 1
        facts = {key: getattr(entry, key) for key in SEALED}
        if entry.number != count or entry.previous != previous or entry.hash != seal(facts):
            raise TrailBroken(number=count, case_id=case_id)
        previous = entry.hash
    return count


SEALED = ("case_id", "number", "at", "actor_id", "act", "element", "facts", "previous")


def seal(entry: Mapping[str, Any], keys: Sequence[str] = SEALED) -> str:
    """The hash of *entry*, over what stands under *keys*."""
    plain = [_plain(entry[key]) for key in keys]
    return hashlib.sha256(orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, uuid.UUID) else value


def _last(session: Session, case_id: uuid.UUID) -> Any:
    newest = select(TrailEntry.number, TrailEntry.hash).where(TrailEntry.case_id == case_id)
    return session.execute(newest.order_by(TrailEntry.number.desc()).limit(1)).first()
