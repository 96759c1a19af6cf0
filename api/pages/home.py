"""The first page after signing in: what waits for the holder of each post, as counters that lead to their lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.wrappers import Response

from api.pages import control, counters, edge, failures, frame, numbering, returning
from engine import issuings, people, questions
from engine.queries import counts, handovers, returns
from engine.queries import tasks as inboxes
from engine.queries.predicates import DESK, EXPERT, PREDICATES
from engine.work import Work

BESIDE = frozenset({"kiem-soat", "quan-tri", "phan-tich"})  #: posts by which nobody handles cases


@dataclass(frozen=True, slots=True)
class Counter:
    """One counter on the page."""

    code: str
    words: str
    count: int


@edge.asks("/")
def home(work: Work) -> Response:
    """How much waits for the officer, by the counters of his posts."""
    roles = edge.visitor().roles
    found = counts.of(work.session, questions.ask(work), counters.codes(roles))
    standing = people.stand(work.session, work.actor_id, work.now)
    waiting = inboxes.counts(work.session, standing)
    return frame.render(
        "home.html",
        counters=[Counter(code, PREDICATES[code].words, count) for code, count in found.items()],
        waiting=waiting,
        handles=bool(not roles or roles - BESIDE or waiting.own or waiting.free),
        watched=_watched(work) if "kiem-soat" in roles else [],
        failed=failures.waiting(work) if "quan-tri" in roles else 0,
        clerks=numbering.waiting(work, standing) if issuings.CLERK in roles else {},
        clerks_lists=numbering.LISTS,
        returns=returns.counts(work.session, standing) if DESK in roles else {},
        returns_lists=returning.LISTS,
        passing=handovers.counts(work.session, standing) if roles & {DESK, EXPERT} else {},
    )


def _watched(work: Work) -> list[Counter]:
    """How many cases stand on each list of control."""
    counted: Mapping[str, int] = control.totals(work)
    return [Counter(code, control.WORDS[code], count) for code, count in counted.items()]
