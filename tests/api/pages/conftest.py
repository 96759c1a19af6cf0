"""The installation whose pages the tests visit."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Browser
from sqlalchemy import Engine
from waitress import create_server, wasyncore

from engine import passwords
from tests import browser
from tests.api.office import Office, build
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import DESK, HOUSEHOLD, household


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation with the first procedure of the product."""
    return build(sqlite, household(), files=tmp_path / "files")


@pytest.fixture
def case_id(office: Office) -> uuid.UUID:
    """A case that waits at the desk."""
    return builders.a_case(office.engine, HOUSEHOLD)


@pytest.fixture
def visit(office: Office) -> Visit:
    """A browser that nobody has signed in with."""
    return Visit(office)


@pytest.fixture
def desk(visit: Visit, case_id: uuid.UUID) -> Visit:
    """The officer at the desk, signed in."""
    return visit.sign_in(DESK)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A running Chromium."""
    with browser.browser(tmp_path_factory.mktemp("chromium")) as found:
        yield found


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    """Where the pages are served."""
    sockets: dict[int, Any] = {}
    server = create_server(office.app, map=sockets, host="127.0.0.1", port=0, threads=4)
    running = Thread(target=server.run, daemon=True)
    running.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.task_dispatcher.shutdown()  # whoever has just answered still tells the server so
    # Only its own thread may take away the sockets that it looks at.
    server.trigger.pull_trigger(partial(wasyncore.close_all, sockets))
    running.join(timeout=10)
