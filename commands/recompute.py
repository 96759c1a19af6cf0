"""`motcua recompute`: open clocks derived again after a calendar or a statutory number changed."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import click
from sqlalchemy import Engine, select

from commands import output, store
from engine import calendars
from engine import recompute as clocks
from engine.calendar import ZONE
from engine.recompute import Batch, Moved
from engine.tables import Case
from engine.work import Work

SHOWN = 200  #: lines of a dry run; our choice, the figures tell the rest


@click.command()
@click.option("--calendar", "name", help="Chỉ các đồng hồ theo lịch này. / Only clocks of this calendar.")
@click.option(
    "--size",
    type=click.IntRange(1, 10_000),
    default=clocks.BATCH,
    show_default=True,
    help="Số đồng hồ mỗi đợt. / Clocks a transaction.",
)
@click.option("--dry-run", is_flag=True, help="Chỉ liệt kê những hạn sẽ dời. / Only list what would move.")
@output.JSON
def recompute(name: str | None, size: int, dry_run: bool, as_json: bool) -> int:
    """Tính lại hạn của hồ sơ đang giải quyết sau khi lịch hoặc tham số pháp lý thay đổi."""
    engine = store.connect()
    store.require_tables(engine)
    total = Batch()
    for done in _batches(engine, name, size=size, dry_run=dry_run):
        total.done += done.done
        total.moved += done.moved
        total.failed += done.failed
    _report(engine, total, dry_run=dry_run)
    if as_json:
        counted = {"clocks": total.done, "moved": len(total.moved), "failed": len(total.failed)}
        output.json_line({"dry_run": dry_run, **counted})
    return 1 if total.failed else 0


def _batches(engine: Engine, name: str | None, *, size: int, dry_run: bool) -> Iterator[Batch]:
    """One transaction after the other, each kept by itself; of a dry run nothing is kept."""
    opened = _trying if dry_run else _acting
    with opened(engine) as work:
        _prepare(work, name)
        whole, behind = clocks.left(work.session, name), 0
    after: uuid.UUID | None = None
    while True:
        with opened(engine) as work:
            if dry_run:
                clocks.refresh(work)
            done = clocks.batch(work, name, after=after, most=size)
        if done.last is None:
            return
        after, behind = done.last, behind + done.done + len(done.failed)
        output.tell(f"Đã xét {behind}/{whole} đồng hồ.", f"{behind} of {whole} clocks looked at.")
        yield done


def _prepare(work: Work, name: str | None) -> None:
    clocks.refresh(work)
    if name is not None:
        calendars.row_of(work.session, name)


def _acting(engine: Engine) -> AbstractContextManager[Work]:
    return store.act(engine, datetime.now(UTC))


def _trying(engine: Engine) -> AbstractContextManager[Work]:
    return store.try_out(engine, datetime.now(UTC))


def _report(engine: Engine, total: Batch, *, dry_run: bool) -> None:
    if dry_run:
        _list(engine, total.moved[:SHOWN])
    for one in total.failed[:SHOWN]:
        output.tell(f"Đồng hồ {one.clock_id}: {one.why.say('vi')}", f"Clock {one.clock_id}: {one.why.say('en')}")
    moved, done = len(total.moved), total.done
    if dry_run:
        output.tell(
            f"Sẽ tính lại {done} đồng hồ, trong đó {moved} hạn sẽ dời.",
            f"{done} clocks would be derived again, {moved} of them would move.",
        )
    else:
        output.tell(
            f"Đã tính lại {done} đồng hồ, trong đó {moved} hạn đã dời.",
            f"{done} clocks derived again, {moved} of them moved.",
        )


def _list(engine: Engine, moved: list[Moved]) -> None:
    """One line for each date that would move."""
    with store.look(engine) as session:
        for one in moved:
            reference, number = session.execute(
                select(Case.intake_reference, Case.case_number).where(Case.id == one.case_id)
            ).one()
            dates = " -> ".join(f"{moment.astimezone(ZONE):%Y-%m-%dT%H:%M}" for moment in (one.before, one.after))
            output.result(f"{number or reference} {one.subject} {dates}")
