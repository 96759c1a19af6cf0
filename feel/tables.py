"""Decision tables: which rules hit, and what the table answers (DMN 1.5, chapter 8)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from feel import arithmetic, check, expression, nodes, order, scope, unary, values
from feel.errors import Fault
from feel.functions import lists
from feel.limits import Meter
from feel.scope import Scope
from feel.values import Value

HIT_POLICIES = ("UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE ORDER", "OUTPUT ORDER")
NOTHING = ("", "-")  #: output entries that give null


class SeveralRules(Fault):
    """Rules {rules} of table '{table}' hit at once, but only one may."""

    vi = "Bảng quyết định '{table}' có nhiều quy tắc cùng khớp ({rules}), trong khi chỉ được một."


class NotAllowed(Fault):
    """Table '{table}' got or gave a value for '{column}' that is not among its allowed values."""

    vi = "Bảng quyết định '{table}': giá trị của '{column}' không nằm trong danh sách cho phép."


class NotADecisionTable(Fault):
    """Table '{table}' cannot be used: {reason_en}."""

    vi = "Bảng quyết định '{table}' không dùng được: {reason_vi}."


class BadCell(Fault):
    """Table '{table}', {place_en}: {message_en}"""

    vi = "Bảng quyết định '{table}', {place_vi}: {message_vi}"


@dataclass(frozen=True, slots=True)
class Input:
    """A column that is asked: the expression, and unary tests that say what it may be."""

    expression: str
    values: str | None = None
    id: str = ""  #: by which an editor finds it


@dataclass(frozen=True, slots=True)
class Output:
    """A column that answers: its name (None when it is alone), allowed values by priority, and default."""

    name: str | None = None
    values: str | None = None
    default: str | None = None
    id: str = ""  #: by which an editor finds it


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: one unary test an input, one expression an output."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    ids: tuple[str, ...] = ()  #: of its cells, inputs first, by which an editor finds them; none: no cell has one


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table as it is drawn."""

    name: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    hit_policy: str = "UNIQUE"
    aggregation: str | None = None  #: of COLLECT: SUM, MIN, MAX or COUNT


def decide(table: Table, data: Mapping[str, object], *, meter: Meter | None = None) -> Value:
    """What *table* answers for *data*: the value of its output, or a dict when it has several.

    *meter* as for expression.evaluate.

    COLLECT, RULE ORDER and OUTPUT ORDER give a list, COLLECT with an aggregation a number. When no rule hits: the
    default outputs, or None.

    Raises:
        SeveralRules: more than one rule of a UNIQUE table hits, or the answers of an ANY table differ.
        NotAllowed: an input (other than null) or an answer is not among the allowed values.
        NotADecisionTable: its shape or policy is none.
        FeelSyntax, LimitReached, ForeignValue: as expression.evaluate.
    """
    _check_shape(table)
    run = _Run(table, data, meter)
    hits = run.hits()
    answer = run.default() if not hits else ANSWERS[table.hit_policy](run, hits)
    return values.bound(answer, run.scope.meter)


def problems(table: Table, known: Collection[str] | None) -> list[Fault]:
    """What is wrong with *table* before it is used; *known* as in check.problems."""
    try:
        _check_shape(table)
    except NotADecisionTable as fault:
        return [fault]
    found: list[Fault] = []
    for vi, en, cell, text, kind in _cells(table):
        facts = {"table": table.name, "place_vi": vi, "place_en": en, "cell": cell}
        if kind == "expression" and not text.strip():
            found.append(BadCell(**facts, message_vi="chưa có biểu thức.", message_en="there is no expression yet."))
            continue
        for one in check.problems(text, known, kind):
            found.append(BadCell(**facts, message_vi=one.say("vi"), message_en=one.say("en")))
    return found


def mentioned(table: Table) -> frozenset[str]:
    """Every name that stands in a cell or column of *table*."""
    return frozenset(name for *_, text, kind in _cells(table) for name in check.mentioned(text, kind))


def _cells(table: Table) -> Iterator[tuple[str, str, str, str, check.Kind]]:
    """Every text of *table*: where it stands, in both languages and by its id, the text, and what kind it is."""
    for number, asked in enumerate(table.inputs, 1):
        at = (f"cột vào {number}", f"input {number}", asked.id)
        yield *at, asked.expression, "expression"
        yield *at, asked.values or unary.ANYTHING, "unary"
    for number, column in enumerate(table.outputs, 1):
        at = (f"cột ra {number}", f"output {number}", column.id)
        yield *at, column.values or unary.ANYTHING, "unary"
        yield *at, column.default or "null", "expression"
    for number, rule in enumerate(table.rules, 1):
        ids = rule.ids or ("",) * (len(rule.inputs) + len(rule.outputs))
        for place, cell in enumerate((*rule.inputs, *rule.outputs)):
            is_test = place < len(rule.inputs)
            if is_test or cell.strip() not in NOTHING:
                yield f"quy tắc {number}", f"rule {number}", ids[place], cell, "unary" if is_test else "expression"


class _Run:
    """One use of one table: all its cells share one scope, and so one budget of work."""

    def __init__(self, table: Table, data: Mapping[str, object], meter: Meter | None) -> None:
        self.table = table
        self.data = data
        self.scope = Scope(data, meter=meter)

    def hits(self) -> list[int]:
        """The places of the rules that hit, from 0."""
        asked = [self._input(column) for column in self.table.inputs]
        found = []
        for place, rule in enumerate(self.table.rules):
            if all(self.meets(cell, value) for cell, value in zip(rule.inputs, asked, strict=True)):
                found.append(place)
                if self.table.hit_policy == "FIRST":
                    break
        return found

    def meets(self, cell: str, value: Value) -> bool:
        """Whether *value* passes the unary tests in *cell*."""
        return unary.passes(unary.parse(cell, scope.names_for(cell, self.data)), value, self.scope)

    def evaluate(self, text: str) -> Value:
        """The value of an expression of the table."""
        return expression.parse(text, scope.names_for(text, self.data)).run(self.scope)

    def answer(self, place: int) -> Value:
        """What the rule at *place* answers."""
        cells = zip(self.table.outputs, self.table.rules[place].outputs, strict=True)
        return self._joined([self._output(column, cell) for column, cell in cells])

    def answers(self, places: list[int]) -> list[Value]:
        """What the rules at *places* answer."""
        return [self.answer(place) for place in places]

    def default(self) -> Value:
        """What the table answers when no rule hits."""
        if not any(column.default for column in self.table.outputs):
            return None
        return self._joined([self.evaluate(column.default or "null") for column in self.table.outputs])

    def rank(self, place: int) -> list[int]:
        """How early the answers of a rule stand in the allowed values of their columns."""
        answer = self.answer(place)
        parts = [answer] if len(self.table.outputs) == 1 else list(answer.values())
        return [self._rank(column, part) for column, part in zip(self.table.outputs, parts, strict=True)]

    def _rank(self, column: Output, value: Value) -> int:
        tree = unary.parse(column.values or "-").tree
        tests = () if tree is None else tree.tests
        for place, test in enumerate(tests):
            if isinstance(test, nodes.Constant) and order.equal(test.value, value, self.scope.meter) is True:
                return place
        return len(tests)

    def _input(self, column: Input) -> Value:
        value = self.evaluate(column.expression)
        if value is not None and column.values and not self.meets(column.values, value):
            raise NotAllowed(table=self.table.name, column=column.expression)
        return value

    def _output(self, column: Output, cell: str) -> Value:
        value = None if cell.strip() in NOTHING else self.evaluate(cell)
        if value is not None and column.values and not self.meets(column.values, value):
            raise NotAllowed(table=self.table.name, column=column.name or self.table.name)
        return value

    def _joined(self, parts: list[Value]) -> Value:
        if len(parts) == 1:
            return parts[0]
        return {str(column.name): part for column, part in zip(self.table.outputs, parts, strict=True)}


def _several(run: _Run, hits: list[int]) -> SeveralRules:
    return SeveralRules(table=run.table.name, rules=", ".join(str(place + 1) for place in hits))


def _only(run: _Run, hits: list[int]) -> Value:
    if len(hits) > 1:
        raise _several(run, hits)
    return run.answer(hits[0])


def _any(run: _Run, hits: list[int]) -> Value:
    first, *others = run.answers(hits)
    if not all(order.equal(first, other, run.scope.meter) is True for other in others):
        raise _several(run, hits)
    return first


def _collected(run: _Run, hits: list[int]) -> Value:
    answers = run.answers(hits)
    if run.table.aggregation is None:
        return answers
    return AGGREGATIONS[run.table.aggregation](run.scope.meter, answers)


def _total(meter: Meter, answers: list[Value]) -> Value:
    total = answers[0]
    for answer in answers[1:]:
        total = arithmetic.plus(total, answer, meter)
    return total


AGGREGATIONS: dict[str, Callable[[Meter, list[Value]], Value]] = {
    "SUM": _total,
    "MIN": lists.smallest,
    "MAX": lists.largest,
    "COUNT": lambda _meter, answers: lists.count(answers),
}
ANSWERS: dict[str, Callable[[_Run, list[int]], Value]] = {
    "UNIQUE": _only,
    "FIRST": lambda run, hits: run.answer(hits[0]),
    "PRIORITY": lambda run, hits: run.answer(min(hits, key=run.rank)),
    "ANY": _any,
    "COLLECT": _collected,
    "RULE ORDER": lambda run, hits: run.answers(hits),
    "OUTPUT ORDER": lambda run, hits: run.answers(sorted(hits, key=run.rank)),
}


def _check_shape(table: Table) -> None:
    wrong = _wrong_shape(table)
    if wrong is not None:
        raise NotADecisionTable(table=table.name, reason_vi=wrong[0], reason_en=wrong[1])


def _wrong_shape(table: Table) -> tuple[str, str] | None:
    """What keeps *table* from being one, in both languages."""
    if table.hit_policy not in HIT_POLICIES:
        return f"không có quy tắc chọn '{table.hit_policy}'", f"there is no hit policy '{table.hit_policy}'"
    if not table.outputs:
        return "không có cột kết quả", "it has no output"
    if len(table.outputs) > 1 and len({column.name for column in table.outputs if column.name}) < len(table.outputs):
        return "các cột kết quả phải có tên khác nhau", "its outputs need different names"
    may_aggregate = table.hit_policy == "COLLECT" and len(table.outputs) == 1 and table.aggregation in AGGREGATIONS
    if table.aggregation is not None and not may_aggregate:
        return f"không gộp được bằng '{table.aggregation}'", f"it cannot be aggregated by '{table.aggregation}'"
    shape = (len(table.inputs), len(table.outputs))
    if any((len(rule.inputs), len(rule.outputs)) != shape for rule in table.rules):
        return "có quy tắc thiếu hoặc thừa ô", "a rule has too few or too many cells"
    return None
