"""Amounts of money: whole đồng, as people write them."""

from __future__ import annotations

import re
from decimal import Decimal

from forms import faults, limits

PLAIN = re.compile(r"-?[0-9]{1,18}")
GROUPED = re.compile(r"-?[0-9]{1,3}(?:(?P<mark>[., ])[0-9]{3})(?:(?P=mark)[0-9]{3})*")
UNIT = re.compile(r"\s*(?:₫|đ|đồng|vnđ|vnd)$", re.IGNORECASE)


def amount(given: object, *, negative: bool = False) -> int:
    """The amount in đồng that *given* (a whole number, or text such as "1.500.000 đ") means.

    Groups of three may be separated by dots, commas or blanks, one kind in a number. There are no parts of a đồng.

    Raises:
        NotMoney, NegativeMoney (unless *negative*), TooBig
    """
    dong = _whole(given)
    if dong < 0 and not negative:
        raise faults.NegativeMoney
    if abs(dong) > limits.MONEY:
        raise faults.TooBig(limit=spell(limits.MONEY))
    return dong


def spell(dong: int) -> str:
    """*dong* as Vietnamese print it: 1.500.000."""
    return f"{dong:,}".replace(",", ".")


def _whole(given: object) -> int:
    if isinstance(given, bool) or not isinstance(given, int | float | Decimal | str):
        raise faults.NotMoney
    if isinstance(given, str):
        return _read(given)
    if isinstance(given, int):
        return given
    exact = Decimal(given)
    if not exact.is_finite() or abs(exact) > limits.MONEY * 10 or exact != int(exact):
        raise faults.NotMoney
    return int(exact)


def _read(text: str) -> int:
    number = UNIT.sub("", text.replace("\u00a0", " ").strip())
    if not PLAIN.fullmatch(number) and not GROUPED.fullmatch(number):
        raise faults.NotMoney
    return int(re.sub(r"[., ]", "", number))
