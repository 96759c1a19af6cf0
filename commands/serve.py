"""`motcua serve`: the pages and the HTTP interface; any number of machines may run it on one database."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import click

from api import server
from api.app import create_app
from api.pages import frame
from commands import output, store
from engine import keys


@click.command()
def serve() -> None:
    """Mở các trang làm việc và giao diện HTTP tại MOTCUA_HOST:MOTCUA_PORT, mặc định 127.0.0.1:8080."""
    chosen = server.settings(os.environ)
    engine = store.connect()
    store.require_tables(engine)
    frame.manifest()
    with store.act(engine, datetime.now(UTC)) as work:
        secret = keys.of(work, keys.COOKIES)
    server.run(create_app(engine, secret=secret), chosen, _tell)


def _tell(address: str) -> None:
    output.tell(f"Mở tại {address}", f"Serving at {address}")
