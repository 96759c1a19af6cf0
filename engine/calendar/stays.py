"""How long something stayed in office minutes: until somebody took it, in somebody's hands, and beyond its limit.

Time while its clock stood still counts nowhere. Spans are pairs of moments, apart from one another and in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from engine.calendar import hours
from engine.calendar.hours import Calendar

Span = tuple[datetime, datetime]


def used(calendar: Calendar, start: datetime, end: datetime, paused: Iterable[Span] = ()) -> int:
    """Office minutes from *start* to *end* outside the spans *paused*; 0 when *end* does not come after *start*."""
    if end <= start:
        return 0
    stood = sum(hours.between(calendar, *inside) for span in paused if (inside := clipped(span, start, end)))
    return hours.between(calendar, start, end) - stood


def split(
    calendar: Calendar, start: datetime, end: datetime, held: Iterable[Span], paused: Sequence[Span] = ()
) -> tuple[int, int]:
    """The minutes from *start* to *end*: in nobody's hands, and within the spans *held* in somebody's."""
    in_hand = sum(used(calendar, *inside, paused) for span in held if (inside := clipped(span, start, end)))
    return used(calendar, start, end, paused) - in_hand, in_hand


def clipped(span: Span, start: datetime, end: datetime) -> Span | None:
    """What of *span* lies between *start* and *end*; None: nothing does."""
    since, until = max(span[0], start), min(span[1], end)
    return (since, until) if since < until else None


def spans(told: Iterable[tuple[datetime, bool]], end: datetime) -> list[Span]:
    """The spans in which something was so, by the moments at which that was *told*, oldest first, up to *end*."""
    found: list[Span] = []
    since: datetime | None = None
    for at, is_so in told:
        if is_so and since is None:
            since = at
        elif not is_so and since is not None:
            found.append((since, at))
            since = None
    return found if since is None else [*found, (since, end)]


def ranked(ordered: Sequence[int], percent: int) -> int:
    """The least of *ordered*, ascending and not empty, that at least *percent* of a hundred do not exceed.

    Source: nearest rank, so that it is always a time that really happened.
    """
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
