"""One difference as one sentence, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bpmn.procedure import Limit

Thing = TypeVar("Thing")
CLOCK = re.compile(r"PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?")
UNITS = {"D": ("ngày", "days"), "W": ("tuần", "weeks"), "M": ("tháng", "months"), "Y": ("năm", "years")}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One difference."""

    topic: str  #: "steps", "limits", "roles", "forms", "conditions", "statuses", "papers", "fees", "other"
    vi: str
    en: str
    was: str | None = None  #: id of the element in the old diagram; None: it is new, or none is meant
    now: str | None = None  #: id in the new one; None: it is gone, or none is meant


def compared(
    old: Mapping[str, Thing],
    new: Mapping[str, Thing],
    *,
    gone: Callable[[str, Thing], Sentence],
    added: Callable[[str, Thing], Sentence],
    changed: Callable[[str, Thing, Thing], Iterable[Sentence]],
) -> Iterator[Sentence]:
    """The sentences for two sets of things by name: what is gone, what is new, what differs, in their order."""
    yield from (gone(name, old[name]) for name in old if name not in new)
    yield from (added(name, new[name]) for name in new if name not in old)
    for name in old:
        if name in new and old[name] != new[name]:
            yield from changed(name, old[name], new[name])


def limit_words(limit: Limit | None) -> tuple[str, str]:
    """A legal limit as an official says it, in both languages."""
    if limit is None:
        return "không quy định", "none"
    return span_words(limit.text, limit.kind)


def span_words(text: str, kind: str) -> tuple[str, str]:
    """A limit *text* of the *kind* "working" or "calendar" in words."""
    amount, unit = text.strip("P")[:-1], text[-1:]
    if text == "same-day":
        return "trong ngày", "the same day"
    clock = CLOCK.fullmatch(text)
    if clock is not None:
        return _clock_words(*clock.groups(), working=kind == "working")
    if not amount.isdigit() or unit not in UNITS:
        return text, text
    vi, en = UNITS[unit]
    working = kind == "working"
    return f"{amount} {vi}{' làm việc' if working else ''}", f"{amount} {'working ' if working else ''}{en}"


def _clock_words(hours: str | None, minutes: str | None, *, working: bool) -> tuple[str, str]:
    told = [(amount, words) for amount, words in ((hours, ("giờ", "hours")), (minutes, ("phút", "minutes"))) if amount]
    vi, en = (" ".join(f"{amount} {words[language]}" for amount, words in told) for language in (0, 1))
    return f"{vi}{' làm việc' * working}", f"{en}{' of work' * working}"
