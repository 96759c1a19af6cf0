"""How a route of one case is declared: what lies in it is listed, and each act on it is one verb."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import wraps
from typing import Any

from sqlalchemy import inspect

from api import caseshapes, caseviews, routes, shapes
from engine.queries import details
from engine.work import Work

READ, WRITE = "cases:read", "cases:write"
ONE = "/cases/<uuid:case_id>"


def rows(blp: Any, rule: str, gives: type[shapes.Shape]) -> Callable[[Any], Any]:
    """The view gives rows of a case that whoever comes may read."""

    def declare(view: Callable[..., Any]) -> Any:
        @wraps(view)
        def listing(work: Work, case_id: uuid.UUID, **places: Any) -> Any:
            return {"rows": view(work, caseviews.seen(work, case_id), **places)}

        routes.asks(blp, f"{ONE}{rule}", READ, gives=gives)(listing)
        return view

    return declare


def act(
    blp: Any, rule: str, takes: type[shapes.Shape] | None = None, *, uploads: type[shapes.Shape] | None = None
) -> Callable[[Any], Any]:
    """The view does one verb to the case at the version that was seen; what is answered is the case afterwards."""

    def declare(view: Callable[..., object]) -> Any:
        @wraps(view)
        def acting(work: Work, *sent: Any, case_id: uuid.UUID, **places: Any) -> Any:
            view(work, caseviews.to_change(work, case_id), *sent, **places)
            return caseviews.answer(work, case_id)

        described = routes.does(
            blp, f"{ONE}{rule}", WRITE, takes=takes, uploads=uploads, gives=caseshapes.Case, is_versioned=True
        )
        described(acting)
        return view

    return declare


def tell(
    work: Work, found: Iterable[Any], *, people: Collection[str] = (), units: Collection[str] = ()
) -> list[dict[str, Any]]:
    """The columns of the rows *found*: those of *people* as full names, those of *units* as units, without "_id"."""
    told = [{one.key: getattr(row, one.key) for one in inspect(type(row)).column_attrs} for row in found]
    names = details.names(work.session, {row[name] for row in told for name in people if row[name]})
    places = details.places(work.session, {row[name] for row in told for name in units if row[name]})
    return [_told(row, names, places, people, units) for row in told]


def _told(
    row: dict[str, Any],
    names: Mapping[uuid.UUID, str],
    places: Mapping[uuid.UUID, details.Place],
    people: Collection[str],
    units: Collection[str],
) -> dict[str, Any]:
    named = {name: names.get(row[name]) for name in people}
    placed = {name.removesuffix("_id"): places.get(row[name]) for name in units}
    return {**row, **named, **placed}
