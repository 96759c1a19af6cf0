"""Passwords, second factors and sign-ins: who comes in, who waits, and when a stay is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pyotp
import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine

from commands.demo import province
from engine import accounts, administration, attempts, organisation, passwords, secondfactors, signins
from engine.signins import Visitor
from engine.tables import Attempt, Password, Person
from engine.work import Work
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import DESK, DESK_TOO, MORNING, acting

SOURCE = "QĐ 1/QĐ-UBND"
NEW = "con mèo nằm trên mái nhà"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "HASHER", CHEAP)


@pytest.fixture
def office(sqlite: Engine) -> Engine:
    """A commune with its officers."""
    builders.a_province(sqlite)
    return sqlite


def given(engine: Engine, login: str = DESK) -> str:
    with acting(engine) as work:
        return passwords.give(work, organisation.person_by_login(work, login), source=SOURCE)


def begun(engine: Engine, login: str = DESK, *, at: datetime = MORNING) -> str:
    with acting(engine, at=at) as work:
        return signins.begin(work, organisation.person_by_login(work, login))


def who(engine: Engine, key: str, *, at: datetime = MORNING) -> Visitor | None:
    with acting(engine) as work:
        return signins.visitor(work.session, key, at)


def test_a_first_password_is_told_once_and_kept_as_a_digest_only(office: Engine) -> None:
    told = given(office)
    with acting(office) as work:
        kept = work.session.get_one(Password, organisation.person_by_login(work, DESK).id)
        assert told not in kept.digest
        assert passwords.is_right(passwords.digest_of(work.session, DESK), told)
        assert not passwords.is_right(passwords.digest_of(work.session, DESK), told + "x")


def test_whoever_has_none_or_is_unknown_or_locked_has_no_right_password(office: Engine) -> None:
    told = given(office)
    with acting(office) as work:
        accounts.lock(work, organisation.person_by_login(work, DESK), source=SOURCE)
        for login in (DESK, DESK_TOO, "nobody"):
            assert not passwords.is_right(passwords.digest_of(work.session, login), told)


def test_a_first_password_must_be_changed_and_a_changed_one_not(office: Engine) -> None:
    told, key = given(office), begun(office)
    before = who(office, key)
    with acting(office) as work:
        passwords.change(work, organisation.person_by_login(work, DESK), present=told, new=NEW)
    after = who(office, key)
    assert (before is not None and before.must_change, after is not None and after.must_change) == (True, False)


@pytest.mark.parametrize(
    ("new", "refused"),
    [
        ("ngắn quá", passwords.TooShort),
        ("x" * 201, passwords.TooShort),
        ("aaaaaaaaaaaaaaaa", passwords.TooPlain),
        ("Nguyễn Thị Mai 2026", passwords.TooPlain),
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused(office: Engine, new: str, refused: type[Fault]) -> None:
    told = given(office)
    with acting(office) as work, pytest.raises(refused):
        passwords.change(work, organisation.person_by_login(work, DESK), present=told, new=new)


def test_only_who_knows_the_present_password_changes_it(office: Engine) -> None:
    given(office)
    with acting(office) as work, pytest.raises(passwords.WrongPassword):
        passwords.change(work, organisation.person_by_login(work, DESK), present="wrong", new=NEW)


def test_the_same_password_again_is_refused(office: Engine) -> None:
    told = given(office)
    with acting(office) as work, pytest.raises(passwords.SamePassword):
        passwords.change(work, organisation.person_by_login(work, DESK), present=told, new=told)


def test_nobody_gives_himself_a_password_and_only_an_administrator_others(office: Engine) -> None:
    with acting(office, DESK) as work:
        for login, refused in ((DESK, administration.OwnRights), (DESK_TOO, Fault)):
            with pytest.raises(refused):
                passwords.give(work, organisation.person_by_login(work, login), source=SOURCE)


def test_a_stay_ends_when_nothing_is_done_and_at_the_latest_after_its_time(office: Engine) -> None:
    given(office)
    key = begun(office)
    assert who(office, key, at=MORNING + timedelta(minutes=59)) is not None
    assert who(office, key, at=MORNING + timedelta(minutes=60)) is None
    visitor = who(office, key)
    assert visitor is not None
    for hour in range(1, 12):
        with acting(office, at=MORNING + timedelta(minutes=59 * hour)) as work:
            signins.see(work, visitor.sign_in_id)
    assert who(office, key, at=MORNING + timedelta(minutes=59 * 11 + 59)) is not None
    assert who(office, key, at=MORNING + timedelta(hours=12)) is None


def test_a_stay_that_was_left_or_ended_is_over(office: Engine) -> None:
    given(office)
    first, second, third = begun(office), begun(office), begun(office)
    left, kept = who(office, first), who(office, third)
    assert left is not None
    assert kept is not None
    with acting(office) as work:
        signins.end(work, left.sign_in_id)
        assert signins.end_all(work, kept.person_id, but=kept.sign_in_id) == 1
    assert [who(office, key) is not None for key in (first, second, third)] == [False, False, True]


def test_a_new_first_password_ends_what_is_open(office: Engine) -> None:
    given(office)
    key = begun(office)
    given(office)
    assert who(office, key) is None
    assert who(office, "nothing") is None


def test_after_too_many_tries_one_waits_and_a_success_forgives(db: Engine) -> None:
    def tried(login: str, address: str, minutes: int = 0) -> bool:
        with acting(db, at=MORNING + timedelta(minutes=minutes)) as work:
            try:
                attempts.count(work, login, address)
            except attempts.TooMany:
                return False
            return True

    assert [tried(DESK, "10.0.0.1") for _ in range(11)] == [True] * 10 + [False]
    assert not tried(DESK, "10.0.0.2", minutes=14)
    assert tried(DESK, "10.0.0.2", minutes=30)
    assert tried(DESK_TOO, "10.0.0.1")
    with acting(db, at=MORNING + timedelta(minutes=31)) as work:
        attempts.forgive(work, DESK)
        assert work.session.get(Attempt, f"login {DESK}") is None
        assert work.session.get(Attempt, f"login {DESK_TOO}") is None  # old


def test_one_address_cannot_try_many_logins(office: Engine) -> None:
    with acting(office) as work:
        for number in range(100):
            attempts.count(work, f"x{number}", "10.0.0.1")
        with pytest.raises(attempts.TooMany):
            attempts.count(work, "another", "10.0.0.1")


@pytest.fixture
def administrator(office: Engine) -> Iterator[tuple[Work, Person]]:
    """An administrator of the commune with an act of the system on him."""
    with acting(office) as work:
        unit = organisation.unit_by_code(work, builders.COMMUNE)
        person = organisation.enrol(work, "quan.tri", "Trần Quản Trị")
        organisation.appoint(work, person, unit, role="quan-tri", title="Quản trị", since=province.SINCE)
        yield work, person


def code(work: Work, person: Person, *, steps: int = 0) -> str:
    secret = secondfactors.prepare(work, person.id)
    return pyotp.TOTP(secret).at(MORNING + timedelta(seconds=30 * steps))


def test_an_administrator_shows_a_second_factor_and_others_need_none(administrator: tuple[Work, Person]) -> None:
    work, person = administrator
    desk = organisation.person_by_login(work, DESK)
    assert (secondfactors.is_asked_of(work, person), secondfactors.is_asked_of(work, desk)) == (True, False)
    secondfactors.confirm(work, desk.id, code(work, desk))
    assert secondfactors.is_asked_of(work, desk)


def test_a_code_of_the_application_is_good_once(administrator: tuple[Work, Person]) -> None:
    work, person = administrator
    early, now, late = (code(work, person, steps=steps) for steps in (-1, 0, 1))
    secondfactors.confirm(work, person.id, early)
    for said in (early, "000000", "", "một hai"):
        with pytest.raises(secondfactors.WrongCode):
            secondfactors.check(work, person.id, said)
    secondfactors.check(work, person.id, f"{now[:3]} {now[3:]}")
    secondfactors.check(work, person.id, late)
    with pytest.raises(secondfactors.WrongCode):
        secondfactors.check(work, person.id, now)


def test_a_recovery_code_is_good_once(administrator: tuple[Work, Person]) -> None:
    work, person = administrator
    first, *_ = secondfactors.confirm(work, person.id, code(work, person))
    secondfactors.check(work, person.id, first.upper())
    with pytest.raises(secondfactors.WrongCode):
        secondfactors.check(work, person.id, first)


def test_a_factor_is_not_replaced_but_taken_off(administrator: tuple[Work, Person]) -> None:
    work, person = administrator
    with pytest.raises(secondfactors.NoFactor):
        secondfactors.confirm(work, person.id, "123456")
    secondfactors.confirm(work, person.id, code(work, person))
    with pytest.raises(secondfactors.FactorThere):
        secondfactors.prepare(work, person.id)
    secondfactors.take_off(work, person, source=SOURCE)
    with pytest.raises(secondfactors.NoFactor):
        secondfactors.check(work, person.id, "123456")
