"""Events: who in the case hears what is thrown, and what catching it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn.soundness.net import Trigger
from bpmn.soundness.tokens import LEAVING, WAITING, Token

if TYPE_CHECKING:
    from bpmn.soundness.world import World


def hear(world: World, token: Token) -> None:
    """Let *token* go on: what it waits for has come."""
    if token.race is not None:
        for rival in list(token.place.tokens):
            if rival is not token and rival.race == token.race:
                world.cancel(rival)
    kind = token.spot.kind
    if kind == "border":
        _on_border(world, token)
    elif kind == "listener":
        _listened(world, token)
    else:
        world.complete(token)


def throw(world: World, token: Token, trigger: Trigger) -> None:
    """Throw *trigger* from *token*; a message leaves the case and moves nothing in it."""
    kind, _ = trigger
    if kind == "signal":
        for other in [standing for place in world.places() for standing in place.tokens]:
            if other.state == WAITING and trigger in other.spot.triggers:
                hear(world, other)
    elif kind in ("error", "escalation"):
        _climb(world, token, trigger)
    elif kind == "cancel" and token.place.host is not None:
        found = _best(_borders(token.place.host), trigger)
        if found is not None:
            hear(world, found)
    elif kind == "terminate":
        world.clear(token.place, keep=token)


def _on_border(world: World, token: Token) -> None:
    if token.spot.drawn.interrupting and token.host is not None:
        host, token.host, token.state = token.host, None, LEAVING
        world.cancel(host)
        world.asked.append(("leave", token))
    else:
        token.fired = True
        world.asked.append(("spawn", token))


def _listened(world: World, token: Token) -> None:
    place, opens = token.place, token.spot.opens
    token.fired = True
    if token.spot.drawn.interrupting:
        world.clear(place)
    if opens is not None:
        world.put(place, opens)


def _climb(world: World, token: Token, trigger: Trigger) -> None:
    """Find who catches an error or escalation: event sub-processes of a place, then boundaries around it, and so on."""
    place = token.place
    found = _best(_listeners(place.tokens), trigger)
    while found is None and place.host is not None:
        host, place = place.host, place.host.place
        found = _best(_borders(host), trigger) or _best(_listeners(place.tokens), trigger)
    if found is not None:
        hear(world, found)
    elif trigger[0] == "error":
        world.refused = token.spot


def _listeners(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.spot.kind == "listener"]


def _borders(host: Token) -> list[Token]:
    whole = host.of or host
    return [token for token in host.place.tokens if token.host is whole]


def _best(tokens: list[Token], trigger: Trigger) -> Token | None:
    """Who catches *trigger*: one that names its code, else one that takes any."""
    waiting = [token for token in tokens if token.state == WAITING]
    exact = next((token for token in waiting if trigger in token.spot.triggers), None)
    return exact or next((token for token in waiting if (trigger[0], "") in token.spot.triggers), None)
