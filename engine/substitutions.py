"""Standing in for an absent officer, and the authority to sign: two things, each with its dates and its document."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select, update

from engine import administration, people, validity
from engine.people import Act
from engine.tables import Grant, Group, Holding, Membership, Person, Post, Substitution, TrailEntry, Unit
from engine.work import Work
from feel.errors import Fault

FORMS = {
    "ky": "Ký trực tiếp",
    "TM.": "Thay mặt tập thể",
    "KT.": "Ký thay người đứng đầu",
    "TL.": "Thừa lệnh",
    "TUQ.": "Thừa ủy quyền",
}


class NoDocument(Fault):
    """Name the document that orders this: its number and date."""

    vi = "Hãy nêu số, ngày của văn bản giao quyền hoặc phân công."


class NotForOneself(Fault):
    """Nobody can stand in for himself."""

    vi = "Không thể tự làm thay cho chính mình."


class NoEnd(Fault):
    """An authority by written delegation (TUQ.) needs a last day."""

    vi = "Thừa ủy quyền (TUQ.) phải có thời hạn."


class UnknownForm(Fault):
    """'{form}' is no form of signature; there are: {forms}."""

    vi = "Không có hình thức ký '{form}'; các hình thức gồm: {forms}."


class UnknownAct(Fault):
    """There is no right to '{act}'; there are: {acts}."""

    vi = "Không có quyền '{act}'; các quyền gồm: {acts}."


class NoSuchRight(Fault):
    """There is no such right, or you may not see it."""

    vi = "Không có quyền này, hoặc bạn không được xem."


@dataclass(frozen=True, slots=True)
class Scope:
    """What a right or a substitution is for; None: everything."""

    unit: Unit | None = None  #: and the units below it
    slug: str | None = None
    field: str | None = None
    element: str | None = None  #: one step; rights only

    def facts(self) -> dict[str, str | None]:
        """What it names, as the record of changes keeps it."""
        code = self.unit.code if self.unit else None
        return {"unit": code, "slug": self.slug, "field": self.field, "element": self.element}

    @property
    def unit_id(self) -> uuid.UUID | None:
        """The id of the unit."""
        return self.unit.id if self.unit else None


EVERYTHING = Scope()


def substitute(
    work: Work,
    absent: Person,
    deputy: Person,
    *,
    document: str,
    since: date,
    until: date,
    scope: Scope = EVERYTHING,
) -> Substitution:
    """*deputy* stands in for *absent* from *since* until the day before *until*, by *document*.

    The deputy gets the rights of the absent's posts, groups and grants, but not to sign or to administer, and nothing
    that the absent has himself as somebody's deputy. Each act is recorded with the absent and the document.

    Raises:
        NotForOneself, NoDocument, WrongDates.
        OwnRights: the actor would be the deputy. NotAllowed: he does not administer where the absent works.

    Our choice: not transitive and always with an end, so that one absence never opens a chain that nobody signed.
    """
    if absent.id == deputy.id:
        raise NotForOneself()
    _check(document, since, until)
    units = [scope.unit] if scope.unit else administration.units_of(work, absent)
    facts = {"absent": absent.login, **scope.facts(), "from": since.isoformat(), "to": until.isoformat()}
    administration.settle(work, deputy, units, "substitute", source=document, facts=facts)
    row = Substitution(
        absent_id=absent.id,
        deputy_id=deputy.id,
        document=document.strip(),
        unit_id=scope.unit_id,
        slug=scope.slug,
        field=scope.field,
        valid_from=since,
        valid_to=until,
    )
    work.session.add(row)
    work.session.flush()
    return row


def come_back(work: Work, absent: Person, *, on: date) -> int:
    """*absent* is back on *on*: his substitutions end; gives how many. What had not begun never will.

    Raises:
        NotAllowed: neither the absent himself nor his administrator says so.
    """
    if work.actor_id != absent.id:
        administration.require(work, administration.units_of(work, absent))
    mine = Substitution.absent_id == absent.id, Substitution.valid_to > on
    to_come = work.session.scalars(select(Substitution).where(*mine, Substitution.valid_from >= on)).all()
    for row in to_come:
        work.session.delete(row)
    work.session.flush()
    running = list(work.session.scalars(select(Substitution.id).where(*mine)))
    work.session.execute(update(Substitution).where(Substitution.id.in_(running)).values(valid_to=on))
    return len(to_come) + len(running)


def authorise(
    work: Work,
    person: Person,
    form: str,
    *,
    document: str,
    since: date,
    until: date | None = None,
    scope: Scope = EVERYTHING,
) -> Grant:
    """*person* may sign by *form* (ky, TM., KT., TL., TUQ.) what lies in *scope*.

    Raises:
        UnknownForm, NoDocument, WrongDates, NoEnd, OwnRights, NotAllowed.

    Source: Nghị định 30/2020/NĐ-CP Điều 13: the forms of signature; TUQ. is given in writing, for a limited time, and
    not passed on.
    """
    if form not in FORMS:
        raise UnknownForm(form=form, forms=", ".join(FORMS))
    if form == "TUQ." and until is None:
        raise NoEnd()
    _check(document, since, until)
    facts = {"form": form, **scope.facts(), "from": since.isoformat(), "to": until.isoformat() if until else None}
    units = [scope.unit] if scope.unit else []
    administration.settle(work, person, units, "authorise", source=document, facts=facts)
    authority = Grant(person_id=person.id, act="sign", form=form, document=document.strip())
    return _grant(work, authority, scope, since, until)


def allow(
    work: Work,
    whom: Person | Group | Post,
    act: Act,
    *,
    since: date,
    until: date | None = None,
    scope: Scope = EVERYTHING,
    source: str | None = None,
) -> Grant:
    """*whom* may do *act* to what lies in *scope*, besides what posts bring.

    Raises:
        UnknownAct: there is no such act, or it is `sign`, which only `authorise` gives.
        WrongDates.
        OwnRights, NotAllowed (who gives a right without a unit administers the whole system), NoSource.
    """
    givable = [name for name in people.ACTS if name != "sign"]
    if act not in givable:
        raise UnknownAct(act=act, acts=", ".join(givable))
    validity.check(since, until)
    facts = {"act": act, **scope.facts(), "from": since.isoformat(), "to": until.isoformat() if until else None}
    _settle(work, whom, [scope.unit] if scope.unit else [], "allow", source, facts)
    column = {Person: "person_id", Group: "group_id", Post: "post_id"}[type(whom)]
    return _grant(work, Grant(act=act, **{column: whom.id}), scope, since, until)


def revoke(work: Work, grant: Grant, *, on: date, source: str | None = None) -> None:
    """The right *grant* ends on *on*; one that had not begun by then is gone.

    Raises:
        OwnRights, NotAllowed, NoSource.
    """
    unit = work.session.get(Unit, grant.unit_id) if grant.unit_id else None
    facts = {"act": grant.act, "form": grant.form, "unit": unit.code if unit else None, "on": on.isoformat()}
    _settle(work, _whom(work, grant), [unit] if unit else [], "revoke", source, facts)
    if grant.valid_from >= on:
        work.session.delete(grant)
    elif grant.valid_to is None or grant.valid_to > on:
        grant.valid_to = on
    work.session.flush()


def shared(work: Work, right_id: uuid.UUID) -> Grant:
    """The right of a group or a post; those of officers are found with them.

    Raises:
        NoSuchRight.
    """
    grant = work.session.get(Grant, right_id)
    if grant is None or grant.person_id is not None:
        raise NoSuchRight
    return grant


def of_person(work: Work, person: Person, right_id: uuid.UUID) -> Grant:
    """The right of *person*.

    Raises:
        NoSuchRight.
    """
    grant = work.session.get(Grant, right_id)
    if grant is None or grant.person_id != person.id:
        raise NoSuchRight
    return grant


def _whom(work: Work, grant: Grant) -> Person | Group | Post:
    if grant.person_id is not None:
        return work.session.get_one(Person, grant.person_id)
    if grant.group_id is not None:
        return work.session.get_one(Group, grant.group_id)
    return work.session.get_one(Post, grant.post_id)


def _settle(
    work: Work, whom: Person | Group | Post, units: Sequence[Unit], act: str, source: str | None, facts: dict[str, Any]
) -> None:
    """Of a group or a post that the actor belongs to, the right would be his own as well."""
    if isinstance(whom, Person):
        administration.settle(work, whom, units, act, source=source, facts=facts)
        return
    if work.actor_id is not None and work.actor_id in _holders(work, whom):
        raise administration.OwnRights
    subject = f"group {whom.code}" if isinstance(whom, Group) else f"post {whom.id}"
    administration.settle_for_many(work, subject, units, act, source=source, facts=facts)


def _holders(work: Work, whom: Group | Post) -> set[uuid.UUID]:
    """Who belongs to the group, or holds the post, today or some day."""
    if isinstance(whom, Group):
        return set(work.session.scalars(select(Membership.person_id).where(Membership.group_id == whom.id)))
    return set(work.session.scalars(select(Holding.person_id).where(Holding.post_id == whom.id)))


def words(work: Work, entry: TrailEntry) -> str | None:
    """How the trail says in whose stead *entry* was done: "B thay A theo …"; None when the actor did it himself."""
    stead = entry.facts.get("for")
    if stead is None or entry.actor_id is None:
        return None
    absent_id = uuid.UUID(stead)
    named = select(Person.id, Person.full_name).where(Person.id.in_((entry.actor_id, absent_id)))
    names = {row.id: row.full_name for row in work.session.execute(named)}
    return f"{names[entry.actor_id]} thay {names[absent_id]} theo {entry.facts['document']}"


def _grant(work: Work, grant: Grant, scope: Scope, since: date, until: date | None) -> Grant:
    grant.unit_id, grant.slug, grant.field, grant.element = scope.unit_id, scope.slug, scope.field, scope.element
    grant.valid_from, grant.valid_to = since, until
    work.session.add(grant)
    work.session.flush()
    return grant


def _check(document: str, since: date, until: date | None) -> None:
    if not document.strip():
        raise NoDocument()
    validity.check(since, until)


def absent_on(work: Work, person_id: uuid.UUID, day: date) -> Substitution | None:
    """By which substitution the person is away on *day*; None when he is not."""
    mine = select(Substitution).where(Substitution.absent_id == person_id, validity.on(Substitution, day))
    return work.session.scalars(mine).first()
