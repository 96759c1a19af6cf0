"""Which flows of the diagrams tokens take: whoever watches learns it, and no case is changed by being watched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Way = tuple[str, str]  #: id of the process that a flow is drawn in, id of the flow

_taken: ContextVar[set[Way] | None] = ContextVar("taken", default=None)


@contextmanager
def watching() -> Iterator[set[Way]]:
    """The flows that tokens of any case take inside the block, filled while it lasts; blocks inside count apart."""
    taken: set[Way] = set()
    before = _taken.set(taken)
    try:
        yield taken
    finally:
        _taken.reset(before)


def note(process: str, flow: str) -> None:
    """A token takes the flow with the id *flow*, drawn in *process*."""
    taken = _taken.get()
    if taken is not None:
        taken.add((process, flow))
