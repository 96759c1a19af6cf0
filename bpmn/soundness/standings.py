"""Where a case stands that came some way elsewhere, told by the steps and events alone that it waits for.

Events that race each other are told by the gateway in front of them. Of a loop one round is looked at: the others stand
where it stands, or are over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bpmn.model import Diagram
from bpmn.soundness import net
from bpmn.soundness.exploring import Budget, in_every_order
from bpmn.soundness.net import Level, Spot
from bpmn.soundness.tokens import STEP, WAITING, Place, Token
from bpmn.soundness.world import World

MOST_STATES, MOST_WORK = 4_000, 100_000  #: our choice: a second, and some megabytes, once for a version of a procedure
AT_JOIN = ("parallel", "inclusive")

Spots = tuple[str, ...]


class Standings:
    """The states of one process by the steps and events that are waited for in them."""

    def __init__(self, diagrams: Collection[Diagram], process: str) -> None:
        """Explore *process* of *diagrams* with all that it calls."""
        self.level: Level = net.read(diagrams)[process]
        self._found: dict[Spots, dict[object, World]] = {}
        budget = Budget(MOST_STATES, MOST_WORK)
        #: whether they are all that there are
        self.is_complete = in_every_order(self.level, budget, look=self._note).is_complete

    def at(self, steps: Iterable[str]) -> list[World]:
        """The states in which just these *steps* and events wait, with as few other tokens as can be; none: none.

        A step may be named with the calls around it, as in `call/step`.

        What nobody names is over or never began: so the fewest tokens are meant. Several states that remain differ in
        what the steps do not tell.
        """
        wanted = list(steps)
        plain = tuple(sorted(one.rpartition("/")[2] for one in wanted))
        found = [world for world in self._found.get(plain, {}).values() if _is_meant(world, wanted)]
        fewest = min(map(_count, found), default=0)
        return [world for world in found if _count(world) == fewest]

    def _note(self, world: World) -> None:
        """Keep *world* when it is at rest and no token stands where only its past says how."""
        if world.asked or world.is_over:
            return
        if any(map(_has_past, _tokens(world))):
            return
        steps = tuple(sorted(path.rpartition("/")[2] for path in paths(world)))
        if steps:
            self._found.setdefault(steps, {}).setdefault(_shape(world.root), world)


def _has_past(token: Token) -> bool:
    """Whether it matters how *token* came where it stands: rounds that differ, an answer that was asked for."""
    if token.spot.drawn.loop is not None and token.of is None:
        return sum(other.of is token for other in token.place.tokens) != 1
    return token.spot.drawn.kind == "serviceTask"


def _tokens(world: World) -> list[Token]:
    return [token for place in world.places() for token in place.tokens]


def own(place: Place) -> list[Token]:
    """The tokens of *place* that came by a flow: what hangs on an activity or listens comes with it."""
    return [token for token in place.tokens if not (token.host or token.of) and token.spot.kind != "listener"]


def paths(world: World) -> list[str]:
    """The steps and events that are waited for in *world*, each with the calls around it, in order."""
    raced = {(id(token.place), token.race): _path(token, gateway(token)) for token in _tokens(world) if token.race}
    alone = [_path(token, token.spot) for token in _tokens(world) if is_waited_for(token) and not token.race]
    return sorted([*raced.values(), *alone])


def is_waited_for(token: Token) -> bool:
    """Whether *token* stands at a step of a person, or at an event for which it came there."""
    if token.spot.drawn.loop is not None and token.of is None:
        return False
    return token.state == STEP or (token.state == WAITING and token.spot.kind in ("catch", "receive"))


def gateway(token: Token) -> Spot:
    """The gateway behind which *token* races others."""
    assert token.race is not None
    return next(spot for spot in token.place.level.spots.values() if spot.number == token.race[0])


def _path(token: Token, spot: Spot) -> str:
    around = token.place.host
    return f"{_path(around, around.spot)}/{spot.id}" if around else spot.id


def round_of(token: Token) -> Token:
    """The round that runs of the loop *token*; of any other activity itself."""
    return next((other for other in token.place.tokens if other.of is token), token)


def _is_meant(world: World, wanted: Iterable[str]) -> bool:
    """Whether each of *wanted* names another step that waits in *world*."""
    left = paths(world)
    for one in sorted(wanted, key=len, reverse=True):
        mine = next((path for path in left if f"/{path}".endswith(f"/{one}")), None)
        if mine is None:
            return False
        left.remove(mine)
    return True


def _count(world: World) -> int:
    return sum(len(own(place)) for place in world.places())


def _shape(place: Place) -> object:
    """What tells places apart: where tokens stand, at a join also by which flow they came."""
    return tuple(
        sorted(
            (
                token.spot.number,
                token.state,
                token.via if token.spot.kind in AT_JOIN else "",
                repr(_shape(inner)) if (inner := round_of(token).inner) else "",
            )
            for token in own(place)
        )
    )
