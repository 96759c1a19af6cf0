"""Bounds of a call that plays what somebody has just drawn: little memory, little time, after everybody else."""

from __future__ import annotations

import os
import resource

import click

MOST_MEMORY = 3 * 2**29  #: bytes of addresses; our choice, several times what the largest procedure takes
MOST_WRITTEN = 2**28  #: bytes of one file: a throw-away database has some 5 MB
PATIENCE = 10  #: of 19 by which others come first

#: the option of a call that may be bounded
WITHIN = click.option(
    "--within",
    type=click.IntRange(1, 3600),
    help="Dừng hẳn sau N giây xử lý. / Be ended after N seconds of work.",
)


def keep(seconds: int | None, *, is_awaited: bool = False) -> None:
    """From now on this process is ended by the system when it takes more than *seconds* of work; None: no bounds.

    Unless somebody waits for it (*is_awaited*), all other work comes first.
    """
    if seconds is None:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if not is_awaited:
        os.nice(PATIENCE)
