"""Units, people and posts: how they come to be. Names are kept with what searching and ordering need."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, insert, or_, select, update

from engine import administration, validity
from engine.tables import LEVELS, Charge, Group, Holding, Membership, Person, Post, Unit, UnitAbove, UnitName
from engine.work import Work
from feel import text
from feel.errors import Fault

INSIDE = frozenset({"division", "desk"})  #: the levels of units that are a part of the agency above them


class UnknownUnit(Fault):
    """No unit has the code '{code}'."""

    vi = "Không có đơn vị mang mã '{code}'."


class UnknownPerson(Fault):
    """No officer signs in as '{login}'."""

    vi = "Không có cán bộ mang tên đăng nhập '{login}'."


class UnknownPost(Fault):
    """The unit {code} has no post '{role}'."""

    vi = "Đơn vị {code} không có vị trí '{role}'."


class UnknownGroup(Fault):
    """No group of officers has the code '{code}'."""

    vi = "Không có nhóm nào mang mã '{code}'."


class AboveItself(Fault):
    """The unit '{code}' cannot stand below itself."""

    vi = "Đơn vị '{code}' không thể trực thuộc chính nó."


class UnknownLevel(Fault):
    """'{level}' is no level of a unit; there are: {levels}."""

    vi = "Không có cấp đơn vị '{level}'; các cấp gồm: {levels}."


class NotHeld(Fault):
    """{name} does not hold this post then."""

    vi = "{name} không giữ vị trí này vào thời gian đó."


class NothingInCharge(Fault):
    """Name a unit, a procedure, a field or an area that the officer is in charge of."""

    vi = "Hãy nêu đơn vị, thủ tục, lĩnh vực hoặc địa bàn mà cán bộ được phân công phụ trách."


def found(
    work: Work,
    code: str,
    name: str,
    *,
    level: str,
    parent_id: uuid.UUID | None = None,
    since: date,
    calendar: str = "hanh-chinh",
    territory: str | None = None,
    header: str | None = None,
) -> Unit:
    """The unit with *code*: made now, or the one that is already there.

    *header* is how the unit stands at the head of its papers; None: its name in capitals.

    Raises:
        UnknownLevel. NotAllowed: the actor does not administer the unit above.
    """
    unit = work.session.scalar(select(Unit).where(Unit.code == code))
    if unit is not None:
        return unit
    if level not in LEVELS:
        raise UnknownLevel(level=level, levels=", ".join(LEVELS))
    administration.require(work, [work.session.get_one(Unit, parent_id)] if parent_id else [])
    unit = Unit(
        code=code,
        level=level,
        parent_id=parent_id,
        valid_from=since,
        calendar=calendar,
        territory=territory,
        **_named("name", name),
    )
    work.session.add(unit)
    work.session.flush()
    work.session.add(called(unit, code=code, name=name, header=header, level=level, since=since))
    _stand_below(work, unit)
    return unit


def called(unit: Unit, *, code: str, name: str, header: str | None, level: str, since: date) -> UnitName:
    """A row that says what *unit* is called from *since* on."""
    return UnitName(
        unit_id=unit.id,
        code=code,
        name=name,
        name_folded=text.fold(name),
        header=header or name.upper(),
        level=level,
        valid_from=since,
    )


def name_on(work: Work, unit_id: uuid.UUID, day: date) -> UnitName:
    """What the unit was, is or will be called on *day*: code, name, header and level.

    Raises:
        UnknownUnit: it does not exist on that day.
    """
    mine = select(UnitName).where(UnitName.unit_id == unit_id, validity.on(UnitName, day))
    name = work.session.scalar(mine)
    if name is None:
        raise UnknownUnit(code=str(unit_id))
    return name


def place_below(work: Work, unit: Unit, parent: Unit | None) -> None:
    """*unit*, with everything below it, belongs to *parent* from now on.

    Raises:
        AboveItself: *parent* stands below *unit*.
        NotAllowed: the actor does not administer both.
    """
    administration.require(work, [unit, parent] if parent else [])
    branch = list(work.session.scalars(select(UnitAbove.unit_id).where(UnitAbove.above_id == unit.id)))
    if parent is not None and parent.id in branch:
        raise AboveItself(code=unit.code)
    unit.parent_id = parent.id if parent else None
    work.session.flush()
    stand_anew(work, branch)


def stand_anew(work: Work, branch: list[uuid.UUID]) -> None:
    """What stands above the units of *branch* is gathered again, after a parent or a level changed."""
    work.session.execute(delete(UnitAbove).where(UnitAbove.unit_id.in_(branch)))
    for unit in work.session.scalars(select(Unit).where(Unit.id.in_(branch))).all():
        _stand_below(work, unit)


def enrol(work: Work, login: str, full_name: str) -> Person:
    """The officer who signs in as *login*: made now and active, or the one that is already there.

    For setting up a system; administrators use `accounts.create`.

    Raises:
        NotAllowed: the actor does not administer the whole system.
    """
    person = work.session.scalar(select(Person).where(Person.login == login))
    if person is None:
        administration.require(work)
        person = Person(login=login, **_named("full_name", full_name))
        work.session.add(person)
        work.session.flush()
    return person


def post_of(work: Work, unit: Unit, role: str, title: str) -> Post:
    """The post *role* of *unit*: made now, or the one that is already there."""
    post = work.session.scalar(select(Post).where(Post.unit_id == unit.id, Post.role == role))
    if post is None:
        post = Post(unit_id=unit.id, role=role, title=title)
        work.session.add(post)
        work.session.flush()
    return post


def appoint(
    work: Work,
    person: Person,
    unit: Unit,
    *,
    role: str,
    title: str,
    since: date,
    until: date | None = None,
    source: str | None = None,
) -> Post:
    """*person* holds the post *role* of *unit* from *since* on, by the decision *source*; twice changes nothing.

    Raises:
        WrongDates: it would end before it begins.
        OwnRights, NotAllowed, NoSource: the actor may not appoint, or names no decision.
    """
    validity.check(since, until)
    facts = {"unit": unit.code, "role": role, "from": since.isoformat(), "to": until.isoformat() if until else None}
    administration.settle(work, person, [unit], "appoint", source=source, facts=facts)
    post = post_of(work, unit, role, title)
    held = select(Holding).where(
        Holding.post_id == post.id,
        Holding.person_id == person.id,
        or_(Holding.valid_to.is_(None), Holding.valid_to > since),
    )
    if work.session.scalars(held).first() is None:
        work.session.add(Holding(post_id=post.id, person_id=person.id, valid_from=since, valid_to=until))
        work.session.flush()
    return post


def dismiss(work: Work, person: Person, post: Post, *, on: date, source: str | None = None) -> None:
    """*person* no longer holds *post* from *on*; a holding that had not begun by then is gone.

    Raises:
        OwnRights, NotAllowed, NoSource.
    """
    unit = work.session.get_one(Unit, post.unit_id)
    facts = {"unit": unit.code, "role": post.role, "on": on.isoformat()}
    administration.settle(work, person, [unit], "dismiss", source=source, facts=facts)
    mine = Holding.person_id == person.id, Holding.post_id == post.id
    to_come = select(Holding.id).where(*mine, Holding.valid_from >= on)
    work.session.execute(delete(Charge).where(Charge.holding_id.in_(to_come)))
    work.session.execute(delete(Holding).where(*mine, Holding.valid_from >= on))
    ending = update(Holding).where(*mine, or_(Holding.valid_to.is_(None), Holding.valid_to > on))
    work.session.execute(ending.values(valid_to=on))


def charge(
    work: Work,
    person: Person,
    post: Post,
    *,
    since: date,
    until: date | None = None,
    unit: Unit | None = None,
    slug: str | None = None,
    field: str | None = None,
    territory: str | None = None,
    source: str | None = None,
) -> Charge:
    """*person*, who holds *post*, is in charge of what is named (phân công phụ trách); the post is divided from now on.

    Raises:
        NothingInCharge: nothing is named.
        NotHeld: this person does not hold the post then.
        WrongDates: it would end before it begins.
        OwnRights, NotAllowed, NoSource.
    """
    validity.check(since, until)
    if not (unit or slug or field or territory):
        raise NothingInCharge()
    named = {"unit": unit.code if unit else None, "slug": slug, "field": field, "territory": territory}
    facts = {"post": str(post.id), **named, "from": since.isoformat(), "to": until.isoformat() if until else None}
    own = [work.session.get_one(Unit, post.unit_id)]
    administration.settle(work, person, own, "charge", source=source, facts=facts)
    held = select(Holding.id).where(Holding.post_id == post.id, Holding.person_id == person.id)
    holding_id = work.session.scalar(held.where(or_(Holding.valid_to.is_(None), Holding.valid_to > since)))
    if holding_id is None:
        raise NotHeld(name=person.full_name)
    post.divided = True
    given = Charge(
        holding_id=holding_id,
        unit_id=unit.id if unit else None,
        slug=slug,
        field=field,
        territory=territory,
        valid_from=since,
        valid_to=until,
    )
    work.session.add(given)
    work.session.flush()
    return given


def group(work: Work, code: str, name: str) -> Group:
    """The group with *code*: made now, or the one that is already there.

    Raises:
        NotAllowed: the actor does not administer the whole system.
    """
    there = work.session.scalar(select(Group).where(Group.code == code))
    if there is None:
        administration.require(work)
        there = Group(code=code, name=name)
        work.session.add(there)
        work.session.flush()
    return there


def join(
    work: Work, person: Person, group: Group, *, since: date, until: date | None = None, source: str | None = None
) -> None:
    """*person* belongs to *group* from *since* on.

    Raises:
        WrongDates: it would end before it begins.
        OwnRights, NoSource. NotAllowed: a group may have rights anywhere, so who fills it administers the whole system.
    """
    validity.check(since, until)
    facts = {"group": group.code, "from": since.isoformat(), "to": until.isoformat() if until else None}
    administration.settle(work, person, [], "join", source=source, facts=facts)
    work.session.add(Membership(group_id=group.id, person_id=person.id, valid_from=since, valid_to=until))
    work.session.flush()


def leave(work: Work, person: Person, group: Group, *, on: date, source: str | None = None) -> None:
    """*person* belongs to *group* no more from *on*; a membership that had not begun by then is gone.

    Raises:
        OwnRights, NotAllowed, NoSource.
    """
    administration.settle(work, person, [], "leave", source=source, facts={"group": group.code, "on": on.isoformat()})
    mine = Membership.person_id == person.id, Membership.group_id == group.id
    work.session.execute(delete(Membership).where(*mine, Membership.valid_from >= on))
    lasting = or_(Membership.valid_to.is_(None), Membership.valid_to > on)
    work.session.execute(update(Membership).where(*mine, lasting).values(valid_to=on))


def unit_by_code(work: Work, code: str) -> Unit:
    """The unit with *code*.

    Raises:
        UnknownUnit: there is none.
    """
    unit = work.session.scalar(select(Unit).where(Unit.code == code))
    if unit is None:
        raise UnknownUnit(code=code)
    return unit


def units_by_code(work: Work, codes: Sequence[str]) -> list[Unit]:
    """The units with *codes*, each once, by code.

    Raises:
        UnknownUnit: names the first code that none has.
    """
    found = {unit.code: unit for unit in work.session.scalars(select(Unit).where(Unit.code.in_(codes)))}
    for code in codes:
        if code not in found:
            raise UnknownUnit(code=code)
    return [found[code] for code in sorted(found)]


def person_by_login(work: Work, login: str) -> Person:
    """The officer who signs in as *login*.

    Raises:
        UnknownPerson: there is none.
    """
    person = work.session.scalar(select(Person).where(Person.login == login))
    if person is None:
        raise UnknownPerson(login=login)
    return person


def _stand_below(work: Work, unit: Unit) -> None:
    """Gather what stands above *unit*: itself, and one parent after another."""
    rows = [{"unit_id": unit.id, "above_id": unit.id, "within": True}]
    below, within = unit, True
    while below.parent_id is not None:
        if any(row["above_id"] == below.parent_id for row in rows):  # two who moved units at once made a circle
            raise AboveItself(code=unit.code)
        within = within and below.level in INSIDE
        rows.append({"unit_id": unit.id, "above_id": below.parent_id, "within": within})
        below = work.session.get_one(Unit, below.parent_id)
    work.session.execute(insert(UnitAbove), rows)


def _named(column: str, name: str) -> dict[str, str]:
    return {column: name, "name_folded": text.fold(name), "name_collation": text.collate(name)}


def post_by_role(work: Work, unit: Unit, role: str) -> Post:
    """The post *role* of *unit*.

    Raises:
        UnknownPost: there is none.
    """
    found = work.session.scalar(select(Post).where(Post.unit_id == unit.id, Post.role == role))
    if found is None:
        raise UnknownPost(code=unit.code, role=role)
    return found


def group_by_code(work: Work, code: str) -> Group:
    """The group with *code*.

    Raises:
        UnknownGroup: there is none.
    """
    found = work.session.scalar(select(Group).where(Group.code == code))
    if found is None:
        raise UnknownGroup(code=code)
    return found
