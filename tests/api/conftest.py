"""The installations that the tests of the API ask."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.api.office import Office, build
from tests.engine import builders


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log of the test."""
    place = tmp_path / "motcua.log"
    monkeypatch.setenv("MOTCUA_LOG", str(place))
    return place


@pytest.fixture
def office(db: Engine, tmp_path: Path) -> Office:
    """An installation on each kind of database."""
    return build(db, files=tmp_path / "files")


@pytest.fixture
def quick(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation for what does not depend on the kind."""
    return build(sqlite, files=tmp_path / "files")


@pytest.fixture
def case_id(request: pytest.FixtureRequest) -> uuid.UUID:
    """A case of the commune that waits at its first step."""
    name = "office" if "office" in request.fixturenames else "quick"
    office: Office = request.getfixturevalue(name)
    return builders.a_case(office.engine)
