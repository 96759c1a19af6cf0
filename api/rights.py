"""Rights over the API: what roles bring, what groups and posts were given beside it, and who stands in for whom."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from api import caseroutes, peopleshapes, rightshapes, routes
from api.enrolments import require
from engine import organisation, people, substitutions, validity
from engine.people.acts import ACTS, ROLES
from engine.queries import postings
from engine.queries.postings import Extra
from engine.substitutions import Scope
from engine.tables import Grant, Group, Post, Unit
from engine.work import Work

READ, WRITE = "people:read", "people:write"

blp = routes.blueprint("rights", "Rights of roles, groups and posts, and substitutions")


@routes.asks(blp, "/roles", READ, gives=rightshapes.Roles)
def roles(work: Work) -> Any:
    """What each role may do beyond the steps of its lane, and how far."""
    del work
    told = [
        {"code": one.code, "name": one.name, "acts": [act for act in ACTS if act in one.acts], "branch": one.branch}
        for one in ROLES.values()
    ]
    return {"rows": told}


@routes.asks(blp, "/rights/search", READ, method="POST", takes=rightshapes.RightSearch, gives=rightshapes.RightPage)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """The rights that officers and posts of your units, and groups, were given beside what posts bring."""
    require(work)
    today, wanted = validity.day(work.now), asked["filter"]
    whom = _wanted(postings.of_units(_units(work, wanted.get("unit")), today), wanted)
    found, after = postings.extras(work.session, whom, today, after=asked["after"], most=asked["most"])
    return {"rows": _told(work, found), "after": after}


@routes.does(
    blp,
    "/groups/<code>:allow",
    WRITE,
    takes=peopleshapes.Allowing,
    gives=rightshapes.HeldRight,
    is_tagged=False,
)
def allow_group(work: Work, asked: dict[str, Any], code: str) -> Any:
    """Give whoever is in a group a right."""
    return _allow(work, organisation.group_by_code(work, code), asked)


@routes.does(
    blp,
    "/units/<code>/posts/<role>:allow",
    WRITE,
    takes=peopleshapes.Allowing,
    gives=rightshapes.HeldRight,
    is_tagged=False,
)
def allow_post(work: Work, asked: dict[str, Any], code: str, role: str) -> Any:
    """Give whoever holds a post a right."""
    return _allow(work, organisation.post_by_role(work, organisation.unit_by_code(work, code), role), asked)


@routes.does(
    blp,
    "/rights/<uuid:right_id>:revoke",
    WRITE,
    takes=peopleshapes.Ending,
    gives=rightshapes.RightPage,
    is_tagged=False,
)
def revoke(work: Work, asked: dict[str, Any], right_id: uuid.UUID) -> Any:
    """End a right of a group or a post; told is what is left of it, nothing when it had not begun."""
    grant = substitutions.shared(work, right_id)
    substitutions.revoke(work, grant, on=asked["on"], source=asked["source"])
    return {"rows": _told(work, _one(work, right_id)), "after": None}


@routes.asks(
    blp,
    "/substitutions/search",
    READ,
    method="POST",
    takes=rightshapes.AbsenceSearch,
    gives=rightshapes.AbsencePage,
)
def away(work: Work, asked: dict[str, Any]) -> Any:
    """Who is away and who stands in: of your units, when you administer any, and of yourself."""
    assert work.actor_id is not None
    today, unit = validity.day(work.now), asked["filter"].get("unit")
    of_mine = postings.away_from(_units(work, unit), today)
    whom = of_mine if unit else or_(of_mine, postings.about(work.actor_id))
    found, after = postings.absences(work.session, whom, today, after=asked["after"], most=asked["most"])
    told = caseroutes.tell(work, found, people=["absent_id", "deputy_id"], units=["unit_id"])
    return {"rows": told, "after": after}


def _units(work: Work, code: str | None) -> Select[Any]:
    """The units that whoever comes administers; that with *code* only, when he does."""
    standing = people.stand(work.session, work.actor_id, work.now)
    mine = select(Unit.id).where(people.visible(standing, "administer", Unit))
    return mine.where(Unit.code == code) if code else mine


def _wanted(whom: ColumnElement[bool], wanted: dict[str, Any]) -> ColumnElement[bool]:
    column = {"person": Grant.person_id, "group": Grant.group_id, "post": Grant.post_id}
    conditions = [whom]
    if wanted.get("unit"):
        conditions.append(Grant.group_id.is_(None))
    if wanted.get("kind"):
        conditions.append(column[wanted["kind"]].is_not(None))
    if wanted.get("act"):
        conditions.append(Grant.act == wanted.get("act"))
    return and_(*conditions)


def _allow(work: Work, whom: Group | Post, asked: dict[str, Any]) -> Any:
    dates = {name: asked[name] for name in ("since", "until", "source")}
    unit = organisation.unit_by_code(work, asked["unit"]) if asked["unit"] else None
    scope = Scope(unit, asked["slug"], asked["field"], asked["element"])
    grant = substitutions.allow(work, whom, asked["act"], scope=scope, **dates)
    (told,) = _told(work, _one(work, grant.id))
    return told


def _one(work: Work, right_id: uuid.UUID) -> Sequence[Extra]:
    today = validity.day(work.now)
    return postings.extras(work.session, Grant.id == right_id, today, after=None, most=1)[0]


def _told(work: Work, found: Sequence[Extra]) -> list[dict[str, Any]]:
    grants = caseroutes.tell(work, [one.grant for one in found], units=["unit_id"])
    return [
        {**grant, "kind": one.kind, "of": one.of, "whom": one.whom} for grant, one in zip(grants, found, strict=True)
    ]
