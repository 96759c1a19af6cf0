"""Calls of the command line as a person makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bpmn import shipped
from commands import main
from commands.demo import command, script


@dataclass(frozen=True, slots=True)
class Said:
    """What a call answered."""

    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one line in which a call was refused."""
        assert (self.code, self.out) == (2, "")
        (line,) = self.err.splitlines()
        return line


Call = Callable[..., Said]
CASES = [case for case in script.load() if case.reference.startswith("HKD-")]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run one call against an installation of its own: database and log lie in the test's folder."""
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'motcua.db'}")
    monkeypatch.setenv("MOTCUA_LOG", str(tmp_path / "motcua.log"))

    def run(*arguments: object) -> Said:
        capsys.readouterr()
        code = main.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only one procedure is published, and only its cases are played; nobody walks through the pages."""
    monkeypatch.setattr(command, "walk", lambda *_: (0, []))
    monkeypatch.setattr(script, "load", lambda: CASES)
    monkeypatch.setattr(shipped, "folders", lambda: [shipped.ROOT / CASES[0].slug])
