"""Which column a step of an unplaced diagram stands in: the longest way to it, ways back left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

Link = tuple[str, str]


def ways_back(nodes: Sequence[str], links: Iterable[Link]) -> set[Link]:
    """The links that close a circle when the diagram is walked from *nodes* in their order."""
    after: defaultdict[str, list[str]] = defaultdict(list)
    for source, target in links:
        after[source].append(target)
    back: set[Link] = set()
    open_, done = set[str](), set[str]()
    entered = {target for targets in after.values() for target in targets}
    for start in sorted(nodes, key=lambda node: node in entered):
        waiting = [(start, iter(after[start]))] if start not in done else []
        open_.add(start)
        while waiting:
            here, rest = waiting[-1]
            following = next(rest, None)
            if following is None:
                waiting.pop()
                open_.discard(here)
                done.add(here)
            elif following in open_:
                back.add((here, following))
            elif following not in done:
                open_.add(following)
                waiting.append((following, iter(after[following])))
        open_.discard(start)
    return back


def ranks(nodes: Sequence[str], links: Iterable[Link]) -> dict[str, int]:
    """The column of each node, from 0; *links* without ways back."""
    after: defaultdict[str, list[str]] = defaultdict(list)
    missing = dict.fromkeys(nodes, 0)
    for source, target in links:
        after[source].append(target)
        missing[target] += 1
    found = dict.fromkeys(nodes, 0)
    ready = [node for node in nodes if not missing[node]]
    for node in ready:
        for following in after[node]:
            found[following] = max(found[following], found[node] + 1)
            missing[following] -= 1
            if not missing[following]:
                ready.append(following)
    return found


def reading_order(nodes: Sequence[str], links: Sequence[Link]) -> list[str]:
    """*nodes* so that each stands behind all that lead to it, and a branch is told to its end before the next one.

    *links* are without ways back; those written first are told first.
    """
    after: defaultdict[str, list[str]] = defaultdict(list)
    entered: set[str] = set()
    for source, target in reversed(links):
        after[source].append(target)
        entered.add(target)
    told: list[str] = []
    seen = set[str]()
    waiting = [(node, False) for node in nodes if node not in entered]
    while waiting:
        here, is_left = waiting.pop()
        if is_left:
            told.append(here)
        elif here not in seen:
            seen.add(here)
            waiting.append((here, True))
            waiting += [(node, False) for node in reversed(after[here])]
    return told[::-1]
