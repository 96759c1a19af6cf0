"""The server: its settings from the environment, what it refuses to start with, and its run until it is stopped."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from ipaddress import ip_address
from types import FrameType
from typing import TYPE_CHECKING

from flask import Flask
from waitress import create_server
from werkzeug.middleware.proxy_fix import ProxyFix

from api import given
from api.acts import LONGEST_UPLOAD
from feel.errors import Fault

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

DEBUGGING = ("MOTCUA_DEBUG", "FLASK_DEBUG", "FLASK_ENV", "WERKZEUG_DEBUG_PIN")
HOST, PORT, THREADS = "127.0.0.1", 8080, 8  #: when nothing is said; our choice
MOST_THREADS = 256
#: a browser keeps its connection between the questions of an open inbox; beyond so many nobody new gets in. Our choice
CONNECTIONS = 4_096


class Debugging(Fault):
    """{name} is set: with it, errors would show to strangers what the program holds in memory. Unset it."""

    vi = "Đang đặt {name}: khi có lỗi, người lạ có thể xem dữ liệu trong bộ nhớ. Hãy bỏ biến này."


class Exposed(Fault):
    """At {host} tokens and personal data would cross the network in clear: name the TLS proxy in MOTCUA_PROXY."""

    vi = "Ở {host}, mã truy cập và dữ liệu cá nhân đi qua mạng không mã hóa: hãy nêu máy chủ TLS trong MOTCUA_PROXY."


class NoSecret(Fault):
    """Outside this machine sessions need a secret of this installation: set MOTCUA_SECRET or MOTCUA_SECRET_FILE."""

    vi = "Phục vụ ngoài máy này thì phiên làm việc cần khóa bí mật: hãy đặt MOTCUA_SECRET hoặc MOTCUA_SECRET_FILE."


class NoPlace(Fault):
    """Nobody can listen at {host}:{port}: {why}."""

    vi = "Không mở được cổng {host}:{port}: {why}."


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server listens, and who stands before it."""

    host: str = HOST
    port: int = PORT  #: 0: any that is free
    threads: int = THREADS
    proxy: str | None = None  #: address of the proxy that speaks TLS to the outside; what others say of TLS is dropped
    secret: str | None = field(default=None, repr=False)  #: signs what browsers keep; the same for all processes

    @property
    def is_local(self) -> bool:
        """Whether only this machine is served."""
        return ip_address(self.host).is_loopback


def settings(said: Mapping[str, str]) -> Settings:
    """The settings in *said*, as the environment has them: MOTCUA_HOST, _PORT, _THREADS, _PROXY, _SECRET.

    Raises:
        Debugging, Exposed, NoSecret, WeakSecret: it is not safe to serve so. BadSetting, NoSecretFile.
    """
    for name in DEBUGGING:
        if said.get(name, "").strip().lower() not in ("", "0", "false", "production"):
            raise Debugging(name=name)
    found = Settings(
        host=given.address(said, "MOTCUA_HOST") or HOST,
        port=given.number(said, "MOTCUA_PORT", PORT, 0, 65535),
        threads=given.number(said, "MOTCUA_THREADS", THREADS, 1, MOST_THREADS),
        proxy=given.address(said, "MOTCUA_PROXY"),
        secret=given.secret(said, "MOTCUA_SECRET"),
    )
    if found.proxy is None and not found.is_local:
        raise Exposed(host=found.host)
    if found.secret is None and not found.is_local:
        raise NoSecret
    return found


class Behind:
    """An application behind the one proxy that it trusts: who asks, and by TLS or not, is as that proxy says."""

    def __init__(self, wsgi: WSGIApplication, proxy: str) -> None:
        self.direct, self.told, self.proxy = wsgi, ProxyFix(wsgi, x_for=1, x_proto=1), proxy

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """The answer to one request."""
        trusted = environ.get("REMOTE_ADDR") == self.proxy
        return self.told(environ, start) if trusted else self.direct(environ, start)


def run(app: Flask, chosen: Settings, tell: Callable[[str], None]) -> None:
    """Serve *app* until the process is told to stop; requests in hand are finished. *tell* is given the address.

    Raises:
        NoPlace: the port is taken, or not ours.
    """
    proxy = {"trusted_proxy": chosen.proxy, "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}
    try:
        server = create_server(
            app,
            host=chosen.host,
            port=chosen.port,
            threads=chosen.threads,
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,  # select() looks after 1,024 files at most
            ident=None,
            max_request_body_size=LONGEST_UPLOAD,
            **(proxy if chosen.proxy else {}),
        )
    except OSError as error:
        raise NoPlace(host=chosen.host, port=chosen.port, why=error.strerror) from error
    # It would tell each moment of waiting, in English; how long requests take stands in the log and at /metrics.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop)
    host = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    with closing(server), suppress(SystemExit):  # told to stop before it listens: also a good end
        tell(f"http://{host}:{server.effective_port}")
        server.run()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """The server finishes what it has in hand and then returns."""
    raise SystemExit
