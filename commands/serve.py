"""`motcua serve`: the pages and the HTTP interface; any number of machines may run it on one database."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any

import click
from sqlalchemy import Engine, select

from api import limits, opening, server
from api.app import create_app
from api.pages import frame
from api.server import Settings
from commands import output, store
from commands.demo import province
from engine import keys
from engine.tables import Unit
from feel.errors import Fault


class DemoAccounts(Fault):
    """The accounts of the demonstration are in this database, and everybody knows them. Set up another one.

    To show it on this machine alone, set MOTCUA_DEMO=1.
    """

    vi = (
        "Cơ sở dữ liệu này có tài khoản trình diễn mà ai cũng biết; hãy lập cơ sở dữ liệu khác. Chỉ để xem thử trên "
        "chính máy này thì đặt MOTCUA_DEMO=1."
    )


class NoGunicorn(Fault):
    """Several processes need gunicorn: install the extra 'server'."""

    vi = "Muốn chạy nhiều tiến trình thì cần gunicorn: hãy cài phần 'server'."


@click.command()
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    help="Số tiến trình, chạy bằng gunicorn. / So many processes, by gunicorn.",
)
def serve(processes: int | None) -> None:
    """Mở các trang làm việc và giao diện HTTP tại MOTCUA_HOST:MOTCUA_PORT, mặc định 127.0.0.1:8080."""
    chosen = server.settings(os.environ)
    app = _made(chosen)
    if processes is None:
        server.run(app, chosen, _tell)
    else:
        _become_gunicorn(processes)


def _become_gunicorn(processes: int) -> None:
    """This process goes on as gunicorn, which reads the rest of its settings from the environment as we did."""
    if find_spec("gunicorn") is None:
        raise NoGunicorn
    given = {**os.environ, "MOTCUA_PROCESSES": str(processes)}
    os.execve(sys.executable, [sys.executable, "-m", "gunicorn", "--config", "python:api.gunicorn"], given)


def application() -> Any:
    """The application for a WSGI server that is started by itself, after the same checks as `serve`.

    Raises:
        Fault: it is not safe to serve so.
    """
    chosen = server.settings(os.environ)
    app = _made(chosen)
    if chosen.proxy:
        app.wsgi_app = server.Behind(app.wsgi_app, chosen.proxy)
    return app


def _made(chosen: Settings) -> Any:
    engine, within, shown = store.connect(), limits.read(os.environ), opening.read(os.environ)
    store.require_tables(engine)
    frame.manifest()
    if not (chosen.is_local and os.environ.get("MOTCUA_DEMO") == "1"):
        _require_no_demo(engine)
    key = chosen.secret or secret(engine)
    return create_app(engine, store=store.files(), limits=within, secret=key, public_pages=shown)


def secret(engine: Engine) -> str:
    """With which cookies are signed when no secret is set: one that this installation made for itself."""
    with store.act(engine, datetime.now(UTC)) as work:
        return keys.of(work, keys.COOKIES)


def _require_no_demo(engine: Engine) -> None:
    with store.look(engine) as session:
        if session.scalar(select(Unit.id).where(Unit.code == province.PROVINCE[0])) is not None:
            raise DemoAccounts


def _tell(address: str) -> None:
    output.tell(f"Mở tại {address}", f"Serving at {address}")
