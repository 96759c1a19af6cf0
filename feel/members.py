"""What can be asked of one value: its parts by name, whether it meets a test, and whether it is of a type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

from feel import duration, moments, nodes, order
from feel.duration import DaysDuration, MonthsDuration
from feel.limits import Meter
from feel.values import Callback, Range, Value


def follow(value: Value, names: tuple[str, ...], meter: Meter) -> Value:
    """*value*.a.b; of a list, the list of what its entries give."""
    for name in names:
        if type(value) is list:
            meter.spend(len(value))
            value = [member(entry, name) for entry in value]
        else:
            value = member(value, name)
    return value


def member(value: Value, name: str) -> Value:
    """The part of *value* called *name*, or null: an entry of a context, or a property of another kind."""
    if type(value) is dict:
        return value.get(name)
    part = PROPERTIES.get(type(value), {}).get(name)
    return None if part is None else part(value)


def _offset(moment: Value) -> DaysDuration | None:
    offset = moments.offset_of(moment)
    return None if offset is None else duration.of_timedelta(offset)


def _component(size: int, of: int) -> Callable[[DaysDuration], Decimal]:
    """How many units of *size* seconds are left in a duration after the whole units of *of* seconds."""

    def count(length: DaysDuration) -> Decimal:
        seconds = Decimal(abs(length.nanoseconds) % (of * duration.NANOSECONDS)) / duration.NANOSECONDS
        found = seconds if size == 1 else seconds // size
        return -found if length.nanoseconds < 0 else found

    return count


OF_DATES: dict[str, Callable[[Value], Value]] = {
    "year": lambda moment: Decimal(moment.year),
    "month": lambda moment: Decimal(moment.month),
    "day": lambda moment: Decimal(moment.day),
    "weekday": lambda moment: Decimal(moment.isoweekday()),
}
OF_TIMES: dict[str, Callable[[Value], Value]] = {
    "hour": lambda moment: Decimal(moment.hour),
    "minute": lambda moment: Decimal(moment.minute),
    "second": lambda moment: Decimal(moment.second),
    "time offset": _offset,
    "timezone": moments.zone_name,
}
PROPERTIES: dict[type, dict[str, Callable[[Value], Value]]] = {
    date: OF_DATES,
    time: OF_TIMES,
    datetime: OF_DATES | OF_TIMES,
    MonthsDuration: {
        "years": lambda length: Decimal(int(length.months / 12)),
        "months": lambda length: Decimal(length.months - 12 * int(length.months / 12)),
    },
    DaysDuration: {
        "days": _component(86_400, 10**18),
        "hours": _component(3_600, 86_400),
        "minutes": _component(60, 3_600),
        "seconds": _component(1, 60),
    },
    Range: {
        "start": lambda bounds: bounds.start,
        "end": lambda bounds: bounds.end,
        "start included": lambda bounds: bounds.start_included,
        "end included": lambda bounds: bounds.end_included,
    },
}


def meets(value: Value, test: Value, meter: Meter) -> bool | None:
    """Whether *value* is *test*, lies in it when it is a range, or meets one of its entries when it is a list."""
    kind = type(test)
    if kind is Range and type(value) is not Range:
        return _lies_in(value, test, meter)
    if kind is not list:
        return order.equal(value, test, meter)
    if type(value) is list and order.equal(value, test, meter) is True:
        return True
    meter.spend(len(test))
    return any(_is_entry(value, entry, meter) for entry in test)


def _is_entry(value: Value, entry: Value, meter: Meter) -> bool:
    if type(entry) is Range and type(value) is not Range:
        return _lies_in(value, entry, meter) is True
    if type(entry) is list and type(value) is not list:
        meter.spend(len(entry))
        return any(order.equal(value, inner, meter) is True for inner in entry)
    return order.equal(value, entry, meter) is True


def _lies_in(value: Value, bounds: Range, meter: Meter) -> bool | None:
    if bounds.start_included and bounds.end_included and bounds.start is bounds.end:  # (= x) and (!= x): of any kind
        same = order.equal(value, bounds.start, meter)
        return None if same is None else same != bounds.is_excluded
    return order.holds(bounds, value)


TYPES: dict[str, tuple[type, ...]] = {
    "number": (Decimal,),
    "string": (str,),
    "boolean": (bool,),
    "date": (date,),
    "time": (time,),
    "date and time": (datetime,),
    "days and time duration": (DaysDuration,),
    "years and months duration": (MonthsDuration,),
    "list": (list,),
    "context": (dict,),
    "range": (Range,),
    "function": (Callback,),
}


WIDE_TYPES = frozenset({"Any", "Null"})


def is_instance(value: Value, type_: nodes.Type, meter: Meter) -> bool | None:
    """value instance of type; null when the language has no such type."""
    if type_.name == "Any":
        return value is not None
    if type_.name == "Null":
        return value is None
    if type_.name not in TYPES:
        return None
    return type(value) in TYPES[type_.name] and _holds_instances(value, type_, meter)


def _holds_instances(value: Value, type_: nodes.Type, meter: Meter) -> bool:
    """Whether what is inside *value* is of the types inside *type_*."""
    if isinstance(value, dict):
        keyed = zip(type_.keys, type_.inner, strict=True)
        return all(key in value and is_instance(value[key], inner, meter) for key, inner in keyed)
    inside = [value.start, value.end] if isinstance(value, Range) else value if isinstance(value, list) else []
    meter.spend(len(inside))
    return all(is_instance(entry, inner, meter) for inner in type_.inner for entry in inside)
