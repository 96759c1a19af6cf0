"""How far the scenarios of a procedure go: played one by one, with an eye on the flows that tokens take."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bpmn import settings, shipped
from bpmn.procedure import Procedure
from engine import coverage, runtime
from engine.coverage import Record
from engine.runtime import Way
from features import runner, worlds
from features.runner import Outcome, Told


@dataclass(frozen=True, slots=True)
class Measured:
    """What playing the scenarios of one procedure showed."""

    record: Record
    outcomes: tuple[Outcome, ...]
    taken: Mapping[Way, int]  #: how many scenarios take a flow, also those of the shared diagrams

    @property
    def held(self) -> bool:
        """Whether every scenario held; what failed half-way covers less than it should."""
        return all(outcome.held for outcome in self.outcomes)


def measure(path: Path, template: Path, scratch: Path) -> Measured:
    """The scenarios of the procedure in *path*, played on copies of *template* in the folder *scratch*.

    Raises:
        BadFeature: there are no scenarios, or they cannot be read.
        UnreadableFolder, Unreadable: there is no procedure.
    """
    feature = shipped.feature(path)
    outcomes: list[Outcome] = []
    taken: dict[Way, int] = {}
    for told in runner.read(feature):
        outcome, ways = watched(told, template, scratch)
        outcomes.append(outcome)
        for way in ways:
            taken[way] = taken.get(way, 0) + 1
    record = coverage.measured(shipped.gather(path), feature.read_bytes(), taken)
    return Measured(record, tuple(outcomes), taken)


def watched(told: Told, template: Path, scratch: Path) -> tuple[Outcome, Collection[Way]]:
    """How one scenario goes on a copy of *template* in the folder *scratch*, and which flows tokens take in it."""
    with runtime.watching() as ways:
        (outcome,) = runner.perform([told], template, scratch)
    return outcome, ways


def alone(path: Path) -> AbstractContextManager[tuple[Path, Path]]:
    """The stage for one procedure: of those that come with the product only what it or its scenarios name is there.

    Raises:
        BadProcedure, NotPublishable, BadFeature.
    """
    feature = shipped.feature(path)
    said = b"".join(file.read_bytes() for file in (feature, *path.glob("*.toml"), *path.glob("*.bpmn")))
    meant: dict[str, Path] = {}
    for other in shipped.folders():
        told = tomllib.loads((other / settings.FILE).read_text(encoding="utf-8"))
        if other.name.encode() in said or str(told.get("name")).encode() in said:
            meant[other.name] = other
    return _stage(meant | {path.resolve().name: path})


def stage(paths: Iterable[Path]) -> AbstractContextManager[tuple[Path, Path]]:
    """A template database and a folder to scratch in, both gone afterwards.

    Every procedure that comes with the product is published in it, and those in *paths* instead of their namesakes.

    Raises:
        BadProcedure, NotPublishable: one of them has errors.
    """
    return _stage({path.resolve().name: path for path in [*shipped.folders(), *paths]})


@contextmanager
def _stage(meant: Mapping[str, Path]) -> Iterator[tuple[Path, Path]]:
    published: list[Procedure] = [shipped.load(path) for path in meant.values()]
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        worlds.prepare(template, published)
        yield template, Path(folder)
