"""A rearrangement as it is ordered: who follows whom, what is founded, what is called otherwise from the day on."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from engine import administration, organisation, validity
from engine.tables import Merger, Moved, Placement, Renaming, Succession, UnitAbove, UnitName
from engine.work import Work
from feel.errors import Fault

Kind = Literal["merge", "split", "rename", "abolish", "level"]


class TooLate(Fault):
    """This rearrangement holds from {day} on; it can be planned and reversed only before that day."""

    vi = "Việc sắp xếp có hiệu lực từ ngày {day}; chỉ lập hoặc hủy được trước ngày đó."


class CodeTaken(Fault):
    """Another unit has the code '{code}'."""

    vi = "Đã có đơn vị khác mang mã '{code}'."


class FollowsItself(Fault):
    """The unit '{code}' cannot follow itself. Name only the units that come to it."""

    vi = "Đơn vị '{code}' không thể tiếp nhận từ chính nó: chỉ ghi những đơn vị nhập vào, bỏ đơn vị tiếp nhận."


class FollowedTwice(Fault):
    """The plan names two successors of the unit '{code}' for the same."""

    vi = "Phương án nêu hai đơn vị cùng tiếp nhận một nội dung của đơn vị '{code}'."


class FollowedOn(Fault):
    """The unit '{code}' cannot take over what the same plan takes from it: name the unit that has it in the end."""

    vi = "Đơn vị '{code}' không thể tiếp nhận nội dung mà chính phương án này lại chuyển đi; hãy nêu đơn vị nhận cuối."


class BelowEnding(Fault):
    """The unit '{code}' cannot follow '{above}', below which it stands; place it elsewhere first."""

    vi = "Đơn vị '{code}' đang trực thuộc '{above}' nên chưa thể tiếp nhận đơn vị này; hãy chuyển trực thuộc trước."


class NotThen(Fault):
    """The unit '{code}' does not exist on {day}."""

    vi = "Đơn vị '{code}' không tồn tại vào ngày {day}."


class NothingToDo(Fault):
    """This rearrangement changes no unit."""

    vi = "Việc sắp xếp này không thay đổi đơn vị nào."


class InAnother(Fault):
    """The unit '{code}' is part of another rearrangement that is not over."""

    vi = "Đơn vị '{code}' đang nằm trong một lần sắp xếp khác chưa xong."


@dataclass(frozen=True, slots=True)
class Founded:
    """A unit that exists from the day on."""

    code: str
    name: str
    level: str
    parent: str | None = None  #: code
    calendar: str = "hanh-chinh"
    territory: str | None = None
    header: str | None = None


@dataclass(frozen=True, slots=True)
class Follows:
    """*to* follows *before*: in all, or only where everything named fits. Without an entry for all, *before* stays."""

    before: str  #: code
    to: str
    slug: str | None = None
    field: str | None = None
    territory: str | None = None


@dataclass(frozen=True, slots=True)
class Renamed:
    """A unit that stays, under another code, name or level; None: as before."""

    unit: str  #: code until then
    code: str | None = None
    name: str | None = None
    level: str | None = None
    header: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a resolution orders from the day *on*."""

    kind: Kind
    on: date
    document: str
    founded: tuple[Founded, ...] = ()
    follows: tuple[Follows, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    placed: Mapping[str, str] = field(default_factory=dict)  #: login of an officer -> code of the unit he goes to


def lay_down(work: Work, plan: Plan) -> Merger:
    """*plan* is kept, and its new units are founded with effect from its day. Nothing else changes yet.

    Raises:
        TooLate: the day has come.
        NothingToDo, FollowsItself, FollowedTwice, FollowedOn, CodeTaken, UnknownUnit, UnknownPerson, InAnother.
        BelowEnding: a successor stands below the unit that ends.
        NotThen: a unit ends before the day, or begins after it.
        NotAllowed: the actor does not administer every unit that is named.
    """
    require_administrator(work, plan)
    if validity.day(work.now) >= plan.on:
        raise TooLate(day=plan.on)
    if not plan.follows and not plan.renamed:
        raise NothingToDo()
    _check_codes(work, plan)
    merger = Merger(kind=plan.kind, on=plan.on, document=plan.document, planned_by=work.actor_id, planned_at=work.now)
    work.session.add(merger)
    work.session.flush()
    for one in plan.founded:
        _found(work, merger, one)
    _check_there(work, plan)
    _check_above(work, plan)
    work.session.add_all([_succession(work, merger, one) for one in plan.follows])
    work.session.add_all([_renaming(work, merger, one) for one in plan.renamed])
    work.session.add_all([_placement(work, merger, login, code) for login, code in plan.placed.items()])
    work.session.flush()
    return merger


def require_administrator(work: Work, plan: Plan) -> None:
    """Nothing, when the actor administers every unit that *plan* names and does not found.

    Raises:
        NotAllowed, UnknownUnit.
    """
    if work.actor_id is None:
        return
    named = {code for one in plan.follows for code in (one.before, one.to)} | {one.unit for one in plan.renamed}
    named |= {one.parent for one in plan.founded if one.parent} | set(plan.placed.values())
    codes = sorted(named - {one.code for one in plan.founded})
    administration.require(work, [organisation.unit_by_code(work, code) for code in codes])


def _check_codes(work: Work, plan: Plan) -> None:
    seen = set()
    for one in plan.follows:
        if one.before == one.to:
            raise FollowsItself(code=one.before)
        what = (one.before, one.slug, one.field, one.territory)
        if what in seen:
            raise FollowedTwice(code=one.before)
        seen.add(what)
    _check_turns(plan)
    new = [one.code for one in plan.founded] + [one.code for one in plan.renamed if one.code not in (None, one.unit)]
    for number, code in enumerate(new):
        if code in new[:number]:
            raise CodeTaken(code=code)
        if work.session.scalar(select(UnitName.id).where(UnitName.code == code).limit(1)) is not None:
            raise CodeTaken(code=code)
    changed = {one.before for one in plan.follows} | {one.unit for one in plan.renamed}
    _check_alone(work, changed, (Succession.from_id, Succession.to_id, Renaming.unit_id))
    taking = {one.to for one in plan.follows} - {one.code for one in plan.founded} - changed
    _check_alone(work, taking, (Succession.from_id,))


def _check_alone(work: Work, codes: Iterable[str], places: Iterable[InstrumentedAttribute[uuid.UUID]]) -> None:
    """None of the units *codes* stands in one of these *places* of another rearrangement that is not over."""
    for code in sorted(codes):
        unit = organisation.unit_by_code(work, code)
        going_on = select(Merger.id).where(Merger.state.in_(("planned", "prepared", "moving")))
        for column in places:
            table: Any = column.class_
            other = select(table.id).where(table.merger_id.in_(going_on), column == unit.id)
            if work.session.scalar(other.limit(1)) is not None:
                raise InAnother(code=code)


def _check_turns(plan: Plan) -> None:
    """Nothing is handed on twice in one plan: chains and circles of successors would never come to rest."""
    for first in plan.follows:
        for then in plan.follows:
            if first.to == then.before and _meet(first, then):
                raise FollowedOn(code=first.to)
    ending = {one.before for one in plan.follows if not (one.slug or one.field or one.territory)}
    for renamed in plan.renamed:
        if renamed.unit in ending:
            raise FollowedOn(code=renamed.unit)


def _meet(first: Follows, then: Follows) -> bool:
    pairs = [(first.slug, then.slug), (first.field, then.field), (first.territory, then.territory)]
    return all(one is None or other is None or one == other for one, other in pairs)


def _check_there(work: Work, plan: Plan) -> None:
    """Every unit that the plan names is there on its day."""
    named = {code for one in plan.follows for code in (one.before, one.to)}
    named |= {one.unit for one in plan.renamed} | set(plan.placed.values())
    for code in sorted(named):
        unit = organisation.unit_by_code(work, code)
        if unit.valid_from > plan.on or (unit.valid_to is not None and unit.valid_to <= plan.on):
            raise NotThen(code=code, day=plan.on)


def _check_above(work: Work, plan: Plan) -> None:
    for one in plan.follows:
        if not (one.slug or one.field or one.territory):
            to, before = (organisation.unit_by_code(work, code).id for code in (one.to, one.before))
            if work.session.get(UnitAbove, (to, before)) is not None:
                raise BelowEnding(code=one.to, above=one.before)


def _found(work: Work, merger: Merger, one: Founded) -> None:
    parent = organisation.unit_by_code(work, one.parent) if one.parent else None
    unit = organisation.found(
        work,
        one.code,
        one.name,
        level=one.level,
        parent_id=parent.id if parent else None,
        since=merger.on,
        calendar=one.calendar,
        territory=one.territory,
        header=one.header,
    )
    note(work, merger, "unit", unit.id, made=True, to_id=unit.id)


def note(
    work: Work,
    merger: Merger,
    kind: str,
    subject: uuid.UUID,
    *,
    made: bool,
    source: uuid.UUID | None = None,
    from_id: uuid.UUID | None = None,
    to_id: uuid.UUID | None = None,
) -> None:
    """Keep that the rearrangement made, ended or moved a row."""
    row = {"merger_id": merger.id, "kind": kind, "subject": subject, "source": source, "made": made}
    work.session.add(Moved(**row, from_id=from_id, to_id=to_id, at=work.now))


def _succession(work: Work, merger: Merger, one: Follows) -> Succession:
    return Succession(
        merger_id=merger.id,
        from_id=organisation.unit_by_code(work, one.before).id,
        to_id=organisation.unit_by_code(work, one.to).id,
        slug=one.slug,
        field=one.field,
        territory=one.territory,
    )


def _renaming(work: Work, merger: Merger, one: Renamed) -> Renaming:
    unit = organisation.unit_by_code(work, one.unit)
    before: UnitName = organisation.name_on(work, unit.id, validity.day(work.now))
    name = one.name or before.name
    return Renaming(
        merger_id=merger.id,
        unit_id=unit.id,
        code=one.code or before.code,
        name=name,
        header=one.header or (name.upper() if one.name else before.header),
        level=one.level or before.level,
    )


def _placement(work: Work, merger: Merger, login: str, code: str) -> Placement:
    person, unit = organisation.person_by_login(work, login), organisation.unit_by_code(work, code)
    return Placement(merger_id=merger.id, person_id=person.id, to_id=unit.id)
