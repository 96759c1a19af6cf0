"""How much one expression may ask of the machine, and the faults that say where it stopped.

Our choice: an expression comes from a file that anyone may hand in, so each of these is small enough that the worst
expression ends within about a second, and far above what a procedure needs.
"""

from __future__ import annotations

from feel.errors import Fault

MAX_LENGTH = 4_000  #: characters of one expression
MAX_DEPTH = 50  #: how deep brackets, operators and values may be nested
MAX_ITEMS = 10_000  #: entries of one list, and turns of one loop
MAX_TEXT = 100_000  #: characters of one string
MAX_DIGITS = 34  #: significant digits of a number: decimal128, as DMN says
MAX_STEPS = 200_000  #: units of work of one evaluation
CHARACTERS_A_STEP = 64  #: copying this many characters counts as one unit

SHOWN = 120  #: characters of an expression that a message shows


class LimitReached(Fault):
    """The expression asks too much of the machine."""

    vi = "Biểu thức vượt quá giới hạn cho phép."


class TooLong(LimitReached):
    """The expression has {length} characters; at most {limit} are allowed: '{text}'."""

    vi = "Biểu thức dài {length} ký tự, chỉ được tối đa {limit}: '{text}'."


class TooDeep(LimitReached):
    """The expression or its data are nested more than {limit} levels deep."""

    vi = "Biểu thức hoặc dữ liệu lồng nhau quá {limit} cấp."


class TooManyItems(LimitReached):
    """A list or a loop has more than {limit} entries."""

    vi = "Danh sách hoặc vòng lặp có quá {limit} phần tử."


class TextTooLong(LimitReached):
    """A string would have more than {limit} characters."""

    vi = "Chuỗi ký tự dài quá {limit} ký tự."


class TooManyDigits(LimitReached):
    """The number '{text}' has more than {limit} digits or is too large."""

    vi = "Số '{text}' có quá {limit} chữ số hoặc quá lớn."


class TooMuchWork(LimitReached):
    """The expression needs more than {limit} steps to evaluate."""

    vi = "Biểu thức cần quá {limit} bước tính."


class Meter:
    """Counts the work of one evaluation, or of several that share it, down and stops it at zero."""

    __slots__ = ("left", "limit")

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.limit = steps
        self.left = steps

    def spend(self, steps: int = 1) -> None:
        """Take *steps* off what is left.

        Raises:
            TooMuchWork: nothing is left.
        """
        self.left -= steps
        if self.left < 0:
            raise TooMuchWork(limit=self.limit)

    def items(self, count: int) -> None:
        """Allow a list of *count* entries to come into being.

        Raises:
            TooManyItems, TooMuchWork
        """
        if count > MAX_ITEMS:
            raise TooManyItems(limit=MAX_ITEMS)
        self.spend(count)

    def grow(self, length: int, *, by: int) -> None:
        """Allow a string to grow *by* so many characters, to *length*.

        Raises:
            TextTooLong, TooMuchWork
        """
        if length > MAX_TEXT:
            raise TextTooLong(limit=MAX_TEXT)
        self.spend(1 + by // CHARACTERS_A_STEP)

    def text(self, length: int) -> None:
        """Allow a string of *length* characters to come into being.

        Raises:
            TextTooLong, TooMuchWork
        """
        self.grow(length, by=length)


def depth(level: int) -> None:
    """Refuse to go *level* deep.

    Raises:
        TooDeep: *level* is beyond the limit.
    """
    if level > MAX_DEPTH:
        raise TooDeep(limit=MAX_DEPTH)


def shown(text: str) -> str:
    """*text* as a message shows it: on one line and short."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
