"""Where a case stands that came some way elsewhere, told by the steps that wait in it alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bpmn.model import Diagram
from bpmn.soundness import net
from bpmn.soundness.exploring import Budget, in_every_order
from bpmn.soundness.net import Level
from bpmn.soundness.tokens import STEP, Place, Token
from bpmn.soundness.world import World

MOST_STATES, MOST_WORK = 4_000, 100_000  #: our choice: a second, and some megabytes, once for a version of a procedure
AT_JOIN = ("parallel", "inclusive")

Spots = tuple[str, ...]


class Standings:
    """The states of one process by the steps that wait in them."""

    def __init__(self, diagrams: Collection[Diagram], process: str) -> None:
        """Explore *process* of *diagrams* with all that it calls."""
        self.level: Level = net.read(diagrams)[process]
        self._found: dict[Spots, dict[object, World]] = {}
        budget = Budget(MOST_STATES, MOST_WORK)
        #: whether they are all that there are
        self.is_complete = in_every_order(self.level, budget, look=self._note).is_complete

    def at(self, steps: Iterable[str]) -> list[World]:
        """The states in which just these *steps* wait, with as few other tokens as can be; none: there is none.

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
        tokens = [token for place in world.places() for token in place.tokens]
        if any(map(_has_past, tokens)):
            return
        steps = tuple(sorted(token.spot.id for token in tokens if token.state == STEP))
        if steps:
            self._found.setdefault(steps, {}).setdefault(_shape(world.root), world)


def _has_past(token: Token) -> bool:
    """Whether it matters how *token* came where it stands: a loop, a race, an answer that was asked for."""
    drawn = token.spot.drawn
    return bool(token.of or token.race or drawn.loop or drawn.by_event or drawn.kind == "serviceTask")


def own(place: Place) -> list[Token]:
    """The tokens of *place* that came by a flow: what hangs on an activity or listens comes with it."""
    return [token for token in place.tokens if token.host is None and token.spot.kind != "listener"]


def paths(world: World) -> list[str]:
    """The steps that wait in *world*, each with the calls around it, in order."""
    tokens = (token for place in world.places() for token in place.tokens if token.state == STEP)
    return sorted(map(_path, tokens))


def _path(token: Token) -> str:
    around = token.place.host
    return f"{_path(around)}/{token.spot.id}" if around else token.spot.id


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
                repr(_shape(token.inner)) if token.inner else "",
            )
            for token in own(place)
        )
    )
