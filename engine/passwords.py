"""Passwords of officers: given once by an administrator, changed by their owners, kept as slow digests only."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import administration, parameters, signins, tokens
from engine.tables import Password, Person
from engine.work import Work
from feel import text
from feel.errors import Fault

LENGTH = "password_length"
LONGEST = 200  #: characters; longer ones only cost time
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  #: none that is taken for another when it is read from paper
HASHER = PasswordHasher()
#: looked at where there is no password, so that the time of an answer does not tell whether a login exists
NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


class BadPassword(Fault):
    """This password is not taken."""

    vi = "Mật khẩu này không dùng được."


class WrongPassword(BadPassword):
    """This is not your present password."""

    vi = "Mật khẩu hiện tại không đúng."


class TooShort(BadPassword):
    """A password has {least} to {most} characters."""

    vi = "Mật khẩu phải có từ {least} đến {most} ký tự."


class TooPlain(BadPassword):
    """A password must not hold your login or your name, nor repeat a few characters only."""

    vi = "Mật khẩu không được chứa tên đăng nhập, họ tên hoặc chỉ lặp lại vài ký tự."


class SamePassword(BadPassword):
    """The new password must be another one."""

    vi = "Mật khẩu mới phải khác mật khẩu hiện tại."


def give(work: Work, person: Person, *, source: str) -> str:
    """A first password of *person*, told this once only: it opens nothing but the page on which he changes it.

    Whoever forgot his own gets one in the same way; where he is signed in, he no longer is.

    Raises:
        OwnRights, NotAllowed, NoSource.
    """
    administration.settle(work, person, administration.units_of(work, person), "give-password", source=source, facts={})
    told = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    _keep(work, person, told, is_first=True)
    signins.end_all(work, person.id)
    tokens.end_of_others(work, person)
    return told


def change(work: Work, person: Person, *, present: str, new: str) -> None:
    """*new* is the password of *person* from now on, who knows the *present* one.

    Raises:
        WrongPassword, TooShort, TooPlain, SamePassword: nothing is changed.
    """
    if not is_right(digest_of(work.session, person.login), present):
        raise WrongPassword
    least = parameters.whole(work, LENGTH, on=parameters.day_of(work.now))
    if not least <= len(new) <= LONGEST:
        raise TooShort(least=least, most=LONGEST)
    if new == present:
        raise SamePassword
    if _is_plain(person, new):
        raise TooPlain
    _keep(work, person, new, is_first=False)


def digest_of(session: Session, login: str) -> str | None:
    """The digest of the password of the active officer *login*; None: he has none, or there is nobody of that name."""
    mine = select(Password.digest).join(Person, Person.id == Password.person_id)
    return session.scalar(mine.where(Person.login == login, Person.active.is_(True)))


def is_right(digest: str | None, told: str) -> bool:
    """Whether *told* is the password of *digest*. Takes its time, also without one: hold no transaction meanwhile."""
    try:
        return HASHER.verify(digest or NOBODYS, told[: LONGEST + 1]) and digest is not None
    except (Argon2Error, InvalidHashError):
        return False


def _is_plain(person: Person, new: str) -> bool:
    folded = text.fold(new).replace(" ", "")
    own = [person.login, *person.login.split("."), text.fold(person.full_name).replace(" ", "")]
    return len(set(folded)) < 5 or any(len(one) > 3 and one in folded for one in own)


def _keep(work: Work, person: Person, told: str, *, is_first: bool) -> None:
    row = Password(person_id=person.id, digest=HASHER.hash(told), is_first=is_first, set_at=work.now)
    work.session.merge(row)
    work.session.flush()
