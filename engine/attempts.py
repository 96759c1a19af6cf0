"""How often somebody may try to sign in, or a stranger may ask, before he has to wait, whichever process he asks.

A try is counted before it is looked at, so that many at once cannot slip through together.
"""

from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv4Address, ip_address, ip_network

from sqlalchemy import case, delete
from sqlalchemy.dialects import postgresql, sqlite

from engine import parameters
from engine.tables import Attempt
from engine.work import Work
from feel.errors import Fault

WAIT = "sign_in_wait_minutes"
TRIES, ADDRESS_TRIES = "sign_in_tries", "sign_in_address_tries"
LONGEST = 100  #: letters of a login or an address that are told apart


class TooMany(Fault):
    """Too many failed attempts to sign in; wait {minutes} minutes and try again."""

    vi = "Đăng nhập sai quá nhiều lần; hãy chờ {minutes} phút rồi thử lại."


def count(work: Work, login: str, address: str) -> None:
    """One more try under *login* from *address*; the caller commits it also when it is refused.

    Raises:
        TooMany: of late there were too many; also this one is not to be looked at.
    """
    today = parameters.day_of(work.now)
    minutes = parameters.whole(work, WAIT, on=today)
    for subject, code in ((_login(login), TRIES), (f"address {place(address)}", ADDRESS_TRIES)):
        if more(work, subject, timedelta(minutes=minutes)) > parameters.whole(work, code, on=today):
            raise TooMany(minutes=minutes)


def forgive(work: Work, login: str) -> None:
    """Whoever signs in as *login* has shown who he is: what was counted under it is forgotten, and all that is old."""
    minutes = parameters.whole(work, WAIT, on=parameters.day_of(work.now))
    old = Attempt.last_at < work.now - timedelta(minutes=minutes)
    work.session.execute(delete(Attempt).where((Attempt.subject == _login(login)) | old))


def more(work: Work, subject: str, wait: timedelta) -> int:
    """How many tries there were under *subject*, with this one, none of them longer than *wait* after the other."""
    dialect = sqlite if work.session.get_bind().dialect.name == "sqlite" else postgresql
    adding = dialect.insert(Attempt).values(subject=subject, count=1, last_at=work.now)
    again = case((Attempt.last_at < work.now - wait, 1), else_=Attempt.count + 1)
    counting = adding.on_conflict_do_update(
        index_elements=[Attempt.subject], set_={"count": again, "last_at": work.now}
    ).returning(Attempt.count)
    return int(work.session.execute(counting).scalar_one())


def place(address: str) -> str:
    """From where *address* comes: of IPv6 its network of 64 bits, in which one household changes at will."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:LONGEST]
    if isinstance(found, IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((int(found), 64), strict=False))


def _login(login: str) -> str:
    return f"login {login[:LONGEST]}"
