"""What one officer holds and may do: posts with what he is in charge of, groups, rights and why, authority to sign.

Source: Circular 11/2025/TT-BKHCN, annex, group 1, items 2.b and 2.c.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api.pages import edge, frame, typed
from api.pages.officer import ONE, seen
from api.pages.officers import chosen
from engine import accounts, organisation, people, substitutions, validity
from engine.people.acts import ROLES, Act, words
from engine.queries import officers, postings
from engine.substitutions import FORMS
from engine.tables import Person, Post
from engine.work import Work
from feel.errors import Fault

POSTS, RIGHTS = f"{ONE}/vi-tri", f"{ONE}/quyen"
Verb = Callable[[Work, Person], object]
GIVABLE = tuple(act for act in people.ACTS if act != "sign")  #: by itself; to sign is given in a form


def act_words(acts: Iterable[Act] = people.ACTS) -> dict[Act, str]:
    """What each of *acts* is called in the language of this page."""
    called = words(frame.language())
    return {act: called[act] for act in acts}


@edge.asks(POSTS)
def officer_posts(work: Work, person_id: uuid.UUID) -> Response:
    """The posts and groups of an officer, and forms to give and take them."""
    return _posts(work, None, person_id)


@edge.asks(RIGHTS)
def officer_rights(work: Work, person_id: uuid.UUID) -> Response:
    """Every right of an officer and where it comes from, and forms to give more."""
    return _rights(work, None, person_id)


def _act(page: str, path: str, name: str) -> Callable[[Verb], Verb]:
    """*verb* changes what an officer holds or may do; then the same page is shown again."""

    def refused(work: Work, fault: Fault, person_id: uuid.UUID) -> Response:
        return PAGES[page](work, fault, person_id)

    def declare(verb: Verb) -> Verb:
        def view(work: Work, person_id: uuid.UUID) -> Response:
            seen(work, person_id)
            verb(work, work.session.get_one(Person, person_id))
            return redirect(url_for(f"pages.officer_{page}", person_id=person_id, done=name), 303)

        edge.does(f"{POSTS if page == 'posts' else RIGHTS}/{path}", name=f"officer_{name}", refused=refused)(view)
        return verb

    return declare


@_act("posts", "giao", "appoint")
def appoint(work: Work, person: Person) -> None:
    """The officer holds a post from a day on."""
    role, title, source = typed.words("role"), typed.words("title"), typed.words("source")
    organisation.appoint(
        work, person, typed.unit(work, "unit"), role=role, title=title, source=source, **typed.dates(work)
    )


@_act("posts", "thoi", "dismiss")
def dismiss(work: Work, person: Person) -> None:
    """The officer holds a post no longer."""
    organisation.dismiss(work, person, _post(work), on=typed.day(work, "on"), source=typed.words("source"))


@_act("posts", "phu-trach", "charge")
def charge(work: Work, person: Person) -> None:
    """The officer is in charge of a part of the work of his post."""
    unit = typed.unit(work, "of_unit") if typed.words("of_unit") else None
    named: dict[str, Any] = {name: typed.maybe(name) for name in ("slug", "field", "territory")}
    organisation.charge(
        work, person, _post(work), unit=unit, source=typed.words("source"), **typed.dates(work), **named
    )


@_act("posts", "vao-nhom", "join")
def join(work: Work, person: Person) -> None:
    """The officer belongs to a group."""
    group = organisation.group_by_code(work, typed.words("group"))
    organisation.join(work, person, group, source=typed.words("source"), **typed.dates(work))


@_act("posts", "roi-nhom", "leave")
def leave(work: Work, person: Person) -> None:
    """The officer belongs to a group no more."""
    group = organisation.group_by_code(work, typed.words("group"))
    organisation.leave(work, person, group, on=typed.day(work, "on"), source=typed.words("source"))


@_act("rights", "cap", "allow")
def allow(work: Work, person: Person) -> None:
    """The officer has a right beside his posts."""
    substitutions.allow(
        work, person, typed.act(), scope=typed.scope(work), source=typed.words("source"), **typed.dates(work)
    )


@_act("rights", "giao-ky", "authorise")
def authorise(work: Work, person: Person) -> None:
    """The officer may sign in a form."""
    form, document = typed.words("form"), typed.words("source")
    substitutions.authorise(work, person, form, document=document, scope=typed.scope(work), **typed.dates(work))


@_act("rights", "thu-hoi", "revoke")
def revoke(work: Work, person: Person) -> None:
    """A right that the officer was given ends."""
    substitutions.revoke(
        work,
        substitutions.of_person(work, person, typed.right()),
        on=typed.day(work, "on"),
        source=typed.words("source"),
    )


def _post(work: Work) -> Post:
    """The post that was chosen, as "H99.15 mot-cua"."""
    code, _, role = typed.words("post").partition(" ")
    return organisation.post_by_role(work, organisation.unit_by_code(work, code), role)


def _posts(work: Work, fault: Fault | None, person_id: uuid.UUID) -> Response:
    found, today = seen(work, person_id), validity.day(work.now)
    return frame.render(
        "admin/officer_posts.html",
        409 if fault else 200,
        fault=fault,
        officer=found,
        is_own=person_id == work.actor_id,
        held=postings.held(work.session, person_id, today),
        groups=postings.groups(work.session, person_id, today),
        all_groups=postings.all_groups(work.session),
        units=chosen(work),
        roles=ROLES,
        **_common(today),
    )


def _rights(work: Work, fault: Fault | None, person_id: uuid.UUID) -> Response:
    found, today = seen(work, person_id), validity.day(work.now)
    return frame.render(
        "admin/officer_rights.html",
        409 if fault else 200,
        fault=fault,
        officer=found,
        is_own=person_id == work.actor_id,
        words=accounts.rights(work, work.session.get_one(Person, person_id), frame.language()),
        given=postings.given(work.session, postings.of_person(person_id, today), today),
        stand_ins=postings.stand_ins(work.session, postings.about(person_id), today),
        units=chosen(work),
        acts=act_words(),
        givable=act_words(GIVABLE),
        forms=FORMS,
        **_common(today),
    )


PAGES = {"posts": _posts, "rights": _rights}


def _common(today: object) -> dict[str, object]:
    return {
        "states": officers.STATES,
        "typed": request.form,
        "done": request.args.get("done", ""),
        "today": today,
    }
