"""Units and groups over the API. Which units there are, and who holds their posts, every officer may know."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import select

from api import mergershapes, peopleshapes, routes
from engine import charges, organisation, validity
from engine import units as verbs
from engine.queries import details, units
from engine.tables import Group
from engine.tables import Unit as Table
from engine.work import Work

READ, WRITE = "people:read", "people:write"
ONE = "/units/<code>"

blp = routes.blueprint("units", "Units with their posts, and groups")


@routes.asks(blp, "/units/search", READ, method="POST", takes=peopleshapes.UnitSearch, gives=peopleshapes.UnitLines)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """Look for units by what they are or were called."""
    return {"rows": units.find(work.session, asked["words"])}


@routes.asks(blp, ONE, READ, gives=peopleshapes.Unit)
def one(work: Work, code: str) -> Any:
    """A unit with its posts and who holds them today."""
    return _told(work, units.one(work.session, code))


@routes.does(blp, "/units", WRITE, takes=peopleshapes.NewUnit, gives=peopleshapes.Unit, status=201, is_tagged=False)
def found(work: Work, asked: dict[str, Any]) -> Any:
    """Found a unit below one that you administer; the one with that code when it is there."""
    parent = organisation.unit_by_code(work, asked.pop("parent"))
    return _told(work, organisation.found(work, parent_id=parent.id, **asked))


@routes.does(blp, f"{ONE}:place-below", WRITE, takes=peopleshapes.Parent, gives=peopleshapes.Unit, is_tagged=False)
def place_below(work: Work, asked: dict[str, Any], code: str) -> Any:
    """Let a unit, with all below it, belong to another."""
    unit, parent = units.one(work.session, code), organisation.unit_by_code(work, asked["parent"])
    organisation.place_below(work, unit, parent)
    return _told(work, unit)


@routes.does(blp, f"{ONE}:open-post", WRITE, takes=mergershapes.NewPost, gives=peopleshapes.Unit, is_tagged=False)
def open_post(work: Work, asked: dict[str, Any], code: str) -> Any:
    """Let a unit have a post, which nobody holds yet."""
    unit = units.one(work.session, code)
    verbs.open_post(work, unit, asked["role"], asked["title"], source=asked["source"])
    return _told(work, unit)


@routes.does(
    blp, f"{ONE}:set-territory", WRITE, takes=mergershapes.NewTerritory, gives=peopleshapes.Unit, is_tagged=False
)
def set_territory(work: Work, asked: dict[str, Any], code: str) -> Any:
    """Say which area a unit administers."""
    unit = units.one(work.session, code)
    verbs.set_territory(work, unit, asked["territory"], source=asked["source"])
    return _told(work, unit)


@routes.does(
    blp,
    f"{ONE}/charges/<uuid:charge_id>:end",
    WRITE,
    takes=mergershapes.ChargeEnding,
    gives=peopleshapes.Unit,
    is_tagged=False,
)
def end_charge(work: Work, asked: dict[str, Any], code: str, charge_id: uuid.UUID) -> Any:
    """Let a holder of a post of the unit be in charge of a part of its work no longer."""
    unit = units.one(work.session, code)
    charges.end(work, unit, charge_id, on=asked["on"], source=asked["source"])
    return _told(work, unit)


@routes.does(
    blp,
    f"{ONE}/posts/<role>:undivide",
    WRITE,
    takes=mergershapes.PostUndivided,
    gives=peopleshapes.Unit,
    is_tagged=False,
)
def undivide(work: Work, asked: dict[str, Any], code: str, role: str) -> Any:
    """Let every holder of a post do all of its work again; what each was in charge of ends today."""
    unit = units.one(work.session, code)
    charges.undivide(work, unit, role, source=asked["source"])
    return _told(work, unit)


@routes.asks(blp, "/groups", READ, gives=peopleshapes.Groups)
def groups(work: Work) -> Any:
    """All groups of officers."""
    return {"rows": work.session.scalars(select(Group).order_by(Group.code)).all()}


@routes.does(blp, "/groups", WRITE, takes=peopleshapes.NewGroup, gives=peopleshapes.Group, status=201, is_tagged=False)
def group(work: Work, asked: dict[str, Any]) -> Any:
    """Make a group of officers; the one with that code when it is there."""
    return organisation.group(work, asked["code"], asked["name"])


def _told(work: Work, unit: Table) -> dict[str, Any]:
    plain = ("code", "name", "level", "territory", "calendar", "valid_from", "valid_to")
    above = details.places(work.session, {unit.parent_id} if unit.parent_id else set())
    return {
        **{name: getattr(unit, name) for name in plain},
        "parent": above.get(unit.parent_id) if unit.parent_id else None,
        "posts": units.seats_of(work.session, unit.id, day=validity.day(work.now)),
    }
