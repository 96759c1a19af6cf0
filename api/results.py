"""Results over the API: drafted, numbered, held back, and read. Steps send them up, sign, issue and give them."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response, json
from sqlalchemy import select

from api import (
    acts,
    caseroutes,
    caseviews,
    downloads,
    errors,
    papershapes,
    partshapes,
    problems,
    resultshapes,
    routes,
    versions,
)
from api.acts import Alone
from api.caseroutes import ONE, READ, WRITE
from engine import hands, people, results, validity
from engine.queries import details, returns
from engine.tables import Case, Result, Unit
from engine.work import Work
from feel.errors import Fault

RESULT = "/results/<uuid:result_id>"
PEOPLE = ("signed_by", "issued_by", "returned_by")

blp = routes.blueprint("results", "Results of a case")


@caseroutes.rows(blp, "/results", partshapes.ResultRows)
def of_case(work: Work, case: Case) -> Any:
    """The results of a case, from draft to hand-over."""
    return caseroutes.tell(work, results.of_case(work, case.id), people=PEOPLE)


@caseroutes.act(blp, "/results", partshapes.Drafting, uploads=papershapes.File)
def draft(work: Work, case: Case, asked: dict[str, Any], sent: dict[str, Any]) -> None:
    """Draft a result that the procedure gives."""
    hands.require(work, case)
    results.draft(work, case.id, code=asked["code"], digest=downloads.keep(work, sent)[0])


@caseroutes.act(blp, f"{RESULT}:redraft", uploads=papershapes.File)
def redraft(work: Work, case: Case, sent: dict[str, Any], result_id: uuid.UUID) -> None:
    """Give a draft another content."""
    hands.require(work, case)
    row = details.part(work.session, case.id, Result, result_id)
    results.redraft(work, row.id, digest=downloads.keep(work, sent)[0], seen=versions.seen())


@caseroutes.act(blp, f"{RESULT}:take-number", partshapes.Register)
def take_number(work: Work, case: Case, asked: dict[str, Any], result_id: uuid.UUID) -> None:
    """Take the number of a signed result from a register of the competent unit."""
    row = details.part(work.session, case.id, Result, result_id)
    results.take_number(work, row.id, register=asked["register"])


@caseroutes.act(blp, f"{RESULT}:hold-back", partshapes.Missing)
def hold_back(work: Work, case: Case, asked: dict[str, Any], result_id: uuid.UUID) -> None:
    """Record why an issued result cannot be given yet."""
    row = details.part(work.session, case.id, Result, result_id)
    results.hold_back(work, row.id, missing=asked["missing"])


@caseroutes.act(blp, f"{RESULT}:shelve", resultshapes.Shelf)
def shelve(work: Work, case: Case, asked: dict[str, Any], result_id: uuid.UUID) -> None:
    """Take an issued result over at the desk, or move it, and say on which shelf it lies."""
    row = details.part(work.session, case.id, Result, result_id)
    results.shelve(work, row.id, shelf=asked["shelf"])


@routes.does_each(blp, "/results:shelve", WRITE, takes=resultshapes.ManyShelved, gives=resultshapes.ManyOnShelf)
def shelve_many(alone: Alone, asked: dict[str, Any]) -> Any:
    """Take many issued results over at the desk and say on which shelf they lie, each by itself."""
    return {"results": [_shelved(alone, row, asked["shelf"]) for row in asked["results"]]}


def _shelved(alone: Alone, row: dict[str, Any], shelf: str) -> dict[str, Any]:
    result_id: uuid.UUID = row["id"]

    def do(work: Work) -> Response:
        standing = people.stand(work.session, work.actor_id, work.now)
        line = returns.some(work.session, standing, [result_id]).get(result_id)
        if line is None:
            raise details.NoSuchPart
        hands.keep_as_seen(work, line.case_id, seen=row["version"])
        results.shelve(work, result_id, shelf=shelf)
        return Response(json.dumps({"id": str(result_id), "is_done": True}), content_type="application/json")

    try:
        told: dict[str, Any] = json.loads(alone(str(result_id), do).get_data())
    except Fault as fault:
        return {"id": result_id, "is_done": False, "problem": problems.body(errors.problem_of(fault))}
    return told


@routes.asks(
    blp, "/results/search", READ, method="POST", takes=resultshapes.ResultSearch, gives=resultshapes.ResultPage
)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """The results that come to your desk, lie there, were given there, or leave without having come yet."""
    standing = people.stand(work.session, work.actor_id, work.now)
    wanted = asked["filter"]
    return returns.page(
        work.session, standing, wanted["list"], words=wanted["words"], after=asked["after"], most=asked["most"]
    )


@routes.asks(blp, "/registers", READ, gives=resultshapes.Books)
def registers(work: Work) -> Any:
    """The registers of your units this year, with the number that each would give now."""
    standing = people.stand(work.session, work.actor_id, work.now)
    mine = set(work.session.scalars(select(Unit.id).where(people.visible(standing, "read", Unit))))
    return {"rows": returns.books(work.session, mine, validity.day(work.now).year)}


@routes.asks(blp, f"{ONE}{RESULT}/content", READ, gives=downloads.CONTENT, media_type=downloads.MEDIA_TYPE)
def content(work: Work, case_id: uuid.UUID, result_id: uuid.UUID) -> Response:
    """The content of a result, as it is drafted or as it was signed."""
    row = details.part(work.session, caseviews.seen(work, case_id).id, Result, result_id)
    return downloads.send(acts.edge().store, row.digest, row.name)
