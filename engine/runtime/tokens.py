"""A token: one place in the diagram where a case stands, kept as a task of the library.

What a token has to remember beside its node and state are its marks, kept in the library's `internal_data`:

    via    id of the flow it came by
    host   boundary event: id of the token of the activity it is attached to
    race   id of the event-based gateway token whose events race each other
    of     instance of a loop: id of the token of the whole loop
    index  instance of a loop: its number, from 0
    loop   token of a whole loop: how far it is (see loops.py)
    due    timers: number of the event definition -> [moment (ISO, UTC), firings left or null, period]
    got    parallel multiple event: numbers of the event definitions that came
    was    conditional event: what its condition said last
    key    message: the correlation value it waits for
    seen   values of the data around that were overwritten since this token began (see data.py)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from engine.runtime.library import CANCELLED, COMPLETED, READY, WAITING, LibraryTask

if TYPE_CHECKING:
    from engine.runtime.cases import Case, Place
    from engine.runtime.nodes import Node

FROM_OUTSIDE = frozenset(("message", "signal", "service", "timer", "conditional"))


class Token(LibraryTask):
    """One token of a running case."""

    id: str
    data: dict[str, Any]  #: data of its own, when it is local; see data.py

    @property
    def node(self) -> Node:
        """Where it stands."""
        return cast("Node", self.task_spec)

    @property
    def place(self) -> Place:
        """The process or sub-process instance it belongs to."""
        return cast("Place", self.workflow)

    @property
    def case(self) -> Case:
        """The whole case."""
        return cast("Case", self.workflow.top_workflow)

    @property
    def marks(self) -> dict[str, Any]:
        """What it remembers: see the table in the module's description."""
        return self.internal_data

    @property
    def is_live(self) -> bool:
        """Whether it still stands somewhere."""
        return bool(self._state < COMPLETED)

    @property
    def is_step(self) -> bool:
        """Whether it waits for a person."""
        return bool(self._state == READY and self.task_spec.manual)

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for an event or for other tokens."""
        return bool(self._state == WAITING)

    @property
    def hopes(self) -> bool:
        """Whether time, data or somebody outside can move it on."""
        return self.is_waiting and any(trigger.kind in FROM_OUTSIDE for trigger in self.node.triggers)

    @property
    def is_local(self) -> bool:
        """Whether what is written below it stays with it until it ends: loop instances and called processes."""
        return "of" in self.internal_data or self.node.isolates

    @property
    def above(self) -> Iterator[Token]:
        """The activities around it, innermost first."""
        here = self.place.host
        while here is not None:
            yield here
            here = here.place.host

    def run(self) -> None:
        """Do what the node does; leave it, unless that ended this very token."""
        self.task_spec._run(self)
        if self._state == READY:
            self.complete()

    def cancel(self) -> None:
        """End it without leaving the node, and everything that hangs on it."""
        if self.is_live:
            self._set_state(CANCELLED)
            self.task_spec._on_cancel(self)
