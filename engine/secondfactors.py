"""The second factor: six digits that change every half minute, from an application on the officer's own telephone.

Administrators must have one, others may. A code is good once, a little early or late, as clocks differ.

Source: RFC 6238 (TOTP). Of whom it is asked, is our choice.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from datetime import datetime

import pyotp
from sqlalchemy import select

from engine import administration, people
from engine.tables import Person, SecondFactor
from engine.work import Work
from feel.errors import Fault

ISSUER = "Một Cửa"
STEP_SECONDS = 30
DRIFT = 1  #: steps that a telephone may be early or late
RECOVERY_CODES = 8


class WrongCode(Fault):
    """This code is not right, or was used already."""

    vi = "Mã xác thực không đúng hoặc đã được dùng."


class NoFactor(Fault):
    """Set up your second factor first."""

    vi = "Hãy thiết lập xác thực hai lớp trước."


class FactorThere(Fault):
    """You have a second factor already; an administrator takes it off when the telephone is lost."""

    vi = "Bạn đã thiết lập xác thực hai lớp; nếu mất điện thoại, hãy nhờ người quản trị gỡ bỏ."


def is_asked_of(work: Work, person: Person) -> bool:
    """Whether *person* must show a second factor: he has one, or he administers anything."""
    if work.session.scalar(select(SecondFactor.confirmed_at).where(SecondFactor.person_id == person.id)) is not None:
        return True
    standing = people.stand(work.session, person.id, work.now)
    return bool(standing.of("administer"))


def prepare(work: Work, person_id: uuid.UUID) -> str:
    """The secret that the officer's application is to take; the same one until a first code has confirmed it.

    Raises:
        FactorThere.
    """
    row = work.session.get(SecondFactor, person_id)
    if row is not None and row.confirmed_at is not None:
        raise FactorThere
    if row is None:
        row = SecondFactor(person_id=person_id, secret=pyotp.random_base32(), last_step=0, recovery=[])
        work.session.add(row)
        work.session.flush()
    return row.secret


def address(secret: str, login: str) -> str:
    """What the QR code for the application says."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def confirm(work: Work, person_id: uuid.UUID, code: str) -> list[str]:
    """A first *code* shows that the application has the secret; gives the recovery codes, told this once only.

    Raises:
        NoFactor, FactorThere, WrongCode.
    """
    row = work.session.get(SecondFactor, person_id, with_for_update=True)
    if row is None:
        raise NoFactor
    if row.confirmed_at is not None:
        raise FactorThere
    _take(row, code, work.now)
    told = ["-".join(secrets.token_hex(5)[place : place + 5] for place in (0, 5)) for _ in range(RECOVERY_CODES)]
    row.confirmed_at, row.recovery = work.now, [_digest(one) for one in told]
    work.session.flush()
    return told


def check(work: Work, person_id: uuid.UUID, code: str) -> None:
    """Nothing, when *code* is right: one of the application, or a recovery code that was not used yet.

    Raises:
        NoFactor, WrongCode.
    """
    row = work.session.get(SecondFactor, person_id, with_for_update=True)
    if row is None or row.confirmed_at is None:
        raise NoFactor
    said = _digest(code.strip().lower())
    if said in row.recovery:
        row.recovery = [one for one in row.recovery if one != said]
    else:
        _take(row, code, work.now)
    work.session.flush()


def take_off(work: Work, person: Person, *, source: str) -> None:
    """*person* has no second factor any more, as when his telephone is lost; he sets one up when he signs in next.

    Raises:
        NoFactor, OwnRights, NotAllowed, NoSource.
    """
    row = work.session.get(SecondFactor, person.id)
    if row is None:
        raise NoFactor
    units = administration.units_of(work, person)
    administration.settle(work, person, units, "take-off-factor", source=source, facts={})
    work.session.delete(row)
    work.session.flush()


def _take(row: SecondFactor, code: str, now: datetime) -> None:
    """Note that *code* was used.

    Raises:
        WrongCode.
    """
    said = code.replace(" ", "")
    step = int(now.timestamp()) // STEP_SECONDS
    made = pyotp.TOTP(row.secret)
    for one in range(step - DRIFT, step + DRIFT + 1):
        if one > row.last_step and hmac.compare_digest(made.generate_otp(one).encode(), said.encode()):
            row.last_step = one
            return
    raise WrongCode


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
