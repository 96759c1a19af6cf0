"""Daily seals over the trails of all cases: one root that follows from the root before and every head that moved.

Whoever keeps a root elsewhere, printed or with another agency, can tell later that nothing before it was rewritten;
entries under a seal cannot be cut off or replaced without showing, not even together with the head of their case.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import and_, bindparam, exists, insert, not_, or_, select, update
from sqlalchemy.orm import Session

from engine import trail
from engine.tables import SealedHead, TrailEntry, TrailHead, TrailSeal
from engine.tables.base import bare
from engine.work import Work
from feel.errors import Fault


class SealBroken(Fault):
    """Seal {number} over the trails of all cases is missing or was changed."""

    vi = "Dấu niêm phong số {number} trên nhật ký của mọi hồ sơ bị mất hoặc đã bị sửa."


class RootGone(Fault):
    """No seal has the root {root} that was kept: the trails of that day were rewritten, or it is of another system."""

    vi = "Không có dấu niêm phong mang mã gốc {root}: nhật ký đã bị ghi lại, hoặc mã thuộc hệ thống khác."


class SealedGone(Fault):
    """Entry {number} of the trail of case {case_id}, sealed under number {seal}, is missing or was changed."""

    vi = "Dòng {number} trong nhật ký của hồ sơ {case_id}, đã niêm phong số {seal}, bị mất hoặc đã bị sửa."


MARKING = (
    update(bare(TrailHead)).where(bare(TrailHead).c.case_id == bindparam("case")).values(sealed=bindparam("covered"))
)


def put(work: Work) -> TrailSeal:
    """The seal of now over every head that moved since the last one; also when none did, so that each day has its own.

    A case that an act holds just now is sealed the next time.
    """
    last = work.session.scalar(select(TrailSeal).order_by(TrailSeal.number.desc()).limit(1))
    number, previous = (last.number + 1, last.root) if last else (1, trail.START)
    moved = select(TrailHead.case_id, TrailHead.number, TrailHead.hash).where(TrailHead.number > TrailHead.sealed)
    found = work.session.execute(moved.order_by(TrailHead.case_id).with_for_update(skip_locked=True))
    heads: list[dict[str, Any]] = [{**row._mapping, "seal": number} for row in found]
    root = _root(previous, number, work.now, heads)
    row = TrailSeal(number=number, at=work.now, heads=len(heads), previous=previous, root=root)
    work.session.add(row)
    work.session.flush()
    if heads:
        work.session.execute(insert(SealedHead), heads)
        work.session.execute(MARKING, [{"case": one["case_id"], "covered": one["number"]} for one in heads])
    return row


def newest(session: Session) -> TrailSeal | None:
    """The last seal: its root, kept elsewhere, proves later that nothing before it was rewritten."""
    return session.scalar(select(TrailSeal).order_by(TrailSeal.number.desc()).limit(1))


def of_root(session: Session, root: str) -> TrailSeal:
    """The seal with the root that was kept elsewhere.

    Raises:
        RootGone: there is none any more.
    """
    found = session.scalar(select(TrailSeal).where(TrailSeal.root == root.strip().lower()))
    if found is None:
        raise RootGone(root=root.strip()[:64])
    return found


def problems(session: Session, case_id: uuid.UUID | None = None) -> Iterator[Fault]:
    """What shows that a seal, or an entry under one, is not as it was; only of *case_id* when it is given."""
    if case_id is None:
        yield from _broken_seals(session)
    for row in session.execute(_gone(case_id)):
        yield SealedGone(number=row.number, case_id=row.case_id, seal=row.seal)
    for row in session.execute(_unsealed(case_id)):
        yield SealedGone(number=row.sealed, case_id=row.case_id, seal="?")


def _broken_seals(session: Session) -> Iterator[SealBroken]:
    previous = trail.START
    stored = select(TrailSeal).order_by(TrailSeal.number).execution_options(populate_existing=True)
    for count, row in enumerate(session.scalars(stored), 1):
        heads = [{**head._mapping} for head in session.execute(_heads(row.number))]
        sound = row.number == count and row.previous == previous and row.heads == len(heads)
        if not sound or row.root != _root(previous, row.number, row.at, heads):
            yield SealBroken(number=count)
            return
        previous = row.root


def _heads(seal: int) -> Any:
    columns = SealedHead.case_id, SealedHead.number, SealedHead.hash, SealedHead.seal
    return select(*columns).where(SealedHead.seal == seal)


def _gone(case_id: uuid.UUID | None) -> Any:
    """Sealed heads whose entry is not there any more as it was."""
    entry = exists().where(
        TrailEntry.case_id == SealedHead.case_id,
        TrailEntry.number == SealedHead.number,
        TrailEntry.hash == SealedHead.hash,
    )
    found = select(SealedHead.case_id, SealedHead.number, SealedHead.seal).where(not_(entry))
    return found if case_id is None else found.where(SealedHead.case_id == case_id)


def _unsealed(case_id: uuid.UUID | None) -> Any:
    """Heads that say they are sealed, and no seal knows them."""
    known = exists().where(SealedHead.case_id == TrailHead.case_id, SealedHead.number == TrailHead.sealed)
    found = select(TrailHead.case_id, TrailHead.sealed).where(
        or_(and_(TrailHead.sealed > 0, not_(known)), TrailHead.sealed > TrailHead.number)
    )
    return found if case_id is None else found.where(TrailHead.case_id == case_id)


def _root(previous: str, number: int, at: datetime, heads: Iterable[dict[str, Any]]) -> str:
    """Of the root before, the moment and the heads in the order of their cases, whatever order they are read in."""
    digest = hashlib.sha256(f"{previous} {number} {at.astimezone(UTC).isoformat(timespec='microseconds')}".encode())
    for head in sorted(heads, key=lambda one: str(one["case_id"])):
        digest.update(f"\n{head['case_id']} {head['number']} {head['hash']}".encode())
    return digest.hexdigest()
