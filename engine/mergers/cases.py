"""Open cases go to the successors on the day, each in one piece: its units, waiting tasks, clocks and trail."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import select, update

from engine import calendars, clocks, holdings, progress, proposals, trail, worklist
from engine.mergers.leaving import OPEN, PLACES, Open, leaving_tasks
from engine.mergers.plans import note
from engine.mergers.successors import Order
from engine.tables import Case, Clock, Merger, Notice, Task
from engine.work import Work


def move(work: Work, merger: Merger, order: Order, case_id: uuid.UUID) -> None:
    """The case and everything of it that waits is with the successors now. What is done stays as it was done."""
    case = progress.hold(work, case_id)
    facts = {"slug": case.slug, "field": case.field, "territory": case.territory}
    heirs = {place: order.heir(getattr(case, place), **facts) for place in PLACES}
    changed = {place: heir for place, heir in heirs.items() if heir is not None}
    _note(work, merger, case, changed)
    if changed:
        work.session.execute(update(Case).where(Case.id == case.id).values(**changed))
        work.session.expire(case)
        worklist.follow(work, case)
    _move_tasks(work, order, case)
    for one in OPEN:
        _move_rows(work, merger, order, case, one)
    _move_notices(work, order, case)
    told = {place.removesuffix("_unit_id"): str(heir) for place, heir in changed.items()}
    trail.record(work, case.id, "rearrange", facts={"document": merger.document, **told})


def _note(work: Work, merger: Merger, case: Case, changed: dict[str, uuid.UUID]) -> None:
    """Where the case goes from; one that stays, of which only something open goes, is noted without units."""
    if not changed:
        note(work, merger, "case", case.id, made=False)
    for before, after in sorted({(getattr(case, place), heir) for place, heir in changed.items()}, key=str):
        note(work, merger, "case", case.id, made=False, from_id=before, to_id=after)


def _move_tasks(work: Work, order: Order, case: Case) -> None:
    """Waiting tasks go along; one whose holder did not go along is free again, and his draft stays.

    What an officer was ordered to do stays his, whatever post he holds.
    """
    waiting = select(Task).where(Task.case_id == case.id, leaving_tasks(order))
    for task in work.session.scalars(waiting.execution_options(populate_existing=True)).all():
        heir = order.heir(task.unit_id, slug=task.slug, field=task.field, territory=task.territory)
        values: dict[str, Any] = {"unit_id": heir, "version": task.version + 1}
        stays = task.holder_id is None or task.proposal == proposals.ORDER
        if not (stays or holdings.holds(work, task.holder_id, heir, task.role)):
            values |= {"state": "ready", "holder_id": None, "for_id": None, "owner_id": None}
        work.session.execute(update(Task).where(Task.id == task.id).values(**values))
        work.session.expire(task)


def _move_rows(work: Work, merger: Merger, order: Order, case: Case, one: Open) -> None:
    """What is open goes along; a clock counts by the calendar of its new unit."""
    facts = {"slug": case.slug, "field": case.field, "territory": case.territory}
    for row in work.session.scalars(select(one.table).where(one.table.case_id == case.id, one.condition)).all():
        heirs = {place: order.heir(getattr(row, place), **facts) for place in one.places}
        changed = {place: heir for place, heir in heirs.items() if heir is not None}
        for place, heir in changed.items():
            setattr(row, place, heir)
        if changed and isinstance(row, Clock):
            _count_there(work, merger, row)
    work.session.flush()


def _move_notices(work: Work, order: Order, case: Case) -> None:
    """What was told to a post is told to the same post of the successor."""
    facts = {"slug": case.slug, "field": case.field, "territory": case.territory}
    mine = select(Notice.unit_id).where(Notice.case_id == case.id, Notice.unit_id.in_(order.before)).distinct()
    for before in work.session.scalars(mine).all():
        heir = order.heir(before, **facts) if before else None
        if heir is not None:
            theirs = Notice.case_id == case.id, Notice.unit_id == before
            work.session.execute(update(Notice).where(*theirs).values(unit_id=heir))


def _count_there(work: Work, merger: Merger, clock: Clock) -> None:
    office = calendars.of_unit(work, clock.unit_id)
    if office.edition == clock.edition:
        return
    clock.calendar = office.name
    work.session.flush()
    clocks.happen(work, clock, "recompute", clocks.Why(reason=merger.document, facts={"edition": office.edition}))
