"""What is wrong with an expression, told before anything runs: syntax, names, functions, literals, limits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from typing import Any, Literal

from feel import assignments, closures, expression, limits, members, nodes, patterns, survey, tokens, unary
from feel.errors import Fault
from feel.functions import registry
from feel.limits import Meter
from feel.nodes import Node

Kind = Literal["expression", "unary", "script"]

CLOCK = frozenset({"now", "today"})
TAKES_FUNCTION = frozenset({"sort", "list replace"})
PATTERN_PLACE = {"matches": 1, "replace": 1, "split": 1}
PATTERN_NAMES = frozenset({"pattern", "delimiter"})
OF_TEXT = frozenset({"date", "time", "date and time", "duration", "number"})


class UnknownName(Fault):
    """No data is called '{name}' in '{text}'."""

    vi = "Không có dữ liệu nào tên '{name}' trong '{text}'."


class UnknownFunction(Fault):
    """There is no function '{name}' in '{text}'."""

    vi = "Không có hàm '{name}' trong '{text}'."


class NoClock(UnknownFunction):
    """{name}() is not allowed in '{text}': the moment must come from the data, so that a result can be repeated."""

    vi = "Không được gọi {name}() trong '{text}': thời điểm phải lấy từ dữ liệu để kết quả lặp lại được."


class WrongArguments(Fault):
    """The function '{name}' cannot be called like this in '{text}'; it takes ({expected})."""

    vi = "Hàm '{name}' không gọi được như trong '{text}'; cách gọi: ({expected})."


class NotAValue(Fault):
    """'{value}' in '{text}' is not a real date, time, duration or number."""

    vi = "'{value}' trong '{text}' không phải ngày, giờ, khoảng thời gian hay số có thật."


class NotAPattern(Fault):
    """'{value}' in '{text}' is not a regular expression that can be used."""

    vi = "'{value}' trong '{text}' không phải biểu thức mẫu dùng được."


class MisplacedFunction(Fault):
    """A function may be written only as an argument of sort or list replace, not as in '{text}'."""

    vi = "Chỉ được viết function(...) làm tham số của sort hoặc list replace, không được viết như '{text}'."


class UnknownType(Fault):
    """There is no type '{name}' in '{text}'."""

    vi = "Không có kiểu '{name}' trong '{text}'."


class NoSuchPlace(Fault):
    """'{text}' finds nothing: places in a list count from 1, and entries of a context are written a.b."""

    vi = "'{text}' không tìm thấy gì: vị trí trong danh sách đếm từ 1, còn mục của ngữ cảnh viết là a.b."


def problems(text: str, known: Collection[str] | None, kind: Kind = "expression") -> list[Fault]:
    """Everything wrong with *text*, in no order; nothing when it may run.

    *known* are the names of the data there will be (heads of paths); with None names are not checked. *kind* says
    whether *text* is an expression, the unary tests of a cell, or a script of assignments.
    """
    odd = frozenset(name for name in known or () if tokens.is_odd(name))
    try:
        return list(READERS[kind](text, known, odd))
    except (tokens.FeelSyntax, limits.LimitReached, assignments.NotAnAssignment) as fault:
        return [fault]


def mentioned(text: str, kind: Kind = "expression") -> frozenset[str]:
    """Every name that stands in *text*, more than it may need; none when it cannot be read."""
    try:
        return frozenset(name for tree in TREES[kind](text) for name in survey.mentioned(tree))
    except (tokens.FeelSyntax, limits.LimitReached, assignments.NotAnAssignment):
        return frozenset()


TREES: dict[str, Callable[[str], list[Node]]] = {
    "expression": lambda text: [expression.parse(text).tree],
    "unary": lambda text: [tree for tree in [unary.parse(text).tree] if tree is not None],
    "script": lambda text: [assigned.tree for _, assigned in assignments.parse(text)],
}


def _of_expression(text: str, known: Collection[str] | None, odd: frozenset[str]) -> Iterator[Fault]:
    return _of_tree(expression.parse(text, odd).tree, text, known)


def _of_cell(text: str, known: Collection[str] | None, odd: frozenset[str]) -> Iterator[Fault]:
    tree = unary.parse(text, odd).tree
    return iter(()) if tree is None else _of_tree(tree, text, known)


def _of_script(text: str, known: Collection[str] | None, _odd: frozenset[str]) -> Iterator[Fault]:
    seen = None if known is None else set(known)
    for name, assigned in assignments.parse(text):
        yield from _of_tree(assigned.tree, assigned.text, seen)
        if seen is not None:
            seen.add(name)


READERS: dict[str, Callable[[str, Collection[str] | None, frozenset[str]], Iterator[Fault]]] = {
    "expression": _of_expression,
    "unary": _of_cell,
    "script": _of_script,
}


def _of_tree(tree: Node, text: str, known: Collection[str] | None) -> Iterator[Fault]:
    shown = limits.shown(text)
    if known is not None:
        for name in sorted(survey.free_names(tree) - frozenset(known)):
            yield UnknownName(name=name, text=shown)
    allowed = {id(argument.value) for call in survey.calls(tree) for argument in _functions_taken(call)}
    for node in survey.walk(tree):
        if isinstance(node, nodes.Function) and id(node) not in allowed:
            yield MisplacedFunction(text=shown)
        judge = JUDGES.get(type(node))
        if judge is not None:
            yield from judge(node, shown)


def _functions_taken(call: nodes.Call) -> tuple[nodes.Argument, ...]:
    return call.arguments if call.name in TAKES_FUNCTION else ()


def _call(call: nodes.Call, text: str) -> Iterator[Fault]:
    if call.name not in registry.REGISTRY:
        yield (NoClock if call.name in CLOCK else UnknownFunction)(name=call.name, text=text)
        return
    names = [argument.name for argument in call.arguments if argument.name is not None]
    if len(names) not in {0, len(call.arguments)} or not registry.signatures(call.name, len(call.arguments), names):
        yield WrongArguments(name=call.name, text=text, expected=_expected(call.name))
        return
    yield from _literals(call, text)


def _literals(call: nodes.Call, text: str) -> Iterator[Fault]:
    """Arguments written as strings that the function can make nothing of."""
    texts = [_text_of(argument.value) for argument in call.arguments]
    said = texts[0] if call.name in OF_TEXT and len(texts) == 1 else None
    if said is not None and registry.invoke(registry.signatures(call.name, 1), texts, (), Meter()) is None:
        yield NotAValue(value=limits.shown(said), text=text)
    for place, argument in enumerate(call.arguments):
        is_pattern = argument.name in PATTERN_NAMES or (not argument.name and place == PATTERN_PLACE.get(call.name))
        pattern = texts[place] if call.name in PATTERN_PLACE and is_pattern else None
        if pattern is not None and patterns.find(pattern, "") is None:
            yield NotAPattern(value=limits.shown(pattern), text=text)


def _text_of(node: Node) -> str | None:
    """What a string literal says; None of any other node."""
    return node.value if isinstance(node, nodes.Constant) and isinstance(node.value, str) else None


def _moment(node: nodes.Moment, text: str) -> Iterator[Fault]:
    if closures.read_moment(node.text) is None:
        yield NotAValue(value=limits.shown(node.text), text=text)


def _type(node: nodes.Type, text: str) -> Iterator[Fault]:
    if node.name not in members.TYPES and node.name not in members.WIDE_TYPES:
        yield UnknownType(name=node.name, text=text)


def _filter(node: nodes.Filter, text: str) -> Iterator[Fault]:
    place = node.test.value if isinstance(node.test, nodes.Constant) else None
    if isinstance(place, str) or (isinstance(place, Decimal) and place == 0):
        yield NoSuchPlace(text=text)


JUDGES: dict[type[Node], Callable[[Any, str], Iterator[Fault]]] = {
    nodes.Call: _call,
    nodes.Moment: _moment,
    nodes.Type: _type,
    nodes.Filter: _filter,
}


def _expected(name: str) -> str:
    """The ways to call *name*, as a message shows them."""
    ways = (", ".join(parameter.name for parameter in way.parameters) for way in registry.REGISTRY[name])
    return ") / (".join(dict.fromkeys(ways))
