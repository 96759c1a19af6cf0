"""States told apart and copied: what two worlds must have in common to have the same future."""

from __future__ import annotations

from typing import Any

from bpmn.soundness.tokens import READY, Place, Token
from bpmn.soundness.world import World

Key = tuple[Any, ...]


def key(world: World) -> Key:
    """Equal for worlds in which the same can happen."""
    asked = tuple((ask, *_where(token)) for ask, token in world.asked)
    agenda = tuple(_where(token) for token in world.agenda if token.state == READY)
    later = tuple(_where(token) for token in world.later if token.state == READY)
    return _of_place(world.root), asked, agenda, later


def copy(world: World) -> World:
    """A world of its own in the same state."""
    twin = World(world.root.level, world.seen, world.taken)
    twins: dict[int, Token] = {}
    _copy_place(world.root, twin.root, twins)
    for place in world.places():
        for token in place.tokens:
            made = twins[id(token)]
            made.host = twins[id(token.host)] if token.host else None
            made.of = twins[id(token.of)] if token.of else None
    twin.agenda.extend(twins[id(token)] for token in world.agenda if id(token) in twins)
    twin.later.extend(twins[id(token)] for token in world.later if id(token) in twins)
    twin.asked.extend((ask, twins[id(token)]) for ask, token in world.asked if id(token) in twins)
    twin.races, twin.reached_end = world.races, world.reached_end
    return twin


def _where(token: Token) -> Key:
    """A token by what matters of it: its spot, and the activities around it."""
    spots = [token.spot.number]
    host = token.place.host
    while host is not None:
        spots.append(host.spot.number)
        host = host.place.host
    return tuple(spots)


def _of_place(place: Place) -> Key:
    hung: dict[int, list[Token]] = {}
    free: list[Token] = []
    for token in place.tokens:
        above = token.host or token.of
        (free if above is None else hung.setdefault(id(above), [])).append(token)
    return (place.level.number, *sorted(_of_token(token, hung) for token in free))


def _of_token(token: Token, hung: dict[int, list[Token]]) -> Key:
    on_it = tuple(sorted(_of_token(other, hung) for other in hung.get(id(token), ())))
    loop = token.spot.drawn.loop
    counts = (token.size, token.next, token.done) if loop and loop.kind != "standard" else ()
    inner = _of_place(token.inner) if token.inner else ()
    race = token.race[0] if token.race else 0
    return token.spot.number, token.state, token.via, race, token.fired, counts, inner, on_it


def _copy_place(place: Place, twin: Place, twins: dict[int, Token]) -> None:
    for token in place.tokens:
        made = Token(token.spot, twin)
        made.state, made.via, made.race, made.fired = token.state, token.via, token.race, token.fired
        made.size, made.next, made.done = token.size, token.next, token.done
        twins[id(token)] = made
        twin.tokens.append(made)
        if token.inner is not None:
            made.inner = Place(token.inner.level, made)
            _copy_place(token.inner, made.inner, twins)
