"""How far the scenarios of a procedure go: played one by one, with an eye on the flows that tokens take."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bpmn import shipped
from bpmn.procedure import Procedure
from engine import coverage, runtime
from engine.coverage import Record
from engine.runtime import Way
from features import runner, worlds
from features.runner import Outcome


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
        with runtime.watching() as ways:
            outcomes.extend(runner.perform([told], template, scratch))
        for way in ways:
            taken[way] = taken.get(way, 0) + 1
    record = coverage.measured(shipped.gather(path), feature.read_bytes(), taken)
    return Measured(record, tuple(outcomes), taken)


@contextmanager
def stage(paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """A template database and a folder to scratch in, both gone afterwards.

    Every procedure that comes with the product is published in it, and those in *paths* instead of their namesakes.

    Raises:
        BadProcedure, NotPublishable: one of them has errors.
    """
    meant = {path.resolve().name: path for path in [*shipped.folders(), *paths]}
    published: list[Procedure] = [shipped.load(path) for path in meant.values()]
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template.db"
        worlds.prepare(template, published)
        yield template, Path(folder)
