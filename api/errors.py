"""The one table from what the engine refuses to what goes out over HTTP; all else is one problem with a reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from adapters import errorlog
from api import access, dashboards, periods, pointers, problems, refusals, requestlog, versions, wording
from api.pages import edge
from api.pages import refusals as pages
from api.problems import FieldError, Problem
from engine import (
    cases,
    components,
    database,
    drafts,
    entries,
    numbers,
    organisation,
    parties,
    people,
    procedures,
    progress,
    repeats,
    runtime,
    schema,
    tasks,
    tokens,
)
from engine.mergers import addressing
from engine.queries import details, figures, lists, search, watchlists
from engine.queries import tasks as inboxes
from feel.errors import Fault

#: what a verb refuses -> status and stable code; a subclass counts as its nearest ancestor that is named
TABLE: Mapping[type[Fault], tuple[int, str]] = {
    access.NotSignedIn: (401, "not-signed-in"),
    edge.NotYet: (401, "not-signed-in"),
    tokens.BadToken: (401, "bad-token"),
    access.NoToken: (401, "no-token"),
    access.OutOfScope: (403, "out-of-scope"),
    access.PasswordFirst: (403, "password-first"),
    access.FactorFirst: (403, "factor-first"),
    access.NotFromOurPage: (403, "not-from-our-page"),
    access.FiguresClosed: (403, "figures-closed"),
    people.NotAllowed: (403, "not-allowed"),
    people.NotYours: (403, "not-yours"),
    people.MustBeAnother: (403, "must-be-another"),
    people.MustBeTheSame: (403, "must-be-the-same"),
    details.NoSuchCase: (404, "no-such-case"),
    tasks.NoSuchTask: (404, "no-such-task"),
    figures.UnknownFigure: (404, "no-such-figure"),
    watchlists.UnknownWatchlist: (404, "no-such-list"),
    figures.BadPeriod: (422, "bad-period"),
    dashboards.BadDay: (422, "bad-day"),
    tasks.TaskDone: (409, "task-done"),
    tasks.NoStep: (409, "no-step"),
    tasks.TaskHeld: (409, "task-held"),
    tasks.NotHeld: (409, "not-held"),
    tasks.NotDelegated: (409, "not-delegated"),
    tasks.Delegated: (409, "delegated"),
    progress.Conflict: (409, "conflict"),
    progress.NotRunning: (409, "not-running"),
    runtime.RuntimeFault: (409, "diagram-refuses"),
    components.ComponentsMissing: (409, "components-missing"),
    numbers.NumberTaken: (409, "number-taken"),
    cases.ReferenceTaken: (409, "reference-taken"),
    repeats.KeyUsed: (409, "key-used"),
    tasks.Stale: (412, "stale"),
    drafts.DraftChanged: (412, "draft-changed"),
    versions.OtherVersion: (412, "other-version"),
    versions.NoVersion: (428, "no-version"),
    repeats.BadKey: (400, "bad-key"),
    lists.BadCursor: (422, "bad-cursor"),
    inboxes.BadCursor: (422, "bad-cursor"),
    search.TooLong: (422, "too-long"),
    periods.BadPeriod: (422, "bad-period"),
    cases.BadAnswers: (422, "bad-answers"),
    cases.NoForm: (422, "no-form"),
    cases.UnknownVariant: (422, "unknown-variant"),
    cases.UnknownChannel: (422, "unknown-channel"),
    cases.UnknownOrigin: (422, "unknown-origin"),
    procedures.NotOffered: (422, "not-offered"),
    procedures.NoSuchForm: (422, "no-such-form"),
    organisation.UnknownPerson: (422, "unknown-person"),
    tasks.NotTheirs: (422, "not-theirs"),
    organisation.UnknownUnit: (422, "unknown-unit"),
    addressing.NotNow: (422, "unit-not-there"),
    numbers.BadNumber: (422, "bad-number"),
    parties.BadParty: (422, "bad-party"),
    parties.NoProxy: (422, "no-proxy"),
    database.DatabaseRefuses: (422, "unfit-text"),
    database.DatabaseLocked: (503, "database-locked"),
    database.DatabaseAway: (503, "database-away"),
    database.DatabaseFull: (503, "database-full"),
    database.DatabaseDamaged: (503, "database-damaged"),
    database.DatabaseOutdated: (503, "database-outdated"),
    schema.DatabaseNewer: (503, "database-newer"),
    **refusals.OF_PUBLIC,
    **refusals.OF_DESK,
    **refusals.OF_PAPERS,
    **refusals.OF_ASIDES,
    **refusals.OF_RESULTS,
    **refusals.OF_TIME,
    **refusals.OF_PROCEDURES,
    **refusals.OF_PEOPLE,
    **refusals.OF_UNITS,
    **refusals.OF_STATUSES,
    **refusals.OF_IMPORTS,
    **refusals.OF_SETTINGS,
    Fault: (409, "refused"),  # what a verb refuses is no accident, also where it has no code of its own yet
}
PROGRAMS = ("/api/", "/health/", "/metrics")  #: under these, programs ask
AGAIN = {"database-locked": {"Retry-After": "1"}, "busy": {"Retry-After": "2"}}
WHO = {401: {"WWW-Authenticate": 'Bearer realm="motcua"'}}


def install(app: Flask) -> None:
    """*app* answers every refusal and every error as a problem."""
    app.register_error_handler(Fault, of_fault)
    app.register_error_handler(HTTPException, of_http)
    app.register_error_handler(Exception, of_surprise)


def problem_of(fault: Fault) -> Problem:
    """What a verb refuses, as it is told."""
    status, code = told_as(fault)
    return Problem(status, code, fault.say("vi"), fault.say("en"), tuple(_fields(fault)))


def of_fault(fault: Fault) -> Response:
    """The answer to what a verb refuses."""
    told = problem_of(fault)
    return _answer(told, {**WHO.get(told.status, {}), **AGAIN.get(told.code, {})})


def told_as(fault: Fault) -> tuple[int, str]:
    """The status and the stable code of *fault*."""
    return next(TABLE[kind] for kind in type(fault).__mro__ if kind in TABLE)


def of_http(error: HTTPException) -> Response:
    """The answer to a request that reached no verb."""
    status = error.code or 500
    code, title, detail = wording.HTTP.get(status, wording.HTTP[400])
    messages = (getattr(error, "data", None) or {}).get("messages") or {}
    found = tuple(_of_schema(messages))
    allowed = error.get_response().headers.get("Allow")
    return _answer(Problem(status, code, title, detail, found), {"Allow": allowed} if allowed else None)


def of_surprise(error: Exception) -> Response:
    """The answer to what nobody foresaw: a reference, and nothing of what was being done."""
    code, title, detail = wording.HTTP[500]
    try:
        errorlog.write(requestlog.reference() or "", error)
    except OSError as unwritten:
        requestlog.complain(unwritten)
    return _answer(Problem(500, code, title, detail))


def _answer(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """*problem* to whoever asked: a program, or a person in front of a page."""
    if request.path.startswith(PROGRAMS):
        return problems.response(problem, headers)
    found: Response = pages.page(problem, headers)
    return found


def _fields(fault: Fault) -> Iterator[FieldError]:
    """What is wrong field by field, for a form that was not filled in rightly."""
    if isinstance(fault, cases.BadAnswers):
        for path, found in fault.faults.items():
            at = problems.pointer(["answers", *(path.split(".") if path else [])])
            yield from (FieldError(at, one.say("vi"), one.say("en")) for one in found)
    if isinstance(fault, entries.BadEntry):
        yield from (FieldError(problems.pointer([name]), *why) for name, why in fault.wrong.items())
    field = pointers.of(fault)
    if field is not None:
        yield FieldError(field, fault.say("vi"), fault.say("en"))


def _of_schema(messages: Mapping[str, Any]) -> Iterator[FieldError]:
    """What the schema of a request found, by place: "json" or "query" first, then the fields."""
    for place, found in messages.items():
        for parts, said in _leaves(found, ()):
            at = f"?{parts[0]}" if place == "query" and parts else problems.pointer(parts)
            yield FieldError(at, wording.of_schema(said), said)


def _leaves(found: Any, parts: tuple[object, ...]) -> Iterator[tuple[tuple[object, ...], str]]:
    if isinstance(found, Mapping):
        for name, inner in found.items():
            yield from _leaves(inner, parts if name == "_schema" else (*parts, name))
        return
    for one in found if isinstance(found, list) else [found]:
        yield parts, str(one)
