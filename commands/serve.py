"""`motcua serve`: the HTTP interface; any number of them on any number of machines that share one database."""

from __future__ import annotations

import os

import click

from api import server
from api.app import create_app
from commands import output, store


@click.command()
def serve() -> None:
    """Mở giao diện HTTP tại MOTCUA_HOST:MOTCUA_PORT, mặc định 127.0.0.1:8080."""
    chosen = server.settings(os.environ)
    engine = store.connect()
    store.require_tables(engine)
    server.run(create_app(engine, store=store.files()), chosen, _tell)


def _tell(address: str) -> None:
    output.tell(f"Giao diện HTTP: {address}", f"Serving at {address}")
