"""Which values are equal, which comes first, and what a range holds. None where FEEL says null."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal

from feel import limits, moments
from feel.duration import DaysDuration, MonthsDuration
from feel.limits import Meter
from feel.values import Callback, Range, Value

#: Kinds that Python compares as FEEL does.
PLAIN = frozenset({Decimal, str, bool, date, DaysDuration, MonthsDuration})
ORDERED = PLAIN - {bool}


def equal(left: Value, right: Value, meter: Meter, level: int = 0) -> bool | None:
    """left = right: null equals only null; None when the two are of different kinds (DMN 1.5, table 53).

    Raises:
        LimitReached: too deep or too much to compare.
    """
    if left is None or right is None:
        return left is right
    kind = type(left)
    if kind is not type(right) or kind is Callback:
        return None
    if kind in PLAIN:
        return bool(left == right)
    if kind is time:
        return moments.time_key(left) == moments.time_key(right)
    if kind is datetime:
        return _instant(left) == _instant(right)
    limits.depth(level + 1)
    if kind is list:
        return _equal_lists(left, right, meter, level)
    if kind is dict:
        return _equal_contexts(left, right, meter, level)
    return _equal_lists(_parts(left), _parts(right), meter, level)


def compare(left: Value, right: Value) -> int | None:
    """Below, at or above zero as *left* comes before, with or after *right*; None when they have no order."""
    kind = type(left)
    if kind is not type(right):
        return None
    if kind in ORDERED:
        return int(left > right) - int(left < right)
    if kind not in {time, datetime}:
        return None
    (zone, first), (other_zone, second) = (
        (moments.time_key(left), moments.time_key(right)) if kind is time else (_instant(left), _instant(right))
    )
    return None if zone != other_zone else first - second


def holds(bounds: Range, value: Value) -> bool | None:
    """Whether *value* lies in the range; None when they cannot be compared."""
    if bounds.is_excluded:
        inside = compare(value, bounds.start)
        return None if inside is None else inside != 0
    above = _within(value, bounds.start, bounds.start_included, side=1)
    below = _within(value, bounds.end, bounds.end_included, side=-1)
    return None if above is None or below is None else above and below


def contains(items: list[Value], value: Value, meter: Meter) -> bool:
    """Whether an entry of *items* equals *value*."""
    meter.spend(len(items))
    return any(equal(item, value, meter) is True for item in items)


def _within(value: Value, end: Value, included: bool, *, side: int) -> bool | None:
    if end is None:
        return True
    place = compare(value, end)
    if place is None:
        return None
    return place * side > 0 or (included and place == 0)


def _instant(moment: datetime) -> tuple[str | None, int]:
    return (None if moment.tzinfo is None else "UTC"), moments.milliseconds(moment)


def _parts(bounds: Range) -> list[Value]:
    return [bounds.start, bounds.end, bounds.start_included, bounds.end_included, bounds.is_excluded]


def _equal_lists(left: list[Value], right: list[Value], meter: Meter, level: int) -> bool | None:
    if len(left) != len(right):
        return False
    meter.spend(len(left))
    return _all(equal(one, other, meter, level + 1) for one, other in zip(left, right, strict=True))


def _equal_contexts(left: dict[str, Value], right: dict[str, Value], meter: Meter, level: int) -> bool | None:
    if left.keys() != right.keys():
        return False
    meter.spend(len(left))
    return _all(equal(entry, right[key], meter, level + 1) for key, entry in left.items())


def _all(answers: Iterable[bool | None]) -> bool | None:
    unknown = False
    for answer in answers:
        if answer is False:
            return False
        unknown = unknown or answer is None
    return None if unknown else True
