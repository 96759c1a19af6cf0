"""Branches that move each for itself come to the same in any order, so one order can stand for all.

Source: P. Godefroid, "Partial-Order Methods for the Verification of Concurrent Systems" (1996), persistent sets.
"""

from __future__ import annotations

from bpmn.soundness.tokens import STEP, WAITING, Place, Token
from bpmn.soundness.world import World


def apart(world: World) -> list[int]:
    """The numbers of those acts of *world* that can stand for all: what one token can do that no other can touch.

    The newest such token, so that each branch is gone to its end before the next.
    """
    everything = list(range(len(world.acts())))
    if world.asked or world.root.level.signals:
        return everything
    owners = [token.host or token for token, *_ in world.waiting()]
    calm = next((owner for owner in reversed(owners) if _is_apart(owner)), None)
    if calm is None:
        return everything
    together = [owner is calm or (calm.race is not None and owner.race == calm.race) for owner in owners]
    return [number for number in everything if together[number]]


def _is_apart(token: Token) -> bool:
    """Whether nothing but its own boundary events can take *token* away, or look at where it stands."""
    if token.state not in (STEP, WAITING) or token.of is not None:
        return False
    place: Place | None = token.place
    while place is not None:
        host = place.host
        if not place.level.is_calm or (host is not None and (host.of is not None or host.spot.borders)):
            return False
        place = host.place if host else None
    return True
