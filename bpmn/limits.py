"""How a time limit is written in a diagram and in procedure.toml."""

from __future__ import annotations

import re

#: One unit for days and longer, hours and minutes together: P3D, P2W, P4M, P1Y, PT8H, PT1H30M.
PATTERN = r"P[1-9]\d{0,6}[DWMY]|PT(?=\d)(?=\w*[1-9])(?:\d{1,7}H)?(?:\d{1,7}M)?"
KINDS = ("working", "calendar")


def is_limit(text: str) -> bool:
    """Whether *text* is the limit of a step."""
    return re.fullmatch(PATTERN, text) is not None


def is_calendar_only(text: str) -> bool:
    """Whether the limit *text* is in weeks, months or years, which only the calendar counts."""
    return "T" not in text and text[-1:] in ("W", "M", "Y")
