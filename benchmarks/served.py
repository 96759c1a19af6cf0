"""Server processes to be asked over HTTP: the product's own command on a database, on ports that are free."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any
from urllib.parse import urlencode, urlsplit

import orjson
from sqlalchemy import Engine

from api.access import COOKIE
from feel.errors import Fault

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-c", "from commands.main import run; raise SystemExit(run())", "--lang", "en", "serve"]
TOKEN = re.compile(rb'name="csrf_token" value="([^"]+)"')
PATIENCE = 120  #: seconds
TRIVIAL = "/health/live"  #: what the server answers without the database


class NotServed(Fault):
    """The server does not start: {said}"""

    vi = "Không mở được máy chủ: {said}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered."""

    status: int
    body: Any
    seconds: float


@dataclass(slots=True)
class Client:
    """One connection that is kept, as a browser or a program does; *token* says who asks."""

    line: http.client.HTTPConnection
    token: str

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None, *, seen: int | None = None) -> Answer:
        """The answer to one request, and how long it took until its last byte."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        if seen is not None:
            headers["If-Match"] = f'"{seen}"'
        begun = perf_counter()
        self.line.request(method, path, None if body is None else orjson.dumps(body), headers)
        response = self.line.getresponse()
        told = response.read()
        return Answer(response.status, orjson.loads(told), perf_counter() - begun)


@dataclass(slots=True)
class Browser:
    """One connection of a browser; *key* is that of a sign-in. It remembers what the last page gave it for forms."""

    line: http.client.HTTPConnection
    key: str
    cookie: str = ""  #: the small one that belongs to the forms of pages
    token: str = ""

    def open(self, path: str) -> Answer:
        """The page at *path*, whose body is not read as JSON, and how long it took until its last byte."""
        answer = self._ask("GET", path, None)
        found = TOKEN.search(answer.body)
        self.token = found[1].decode() if found else self.token
        return answer

    def send(self, path: str, **filled: str) -> Answer:
        """As `open`, after sending a form of the last page, with these fields *filled* in."""
        return self._ask("POST", path, urlencode({"csrf_token": self.token, **filled}))

    def _ask(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"Cookie": f"{COOKIE}={self.key}; {self.cookie}", "Content-Type": "application/x-www-form-urlencoded"}
        begun = perf_counter()
        self.line.request(method, path, body, headers)
        response = self.line.getresponse()
        told = response.read()
        seconds = perf_counter() - begun
        self.cookie = (response.getheader("Set-Cookie") or self.cookie).partition(";")[0]
        return Answer(response.status, told, seconds)


@contextmanager
def client(place: Place, token: str) -> Iterator[Client]:
    """A client of the server at *place*; its connection is closed at the end."""
    line = http.client.HTTPConnection(place.host, place.port, timeout=PATIENCE)
    try:
        yield Client(line, token)
    finally:
        line.close()


@contextmanager
def servers(engine: Engine, count: int) -> Iterator[list[Place]]:
    """*count* processes that serve *engine*; they are stopped at the end.

    Raises:
        NotServed.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="motcua-bench-"))
        log = str(Path(folder) / "log")
        yield [stack.enter_context(_server(engine, log)) for _ in range(count)]


@contextmanager
def _server(engine: Engine, log: str) -> Iterator[Place]:
    said = {
        "DATABASE_URL": engine.url.render_as_string(hide_password=False),
        "MOTCUA_HOST": "127.0.0.1",
        "MOTCUA_PORT": "0",
        "MOTCUA_DEMO": "1",
        "MOTCUA_LOG": log,
    }
    surroundings = {**os.environ, **said}
    process = subprocess.Popen(COMMAND, cwd=ROOT, env=surroundings, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        line = process.stderr.readline().strip()
        found = urlsplit(line.removeprefix("Serving at "))
        if found.hostname is None or found.port is None:
            raise NotServed(said=line)
        yield Place(found.hostname, found.port)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
