"""How long the file of a case is kept, by the rule of its procedure."""

from __future__ import annotations

from datetime import date


def kept_until(retention: str, closed: date) -> date | None:
    """The last day on which a file closed on *closed* is kept by the rule *retention*; None: for ever, or no rule.

    Our choice: years count from the end of the one in which the work ended; nothing is ever deleted by itself.

    Source: Circular 11/2025/TT-BKHCN, annex, group 18, item 8.
    """
    if not retention or retention == "forever":
        return None
    return date(closed.year + int(retention[1:-1]), 12, 31)
