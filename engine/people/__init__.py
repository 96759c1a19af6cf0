"""Who may do what: one question, asked by every verb that lets an officer act."""

from __future__ import annotations

from engine.people.acts import ACTS, ROLES, Act, Role
from engine.people.rights import (
    Apart,
    MustBeAnother,
    MustBeTheSame,
    NotAllowed,
    NotYours,
    Way,
    Why,
    allowed,
    authority,
    can,
    in_stead_of,
    may,
    readable_apart,
    reads_in,
    require,
    visible,
    why,
)
from engine.people.standing import Reach, Standing, asked_often, stand

__all__ = [
    "ACTS",
    "ROLES",
    "Act",
    "Apart",
    "MustBeAnother",
    "MustBeTheSame",
    "NotAllowed",
    "NotYours",
    "Reach",
    "Role",
    "Standing",
    "Way",
    "Why",
    "allowed",
    "asked_often",
    "authority",
    "can",
    "in_stead_of",
    "may",
    "readable_apart",
    "reads_in",
    "require",
    "stand",
    "visible",
    "why",
]
