"""Scenarios played without a test framework: read by the Gherkin parser, each sentence done in turn."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from features.steps import World, run
from features.steps.sentences import Table


@dataclass(frozen=True, slots=True)
class Told:
    """One scenario, its backgrounds before it and its examples filled in."""

    name: str
    sentences: tuple[tuple[str, Table | None], ...]


def read(path: Path) -> list[Told]:
    """The scenarios of the feature file *path*, one for each row of examples."""
    document = Parser().parse(path.read_text(encoding="utf-8"))
    return [
        Told(pickle["name"], tuple((step["text"], _table(step)) for step in pickle["steps"]))
        for pickle in Compiler().compile({**document, "uri": path.name})
    ]


def play(told: Told, world: World) -> None:
    """Do every sentence of *told* in *world*; the first that does not hold is raised."""
    for text, datatable in told.sentences:
        run(world, text, datatable)
    world.settle()


def _table(step: Any) -> Table | None:
    """The table below *step*: the parser's types do not say that there may be one."""
    table = step.get("argument", {}).get("dataTable")
    return table and [[cell["value"] for cell in row["cells"]] for row in table["rows"]]
