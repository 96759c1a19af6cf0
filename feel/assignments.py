"""Scripts of script tasks: assignments `name = expression`, one a line or parted by semicolons, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from feel import expression, limits, scope, tokens, values
from feel.errors import Fault
from feel.expression import Expression
from feel.limits import Meter
from feel.scope import Scope
from feel.values import Value

MAX_LENGTH = 20_000  #: characters of one script
PART = re.compile(r'(?P<text>"(?:[^"\\]|\\.)*")|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<sign>[()\[\]{};\n])|.', re.DOTALL)
TARGET = re.compile(rf"\s*(?P<name>{tokens.WORD}(?:[ \t]+(?:{tokens.WORD}|\d+))*)\s*=(?!=)")


class NotAnAssignment(Fault):
    """'{text}' is not an assignment: write name = expression."""

    vi = "'{text}' không phải phép gán: hãy viết tên = biểu thức."


class ScriptTooLong(limits.LimitReached):
    """The script has {length} characters; at most {limit} are allowed."""

    vi = "Kịch bản dài {length} ký tự, chỉ được tối đa {limit}."


def parse(script: str) -> list[tuple[str, Expression]]:
    """The assignments of *script* in order: name and expression.

    A line that does not begin an assignment continues the one before. Comments are // and /* */.

    Raises:
        NotAnAssignment: something else stands there.
        FeelSyntax, LimitReached: as expression.parse.
    """
    return list(_parse(script))


def run(script: str, data: Mapping[str, object], *, meter: Meter | None = None) -> dict[str, Value]:
    """What *script* assigns, evaluated in order; each expression sees *data* and what was assigned before it.

    *meter* as for expression.evaluate.

    Raises:
        NotAnAssignment, FeelSyntax, LimitReached, ForeignValue: as parse and expression.evaluate.
    """
    seen = dict(data)
    assigned: dict[str, Value] = {}
    top = Scope(seen, meter=meter)
    for name, assignment in _parse(script):
        text = assignment.text
        value = expression.parse(text, scope.names_for(text, seen)).run(top)
        assigned[name] = seen[name] = values.bound(value, top.meter)
        top.forget(name)
    return assigned


def split(script: str) -> list[tuple[str, str]]:
    """The assignments of *script* in order: name, and the text behind the sign.

    Raises:
        NotAnAssignment, ScriptTooLong
    """
    if len(script) > MAX_LENGTH:
        raise ScriptTooLong(length=len(script), limit=MAX_LENGTH)
    found: list[tuple[str, str]] = []
    for statement in _statements(script):
        target = _target(statement)
        if target is not None:
            found.append((" ".join(target["name"].split()), statement[target.end() :].strip()))
        elif found and statement.startswith("\n"):
            name, text = found.pop()
            found.append((name, f"{text}\n{statement.strip()}"))
        else:
            raise NotAnAssignment(text=limits.shown(statement))
    return found


@lru_cache(maxsize=1024)
def _parse(script: str) -> tuple[tuple[str, Expression], ...]:
    return tuple((name, expression.parse(text)) for name, text in split(script))


def _target(statement: str) -> re.Match[str] | None:
    found = TARGET.match(statement)
    if found is None or tokens.KEYWORDS & set(found["name"].split()):
        return None
    return found


def _statements(script: str) -> Iterator[str]:
    """The pieces between semicolons and line ends outside brackets; a piece after a line end begins with it."""
    piece, open_brackets = "", 0
    for found in PART.finditer(script):
        sign = found["sign"]
        if sign and sign in "([{":
            open_brackets += 1
        elif sign and sign in ")]}":
            open_brackets -= 1
        if sign in {";", "\n"} and open_brackets <= 0:
            if piece.strip():
                yield piece
            piece = "\n" if sign == "\n" else ""
        elif not found["comment"]:
            piece += found.group()
    if piece.strip():
        yield piece
