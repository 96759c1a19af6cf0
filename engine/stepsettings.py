"""What a unit does its own way: other times and other posts for a step, without another diagram."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, and_, bindparam, select

from engine import administration, calendar, calendars, validity
from engine.calendars import Office
from engine.tables import Case, OfficeCalendar, StepSetting, Unit
from engine.tables.base import bare
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


@dataclass(frozen=True, slots=True)
class Ways:
    """How the units of a case work."""

    own: Mapping[Key, Own]  #: what they do their own way
    kept: Mapping[uuid.UUID, tuple[str, str | None]]  #: calendar of each and its edition; None: nobody needed it yet

    def office(self, work: Work, unit_id: uuid.UUID) -> Office:
        """The office time of the unit, read again only when it is not one of the case's.

        Raises:
            UnknownCalendar: the unit names a calendar that neither the rows nor the product know.
        """
        found = self.kept.get(unit_id)
        return calendars.of_unit(work, unit_id) if found is None else calendars.office(work, unit_id, *found)


def _ways() -> Any:
    """Each of the units `units` with its calendar, and with what it does its own way in `of_slug` on `today`."""
    unit, edition, setting = bare(Unit), bare(OfficeCalendar), bare(StepSetting)
    today = bindparam("today", type_=Date())
    in_force = validity.on(setting.c, today)
    is_own = and_(setting.c.unit_id == unit.c.id, setting.c.slug == bindparam("of_slug"), in_force)
    said = (getattr(setting.c, name) for name in ("element", "step_limit", "limit_kind", "post_unit_id", "post_role"))
    return (
        select(unit.c.id, unit.c.calendar, edition.c.edition, *said)
        .outerjoin(edition, edition.c.name == unit.c.calendar)
        .outerjoin(setting, is_own)
        .where(unit.c.id.in_(bindparam("units", expanding=True)))
        .order_by(setting.c.valid_from)
    )


WAYS = _ways()


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


def of_case(work: Work, case: Case) -> Ways:
    """How the units of *case* work today: one statement. Of several entries for a step the newest counts."""
    units = [case.receiving_unit_id, case.competent_unit_id, case.returning_unit_id]
    asked = {"units": units, "of_slug": case.slug, "today": validity.day(work.now)}
    own: dict[Key, Own] = {}
    kept: dict[uuid.UUID, tuple[str, str | None]] = {}
    for row in work.session.execute(WAYS, asked):
        kept[row.id] = (row.calendar, row.edition)
        if row.element is not None:
            own[row.id, row.element] = _over(own.get((row.id, row.element), Own()), row)
    return Ways(own, kept)


def _over(before: Own, row: Any) -> Own:
    post = before.post
    if row.post_unit_id is not None and row.post_role is not None:
        post = (row.post_unit_id, row.post_role)
    if row.step_limit is None:
        return Own(before.limit, before.limit_kind, post)
    return Own(row.step_limit, row.limit_kind, post)
