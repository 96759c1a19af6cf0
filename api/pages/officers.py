"""Officers as their administrators find them: looked for, taken out as a list, new ones made.

Source: Circular 11/2025/TT-BKHCN, annex, group 1, item 2.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response as FileResponse
from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import edge, frame, typed
from engine import accounts, handouts, people, spreadsheets, validity
from engine.accounts import Account
from engine.people import NotAllowed, Standing
from engine.people.acts import ROLES, WORDS
from engine.queries import officers, places, postings, unittrees
from engine.queries.details import Place
from engine.queries.officers import Criteria
from engine.work import Work
from feel.errors import Fault

MOST = 50  #: officers of one page; our choice
#: what may stand in an address
PLAIN: Mapping[str, Any] = {
    "unit": lazy_gettext("Đơn vị"),
    "role": lazy_gettext("Vị trí"),
    "group": lazy_gettext("Nhóm"),
    "state": lazy_gettext("Tình trạng"),
}
#: tells of a person, and is sent in a form
PERSONAL = ("name", "title", "after")


@edge.asks("/quan-tri/can-bo")
def officer_list(work: Work) -> Response:
    """The officers whom one administers, by the filters that stand in the address."""
    return _list(work, {name: request.args.get(name, "") for name in PLAIN})


@edge.asks("/quan-tri/can-bo/tim", sends=True)
def officer_search(work: Work) -> Response:
    """The same by what was sent; without a word of a person it becomes an address."""
    said = {name: typed.words(name) for name in (*PLAIN, *PERSONAL)}
    if any(said[name] for name in PERSONAL):
        return _list(work, said)
    kept: dict[str, Any] = {name: said[name] for name in PLAIN if said[name]}
    return redirect(url_for("pages.officer_list", **kept), 303)


@edge.does("/quan-tri/can-bo/ket-xuat", refused=lambda work, fault: _list(work, _said(), fault))
def officers_taken_out(work: Work) -> Response:
    """The list as a file; who took it and what for stays on record."""
    kind = request.form.get("kind", "xlsx")
    kind = kind if kind in spreadsheets.KINDS else "xlsx"
    rows = handouts.of_officers(work, _wanted(_said()), purpose=typed.words("purpose"))
    return sheet(rows, f"can-bo-{validity.day(work.now)}", kind)


@edge.asks("/quan-tri/can-bo/moi")
def officer_new(work: Work) -> Response:
    """The form for a new account."""
    return _new(work)


@edge.does("/quan-tri/can-bo/moi", name="officer_made", refused=lambda work, fault: _new(work, fault))
def make(work: Work) -> Response:
    """A new account; it waits to be activated."""
    person = accounts.create(work, typed.words("login").lower(), account(), source=typed.words("source"))
    return redirect(url_for("pages.officer", person_id=person.id), 303)


def account() -> Account:
    """The account that was typed."""
    unit = places.code(typed.words("unit"))
    return Account(typed.words("full_name"), unit, typed.maybe("email"), typed.maybe("phone"))


def sheet(rows: spreadsheets.Rows, name: str, kind: str) -> Response:
    """*rows* as a file to be saved."""
    response = FileResponse(spreadsheets.written(rows, kind), content_type=spreadsheets.KINDS[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def administrator(work: Work) -> Standing:
    """What whoever comes may do, who administers something.

    Raises:
        NotAllowed: he administers nothing.
    """
    standing = people.stand(work.session, work.actor_id, work.now)
    if not standing.of("administer"):
        raise NotAllowed(act="administer", words=WORDS["administer"])
    return standing


def chosen(work: Work) -> list[Place]:
    """The units that whoever comes administers, to be chosen from.

    Raises:
        NotAllowed: he administers nothing.
    """
    return places.listed(work.session, validity.day(work.now), unittrees.administered(administrator(work)))


def _said() -> dict[str, str]:
    return {name: typed.words(name) for name in (*PLAIN, *PERSONAL)}


def _wanted(said: Mapping[str, str]) -> Criteria:
    words = {name: said.get(name) or None for name in ("name", "role", "title", "group", "state")}
    words["state"] = words["state"] if words["state"] in officers.STATES else None
    return Criteria(unit=places.code(said.get("unit", "")) or None, **words)


def _list(work: Work, said: Mapping[str, str], fault: Fault | None = None) -> Response:
    standing, today = administrator(work), validity.day(work.now)
    after = said.get("after") or None
    found = officers.find(work.session, standing, _wanted(said), today=today, most=MOST + 1, after=after)
    return frame.render(
        "admin/officers.html",
        422 if fault else 200,
        fault=fault,
        rows=found[:MOST],
        after=found[MOST - 1].login if len(found) > MOST else None,
        told={name: said.get(name, "") for name in (*PLAIN, *PERSONAL)},
        plain=PLAIN,
        states=officers.STATES,
        roles=ROLES,
        units=chosen(work),
        groups=postings.all_groups(work.session),
        purpose=request.form.get("purpose", ""),
    )


def _new(work: Work, fault: Fault | None = None) -> Response:
    administrator(work)
    return frame.render(
        "admin/officer_new.html",
        422 if fault else 200,
        fault=fault,
        typed=request.form,
        units=chosen(work),
    )
