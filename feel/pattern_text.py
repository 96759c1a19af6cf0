"""Read the text of a regular expression: the XPath 2 notation that FEEL names, without back references and blocks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from feel import limits


class BadPattern(Exception):  # never leaves the package: matches() and its kin answer null
    """The text is no regular expression."""


@dataclass(frozen=True, slots=True)
class Characters:
    """One character out of a set."""

    members: frozenset[str]
    spans: tuple[tuple[str, str], ...] = ()
    classes: tuple[Callable[[str], bool], ...] = ()
    is_negated: bool = False
    minus: Characters | None = None
    ignores_case: bool = False

    def holds(self, character: str) -> bool:
        """Whether *character* is one of the set."""
        spellings = {character, character.lower(), character.upper()} if self.ignores_case else {character}
        inside = any(self._names(spelling) for spelling in spellings)
        return inside != self.is_negated and not (self.minus is not None and self.minus.holds(character))

    def _names(self, character: str) -> bool:
        return (
            character in self.members
            or any(low <= character <= high for low, high in self.spans)
            or any(is_in(character) for is_in in self.classes)
        )


@dataclass(frozen=True, slots=True)
class Assertion:
    """The begin (^) or the end ($) of the text, or of a line."""

    is_end: bool
    of_lines: bool

    def holds(self, text: str, at: int) -> bool:
        """Whether the place is one."""
        if self.is_end:
            return at == len(text) or (self.of_lines and text[at] == "\n")
        return at == 0 or (self.of_lines and text[at - 1] == "\n")


@dataclass(frozen=True, slots=True)
class Group:
    """What a pair of round brackets catches."""

    inner: Piece
    number: int


@dataclass(frozen=True, slots=True)
class Sequence_:
    """One piece after the other."""

    parts: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Branches:
    """One of several, the first that fits."""

    branches: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A piece several times; *most* None means without end."""

    inner: Piece
    least: int
    most: int | None
    is_lazy: bool


Piece = Characters | Assertion | Group | Sequence_ | Branches | Repeat

QUANTIFIER = re.compile(r"(?:(?P<sign>[?*+])|\{(?P<least>\d{1,5})(?P<open>,(?P<most>\d{0,5}))?\})(?P<lazy>\??)")
SIGNS: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
CONTROL = {"n": "\n", "r": "\r", "t": "\t"}
ESCAPABLE = frozenset("\\|.-^?*+{}()[]$/ ")
SPACE = frozenset(" \t\n\r")
CATEGORY = re.compile(r"\{(?P<name>[A-Z][a-z]?)\}")
REFERENCE = re.compile(r"\\([\\$])|\$(\d)|([\\$])")


def read(pattern: str, flags: str) -> tuple[Piece, int]:
    """The tree of *pattern* and how many groups it has.

    Raises:
        BadPattern: no regular expression, or an unknown flag.
        TooDeep: too many brackets.
    """
    if not set(flags) <= set("smix"):
        raise BadPattern(flags)
    reader = _Reader(pattern, frozenset(flags))
    tree = reader.branches(1)
    if reader.at < len(pattern):
        raise BadPattern(pattern)
    return tree, reader.groups


def replacement(text: str, groups: int) -> list[str | int] | None:
    """*text* cut into literal parts and numbers of groups ($1); None when it is malformed."""
    parts: list[str | int] = []
    done = 0
    for found in REFERENCE.finditer(text):
        parts.append(text[done : found.start()])
        done = found.end()
        if found[3]:
            return None
        parts.append(found[1] or (int(found[2]) if int(found[2]) <= groups else ""))
    return [*parts, text[done:]]


class _Reader:
    """One pass over one pattern."""

    def __init__(self, pattern: str, flags: frozenset[str]) -> None:
        self.pattern = pattern
        self.flags = flags
        self.at = 0
        self.groups = 0

    def branches(self, level: int) -> Piece:
        limits.depth(level)
        found = [self._sequence(level)]
        while self._skip("|"):
            found.append(self._sequence(level))
        return found[0] if len(found) == 1 else Branches(tuple(found))

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _skip(self, sign: str) -> bool:
        is_there = self.pattern.startswith(sign, self.at)
        self.at += len(sign) if is_there else 0
        return is_there

    def _next(self) -> str:
        sign = self._peek()
        if not sign:
            raise BadPattern(self.pattern)
        self.at += 1
        return sign

    def _sequence(self, level: int) -> Piece:
        parts: list[Piece] = []
        while self._peek() not in {"", "|", ")"}:
            if "x" in self.flags and self._peek() in SPACE:
                self.at += 1
                continue
            parts.append(self._repeated(self._atom(level)))
        return parts[0] if len(parts) == 1 else Sequence_(tuple(parts))

    def _repeated(self, atom: Piece) -> Piece:
        found = QUANTIFIER.match(self.pattern, self.at)
        if found is None:
            return atom
        self.at = found.end()
        if found["sign"]:
            least, most = SIGNS[found["sign"]]
        else:
            least = int(found["least"])
            most = least if not found["open"] else (int(found["most"]) if found["most"] else None)
        if most is not None and most < least:
            raise BadPattern(self.pattern)
        return Repeat(atom, least, most, bool(found["lazy"]))

    def _atom(self, level: int) -> Piece:
        sign = self._next()
        if sign == "(":
            return self._group(level)
        if sign == "[":
            return self._set(level)
        if sign == "\\":
            return self._escape()
        if sign in "^$":
            return Assertion(sign == "$", "m" in self.flags)
        if sign == ".":
            return self._characters(members=frozenset() if "s" in self.flags else frozenset("\n\r"), is_negated=True)
        if sign in "?*+{}]":
            raise BadPattern(self.pattern)
        return self._characters(members=frozenset(sign))

    def _characters(
        self,
        *,
        members: frozenset[str] = frozenset(),
        spans: tuple[tuple[str, str], ...] = (),
        classes: tuple[Callable[[str], bool], ...] = (),
        is_negated: bool = False,
        minus: Characters | None = None,
    ) -> Characters:
        return Characters(members, spans, classes, is_negated, minus, "i" in self.flags)

    def _group(self, level: int) -> Piece:
        number = None
        if not self._skip("?:"):
            self.groups += 1
            number = self.groups
        inner = self.branches(level + 1)
        if not self._skip(")"):
            raise BadPattern(self.pattern)
        return inner if number is None else Group(inner, number)

    def _escape(self) -> Characters:
        sign = self._next()
        is_in = self._class(sign)
        return (
            self._characters(members=frozenset(_literal(sign))) if is_in is None else self._characters(classes=(is_in,))
        )

    def _class(self, sign: str) -> Callable[[str], bool] | None:
        """The class of characters that the escape of *sign* means, if it means one."""
        positive = self._category() if sign in "pP" else CLASSES.get(sign.lower())
        if positive is None or sign.islower():
            return positive
        return lambda character: not positive(character)

    def _category(self) -> Callable[[str], bool]:
        found = CATEGORY.match(self.pattern, self.at)
        if found is None:
            raise BadPattern(self.pattern)
        self.at = found.end()
        name = found["name"]
        return lambda character: unicodedata.category(character).startswith(name)

    def _set(self, level: int) -> Characters:
        limits.depth(level)
        is_negated = self._skip("^")
        members: set[str] = set()
        spans: list[tuple[str, str]] = []
        classes: list[Callable[[str], bool]] = []
        minus: Characters | None = None
        while not self._skip("]"):
            if self._skip("-["):
                minus = self._set(level + 1)
                continue
            low = self._member()
            if not isinstance(low, str):
                classes.append(low)
            elif self._peek() == "-" and self.pattern[self.at + 1 : self.at + 2] not in {"]", "[", ""}:
                self.at += 1
                spans.append(self._span(low))
            else:
                members.add(low)
        if not members and not spans and not classes:
            raise BadPattern(self.pattern)
        return self._characters(
            members=frozenset(members), spans=tuple(spans), classes=tuple(classes), is_negated=is_negated, minus=minus
        )

    def _span(self, low: str) -> tuple[str, str]:
        high = self._member()
        if not isinstance(high, str) or high < low:
            raise BadPattern(self.pattern)
        return low, high

    def _member(self) -> str | Callable[[str], bool]:
        sign = self._next()
        if sign == "[":
            raise BadPattern(self.pattern)
        if sign != "\\":
            return sign
        escaped = self._next()
        return self._class(escaped) or _literal(escaped)


def _literal(sign: str) -> str:
    if sign in CONTROL:
        return CONTROL[sign]
    if sign not in ESCAPABLE:
        raise BadPattern(sign)
    return sign


CLASSES: dict[str, Callable[[str], bool]] = {
    "d": lambda character: unicodedata.category(character) == "Nd",
    "s": lambda character: character in SPACE,
    "w": lambda character: unicodedata.category(character)[0] not in "PZC",
    "i": lambda character: character.isalpha() or character in "_:",
    "c": lambda character: character.isalnum() or character in "-._:",
}
