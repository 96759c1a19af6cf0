"""The installation whose pages the tests visit."""

from __future__ import annotations

import uuid

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from engine import passwords
from tests.api.office import Office, build
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import DESK, HOUSEHOLD, household


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """An installation with the first procedure of the product."""
    return build(sqlite, household())


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
