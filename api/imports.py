"""Cases of another system over the API: looked at, then taken over; each row by itself, twice changes nothing."""

from __future__ import annotations

from typing import Any

from api import importshapes, routes
from engine import imports
from engine.imports import Line
from engine.work import Work

WRITE = "settings:write"

blp = routes.blueprint("imports", "Running and closed cases of another system")


@routes.tries(blp, "/cases:check-import", WRITE, takes=importshapes.ImportedCases, gives=importshapes.ImportedLines)
def check(work: Work, asked: dict[str, Any]) -> Any:
    """See what would become of each row; nothing is taken over."""
    return _taken(work, asked)


@routes.does(
    blp,
    "/cases:import",
    WRITE,
    takes=importshapes.ImportedCases,
    gives=importshapes.ImportedLines,
    is_tagged=False,
)
def take(work: Work, asked: dict[str, Any]) -> Any:
    """Take cases of another system over. What is refused leaves nothing; what is there stays as it is."""
    return _taken(work, asked)


def _taken(work: Work, asked: dict[str, Any]) -> dict[str, Any]:
    known = imports.begin(work, asked["system"])
    lines = [Line(number, said) for number, said in enumerate(asked["rows"], 1)]
    results = [imports.take(work, known, line, system=asked["system"]) for line in lines]
    return {
        "results": [
            {
                "number": one.number,
                "code": one.code,
                "state": one.state,
                "words": one.fault.say("vi") if one.fault else None,
            }
            for one in results
        ]
    }
