"""Open inboxes: browsers that ask every few seconds whether anything is new, while others work."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from threading import Event
from time import perf_counter

from benchmarks import served
from benchmarks.served import Place

OPEN = 500
EVERY = 2.5  #: seconds, as the page asks
HANDS = 8  #: threads that hold them all; each asks for one inbox after the other
ADDRESS = "/api/v1/inbox"
EXPECTED = (200, 304)


@dataclass(slots=True)
class Polled:
    """What open inboxes asked for."""

    asked: int = 0
    unchanged: int = 0  #: answered 304
    refused: int = 0
    behind: float = 0.0  #: seconds that the slowest round took beyond `EVERY`
    slowest: float = 0.0  #: seconds of one answer


@dataclass(slots=True)
class Inbox:
    """One that is open; its connection is kept."""

    line: http.client.HTTPConnection
    token: str
    tag: str = field(default="")

    def ask(self, kept: Polled) -> None:
        """Whether anything is new since the last time."""
        headers = {"Authorization": f"Bearer {self.token}", **({"If-None-Match": self.tag} if self.tag else {})}
        begun = perf_counter()
        self.line.request("GET", ADDRESS, headers=headers)
        answer = self.line.getresponse()
        answer.read()
        kept.slowest = max(kept.slowest, perf_counter() - begun)
        self.tag = answer.headers.get("ETag", self.tag)
        kept.asked += 1
        kept.unchanged += answer.status == http.HTTPStatus.NOT_MODIFIED
        kept.refused += answer.status not in EXPECTED


@contextmanager
def standing(
    places: Sequence[Place], keys: Sequence[str], *, count: int = OPEN, every: float = EVERY
) -> Iterator[list[Polled]]:
    """*count* inboxes of the officers with *keys* are open meanwhile; what comes of it is told at the end."""
    found: list[Polled] = []
    over = Event()
    with ExitStack() as stack:
        lines = [
            Inbox(stack.enter_context(served.client(place, key)).line, key)
            for _, place, key in zip(range(count), cycle(places), cycle(keys), strict=False)
        ]
        pool = stack.enter_context(ThreadPoolExecutor(HANDS))
        going = [pool.submit(_poll, lines[hand::HANDS], over, every) for hand in range(HANDS)]
        try:
            yield found
        finally:
            over.set()
            found += [one.result() for one in going]


def _poll(lines: Sequence[Inbox], over: Event, every: float) -> Polled:
    kept = Polled()
    pause = every / max(1, len(lines))
    while not over.is_set():
        begun = perf_counter()
        for turn, one in enumerate(lines):
            if over.wait(max(0.0, begun + turn * pause - perf_counter())):
                return kept
            one.ask(kept)
        kept.behind = max(kept.behind, perf_counter() - begun - every)
        over.wait(max(0.0, begun + every - perf_counter()))
    return kept
