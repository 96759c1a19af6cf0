"""`motcua seed`: a database full of invented cases, for trials of speed and training."""

from __future__ import annotations

from datetime import UTC, datetime
from time import perf_counter

import click
from sqlalchemy import Engine, func, select

from benchmarks import crowd
from commands import output, store
from engine import database
from engine.tables import Case
from feel.errors import Fault

FEWEST = 100  #: more than the verbs bring on; the others are copies of those


class HasCases(Fault):
    """The database has {count} cases; invented ones do not belong beside them. If it is one for trials, say --add."""

    vi = "Cơ sở dữ liệu đang có {count} hồ sơ, không nên trộn hồ sơ minh họa; nếu chỉ để thử thì thêm --add."


@click.command()
@click.option(
    "--cases",
    "count",
    type=click.IntRange(FEWEST, 10_000_000),
    default=1000,
    show_default=True,
    help="Số hồ sơ. / How many cases.",
)
@click.option("--add", is_flag=True, help="Thêm vào cơ sở dữ liệu đã có hồ sơ. / Beside cases that are there.")
@output.JSON
def seed(count: int, add: bool, as_json: bool) -> None:
    """Đổ hồ sơ minh họa hợp lệ vào cơ sở dữ liệu, để thử tốc độ và tập huấn."""
    engine = store.connect()
    store.require_tables(engine)
    there = _cases(engine)
    if there and not add:
        raise HasCases(count=there)
    begun, starts = perf_counter(), crowd.starts_before(datetime.now(UTC))
    with database.faults():
        crowd.fill(engine, count - len(crowd.SHAPES) * len(starts), starts=starts)
    seconds = perf_counter() - begun
    output.tell(f"Đã thêm {count} hồ sơ trong {seconds:.0f} giây.", f"{count} cases were added in {seconds:.0f} s.")
    if as_json:
        output.json_line({"added": count, "cases": _cases(engine), "seconds": round(seconds, 1)})


def _cases(engine: Engine) -> int:
    with store.look(engine) as session:
        return session.scalar(select(func.count()).select_from(Case)) or 0
