"""`motcua worker`: do what is due without a person; any number of them on any number of machines."""

from __future__ import annotations

import platform
import signal
import uuid
from dataclasses import asdict
from datetime import timedelta
from functools import partial
from math import isnan
from os import getpid
from threading import Event
from types import FrameType
from typing import Any

import click
from sqlalchemy import Engine

from commands import main, output, store
from engine import database, duework
from engine.queries import backlog
from scheduler import runner, ticks
from scheduler.runner import Hands
from scheduler.ticks import Reports

SHOWN = 20
LONGEST_RUN = timedelta(days=366)


class Seconds(click.FloatRange):
    """A number of seconds; "nan" lies within every range and is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """*value* as seconds."""
        seconds: float = super().convert(value, param, ctx)
        if isnan(seconds):
            self.fail(f"{value!r} is not a number of seconds.", param, ctx)
        return seconds


@click.command()
@click.option("--once", is_flag=True, help="Làm hết việc đang đến hạn rồi dừng. / Do what is due now, then stop.")
@click.option(
    "--seconds",
    type=Seconds(min=0, max=LONGEST_RUN.total_seconds()),
    help="Dừng sau N giây. / Stop after N seconds.",
)
@click.option(
    "--lease",
    type=Seconds(min=1, max=3600),
    default=runner.LEASE.total_seconds(),
    show_default=True,
    help="Giữ việc trong N giây. / Hold work for N seconds.",
)
@click.option("--status", is_flag=True, help="Chỉ xem độ trễ và các tiến trình. / Only show lag and workers.")
@click.option("--retry", is_flag=True, help="Cho việc đã gác lại chạy lại. / Let parked work run again.")
@click.option("--alive", is_flag=True, help="Chỉ hỏi máy này có tiến trình đang chạy không. / Does one run here?")
@click.option("--json", "as_json", is_flag=True, help="Với --status: một dòng JSON. / With --status: one JSON line.")
@click.pass_context
def worker(
    context: click.Context,
    once: bool,
    seconds: float | None,
    lease: float,
    status: bool,
    retry: bool,
    alive: bool,
    as_json: bool,
) -> None:
    """Làm những việc đến hạn mà không cần người: hẹn giờ, nhắc hạn, báo quá hạn."""
    engine = database.hurry(store.connect())
    store.require_tables(engine)
    if status:
        show(engine, as_json=as_json)
        return
    if alive:
        context.exit(0 if is_alive(engine) else 1)
    stop = Event()
    name = f"{platform.node()}:{getpid()}:{uuid.uuid4().hex[:6]}"[-120:]
    hands = Hands(engine, name, is_stopping=stop.is_set, lease=timedelta(seconds=lease))
    if retry:
        try_again(hands)
    elif once:
        _stop_on_signals(stop)
        runner.drain(hands)
        _tell_taken(hands)
    else:
        _stop_on_signals(stop)
        output.tell(f"Tiến trình {name} bắt đầu.", f"Worker {name} starts.")
        ticks.run(hands, stop, reports(output.lang()), seconds=seconds)
        _tell_taken(hands)


def is_alive(engine: Engine) -> bool:
    """Whether a worker of this machine was heard of lately."""
    with store.look(engine) as session:
        living = backlog.workers(session, database.now(session))
    return any(one.state == "running" and one.name.startswith(f"{platform.node()}:") for one in living)


def show(engine: Engine, *, as_json: bool) -> None:
    """Print lag, workers and parked work."""
    with store.look(engine) as session:
        now = database.now(session)
        behind, living = backlog.at(session, now), backlog.workers(session, now)
        parked = backlog.parked(session, most=SHOWN)
    if as_json:
        lists = {"workers": [asdict(one) for one in living], "parked_work": [asdict(one) for one in parked]}
        output.json_line({**asdict(behind), **lists})
        return
    output.result(
        output.pick(
            f"Đang chờ {behind.free}, đang làm {behind.held}, gác lại {behind.parked}, trễ {behind.lag_seconds} giây.",
            f"Free {behind.free}, held {behind.held}, parked {behind.parked}, lag {behind.lag_seconds} s.",
        )
    )
    for one in living:
        output.result(f"{one.name} {one.state} {one.seen_at:%Y-%m-%dT%H:%M:%SZ} {one.claimed}")
    for work in parked:
        output.result(f"{work.kind} {work.part} {work.case_id} {work.due_at:%Y-%m-%dT%H:%M:%SZ} {work.reason}")


def try_again(hands: Hands) -> None:
    """Parked work waits again."""
    with runner.act(hands) as work:
        count = duework.try_again(work)
    output.tell(f"{count} việc gác lại sẽ được chạy lại.", f"{count} parked pieces of work will run again.")


def _stop_on_signals(stop: Event) -> None:
    def told(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, told)


def reports(lang: str) -> Reports:
    """What a worker has to tell, told on stderr."""
    return Reports(lambda fault: click.echo(fault.say(lang), err=True), partial(main.unexpected, lang))


def _tell_taken(hands: Hands) -> None:
    output.tell(f"Đã nhận {hands.claimed} việc.", f"Took {hands.claimed} pieces of work.")
