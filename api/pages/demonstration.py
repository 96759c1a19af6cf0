"""What only the demonstration has: a banner by which a visitor goes on as another officer, by one click.

Its one route lies in a blueprint of its own, which `install` makes for the application that it is handed; any other
application has neither route nor banner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Flask, redirect, request, url_for
from sqlalchemy import select
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame, signin
from engine import signins
from engine.tables import Person


@dataclass(frozen=True, slots=True)
class Character:
    """An officer as whom a visitor may go on."""

    login: str
    full_name: str
    title: str
    unit: str
    role: str  #: the name of the role when he stands for it in the banner, else empty


def install(app: Flask, cast: Sequence[Character]) -> None:
    """*app* shows the banner on every page, and lets whoever comes be one of *cast*, and nobody else."""
    logins = frozenset(one.login for one in cast)
    blp = Blueprint("demonstration", __name__)

    def go_on_as() -> Response:
        return _go_on_as(request.form.get("login", ""), logins)

    blp.add_url_rule("/trinh-dien/doi-vai", "go_on_as", go_on_as, methods=["POST"])
    blp.after_request(frame.protect)
    app.register_blueprint(blp)
    app.jinja_env.globals["cast"] = cast


def _go_on_as(login: str, logins: frozenset[str]) -> Response:
    """The visitor is no longer who he was, but the officer *login*."""
    edge.csrf.protect()
    if login not in logins:
        raise NotFound
    with acts.acting(edge.nobody) as work:
        before = signins.visitor(work.session, request.cookies.get(edge.COOKIE, ""), work.now)
        if before is not None:
            signins.end(work, before.sign_in_id)
        person = work.session.scalars(select(Person).where(Person.login == login)).one()
        key = signins.begin(work, person, is_trusted=True)
    response = redirect(url_for(signin.HOUSE), 303)
    response.set_cookie(edge.COOKIE, key, httponly=True, samesite="Lax", secure=request.is_secure, path="/")
    return response
