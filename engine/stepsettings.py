"""What a unit does its own way: other times and other posts for a step, without another diagram."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from engine import administration, calendar, validity
from engine.tables import Case, StepSetting, Unit
from engine.work import Work
from feel.errors import Fault

Key = tuple[uuid.UUID, str]  #: unit that the lane means, BPMN id of the step


class NothingSet(Fault):
    """Say another time or another post for the step '{element}', or both."""

    vi = "Hãy nêu thời hạn khác hoặc vị trí khác cho bước '{element}', hoặc cả hai."


@dataclass(frozen=True, slots=True)
class Own:
    """How a unit does one step: None where it does as the diagram says."""

    limit: str | None = None
    limit_kind: str | None = None
    post: tuple[uuid.UUID, str] | None = None  #: unit and role


def put(
    work: Work, unit: Unit, slug: str, element: str, own: Own, *, since: date, until: date | None = None
) -> StepSetting:
    """From *since* on, *unit* does the step *element* of *slug* as *own* says; tasks that wait already stay.

    Raises:
        NothingSet: *own* says nothing.
        BadLimit: the limit cannot be read.
        WrongDates: it would end before it begins.
        NotAllowed: the actor does not administer the unit.
    """
    administration.require(work, [unit])
    validity.check(since, until)
    if own.limit is None and own.post is None:
        raise NothingSet(element=element)
    kind = own.limit_kind or "working"
    if own.limit is not None:
        calendar.parse_limit(own.limit, kind=kind)
    post_unit, post_role = own.post or (None, None)
    row = StepSetting(
        unit_id=unit.id,
        slug=slug,
        element=element,
        step_limit=own.limit,
        limit_kind=kind if own.limit is not None else None,
        post_unit_id=post_unit,
        post_role=post_role,
        valid_from=since,
        valid_to=until,
    )
    work.session.add(row)
    work.session.flush()
    return row


def of_case(work: Work, case: Case) -> Mapping[Key, Own]:
    """What the units of *case* do their own way today; of several entries for a step the newest counts."""
    mine = select(StepSetting).where(
        StepSetting.unit_id.in_({case.receiving_unit_id, case.competent_unit_id, case.returning_unit_id}),
        StepSetting.slug == case.slug,
        validity.on(StepSetting, validity.day(work.now)),
    )
    found: dict[Key, Own] = {}
    for row in work.session.scalars(mine.order_by(StepSetting.valid_from)):
        before = found.get((row.unit_id, row.element), Own())
        found[row.unit_id, row.element] = _over(before, row)
    return found


def _over(before: Own, row: StepSetting) -> Own:
    post = before.post
    if row.post_unit_id is not None and row.post_role is not None:
        post = (row.post_unit_id, row.post_role)
    if row.step_limit is None:
        return Own(before.limit, before.limit_kind, post)
    return Own(row.step_limit, row.limit_kind, post)
