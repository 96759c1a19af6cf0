"""Functions on numbers (DMN 1.5, 10.3.4.5), and the conversion to a number."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    DecimalException,
)
from typing import TypeVar

from feel import limits
from feel.arithmetic import negative
from feel.functions.registry import function
from feel.values import NUMBERS, Value

Result = TypeVar("Result", Decimal, bool)
LOWEST_SCALE, HIGHEST_SCALE = -6111, 6176  #: of decimal128
WRITTEN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,4})?")


@function("abs", "n: number")
@function("abs", "n: duration")
def absolute(n: Value) -> Value:
    """*n* without its sign."""
    below = n < 0 if isinstance(n, Decimal) else str(n).startswith("-")
    return negative(n) if below else n


@function("odd", "number: number")
def odd(number: Decimal) -> bool | None:
    """Whether a whole number is odd."""
    return _calculated(lambda: abs(NUMBERS.remainder(number, Decimal(2))) == 1) if _is_whole(number) else None


@function("even", "number: number")
def even(number: Decimal) -> bool | None:
    """Whether a whole number is even."""
    return _calculated(lambda: NUMBERS.remainder(number, Decimal(2)) == 0) if _is_whole(number) else None


@function("modulo", "dividend: number, divisor: number")
def modulo(dividend: Decimal, divisor: Decimal) -> Decimal | None:
    """What is left after dividing; it has the sign of the *divisor*."""

    def calculate() -> Decimal:
        rest = NUMBERS.remainder(dividend, divisor)
        return NUMBERS.add(rest, divisor) if rest and (rest < 0) != (divisor < 0) else rest

    return _calculated(calculate)


@function("sqrt", "number: number")
def sqrt(number: Decimal) -> Decimal | None:
    """The square root; null of a negative number."""
    return _calculated(lambda: NUMBERS.sqrt(number))


@function("log", "number: number")
def log(number: Decimal) -> Decimal | None:
    """The natural logarithm; null of zero and below."""
    return _calculated(lambda: NUMBERS.ln(number)) if number > 0 else None


@function("exp", "number: number")
def exp(number: Decimal) -> Decimal | None:
    """e to the power of *number*; null when it is too large."""
    return _calculated(lambda: NUMBERS.exp(number))


def _rounded(mode: str) -> Callable[[Decimal, Decimal | None], Decimal | None]:
    def rounding(n: Decimal, scale: Decimal | None = None) -> Decimal | None:
        places = Decimal(0) if scale is None else scale
        if not _is_whole(places) or not LOWEST_SCALE <= places <= HIGHEST_SCALE:
            return None
        return round_to(n, int(places), mode)

    return rounding


def round_to(n: Decimal, places: int, mode: str) -> Decimal | None:
    """*n* with that many digits after the point (before it when negative), rounded by a mode of the decimal module."""
    exponent = n.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= places:
        return n  # nothing to round away, and padding with zeros could overflow
    wide = Context(prec=limits.MAX_DIGITS, rounding=mode, Emin=-6200, Emax=6200)
    try:
        return NUMBERS.plus(n.quantize(Decimal(1).scaleb(-places, wide), context=wide))
    except DecimalException:
        return None


for name, parameters, mode in (
    ("decimal", "n: number, scale: number", ROUND_HALF_EVEN),
    ("floor", "n: number, scale: number?", ROUND_FLOOR),
    ("ceiling", "n: number, scale: number?", ROUND_CEILING),
    ("round up", "n: number, scale: number", ROUND_UP),
    ("round down", "n: number, scale: number", ROUND_DOWN),
    ("round half up", "n: number, scale: number", ROUND_HALF_UP),
    ("round half down", "n: number, scale: number", ROUND_HALF_DOWN),
):
    function(name, parameters)(_rounded(mode))


@function("number", "from: string, grouping separator: string|null?, decimal separator: string|null?")
def number(text: str, grouping: str | None = None, point: str | None = None) -> Decimal | None:
    """The number that *text* writes; *grouping* may be space, comma or period, *point* comma or period."""
    if grouping not in {None, " ", ",", "."} or point not in {None, ",", "."} or (point and grouping == point):
        return None
    plain = text.replace(grouping, "") if grouping else text
    if point == ",":
        plain = plain.replace(".", "x").replace(",", ".")
    if WRITTEN.fullmatch(plain) is None or len(plain) > limits.MAX_STEPS:
        return None
    return _calculated(lambda: NUMBERS.create_decimal(plain))


@function("number", "from: number")
def same_number(value: Decimal) -> Decimal:
    """A number is itself."""
    return value


def _is_whole(n: Decimal) -> bool:
    return n == n.to_integral_value()


def _calculated(calculate: Callable[[], Result]) -> Result | None:
    try:
        return calculate()
    except DecimalException:
        return None
