"""`motcua test`: what a call of it that cannot run answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import testing
from tests.commands.calls import Call


def test_arguments_that_the_runner_does_not_know_are_a_bad_call(call: Call) -> None:
    said = call("test", "--quick", "--no-such-option")
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines()[-1] == "Chưa đạt: pytest."


def test_an_installation_without_tests_says_so(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(testing, "ROOT", tmp_path)
    assert call("test").refusal == testing.NoTests().say("vi")
