"""What nobody foresaw, kept for whoever looks after the machine: one JSON line, found by its reference."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import StackSummary, walk_tb
from typing import Any, TextIO

import structlog

from engine.outside import Crashed
from feel.errors import Fault

#: by which SQLite, PostgreSQL and the system name an error, and what it struck
NAMES = ("sqlite_errorname", "sqlstate", "table_name", "column_name", "constraint_name", "errno", "strerror")

MOST_TAKEN = 64 * 1024  #: bytes of the log of a program apart


def path() -> Path:
    """Where the log lies: `MOTCUA_LOG`, "-" being what the process says, or a file under `var/`."""
    return Path(os.environ.get("MOTCUA_LOG", "var/motcua.log"))


@contextmanager
def opened() -> Iterator[TextIO]:
    """The log, to write one line at its end; opened anew each time, so that whoever moves it away stops nobody.

    Raises:
        OSError: it cannot be written.
    """
    place = path()
    if str(place) == "-":
        yield sys.stdout
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a", encoding="utf-8") as log:
        yield log


def write(reference: str, error: BaseException | None = None) -> None:
    """Keep where *error*, or the one being handled, came from under *reference*: kinds and places, no values.

    What an exception says may name a person, as the key that was not there or the row that was refused. Kept are only
    sentences of our own before their facts stand in them, and what databases and systems call an error.

    Raises:
        OSError: the log cannot be written.
    """
    found = error or sys.exception()
    with opened() as log:
        logger = structlog.wrap_logger(
            structlog.WriteLogger(log),
            processors=[
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
        logger.error("unexpected", reference=reference, exception=list(_story(found)))


def take_over(path: Path) -> None:
    """What a program apart wrote into a log of its own at *path*, as `write` does, stands in ours; it may be nothing.

    Raises:
        OSError: the log cannot be written.
    """
    if path.is_file():
        told = path.read_bytes()[-MOST_TAKEN:].decode(errors="replace")
        with opened() as log:
            log.writelines(f"{line}\n" for line in told.splitlines())


def _story(error: BaseException | None) -> Iterator[dict[str, Any]]:
    """*error* and what it came from, the last first; each once."""
    left, seen = [error], set[int]()
    while left:
        one = left.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        frames = [
            {"filename": frame.filename, "lineno": frame.lineno, "name": frame.name}
            for frame in StackSummary.extract(walk_tb(one.__traceback__), lookup_lines=False)
        ]
        frames += one.frames if isinstance(one, Crashed) else []
        yield {"exc_type": type(one).__name__, "exc_value": _words(one), "frames": frames}
        left += one.exceptions if isinstance(one, BaseExceptionGroup) else ()
        left.append(one.__cause__ or (None if one.__suppress_context__ else one.__context__))


def _words(error: BaseException) -> str:
    """What may be kept of what *error* says."""
    if isinstance(error, Crashed):
        return " ".join([str(error.args[0]), str(error.status), *error.kinds])
    if isinstance(error, Fault):
        return inspect.getdoc(type(error)) or ""
    diagnosis = getattr(error, "diag", None)  # psycopg's
    places = error, diagnosis
    said = (getattr(place, name, None) for place in places for name in NAMES)
    return " ".join(str(one) for one in said if isinstance(one, int | str))
