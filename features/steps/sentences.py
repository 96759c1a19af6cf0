"""How a sentence of a scenario finds its step.

A pattern is the sentence with slots `{name}` (any words but quotes), `{name:moment}`, `{name:number}` and
`{name:lateness}`, and with `(words)` for what may be left out. A colon at the end, before a table, never matters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from inspect import signature
from typing import Any

from features.steps import moments
from features.steps.faults import NoSentence, TwoSentences

Table = list[list[str]]  #: rows of cells, the headings first
SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}|\(([^)]*)\)")
KINDS: dict[str | None, tuple[str, Callable[[str], object]]] = {
    None: (r'[^"]+?', str),
    "moment": (moments.WRITTEN, moments.read),
    "number": (r"[0-9]+", int),
    "lateness": ("trong hạn|đúng hạn|quá hạn", "quá hạn".__eq__),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that scenarios may say, and what it does."""

    pattern: str
    act: Callable[..., None]
    shape: re.Pattern[str]
    converters: Mapping[str, Callable[[str], object]]

    def read(self, text: str) -> dict[str, Any] | None:
        """The values of the slots when *text* is this sentence, else None."""
        found = self.shape.fullmatch(text)
        if found is None:
            return None
        return {name: self.converters[name](value) for name, value in found.groupdict().items()}

    @property
    def takes_table(self) -> bool:
        """Whether a table may follow."""
        return "datatable" in signature(self.act).parameters


SENTENCES: list[Sentence] = []


def sentence(pattern: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let scenarios say *pattern*; the slots become arguments, a table the argument `datatable`."""

    def keep(act: Callable[..., None]) -> Callable[..., None]:
        SENTENCES.append(_compile(pattern, act))
        return act

    return keep


def run(world: object, text: str, datatable: Table | None = None) -> None:
    """Do what the sentence *text* says to *world*.

    Raises:
        NoSentence, TwoSentences: not exactly one pattern fits.
    """
    found, values = find(text)
    with_table = {"datatable": datatable} if datatable is not None else {}
    found.act(world, **values, **with_table)


def find(text: str) -> tuple[Sentence, dict[str, Any]]:
    """The one sentence that *text* is, and the values of its slots."""
    fitting = [(one, values) for one in SENTENCES if (values := one.read(text)) is not None]
    if not fitting:
        raise NoSentence(text=text, near=nearest(text), snippet=snippet(text))
    if len(fitting) > 1:
        raise TwoSentences(text=text, patterns="; ".join(one.pattern for one, _ in fitting))
    return fitting[0]


def nearest(text: str) -> str:
    """The sentence that is most like *text*, with … for what is filled in."""
    said = {SLOT.sub(lambda slot: "…" if slot[1] else slot[0], one.pattern) for one in SENTENCES}
    return max(sorted(said), key=lambda one: SequenceMatcher(None, one.lower(), text.lower(), autojunk=False).ratio())


def snippet(text: str) -> str:
    """What a developer may start a new step from."""
    count = 0

    def slot(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f'"{{value_{count}}}"'

    pattern = re.sub(r'"[^"]*"', slot, re.sub(moments.WRITTEN, "{at:moment}", text)).removesuffix(":")
    names = [name for name, _ in re.findall(r"\{(\w+)(:\w+)?\}", pattern)]
    return f"@sentence('{pattern}')\ndef new_step({', '.join(['world: World', *names])}) -> None: ..."


def _compile(pattern: str, act: Callable[..., None]) -> Sentence:
    shape, last, converters = "", 0, {}
    for slot in SLOT.finditer(pattern):
        shape += re.escape(pattern[last : slot.start()])
        last = slot.end()
        if slot[1]:
            written, converters[slot[1]] = KINDS[slot[2]]
            shape += f"(?P<{slot[1]}>{written})"
        else:
            shape += f"(?:{re.escape(slot[3])})?"
    return Sentence(pattern, act, re.compile(shape + re.escape(pattern[last:]) + ":?"), converters)
