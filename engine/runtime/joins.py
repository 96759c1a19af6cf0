"""Inclusive joins: fire when no token that is still under way can come to a flow that has none yet.

Source: BPMN 2.0.2 (formal/2013-12-09), section 13.4.3 with table 13.3: the gateway waits for a token elsewhere if that
token can reach one of its empty flows and cannot reach one of its full ones, both without passing the gateway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.runtime.gateways import InclusiveGateway
from engine.runtime.library import WAITING

if TYPE_CHECKING:
    from engine.runtime.cases import Case, Place
    from engine.runtime.tokens import Token


def fire(case: Case) -> bool:
    """Let one inclusive join go on that has nobody left to wait for; whether there was one."""
    for place in case.places():
        waiting: dict[InclusiveGateway, list[Token]] = {}
        for token in place.live():
            if isinstance(token.node, InclusiveGateway) and token._state == WAITING:
                waiting.setdefault(token.node, []).append(token)
        for gateway, tokens in waiting.items():
            if _is_complete(place, gateway, tokens):
                _release(gateway, tokens)
                return True
    return False


def _is_complete(place: Place, gateway: InclusiveGateway, tokens: list[Token]) -> bool:
    full = {token.marks["via"] for token in tokens}
    if full.issuperset(gateway.ways_in):
        return True
    to_full: set[str] = set()
    to_empty: set[str] = set()
    for flow, sources in gateway.sources.items():
        (to_full if flow in full else to_empty).update(sources)
    held_up_by = to_empty - to_full
    return not any(token.node.name in held_up_by and not token.node.listens for token in place.live())


def _release(gateway: InclusiveGateway, tokens: list[Token]) -> None:
    """Use up one token of each full flow; the last of them goes on."""
    first = {token.marks["via"]: token for token in reversed(tokens)}
    *others, last = first.values()
    for other in others:
        other._set_state(gateway.done)
    last._ready()
