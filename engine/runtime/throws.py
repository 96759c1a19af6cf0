"""Throwing events: who in the case hears them, and what leaves the case.

Our choice: a message always leaves the case, because BPMN draws messages between participants, never inside one; a
signal reaches the whole case and leaves it too; an error or escalation climbs outwards to the first that catches it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.runtime import catches, data
from engine.runtime.faults import UncaughtError
from engine.runtime.library import WAITING

if TYPE_CHECKING:
    from engine.runtime.cases import Case
    from engine.runtime.nodes import Trigger
    from engine.runtime.tokens import Token


def throw(token: Token, trigger: Trigger) -> None:
    """Throw what *trigger* says from *token*."""
    if trigger.kind in ("message", "signal"):
        token.case.send(trigger.kind, trigger.name, token, data.copied(data.view(token)))
    if trigger.kind == "signal":
        signal(token.case, trigger.name)
    elif trigger.kind in ("error", "escalation"):
        _climb(token, trigger)
    elif trigger.kind == "cancel":
        _cancel(token)
    elif trigger.kind == "terminate":
        token.place.clear(token)


def signal(case: Case, name: str, payload: dict[str, Any] | None = None) -> bool:
    """Reach everyone in *case* who waits for signal *name*; whether there was anyone."""
    hearers = list(catches.waiting(case, "signal", name))
    for token, number in hearers:
        if token._state == WAITING:
            catches.fire(token, number, payload)
    return bool(hearers)


def _climb(token: Token, trigger: Trigger) -> None:
    """Find who catches an error or escalation: event sub-processes of a place, then boundaries around it, and so on."""
    found = _heard_inside(token.place.live(), trigger)
    for host in token.above:
        if found is None:
            found = catches.best(_boundaries(host), trigger.kind, trigger.name)
        if found is None:
            found = _heard_inside(host.place.live(), trigger)
    if found is not None:
        catches.fire(*found)
    elif trigger.kind == "error":
        raise UncaughtError(element=token.node.name, code=trigger.name)
    else:
        token.case.send("escalation", trigger.name, token, {})


def _heard_inside(tokens: list[Token], trigger: Trigger) -> tuple[Token, int] | None:
    return catches.best([token for token in tokens if token.node.listens], trigger.kind, trigger.name)


def _boundaries(host: Token) -> list[Token]:
    """The boundary events around the activity that *host* runs; those of the whole loop when it is an instance."""
    whole = host.marks.get("of", host.id)
    return [token for token in host.place.live() if token.marks.get("host") == whole]


def _cancel(token: Token) -> None:
    """Leave the transaction by the cancel event on its boundary; the check saw to it that there is one."""
    host = token.place.host
    assert host is not None
    found = catches.best(_boundaries(host), "cancel", "")
    assert found is not None
    catches.fire(*found)
