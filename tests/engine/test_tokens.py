"""Tokens: told once, good for their scopes and their time, gone when revoked or when their holder is locked."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from engine import accounts, changes, organisation, people, tokens
from engine.tables import AccessToken
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import DESK, DESK_TOO, MORNING, acting

DAY = timedelta(days=1)
SOURCE = "QĐ 1/QĐ-UBND"


@pytest.fixture
def office(db: Engine) -> Engine:
    """A commune with its officers."""
    builders.a_province(db)
    return db


def issue(
    engine: Engine,
    *,
    by: str | None = None,
    name: str = "Phần mềm quét",
    scopes: Collection[str] = ("tasks:read",),
    life: timedelta = DAY,
) -> tuple[uuid.UUID, str]:
    with acting(engine, by) as work:
        person = organisation.person_by_login(work, DESK)
        token, told = tokens.issue(work, person, name=name, scopes=scopes, expires_at=MORNING + life, source=SOURCE)
        return token.id, told


def login_of(engine: Engine, told: str, *, after: timedelta = timedelta()) -> str:
    with acting(engine) as work:
        found = tokens.bearer(work.session, told, MORNING + after)
        return next(
            login for login in (DESK, DESK_TOO) if organisation.person_by_login(work, login).id == found.person_id
        )


def test_a_token_acts_as_its_holder_until_its_end_and_no_longer(office: Engine) -> None:
    _, told = issue(office)
    assert login_of(office, told, after=DAY - timedelta(seconds=1)) == DESK
    with pytest.raises(tokens.BadToken):
        login_of(office, told, after=DAY)


def test_only_the_digest_of_a_token_is_kept(office: Engine) -> None:
    _, told = issue(office)
    with acting(office) as work:
        row = work.session.scalars(select(AccessToken)).one()
        assert told not in repr([getattr(row, column.key) for column in AccessToken.__table__.columns])


@pytest.mark.parametrize("told", ["", "mc_", "mc_" + "x" * 43, "tên"])
def test_what_is_no_token_opens_nothing(office: Engine, told: str) -> None:
    issue(office)
    with pytest.raises(tokens.BadToken):
        login_of(office, told)


def test_a_revoked_token_opens_nothing_and_is_revoked_once(office: Engine) -> None:
    token_id, told = issue(office)
    with acting(office, DESK) as work:
        tokens.revoke(work, token_id, source=SOURCE)
    with pytest.raises(tokens.BadToken):
        login_of(office, told)
    with acting(office) as work, pytest.raises(tokens.NoSuchToken):
        tokens.revoke(work, token_id, source=SOURCE)


def test_a_colleague_cannot_revoke_a_token(office: Engine) -> None:
    token_id, told = issue(office)
    with acting(office, DESK_TOO) as work, pytest.raises(people.NotAllowed):
        tokens.revoke(work, token_id, source=SOURCE)
    assert login_of(office, told) == DESK


def test_the_token_of_a_locked_account_opens_nothing(office: Engine) -> None:
    _, told = issue(office)
    with acting(office) as work:
        accounts.lock(work, organisation.person_by_login(work, DESK), source=SOURCE)
    with pytest.raises(tokens.BadToken):
        login_of(office, told)


def test_nobody_makes_a_token_that_acts_as_somebody_else(office: Engine) -> None:
    with pytest.raises(people.NotAllowed):
        issue(office, by=DESK_TOO)


@pytest.mark.parametrize(
    "terms",
    [
        {"name": " "},
        {"name": "x" * 121},
        {"scopes": ()},
        {"scopes": ("tasks:read", "everything")},
        {"life": timedelta()},
        {"life": timedelta(days=367)},
    ],
)
def test_a_token_without_name_scope_or_end_is_not_made(office: Engine, terms: dict[str, object]) -> None:
    with pytest.raises(tokens.BadTerms):
        issue(office, **terms)  # type: ignore[arg-type] # each case names one of the arguments
    with acting(office) as work:
        assert tokens.of_person(work.session, organisation.person_by_login(work, DESK).id) == []


def test_making_and_revoking_a_token_is_on_the_record_of_the_account(office: Engine) -> None:
    token_id, _ = issue(office)
    with acting(office) as work:
        tokens.revoke(work, token_id, source=SOURCE)
        assert changes.verify(work.session, f"account {DESK}") == 2


def test_a_refusal_tells_neither_the_token_nor_its_holder() -> None:
    fault: Fault = tokens.BadToken()
    assert fault.facts == {}
