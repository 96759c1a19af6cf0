"""Many officers made at once over the API: looked through first, then each by itself."""

from __future__ import annotations

from typing import Any

from flask import Response, json

from api import adminshapes, routes
from api.acts import Alone
from engine import enrolments, people, validity
from engine.enrolments import Line, Row
from engine.people import NotAllowed
from engine.people.acts import WORDS
from engine.work import Work
from feel.errors import Fault

READ, WRITE = "people:read", "people:write"

blp = routes.blueprint("enrolments", "Many officers made at once")


@routes.asks(blp, "/people:check", READ, method="POST", takes=adminshapes.EnrolRows, gives=adminshapes.EnrolLines)
def check(work: Work, asked: dict[str, Any]) -> Any:
    """What would become of each row; nothing is made."""
    require(work)
    return {"results": [_told(line) for line in enrolments.check(work, _rows(asked))]}


@routes.does_each(blp, "/people:enrol", WRITE, takes=adminshapes.Enrolling, gives=adminshapes.EnrolLines, is_kept=False)
def enrol(alone: Alone, asked: dict[str, Any]) -> Any:
    """Make many officers, each active, at his post, with a first password, or not at all.

    Sent again, nobody is made twice. First passwords are in this answer only.
    """
    alone("", _let_in)
    return {"results": [_one(alone, row, asked) for row in _rows(asked)]}


def require(work: Work) -> None:
    """Nothing, when whoever comes administers something.

    Raises:
        NotAllowed.
    """
    if not people.stand(work.session, work.actor_id, work.now).of("administer"):
        raise NotAllowed(act="administer", words=WORDS["administer"])


def _one(alone: Alone, row: Row, asked: dict[str, Any]) -> dict[str, Any]:
    def make(work: Work) -> Response:
        (line,) = enrolments.check(work, [row])
        since = asked["since"] or validity.day(work.now)
        told = None if line.errors else enrolments.enrol(work, row, since=since, source=asked["source"])
        return Response(json.dumps({**_told(line), "password": told}))

    try:
        found: dict[str, Any] = json.loads(alone(str(row.number), make).get_data())
    except Fault as fault:
        error = {"field": "source", "words": fault.say("vi")}
        return {"number": row.number, "login": row.login, "state": "refused", "errors": [error], "password": None}
    return found


def _rows(asked: dict[str, Any]) -> list[Row]:
    return [enrolments.row_of(number, one) for number, one in enumerate(asked["rows"], 1)]


def _told(line: Line) -> dict[str, Any]:
    errors = [{"field": field, "words": fault.say("vi")} for field, fault in line.errors.items()]
    plain = {"number": line.row.number, "login": line.row.login, "state": line.state}
    return {**plain, "errors": errors, "password": None}


def _let_in(work: Work) -> Response:
    require(work)
    return Response()
