"""for, some, every and filters: everything that evaluates a part of an expression more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from feel import limits
from feel.functions import lists
from feel.scope import Scope
from feel.values import Range, Value

Run = Callable[[Scope], Value]
Variable = tuple[str, Run, Run | None]  #: its name, its source, and the end when the source is the start of a range


def filtered(base: Value, test: Run, scope: Scope) -> Value:
    """base[test]: the entry at a place when *test* is a number, else the list of entries for which it is true."""
    items = base if type(base) is list else [] if base is None else [base]
    if not items:
        return None if type(test(scope)) is Decimal or base is None else []
    kept: list[Value] = []
    for item in items:
        scope.meter.spend()
        answer = test(_item_scope(item, scope))
        if type(answer) is Decimal:
            at = lists.place(items, answer)
            return None if at is None else items[at]
        if answer is True:
            kept.append(item)
    return kept


def collected(variables: list[Variable], body: Run, scope: Scope) -> Value:
    """for: the list of what *body* gives in each turn; it may look at `partial`, the results so far."""
    found = turns(variables, scope)
    if found is None:
        return None
    results: list[Value] = []
    partial = {"partial": results}
    for turn in found:
        results.append(body(Scope(partial, turn)))
        if len(results) > limits.MAX_ITEMS:
            raise limits.TooManyItems(limit=limits.MAX_ITEMS)
    return results


def turns(variables: list[Variable], scope: Scope) -> Iterator[Scope] | None:
    """A scope for every turn of a loop, the last variable moving fastest; None when there is nothing to go over."""
    name, source, end = variables[0]
    values = _values(source, end, scope)
    return None if values is None else _turns(name, values, variables[1:], scope)


def _turns(name: str, values: list[Value], others: list[Variable], scope: Scope) -> Iterator[Scope]:
    for value in values:
        scope.meter.spend()
        turn = Scope({name: value}, scope)
        if not others:
            yield turn
            continue
        yield from turns(others, turn) or ()


def _item_scope(item: Value, scope: Scope) -> Scope:
    """The names a filter sees: the entry as `item`, and its own entries when it is a context."""
    inner = Scope({"item": item}, scope)
    return Scope(item, inner) if type(item) is dict else inner


def _values(source: Run, end: Run | None, scope: Scope) -> list[Value] | None:
    start = source(scope)
    if end is not None:
        return _steps(start, end(scope), scope)
    if isinstance(start, Range):
        return _steps_of(start, scope)
    if start is None:
        return None
    return start if type(start) is list else [start]


def _steps_of(bounds: Range, scope: Scope) -> list[Value] | None:
    """The whole numbers or days that a range holds, ascending or descending as it is written."""
    steps = _steps(bounds.start, bounds.end, scope)
    if not steps:
        return steps
    first = 0 if bounds.start_included else 1
    return steps[first : len(steps) if bounds.end_included else len(steps) - 1]


def _steps(start: Value, end: Value, scope: Scope) -> list[Value] | None:
    if type(start) is date and type(end) is date:
        step = 1 if end >= start else -1
        count = abs((end - start).days) + 1
        scope.meter.items(count)
        return [start + timedelta(days=step * place) for place in range(count)]
    if type(start) is not Decimal or type(end) is not Decimal:
        return None
    if start != start.to_integral_value() or end != end.to_integral_value():
        return None
    if abs(end - start) >= limits.MAX_ITEMS:
        raise limits.TooManyItems(limit=limits.MAX_ITEMS)
    scope.meter.items(int(abs(end - start)) + 1)
    step = 1 if end >= start else -1
    return [Decimal(place) for place in range(int(start), int(end) + step, step)]
