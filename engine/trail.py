"""The trail: who did what, when and why, sealed so that a change to it shows."""

from __future__ import annotations

import hashlib
import hmac
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import orjson
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from engine.tables import Case, TrailEntry, TrailHead, TrailReason
from engine.tables.base import bare
from engine.work import Work
from feel.errors import Fault

TABLE = bare(TrailEntry)
HEAD = bare(TrailHead)
NEWEST = select(HEAD.c.number, HEAD.c.hash).where(HEAD.c.case_id == bindparam("case"))
RECORDING = insert(TABLE)
HEADED: dict[str, Any] = {"number": bindparam("newest"), "hash": bindparam("seal")}
BEGINNING = insert(HEAD).values(case_id=bindparam("case"), sealed=0, **HEADED)
MOVING = update(HEAD).where(HEAD.c.case_id == bindparam("case")).values(**HEADED)
Head = tuple[int, str]  #: number and hash of the newest entry
START = "0" * 64  #: what the first entry of a case follows


class TrailBroken(Fault):
    """Entry {number} of the trail of case {case_id} is missing or was changed."""

    vi = "Dòng {number} trong nhật ký của hồ sơ {case_id} bị mất hoặc đã bị sửa."


def record(
    work: Work,
    case_id: uuid.UUID,
    act: str,
    *,
    element: str | None = None,
    facts: Mapping[str, Any] | None = None,
    reason: str = "",
    after: Head | None = None,
) -> None:
    """Add the entry of one act. *facts* holds codes and moments; personal values only as `digest` gives them.

    *reason* is what the officer wrote, who may have named anybody: the entry keeps its digest, the words stand beside
    the trail, where they can be erased without breaking it.
    *after*: the newest entry, where the caller has read it in this act, since the case was held; None: read here.
    """
    last = after or work.session.execute(NEWEST, {"case": case_id}).first()
    number, previous = (last[0], last[1]) if last else (0, START)
    told = {**(facts or {}), **_reason(work, case_id, number + 1, reason)}
    entry = {
        "case_id": case_id,
        "number": number + 1,
        "at": work.now,
        "actor_id": work.actor_id,
        "act": act,
        "element": element,
        "facts": told,
        "previous": previous,
    }
    sealed = seal(entry)
    work.session.execute(RECORDING, {**entry, "hash": sealed})
    moving = MOVING if last else BEGINNING
    work.session.execute(moving, {"case": case_id, "newest": number + 1, "seal": sealed})


def _reason(work: Work, case_id: uuid.UUID, number: int, text: str) -> dict[str, str]:
    if not text.strip():
        return {}
    words = text.strip()
    work.session.execute(insert(TrailReason), [{"case_id": case_id, "number": number, "text": words}])
    return {"reason": digest(work.session.get_one(Case, case_id), words)}


def reasons(session: Session, case_id: uuid.UUID) -> dict[int, str]:
    """What officers gave as reasons for their acts on the case, by the number of the entry; erased ones are left out.

    Only words that are still what the entry was sealed with are given.
    """
    case = session.get_one(Case, case_id)
    kept = select(TrailReason.number, TrailReason.text, TrailEntry.facts).join(
        TrailEntry, (TrailEntry.case_id == TrailReason.case_id) & (TrailEntry.number == TrailReason.number)
    )
    rows = session.execute(kept.where(TrailReason.case_id == case_id))
    return {row.number: row.text for row in rows if row.facts.get("reason") == digest(case, row.text)}


def digest(case: Case, value: object) -> str:
    """What stands in the trail for a value that must not be read there.

    Keyed with the salt of *case*: the same answer looks different in every case, so that nobody can guess it back
    from the trail alone, and erasing the salt makes the trail forget the value.
    """
    plain = orjson.dumps(value, default=str, option=orjson.OPT_SORT_KEYS)
    return hmac.new(bytes.fromhex(case.salt), plain, hashlib.sha256).hexdigest()


def verify(session: Session, case_id: uuid.UUID) -> int:
    """How many entries the trail of *case_id* has, all in order and unchanged up to the newest that was written.

    Raises:
        TrailBroken: names the first entry that is missing or changed.
    """
    broken = problems(session, [case_id])
    if broken:
        raise broken[0]
    return session.scalar(select(func.count()).where(TrailEntry.case_id == case_id)) or 0


def problems(session: Session, case_ids: Sequence[uuid.UUID]) -> list[TrailBroken]:
    """The first entry of each of these cases that is missing or changed; none of a case whose trail is whole."""
    stored = select(TrailEntry).where(TrailEntry.case_id.in_(case_ids)).order_by(TrailEntry.case_id, TrailEntry.number)
    # What the session already holds in memory proves nothing: each entry is read anew.
    fresh = session.scalars(stored.execution_options(populate_existing=True))
    trails = {case_id: list(entries) for case_id, entries in groupby(fresh, key=lambda entry: entry.case_id)}
    newest = session.execute(select(HEAD.c.case_id, HEAD.c.number, HEAD.c.hash).where(HEAD.c.case_id.in_(case_ids)))
    heads = {row.case_id: (row.number, row.hash) for row in newest}
    reworded = _reworded(session, case_ids)
    found = []
    for case_id in case_ids:
        broken = _broken_at(trails.get(case_id, []), heads.get(case_id))
        first = min((number for number in (broken, reworded.get(case_id)) if number is not None), default=None)
        found += [TrailBroken(number=first, case_id=case_id)] if first is not None else []
    return found


def _reworded(session: Session, case_ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, int]:
    """The first entry of each of these cases whose reason stands beside the trail in other words than it was given."""
    kept = (
        select(TrailReason.number, TrailReason.text, TrailEntry.facts, Case)
        .join(Case, Case.id == TrailReason.case_id)
        .outerjoin(TrailEntry, (TrailEntry.case_id == Case.id) & (TrailEntry.number == TrailReason.number))
        .where(TrailReason.case_id.in_(case_ids))
    )
    found: dict[uuid.UUID, int] = {}
    for number, text, facts, case in session.execute(kept):
        if (facts or {}).get("reason") != digest(case, text):
            found[case.id] = min(number, found.get(case.id, number))
    return found


def _broken_at(entries: Iterable[TrailEntry], head: tuple[int, str] | None) -> int | None:
    """The number of the first entry that is not as it was written; the one after the last when the end is cut."""
    previous, count = START, 0
    for entry in entries:
        count += 1
        facts = {key: getattr(entry, key) for key in SEALED}
        if entry.number != count or entry.previous != previous or entry.hash != seal(facts):
            return count
        previous = entry.hash
    return None if head == (count, previous) else count + 1


SEALED = ("case_id", "number", "at", "actor_id", "act", "element", "facts", "previous")


def seal(entry: Mapping[str, Any], keys: Sequence[str] = SEALED) -> str:
    """The hash of *entry*, over what stands under *keys*."""
    plain = [_plain(entry[key]) for key in keys]
    return hashlib.sha256(orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, uuid.UUID) else value
