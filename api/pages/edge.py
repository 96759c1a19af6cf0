"""How a page is declared, and who comes to it: the cookie of a sign-in, what still lies before him, and where he goes.

A page is a GET (`asks`) or a POST (`does`). A POST shows by its token that it came from a page of ours (CSRF), and is
committed as a whole. Whoever is not signed in is led to signing in and back; what he sent is not lost on the way.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from flask import Blueprint, g, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from api import access, acts, masks
from api.pages import tickets
from engine import outside, signins
from engine.signins import Visitor
from engine.work import Work
from feel.errors import Fault

COOKIE = access.COOKIE
NotSignedIn = access.NotSignedIn
HTMX = "HX-Request"
T = TypeVar("T")
View = Callable[..., Response]
Refused = Callable[..., Response]  #: Work, Fault, and the places of the rule
Alone = Callable[[Callable[[Work], object]], Fault | None]  #: does one act of several; why not, when it was refused

blp = Blueprint("pages", __name__)
csrf = masks.Protection()


class NotYet(Fault):
    """Something lies before this page: a first password to be changed, or a second factor to be shown."""

    vi = "Hãy hoàn tất đăng nhập trước."


def asks(
    rule: str,
    *,
    name: str | None = None,
    sends: bool = False,
    most: int | None = None,
    quiet: bool = False,
    apart: bool = False,
) -> Callable[[View], View]:
    """The view shows something to an officer who is signed in; it is handed a Work in which nothing stays.

    *sends*: what is asked for comes in a form, for it tells of people and must stand in no address; *most*: so many
    bytes of it may be sent, where files are; *quiet*: an open page asks it by itself, which keeps nobody signed in;
    *apart*: its orders (see `outside`) may take long, so they are done outside the act, as all those of a form are.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def shown(**places: Any) -> Response:
            def show() -> Response:
                with acts.asking(enter) as work:
                    return view(work, **places)

            if sends:
                with _sent(most):
                    response = outside.before(show)
            else:
                response = outside.before(show) if apart else show()
            if visitor().is_stale and not quiet:
                with acts.acting(nobody) as work:
                    signins.see(work, visitor().sign_in_id)
            return response

        blp.add_url_rule(rule, name or view.__name__, shown, methods=["POST" if sends else "GET"])
        return view

    return declare


def does(
    rule: str, *, name: str | None = None, refused: Refused | None = None, most: int | None = None
) -> Callable[[View], View]:
    """The view calls one verb for an officer who is signed in; it is handed the Work that is committed after it.

    *refused* answers what the verb refuses, with a Work of its own in which nothing of the act is left; without it
    an error page does. *most*: so many bytes may be sent, where files are.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def done(**places: Any) -> Response:
            def do() -> Response:
                with acts.acting(enter) as work:
                    signins.see(work, visitor().sign_in_id)
                    return view(work, **places)

            with _sent(most):
                try:
                    return outside.before(do)
                except (NotSignedIn, NotYet):
                    raise
                except Fault as fault:
                    if refused is None:
                        raise
                    return _again(refused, fault, places)

        blp.add_url_rule(rule, name or view.__name__, done, methods=["POST"])
        return view

    return declare


def _again(refused: Refused, fault: Fault, places: Mapping[str, Any]) -> Response:
    def tell() -> Response:
        with acts.asking(enter) as work:
            return refused(work, fault, **places)

    return outside.before(tell)


def tries(rule: str, *, name: str | None = None) -> Callable[[View], View]:
    """The view changes settings, of which nothing stays, to show what would come of it; nobody waits for it."""

    def declare(view: View) -> View:
        @wraps(view)
        def tried(**places: Any) -> Response:
            csrf.protect()
            with acts.trying_settings(enter) as work:
                return view(work, **places)

        blp.add_url_rule(rule, name or view.__name__, tried, methods=["POST"])
        return view

    return declare


@contextmanager
def _sent(most: int | None) -> Iterator[None]:
    """What was sent comes from a page of ours; *most*: its greatest length in bytes, None: the usual one."""
    if most is None:
        csrf.protect()
        yield
        return
    request.max_content_length = most
    try:
        csrf.protect()
        yield
    except (NotSignedIn, NotYet):
        g.rescued = _rescued()
        raise
    finally:
        request.close()  # a large file lies in a temporary one


def _rescued() -> Mapping[str, list[str]]:
    """Tickets for the files of whoever was signed in until not long ago: a browser sends them no second time."""
    with acts.acting(nobody) as work:
        found: Visitor | None = g.get("visitor")
        key = request.cookies.get(COOKIE, "")
        whose = found.person_id if found else signins.late(work.session, key, work.now)
        return tickets.keep(work, whose) if whose else {}


def act(verb: Callable[[Work], T]) -> T:
    """What *verb* gives, an act of its own for whoever comes, committed at its end, within a page that only asks."""

    def do() -> T:
        with acts.acting(enter) as work:
            return verb(work)

    return outside.before(do)


def does_each(rule: str, *, name: str | None = None) -> Callable[[View], View]:
    """The view does many acts, each committed by itself or not at all; it is handed a way to do one of them."""

    def declare(view: View) -> View:
        @wraps(view)
        def done(**places: Any) -> Response:
            csrf.protect()
            with acts.acting(enter) as work:
                signins.see(work, visitor().sign_in_id)
            return view(_alone, **places)

        blp.add_url_rule(rule, name or view.__name__, done, methods=["POST"])
        return view

    return declare


def _alone(verb: Callable[[Work], object]) -> Fault | None:
    """What refused *verb*, which then left nothing; None: it is done."""
    try:
        with acts.acting(enter) as work:
            verb(work)
    except (NotSignedIn, NotYet):
        raise
    except Fault as fault:
        return fault
    return None


def nobody(_session: Session, _now: datetime) -> None:
    """Whoever comes: for what is done before anybody is known."""


def enter(session: Session, now: datetime) -> uuid.UUID:
    """The officer who comes, with nothing left to do before he works.

    Raises:
        NotSignedIn, NotYet.
    """
    person_id = halfway(session, now)
    if visitor().must_change or visitor().must_prove:
        raise NotYet
    return person_id


def halfway(session: Session, now: datetime) -> uuid.UUID:
    """The officer who comes, also while something lies before him.

    Raises:
        NotSignedIn.
    """
    found = signins.visitor(session, request.cookies.get(COOKIE, ""), now)
    if found is None:
        raise NotSignedIn
    g.visitor = found
    return found.person_id


def visitor() -> Visitor:
    """Who comes with this request, after `enter` or `halfway` let him in."""
    found: Visitor = g.visitor
    return found


def is_part() -> bool:
    """Whether htmx asks for a part of a page."""
    return HTMX in request.headers


def kept() -> Mapping[str, list[str]]:
    """What was sent, so that it can be sent again after signing in."""
    typed = {name: values for name, values in request.form.lists() if name not in ("csrf_token", "password", "code")}
    rescued: Mapping[str, list[str]] = g.get("rescued", {})
    return {**typed, **{name: [*typed.get(name, ()), *values] for name, values in rescued.items()}}
