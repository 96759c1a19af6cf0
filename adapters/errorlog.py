"""What nobody foresaw, kept for whoever looks after the machine: one JSON line, found by its reference."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import structlog
from structlog.typing import EventDict


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
    """Keep the whole story of *error*, or of the one being handled, under *reference*; without personal data.

    Raises:
        OSError: the log cannot be written.
    """
    # The values of variables stay out: they may be personal data.
    story = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    with opened() as log:
        logger = structlog.wrap_logger(
            structlog.WriteLogger(log),
            processors=[
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                structlog.processors.ExceptionRenderer(story),
                _without_rows,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
        logger.error("unexpected", reference=reference, exc_info=error or True)


def _without_rows(_logger: object, _method: str, event: EventDict) -> EventDict:
    """*event* without what PostgreSQL tells of a row in the detail of an error: it may be personal data."""
    for one in event.get("exception", ()):
        one["exc_value"] = re.sub(r"\n?DETAIL:.*", "", str(one["exc_value"]))
    return event
