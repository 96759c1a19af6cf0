"""`motcua pause-reason`: the catalogue of reasons for which a head may let a clock stand still."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from commands import output, store
from commands.publish import day_of
from engine import parameters
from engine.clocks import approvals
from engine.tables import PauseReason
from feel.errors import Fault


class NameAndBasis(Fault):
    """A new reason needs its name and --source."""

    vi = "Lý do mới cần có tên và --source."


@click.command()
@click.argument("code", required=False)
@click.argument("name", required=False)
@click.option("--from", "since", metavar="DATE", help="Ngày đầu, mặc định hôm nay. / First day, today by default.")
@click.option("--to", "until", metavar="DATE", help="Ngày cuối, nếu chỉ tạm thời. / Last day, when only for a while.")
@click.option("--source", help="Căn cứ pháp lý. / The legal basis.")
@output.JSON
def pause_reason(
    code: str | None, name: str | None, since: str | None, until: str | None, source: str | None, as_json: bool
) -> None:
    """Xem danh mục lý do tạm dừng, hoặc thêm lý do CODE với tên gọi NAME."""
    engine = store.connect()
    store.require_tables(engine)
    if code is not None:
        if name is None or source is None:
            raise NameAndBasis
        now = datetime.now(UTC)
        first, last = day_of(since) if since else parameters.day_of(now), day_of(until) if until else None
        with store.act(engine, now) as work:
            approvals.add_reason(work, code, name, basis=source, since=first, until=last)
    with store.look(engine) as session:
        rows = approvals.reasons(session)
    for row in rows:
        output.result(_line(row))
    if as_json:
        output.json_line({"reasons": [_plain(row) for row in rows]})


def _line(row: PauseReason) -> str:
    until = row.valid_to.isoformat() if row.valid_to else "…"
    return f"{row.code} {row.valid_from.isoformat()} {until} {row.name} ({row.basis})"


def _plain(row: PauseReason) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("code", "name", "basis", "valid_from", "valid_to")}
