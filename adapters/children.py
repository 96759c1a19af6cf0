"""Our own commands in a process apart, where a hostile or endless draft harms nothing but itself.

The child has the files of the draft in a folder that goes with it, no access to the database of the installation, and
the bounds of `--within`; it answers in JSON lines. Whatever it does, it is over when the time given to it is.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import BoundedSemaphore, Timer
from typing import Any

import orjson

from adapters import errorlog
from feel.errors import Fault

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = "import sys; from commands.main import run; sys.exit(run())"
SLOWER = 3  #: so many times as long as its work may take may the child be there, for others work too
PLACES = BoundedSemaphore(2)  #: so many that somebody waits for, in one server process; our choice
QUEUE = BoundedSemaphore(4)  #: so many with those who wait for a place: the threads of a server are for everybody
MOST_WAITING_SECONDS = 15  #: for a place
LOG = "log"  #: of the child, in its scratch folder
LONGEST_LINE = 4 * 1024 * 1024  #: bytes of what it says at once


class TookTooLong(Fault):
    """It did not come to an end within {seconds} seconds of work. Look for a loop without an end."""

    vi = "Chạy quá {seconds} giây nên bị dừng. Hãy tìm vòng lặp không có lối ra."


class WentWrong(Fault):
    """Something went wrong while the draft was played: it took too much memory, or the program has a mistake."""

    vi = "Chạy bản dự thảo không thành: tốn quá nhiều bộ nhớ, hoặc chương trình có lỗi."


class SaidNo(Fault):
    """{en}"""

    vi = "{vi}"

    @property
    def errors(self) -> dict[str, list[str]]:
        """What is wrong with the answers, by field."""
        found = self.facts.get("errors")
        return found if isinstance(found, dict) else {}


class Busy(Fault):
    """Too many drafts are being tried at once; try again in a moment."""

    vi = "Đang có quá nhiều bản dự thảo được chạy thử cùng lúc; hãy thử lại sau giây lát."


def answer(
    command: Sequence[str], files: Mapping[str, bytes], *, slug: str, seconds: int, said: bytes = b""
) -> dict[str, Any]:
    """The last line of what `lines` gives, for somebody who waits for it; few may at once.

    Raises:
        Busy, TookTooLong, WentWrong, SaidNo.
    """
    if not QUEUE.acquire(blocking=False):
        raise Busy
    try:
        return _in_turn(command, files, slug=slug, seconds=seconds, said=said)
    finally:
        QUEUE.release()


def _in_turn(
    command: Sequence[str], files: Mapping[str, bytes], *, slug: str, seconds: int, said: bytes
) -> dict[str, Any]:
    if not PLACES.acquire(timeout=MOST_WAITING_SECONDS):
        raise Busy
    try:
        told = list(lines(command, files, slug=slug, seconds=seconds, said=said))
    finally:
        PLACES.release()
    if not told:
        raise WentWrong
    return told[-1]


def lines(
    command: Sequence[str], files: Mapping[str, bytes], *, slug: str, seconds: int, said: bytes = b""
) -> Iterator[dict[str, Any]]:
    """What *command* says of the draft *files*, whose folder it is handed last, line by line.

    *seconds*: of work; *said*: what it reads on its standard input.

    Raises:
        TookTooLong, WentWrong. SaidNo: it refused, in these words.
    """
    with tempfile.TemporaryDirectory(prefix="motcua-") as scratch:
        place = laid_out(Path(scratch), slug, files)
        with _running([*command, "--within", str(seconds), str(place)], Path(scratch), seconds, said) as child:
            assert child.stdout is not None
            is_heard = False
            while line := child.stdout.readline(LONGEST_LINE):
                told = _object(line)
                if "refused" in told:
                    raise _refusal(told["refused"])
                is_heard = True
                yield told
            code = child.wait()
            if code not in (0, 1) or (code == 1 and not is_heard):
                errorlog.take_over(Path(scratch) / LOG)
                raise TookTooLong(seconds=seconds) if code < 0 else WentWrong()


def _refusal(told: dict[str, Any]) -> SaidNo:
    return SaidNo(vi=str(told["vi"]), en=str(told["en"]), errors=told.get("errors") or {})


def laid_out(scratch: Path, slug: str, files: Mapping[str, bytes]) -> Path:
    """The folder below *scratch* that holds *files* and bears the name of their procedure.

    Raises:
        SaidNo: a file bears the name of the folder of another one.
    """
    place = scratch / "draft" / slug
    place.mkdir(parents=True)
    for path, data in files.items():
        target = place / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        except OSError as error:  # a file where another one needs a folder
            vi = f"Không có chỗ cho tệp '{path}': có tệp khác trùng tên thư mục."
            raise SaidNo(vi=vi, en=f"There is no place for '{path}': a file bears the name of its folder.") from error
    return place


@contextmanager
def _running(arguments: list[str], scratch: Path, seconds: int, said: bytes) -> Iterator[subprocess.Popen[bytes]]:
    """The child, with a session of its own so that it ends as a whole."""
    asked = scratch / "said"
    asked.write_bytes(said)
    given = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    environment = {**given, "PYTHONPATH": str(ROOT), "TMPDIR": str(scratch), "MOTCUA_LOG": str(scratch / LOG)}
    with asked.open("rb") as reading:
        child = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *arguments],
            cwd=scratch,
            env={**environment, "DATABASE_URL": f"sqlite:///{scratch / 'nothing.db'}"},
            stdin=reading,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    late = Timer(seconds * SLOWER, _end, [child])
    late.daemon = True
    late.start()
    try:
        yield child
    finally:
        late.cancel()
        _end(child)
        child.wait()
        if child.stdout is not None:
            child.stdout.close()


def _end(child: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def _object(line: bytes) -> dict[str, Any]:
    """What the child says; a cut-off line is as good as nothing."""
    with suppress(orjson.JSONDecodeError):
        found = orjson.loads(line)
        if isinstance(found, dict):
            return found
    return {}
