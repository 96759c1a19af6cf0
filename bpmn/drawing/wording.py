"""Labels: cleaned, broken into lines by measured widths, made to fit their place."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bpmn.drawing.display import Weight
from bpmn.drawing.typeface import LEADING, width

SIZES = (12.0, 11.0, 10.0, 9.0)  #: tried in this order; below nine nobody reads
LONGEST = 600  #: letters of a label that are looked at; our choice, six times the longest one seen in a real diagram
_MORE = "…"
_UNSEEN = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A label in lines."""

    lines: tuple[str, ...]
    size: float
    weight: Weight
    is_cut: bool  #: not everything found room

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last one."""
        return len(self.lines) * self.size * LEADING

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max((width(line, self.size, self.weight) for line in self.lines), default=0)


def clean(text: str) -> str:
    """*text* with composed letters, single blanks and nothing that cannot be seen; line breaks stay."""
    composed = unicodedata.normalize("NFC", text[: 2 * LONGEST])
    seen = "".join(letter for letter in composed if letter in "\n\t" or unicodedata.category(letter)[0] != "C")
    lines = (_UNSEEN.sub(" ", line).strip() for line in seen.split("\n"))
    return "\n".join(line for line in lines if line)


def fit(
    text: str, room: float, height: float = math.inf, *, sizes: Sequence[float] = SIZES, weight: Weight = "regular"
) -> Block:
    """*text* in lines not wider than *room* and together not higher than *height*, in the first of *sizes* that does.

    Words break only where one alone is too wide. When even the last size is too large, what has no room is cut off
    behind an ellipsis; one line always stays.
    """
    shown = text[:LONGEST]
    for size in sizes:
        block = Block(tuple(_wrap(shown, room, size, weight)), size, weight, len(shown) < len(text))
        if block.height <= height and (size == sizes[-1] or not _is_broken(block, shown)):
            return block if "\n" in shown else _even(block, room)
    kept = max(1, int(height // (sizes[-1] * LEADING)))
    lines = list(block.lines[:kept])
    lines[-1] = _shortened(lines[-1], room, sizes[-1], weight)
    return Block(tuple(lines), sizes[-1], weight, is_cut=True)


def _wrap(text: str, room: float, size: float, weight: Weight) -> Iterator[str]:
    for paragraph in text.split("\n"):
        line = ""
        for word in _pieces(paragraph, room, size, weight):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size, weight) > room:
                yield line
                longer = word
            line = longer
        if line:
            yield line


def _pieces(paragraph: str, room: float, size: float, weight: Weight) -> Iterator[str]:
    """The words of *paragraph*, those wider than *room* in pieces."""
    for word in paragraph.split(" "):
        rest = word
        while width(rest, size, weight) > room and len(rest) > 1:
            count = 1
            while width(rest[: count + 1], size, weight) <= room:
                count += 1
            yield rest[:count]
            rest = rest[count:]
        if rest:
            yield rest


def _is_broken(block: Block, text: str) -> bool:
    return (
        "".join(" ".join(block.lines).split()) == "".join(text.split())
        and " ".join(block.lines).split() != text.split()
    )


def _even(block: Block, room: float) -> Block:
    """The same number of lines, of about the same width: a lone last syllable reads badly."""
    if len(block.lines) < 2 or block.is_cut:
        return block
    text = " ".join(block.lines)
    narrow, wide = block.width / 2, room
    best = block
    for _ in range(6):
        tried = (narrow + wide) / 2
        lines = tuple(_wrap(text, tried, block.size, block.weight))
        if len(lines) > len(block.lines) or " ".join(lines) != text:
            narrow = tried
        else:
            best, wide = Block(lines, block.size, block.weight, is_cut=False), tried
    return best


def _shortened(line: str, room: float, size: float, weight: Weight) -> str:
    kept = line
    while kept and width(kept + _MORE, size, weight) > room:
        kept = kept[:-1]
    return kept.rstrip() + _MORE
