"""The application: everything that answers over HTTP, put together on one database."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface
from flask_smorest import Api
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from api import (
    access,
    acts,
    asides,
    batches,
    bulk,
    caseimports,
    cases,
    catalogue,
    certifications,
    comparing,
    compression,
    counters,
    desk,
    enrolments,
    errors,
    failures,
    health,
    imports,
    kept,
    keys,
    mergers,
    metrics,
    moving,
    notices,
    offerings,
    officers,
    officetexts,
    openinboxes,
    opening,
    oversight,
    pages,
    papers,
    parcels,
    patterns,
    problems,
    procedures,
    publishing,
    rehearsals,
    requestlog,
    results,
    revisions,
    rights,
    routes,
    settings,
    shapes,
    steps,
    tasks,
    terms,
    trails,
    units,
    watching,
    workbench,
)
from api import public as everybody
from api.limits import USUAL, Limits
from api.opening import OPEN, Opening
from api.pages import demonstration, frame, public, publicfigures
from api.pages.demonstration import Character
from engine import database
from engine.files import Store

LONGEST_BODY = 1024 * 1024  #: bytes; files come in by a way of their own
VERSION = "1"
SPEC = "motcua.document"  #: under which the application keeps what it is described by
STORE = Store(Path("var/files"))
BLUEPRINTS = tuple(
    module.blp
    for module in (
        tasks,
        batches,
        steps,
        cases,
        certifications,
        desk,
        papers,
        results,
        asides,
        terms,
        procedures,
        notices,
        counters,
        oversight,
        officers,
        units,
        rights,
        mergers,
        imports,
        caseimports,
        keys,
        settings,
        offerings,
        catalogue,
        officetexts,
        revisions,
        publishing,
        parcels,
        rehearsals,
        comparing,
        moving,
        patterns,
        bulk,
        enrolments,
        failures,
        trails,
        watching,
        workbench,
        everybody,
    )
)
HEADERS = {
    "Cache-Control": "no-store",  # nearly all of it is personal
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
#: who may come: a program with a token, or a page of ours with its sign-in, and with a word of its own when it acts
SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "A token of an officer, with scopes and an end."},
    "page": {
        "type": "apiKey",
        "in": "cookie",
        "name": access.COOKIE,
        "description": "The sign-in of an officer on our own pages; it is good for all that he may.",
    },
    "csrf": {
        "type": "apiKey",
        "in": "header",
        "name": access.CSRF,
        "description": "With a sign-in, whatever is no GET wants the word of the page: its meta element csrf-token.",
    },
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
    engine: Engine,
    *,
    store: Store = STORE,
    clock: Callable[[Session], datetime] = database.now,
    limits: Limits = USUAL,
    secret: str | None = None,
    cast: Sequence[Character] = (),
    public_pages: Opening = OPEN,
) -> Flask:
    """The application on *engine*, whose contents lie in *store*.

    *clock* tells when something happens, by default the database's own; *limits*: by which the process counts as ready.
    *secret* signs the small cookies of pages, the same in all processes of an installation; without one they are good
    for this application only. *cast*: in the demonstration, the officers as whom whoever comes may go on.
    *public_pages*: what strangers see.
    """
    app = Flask("motcua", static_folder=None, template_folder=str(frame.WEB / "templates"))
    app.config.update(SETTINGS, SECRET_KEY=secret or secrets.token_urlsafe(32))
    app.session_interface = Cookies()
    app.extensions[acts.NAME] = acts.Edge(engine, database.for_questions(engine), store, clock)
    app.extensions[health.LIMITS] = limits
    app.extensions[opening.NAME] = public_pages
    app.url_map.converters |= {"task": routes.TaskId, "int": routes.Number}
    api = Api(app)
    api.register_converter(routes.TaskId, lambda _: {"type": "string", "pattern": f"^{routes.TaskId.regex}$"})
    _describe(api.spec)
    app.extensions[SPEC] = api.spec
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint)
    app.register_blueprint(health.blp)
    frame.install(app)
    app.register_blueprint(pages.blp)
    public.install(app)
    app.register_blueprint(publicfigures.blp)  # with the routes of the modules below it
    if cast:
        demonstration.install(app, cast)
    errors.install(app)
    requestlog.install(app)
    metrics.install(app)
    kept.install(app)
    openinboxes.install(app)
    compression.install(app)
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
    found: dict[str, Any] = json.loads(app.json.dumps(app.extensions[SPEC].to_dict()))
    return found


def text(app: Flask) -> str:
    """The same as it is written down: in one order, so that two versions can be compared line by line."""
    return json.dumps(document(app), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _describe(spec: Any) -> None:
    """What all routes share: the token or the sign-in they want, and the problem they answer with."""
    for name, scheme in SCHEMES.items():
        spec.components.security_scheme(name, dict(scheme))
    content = {problems.MEDIA_TYPE: {"schema": shapes.Problem}}
    spec.components.response(routes.PROBLEM, {"description": "The request was refused.", "content": content})


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={frame.YEAR}")
    return response
