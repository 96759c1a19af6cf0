"""`motcua migrate`: bring the database to the tables of this version."""

from __future__ import annotations

import click

from commands import output, store
from engine import schema


@click.command()
@output.JSON
def migrate(as_json: bool) -> None:
    """Đưa cơ sở dữ liệu lên các bảng của phiên bản này."""
    engine = store.connect()
    store.migrate(engine)
    output.tell("Cơ sở dữ liệu đã ở phiên bản mới nhất.", "The database is at the newest version.")
    if as_json:
        output.json_line({"revision": schema.newest()})
    else:
        output.result(schema.newest() or "")
