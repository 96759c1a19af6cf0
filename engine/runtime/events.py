"""Events: start, end, thrown, caught, on a boundary, and the start of an event sub-process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.runtime import catches, throws
from engine.runtime.library import COMPLETED
from engine.runtime.nodes import Node

if TYPE_CHECKING:
    from engine.runtime.tokens import Token


class ThrowEvent(Node):
    """Throws all its events, then goes on, unless one of them ended the place it stands in."""

    def _on_ready_hook(self, token: Token) -> None:
        (token.case.later if self.triggers else token.case.agenda).append(token)

    def _run_hook(self, token: Token) -> None:
        for trigger in self.triggers:
            if token.is_live:
                throws.throw(token, trigger)


class EndEvent(ThrowEvent):
    """Ends its token."""

    def _run_hook(self, token: Token) -> None:
        token.case.end_events.append(self.name)
        super()._run_hook(token)


class CatchEvent(Node):
    """Waits for its event, then goes on."""

    def _update_hook(self, token: Token) -> None:
        catches.arm(token)

    def caught(self, token: Token) -> None:
        """Go on: what was waited for has come."""
        token.complete()


class BoundaryEvent(CatchEvent):
    """Waits while its activity runs; ends the activity, or leaves it alone."""

    def caught(self, token: Token) -> None:
        """Take the flow of the event."""
        if self.drawn.interrupting:
            token._set_state(COMPLETED)
            host = token.case.find(token.marks["host"])
            assert host is not None
            host.cancel()
        self.leave(token)


class Listener(CatchEvent):
    """The start event of an event sub-process, waiting in the place around it."""

    listens = True
    opens: str  #: id of the event sub-process

    def caught(self, token: Token) -> None:
        """Start the event sub-process; an interrupting one ends everything else in the place first."""
        if self.drawn.interrupting:
            token.place.clear()
        token.place.put(self.process.node(self.opens), token)
