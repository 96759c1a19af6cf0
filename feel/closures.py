"""Turn the tree of an expression into one Python function, once, so that evaluating it again costs next to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

from feel import arithmetic, duration, loops, members, moments, nodes, order
from feel.functions import registry
from feel.nodes import Node
from feel.scope import Scope
from feel.values import Callback, Range, Value

Run = Callable[[Scope], Value]

ORDERS: dict[str, tuple[Callable[[Any, Any], bool], Callable[[int], bool]]] = {
    "<": (lt, lambda place: place < 0),
    "<=": (le, lambda place: place <= 0),
    ">": (gt, lambda place: place > 0),
    ">=": (ge, lambda place: place >= 0),
}


def build(node: Node) -> Run:
    """The function that evaluates *node* in a scope."""
    builder: Callable[[Any], Run] = BUILDERS[type(node)]
    return builder(node)


def _constant(node: nodes.Constant) -> Run:
    value = node.value
    return lambda _: value


def _moment(node: nodes.Moment) -> Run:
    value = read_moment(node.text)
    return lambda _: value


def read_moment(text: str) -> Value:
    """The date, time, date and time or duration that *text* writes, or None."""
    moment = moments.parse(text)
    return duration.parse(text) if moment is None else moment


def _name(node: nodes.Name) -> Run:
    name = node.name
    return lambda scope: scope.look(name)


def _path(node: nodes.Path) -> Run:
    names = node.names
    if isinstance(node.base, nodes.Name):
        head = node.base.name

        def follow(scope: Scope) -> Value:
            value, done = scope.walk(head, names)
            return members.follow(value, names[done:], scope.meter)

        return follow
    base = build(node.base)
    return lambda scope: members.follow(base(scope), names, scope.meter)


def _filter(node: nodes.Filter) -> Run:
    base, test = build(node.base), build(node.test)
    return lambda scope: loops.filtered(base(scope), test, scope)


def _call(node: nodes.Call) -> Run:
    names = [argument.name for argument in node.arguments if argument.name is not None]
    candidates = registry.signatures(node.name, len(node.arguments), names)
    if len(names) not in {0, len(node.arguments)} or len(set(names)) != len(names):
        candidates = []
    arguments = [build(argument.value) for argument in node.arguments]
    return lambda scope: registry.invoke(candidates, [argument(scope) for argument in arguments], names, scope.meter)


def _chain(node: nodes.Chain) -> Run:
    first = build(node.first)
    steps = [(arithmetic.OPERATORS[step.operator], build(step.operand)) for step in node.steps]

    def calculate(scope: Scope) -> Value:
        value = first(scope)
        for operate, operand in steps:
            value = operate(value, operand(scope), scope.meter)
        return value

    return calculate


def _negative(node: nodes.Negative) -> Run:
    operand = build(node.operand)
    return lambda scope: arithmetic.negative(operand(scope))


def _compare(node: nodes.Compare) -> Run:
    left, right = build(node.left), build(node.right)
    if node.operator == "=":
        return lambda scope: order.equal(left(scope), right(scope), scope.meter)
    if node.operator == "!=":
        return lambda scope: negated(order.equal(left(scope), right(scope), scope.meter))
    quick, of_place = ORDERS[node.operator]

    def compare(scope: Scope) -> Value:
        one, other = left(scope), right(scope)
        if type(one) is Decimal and type(other) is Decimal:
            return quick(one, other)
        place = order.compare(one, other)
        return None if place is None else of_place(place)

    return compare


def negated(value: Value) -> bool | None:
    """not(value): null of anything but true and false."""
    return not value if type(value) is bool else None


def _between(node: nodes.Between) -> Run:
    value, low, high = build(node.value), build(node.low), build(node.high)

    def between(scope: Scope) -> Value:
        tested = value(scope)
        above, below = order.compare(tested, low(scope)), order.compare(tested, high(scope))
        return None if above is None or below is None else above >= 0 >= below

    return between


def _in(node: nodes.In) -> Run:
    value, tests = build(node.value), [build(test) for test in node.tests]

    def is_in(scope: Scope) -> Value:
        tested = value(scope)
        return any_of(members.meets(tested, test(scope), scope.meter) for test in tests)

    return is_in


def any_of(answers: Iterable[Value]) -> bool | None:
    """or: true when one is true, false when all are false, else null."""
    unknown = False
    for answer in answers:
        if answer is True:
            return True
        unknown = unknown or answer is not False
    return None if unknown else False


def all_of(answers: Iterable[Value]) -> bool | None:
    """and: false when one is false, true when all are true, else null."""
    unknown = False
    for answer in answers:
        if answer is False:
            return False
        unknown = unknown or answer is not True
    return None if unknown else True


def _and(node: nodes.And) -> Run:
    operands = [build(operand) for operand in node.operands]
    return lambda scope: all_of(operand(scope) for operand in operands)


def _or(node: nodes.Or) -> Run:
    operands = [build(operand) for operand in node.operands]
    return lambda scope: any_of(operand(scope) for operand in operands)


def _not(node: nodes.Not) -> Run:
    operand = build(node.operand)
    return lambda scope: negated(operand(scope))


def _instance_of(node: nodes.InstanceOf) -> Run:
    value, type_ = build(node.value), node.type
    return lambda scope: members.is_instance(value(scope), type_, scope.meter)


def _test(node: nodes.Test) -> Run:
    operand, operator = build(node.operand), node.operator
    return lambda scope: open_range(operator, operand(scope))


def open_range(operator: str, end: Value) -> Range | None:
    """The range that a one-sided comparison such as > 5 means; null when nothing can be compared with its end."""
    if operator in {"=", "!="}:
        return Range(end, end, True, True, operator == "!=")
    if order.compare(end, end) is None:
        return None
    included = operator.endswith("=")
    return Range(None, end, False, included) if operator[0] == "<" else Range(end, None, included, False)


def _interval(node: nodes.Interval) -> Run:
    low, high = build(node.low), build(node.high)

    def span(scope: Scope) -> Value:
        start, end = low(scope), high(scope)
        if order.compare(start, end) is None:
            return None
        return Range(start, end, node.low_included, node.high_included)

    return span


def _listed(node: nodes.Listed) -> Run:
    items = [build(item) for item in node.items]
    return lambda scope: [item(scope) for item in items]


def _context(node: nodes.Context) -> Run:
    entries = [(entry.key, build(entry.value)) for entry in node.entries]
    if len({key for key, _ in entries}) != len(entries):
        return lambda _: None

    def make(scope: Scope) -> Value:
        made: dict[str, Value] = {}
        inner = Scope(made, scope)
        for key, value in entries:
            made[key] = value(inner)
        return made

    return make


def _if(node: nodes.If) -> Run:
    test, yes, no = build(node.test), build(node.yes), build(node.no)
    return lambda scope: yes(scope) if test(scope) is True else no(scope)


def _variables(variables: tuple[nodes.Variable, ...]) -> list[loops.Variable]:
    return [
        (variable.name, build(variable.source), None if variable.end is None else build(variable.end))
        for variable in variables
    ]


def _for(node: nodes.For) -> Run:
    variables, body = _variables(node.variables), build(node.body)
    return lambda scope: loops.collected(variables, body, scope)


def _quantified(node: nodes.Quantified) -> Run:
    variables, body = _variables(node.variables), build(node.body)
    join = all_of if node.every else any_of

    def quantify(scope: Scope) -> Value:
        turns = loops.turns(variables, scope)
        return None if turns is None else join(body(turn) for turn in turns)

    return quantify


def _function(node: nodes.Function) -> Run:
    parameters, body = node.parameters, build(node.body)

    def make(scope: Scope) -> Value:
        def call(*arguments: Value) -> Value:
            scope.meter.spend()
            return body(Scope(dict(zip(parameters, arguments, strict=True)), scope))

        return Callback(len(parameters), call)

    return make


BUILDERS: dict[type[Node], Callable[[Any], Run]] = {
    nodes.Constant: _constant,
    nodes.Moment: _moment,
    nodes.Name: _name,
    nodes.Path: _path,
    nodes.Filter: _filter,
    nodes.Call: _call,
    nodes.Chain: _chain,
    nodes.Negative: _negative,
    nodes.Compare: _compare,
    nodes.Between: _between,
    nodes.In: _in,
    nodes.And: _and,
    nodes.Or: _or,
    nodes.Not: _not,
    nodes.InstanceOf: _instance_of,
    nodes.Test: _test,
    nodes.Interval: _interval,
    nodes.Listed: _listed,
    nodes.Context: _context,
    nodes.If: _if,
    nodes.For: _for,
    nodes.Quantified: _quantified,
    nodes.Function: _function,
}
