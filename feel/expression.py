"""Read and evaluate one expression: conditions on flows, timers, decision tables and forms all come here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from feel import closures, limits, scope, survey, syntax, values
from feel.closures import Run
from feel.errors import Fault
from feel.limits import Meter
from feel.nodes import Node
from feel.scope import Scope
from feel.values import Value

KEPT = 4_096  #: expressions that stay parsed


class NotTrueOrFalse(Fault):
    """The condition '{text}' is neither true nor false: some of its data are missing or of another kind."""

    vi = "Điều kiện '{text}' không cho kết quả đúng hay sai: dữ liệu còn thiếu hoặc không đúng kiểu."


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """An expression that was read and can be evaluated any number of times."""

    text: str
    tree: Node = field(repr=False)
    run: Run = field(repr=False)


def parse(text: str, known: frozenset[str] = frozenset()) -> Expression:
    """*text* ready to evaluate; parsed texts are kept, so calling this again is cheap.

    *known* are names with operators or keywords in them, such as `Date-Time`, that the data have.

    Raises:
        FeelSyntax: *text* is no expression; its facts are text, position (from 1) and near.
        LimitReached: it is too long or too deep, or holds too large a number.
    """
    return _parse(text, known)


def evaluate(text: str, data: Mapping[str, object], *, meter: Meter | None = None) -> Value:
    """The value of *text* in *data*; unknown names, wrong kinds and missing results give None (null).

    Evaluations that are handed the same *meter* share one budget of work; without one, each has its own.

    Values are Decimal, str, bool, None, date, time, datetime, DaysDuration, MonthsDuration, list, dict and Range.

    Raises:
        FeelSyntax, LimitReached: as parse, or the evaluation asks too much.
        ForeignValue: *data* holds a kind of value that the language does not know.
    """
    top = Scope(data, meter=meter)
    return values.bound(_parse(text, scope.names_for(text, data)).run(top), top.meter)


def truth(text: str, data: Mapping[str, object], *, meter: Meter | None = None) -> bool:
    """Whether the condition *text* holds in *data*; *meter* as for evaluate.

    Raises:
        NotTrueOrFalse: the value is anything but true or false, null included.
        FeelSyntax, LimitReached, ForeignValue: as evaluate.
    """
    value = evaluate(text, data, meter=meter)
    if type(value) is not bool:
        raise NotTrueOrFalse(text=limits.shown(text))
    return value


def names(text: str) -> frozenset[str]:
    """The names of data that *text* uses for certain: heads of paths, without variables of loops.

    A name inside a filter may be a part of the entries filtered, so it is left out.
    """
    return survey.free_names(parse(text).tree)


def functions(text: str) -> frozenset[str]:
    """The names of the functions that *text* calls, known or not."""
    return frozenset(call.name for call in survey.calls(parse(text).tree))


@lru_cache(maxsize=KEPT)
def _parse(text: str, known: frozenset[str]) -> Expression:
    tree = syntax.read(text, known)
    return Expression(text, tree, closures.build(tree))
