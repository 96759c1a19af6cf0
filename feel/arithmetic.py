"""Plus, minus, times and divided by, for numbers, strings, moments and durations (DMN 1.5, tables 54 to 58).

Each gives None (null) for operands it has no meaning for, and for results that no value can hold.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import ROUND_DOWN, Decimal, DecimalException

from feel import duration, moments
from feel.duration import DaysDuration, MonthsDuration
from feel.limits import Meter
from feel.values import NUMBERS, Value

MOMENTS = (date, time, datetime)
DURATIONS = (DaysDuration, MonthsDuration)

Operator = Callable[[Value, Value, Meter], Value]


def plus(left: Value, right: Value, meter: Meter) -> Value:
    """left + right"""
    kind, other = type(left), type(right)
    if kind is Decimal and other is Decimal:
        return _calculated(NUMBERS.add, left, right)
    if kind is str and other is str:
        meter.text(len(left) + len(right))
        return left + right
    if other in DURATIONS and kind in MOMENTS:
        return moments.shift(left, right)
    if kind in DURATIONS and other in MOMENTS:
        return moments.shift(right, left)
    if kind is other and kind in DURATIONS:
        return _sized(left, _size(left) + _size(right))
    return None


def minus(left: Value, right: Value, _meter: Meter) -> Value:
    """left - right"""
    kind, other = type(left), type(right)
    if kind is Decimal and other is Decimal:
        return _calculated(NUMBERS.subtract, left, right)
    if kind in MOMENTS and other in MOMENTS:
        return moments.between(right, left)
    if kind in MOMENTS and other in DURATIONS:
        return moments.shift(left, negative(right))
    if kind is other and kind in DURATIONS:
        return _sized(left, _size(left) - _size(right))
    return None


def times(left: Value, right: Value, _meter: Meter) -> Value:
    """left * right"""
    if type(left) is Decimal and type(right) is Decimal:
        return _calculated(NUMBERS.multiply, left, right)
    if type(right) in DURATIONS:
        left, right = right, left
    if type(left) in DURATIONS and type(right) is Decimal:
        return _scaled(left, _calculated(NUMBERS.multiply, Decimal(_size(left)), right))
    return None


def divided(left: Value, right: Value, _meter: Meter) -> Value:
    """left / right; by zero is null."""
    kind, other = type(left), type(right)
    if kind is Decimal and other is Decimal:
        return _calculated(NUMBERS.divide, left, right)
    if kind in DURATIONS and other is Decimal:
        return _scaled(left, _calculated(NUMBERS.divide, Decimal(_size(left)), right))
    if kind is other and kind in DURATIONS:
        return _calculated(NUMBERS.divide, Decimal(_size(left)), Decimal(_size(right)))
    return None


def negative(value: Value) -> Value:
    """-value"""
    if type(value) is Decimal:
        return value.copy_negate() if value else value
    return _sized(value, -_size(value)) if type(value) in DURATIONS else None


OPERATORS: dict[str, Operator] = {"+": plus, "-": minus, "*": times, "/": divided}


def _calculated(operation: Callable[[Decimal, Decimal], Decimal], left: Decimal, right: Decimal) -> Decimal | None:
    try:
        return operation(left, right)
    except DecimalException:
        return None


def _size(length: Value) -> int:
    return int(length.nanoseconds if isinstance(length, DaysDuration) else length.months)


def _sized(like: Value, size: int) -> Value:
    return duration.of_nanoseconds(size) if isinstance(like, DaysDuration) else duration.of_months(size)


def _scaled(like: Value, size: Decimal | None) -> Value:
    """A duration of *size*, cut to whole units towards zero."""
    if size is None or size.adjusted() > 30:
        return None
    return _sized(like, int(size.to_integral_value(rounding=ROUND_DOWN)))
