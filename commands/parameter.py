"""`motcua parameter`: the statutory numbers in force, and changing one by the decision it rests on."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime

import click
from sqlalchemy import Engine

from commands import output, store
from commands.publish import day_of
from engine import parameters
from engine.calendar.parameters import Parameter
from feel.errors import Fault


class WhenAndWhy(Fault):
    """A new value needs --from and --source."""

    vi = "Giá trị mới cần có --from và --source."


@click.command()
@click.argument("code", required=False)
@click.argument("value", required=False)
@click.option("--from", "since", metavar="DATE", help="Ngày có hiệu lực. / First day in force.")
@click.option("--to", "until", metavar="DATE", help="Ngày cuối, nếu chỉ tạm thời. / Last day, when only for a while.")
@click.option("--source", help="Căn cứ: số, ngày văn bản. / The decision it rests on.")
@output.JSON
def parameter(code: str | None, value: str | None, as_json: bool, **decided: str | None) -> None:
    """Xem các tham số pháp lý, hoặc đặt CODE thành VALUE kể từ một ngày."""
    engine = store.connect()
    store.require_tables(engine)
    if code is not None and value is not None:
        _change(engine, code, value, **decided)
    with store.look(engine) as session:
        rows = [row for one in ([code] if code else parameters.codes()) for row in parameters.values(session, one)]
    for row in rows:
        output.result(_line(row))
    if as_json:
        output.json_line({"parameters": [asdict(row) for row in rows]})


def _change(engine: Engine, code: str, value: str, since: str | None, until: str | None, source: str | None) -> None:
    if since is None or source is None:
        raise WhenAndWhy
    with store.act(engine, datetime.now(UTC)) as work:
        last = day_of(until) if until else None
        parameters.change(work, code, value, valid_from=day_of(since), valid_to=last, source=source)


def _line(row: Parameter) -> str:
    until = "…" if row.valid_to == date.max else row.valid_to.isoformat()
    return f"{row.code} {row.value} {row.unit} {row.valid_from.isoformat()} {until} {row.source}"
