"""The server as a process: what it refuses to start with, that it answers, and that it stops when told."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import Engine

from api import server
from api.server import Settings
from feel.errors import Fault
from tests.commands.calls import Call, call

__all__ = ["call"]
ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "from commands.main import run; raise SystemExit(run())", "--lang", "en", "serve"]
PATIENCE = 40  #: seconds until a test gives up


def test_without_settings_only_this_machine_is_served() -> None:
    assert server.settings({}) == Settings("127.0.0.1", 8080, 8, None)


def test_settings_come_from_the_environment() -> None:
    given = {"MOTCUA_HOST": "0.0.0.0", "MOTCUA_PORT": "80", "MOTCUA_THREADS": "4", "MOTCUA_PROXY": "10.0.0.1"}
    assert server.settings(given) == Settings("0.0.0.0", 80, 4, "10.0.0.1")


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"MOTCUA_HOST": "0.0.0.0"}, server.Exposed),
        ({"MOTCUA_HOST": "::"}, server.Exposed),
        ({"MOTCUA_HOST": "here"}, server.BadSetting),
        ({"MOTCUA_PROXY": "*"}, server.BadSetting),
        ({"MOTCUA_PORT": "65536"}, server.BadSetting),
        ({"MOTCUA_PORT": "-1"}, server.BadSetting),
        ({"MOTCUA_THREADS": "0"}, server.BadSetting),
        ({"MOTCUA_DEBUG": "1"}, server.Debugging),
        ({"FLASK_DEBUG": "true"}, server.Debugging),
        ({"FLASK_ENV": "development"}, server.Debugging),
    ],
)
def test_unsafe_settings_are_refused(given: dict[str, str], refused: type[Fault]) -> None:
    with pytest.raises(refused):
        server.settings(given)


def test_a_database_without_tables_is_not_served(call: Call) -> None:
    assert call("serve").refusal == "Cơ sở dữ liệu chưa có các bảng của phiên bản này; hãy chạy `motcua migrate`."


def process(engine: Engine, port: int) -> subprocess.Popen[str]:
    """The command on *engine* and *port*."""
    given = {"DATABASE_URL": engine.url.render_as_string(hide_password=False), "MOTCUA_PORT": str(port)}
    return subprocess.Popen(COMMAND, cwd=ROOT, env={**os.environ, **given}, stderr=subprocess.PIPE, text=True)


def test_the_server_answers_and_stops_when_told(sqlite: Engine) -> None:
    served = process(sqlite, 0)
    try:
        assert served.stderr is not None
        place = urlsplit(served.stderr.readline().removeprefix("Serving at ").strip())
        asked = http.client.HTTPConnection(str(place.hostname), place.port, timeout=PATIENCE)
        asked.request("GET", "/health/ready")
        answer = asked.getresponse()
        assert (answer.status, answer.headers["X-Content-Type-Options"]) == (200, "nosniff")
        assert answer.headers["Server"] is None
        asked.close()
    finally:
        served.terminate()
        served.communicate(timeout=PATIENCE)
    assert served.returncode == 0


def test_a_port_that_is_taken_is_told_in_one_line(sqlite: Engine) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        refused = process(sqlite, port)
        _, said = refused.communicate(timeout=PATIENCE)
    assert (refused.returncode, said) == (2, f"Nobody can listen at 127.0.0.1:{port}: Address already in use.\n")
