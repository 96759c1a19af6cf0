"""Ticking: APScheduler with its memory store says when to look; what there is to do stands in the database alone."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from threading import Event
from typing import Any

from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.schedulers.background import BackgroundScheduler

from feel.errors import Fault
from scheduler import jobs, rehearsals, runner, tallies
from scheduler.runner import Hands

LOOK = timedelta(seconds=1)  #: our choice: limits are kept to the minute
BEAT = timedelta(seconds=10)
DAILY = timedelta(minutes=1)  #: how often a worker looks whether somebody did what is done once a day


@dataclass(frozen=True, slots=True)
class Reports:
    """Where a worker tells what a person must know."""

    of_fault: Callable[[Fault], None]  #: the database is away, locked, full …; the worker goes on
    of_error: Callable[[BaseException], object]  #: a mistake of the program; the worker goes on


def run(hands: Hands, stop: Event, reports: Reports, *, seconds: float | None = None) -> None:
    """Work until *stop* is set, or for *seconds*; the piece in hand is finished first."""
    # It would tell of every tick that met a longer one, and of errors that `reports` is told of.
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
    scheduler = BackgroundScheduler(timezone=UTC)
    scheduler.add_listener(_hand_on(reports), EVENT_JOB_ERROR)
    daily = [(partial(runner.daily, name=name), DAILY) for name in jobs.DAILY]
    looks = [(runner.drain, LOOK), (rehearsals.play, LOOK), (tallies.count, LOOK)]
    looks += [(runner.beat, BEAT), (runner.rearrange, DAILY)]
    for verb, every in [*looks, *daily]:
        scheduler.add_job(_try, "interval", args=[verb, hands, reports], seconds=every.total_seconds(), **_patiently())
    scheduler.start()
    try:
        stop.wait(seconds)
    finally:
        stop.set()
        scheduler.shutdown(wait=True)
        _try(runner.leave, hands, reports)


def _try(verb: Callable[[Hands], None], hands: Hands, reports: Reports) -> None:
    try:
        verb(hands)
    except Fault as fault:
        reports.of_fault(fault)


def _hand_on(reports: Reports) -> Callable[[JobExecutionEvent], None]:
    def hand_on(event: JobExecutionEvent) -> None:
        reports.of_error(event.exception)

    return hand_on


def _patiently() -> dict[str, Any]:
    """One run at a time, missed ones made up by one, the first now."""
    return {"max_instances": 1, "coalesce": True, "misfire_grace_time": None, "next_run_time": datetime.now(UTC)}
