"""Which units decide cases of a procedure: those that have said so, and else each that receives one."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from engine import validity
from engine.tables import Offering, Unit
from feel.errors import Fault

MOST_NAMED = 10  #: units that one refusal names


class DecidedElsewhere(Fault):
    """The unit '{code}' does not decide cases of '{slug}' today; these do: {units}."""

    vi = "Hôm nay đơn vị '{code}' không giải quyết thủ tục '{slug}'; nơi giải quyết: {units}."


class DecidedNowhere(Fault):
    """No unit decides cases of '{slug}' any more, so none is received."""

    vi = "Không còn đơn vị nào giải quyết thủ tục '{slug}' nên không tiếp nhận hồ sơ."


def units(session: Session, slug: str, day: date) -> list[Unit] | None:
    """The units that decide cases of *slug* on *day*, by name; empty: all that ever did have ended it.

    None: no unit has ever said that it does, so each that receives cases decides those it receives.
    """
    mine = select(Unit).join(Offering, Offering.unit_id == Unit.id).where(*_decide(slug), validity.on(Offering, day))
    found = list(session.scalars(mine.distinct().order_by(Unit.name_collation)))
    return found if found or session.scalar(select(_is_said(slug, day))) else None


def require(session: Session, slug: str, unit: Unit, day: date) -> None:
    """Nothing, when *unit* decides cases of *slug* on *day*, or no unit has ever said that it does.

    Raises:
        DecidedElsewhere, DecidedNowhere.
    """
    here = exists().where(*_decide(slug), validity.on(Offering, day), Offering.unit_id == unit.id)
    is_said, is_here = session.execute(select(_is_said(slug, day), here)).one()
    if not is_said or is_here:
        return
    others = units(session, slug, day)
    if not others:
        raise DecidedNowhere(slug=slug)
    named = ", ".join(f"{one.name} ({one.code})" for one in others[:MOST_NAMED])
    raise DecidedElsewhere(code=unit.code, slug=slug, units=named if len(others) <= MOST_NAMED else f"{named}, …")


def _decide(slug: str) -> tuple[ColumnElement[bool], ...]:
    return Offering.slug == slug, Offering.part == "competent"


def _is_said(slug: str, day: date) -> ColumnElement[bool]:
    return exists().where(*_decide(slug), Offering.valid_from <= day)
