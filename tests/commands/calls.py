"""Calls of the command line as a person makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from commands import main


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
