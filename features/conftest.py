"""Scenarios under pytest: every sentence known to pytest-bdd, every scenario in a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import parsers, step

from bpmn import shipped
from features import worlds
from features.steps import SENTENCES, Sentence, World


class Told(parsers.StepParser):
    """A sentence of ours as a step of pytest-bdd."""

    def __init__(self, sentence: Sentence) -> None:
        """Stand for *sentence*."""
        super().__init__(sentence.pattern)
        self.sentence = sentence

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """The values of the slots."""
        return self.sentence.read(name)

    def is_matching(self, name: str) -> bool:
        """Whether *name* is this sentence."""
        return self.sentence.read(name) is not None


for known in SENTENCES:
    step(Told(known))(known.act)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that every scenario gets a copy of."""
    path = tmp_path_factory.mktemp("scenarios") / "template.db"
    worlds.prepare(path, [shipped.load(folder) for folder in shipped.folders()])
    return path


@pytest.fixture
def world(template: Path) -> Iterator[World]:
    """The world of one scenario."""
    with worlds.copy(template, template.with_name("scenario.db")) as made:
        yield made
