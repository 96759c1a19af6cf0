"""Scenarios played without a test framework: read by the Gherkin parser, each sentence done in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gherkin.errors import CompositeParserException, ParserError
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from features import worlds
from features.steps import World, run
from features.steps.sentences import Table
from feel.errors import Fault

MOST_BYTES = 1024 * 1024  #: of one feature file; our choice, many times the longest one


class BadFeature(Fault):
    """'{file}' is not a feature that can be read: {why}"""

    vi = "Không đọc được kịch bản trong '{file}': {why}"


@dataclass(frozen=True, slots=True)
class Told:
    """One scenario, its backgrounds before it and its examples filled in."""

    name: str
    sentences: tuple[tuple[str, Table | None], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one scenario went."""

    name: str
    at: str | None = None  #: the sentence that did not hold; None when all held
    fault: Fault | None = None  #: why it did not

    @property
    def held(self) -> bool:
        """Whether every sentence held."""
        return self.fault is None


def read(path: Path) -> list[Told]:
    """The scenarios of the feature file *path*, one for each row of examples.

    Raises:
        BadFeature: there is no such file, or it is not Gherkin in UTF-8.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadFeature(file=path.name, why=error.strerror or type(error).__name__) from error
    return parse(data, file=path.name)


def parse(data: bytes, *, file: str) -> list[Told]:
    """The scenarios of the feature *data*.

    Raises:
        BadFeature: it is too large, or not Gherkin in UTF-8.
    """
    if len(data) > MOST_BYTES:
        raise BadFeature(file=file, why=f"> {MOST_BYTES} byte")
    try:
        document = Parser().parse(data.decode())
    except UnicodeDecodeError as error:
        raise BadFeature(file=file, why="UTF-8") from error
    except (ParserError, CompositeParserException) as error:
        raise BadFeature(file=file, why=str(error).strip().splitlines()[-1]) from error
    pickles = Compiler().compile({**document, "uri": file})
    return [Told(one["name"], tuple((step["text"], _table(step)) for step in one["steps"])) for one in pickles]


def perform(told: list[Told], template: Path, scratch: Path) -> Iterator[Outcome]:
    """How each scenario goes, one after the other, each on a copy of *template* in the folder *scratch*."""
    copied = scratch / "scenario.db"
    for one in told:
        yield _outcome(one, template, copied)
        copied.unlink(missing_ok=True)


def play(told: Told, world: World) -> None:
    """Do every sentence of *told* in *world*; the first that does not hold is raised."""
    for text, datatable in told.sentences:
        run(world, text, datatable)
    world.settle()


def _outcome(told: Told, template: Path, copied: Path) -> Outcome:
    before, text, refusal = "", "", None
    with worlds.copy(template, copied) as world:
        try:
            for text, datatable in told.sentences:
                refusal = world.refusal
                run(world, text, datatable)
                before = text
            refusal = world.refusal
            world.settle()
        except Fault as fault:
            # A refusal that no sentence expects shows at the next one, but it is the sentence before that was refused.
            world.refusal = None
            return Outcome(told.name, before if fault is refusal else text, fault)
    return Outcome(told.name)


def _table(step: Any) -> Table | None:
    """The table below *step*: the parser's types do not say that there may be one."""
    table = step.get("argument", {}).get("dataTable")
    return table and [[cell["value"] for cell in row["cells"]] for row in table["rows"]]
