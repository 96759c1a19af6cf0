"""Who may do what: what each role brings, what groups, posts and officers were given beside it, and why not.

Source: Circular 11/2025/TT-BKHCN, annex, group 1, items 2.b and 2.c.
"""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from sqlalchemy import select
from werkzeug.wrappers import Response

from api.pages import edge, frame, typed
from api.pages.officerrights import GIVABLE, act_words
from api.pages.officers import administrator
from engine import administration, explanations, organisation, people, substitutions, validity
from engine.people.acts import ROLES, WORK
from engine.queries import details, officers, places, postings, units
from engine.tables import Group, Person, Post, Unit
from engine.work import Work
from feel.errors import Fault

HERE, WHY = "/quan-tri/quyen", "/quan-tri/vi-sao"
#: how far the acts of a role reach
BRANCHES = {
    "alone": lazy_gettext("trong đơn vị"),
    "agency": lazy_gettext("cả phòng, ban trong cơ quan"),
    "below": lazy_gettext("cả đơn vị trực thuộc"),
}


@edge.asks(HERE)
def rights(work: Work) -> Response:
    """The matrix of rights; of one unit when the address names it."""
    return _page(work)


@edge.does(f"{HERE}/nhom", name="group_made", refused=lambda work, fault: _page(work, fault))
def make_group(work: Work) -> Response:
    """A new group of officers."""
    organisation.group(work, typed.words("code")[:60], typed.words("name"))
    return _done("group")


@edge.does(f"{HERE}/cap", name="group_allowed", refused=lambda work, fault: _page(work, fault))
def allow(work: Work) -> Response:
    """A group or a post has a right from a day on."""
    whom, given = _whom(work), {**typed.dates(work), "scope": typed.scope(work), "source": typed.words("source")}
    substitutions.allow(work, whom, typed.act(), **given)
    return _done("allow")


@edge.does(f"{HERE}/thu-hoi", name="group_revoked", refused=lambda work, fault: _page(work, fault))
def revoke(work: Work) -> Response:
    """A right of a group or a post ends."""
    grant = substitutions.shared(work, typed.right())
    substitutions.revoke(work, grant, on=typed.day(work, "on"), source=typed.words("source"))
    return _done("revoke")


@edge.asks(WHY)
def why(work: Work) -> Response:
    """The question why somebody may do something to a case, or may not."""
    return _why(work)


@edge.asks(f"{WHY}/hoi", sends=True)
def why_told(work: Work) -> Response:
    """The answer; officer and case stand in no address."""
    login, code = typed.words("login").lower(), typed.words("code")
    try:
        person = _officer(work, login)
        told = explanations.why(work, person.id, typed.act(), code)
    except (officers.NoSuchOfficer, details.NoSuchCase, explanations.NoSuchAct) as fault:
        return _why(work, fault)
    return _why(work, told=told, person=person)


def _why(work: Work, fault: Fault | None = None, **told: Any) -> Response:
    administrator(work)
    shown = {"acts": act_words(), "typed": request.form, "fault": fault, **told}
    return frame.render("admin/why.html", 422 if fault else 200, **shown)


def _officer(work: Work, login: str) -> Person:
    """The officer with *login*; one that there is not is refused as one whom somebody else administers.

    Raises:
        NoSuchOfficer.
    """
    try:
        return organisation.person_by_login(work, login)
    except organisation.UnknownPerson as error:
        raise officers.NoSuchOfficer from error


def _done(what: str) -> Response:
    return redirect(url_for("pages.rights", done=what), 303)


def _whom(work: Work) -> Group | Post:
    """The group that was chosen, as "group to-1", or the post, as "post H99.15 mot-cua"."""
    kind, _, rest = typed.words("whom").partition(" ")
    if kind == "group":
        return organisation.group_by_code(work, rest)
    code, _, role = rest.partition(" ")
    return organisation.post_by_role(work, organisation.unit_by_code(work, code), role)


def _page(work: Work, fault: Fault | None = None) -> Response:
    standing, today = administrator(work), validity.day(work.now)
    mine = select(Unit.id).where(people.visible(standing, "administer", Unit))
    code = places.code(request.args.get("unit", ""))
    unit = work.session.scalar(select(Unit).where(Unit.code == code, Unit.id.in_(mine))) if code else None
    return frame.render(
        "admin/rights.html",
        422 if fault else 200,
        fault=fault,
        roles=ROLES,
        acts=act_words(),
        work=WORK,
        branches=BRANCHES,
        given=postings.given(work.session, postings.of_units(mine, today), today),
        groups=postings.all_groups(work.session),
        unit=unit,
        seats=units.seats_of(work.session, unit.id, day=today) if unit else [],
        units=places.listed(work.session, today, mine),
        is_whole=administration.is_whole(work, standing),
        givable=act_words(GIVABLE),
        typed=request.form,
        done=request.args.get("done", ""),
        today=today,
    )
