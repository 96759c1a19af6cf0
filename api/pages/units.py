"""Units as their administrators see them: the tree, and one unit with its posts and charges; made, placed, set up.

What changes from a day on by a resolution (merge, split, rename, abolish) is planned in `rearranging`.
Source: Circular 11/2025/TT-BKHCN, annex, group 1, item 2; Điều 1 khoản 2.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from sqlalchemy import select
from werkzeug.wrappers import Response

from api.pages import edge, frame, typed
from api.pages.officers import administrator, chosen
from engine import administration, charges, offerings, officeyears, organisation, units, validity
from engine.people.acts import ROLES
from engine.queries import mergers, offers, unittrees
from engine.queries.units import NoSuchUnit
from engine.tables import Unit
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/don-vi"
ONE = f"{HERE}/<code>"
Verb = Callable[[Work, Unit], object]
LEVELS: Mapping[str, Any] = {
    "ministry": lazy_gettext("Bộ, ngành"),
    "province": lazy_gettext("Cấp tỉnh"),
    "commune": lazy_gettext("Cấp xã"),
    "department": lazy_gettext("Cơ quan chuyên môn"),
    "board": lazy_gettext("Ban quản lý"),
    "division": lazy_gettext("Phòng, ban"),
    "desk": lazy_gettext("Bộ phận tiếp nhận và trả kết quả"),
}
#: what a unit does of a procedure
PARTS: Mapping[str, Any] = {"competent": lazy_gettext("giải quyết"), "receiving": lazy_gettext("tiếp nhận")}
MOST = 500  #: officers who are offered to choose from


@edge.asks(HERE)
def unit_tree(work: Work) -> Response:
    """The units that one administers, each below the one that it belongs to."""
    mine, today = unittrees.administered(administrator(work)), validity.day(work.now)
    with_ended = request.args.get("da-ket-thuc") == "1"
    return frame.render(
        "admin/units.html",
        rows=unittrees.tree(work.session, mine, today=today, with_ended=with_ended),
        going_on=mergers.of_units(work.session, mine),
        levels=LEVELS,
        titles=officeyears.titles(work.session),
        with_ended=with_ended,
        today=today,
    )


@edge.asks(f"{HERE}/moi")
def unit_new(work: Work) -> Response:
    """The form for a new unit."""
    return _new(work)


@edge.does(f"{HERE}/moi", name="unit_made", refused=lambda work, fault: _new(work, fault))
def make(work: Work) -> Response:
    """A unit below another, from a day on."""
    made = units.make(
        work,
        typed.words("code"),
        typed.words("name"),
        level=typed.words("level"),
        parent=typed.unit(work, "parent"),
        since=typed.day(work, "since"),
        territory=typed.maybe("territory"),
        header=typed.maybe("header"),
        source=typed.words("source"),
    )
    return redirect(url_for("pages.unit", code=made.code, done="make"), 303)


@edge.asks(ONE)
def unit(work: Work, code: str) -> Response:
    """One unit that one administers."""
    return page(work, None, code)


def administered(work: Work, code: str) -> Unit:
    """The unit with *code*, which whoever comes administers.

    Raises:
        NotAllowed: he administers nothing. NoSuchUnit: not this one, or there is none.
    """
    mine = unittrees.administered(administrator(work))
    found = work.session.scalar(select(Unit).where(Unit.code == code, Unit.id.in_(mine)))
    if found is None:
        raise NoSuchUnit
    return found


def _refused(work: Work, fault: Fault, code: str) -> Response:
    return page(work, fault, code)


def _act(path: str, name: str) -> Callable[[Verb], Verb]:
    """*verb* changes a unit; then its page is shown again."""

    def declare(verb: Verb) -> Verb:
        def view(work: Work, code: str) -> Response:
            verb(work, administered(work, code))
            return redirect(url_for("pages.unit", code=code, done=name), 303)

        edge.does(f"{ONE}/{path}", name=f"unit_{name}", refused=_refused)(view)
        return verb

    return declare


@_act("truc-thuoc", "placed")
def place_below(work: Work, unit: Unit) -> None:
    """The unit, with all below it, belongs to another."""
    units.place_below(work, unit, typed.unit(work, "parent"), source=typed.words("source"))


@_act("dia-ban", "territory")
def administer_area(work: Work, unit: Unit) -> None:
    """The area that the unit administers."""
    units.set_territory(work, unit, typed.maybe("territory"), source=typed.words("source"))


@_act("vi-tri", "post")
def open_post(work: Work, unit: Unit) -> None:
    """The unit has a post, which nobody holds yet."""
    units.open_post(work, unit, typed.words("role"), typed.words("title"), source=typed.words("source"))


@_act("phu-trach", "charge")
def charge(work: Work, unit: Unit) -> None:
    """A holder of a post is in charge of a part of its work, as "mai.mc mot-cua" was chosen."""
    login, _, role = typed.words("holder").partition(" ")
    named: dict[str, Any] = {name: typed.maybe(name) for name in ("slug", "field", "territory")}
    named["unit"] = typed.unit(work, "of_unit") if typed.words("of_unit") else None
    organisation.charge(
        work,
        organisation.person_by_login(work, login),
        organisation.post_by_role(work, unit, role),
        source=typed.words("source"),
        **typed.dates(work),
        **named,
    )


@_act("thoi-phu-trach", "uncharge")
def uncharge(work: Work, unit: Unit) -> None:
    """A charge ends."""
    charges.end(work, unit, _id(typed.words("charge")), on=typed.day(work, "on"), source=typed.words("source"))


@_act("thuc-hien", "offer")
def offer(work: Work, unit: Unit) -> None:
    """The unit decides on a procedure, or receives for those who do, from a day on."""
    said = {**typed.dates(work), "source": typed.words("source")}
    procedure = offerings.published(work.session, typed.words("slug"), said["since"])
    offerings.offer(work, [unit], procedure, "receiving" if typed.words("part") == "receiving" else "competent", **said)


@_act("thoi-thuc-hien", "offered")
def offer_no_longer(work: Work, unit: Unit) -> None:
    """The unit offers a procedure no longer, from a day on."""
    mine = {str(one.id): one for one in offers.of_unit(work.session, unit.id, validity.day(work.now))}
    found = mine.get(typed.words("offering"))
    if found is None:
        raise offerings.NoSuchOffering
    offerings.end(work, found.slug, [found.id], on=typed.day(work, "on"), source=typed.words("source"))


@_act("bo-chia", "undivided")
def undivide(work: Work, unit: Unit) -> None:
    """Every holder of the post does all of its work again."""
    charges.undivide(work, unit, typed.words("role"), source=typed.words("source"))


def _id(text: str) -> uuid.UUID:
    """Raises: NoSuchCharge: it is no id."""
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise charges.NoSuchCharge(code=text[:60]) from error


def _new(work: Work, fault: Fault | None = None) -> Response:
    standing, today = administrator(work), validity.day(work.now)
    return frame.render(
        "admin/unit_new.html",
        422 if fault else 200,
        fault=fault,
        typed=request.form,
        parent=request.args.get("duoi", ""),
        levels=LEVELS,
        units=chosen(work),
        is_whole=administration.is_whole(work, standing),
        today=today,
    )


def page(work: Work, fault: Fault | None, code: str) -> Response:
    """The page of the unit, with what an act refused."""
    found, today = administered(work, code), validity.day(work.now)
    above = work.session.get(Unit, found.parent_id) if found.parent_id else None
    offered = offers.of_unit(work.session, found.id, today)
    below = select(Unit).where(Unit.parent_id == found.id).order_by(Unit.name_collation)
    return frame.render(
        "admin/unit.html",
        409 if fault else 200,
        fault=fault,
        unit=found,
        above=above,
        below=work.session.scalars(below).all(),
        names=unittrees.names(work.session, found.id),
        posts=unittrees.posts(work.session, found.id, today),
        offered=offered,
        procedures=offers.names(work.session),
        parts=PARTS,
        merger=mergers.of_units(work.session, [found.id]).get(code),
        calendars=officeyears.titles(work.session),
        units=chosen(work),
        levels=LEVELS,
        roles=ROLES,
        typed=request.form,
        done=request.args.get("done", ""),
        today=today,
    )
