"""Rearrangement of units (sắp xếp đơn vị hành chính): merge, split, rename, abolish, change of level, from a day on."""

from __future__ import annotations

from engine.mergers.acts import NoSuchMerger, NotReady, Over, Progress, go_on, reverse
from engine.mergers.addressing import in_charge
from engine.mergers.foresight import Foresight, Move, Obstacle, foresee
from engine.mergers.plans import (
    CodeTaken,
    FollowedTwice,
    Follows,
    FollowsItself,
    Founded,
    InAnother,
    NothingToDo,
    Plan,
    Renamed,
    TooLate,
    lay_down,
)

__all__ = [
    "CodeTaken",
    "FollowedTwice",
    "Follows",
    "FollowsItself",
    "Foresight",
    "Founded",
    "InAnother",
    "Move",
    "NoSuchMerger",
    "NotReady",
    "NothingToDo",
    "Obstacle",
    "Over",
    "Plan",
    "Progress",
    "Renamed",
    "TooLate",
    "foresee",
    "go_on",
    "in_charge",
    "lay_down",
    "reverse",
]
