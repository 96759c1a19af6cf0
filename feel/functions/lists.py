"""Functions on lists (DMN 1.5, 10.3.4.4). Places count from 1; negative places count from the end."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, DecimalException
from functools import cmp_to_key

from feel import limits, order
from feel.arithmetic import divided, plus
from feel.duration import DaysDuration, MonthsDuration
from feel.functions.registry import function
from feel.limits import Meter
from feel.values import NUMBERS, Callback, Value

Items = list[Value]
SUMMABLE = {Decimal, DaysDuration, MonthsDuration}


@function("list contains", "list: list, element: any", metered=True)
def list_contains(meter: Meter, items: Items, element: Value) -> bool:
    """Whether an entry equals *element*."""
    return order.contains(items, element, meter)


@function("count", "list: list")
def count(items: Items) -> Decimal:
    """How many entries there are."""
    return Decimal(len(items))


def _of_list_or_arguments(name: str) -> Callable[[Callable[[Meter, Items], Value]], Callable[[Meter, Items], Value]]:
    """Let *name* take one list, or its entries as arguments."""

    def enlist(call: Callable[[Meter, Items], Value]) -> Callable[[Meter, Items], Value]:
        def spread(meter: Meter, items: Items) -> Value:
            whole = items[0] if len(items) == 1 and isinstance(items[0], list) else items
            meter.spend(len(whole))
            return call(meter, whole)

        function(name, "list: list", metered=True)(lambda meter, items: spread(meter, [items]))
        function(name, "items: any...", metered=True)(spread)
        return call

    return enlist


@_of_list_or_arguments("min")
def smallest(_meter: Meter, items: Items) -> Value:
    """The entry that comes first; null when the list is empty or its entries have no order."""
    return _outermost(items, side=-1)


@_of_list_or_arguments("max")
def largest(_meter: Meter, items: Items) -> Value:
    """The entry that comes last; null when the list is empty or its entries have no order."""
    return _outermost(items, side=1)


@_of_list_or_arguments("sum")
def total(meter: Meter, items: Items) -> Value:
    """All numbers, or durations of one kind, added up; null of an empty list."""
    if not items or type(items[0]) not in SUMMABLE:
        return None
    added = items[0]
    for item in items[1:]:
        added = plus(added, item, meter)
    return added


@_of_list_or_arguments("product")
def product(_meter: Meter, items: Items) -> Value:
    """All numbers multiplied; null of an empty list."""
    return _folded(items, NUMBERS.multiply)


@_of_list_or_arguments("mean")
def mean(meter: Meter, items: Items) -> Value:
    """The average; null of an empty list."""
    added = total(meter, items)
    return None if added is None else divided(added, Decimal(len(items)), meter)


@_of_list_or_arguments("median")
def median(_meter: Meter, items: Items) -> Value:
    """The number in the middle, or the mean of the two in the middle."""
    if not items or not _are_numbers(items):
        return None
    ordered = sorted(items)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return _calculated(lambda: NUMBERS.divide(NUMBERS.add(ordered[middle - 1], ordered[middle]), Decimal(2)))


@_of_list_or_arguments("stddev")
def stddev(_meter: Meter, items: Items) -> Value:
    """The standard deviation of a sample of at least two numbers."""
    if len(items) < 2 or not _are_numbers(items):
        return None

    def calculate() -> Decimal:
        middle = NUMBERS.divide(_sum(items), Decimal(len(items)))
        squares = [NUMBERS.multiply(gap, gap) for gap in (NUMBERS.subtract(item, middle) for item in items)]
        return NUMBERS.sqrt(NUMBERS.divide(_sum(squares), Decimal(len(items) - 1)))

    return _calculated(calculate)


@_of_list_or_arguments("mode")
def mode(_meter: Meter, items: Items) -> Value:
    """The most frequent numbers, in ascending order."""
    if not _are_numbers(items):
        return None
    counts: dict[Decimal, int] = {}
    for item in items:
        counts[item] = counts.get(item, 0) + 1
    most = max(counts.values(), default=0)
    return sorted(item for item, times in counts.items() if times == most)


@_of_list_or_arguments("all")
def are_all(_meter: Meter, items: Items) -> bool | None:
    """False when an entry is false, true when all are true, else null."""
    if any(item is False for item in items):
        return False
    return True if all(item is True for item in items) else None


@_of_list_or_arguments("any")
def is_any(_meter: Meter, items: Items) -> bool | None:
    """True when an entry is true, false when all are false, else null."""
    if any(item is True for item in items):
        return True
    return False if all(item is False for item in items) else None


@function("sublist", "list: list, start position: number, length: number|null?")
def sublist(items: Items, start: Decimal, length: Decimal | None = None) -> Items | None:
    """The entries from *start*, at most *length* of them."""
    first = place(items, start)
    if first is None or (length is not None and (length < 0 or length != length.to_integral_value())):
        return None
    return items[first:] if length is None else items[first : first + int(min(length, Decimal(len(items))))]


@function("append", "list: list, item: any...", metered=True)
def append(meter: Meter, items: Items, more: Items) -> Items:
    """The list with *more* entries behind."""
    meter.items(len(items) + len(more))
    return items + more


@function("concatenate", "list: list...", metered=True)
def concatenate(meter: Meter, lists: list[Items]) -> Items:
    """The entries of all lists, one list after the other."""
    meter.items(sum(len(items) for items in lists))
    return [item for items in lists for item in items]


@function("insert before", "list: list, position: number, newItem: any", metered=True)
def insert_before(meter: Meter, items: Items, position: Decimal, item: Value) -> Items | None:
    """The list with *item* in front of that place."""
    found = place(items, position)
    meter.items(len(items) + 1)
    return None if found is None else [*items[:found], item, *items[found:]]


@function("remove", "list: list, position: number", metered=True)
def remove(meter: Meter, items: Items, position: Decimal) -> Items | None:
    """The list without the entry at that place."""
    found = place(items, position)
    meter.spend(len(items))
    return None if found is None else items[:found] + items[found + 1 :]


@function("list replace", "list: list, position: number, newItem: any", metered=True)
def replace_at(meter: Meter, items: Items, position: Decimal, item: Value) -> Items | None:
    """The list with *item* instead of the entry at that place."""
    found = place(items, position)
    meter.spend(len(items))
    return None if found is None else [*items[:found], item, *items[found + 1 :]]


@function("list replace", "list: list, match: function, newItem: any", metered=True)
def replace_matching(meter: Meter, items: Items, match: Callback, new: Value) -> Items | None:
    """The list with *new* instead of each entry for which match(entry, new) is true."""
    if match.parameters != 2:
        return None
    meter.spend(len(items))
    answers = [match.call(item, new) for item in items]
    if not all(isinstance(answer, bool) for answer in answers):
        return None
    return [new if answer else item for item, answer in zip(items, answers, strict=True)]


@function("reverse", "list: list", metered=True)
def reverse(meter: Meter, items: Items) -> Items:
    """The entries from last to first."""
    meter.spend(len(items))
    return items[::-1]


@function("index of", "list: list, match: any", metered=True)
def index_of(meter: Meter, items: Items, match: Value) -> Items:
    """The places of all entries that equal *match*, in ascending order."""
    meter.spend(len(items))
    return [Decimal(at) for at, item in enumerate(items, 1) if order.equal(item, match, meter) is True]


@function("union", "list: list...", metered=True)
def union(meter: Meter, lists: list[Items]) -> Items:
    """The entries of all lists, each once."""
    return distinct_values(meter, concatenate(meter, lists))


@function("distinct values", "list: list", metered=True)
def distinct_values(meter: Meter, items: Items) -> Items:
    """The entries, each once, in the order they first come."""
    if {type(item) for item in items} in ({str}, {Decimal}):
        meter.spend(len(items))
        return list(dict.fromkeys(items))
    found: Items = []
    for item in items:
        if not order.contains(found, item, meter):
            found.append(item)
    return found


@function("flatten", "list: list", metered=True)
def flatten(meter: Meter, items: Items) -> Items:
    """The entries with no list inside a list."""
    flat: Items = []
    _flatten(items, flat, meter, 1)
    return flat


@function("sort", "list: list, precedes: function?", metered=True)
def sort(meter: Meter, items: Items, precedes: Callback | None = None) -> Items | None:
    """The entries in order: precedes(a, b) says whether a comes first; without it they ascend."""
    meter.spend(len(items))
    if precedes is not None:
        return _sort_by(items, precedes)
    if any(order.compare(items[0], item) is None for item in items):
        return None
    return sorted(items, key=cmp_to_key(lambda one, other: order.compare(one, other) or 0))


def place(items: Items, position: Decimal) -> int | None:
    """The index for a place that counts from 1, or from the end when negative; None when there is no such entry."""
    if position != position.to_integral_value() or not 1 <= abs(position) <= len(items):
        return None
    return int(position) - 1 if position > 0 else len(items) + int(position)


def _outermost(items: Items, *, side: int) -> Value:
    best: Value = items[0] if items else None
    for item in items:
        place_ = order.compare(item, best)
        if place_ is None:
            return None
        best = item if place_ * side > 0 else best
    return best


def _sort_by(items: Items, precedes: Callback) -> Items | None:
    if precedes.parameters != 2:
        return None

    def compare(one: Value, other: Value) -> int:
        if precedes.call(one, other) is True:
            return -1
        return 1 if precedes.call(other, one) is True else 0

    return sorted(items, key=cmp_to_key(compare))


def _flatten(items: Items, flat: Items, meter: Meter, level: int) -> None:
    limits.depth(level)
    for item in items:
        if isinstance(item, list):
            meter.spend()
            _flatten(item, flat, meter, level + 1)
        else:
            flat.append(item)
            meter.spend()
    if len(flat) > limits.MAX_ITEMS:
        raise limits.TooManyItems(limit=limits.MAX_ITEMS)


def _are_numbers(items: Items) -> bool:
    return all(type(item) is Decimal for item in items)


def _sum(items: Items) -> Decimal:
    added = Decimal(0)
    for item in items:
        added = NUMBERS.add(added, item)
    return added


def _folded(items: Items, operation: Callable[[Decimal, Decimal], Decimal]) -> Value:
    if not items or not _are_numbers(items):
        return None

    def calculate() -> Decimal:
        result: Decimal = items[0]
        for item in items[1:]:
            result = operation(result, item)
        return result

    return _calculated(calculate)


def _calculated(calculate: Callable[[], Decimal]) -> Decimal | None:
    try:
        return calculate()
    except DecimalException:
        return None
