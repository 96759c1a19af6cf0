"""The counters of an officer's page over the API."""

from __future__ import annotations

from typing import Any

from api import routes, shapes
from engine import questions
from engine.queries import counts
from engine.queries.predicates import PREDICATES
from engine.work import Work

blp = routes.blueprint("counters", "Counters of group 20 of the circular")


@routes.asks(blp, "/counters", "cases:read", gives=shapes.Counters)
def counters(work: Work) -> Any:
    """How many cases each counter counts for you; the list behind one is a search by `counter`."""
    found = counts.of(work.session, questions.ask(work))
    return {
        "counters": [{"code": code, "words": PREDICATES[code].words, "count": count} for code, count in found.items()]
    }
