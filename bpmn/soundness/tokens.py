"""Tokens and the places that they stand in: plain values that a world moves."""

from __future__ import annotations

from typing import Literal

from bpmn.soundness.net import Level, Spot

READY, WAITING, STEP, HELD, IDLE, LEAVING, GONE = range(7)
Ask = Literal["leave", "spawn", "begin", "loop"]


class Token:
    """One place where the case stands."""

    __slots__ = ("done", "fired", "host", "inner", "next", "of", "place", "race", "size", "spot", "state", "via")

    def __init__(self, spot: Spot, place: Place) -> None:
        self.spot, self.place = spot, place
        self.state = WAITING
        self.via = ""
        self.host: Token | None = None  #: boundary event: the activity that it stands on
        self.of: Token | None = None  #: instance of a loop: the whole
        self.race: tuple[int, int] | None = None
        self.inner: Place | None = None
        self.fired = False
        self.size = self.next = self.done = 0


class Place:
    """A running process or sub-process."""

    __slots__ = ("depth", "host", "level", "tokens")

    def __init__(self, level: Level, host: Token | None) -> None:
        self.level, self.host = level, host
        self.depth: int = host.place.depth + 1 if host else 0
        self.tokens: list[Token] = []
