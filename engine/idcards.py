"""The card of a citizen (căn cước) as its QR says it: one line of text, read by an ordinary scanner.

Source: Circular 06/2021/TT-BCA (the card bears a QR). The order of its parts is that of the cards that were issued:
number, number of the earlier card, name, birth, sex, residence, date of issue. What a newer card adds is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from feel.errors import Fault
from forms import identity

PARTS = 7
LONGEST = 1000  #: characters of a whole code


class BadCard(Fault):
    """This is not the text of a citizen's card: number, old number, name, birth, sex, address, issue, split by |."""

    vi = "Đây không phải nội dung mã QR của thẻ căn cước. Hãy quét lại, hoặc nhập tay các ô bên dưới."


@dataclass(frozen=True, slots=True)
class IdCard:
    """What a card says of its holder."""

    personal_id: str
    old_id: str  #: of the earlier card of 9 digits; empty: there was none
    full_name: str
    born_on: date
    sex: str
    address: str
    issued_on: date


def read(text: str) -> IdCard:
    """The card whose QR says *text*.

    Raises:
        BadCard; NotAPersonalId, NoSuchBirthplace, NoSuchCentury: the number on it cannot be one.
    """
    parts = [part.strip() for part in text.strip().split("|")]
    if len(text) > LONGEST or len(parts) < PARTS or not parts[2] or not text.strip().isprintable():
        raise BadCard
    born_on, issued_on = _day(parts[3]), _day(parts[6])
    return IdCard(identity.personal_id(parts[0]), parts[1], parts[2], born_on, parts[4], parts[5], issued_on)


def _day(text: str) -> date:
    """The day that is written as ddmmyyyy."""
    try:
        return date(int(text[4:8]), int(text[2:4]), int(text[:2]))
    except ValueError as error:
        raise BadCard from error
