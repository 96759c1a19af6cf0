"""Read an expression of another language, Python's or JUEL's (`${...}`), and write it as FEEL.

One grammar reads what both share and what is their own; only what has the same meaning in FEEL is let through.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lark import Lark, Token, Transformer, UnexpectedInput, v_args

from feel import limits, tokens
from feel.errors import Fault

GRAMMAR = r"""
?start: choice
?choice: either
    | either "?" choice ":" choice                      -> juel_choice
    | either "if" either "else" choice                  -> python_choice
?either: both (("or" | "||") both)*                     -> or_
?both: inverse (("and" | "&&") inverse)*                -> and_
?inverse: comparison
    | "not" inverse                                     -> not_
?comparison: sum (_operator sum)*                       -> compare
_operator: ORDER | IN | NOT_IN | IS | IS_NOT
?sum: term (SUM term)*                                  -> chain
?term: unary (TERM unary)*                              -> chain
?unary: postfix
    | "-" unary                                         -> negative
    | "!" unary                                         -> not_
    | "empty" unary                                     -> empty
    | postfix "**" unary                                -> power
?postfix: atom
    | postfix "." NAME                                  -> member
    | postfix "[" choice "]"                            -> item
    | postfix "." NAME "(" [choice ("," choice)*] ")"   -> method
    | NAME "(" [choice ("," choice)*] ")"               -> call
?atom: NUMBER                                           -> number
    | STRING                                            -> string
    | ("true" | "True")                                 -> true
    | ("false" | "False")                               -> false
    | ("null" | "None")                                 -> null
    | NAME                                              -> name
    | "(" choice ")"                                    -> inner
    | "[" [choice ("," choice)* ","?] "]"               -> listed
    | "(" choice "," [choice ("," choice)* ","?] ")"    -> listed

ORDER: /==|!=|<=|>=|<|>|=|\b(?:eq|ne|lt|gt|le|ge)\b/
IN.3: /\bin\b/
NOT_IN.4: /\bnot\s+in\b/
IS_NOT.4: /\bis\s+not\b/
IS.3: /\bis\b/
SUM: /[+-]/
TERM: /\/\/|\*(?!\*)|\/|%|\b(?:div|mod)\b/
NUMBER: /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/
STRING: /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/
NAME: /[^\W\d]\w*/
%ignore /\s+/
"""
SAME_CALLS = frozenset({"abs", "min", "max", "sum", "all", "any"})
NEW_CALLS = {"str": "string", "float": "number"}
METHODS = {"startsWith": "starts with", "startswith": "starts with", "endsWith": "ends with", "endswith": "ends with"}
METHODS |= {"lower": "lower case", "toLowerCase": "lower case", "upper": "upper case", "toUpperCase": "upper case"}
OF_LENGTH = frozenset({"len", "size", "length"})
ORDERS = {"==": "=", "eq": "=", "ne": "!=", "lt": "<", "gt": ">", "le": "<=", "ge": ">="}
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
CONTROL = {"n": "\n", "t": "\t", "r": "\r"}

CHOICE, EITHER, BOTH, COMPARISON, SUM, TERM, UNARY, ATOM = range(8)


class CannotTranslate(Fault):
    """'{text}' cannot be translated to FEEL: {reason_en}."""

    vi = "Không chuyển được '{text}' sang FEEL: {reason_vi}."


class Refused(Exception):  # carries the reason to the one place that knows the whole text
    """A part has no counterpart in FEEL."""

    def __init__(self, reason_vi: str, reason_en: str) -> None:
        super().__init__(reason_en)
        self.reason_vi = reason_vi
        self.reason_en = reason_en


class Feel(NamedTuple):
    """A piece of FEEL text, and how tightly its outermost operator binds."""

    text: str
    rank: int = ATOM
    literal: str | None = None  #: what it says, when it is a string

    def within(self, rank: int) -> str:
        """The text as an operand of an operator of *rank*."""
        return self.text if self.rank > rank else f"({self.text})"


@v_args(inline=True)
class Writer(Transformer[Token, Feel]):
    """Writes each part as FEEL, from the leaves up."""

    def juel_choice(self, test: Feel, yes: Feel, no: Feel) -> Feel:
        """test ? yes : no"""
        return Feel(f"if {test.within(CHOICE)} then {yes.within(CHOICE)} else {no.within(CHOICE)}", CHOICE)

    def python_choice(self, yes: Feel, test: Feel, no: Feel) -> Feel:
        """yes if test else no"""
        return self.juel_choice(test, yes, no)

    def or_(self, *operands: Any) -> Feel:
        """One or more operands."""
        return _joined(" or ", operands, EITHER)

    def and_(self, *operands: Any) -> Feel:
        """One or more operands."""
        return _joined(" and ", operands, BOTH)

    def not_(self, operand: Feel) -> Feel:
        """Also written !"""
        return Feel(f"not({operand.text})")

    def empty(self, operand: Feel) -> Feel:
        """JUEL: null, "", or a collection without entries."""
        tested = operand.within(COMPARISON)
        holds = " or ".join(f"{tested} = {nothing}" for nothing in ("null", '""', "[]", "{}"))
        return _short(Feel(f"(if {holds} then true else false)"))

    def compare(self, first: Feel, *rest: Any) -> Feel:
        """One comparison, or a chain as in Python: 1 < a < 5."""
        pairs, left = [], first
        for operator, right in zip(rest[::2], rest[1::2], strict=True):
            pairs.append(_compared(left, str(operator), right))
            left = right
        return first if not pairs else _short(_joined(" and ", pairs, BOTH))

    def chain(self, first: Feel, *rest: Any) -> Feel:
        """Operators of one rank, from left to right."""
        made = first
        for operator, operand in zip(rest[::2], rest[1::2], strict=True):
            made = _calculated(made, str(operator), operand)
        return made

    def negative(self, operand: Feel) -> Feel:
        """-operand"""
        return Feel(f"-{operand.within(TERM)}", UNARY)

    def power(self, _base: Feel, _exponent: Feel) -> Feel:
        """Never."""
        raise Refused("không được dùng phép lũy thừa **", "the power operator ** is not allowed")

    def number(self, token: Token) -> Feel:
        """Written alike."""
        return Feel(str(token))

    def string(self, token: Token) -> Feel:
        """In double quotation marks."""
        said = ESCAPE.sub(lambda found: CONTROL.get(found[1], found[1]), token[1:-1])
        return Feel(_quoted(said), literal=said)

    def true(self) -> Feel:
        """true"""
        return Feel("true")

    def false(self) -> Feel:
        """false"""
        return Feel("false")

    def null(self) -> Feel:
        """null"""
        return Feel("null")

    def name(self, token: Token) -> Feel:
        """A name that FEEL reads as a name, too."""
        if not tokens.is_plain(token):
            raise Refused(f"'{token}' không dùng làm tên được", f"'{token}' cannot be a name")
        return Feel(str(token))

    def inner(self, inner: Feel) -> Feel:
        """Brackets are set anew where they are needed."""
        return inner

    def listed(self, *items: Any) -> Feel:
        """A list or tuple."""
        return Feel(f"[{', '.join(item.text for item in items if item is not None)}]")

    def member(self, base: Feel, name: Token) -> Feel:
        """base.name"""
        return Feel(f"{base.within(UNARY)}.{name}")

    def item(self, base: Feel, key: Feel) -> Feel:
        """base["key"], or a place that counts from 0 there and from 1 here."""
        if key.literal is not None:
            return _entry(base, key.literal)
        if not re.fullmatch(r"-?\d+", key.text):
            raise Refused(f"không rõ [{key.text}] là khóa hay vị trí", f"[{key.text}] may be a key or a place")
        place = int(key.text)
        return Feel(f"{base.within(UNARY)}[{place + 1 if place >= 0 else place}]")

    def call(self, name: Token, *arguments: Any) -> Feel:
        """The few functions that mean the same."""
        given = [argument for argument in arguments if argument is not None]
        if name in OF_LENGTH:
            raise _no_length(str(name))
        if name not in SAME_CALLS and name not in NEW_CALLS:
            raise Refused(f"không có hàm tương ứng với {name}()", f"there is no function like {name}()")
        return Feel(f"{NEW_CALLS.get(name, str(name))}({', '.join(argument.text for argument in given)})")

    def method(self, base: Feel, name: Token, *arguments: Any) -> Feel:
        """The few methods that mean the same; all others could run code."""
        given = [argument for argument in arguments if argument is not None]
        if (base.text, str(name), len(given)) == ("execution", "getVariable", 1) and given[0].literal:
            return self.name(Token("NAME", given[0].literal))
        if name == "get" and len(given) == 1 and given[0].literal is not None:
            return _entry(base, given[0].literal)
        if name == "equals" and len(given) == 1:
            return _compared(base, "=", given[0])
        if name in METHODS:
            return Feel(f"{METHODS[name]}({', '.join(part.text for part in (base, *given))})")
        if name in OF_LENGTH:
            raise _no_length(str(name))
        raise Refused(f"không gọi được phương thức {name}()", f"the method {name}() cannot be called")


PARSER = Lark(GRAMMAR, parser="lalr", transformer=Writer(), maybe_placeholders=True)


def rewrite(text: str) -> str:
    """*text* of Python or JUEL as FEEL.

    Raises:
        CannotTranslate: it is neither, or a part of it has no counterpart; the facts say which.
        LimitReached: it is too long or its brackets are nested too deep.
    """
    if len(text) > limits.MAX_LENGTH:
        raise limits.TooLong(text=limits.shown(text), length=len(text), limit=limits.MAX_LENGTH)
    limits.depth(_deepest(text))
    try:
        return str(PARSER.parse(text).text)  # type: ignore[attr-defined]  # the writer makes it one piece of FEEL
    except UnexpectedInput as error:
        at = error.pos_in_stream or 0
        reason = Refused(f"không hiểu từ vị trí {at + 1}", f"it is not understood at position {at + 1}")
        raise cannot(text, reason) from error
    except Refused as reason:
        raise cannot(text, reason) from reason


def cannot(text: str, reason: Refused) -> CannotTranslate:
    """The fault for *text* with the *reason* in it."""
    return CannotTranslate(text=limits.shown(text), reason_vi=reason.reason_vi, reason_en=reason.reason_en)


def _deepest(text: str) -> int:
    level = deepest = 0
    for sign in text:
        level += (sign in "([{") - (sign in ")]}")
        deepest = max(deepest, level)
    return deepest


def _short(feel: Feel) -> Feel:
    """*feel* itself: what repeats its operands must not grow without end.

    Raises:
        TooLong
    """
    if len(feel.text) > limits.MAX_LENGTH:
        raise limits.TooLong(text=limits.shown(feel.text), length=len(feel.text), limit=limits.MAX_LENGTH)
    return feel


def _joined(sign: str, operands: Any, rank: int) -> Feel:
    if len(operands) == 1:
        return Feel(*operands[0])
    return Feel(sign.join(operand.within(rank) for operand in operands), rank)


def _compared(left: Feel, operator: str, right: Feel) -> Feel:
    operator = " ".join(operator.split())
    if operator in {"in", "not in"}:
        test = _is_in(left, right)
        return test if operator == "in" else Feel(f"not({test.text})")
    if operator in {"is", "is not"}:
        if right.text != "null":
            raise Refused("chỉ chuyển được 'is None'", "only 'is None' can be translated")
        operator = "=" if operator == "is" else "!="
    return Feel(f"{left.within(COMPARISON)} {ORDERS.get(operator, operator)} {right.within(COMPARISON)}", COMPARISON)


def _is_in(left: Feel, right: Feel) -> Feel:
    if right.text.startswith("["):
        return Feel(f"{left.within(COMPARISON)} in {right.text}", COMPARISON)
    if right.literal is not None:
        return Feel(f"contains({right.text}, {left.text})")
    return Feel(f"list contains({right.text}, {left.text})")


def _calculated(left: Feel, operator: str, right: Feel) -> Feel:
    if operator in {"%", "mod"}:
        return Feel(f"modulo({left.text}, {right.text})")
    if operator == "//":
        return Feel(f"floor({left.within(UNARY - 1)} / {right.within(TERM)})")
    rank = SUM if operator in {"+", "-"} else TERM
    sign = "/" if operator == "div" else operator
    return Feel(f"{left.within(rank - 1)} {sign} {right.within(rank)}", rank)


def _entry(base: Feel, key: str) -> Feel:
    if tokens.is_plain(key):
        return Feel(f"{base.within(UNARY)}.{key}")
    return Feel(f"get value({base.text}, {_quoted(key)})")


def _quoted(said: str) -> str:
    escaped = said.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + '"'


def _no_length(name: str) -> Refused:
    return Refused(
        f"{name}() có thể là count (danh sách) hoặc string length (chuỗi)",
        f"{name}() may be count (of a list) or string length (of a string)",
    )
