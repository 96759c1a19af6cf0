"""Counting what a check finds in drafts and versions: one each time a worker looks, checked while nothing is held."""

from __future__ import annotations

from engine import revisions, tallies
from scheduler.runner import Hands, act, asking


def count(hands: Hands) -> None:
    """Count in what comes next, if anything does; a draft that was given up meanwhile is left alone."""
    with act(hands) as work:
        order = tallies.claim(work)
    if order is None:
        return
    try:
        with asking(hands) as work:
            found = tallies.count(work, order)
    except revisions.NoRevision:
        return
    with act(hands) as work:
        tallies.keep(work, order, found)
