"""One JSON line for each request that was answered, in the log that also keeps what nobody foresaw."""

from __future__ import annotations

from collections.abc import Mapping

import structlog

from adapters import errorlog

PROCESSORS = (
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.JSONRenderer(ensure_ascii=False),
)


def write(told: Mapping[str, str | int | float | None]) -> None:
    """Keep what is *told* of one request.

    Raises:
        OSError: the log cannot be written.
    """
    with errorlog.opened() as log:
        structlog.wrap_logger(structlog.WriteLogger(log), processors=PROCESSORS).info("request", **told)
