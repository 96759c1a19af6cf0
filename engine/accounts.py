"""The accounts of officers: made, activated, locked and corrected, each by a decision that is kept.

How an officer proves who he is, is told in `engine.passwords` and `engine.secondfactors`.

Source: Circular 11/2025/TT-BKHCN, annex, group 1, item 2.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, or_, select, update

from engine import administration, organisation, people, progress, proposals, trail
from engine.people import acts
from engine.tables import Person, Task, Unit
from engine.work import Happening, Work
from feel import text
from feel.errors import Fault
from forms import contact

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,79}")
State = Literal["new", "active", "locked"]
STATES: dict[State, str] = {"new": "Chờ kích hoạt", "active": "Đang hoạt động", "locked": "Đã khóa"}


class BadLogin(Fault):
    """'{login}' cannot be a login: small letters, digits, dots and hyphens, two of them at least."""

    vi = "'{login}' không dùng làm tên đăng nhập được: chỉ gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối."


class LoginTaken(Fault):
    """Another officer signs in as '{login}'."""

    vi = "Đã có cán bộ mang tên đăng nhập '{login}'."


class NoName(Fault):
    """Give the full name of the officer."""

    vi = "Hãy nhập họ và tên của cán bộ."


class NotSo(Fault):
    """The account '{login}' is not {wanted}: it is {state}."""

    vi = "Tài khoản '{login}' đang ở tình trạng '{words}', không thực hiện được thao tác này."


@dataclass(frozen=True, slots=True)
class Account:
    """Who an officer is: name, where he belongs, how he is reached at work."""

    full_name: str
    unit: str  #: code of the unit that he belongs to
    email: str | None = None
    phone: str | None = None


def create(work: Work, login: str, account: Account, *, source: str) -> Person:
    """A new account that waits for its activation; until then it may nothing.

    Raises:
        BadLogin, LoginTaken, NoName, NotAPhone, NotAnEmail, UnknownUnit, NotAllowed, NoSource: nothing is made.
    """
    if not LOGIN.fullmatch(login):
        raise BadLogin(login=login[:80])
    if work.session.scalar(select(Person.id).where(Person.login == login)) is not None:
        raise LoginTaken(login=login)
    unit, known = _read(work, account)
    person = Person(login=login, active=False, **known)
    administration.settle(work, person, [unit], "create", source=source, facts={"unit": unit.code})
    work.session.add(person)
    work.session.flush()
    return person


def correct(work: Work, person: Person, account: Account, *, source: str) -> None:
    """Name, unit and contact of *person* are those of *account* from now on.

    Raises:
        NoName, NotAPhone, NotAnEmail, UnknownUnit, OwnRights, NotAllowed, NoSource: nothing is changed.
    """
    unit, known = _read(work, account)
    changed = sorted(name for name, value in known.items() if getattr(person, name) != value)
    units = [unit, *administration.units_of(work, person)]
    facts = {"unit": unit.code, "changed": changed}  # which, not what: names and numbers are personal
    administration.settle(work, person, units, "correct", source=source, facts=facts)
    for name, value in known.items():
        setattr(person, name, value)
    work.session.flush()


def activate(work: Work, person: Person, *, source: str) -> None:
    """*person* may act from now on, for the first time or again.

    Raises:
        NotSo: the account is active. OwnRights, NotAllowed, NoSource.
    """
    _require(person, "new", "locked")
    administration.settle(work, person, administration.units_of(work, person), "activate", source=source, facts={})
    person.active, person.activated_at, person.locked_at = True, work.now, None
    work.session.flush()


def lock(work: Work, person: Person, *, source: str) -> int:
    """*person* may nothing from now on; the tasks that he held wait for others. Gives how many.

    A task that was delegated to him is its owner's again; one that he delegated is the other's for good. His rights
    and posts stay, for whoever replaces him. Our choice: so nothing waits for somebody who cannot come.

    Raises:
        NotSo: the account is not active. OwnRights, NotAllowed, NoSource.
    """
    _require(person, "active")
    units = administration.units_of(work, person)
    administration.settle(work, person, units, "lock", source=source, facts={})
    person.active, person.locked_at = False, work.now
    work.session.flush()
    return sum(_free(work, person, case_id, source) for case_id in _cases_in_hand(work, person))


def state_of(person: Person) -> State:
    """What the account is: new, active or locked."""
    if person.active:
        return "active"
    return "locked" if person.locked_at is not None else "new"


def rights(work: Work, person: Person, lang: str = "vi") -> list[str]:
    """Every right that *person* has today, in *lang*: where it comes from, and what it lets him do."""
    standing = people.stand(work.session, person.id, work.now)
    return [_words(work, person, reach, lang) for reach in standing.reaches]


def _words(work: Work, person: Person, reach: people.Reach, lang: str) -> str:
    may = ", ".join(words for act, words in acts.words(lang).items() if act in reach.acts)
    source = reach.source.vi if lang == "vi" else reach.source.en
    told = f"{source[:1].upper()}{source[1:]}: {may}"
    if reach.principal == person.id:
        return told
    absent = work.session.get_one(Person, reach.principal)
    instead = f"Thay {absent.full_name} theo" if lang == "vi" else f"In place of {absent.full_name} by"
    return f"{instead} {reach.document}. {told}"


def _read(work: Work, account: Account) -> tuple[Unit, dict[str, Any]]:
    name = " ".join(account.full_name.split())
    if not name:
        raise NoName
    unit = organisation.unit_by_code(work, account.unit)
    known = {
        "full_name": name,
        "name_folded": text.fold(name),
        "name_collation": text.collate(name),
        "unit_id": unit.id,
        "email": contact.email(account.email) if account.email else None,
        "phone": contact.phone(account.phone) if account.phone else None,
    }
    return unit, known


def _require(person: Person, *wanted: State) -> None:
    state = state_of(person)
    if state not in wanted:
        raise NotSo(login=person.login, wanted=" or ".join(wanted), state=state, words=STATES[state])


def _cases_in_hand(work: Work, person: Person) -> list[uuid.UUID]:
    """In one order for everybody, so that two acts on many cases never wait for each other crosswise."""
    concerned = or_(Task.holder_id == person.id, Task.owner_id == person.id)
    mine = select(Task.case_id).where(concerned, Task.state == "claimed", _is_of_post()).distinct()
    return sorted(work.session.scalars(mine), key=str)


def _is_of_post() -> ColumnElement[bool]:
    """What an officer was ordered to do is nobody else's: it waits for him."""
    return Task.proposal.is_distinct_from(proposals.ORDER)


def _free(work: Work, person: Person, case_id: uuid.UUID, source: str) -> int:
    progress.hold(work, case_id)
    live = select(Task).where(Task.case_id == case_id, Task.state == "claimed", _is_of_post())
    held = live.where(or_(Task.holder_id == person.id, Task.owner_id == person.id))
    freed = 0
    for task in work.session.scalars(held.execution_options(populate_existing=True)).all():
        if task.holder_id != person.id:  # delegated by him: the other goes on
            work.session.execute(update(Task).where(Task.id == task.id).values(owner_id=None, version=Task.version + 1))
            continue
        freed += 1
        _take_away(work, person, task, source)
    return freed


def _take_away(work: Work, person: Person, task: Task, source: str) -> None:
    owner_id = task.owner_id
    values: dict[str, Any] = {"holder_id": owner_id, "owner_id": None, "for_id": None}
    values |= {"state": "claimed" if owner_id else "ready", "version": Task.version + 1}
    work.session.execute(update(Task).where(Task.id == task.id).values(**values))
    facts = {"from": str(person.id), **({"to": str(owner_id)} if owner_id else {})}
    trail.record(work, task.case_id, "take-away", element=task.element, facts=facts, reason=source)
    told = {"task": task.id, "unit": task.unit_id, "role": task.role}
    if owner_id:
        told = {"task": task.id, "holder": str(owner_id)}
    kind = "task-handed" if owner_id else "task-ready"
    work.publish(work, Happening(kind, task.case_id, work.now, element=task.element, facts=told))
