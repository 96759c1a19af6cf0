"""The application: everything that answers over HTTP, put together on one database."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface
from flask_smorest import Api
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from api import acts, cases, counters, errors, health, pages, problems, routes, shapes, tasks
from api.pages import frame
from engine import database

LONGEST_BODY = 1024 * 1024  #: bytes; files come in by a way of their own
VERSION = "1"
HEADERS = {
    "Cache-Control": "no-store",  # nearly all of it is personal
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
SETTINGS = {
    "API_TITLE": "Một Cửa",
    "API_VERSION": VERSION,
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": routes.PREFIX,
    "MAX_CONTENT_LENGTH": LONGEST_BODY,
    "SESSION_COOKIE_NAME": "motcua-form",
    "SESSION_COOKIE_SAMESITE": "Lax",
    "API_SPEC_OPTIONS": {
        "info": {
            "description": "Titles of problems are Vietnamese, their details English; their codes are stable.",
        },
    },
}


def create_app(
    engine: Engine, *, clock: Callable[[Session], datetime] = database.now, secret: str | None = None
) -> Flask:
    """The application on *engine*; *clock* tells when something happens, by default the database's own.

    *secret* signs the small cookies of pages, the same in all processes of an installation; without one they are good
    for this application only.
    """
    app = Flask("motcua", static_folder=None, template_folder=str(frame.WEB / "templates"))
    app.config.update(SETTINGS, SECRET_KEY=secret or secrets.token_urlsafe(32))
    app.session_interface = Cookies()
    app.extensions[acts.NAME] = acts.Edge(engine, clock)
    app.url_map.converters["task"] = routes.TaskId
    api = Api(app)
    api.register_converter(routes.TaskId, lambda _: {"type": "string", "pattern": f"^{routes.TaskId.regex}$"})
    _describe(api.spec)
    for blueprint in (tasks.blp, cases.blp, counters.blp):
        api.register_blueprint(blueprint)
    app.register_blueprint(health.blp)
    frame.install(app)
    app.register_blueprint(pages.blp)
    errors.install(app)
    app.after_request(_protect)
    return app


class Cookies(SecureCookieSessionInterface):
    """The small signed cookie of pages, sent over TLS only where the page came over it."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether this request came over TLS."""
        del app
        return request.is_secure


def document(app: Flask) -> dict[str, Any]:
    """The OpenAPI document of *app*."""
    found = app.test_client().get(f"{routes.PREFIX}/openapi.json").get_json()
    assert isinstance(found, dict)
    return found


def text(app: Flask) -> str:
    """The same as it is written down: in one order, so that two versions can be compared line by line."""
    return json.dumps(document(app), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _describe(spec: Any) -> None:
    """What all routes share: the token they want, and the problem they answer with."""
    spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer"})
    content = {problems.MEDIA_TYPE: {"schema": shapes.Problem}}
    spec.components.response(routes.PROBLEM, {"description": "The request was refused.", "content": content})


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={frame.YEAR}")
    return response
