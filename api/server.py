"""The server: its settings from the environment, what it refuses to start with, and its run until it is stopped."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from types import FrameType

from flask import Flask
from waitress import create_server

from api.acts import LONGEST_UPLOAD
from feel.errors import Fault

DEBUGGING = ("MOTCUA_DEBUG", "FLASK_DEBUG", "FLASK_ENV", "WERKZEUG_DEBUG_PIN")
HOST, PORT, THREADS = "127.0.0.1", 8080, 8  #: when nothing is said; our choice
MOST_THREADS = 256


class Debugging(Fault):
    """{name} is set: with it, errors would show to strangers what the program holds in memory. Unset it."""

    vi = "Đang đặt {name}: khi có lỗi, người lạ có thể xem dữ liệu trong bộ nhớ. Hãy bỏ biến này."


class Exposed(Fault):
    """At {host} tokens and personal data would cross the network in clear: name the TLS proxy in MOTCUA_PROXY."""

    vi = "Ở {host}, mã truy cập và dữ liệu cá nhân đi qua mạng không mã hóa: hãy nêu máy chủ TLS trong MOTCUA_PROXY."


class BadSetting(Fault):
    """{name} must be {wanted}."""

    vi = "{name} phải là {wanted_vi}."


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


def settings(given: Mapping[str, str]) -> Settings:
    """The settings in *given*, as the environment has them: MOTCUA_HOST, _PORT, _THREADS, _PROXY.

    Raises:
        Debugging, Exposed: it is not safe to serve so. BadSetting.
    """
    for name in DEBUGGING:
        if given.get(name, "").strip().lower() not in ("", "0", "false", "production"):
            raise Debugging(name=name)
    found = Settings(
        host=_address(given, "MOTCUA_HOST") or HOST,
        port=_number(given, "MOTCUA_PORT", PORT, 0, 65535),
        threads=_number(given, "MOTCUA_THREADS", THREADS, 1, MOST_THREADS),
        proxy=_address(given, "MOTCUA_PROXY"),
    )
    if found.proxy is None and not ip_address(found.host).is_loopback:
        raise Exposed(host=found.host)
    return found


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
            ident=None,
            max_request_body_size=LONGEST_UPLOAD,
            **(proxy if chosen.proxy else {}),
        )
    except OSError as error:
        raise NoPlace(host=chosen.host, port=chosen.port, why=error.strerror) from error
    signal.signal(signal.SIGTERM, _stop)
    host = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    tell(f"http://{host}:{server.effective_port}")
    server.run()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """The server finishes what it has in hand and then returns."""
    raise SystemExit


def _address(given: Mapping[str, str], name: str) -> str | None:
    said = given.get(name, "").strip()
    if not said:
        return None
    try:
        return str(ip_address(said))
    except ValueError as error:
        raise BadSetting(name=name, wanted="an IP address", wanted_vi="một địa chỉ IP") from error


def _number(given: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    said = given.get(name, "").strip()
    if not said:
        return default
    if not (said.isascii() and said.isdigit() and least <= int(said) <= most):
        wanted = f"a number from {least} to {most}"
        raise BadSetting(name=name, wanted=wanted, wanted_vi=f"số nguyên từ {least} đến {most}")
    return int(said)
