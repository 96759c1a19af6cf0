"""Regular expressions of form authors, held to those that end quickly on every answer.

Python's engine goes back and tries again; a careless pattern can keep it busy for years. Our choice: open repetition of
a part that itself repeats or branches is refused, and so are look-around and references, which forms do not need.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from forms import faults, limits

TOKEN = re.compile(
    r"(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<escape>\\.)"
    r"|(?P<open>\((?:\?(?P<special>:|.))?)"
    r"|(?P<close>\))"
    r"|(?P<repeat>[*+?]\??|\{(?P<low>[0-9]+)(?P<comma>,)?(?P<high>[0-9]+)?\}\??)"
    r"|(?P<bar>\|)"
    r"|(?P<plain>.)",
    re.DOTALL,
)
REFERENCE = re.compile(r"\\[1-9gk]")
MOST_ROUNDS = 12


class Part(NamedTuple):
    """What has been read of a pattern, or of a group in it."""

    ways: int = 1  #: in how many ways the present branch can be tried on one answer, at most
    before: int = 0  #: the same of the branches before it

    @property
    def total(self) -> int:
        """The ways of all branches."""
        return self.before + self.ways


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The expression *pattern*, ready for `search`; digits and word characters are ASCII, as in a browser.

    Raises:
        BadPattern: it is not a regular expression. PatternNotAllowed: it could take too long.
    """
    if len(pattern) > limits.PATTERN_LENGTH or _cost(pattern) > limits.PATTERN_COST:
        raise faults.PatternNotAllowed(pattern=pattern[: limits.PATTERN_LENGTH])
    try:
        return re.compile(pattern, re.ASCII)
    except (re.error, OverflowError):
        raise faults.BadPattern(pattern=pattern) from None


def _cost(pattern: str) -> int:
    """How many tries one answer may take, at most."""
    outer: list[Part] = []
    here, last = Part(), Part()
    for token in TOKEN.finditer(pattern):
        kind = token.lastgroup
        if token["special"] not in (None, ":") or REFERENCE.fullmatch(token.group()):
            raise faults.PatternNotAllowed(pattern=pattern)
        if kind == "bar":
            here, last = Part(before=here.total), Part()
        elif token["open"]:
            outer.append(here)
            here, last = Part(), Part()
        elif token["close"] and outer:
            last, here = here, outer.pop()
            here = here._replace(ways=here.ways * last.total)
        elif token["repeat"]:
            here = here._replace(ways=here.ways * _choices(token, last, pattern))
        else:
            last = Part()
    starts = 1 if pattern.startswith("^") else limits.PATTERN_TEXT
    return here.total * starts


def _choices(token: re.Match[str], part: Part, pattern: str) -> int:
    """In how many ways the repetition *token* of *part* can be tried, beside the one that is counted already."""
    low, high = _bounds(token)
    if part.total > 1 and high > MOST_ROUNDS:
        raise faults.PatternNotAllowed(pattern=pattern)
    lengths: int = max(1, min(high, limits.PATTERN_TEXT) - low + 1)
    return lengths if part.total == 1 else lengths * part.total ** max(0, high - 1)


def _bounds(token: re.Match[str]) -> tuple[int, int]:
    mark = token["repeat"][0]
    if mark != "{":
        return (1 if mark == "+" else 0), (1 if mark == "?" else limits.PATTERN_TEXT)
    low = int(token["low"])
    if token["comma"] is None:
        return low, low
    return low, int(token["high"]) if token["high"] else limits.PATTERN_TEXT
