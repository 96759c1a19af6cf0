"""A case that has come some way elsewhere begins in the middle: at a step at which it stands with one token alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from engine.runtime.cases import Case
from engine.runtime.data import kept
from engine.runtime.definitions import Definition
from engine.runtime.faults import CannotEnter
from engine.runtime.runs import Run, acting
from engine.runtime.stepbacks import on_its_way, splits_or_joins

if TYPE_CHECKING:
    from engine.runtime.nodes import Process


ENDING_ALL = frozenset({"terminate", "error"})  #: ends of this kind leave no other token of the process


def entrances(definition: Definition) -> dict[str, str]:
    """The steps at which a case may begin, with their names: of the process itself, nothing running beside them.

    Steps of branches that run at the same time are left out, those behind the join of such branches are not.
    """
    main = definition.main
    found: dict[str, str] = {}
    open_ends = deque(node.name for node in (main.entries or main.starts))
    seen: set[str] = set()
    while open_ends:
        name = open_ends.popleft()
        if name in seen:
            continue
        seen.add(name)
        node = main.node(name)
        if node.manual:
            found[name] = node.drawn.name
        if splits_or_joins(node):
            join = _join_of(main, name)
            name = join or name
            if join is None:
                continue
        open_ends.extend(on_its_way(main, name))
    return found


def _join_of(process: Process, split: str) -> str | None:
    """The nearest node behind *split* that every token from there passes, and that waits for all of them."""
    for name in _behind(process, split):
        node = process.node(name)
        if splits_or_joins(node) and not node.splits and not _escapes(process, split, name):
            return name
    return None


def _escapes(process: Process, start: str, join: str) -> bool:
    """Whether a token from *start* can end without passing *join* while others go on; some ends end them all."""
    ends = (process.node(name) for name in _behind(process, start, but=join) if not on_its_way(process, name))
    return any(not {event.kind for event in end.drawn.events} & ENDING_ALL for end in ends)


def _behind(process: Process, start: str, *, but: str | None = None) -> list[str]:
    """The nodes that tokens from *start* can come to, nearest first; not through *but*."""
    found: list[str] = []
    open_ends = deque(sorted(on_its_way(process, start)))
    while open_ends:
        name = open_ends.popleft()
        if name not in found and name != but:
            found.append(name)
            open_ends.extend(sorted(on_its_way(process, name)))
    return found


def enter(definition: Definition, element: str, *, data: Mapping[str, Any], now: datetime) -> Run:
    """A new run of *definition* that stands at its step *element*, as if it had come there.

    Raises:
        CannotEnter: it is no such step, or other branches would run beside it.
    """
    if element not in entrances(definition):
        raise CannotEnter(element=element)
    run = Run(Case(definition, now=now))
    with acting(run, now) as case:
        case.data = kept(data)
        case.begin(definition.main.node(element))
        case.do_engine_steps()
    return run
