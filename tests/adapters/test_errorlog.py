"""A program apart that crashes is no order too large: it is told as an accident, and the log knows where it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from adapters import children, errorlog
from engine import outside
from feel.errors import Fault
from tests.api.office import SECRET

#: our commands with a mistake in them
BROKEN = f"""import sys
from commands import main
try:
    raise KeyError({SECRET!r})
except KeyError as error:
    sys.exit(main.unexpected("vi", error))
"""


class Known(Fault):
    """How a program ends that knows why."""


def ended(folder: Path, body: str) -> bytes:
    """What a program of *body* answers, started as ours are."""
    program = folder / "child.py"
    program.write_text(
        f"import os, signal, sys\ndef work(said):\n    {body}\nwork(sys.stdin.read())\n", encoding="utf-8"
    )
    return outside.Child(program, most_seconds=20, ends={7: Known}).ask(SECRET.encode())


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("raise ValueError(said)", "child.py 1 ValueError"),
        ("raise KeyError(said)", "child.py 1 KeyError"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "child.py -11"),
    ],
    ids=["raised", "keyed", "killed"],
)
def test_where_a_program_crashed_is_in_the_log_and_nothing_of_a_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, words: str
) -> None:
    monkeypatch.setenv("MOTCUA_LOG", str(tmp_path / "log"))
    with pytest.raises(outside.Crashed) as crashed:
        ended(tmp_path, body)
    errorlog.write("0123456789ab", crashed.value)
    told = errorlog.path().read_text(encoding="utf-8")
    first = json.loads(told)["exception"][0]
    assert SECRET not in told
    assert first["exc_value"] == words
    assert {"filename": str(tmp_path / "child.py"), "lineno": 3, "name": "work"} in first["frames"]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("sys.exit(7)", Known),
        ("os.kill(os.getpid(), signal.SIGXCPU)", outside.Overrun),
        ("os.kill(os.getpid(), signal.SIGKILL)", outside.Overrun),
        ("raise MemoryError", outside.Overrun),
    ],
    ids=["known", "time", "killed", "memory"],
)
def test_a_program_that_knows_why_or_is_stopped_is_no_crash(tmp_path: Path, body: str, fault: type[Fault]) -> None:
    with pytest.raises(fault):
        ended(tmp_path, body)


def test_what_went_wrong_while_a_draft_was_played_is_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOTCUA_LOG", str(tmp_path / "log"))
    monkeypatch.setattr(children, "PROGRAM", BROKEN)
    with pytest.raises(children.WentWrong):
        children.answer(("run",), {"a.txt": b""}, slug="nho", seconds=20)
    told = errorlog.path().read_text(encoding="utf-8")
    assert json.loads(told)["exception"][0]["exc_type"] == "KeyError"
    assert SECRET not in told
