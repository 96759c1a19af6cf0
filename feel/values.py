"""The values of the language, how they come in from Python data, and how they are written as text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal, DecimalException, DivisionByZero, InvalidOperation, Overflow
from typing import Any
from uuid import UUID

from feel import duration, limits, moments
from feel.duration import DaysDuration, MonthsDuration
from feel.errors import Fault
from feel.limits import Meter

#: Decimal, str, bool, None, date, time, datetime, DaysDuration, MonthsDuration, list, dict, Range or Callback.
Value = Any

#: Arithmetic as in decimal128: 34 digits, half to even. What overflows or has no result becomes null.
NUMBERS = Context(
    prec=limits.MAX_DIGITS,
    rounding=ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
EXACT_BITS = 112  #: a whole number with no more has at most 34 digits
MAX_BITS = 20_480  #: a whole number with more is beyond decimal128


class ForeignValue(Fault):
    """Data of the kind '{kind}' cannot be used in an expression."""

    vi = "Không dùng được dữ liệu kiểu '{kind}' trong biểu thức."


@dataclass(frozen=True, slots=True)
class Range:
    """All values from *start* to *end*; None for an end that is open, as in (> 5)."""

    start: Value
    end: Value
    start_included: bool
    end_included: bool
    #: Whether everything but the range is meant, as in (!= 5).
    is_excluded: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Callback:
    """A function that the expression hands to sort or list replace."""

    parameters: int
    call: Callable[..., Value]


#: Kinds that need no change on their way in. A number does: it may be NaN or too long.
AS_THEY_ARE = frozenset({str, bool, type(None), date, time, datetime, DaysDuration, MonthsDuration, Range})


def take(value: object, meter: Meter, level: int = 0) -> Value:
    """*value* of Python data as a value of the language: numbers to Decimal, tuples to lists, and all that is inside.

    Raises:
        ForeignValue: a kind the language does not know.
        LimitReached: more entries or levels than allowed.
    """
    kind = type(value)
    if kind in AS_THEY_ARE:
        return value
    if kind is int or kind is Decimal:
        return number(value)  # type: ignore[arg-type]  # what its kind says
    if isinstance(value, Mapping):
        limits.depth(level + 1)
        meter.items(len(value))
        return {str(key): take(entry, meter, level + 1) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        limits.depth(level + 1)
        meter.items(len(value))
        return [take(entry, meter, level + 1) for entry in value]
    return take_scalar(value)


def take_scalar(value: object) -> Value:
    """*value* that holds no other values, as a value of the language.

    Raises:
        ForeignValue: a kind the language does not know.
    """
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return number(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, timedelta):
        return duration.of_timedelta(value)
    for kind in (bool, str, datetime, date, time):
        if isinstance(value, kind):
            return value if type(value) is kind or kind is not str else str.__str__(value)
    raise ForeignValue(kind=type(value).__name__)


def number(value: float | Decimal) -> Decimal | None:
    """*value* as a number of 34 digits, or None when it is none (NaN, infinite, too large)."""
    if isinstance(value, int):
        if value.bit_length() <= EXACT_BITS:
            return Decimal(value)
        if value.bit_length() > MAX_BITS:
            return None
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return None
    try:
        return NUMBERS.plus(exact)
    except DecimalException:
        return None


def text(value: Value, meter: Meter) -> str | None:
    """*value* as the function string() writes it; None for null and functions.

    Raises:
        LimitReached: the text would be too long, or the value is nested too deep.
    """
    if value is None or isinstance(value, Callback):
        return None
    if isinstance(value, str):
        return value
    written = _write(value, meter, 0)
    meter.text(len(written))
    return written


def write_number(value: Decimal) -> str:
    """*value* without exponent and without zeros that say nothing: 1.50 is 1.5."""
    written = format(value, "f")
    written = written.rstrip("0").rstrip(".") if "." in written else written
    return "0" if written == "-0" else written


def bound(value: Value, meter: Meter, level: int = 0) -> Value:
    """*value* itself, once its size with all that is inside is known to be within the limits.

    Raises:
        LimitReached: entries that share their parts may be huge when written out.
    """
    if type(value) in {list, dict}:
        limits.depth(level + 1)
        meter.spend(len(value))
        for entry in value.values() if type(value) is dict else value:
            bound(entry, meter, level + 1)
    return value


def _write(value: Value, meter: Meter, level: int) -> str:
    meter.spend()
    if isinstance(value, list | dict):
        limits.depth(level + 1)
        return _write_many(value, meter, level)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Decimal):
        return write_number(value)
    if isinstance(value, str):
        meter.text(len(value))
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, date | time):
        return moments.write(value)
    if isinstance(value, Range):
        return _write_range(value, meter, level)
    return str(value)


def _write_many(value: list[Value] | dict[str, Value], meter: Meter, level: int) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_write(entry, meter, level + 1) for entry in value)}]"
    entries = (f"{_write_key(key)}: {_write(entry, meter, level + 1)}" for key, entry in value.items())
    return f"{{{', '.join(entries)}}}"


def _write_key(key: str) -> str:
    return key if all(part.isidentifier() for part in key.split(" ")) else json.dumps(key, ensure_ascii=False)


def _write_range(value: Range, meter: Meter, level: int) -> str:
    low, high = _write(value.start, meter, level + 1), _write(value.end, meter, level + 1)
    if value.is_excluded:
        return f"!={low}"
    if value.start is None:
        return ("<=" if value.end_included else "<") + high
    if value.end is None:
        return (">=" if value.start_included else ">") + low
    return f"{'[' if value.start_included else '('}{low}..{high}{']' if value.end_included else ')'}"
