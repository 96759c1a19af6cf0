"""Every state that a process can come to, and which of them lead to an end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from bpmn.soundness import orders, states
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
    """Everything that can happen in the process *level*, as far as *budget* lasts.

    Half of it is for every order in which branches can move. When that does not do, the rest is for one order of those
    that move each for itself, which shows the same ends and the same dead elements.
    """
    half = Budget(budget.states // 2, budget.work // 2)
    states_before, work_before = half.states, half.work
    found = in_every_order(level, half)
    budget.states -= states_before - half.states
    budget.work -= work_before - half.work
    return found if found.is_complete else in_one_order(level, budget)


def in_every_order(level: Level, budget: Budget, look: Callable[[World], None] | None = None) -> Explored:
    """What can happen in *level*, the nearest states first, so that the way to each is the shortest.

    Each state that goes on is shown to *look* once, which must leave it as it is.
    """
    search = _Search(level, budget)
    waiting = deque(search.beginnings())
    while waiting:
        number, world = waiting.popleft()
        if look is not None:
            look(world)
        acts = world.acts()
        for act in range(len(acts)):
            if budget.is_spent:
                return search.give_up([number, *(other for other, _ in waiting)])
            following, twin = search.follow(number, world, act, acts[act])
            if twin is not None:
                waiting.append((following, twin))
    return search.found


@dataclass(slots=True)
class _Frame:
    """A state on the way that is being gone."""

    number: int
    world: World
    acts: list[tuple[str, ...]]
    todo: list[int]
    left: list[int]  #: acts that are done too when a circle closes here, so that nobody is put off for ever


def in_one_order(level: Level, budget: Budget) -> Explored:
    """What can happen in *level* when branches that move each for itself move one after the other."""
    search = _Search(level, budget)
    for number, world in search.beginnings():
        way, standing = [_frame(number, world)], {number}
        while way:
            here = way[-1]
            if not here.todo:
                standing.discard(way.pop().number)
                continue
            if budget.is_spent:
                return search.give_up([frame.number for frame in way])
            act = here.todo.pop()
            following, twin = search.follow(here.number, here.world, act, here.acts[act])
            if following in standing:
                here.todo, here.left = here.todo + here.left, []
            if twin is not None:
                way.append(_frame(following, twin))
                standing.add(following)
    return search.found


def _frame(number: int, world: World) -> _Frame:
    acts, first = world.acts(), orders.apart(world)
    return _Frame(number, world, acts, first, [act for act in range(len(acts)) if act not in first])


class _Search:
    """What is known so far, and one move on from it."""

    def __init__(self, level: Level, budget: Budget) -> None:
        self.found = Explored(level)
        self.budget = budget
        self.known: dict[Key, int] = {}

    def beginnings(self) -> Iterator[tuple[int, World]]:
        """The states in which a case begins: where it does when nobody says otherwise, and at each other start."""
        level = self.found.level
        entries: list[Spot] = level.entries
        others: list[Spot | None] = [spot for spot in level.starts if len(entries) != 1 or spot not in entries]
        is_clear = len(entries) == 1 or all(spot.drawn.kind != "startEvent" for spot in entries)
        for start in [*([None] if is_clear else []), *others]:
            world = World(level, self.found.seen, self.found.taken)
            world.begin(start)
            number, is_new = self._add(world, None, (start.id,) if start else ())
            if is_new:
                yield number, world

    def follow(self, number: int, world: World, act: int, said: tuple[str, ...]) -> tuple[int, World | None]:
        """The state after *act* in the state *number*; with its world when it is new and goes on."""
        twin = states.copy(world)
        twin.do(act)
        self.budget.work -= twin.moves + twin.work + sum(len(place.tokens) for place in world.places()) + 1
        following, is_new = self._add(twin, number, said)
        state = self.found.reached[number]
        state.after.append(following)
        if world.is_signal(act):
            state.after_signal.append(following)
        return following, twin if is_new else None

    def give_up(self, open_ends: Iterable[int]) -> Explored:
        """What was not followed counts as good: nothing is said of it."""
        self.found.is_complete = False
        for number in open_ends:
            self.found.reached[number].is_good = True
        return self.found

    def _add(self, world: World, before: int | None, act: tuple[str, ...]) -> tuple[int, bool]:
        """The number of the state that *world* is in, and whether it is new and goes on."""
        found = self.found
        name = states.key(world) if not world.is_over else (len(found.reached),)
        if name in self.known:
            return self.known[name], False
        self.budget.states -= 1
        number = self.known[name] = len(found.reached)
        found.reached.append(_reached(world, before, act))
        if world.refused:
            found.refused.setdefault(world.refused, number)
        if world.crowded_at:
            found.crowded.setdefault(world.crowded_at, number)
        found.is_complete = found.is_complete and not world.is_too_much
        return number, not world.is_over


def _reached(world: World, before: int | None, act: tuple[str, ...]) -> Reached:
    return Reached(
        before=before,
        act=act,
        is_good=world.completed or world.is_too_much or bool(world.refused or world.crowded_at),
        is_rest=not world.is_over and not world.asked,
        reached_end=world.reached_end,
        waits_at=tuple(token.spot for token in world.stuck()),
        steps=tuple(token.spot for place in world.places() for token in place.tokens if token.state == STEP),
        circles_at=world.circles_at,
    )
