"""What stands beside the status of each case of a list: as `engine.statuslines` tells it of one, for many at once.

How late a case is stands in a column of its own.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from engine import statuslines
from engine.queries import details
from engine.queries.lists import Row
from engine.tables import (
    Person,
    Post,
    Refusal,
    StatusEntry,
    SupplementItem,
    SupplementRequest,
    Task,
    Unit,
)
from engine.validity import VIETNAM

Words = dict[uuid.UUID, list[str]]


def of(session: Session, rows: Iterable[Row]) -> Words:
    """The information of each of *rows*, by the id of its case; one statement or two for each kind that is there."""
    by_kind: Mapping[object, list[Row]] = _by_kind(rows)
    found: Words = {}
    for kind, alike in by_kind.items():
        look = KINDS.get(kind)
        found |= look(session, alike) if look else {}
    return found


def _by_kind(rows: Iterable[Row]) -> Mapping[object, list[Row]]:
    found = defaultdict[object, list[Row]](list)
    for row in rows:
        found[statuslines.INFORMATION.get(row.status_code or "filed")].append(row)
    return found


def _received(_: Session, rows: Sequence[Row]) -> Words:
    return {row.case_id: [f"{(row.accepted_at or row.opened_at).astimezone(VIETNAM):%d/%m/%Y}"] for row in rows}


def _competent(session: Session, rows: Sequence[Row]) -> Words:
    units = details.places(session, {row.competent_unit_id for row in rows})
    return {row.case_id: [units[row.competent_unit_id].name] for row in rows}


def _at_hand(session: Session, rows: Sequence[Row]) -> Words:
    places = select(Task.case_id, Post.title, Unit.name, Person.full_name).join(Unit, Unit.id == Task.unit_id)
    posts = places.outerjoin(Post, and_(Post.unit_id == Task.unit_id, Post.role == Task.role))
    live = posts.outerjoin(Person, Person.id == Task.holder_id).where(Task.case_id.in_(_ids(rows)))
    found: Words = defaultdict(list)
    for case_id, *parts in session.execute(live.where(Task.ended_at.is_(None)).order_by(Task.ready_at, Task.id)):
        words = ", ".join(part for part in parts if part)
        if words not in found[case_id]:
            found[case_id].append(words)
    return found


def _asked(session: Session, rows: Sequence[Row]) -> Words:
    """The items of the newest request; where none was made, the reason that the officer wrote."""
    mine = SupplementRequest.case_id.in_(_ids(rows))
    newest = select(SupplementRequest.case_id, func.max(SupplementRequest.number).label("number")).where(mine)
    last = newest.group_by(SupplementRequest.case_id).subquery()
    items = select(SupplementRequest.case_id, SupplementItem.label, SupplementItem.guidance)
    items = items.join(SupplementItem, SupplementItem.request_id == SupplementRequest.id)
    is_last = and_(last.c.case_id == SupplementRequest.case_id, last.c.number == SupplementRequest.number)
    found: Words = defaultdict(list)
    for row in session.execute(items.join(last, is_last).order_by(SupplementItem.number)):
        found[row.case_id].append(f"{row.label}: {row.guidance}")
    return _reasons(session, [row for row in rows if row.case_id not in found]) | found


def _refused(session: Session, rows: Sequence[Row]) -> Words:
    told = session.execute(select(Refusal.case_id, Refusal.reason).where(Refusal.case_id.in_(_ids(rows))))
    found: Words = {row.case_id: [row.reason] for row in told}
    return _reasons(session, [row for row in rows if row.case_id not in found]) | found


def _reasons(session: Session, rows: Sequence[Row]) -> Words:
    if not rows:
        return {}
    log = select(StatusEntry.case_id, StatusEntry.reason).where(StatusEntry.case_id.in_(_ids(rows)))
    newest = {row.case_id: row.reason for row in session.execute(log.order_by(StatusEntry.number))}
    return {case_id: [reason] for case_id, reason in newest.items() if reason}


def _ids(rows: Sequence[Row]) -> list[uuid.UUID]:
    return [row.case_id for row in rows]


#: what is said of one case -> how it is found for many; what is not here is said by the status itself
KINDS: Mapping[object, Callable[[Session, Sequence[Row]], Words]] = {
    statuslines.INFORMATION["received"]: _received,
    statuslines.INFORMATION["forwarded"]: _competent,
    statuslines.INFORMATION["processing"]: _at_hand,
    statuslines.INFORMATION["supplement"]: _asked,
    statuslines.INFORMATION["reception-refused"]: _refused,
    statuslines.INFORMATION["refused"]: _reasons,
}
