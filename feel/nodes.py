"""What an expression is once it is read: a small immutable tree. Nothing here evaluates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal

Order = Literal["<", "<=", ">", ">=", "=", "!="]


@dataclass(frozen=True, slots=True)
class Node:
    """Any part of an expression."""

    def parts(self) -> Iterator[Node]:
        """The nodes directly below this one."""
        for slot in fields(self):
            value = getattr(self, slot.name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, tuple):
                yield from (part for part in value if isinstance(part, Node))


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """A number, string, true, false or null."""

    value: object


@dataclass(frozen=True, slots=True)
class Moment(Node):
    """What is written @"...": a date, time, date and time or duration."""

    text: str


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name of the data, or of a variable of the expression."""

    name: str


@dataclass(frozen=True, slots=True)
class Path(Node):
    """*base*.a.b"""

    base: Node
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """*base*[*test*], where *test* is a condition on an entry or its place."""

    base: Node
    test: Node


@dataclass(frozen=True, slots=True)
class Argument(Node):
    """One argument of a call; *name* is None when it is given by place."""

    name: str | None
    value: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function of the closed list."""

    name: str
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Chain(Node):
    """*first* followed by (operator, operand) pairs of equal rank, from left to right."""

    first: Node
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Step(Node):
    """One operator of + - * / and its right operand."""

    operator: Literal["+", "-", "*", "/"]
    operand: Node


@dataclass(frozen=True, slots=True)
class Negative(Node):
    """-*operand*"""

    operand: Node


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """*left* operator *right*"""

    left: Node
    operator: Order
    right: Node


@dataclass(frozen=True, slots=True)
class Between(Node):
    """*value* between *low* and *high*, both included."""

    value: Node
    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class In(Node):
    """*value* in any of *tests*."""

    value: Node
    tests: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class And(Node):
    """All *operands* joined by and."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """All *operands* joined by or."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """not(*operand*)"""

    operand: Node


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    """Whether *value* is of the type, such as number, string or list<number>."""

    value: Node
    type: Type


@dataclass(frozen=True, slots=True)
class Type(Node):
    """The name of a type and, for a list or a range, the type of what is in it."""

    name: str
    inner: tuple[Type, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Test(Node):
    """A condition without its left side, such as > 5: in a cell, after in, or as a range value."""

    operator: Order
    operand: Node


@dataclass(frozen=True, slots=True)
class Interval(Node):
    """[low..high] and its kin."""

    low: Node
    high: Node
    low_included: bool
    high_included: bool


@dataclass(frozen=True, slots=True)
class Listed(Node):
    """[a, b, c]"""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry(Node):
    """One entry of a context literal."""

    key: str
    value: Node


@dataclass(frozen=True, slots=True)
class Context(Node):
    """{key: value}; an entry sees the entries before it."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class If(Node):
    """if *test* then *yes* else *no*"""

    test: Node
    yes: Node
    no: Node


@dataclass(frozen=True, slots=True)
class Variable(Node):
    """One variable of a loop: the entries of *source*, or the whole numbers (or days) from *source* to *end*."""

    name: str
    source: Node
    end: Node | None = None


@dataclass(frozen=True, slots=True)
class For(Node):
    """for *variables* return *body*"""

    variables: tuple[Variable, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """some (or every) *variables* satisfies *body*"""

    every: bool
    variables: tuple[Variable, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Function(Node):
    """function(a, b) *body*: allowed only as an argument of sort and list replace."""

    parameters: tuple[str, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Tests(Node):
    """The content of a decision table cell: any of *tests*, or with *negated* none of them."""

    tests: tuple[Node, ...]
    negated: bool = False
