"""The server as a process: what it refuses to start with, that it answers, and that it stops when told."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import Engine
from werkzeug.test import EnvironBuilder

from api import given, opening, server
from api.opening import Opening
from api.server import Settings
from commands import main
from commands.serve import DemoAccounts, application
from feel.errors import Fault
from scheduler import runner
from scheduler.runner import Hands
from tests.api.office import build
from tests.commands.calls import Call, call

__all__ = ["call"]
ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "from commands.main import run; raise SystemExit(run())", "--lang", "en", "serve"]
OUTSIDE = {"MOTCUA_HOST": "0.0.0.0", "MOTCUA_PROXY": "10.0.0.1"}
SECRET = "0123456789abcdef" * 2
PATIENCE = 40  #: seconds until a test gives up


def test_without_settings_only_this_machine_is_served() -> None:
    assert server.settings({}) == Settings("127.0.0.1", 8080, 8, None)


def test_what_strangers_see_comes_from_the_environment() -> None:
    assert opening.read({}) == opening.OPEN
    said = {"MOTCUA_PUBLIC": "0", "MOTCUA_PORTAL": "none", "MOTCUA_ADDRESS": "https://motcua.example"}
    assert opening.read(said) == Opening(is_open=False, portal=None, address="https://motcua.example")
    with pytest.raises(given.BadSetting):
        opening.read({"MOTCUA_PORTAL": "javascript:alert(1)"})


def test_settings_come_from_the_environment() -> None:
    said = {**OUTSIDE, "MOTCUA_PORT": "80", "MOTCUA_THREADS": "4", "MOTCUA_SECRET": SECRET}
    assert server.settings(said) == Settings("0.0.0.0", 80, 4, "10.0.0.1", SECRET)
    assert SECRET not in repr(server.settings(said))


def test_a_secret_may_lie_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    assert server.settings({"MOTCUA_SECRET_FILE": str(tmp_path / "secret")}).secret == SECRET


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"MOTCUA_HOST": "0.0.0.0"}, server.Exposed),
        ({"MOTCUA_HOST": "::"}, server.Exposed),
        (OUTSIDE, server.NoSecret),
        ({"MOTCUA_SECRET": "change-me"}, given.WeakSecret),
        ({"MOTCUA_SECRET": "ab" * 32}, given.WeakSecret),
        ({"MOTCUA_SECRET_FILE": "not/there"}, given.NoSecretFile),
        ({"MOTCUA_HOST": "here"}, given.BadSetting),
        ({"MOTCUA_PROXY": "*"}, given.BadSetting),
        ({"MOTCUA_PORT": "65536"}, given.BadSetting),
        ({"MOTCUA_PORT": "-1"}, given.BadSetting),
        ({"MOTCUA_THREADS": "0"}, given.BadSetting),
        ({"MOTCUA_DEBUG": "1"}, server.Debugging),
        ({"FLASK_DEBUG": "true"}, server.Debugging),
        ({"FLASK_ENV": "development"}, server.Debugging),
    ],
)
def test_unsafe_settings_are_refused(said: dict[str, str], refused: type[Fault]) -> None:
    with pytest.raises(refused):
        server.settings(said)


def test_a_database_without_tables_is_not_served(call: Call) -> None:
    assert call("serve").refusal == "Cơ sở dữ liệu chưa có các bảng của phiên bản này; hãy chạy `motcua migrate`."


def test_the_accounts_of_the_demonstration_are_not_served(
    sqlite: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build(sqlite)
    monkeypatch.setenv("DATABASE_URL", sqlite.url.render_as_string(hide_password=False))
    assert main.run(["serve"]) == 2
    assert capsys.readouterr().err == DemoAccounts().say("vi") + "\n"
    with pytest.raises(DemoAccounts):
        application()
    monkeypatch.setenv("MOTCUA_DEMO", "1")
    assert application().test_client().get("/health/live").status_code == 200


def test_only_the_proxy_that_is_named_says_who_asks() -> None:
    def said_by(peer: str) -> str:
        asked = EnvironBuilder(environ_base={"REMOTE_ADDR": peer}, headers={"X-Forwarded-For": "10.7.7.7"})
        seen: list[str] = []
        behind = server.Behind(lambda environ, _: seen.append(environ["REMOTE_ADDR"]) or [], "10.0.0.1")
        behind(asked.get_environ(), lambda *_: lambda _: None)
        return seen[0]

    assert (said_by("10.0.0.1"), said_by("10.0.0.2")) == ("10.7.7.7", "10.0.0.2")


def process(engine: Engine, port: int, *options: str) -> subprocess.Popen[str]:
    """The command on *engine* and *port*."""
    said = {"DATABASE_URL": engine.url.render_as_string(hide_password=False), "MOTCUA_PORT": str(port)}
    return subprocess.Popen(
        [*COMMAND, *options], cwd=ROOT, env={**os.environ, **said}, stderr=subprocess.PIPE, text=True
    )


def test_the_server_answers_many_who_stay_and_stops_when_told(sqlite: Engine) -> None:
    served = process(sqlite, 0)
    try:
        assert served.stderr is not None
        place = urlsplit(served.stderr.readline().removeprefix("Serving at ").strip())
        with ExitStack() as staying:  # open inboxes keep their connections; those who come next get in all the same
            for _ in range(150):
                asked = http.client.HTTPConnection(str(place.hostname), place.port, timeout=PATIENCE)
                staying.callback(asked.close)
                asked.request("GET", "/health/live")
                answer = asked.getresponse()
                answer.read()
        assert (answer.status, answer.headers["X-Content-Type-Options"]) == (200, "nosniff")
        assert answer.headers["Server"] is None
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


def get(port: int, path: str) -> tuple[int, str]:
    """The status and the text that the server at *port* answers with."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as asked:
        asked.request("GET", path)
        answer = asked.getresponse()
        return answer.status, answer.read().decode()


def ready(port: int) -> tuple[int, list[str], int | None]:
    """Whether the server at *port* says that it is ready: status, codes of the reasons why not, workers that run."""
    status, told = get(port, "/health/ready")
    said = json.loads(told)
    return status, [one["code"] for one in said["reasons"]], said.get("workers")


def test_several_processes_answer_as_one_and_stop_when_told(sqlite: Engine) -> None:
    served = process(sqlite, 0, "--processes", "2")
    try:
        assert served.stderr is not None
        told = ""
        while told.count("Booting worker") < 2:
            line = served.stderr.readline()
            assert line, "gunicorn went away"
            told += line
        port = int(told.partition("Listening at: http://127.0.0.1:")[2].split()[0])
        assert ready(port) == (503, ["no-worker"], 0)
        runner.beat(Hands(sqlite, "w"))
        assert ready(port) == (200, [], 1)
        told = get(port, "/metrics")[1]
        assert {"motcua_database_up 1.0", "motcua_outbox_age_seconds 0.0"} <= set(told.splitlines())
        assert re.search(r"^motcua_worker_heartbeat_age_seconds [0-9.]+$", told, re.M)
        assert 'route="/health/ready",status="503"' in told
        with sqlite.begin() as connection:
            connection.exec_driver_sql("update alembic_version set version_num = '0001'")
        assert ready(port) == (503, ["database-outdated"], None)
    finally:
        served.terminate()
        served.communicate(timeout=PATIENCE)
    assert served.returncode == 0
