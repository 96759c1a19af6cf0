"""Real workers: processes of the command, started, stopped and killed by their tests."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event
from time import monotonic

from sqlalchemy import Engine

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "from commands.main import run; raise SystemExit(run())", "--lang", "en", "worker"]
LEASE = 2  #: seconds for which these workers hold work
PATIENCE = 40  #: seconds until a test gives up

Process = subprocess.Popen[str]


def address(engine: Engine) -> str:
    """What DATABASE_URL says for *engine*."""
    return engine.url.render_as_string(hide_password=False)


def call(url: str, *options: str) -> subprocess.CompletedProcess[str]:
    """The command run to its end."""
    given = {**os.environ, "DATABASE_URL": url}
    return subprocess.run(
        [*COMMAND, *options], cwd=ROOT, env=given, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


@contextmanager
def workers(url: str, count: int = 1) -> Iterator[list[Process]]:
    """*count* workers on the database at *url*; those still alive at the end are told to stop."""
    with ExitStack() as stack:
        yield [stack.enter_context(worker(url)) for _ in range(count)]


@contextmanager
def worker(url: str, **surroundings: str) -> Iterator[Process]:
    """A worker on the database at *url* that is told to stop at the end."""
    given = {**os.environ, "DATABASE_URL": url, **surroundings}
    options = ["--lease", str(LEASE), "--seconds", str(2 * PATIENCE)]
    process = subprocess.Popen([*COMMAND, *options], cwd=ROOT, env=given, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGCONT)
            process.terminate()
        process.communicate(timeout=PATIENCE)


def wait_until(holds: Callable[[], bool], *, looks_per_second: int = 20) -> None:
    """Look again and again until *holds*; fail when it does not within `PATIENCE`."""
    over, pause = monotonic() + PATIENCE, Event()
    while not holds():
        assert monotonic() < over, "waited in vain"
        pause.wait(1 / looks_per_second)


def freeze_while(processes: Sequence[Process], holds: Callable[[], bool]) -> None:
    """Stop *processes* short, SIGSTOP, at a moment at which *holds*."""

    def frozen_in_time() -> bool:
        _send(processes, signal.SIGSTOP)
        if holds():
            return True
        _send(processes, signal.SIGCONT)
        return False

    wait_until(frozen_in_time, looks_per_second=100)


def thaw(processes: Sequence[Process]) -> None:
    """Let *processes* go on."""
    _send(processes, signal.SIGCONT)


def _send(processes: Sequence[Process], number: signal.Signals) -> None:
    for process in processes:
        process.send_signal(number)
