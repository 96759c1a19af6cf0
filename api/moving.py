"""Running cases that go on by another version, over the API: what needs another place, a trial, the move, and back.

Each case is moved by itself: one that cannot go stays as it is and keeps nobody else.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from flask import Response, json

from api import errors, movingshapes, problems, routes
from api.acts import Alone
from engine import movebatches, movemaps, procedures, revisions
from engine.movebatches import Batch, Order, Result
from engine.moves import Part, Running
from engine.queries import publications
from engine.work import Work
from feel.errors import Fault

READ, WRITE = "procedures:read", "procedures:write"
VERSION = "/procedures/<slug>/versions/<int:version>"

blp = routes.blueprint("moving", "Running cases that go on by another version")


@routes.asks(blp, f"{VERSION}/mapping", READ, takes=movingshapes.Mapped, place="query", gives=movingshapes.MapPlaces)
def mapping(work: Work, asked: dict[str, Any], slug: str, version: int) -> Any:
    """The elements of another version that this one does not have under their ids, with what may take their place."""
    revisions.require(work)
    return {"rows": places(work, slug, of=asked["of"], to=version)}


@routes.does_each(blp, f"{VERSION}:move-cases", WRITE, takes=movingshapes.Moving, gives=movingshapes.MovedCases)
def move_cases(alone: Alone, asked: dict[str, Any], slug: str, version: int) -> Any:
    """Let some of the running cases go on by this version, try it, or take it back; each case by itself."""
    order = Order(slug, asked["act"], version, asked["of"], asked["mapping"])

    def find(work: Work) -> Response:
        batch = movebatches.next_of(work, order, Part(asked["most"], asked["after"]))
        return Response(json.dumps({**asdict(batch), "order": None}, default=str))

    batch = _batch(order, json.loads(alone("", find).get_data()))
    results = movebatches.do(batch, lambda case, verb: _one(alone, case, verb))
    return {"results": [_told(one) for one in results], "after": batch.after}


def places(work: Work, slug: str, *, of: int, to: int) -> list[movemaps.Place]:
    """What of the version *of* needs another place in the version *to*."""
    digests = [publications.digest_of(work.session, slug, version) for version in (of, to)]
    old, new = (procedures.offered(work.session, digest).procedure.files for digest in digests)
    return movemaps.places(old, new, movemaps.waiting(work.session, slug, digests[0]))


def _batch(order: Order, said: dict[str, Any]) -> Batch:
    """What was found, also when a request that was sent again finds it no more."""
    cases = tuple(Running(**{**one, "case_id": uuid.UUID(one["case_id"])}) for one in said["cases"])
    after = uuid.UUID(said["after"]) if said["after"] else None
    return Batch(order, cases, said["digest"], said["mapping"], after)


def _one(alone: Alone, case: Running, verb: Callable[[Work], object]) -> Fault | None:
    def act(work: Work) -> Response:
        verb(work)
        return Response(json.dumps({}))

    try:
        alone(str(case.case_id), act)
    except Fault as fault:
        return fault
    return None


def _told(one: Result) -> dict[str, Any]:
    problem = problems.body(errors.problem_of(one.fault)) if one.fault else None
    facts: dict[str, uuid.UUID | str | int] = {
        name: getattr(one.case, name) for name in ("case_id", "called", "version")
    }
    return {**facts, "problem": problem}
