"""The demonstration served: the pages and the HTTP interface on this machine only, and a worker's ticks beside them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event, Thread
from typing import Any

from sqlalchemy import Engine

from api import limits, server
from api.app import create_app
from api.pages import frame
from api.server import Settings
from commands import output, serve, store, worker
from commands.demo.installation import PASSWORD, Installation, cast
from feel.errors import Fault
from scheduler import ticks
from scheduler.runner import Hands

NEAR = 20  #: ports that are tried, one after the other, before any that is free


class OnlyHere(Fault):
    """Everybody knows the demonstration's accounts: it is for this machine only. Unset MOTCUA_HOST, MOTCUA_PROXY."""

    vi = "Tài khoản trình diễn ai cũng biết nên chỉ mở trên chính máy này; hãy bỏ MOTCUA_HOST, MOTCUA_PROXY."


def settings() -> Settings:
    """Where to listen.

    Raises:
        OnlyHere: others could come in; and what `server.settings` raises.
    """
    chosen = server.settings(os.environ)
    if not chosen.is_local or chosen.proxy is not None:
        raise OnlyHere
    return chosen


def run(installation: Installation, chosen: Settings) -> None:
    """Serve *installation* until the process is told to stop."""
    engine = installation.engine()
    app = application(installation, engine)
    try:
        with ticking(engine):
            _serve(app, chosen)
    finally:
        engine.dispose()
    output.tell("Đã dừng.", "Stopped.")


def application(installation: Installation, engine: Engine) -> Any:
    """The application of *installation*, with the banner by which visitors change roles.

    Raises:
        NotBuilt: what browsers load.
    """
    frame.manifest()
    with store.look(engine) as session:
        characters = cast(session)
    secret, within = serve.secret(engine), limits.read(os.environ)
    return create_app(engine, store=installation.files, limits=within, secret=secret, cast=characters)


@contextmanager
def ticking(engine: Engine) -> Iterator[None]:
    """A worker of this process does what falls due meanwhile."""
    stop = Event()
    hands = Hands(engine, f"demo:{os.getpid()}", is_stopping=stop.is_set)
    thread = Thread(target=ticks.run, args=(hands, stop, worker.reports(output.lang())), name="worker")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _serve(app: Any, chosen: Settings) -> None:
    """At the port that was chosen, or the next one that is free."""
    near = range(chosen.port, min(chosen.port + NEAR, 65536)) if chosen.port else ()
    for port in (*near, 0):
        try:
            server.run(app, replace(chosen, port=port), lambda address: _tell(address, chosen.port, port))  # noqa: B023
        except server.NoPlace:
            if port == 0:
                raise
        else:
            return


def _tell(address: str, wanted: int, port: int) -> None:
    if port != wanted:
        output.tell(f"Cổng {wanted} đang có chương trình khác dùng.", f"Port {wanted} is taken by another program.")
    output.tell(
        f"\nMở trình duyệt tại {address}\nMật khẩu của mọi tài khoản: {PASSWORD}\nDừng: Ctrl-C.",
        f"\nOpen {address} in a browser\nPassword of every account: {PASSWORD}\nStop it with Ctrl-C.",
    )
