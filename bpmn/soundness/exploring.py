"""Every state that a process can come to, and which of them lead to an end."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from bpmn.soundness import states
from bpmn.soundness.net import Level, Spot
from bpmn.soundness.states import Key
from bpmn.soundness.tokens import STEP
from bpmn.soundness.world import World

# Our choice: what is explored in two or three seconds; no shipped procedure comes near a tenth of it.
MOST_STATES = 20_000
MOST_WORK = 250_000  #: tokens moved, copied and looked at


@dataclass(slots=True)
class Budget:
    """What may still be spent on the processes of one check."""

    states: int = MOST_STATES
    work: int = MOST_WORK

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left."""
        return self.states <= 0 or self.work <= 0


@dataclass(slots=True, kw_only=True)
class Reached:
    """One state, and how the case came there."""

    before: int | None
    act: tuple[str, ...]  #: ids of what moved it there
    after: list[int] = field(default_factory=list)
    after_signal: list[int] = field(default_factory=list)  #: those of them that a signal from outside brings
    is_good: bool = False  #: ended, or not followed any further
    is_rest: bool = False  #: only somebody from outside moves it on
    reached_end: bool = False
    waits_at: tuple[Spot, ...] = ()  #: joins that hold tokens in it
    steps: tuple[Spot, ...] = ()  #: steps of persons that are open in it
    circles_at: Spot | None = None


@dataclass(slots=True)
class Explored:
    """What is known of one process."""

    level: Level
    reached: list[Reached] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)  #: numbers of the spots that a token came to
    taken: set[str] = field(default_factory=set)  #: flows that a token took
    refused: dict[Spot, int] = field(default_factory=dict)  #: error events that nothing catches, with a state before
    crowded: dict[Spot, int] = field(default_factory=dict)  #: spots at which ever more tokens stand
    is_complete: bool = True

    def way_to(self, number: int) -> list[str]:
        """The ids of steps, events and flows on the way to state *number*, each once, as they come first."""
        found: list[str] = []
        here: int | None = number
        while here is not None:
            found.extend(reversed(self.reached[here].act))
            here = self.reached[here].before
        return list(dict.fromkeys(reversed(found)))

    def unsignalled(self) -> set[int]:
        """The states that a case can come to without any signal from outside."""
        found: set[int] = set()
        waiting = [number for number, state in enumerate(self.reached) if state.before is None]
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                state = self.reached[number]
                waiting.extend(set(state.after) - set(state.after_signal))
        return found

    def hopeless(self) -> list[int]:
        """The states from which no end can be reached, the nearest to the beginning first."""
        before: list[list[int]] = [[] for _ in self.reached]
        for number, state in enumerate(self.reached):
            for following in state.after:
                before[following].append(number)
        good = {number for number, state in enumerate(self.reached) if state.is_good}
        waiting = deque(good)
        while waiting:
            for number in before[waiting.popleft()]:
                if number not in good:
                    good.add(number)
                    waiting.append(number)
        return [number for number in range(len(self.reached)) if number not in good]


def explore(level: Level, budget: Budget) -> Explored:
    """Everything that can happen in the process *level*, as far as *budget* lasts."""
    found = Explored(level)
    known: dict[Key, int] = {}
    waiting: deque[tuple[int, World]] = deque()
    for start in _beginnings(level):
        world = World(level, found.seen, found.taken)
        world.begin(start)
        _add(found, known, waiting, world, None, (start.id,) if start else ())
    while waiting:
        number, world = waiting.popleft()
        size = sum(len(place.tokens) for place in world.places())
        for place, act in enumerate(world.acts()):
            if budget.is_spent:
                _give_up(found, number, waiting)
                return found
            twin = states.copy(world)
            twin.do(place)
            budget.work -= twin.moves + twin.work + size + 1
            following = _add(found, known, waiting, twin, number, act)
            found.reached[number].after.append(following)
            if world.is_signal(place):
                found.reached[number].after_signal.append(following)
        budget.states -= 1
    return found


def _beginnings(level: Level) -> Iterator[Spot | None]:
    """The ways in which a case can begin: where it begins when nobody says otherwise, and at each other start."""
    entries = level.entries
    if len(entries) == 1 or all(spot.drawn.kind != "startEvent" for spot in entries):
        yield None
    yield from (spot for spot in level.starts if len(entries) != 1 or spot not in entries)


def _give_up(found: Explored, number: int, waiting: deque[tuple[int, World]]) -> None:
    """What was not followed counts as good: nothing is said of it."""
    found.is_complete = False
    for open_end in (number, *(other for other, _ in waiting)):
        found.reached[open_end].is_good = True


def _add(
    found: Explored,
    known: dict[Key, int],
    waiting: deque[tuple[int, World]],
    world: World,
    before: int | None,
    act: tuple[str, ...],
) -> int:
    """The number of the state that *world* is in; a new one is queued."""
    name = states.key(world) if not world.is_over else (len(found.reached),)
    if name in known:
        return known[name]
    number = len(found.reached)
    state = Reached(before=before, act=act, reached_end=world.reached_end, circles_at=world.circles_at)
    state.is_good = world.completed or world.is_too_much or bool(world.refused or world.crowded_at)
    state.is_rest = not world.is_over and not world.asked
    state.waits_at = tuple(token.spot for token in world.stuck())
    state.steps = tuple(t.spot for place in world.places() for t in place.tokens if t.state == STEP)
    found.reached.append(state)
    if world.refused:
        found.refused.setdefault(world.refused, number)
    if world.crowded_at:
        found.crowded.setdefault(world.crowded_at, number)
    found.is_complete = found.is_complete and not world.is_too_much
    known[name] = number
    if not world.is_over:
        waiting.append((number, world))
    return number
