"""Looking a case up from outside: the code that its receipt carries, and how often a stranger may ask.

The code is 80 bits, made from the salt of the case, which nobody is told; so it need not be kept, and a receipt can be
printed again with the same one. Our choice: a number alone tells only how far a case is, for numbers can be counted up.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import timedelta

from engine import attempts, parameters, passwords
from engine.tables import Case
from engine.work import Work
from feel.errors import Fault

TRIES, WAIT = "lookup_tries", "lookup_wait_minutes"
LETTERS = passwords.LETTERS.upper()  #: 32 of them, none taken for another when it is read from paper
LENGTH, GROUP = 16, 4  #: letters, and how many stand together on paper
LONGEST = 80  #: letters of a number or a code that are looked at
NOBODYS = "0" * 32  #: the salt of no case, so that the time of an answer does not tell whether there is one
PURPOSE = b"look-up"


class TooManyLookups(Fault):
    """Too many look-ups from here; wait {minutes} minutes, or use the QR code of the receipt."""

    vi = "Tra cứu quá nhiều lần từ nơi này; hãy chờ {minutes} phút, hoặc dùng mã QR trên giấy tiếp nhận."


class NothingFound(Fault):
    """No case has this number, or the code does not belong to it."""

    vi = "Không có hồ sơ nào mang mã số này, hoặc mã bảo mật không đúng. Hãy xem lại trên giấy tiếp nhận."


def code(case: Case) -> str:
    """The code of *case* as its receipt shows it, e.g. `K7Q2-9FHD-ABCD-2345`."""
    letters = _letters(case.salt)
    return "-".join(letters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def is_right(salt: str | None, told: str) -> bool:
    """Whether *told* is the code of the case with *salt*; None: there is no such case."""
    said = re.sub(r"[\s-]", "", told[:LONGEST]).upper()
    return hmac.compare_digest(_letters(salt or NOBODYS).encode(), said.encode()) and salt is not None


def count(work: Work, address: str) -> None:
    """One more look-up from *address* without a right code; whoever knows the code is no stranger and never counted.

    Raises:
        TooManyLookups: also this one is not to be answered.
    """
    today = parameters.day_of(work.now)
    minutes = parameters.whole(work, WAIT, on=today)
    if attempts.more(work, _subject(address), timedelta(minutes=minutes)) > parameters.whole(work, TRIES, on=today):
        raise TooManyLookups(minutes=minutes)


def _letters(salt: str) -> str:
    whole = int.from_bytes(hmac.digest(bytes.fromhex(salt), PURPOSE, hashlib.sha256))
    return "".join(LETTERS[whole >> (5 * at) & 31] for at in range(LENGTH))


def _subject(address: str) -> str:
    return f"look-up {attempts.place(address)}"
