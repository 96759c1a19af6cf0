"""Rearrangement of units (sắp xếp đơn vị hành chính): merge, split, rename, abolish, change of level, from a day on."""

from __future__ import annotations

from engine.mergers.acts import NotReady, Over, Progress, StillUsed, carry_on, go_on, reverse
from engine.mergers.addressing import NotNow, in_charge
from engine.mergers.foresight import Foresight, Move, Obstacle, foresee
from engine.mergers.plans import (
    BelowEnding,
    CodeTaken,
    FollowedOn,
    FollowedTwice,
    Follows,
    FollowsItself,
    Founded,
    InAnother,
    NothingToDo,
    NotThen,
    Plan,
    Renamed,
    TooLate,
    lay_down,
)
from engine.mergers.successors import NoSuchMerger

__all__ = [
    "BelowEnding",
    "CodeTaken",
    "FollowedOn",
    "FollowedTwice",
    "Follows",
    "FollowsItself",
    "Foresight",
    "Founded",
    "InAnother",
    "Move",
    "NoSuchMerger",
    "NotNow",
    "NotReady",
    "NotThen",
    "NothingToDo",
    "Obstacle",
    "Over",
    "Plan",
    "Progress",
    "Renamed",
    "StillUsed",
    "TooLate",
    "carry_on",
    "foresee",
    "go_on",
    "in_charge",
    "lay_down",
    "reverse",
]
