"""`motcua openapi`: the document that says what the HTTP interface takes and gives."""

from __future__ import annotations

import click

from api import app
from commands import output
from engine import database


@click.command()
def openapi() -> None:
    """In tài liệu OpenAPI của giao diện HTTP."""
    output.result(app.text(app.create_app(database.connect("sqlite://"))).rstrip("\n"))
