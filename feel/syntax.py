"""Read the text of an expression into its tree: the grammar, and what each of its rules builds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Literal, cast

from lark import Lark, Token, Transformer, UnexpectedInput, UnexpectedToken, v_args
from lark.lexer import Lexer

from feel import limits, nodes, tokens
from feel.nodes import Node

Start = Literal["expression", "unary_tests"]

GRAMMAR = r"""
?expression: _IF expression _THEN expression _ELSE expression        -> if_
    | _FOR variable (_COMMA variable)* _RETURN expression            -> for_
    | (SOME | EVERY) variable (_COMMA variable)* _SATISFIES expression -> quantified
    | _FUNCTION LPAR (NAME (_COMMA NAME)*)? RPAR expression          -> function
    | disjunction
variable: NAME _IN expression (_DOTDOT expression)?
?disjunction: conjunction (_OR conjunction)*                         -> or_
?conjunction: comparison (_AND comparison)*                          -> and_
?comparison: additive
    | additive _order additive                                     -> compare
    | additive _BETWEEN additive _AND additive                     -> between
    | additive _IN additive                                        -> within
    | additive _IN one_sided                                       -> within
    | additive _IN LPAR test (_COMMA test)+ RPAR                   -> within
    | additive _INSTANCE type                                      -> instance_of
_order: EQUAL | ORDER | LESS | MORE
one_sided: _order additive
?additive: multiplicative ((PLUS | MINUS) multiplicative)*           -> chain
?multiplicative: unary ((STAR | SLASH) unary)*                       -> chain
?unary: postfix
    | MINUS unary                                                    -> negative
?postfix: primary
    | postfix _DOT NAME                                              -> path
    | postfix LSQB expression RSQB                                   -> filter
?primary: NUMBER                                                     -> number
    | STRING                                                         -> string
    | AT                                                             -> moment
    | TRUE                                                           -> true
    | FALSE                                                          -> false
    | NULL                                                           -> null
    | NAME                                                           -> name
    | NAME LPAR (argument (_COMMA argument)*)? RPAR                  -> call
    | _NOT LPAR expression RPAR                                      -> not_
    | LPAR expression RPAR                                           -> inner
    | LPAR one_sided RPAR                                            -> inner
    | (LPAR | LSQB | REVOPEN) expression _DOTDOT expression (RPAR | RSQB | REVCLOSE) -> interval
    | LSQB (expression (_COMMA expression)*)? RSQB                   -> listed
    | _LBRACE (entry (_COMMA entry)*)? _RBRACE                       -> context
argument: expression
    | NAME _COLON expression
entry: (NAME | STRING) _COLON expression
type: NAME (LESS field (_COMMA field)* MORE)?
field: (NAME _COLON)? type
?test: expression | one_sided
tests: test (_COMMA test)*
except_: _EXCEPT LPAR test (_COMMA test)* RPAR
?unary_tests: tests | except_

%declare _IF _THEN _ELSE _FOR _RETURN _IN _SATISFIES _FUNCTION _AND _OR _BETWEEN _INSTANCE _NOT _EXCEPT
%declare _COMMA _COLON _DOT _DOTDOT _LBRACE _RBRACE LPAR RPAR LSQB RSQB REVOPEN REVCLOSE
%declare SOME EVERY EQUAL ORDER LESS MORE PLUS MINUS STAR SLASH NUMBER STRING AT TRUE FALSE NULL NAME
"""
MAX_EXPONENT = 6_144  #: of a decimal128 number
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([\"'\\ntr]))")
SURROGATE = re.compile("[\ud800-\udfff]")
ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "'": "'", "\\": "\\"}


class Cut(Lexer):
    """Hands the parser the tokens that were cut before."""

    def __init__(self, lexer_conf: object) -> None:
        """Nothing to set up: the terminals have no patterns here."""

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]  # the library hands our list on untouched
        """The tokens in *data*."""
        return iter(data)


@v_args(inline=True)
class Builder(Transformer[Token, Node]):
    """Builds one node per rule, from the leaves up, while the parser reads."""

    def number(self, token: Token) -> Node:
        """A number of at most 34 significant digits."""
        value = Decimal(token)
        if len(value.as_tuple().digits) > limits.MAX_DIGITS or abs(value.adjusted()) > MAX_EXPONENT:
            raise limits.TooManyDigits(text=limits.shown(token), limit=limits.MAX_DIGITS)
        return nodes.Constant(value)

    def string(self, token: Token) -> Node:
        """A quoted string; an escape that FEEL does not know stays as it is written, as in "\\d"."""
        return nodes.Constant(unquote(token))

    def moment(self, token: Token) -> Node:
        """@"..." """
        return nodes.Moment(unquote(token[1:]))

    def true(self, _token: Token) -> Node:
        """true"""
        return nodes.Constant(True)

    def false(self, _token: Token) -> Node:
        """false"""
        return nodes.Constant(False)

    def null(self, _token: Token) -> Node:
        """null"""
        return nodes.Constant(None)

    def name(self, token: Token) -> Node:
        """A name."""
        return nodes.Name(str(token))

    def call(self, name: Token, _open: Token, *rest: Any) -> Node:
        """A call of a function."""
        return nodes.Call(str(name), rest[:-1])

    def argument(self, *parts: Any) -> Node:
        """One argument, named or not."""
        return nodes.Argument(str(parts[0]) if len(parts) == 2 else None, parts[-1])

    def not_(self, _open: Token, operand: Node, _close: Token) -> Node:
        """not(...)"""
        return nodes.Not(operand)

    def inner(self, _open: Token, inner: Node, _close: Token) -> Node:
        """What stands in round brackets."""
        return inner

    def one_sided(self, operator: Any, operand: Node) -> Node:
        """A comparison without its left side."""
        return nodes.Test(operator.value, operand)

    def interval(self, opening: Token, low: Node, high: Node, closing: Token) -> Node:
        """A range."""
        return nodes.Interval(low, high, opening.type == "LSQB", closing.type == "RSQB")

    def listed(self, _open: Token, *rest: Any) -> Node:
        """A list."""
        return nodes.Listed(rest[:-1])

    def context(self, *entries: Any) -> Node:
        """A context."""
        return nodes.Context(entries)

    def entry(self, key: Token, value: Node) -> Node:
        """One entry of a context."""
        return nodes.Entry(unquote(key) if key.type == "STRING" else str(key), value)

    def path(self, base: Node, name: Token) -> Node:
        """base.name"""
        if isinstance(base, nodes.Path):
            return nodes.Path(base.base, (*base.names, str(name)))
        return nodes.Path(base, (str(name),))

    def filter(self, base: Node, _open: Token, test: Node, _close: Token) -> Node:
        """base[test]"""
        return nodes.Filter(base, test)

    def negative(self, _minus: Token, operand: Node) -> Node:
        """A minus before an operand."""
        if isinstance(operand, nodes.Constant) and isinstance(operand.value, Decimal):
            return nodes.Constant(operand.value.copy_negate())
        return nodes.Negative(operand)

    def chain(self, first: Node, *rest: Any) -> Node:
        """Operands joined by operators of one rank; one alone stays what it is."""
        if not rest:
            return first
        steps = zip(rest[::2], rest[1::2], strict=True)
        return nodes.Chain(first, tuple(nodes.Step(operator.value, operand) for operator, operand in steps))

    def compare(self, left: Node, operator: Any, right: Node) -> Node:
        """left < right"""
        return nodes.Compare(left, operator.value, right)

    def between(self, value: Node, low: Node, high: Node) -> Node:
        """value between low and high"""
        return nodes.Between(value, low, high)

    def within(self, value: Node, *tests: Any) -> Node:
        """value in test, or value in (test, test)"""
        return nodes.In(value, tuple(test for test in tests if isinstance(test, Node)))

    def instance_of(self, value: Node, type_: nodes.Type) -> Node:
        """value instance of type"""
        return nodes.InstanceOf(value, type_)

    def type(self, name: Token, *rest: Any) -> Node:
        """The name of a type, with what it holds."""
        held = [part for part in rest if isinstance(part, tuple)]
        return nodes.Type(str(name), tuple(type_ for _, type_ in held), tuple(key for key, _ in held))

    def field(self, *parts: Any) -> Any:
        """A type inside a type, with its key if it has one."""
        return (str(parts[0]) if len(parts) == 2 else "", parts[-1])

    def and_(self, *operands: Any) -> Any:
        """Operands joined by and."""
        return nodes.And(operands) if len(operands) > 1 else operands[0]

    def or_(self, *operands: Any) -> Any:
        """Operands joined by or."""
        return nodes.Or(operands) if len(operands) > 1 else operands[0]

    def if_(self, test: Node, yes: Node, no: Node) -> Node:
        """if test then yes else no"""
        return nodes.If(test, yes, no)

    def variable(self, name: Token, source: Node, end: Node | None = None) -> Node:
        """One variable of a loop."""
        return nodes.Variable(str(name), source, end)

    def for_(self, *parts: Any) -> Node:
        """A loop that gives a list."""
        limits.depth(len(parts))  # every variable runs inside the one before
        return nodes.For(parts[:-1], parts[-1])

    def quantified(self, kind: Token, *parts: Any) -> Node:
        """some and every."""
        limits.depth(len(parts))
        return nodes.Quantified(kind.type == "EVERY", parts[:-1], parts[-1])

    def function(self, _open: Token, *parts: Any) -> Node:
        """A function that is handed to a function."""
        return nodes.Function(tuple(str(name) for name in parts[:-2]), parts[-1])

    def tests(self, *tests: Any) -> Node:
        """A cell."""
        return nodes.Tests(tests)

    def except_(self, _open: Token, *rest: Any) -> Node:
        """A cell that says not(...)."""
        return nodes.Tests(rest[:-1], negated=True)


PARSER = Lark(GRAMMAR, parser="lalr", lexer=Cut, start=["expression", "unary_tests"], transformer=Builder())


def read(text: str, known: frozenset[str] = frozenset(), *, start: Start = "expression") -> Node:
    """The tree of *text*; *known* as in tokens.cut.

    Raises:
        FeelSyntax: the text is no expression.
        LimitReached: it is too long, too deep or holds too large a number.
    """
    cut = tokens.cut(text, known)
    if start == "unary_tests":
        cut = _mark_except(cut)
    try:
        tree = cast(Node, PARSER.parse(cut, start=start))  # what the builder builds
    except UnexpectedInput as error:
        raise _fault(text, error) from error
    _check_depth(tree)
    return tree


def unquote(quoted: str) -> str:
    """The string that a quoted literal means; two escapes may write one character beyond U+FFFF."""
    plain = ESCAPE.sub(_unescape, quoted[1:-1])
    if SURROGATE.search(plain) is None:
        return plain
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescape(found: re.Match[str]) -> str:
    four, six, sign = found.groups()
    if sign:
        return ESCAPED[sign]
    return chr(min(int(four or six, 16), 0x10FFFF))


def _mark_except(cut: list[Token]) -> list[Token]:
    """Tell the not(...) around a whole cell from the function not() in a test."""
    if len(cut) < 2 or cut[0].type != "_NOT" or cut[1].type != "LPAR":
        return cut
    open_brackets = 0
    for place, token in enumerate(cut):
        open_brackets += {"LPAR": 1, "LSQB": 1, "REVOPEN": 1, "RPAR": -1, "RSQB": -1, "REVCLOSE": -1}.get(token.type, 0)
        if token.type == "RPAR" and open_brackets == 0:
            return [Token("_EXCEPT", "not"), *cut[1:]] if place == len(cut) - 1 else cut
    return cut


def _fault(text: str, error: UnexpectedInput) -> tokens.FeelSyntax:
    token = error.token if isinstance(error, UnexpectedToken) else None
    at_end = token is None or token.type == "$END"
    near = "" if token is None else str(token)[:12]
    position = len(text) + 1 if at_end or token is None or token.start_pos is None else token.start_pos + 1
    return tokens.FeelSyntax(text=limits.shown(text), position=position, near=near)


def _check_depth(tree: Node) -> None:
    waiting = [(tree, 1)]
    while waiting:
        node, level = waiting.pop()
        limits.depth(level)
        waiting.extend((part, level + 1) for part in node.parts())
