"""Functions that tell how two ranges, or a range and a point, lie to each other (DMN 1.5, 10.3.4.9; Allen's relations).

A point is treated as the range that holds only it. Null where the two have no order, or an end is open.
"""

from __future__ import annotations

from feel import order
from feel.functions.registry import function
from feel.values import Range, Value


class _Unordered(Exception):  # never leaves this module
    """The two have no order: the answer is null."""


Answer = bool | None
Span = Range


def _place(one: Value, other: Value) -> int:
    found = None if one is None or other is None else order.compare(one, other)
    if found is None:
        raise _Unordered
    return found


def _span(value: Value) -> Span:
    return value if isinstance(value, Range) else Range(value, value, True, True)


def _ends_before(one: Span, other: Span) -> bool:
    """Whether *one* is over when *other* begins, with nothing in common."""
    found = _place(one.end, other.start)
    return found < 0 or (found == 0 and not (one.end_included and other.start_included))


def _starts_no_later(one: Span, other: Span) -> bool:
    found = _place(one.start, other.start)
    return found < 0 or (found == 0 and (one.start_included or not other.start_included))


def _ends_no_earlier(one: Span, other: Span) -> bool:
    found = _place(one.end, other.end)
    return found > 0 or (found == 0 and (one.end_included or not other.end_included))


def _same_start(one: Span, other: Span) -> bool:
    return _place(one.start, other.start) == 0 and one.start_included == other.start_included


def _same_end(one: Span, other: Span) -> bool:
    return _place(one.end, other.end) == 0 and one.end_included == other.end_included


def _before(one: Span, other: Span) -> bool:
    return _ends_before(one, other)


def _meets(one: Span, other: Span) -> bool:
    return one.end_included and other.start_included and _place(one.end, other.start) == 0


def _overlaps(one: Span, other: Span) -> bool:
    return not _ends_before(one, other) and not _ends_before(other, one)


def _overlaps_before(one: Span, other: Span) -> bool:
    starts_first = _starts_no_later(one, other) and not _same_start(one, other)
    return starts_first and _overlaps(one, other) and _ends_no_earlier(other, one)


def _includes(one: Span, other: Span) -> bool:
    return _starts_no_later(one, other) and _ends_no_earlier(one, other)


def _starts(one: Span, other: Span) -> bool:
    return _same_start(one, other) and _ends_no_earlier(other, one)


def _finishes(one: Span, other: Span) -> bool:
    return _same_end(one, other) and _starts_no_later(other, one)


def _coincides(one: Span, other: Span) -> bool:
    return _same_start(one, other) and _same_end(one, other)


POINT_POINT = "point1: any, point2: any"
RANGES = "range1: range, range2: range"
POINT_RANGE = "point: any, range: range"
RANGE_POINT = "range: range, point: any"

RELATIONS = (
    ("before", _before, False, (POINT_POINT, RANGES, POINT_RANGE, RANGE_POINT)),
    ("after", _before, True, (POINT_POINT, RANGES, POINT_RANGE, RANGE_POINT)),
    ("meets", _meets, False, (RANGES,)),
    ("met by", _meets, True, (RANGES,)),
    ("overlaps", _overlaps, False, (RANGES,)),
    ("overlaps before", _overlaps_before, False, (RANGES,)),
    ("overlaps after", _overlaps_before, True, (RANGES,)),
    ("finishes", _finishes, False, (RANGES, POINT_RANGE)),
    ("finished by", _finishes, True, (RANGES, RANGE_POINT)),
    ("includes", _includes, False, (RANGES, RANGE_POINT)),
    ("during", _includes, True, (RANGES, POINT_RANGE)),
    ("starts", _starts, False, (RANGES, POINT_RANGE)),
    ("started by", _starts, True, (RANGES, RANGE_POINT)),
    ("coincides", _coincides, False, (POINT_POINT, RANGES)),
)


def _enlist(name: str, relation: object, is_turned: bool, ways: tuple[str, ...]) -> None:
    def tell(one: Value, other: Value) -> Answer:
        first, second = (other, one) if is_turned else (one, other)
        try:
            return bool(relation(_span(first), _span(second)))  # type: ignore[operator]  # a relation from the table
        except _Unordered:
            return None

    for way in ways:
        function(name, way)(tell)


for relation in RELATIONS:
    _enlist(*relation)
