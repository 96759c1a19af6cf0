"""Cut the text of an expression into tokens; the only place that knows how names with spaces are read.

FEEL names may hold spaces and even operators. Words that stand side by side can only be one name (`Full Name`), so they
are joined without knowing any data. A name that holds an operator or a keyword (`Date-Time`, `ngày in`) is read as one
only when the data of the evaluation has a key of exactly that name: the longest such name wins (DMN 1.5, 10.3.1.2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from lark import Token

from feel import limits
from feel.errors import Fault

KEYWORDS = frozenset(
    {"true", "false", "null", "and", "or", "not", "in", "between", "if", "then", "else"}
    | {"for", "return", "some", "every", "satisfies", "function"}
)
#: What may stand before a filter, a path or an infix operator.
OPERAND_ENDS = frozenset(
    {"NAME", "NUMBER", "STRING", "AT", "TRUE", "FALSE", "NULL"} | {"RPAR", "RSQB", "RBRACE", "REVCLOSE"}
)
#: Tokens that only steer the parser: their names begin with _ there, so no rule gets them.
SILENT = frozenset(
    {"IF", "THEN", "ELSE", "FOR", "RETURN", "IN", "SATISFIES", "FUNCTION", "AND", "OR", "BETWEEN", "INSTANCE"}
    | {"NOT", "EXCEPT", "COMMA", "COLON", "DOT", "DOTDOT", "LBRACE", "RBRACE"}
)
SYMBOLS = {
    "..": "DOTDOT",
    "<=": "ORDER",
    ">=": "ORDER",
    "<": "LESS",
    ">": "MORE",
    "!=": "EQUAL",
    "=": "EQUAL",
    "+": "PLUS",
    "-": "MINUS",
    "*": "STAR",
    "/": "SLASH",
    "(": "LPAR",
    ")": "RPAR",
    "[": "LSQB",
    "]": "RSQB",
    "{": "LBRACE",
    "}": "RBRACE",
    ",": "COMMA",
    ":": "COLON",
    ".": "DOT",
}
LETTER = r"[^\W\d]|[\u0300-\u036f\U00010000-\U000effff]"
WORD = rf"(?:{LETTER}|\?)(?:{LETTER}|[\d?])*"
GAP = r"(?:\s|//[^\n]*|/\*(?s:.*?)\*/)"
NUMBER = r"(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?"
TOKEN = re.compile(
    rf"(?P<GAP>{GAP}+)|(?P<INSTANCE>instance\s+of(?!\w))|(?P<WORD>{WORD})|(?P<NUMBER>{NUMBER})|(?P<STRING>@?\"(?:[^\"\\]|\\.)*\")"
    r"|(?P<POWER>\*\*)|(?P<FOREIGN>==|&&|\|\||')|(?P<SYMBOL>\.\.|<=|>=|!=|[-<>=+*/()\[\]{},:.])",
    re.DOTALL,
)
JOINED = re.compile(rf"\s+(?!instance\s+of(?!\w))(?P<part>{WORD}|\d+(?:\.\d+)?(?![\w.]))")
BEGINS = re.compile(LETTER)
NUMBER_PART = re.compile(r"\d+(?:\.\d+)?")
KEY = re.compile(r"(?P<key>[^\s\"{}\[\](),:][^\"{}\[\](),:]*?)\s*(?=:)")
SPOKEN = re.compile(r"(?:date\s+and\s+time|years\s+and\s+months\s+duration)(?=\s*\()")
TYPE = re.compile(r"(?:date\s+and\s+time|years\s+and\s+months\s+duration|days\s+and\s+time\s+duration)(?!\w)")
AMBIGUOUS = re.compile(rf"(?:{LETTER}|[\d?])(?:\s*[-+*/']\s*(?:{LETTER}|\d)|\s+(?:{'|'.join(sorted(KEYWORDS))})(?!\w))")


class FeelSyntax(Fault):
    """The expression '{text}' cannot be read at position {position}, near '{near}'."""

    vi = "Không đọc được biểu thức '{text}' tại vị trí {position}, gần '{near}'."


class NoPower(FeelSyntax):
    """The power operator ** is not allowed in '{text}'."""

    vi = "Không được dùng phép lũy thừa ** trong biểu thức '{text}'."


class NotFeel(FeelSyntax):
    """'{near}' in '{text}' is not FEEL: write =, and, or, and double quotation marks."""

    vi = "'{near}' trong '{text}' không phải FEEL: hãy viết =, and, or và dấu nháy kép."


@lru_cache(maxsize=4096)
def needs_names(text: str) -> bool:
    """Whether a name of the data with an operator or keyword in it could change how *text* is read."""
    return AMBIGUOUS.search(text) is not None


def is_plain(name: str) -> bool:
    """Whether *name* is read as one name without knowing the data."""
    return name.isidentifier() and name not in KEYWORDS


def is_odd(name: str) -> bool:
    """Whether *name* is read as one name only when it is known.

    Our choice: a dot always leads into a context, so no name with one is ever read as one name.
    """
    if BEGINS.match(name) is None or "." in name:
        return False
    first, *others = name.split(" ")
    return not (is_plain(first) and all(is_plain(part) or NUMBER_PART.fullmatch(part) for part in others))


class Cutter:
    """One pass over one text."""

    def __init__(self, text: str, known: frozenset[str]) -> None:
        self.text = text
        self.at = 0
        self.last = ""
        self.open: list[str] = []
        self.known = _known_pattern(known)

    def cut(self) -> Iterator[Token]:
        """The tokens, in order, as the grammar names them.

        Raises:
            FeelSyntax: a character that no token begins with.
            TooDeep: too many brackets are open.
        """
        while self.at < len(self.text):
            for kind, value, start in self._next():
                self.last = kind
                yield Token(f"_{kind}" if kind in SILENT else kind, value, start_pos=start)

    def _next(self) -> Iterator[tuple[str, str, int]]:
        start = self.at
        key = self._key()
        if key is not None:
            yield "NAME", key, start
            return
        found = TOKEN.match(self.text, start)
        name = self._known_name(start)
        if name is not None:
            yield "NAME", name, start
        elif found is None:
            raise self.fault(start)
        else:
            yield from self._token(found)

    def fault(self, start: int, kind: type[FeelSyntax] = FeelSyntax) -> FeelSyntax:
        """The fault at *start*."""
        near = self.text[start : start + 12].split("\n")[0]
        return kind(text=limits.shown(self.text), position=start + 1, near=near)

    def _key(self) -> str | None:
        """The unquoted key of a context entry that begins here, whatever signs it holds."""
        if self.last not in {"LBRACE", "COMMA"} or not self.open or self.open[-1] != "{":
            return None
        found = KEY.match(self.text, self.at)
        if found is None:
            return None
        self.at = found.end()
        return " ".join(found["key"].split())

    def _known_name(self, start: int) -> str | None:
        pattern = TYPE if self.last in {"INSTANCE", "LESS"} else SPOKEN
        for names in (self.known, pattern):
            found = names.match(self.text, start) if names else None
            if found is not None:
                self.at = found.end()
                return " ".join(found.group().split())
        return None

    def _token(self, found: re.Match[str]) -> Iterator[tuple[str, str, int]]:
        kind, start = str(found.lastgroup), self.at
        self.at = found.end()
        if kind == "WORD":
            yield self._word(found.group(), start)
        elif kind in {"NUMBER", "STRING"}:
            quoted_at = kind == "STRING" and found.group().startswith("@")
            yield ("AT" if quoted_at else kind), found.group(), start
        elif kind == "INSTANCE":
            yield kind, found.group(), start
        elif kind == "SYMBOL":
            yield self._symbol(found.group(), start), found.group(), start
        elif kind == "POWER":
            raise self.fault(start, NoPower)
        elif kind == "FOREIGN":
            raise self.fault(start, NotFeel)

    def _word(self, word: str, start: int) -> tuple[str, str, int]:
        if word in KEYWORDS and self.last != "DOT":
            return word.upper(), word, start
        parts = [word]
        while (more := JOINED.match(self.text, self.at)) and more["part"] not in KEYWORDS:
            parts.append(more["part"])
            self.at = more.end()
        return "NAME", " ".join(parts), start

    def _symbol(self, symbol: str, start: int) -> str:
        if symbol in "([{":
            return self._opened(symbol, start)
        if symbol in ")]}":
            return self._closed(symbol)
        if symbol == ".." and self.open:
            self.open[-1] = ".."
        return SYMBOLS[symbol]

    def _opened(self, symbol: str, start: int) -> str:
        closes = self.open and self.open[-1] == ".." and symbol == "[" and self.last in OPERAND_ENDS
        if closes and not self._filter_follows(start):
            self.open.pop()
            return "REVCLOSE"
        self.open.append(symbol)
        limits.depth(len(self.open))
        return SYMBOLS[symbol]

    def _closed(self, symbol: str) -> str:
        if symbol == "]" and self.last not in OPERAND_ENDS and self.last != "LSQB":
            self.open.append("]")
            limits.depth(len(self.open))
            return "REVOPEN"
        if self.open:
            self.open.pop()
        return SYMBOLS[symbol]

    def _filter_follows(self, start: int) -> bool:
        """Whether the bracket at *start* opens a filter and does not close a range such as [1..5[."""
        if self.last in {"NUMBER", "STRING", "AT"}:
            return False
        return re.compile(rf"{GAP}*(?:{WORD}|[\d\"@(\[{{-])").match(self.text, start + 1) is not None


def cut(text: str, known: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of *text*; *known* are the names with operators or keywords in them that the data has.

    Raises:
        FeelSyntax: a character that no token begins with.
        TooLong, TooDeep: beyond the limits.
    """
    if len(text) > limits.MAX_LENGTH:
        raise limits.TooLong(text=limits.shown(text), length=len(text), limit=limits.MAX_LENGTH)
    return list(Cutter(unicodedata.normalize("NFC", text), known).cut())


def _known_pattern(known: frozenset[str]) -> re.Pattern[str] | None:
    if not known:
        return None
    spelled = (
        r"\s+".join(re.escape(part) for part in name.split(" ")) for name in sorted(known, key=len, reverse=True)
    )
    return re.compile(rf"(?:{'|'.join(spelled)})(?![\w?])")
