"""The front door `cli.py`: which lock a call needs, and what a person is told when the environment cannot be made."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import cli
from commands import main


@pytest.mark.parametrize(
    ("arguments", "lock"),
    [
        (["test", "-x"], "test"),
        (["--lang", "en", "test"], "test"),
        (["--lang=en", "test"], "test"),
        (["screenshots", "folder"], "test"),
        (["demo"], "run"),
        (["check", "test"], "run"),
        (["--lang", "test"], "run"),
        ([], "run"),
    ],
)
def test_only_what_drives_a_browser_or_tests_needs_what_tests_need(arguments: list[str], lock: str) -> None:
    assert cli.lock_for(arguments) == lock


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (PermissionError(13, "Permission denied"), "hãy kiểm tra quyền ghi"),
        (OSError(28, "No space left on device"), "chỗ trống của đĩa"),
        (KeyboardInterrupt(), "chạy lại để làm tiếp"),
        (ImportError("ensurepip"), "apt install python3-venv"),
        (subprocess.CalledProcessError(1, "ensurepip"), "apt install python3-venv"),
    ],
)
def test_an_environment_that_cannot_be_made_is_one_line_and_exit_code_2(
    trouble: BaseException,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(cli, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(venv, "create", fail)
    with pytest.raises(SystemExit) as left:
        cli.prepare("run")
    (line,) = capsys.readouterr().err.splitlines()
    assert left.value.code == 2
    assert said in line


def test_a_closed_output_does_not_keep_the_command_from_running(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(sys, "prefix", "/usr")
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "argv", ["cli.py", "check"])
    monkeypatch.setattr(cli, "prepare", lambda _: None)
    monkeypatch.setattr(os, "execv", lambda _, call: called.append(call))
    monkeypatch.setattr(main, "run", lambda: 0)
    with pytest.raises(SystemExit):
        cli.main()
    assert called == [[str(cli.PYTHON), str(cli.ROOT / "cli.py"), "check"]]
