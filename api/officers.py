"""Officers over the API: found by whoever administers them; accounts, posts and rights, each by a decision."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from sqlalchemy import or_, select

from api import adminshapes, caseroutes, peopleshapes, routes, shapes
from engine import accounts, organisation, passwords, people, secondfactors, signins, substitutions, validity
from engine.accounts import Account
from engine.queries import officers
from engine.queries.officers import Criteria, Officer
from engine.substitutions import Scope
from engine.tables import Grant, Person, Post, Substitution
from engine.work import Work

READ, WRITE = "people:read", "people:write"
ONE = "/people/<uuid:person_id>"

blp = routes.blueprint("people", "Officers, their posts and rights")
Verb = Callable[[Work, Person, dict[str, Any]], object]


@routes.asks(blp, "/me", READ, gives=peopleshapes.Rights)
def me(work: Work) -> Any:
    """You: your posts, groups and rights."""
    assert work.actor_id is not None
    return _rights(work, work.actor_id)


@routes.asks(
    blp, "/people/search", READ, method="POST", takes=peopleshapes.OfficerSearch, gives=peopleshapes.OfficerPage
)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """Look for officers whom you administer, in the order of a dictionary."""
    standing, most = people.stand(work.session, work.actor_id, work.now), asked["most"]
    today, after, wanted = validity.day(work.now), asked["after"], Criteria(**asked["filter"])
    found = officers.find(work.session, standing, wanted, today=today, most=most + 1, after=after)
    return {"rows": found[:most], "after": found[most - 1].login if len(found) > most else None}


@routes.asks(blp, ONE, READ, gives=peopleshapes.Rights)
def one(work: Work, person_id: uuid.UUID) -> Any:
    """An officer whom you administer, or yourself, with every right."""
    return _rights(work, person_id)


@routes.does(
    blp, "/people", WRITE, takes=peopleshapes.NewAccount, gives=peopleshapes.Officer, status=201, is_tagged=False
)
def create(work: Work, asked: dict[str, Any]) -> Any:
    """Make an account; it waits to be activated."""
    person = accounts.create(work, asked["login"], _account(asked), source=asked["source"])
    return seen(work, person.id)


def _act(name: str, takes: type[shapes.Shape]) -> Callable[[Verb], Verb]:
    """*verb* changes the account or the rights of an officer whom the actor administers."""

    def declare(verb: Verb) -> Verb:
        @wraps(verb)
        def view(work: Work, asked: dict[str, Any], person_id: uuid.UUID) -> Any:
            seen(work, person_id)
            verb(work, work.session.get_one(Person, person_id), asked)
            work.session.flush()
            return _told(work, person_id)

        routes.does(blp, f"{ONE}:{name}", WRITE, takes=takes, gives=peopleshapes.Officer, is_tagged=False)(view)
        return verb

    return declare


@_act("correct", peopleshapes.Account)
def correct(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Put name, unit and contact of an officer right."""
    accounts.correct(work, person, _account(asked), source=asked["source"])


@_act("activate", peopleshapes.Decided)
def activate(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Let an officer act from now on."""
    accounts.activate(work, person, source=asked["source"])


@_act("lock", peopleshapes.Decided)
def lock(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Lock an account; the tasks that it held wait for others."""
    accounts.lock(work, person, source=asked["source"])


@routes.does(
    blp,
    f"{ONE}:give-password",
    WRITE,
    takes=peopleshapes.Decided,
    gives=adminshapes.FirstPassword,
    is_tagged=False,
    is_kept=False,
)
def give_password(work: Work, asked: dict[str, Any], person_id: uuid.UUID) -> Any:
    """Give an officer a first password, told in this answer only."""
    seen(work, person_id)
    return {"password": passwords.give(work, work.session.get_one(Person, person_id), source=asked["source"])}


@_act("end-sign-ins", peopleshapes.Decided)
def end_sign_ins(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """End every sign-in of an officer."""
    signins.revoke(work, person, source=asked["source"])


@_act("take-off-factor", peopleshapes.Decided)
def take_off_factor(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Take off the second factor of an officer who lost his telephone."""
    secondfactors.take_off(work, person, source=asked["source"])


@_act("appoint", peopleshapes.Appointing)
def appoint(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Give an officer a post."""
    organisation.appoint(work, person, organisation.unit_by_code(work, asked.pop("unit")), **asked)


@_act("dismiss", peopleshapes.Dismissing)
def dismiss(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Take a post from an officer."""
    organisation.dismiss(work, person, _post(work, asked), on=asked["on"], source=asked["source"])


@_act("charge", peopleshapes.Charging)
def charge(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Put the holder of a post in charge of a part of its work."""
    post, code = _post(work, asked), asked["of_unit"]
    unit = organisation.unit_by_code(work, code) if code else None
    named = {name: asked[name] for name in ("since", "until", "slug", "field", "territory", "source")}
    organisation.charge(work, person, post, unit=unit, **named)


@_act("join", peopleshapes.Joining)
def join(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Put an officer into a group."""
    organisation.join(work, person, organisation.group_by_code(work, asked.pop("group")), **asked)


@_act("leave", peopleshapes.Leaving)
def leave(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Take an officer out of a group."""
    organisation.leave(work, person, organisation.group_by_code(work, asked.pop("group")), **asked)


@_act("allow", peopleshapes.Allowing)
def allow(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Give an officer a right beside his posts."""
    dates = {name: asked[name] for name in ("since", "until", "source")}
    substitutions.allow(work, person, asked["act"], scope=_scope(work, asked), **dates)


@_act("authorise", peopleshapes.Authorising)
def authorise(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Let an officer sign in a form."""
    dates = {name: asked[name] for name in ("since", "until", "document")}
    substitutions.authorise(work, person, asked["form"], scope=_scope(work, asked), **dates)


@_act("substitute", peopleshapes.Substituting)
def substitute(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """Let another stand in for an officer who is away."""
    deputy = organisation.person_by_login(work, asked["deputy"])
    dates = {name: asked[name] for name in ("since", "until", "document")}
    substitutions.substitute(work, person, deputy, scope=_scope(work, asked), **dates)


@_act("come-back", peopleshapes.ComingBack)
def come_back(work: Work, person: Person, asked: dict[str, Any]) -> None:
    """End the substitutions of an officer, or of yourself, who is back."""
    substitutions.come_back(work, person, on=asked["on"])


@routes.does(
    blp,
    f"{ONE}/rights/<uuid:right_id>:revoke",
    WRITE,
    takes=peopleshapes.Ending,
    gives=peopleshapes.Officer,
    is_tagged=False,
)
def revoke(work: Work, asked: dict[str, Any], person_id: uuid.UUID, right_id: uuid.UUID) -> Any:
    """End a right that an officer was given beside his posts."""
    seen(work, person_id)
    grant = substitutions.of_person(work, work.session.get_one(Person, person_id), right_id)
    substitutions.revoke(work, grant, on=asked["on"], source=asked["source"])
    return _told(work, person_id)


def seen(work: Work, person_id: uuid.UUID) -> Officer:
    """The officer, whom the actor administers or who he is.

    Raises:
        NoSuchOfficer.
    """
    standing = people.stand(work.session, work.actor_id, work.now)
    return officers.one(work.session, standing, person_id, today=validity.day(work.now))


def _told(work: Work, person_id: uuid.UUID) -> Officer:
    """The officer after an act, also when he does not belong to whoever did it any more."""
    return officers.known(work.session, person_id, today=validity.day(work.now))


def _rights(work: Work, person_id: uuid.UUID) -> dict[str, Any]:
    officer, session, today = seen(work, person_id), work.session, validity.day(work.now)
    given = session.scalars(select(Grant).where(Grant.person_id == person_id, validity.on(Grant, today)))
    about = or_(Substitution.absent_id == person_id, Substitution.deputy_id == person_id)
    away = session.scalars(select(Substitution).where(about, Substitution.valid_to > today))
    return {
        "officer": officer,
        "words": accounts.rights(work, session.get_one(Person, person_id)),
        "given": caseroutes.tell(work, given, units=["unit_id"]),
        "substitutions": caseroutes.tell(work, away, people=["absent_id", "deputy_id"], units=["unit_id"]),
    }


def _account(asked: Mapping[str, Any]) -> Account:
    return Account(**{name: asked[name] for name in ("full_name", "unit", "email", "phone")})


def _scope(work: Work, asked: Mapping[str, Any]) -> Scope:
    unit = organisation.unit_by_code(work, asked["unit"]) if asked["unit"] else None
    return Scope(unit, asked["slug"], asked["field"], asked.get("element"))


def _post(work: Work, asked: Mapping[str, Any]) -> Post:
    return organisation.post_by_role(work, organisation.unit_by_code(work, asked["unit"]), asked["role"])
