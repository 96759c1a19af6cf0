"""How a route is declared: once, with its scope, its shapes and what the OpenAPI document says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial, wraps
from typing import Any

import marshmallow as ma
from flask import Request, Response
from flask_smorest import Blueprint
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest
from werkzeug.routing import BaseConverter, IntegerConverter

from api import access, acts, shapes

View = Callable[..., Any]
PREFIX = "/api/v1"
PROBLEM = "PROBLEM"  #: the component that every refusal is described by
IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "description": "The ETag of the version that was seen.",
    "schema": {"type": "string"},
}
IF_NONE_MATCH = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "description": "The ETag of the answer that is at hand.",
    "schema": {"type": "string"},
}
IDEMPOTENCY_KEY = {
    "in": "header",
    "name": acts.KEY,
    "required": False,
    "description": "Sent again under the same key within 72 hours, the request is done once and answered alike.",
    "schema": {"type": "string", "maxLength": 200},
}
TAGGED = {"ETag": {"description": "The version, to be sent as If-Match.", "schema": {"type": "string"}}}


class TaskId(BaseConverter):
    """A part of an address that names a task."""

    regex = shapes.TASK_ID


class Number(IntegerConverter):
    """A part of an address that counts something, no further than the database does."""

    regex = r"[0-9]{1,9}"


class Reading(FlaskParser):
    """The body of a request, of which Python reads no number of thousands of digits and no depth without end."""

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        """What the body says.

        Raises:
            BadRequest: it is no JSON that can be read.
        """
        try:
            return super().load_json(req, schema)
        except (ValueError, RecursionError) as error:
            raise BadRequest from error


class Group(Blueprint):  # type: ignore[misc] # the library has no types
    """Some routes together."""

    ARGUMENTS_PARSER = Reading()


def blueprint(name: str, about: str) -> Any:
    """An empty group of routes; *about* is its purpose in the document."""
    return Group(name, __name__, url_prefix=PREFIX, description=about)


def asks(
    blp: Any,
    rule: str,
    scope: str,
    *,
    gives: type[ma.Schema] | Mapping[str, Any],
    method: str = "GET",
    takes: type[ma.Schema] | None = None,
    place: str = "json",
    is_tagged: bool = False,
    is_conditional: bool = False,
    media_type: str | None = None,
    known: Callable[[], Response | None] | None = None,
) -> Callable[[View], View]:
    """The view answers a question: it is handed a Work in which nothing stays, and what *takes* found.

    One that *is_conditional* answers 304 to who names in If-None-Match what it would answer. What is *known* already is
    answered without the view.
    """
    answer = gives, 200, TAGGED if is_tagged or is_conditional else None, media_type
    manual = _manual(scope, [IF_NONE_MATCH] if is_conditional else [], method)
    if is_conditional:
        manual["responses"] = {**manual["responses"], 304: {"description": "Nothing changed."}}
    edge = acts.ask if known is None else _unless(known)
    return partial(_declare, blp, rule, method, edge, answer, _arguments(takes, place), manual)


def _unless(known: Callable[[], Response | None]) -> Edge:
    return lambda scope, view: known() or acts.ask(scope, view)


def tells(
    blp: Any,
    rule: str,
    *,
    gives: type[ma.Schema] | Mapping[str, Any],
    takes: type[ma.Schema] | None = None,
    media_type: str | None = None,
) -> Callable[[View], View]:
    """The view tells anybody something, without a token: it is handed what *takes* found in the query."""
    manual = {"security": [], "responses": {"default": PROBLEM, 422: PROBLEM}}

    def declare(view: View) -> View:
        answering = blp.response(200, gives, content_type=media_type)(view)
        for shape, place in _arguments(takes, "query"):
            answering = blp.arguments(shape, location=place)(answering)
        blp.route(rule, methods=["GET"])(blp.doc(**manual)(answering))
        return view

    return declare


def does(
    blp: Any,
    rule: str,
    scope: str,
    *,
    gives: type[ma.Schema],
    method: str = "POST",
    takes: type[ma.Schema] | None = None,
    uploads: type[ma.Schema] | None = None,
    status: int = 200,
    is_versioned: bool = False,
    is_tagged: bool = True,
    is_kept: bool = True,
) -> Callable[[View], View]:
    """The view calls one verb: it is handed the Work that is committed after it, and what *takes* found.

    With *uploads* the body is a form with files: what *takes* found comes first, then the files. An answer that is not
    kept (*is_kept*) tells something once only, so its route takes no key under which it would be told again.
    """
    has_key = method == "POST" and is_kept
    said = [*([IF_MATCH] if is_versioned else []), *([IDEMPOTENCY_KEY] if has_key else [])]
    answer = gives, status, TAGGED if is_tagged else None, None
    taken = _arguments(uploads, "files") + _arguments(takes, "form" if uploads else "json")
    edge = acts.receive if uploads else acts.act if is_kept else acts.tell
    return partial(_declare, blp, rule, method, edge, answer, taken, _manual(scope, said, method))


def tries(
    blp: Any, rule: str, scope: str, *, takes: type[ma.Schema], gives: type[ma.Schema], of_settings: bool = False
) -> Callable[[View], View]:
    """The view tells what would come of an act: it is handed a Work of which nothing stays, and what *takes* found.

    An act *of_settings* is tried on copies of them, so that nobody waits for it.
    """
    answer, taken = (gives, 200, None, None), _arguments(takes, "json")
    edge = acts.attempt_settings if of_settings else acts.attempt
    return partial(_declare, blp, rule, "POST", edge, answer, taken, _manual(scope, [], "POST"))


def does_each(
    blp: Any, rule: str, scope: str, *, takes: type[ma.Schema], gives: type[ma.Schema], is_kept: bool = True
) -> Callable[[View], View]:
    """The view does many acts, each committed by itself: it is handed a way to do one, and what *takes* found."""
    answer, taken = (gives, 200, None, None), _arguments(takes, "json")
    edge, said = (acts.each, [IDEMPOTENCY_KEY]) if is_kept else (acts.tell_apart, [])
    return partial(_declare, blp, rule, "POST", edge, answer, taken, _manual(scope, said, "POST"))


Edge = Callable[[str, Callable[[Any], Response]], Response]
Gives = tuple[Any, int, Mapping[str, Any] | None, str | None]
Taken = tuple[tuple[type[ma.Schema], str], ...]  #: shapes and where in the request they stand; the last is told first


def _arguments(takes: type[ma.Schema] | None, place: str) -> Taken:
    return () if takes is None else ((takes, place),)


def _declare(
    blp: Any, rule: str, method: str, edge: Edge, answer: Gives, taken: Taken, manual: dict[str, Any], view: View
) -> View:
    gives, status, headers, media_type = answer
    answering = blp.response(status, gives, headers=headers, content_type=media_type)(view)
    for shape, place in taken:
        answering = blp.arguments(shape, location=place)(answering)
    (scope,) = manual["security"][0]["bearer"]
    blp.route(rule, methods=[method])(blp.doc(**manual)(_at_edge(edge, scope, answering)))
    return view


def _at_edge(edge: Edge, scope: str, view: View) -> View:
    @wraps(view)
    def opened(**places: Any) -> Response:
        return edge(scope, lambda work: view(work, **places))

    return opened


def _manual(scope: str, said: list[dict[str, Any]], method: str) -> dict[str, Any]:
    """What the document says beside the shapes: who may, what else is sent, and that every refusal is a problem."""
    page: dict[str, list[str]] = {"page": []} if method in access.HARMLESS else {"page": [], "csrf": []}
    manual: dict[str, Any] = {"security": [{"bearer": [scope]}, page], "responses": {"default": PROBLEM, 422: PROBLEM}}
    return {**manual, "parameters": said} if said else manual
