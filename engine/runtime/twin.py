"""Two runs of one case that must agree: one saved and loaded before every act, one that lives on with all its history.

It proves that nothing the engine does looks back at what a saved state leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from random import Random
from typing import Any

from engine.runtime.definitions import Definition
from engine.runtime.deliveries import deliver_message, deliver_signal, fire_due, timers, waits
from engine.runtime.faults import RuntimeFault
from engine.runtime.runs import Run, complete, encode, outgoing, ready, restore, start
from feel import expression
from feel.errors import Fault

BEGIN = datetime(2026, 1, 5, 1, tzinfo=UTC)
LONGEST = 80  #: acts of one case
LITERAL = re.compile(r'"([^"]*)"|\b(\d{1,6})\b')

Act = Callable[[Run], object]
Pair = tuple[str, object, object]  #: what is compared, and the two values


class TwinsDiffer(RuntimeFault):
    """Seed {seed}, after {acts} acts: the saved run and the living one differ in {what}."""

    vi = "Hạt giống {seed}, sau {acts} lần xử lý: bản đã lưu và bản đang sống khác nhau ở {what}."


@dataclass(frozen=True, slots=True)
class Words:
    """What random answers are made of: the names that the diagram asks for, and values that it compares them with."""

    names: tuple[str, ...]
    values: tuple[Any, ...]

    def some(self, chance: Random) -> dict[str, Any]:
        """Random answers to some of the names."""
        return {name: chance.choice(self.values) for name in self.names if chance.random() < 0.7}

    def all(self, chance: Random) -> dict[str, Any]:
        """Random answers to all names."""
        return {name: chance.choice(self.values) for name in self.names}


def compare(definition: Definition, seed: int, steps: int) -> int:
    """Walk at random through cases of *definition* until at least *steps* acts are done; how many had no fault.

    Acts complete a random ready step with random data, let time pass to the next timer, or deliver what is waited for.

    Raises:
        TwinsDiffer: the two runs disagree in ready steps, their data, timers, waits, what goes out, or in a fault.
    """
    chance = Random(seed)
    words = _words(definition)
    acts = sound = 0
    while acts < steps:
        acts += 1  # a case that cannot begin counts too, or a diagram that never begins would hold us here
        for what, saved, living in _walk(definition, words, chance):
            if saved != living:
                raise TwinsDiffer(seed=seed, acts=acts, what=f"{what}: {saved} | {living}"[:2000])
            acts += what == "act"
            sound += what == "act" and saved[0] is None  # type: ignore[index] # an act gives a tuple
    return sound


def _walk(definition: Definition, words: Words, chance: Random) -> Iterator[Pair]:
    """One case from its start until it ends, has a fault, or nothing can be done with it."""
    given = words.all(chance)
    try:
        saved, living = (start(definition, data=given, now=BEGIN) for _ in range(2))
    except Fault:
        return
    now = BEGIN
    for _ in range(LONGEST):
        yield "before saving", _seen(saved), _seen(living)
        saved = restore(definition, encode(saved))
        yield "after loading", _seen(saved), _seen(living)
        chosen = _choose(living, words, chance, now)
        if chosen is None:
            return
        act, now = chosen
        yield "act", _outcome(act, saved), _outcome(act, living)
        if saved.is_broken:
            return


def _choose(run: Run, words: Words, chance: Random, now: datetime) -> tuple[Act, datetime] | None:
    """Something that can be done with *run*, and the moment it is done; None when nothing can."""
    acts: list[tuple[Act, datetime]] = []
    for number, _ in enumerate(ready(run)):
        acts += [(partial(_complete, number=number, data=words.some(chance), now=now), now)] * 3
    for timer in timers(run)[:1]:
        later = max(now, timer.due)
        acts.append((partial(fire_due, now=later), later))
    for wait in waits(run):
        deliver = {"message": deliver_message, "service": deliver_message, "signal": deliver_signal}.get(wait.kind)
        if deliver is not None:
            acts.append((partial(deliver, name=wait.name, payload=words.some(chance), now=now), now))
    return chance.choice(acts) if acts else None


def _complete(run: Run, *, number: int, data: dict[str, Any], now: datetime) -> None:
    complete(run, ready(run)[number].id, data=data, now=now)


def _outcome(act: Act, run: Run) -> tuple[object, ...]:
    """What an act leads to at once: its fault, what goes out, the end events."""
    try:
        act(run)
    except Fault as fault:
        return type(fault).__name__, fault.say("en")
    return None, [(sent.kind, sent.name, sent.element, sent.payload) for sent in outgoing(run)], run.end_events


def _seen(run: Run) -> tuple[object, ...]:
    """What a caller sees of *run*, without ids: they differ between the two."""
    steps = [(step.element, step.lanes, step.data) for step in ready(run)]
    due = [(timer.element, timer.due) for timer in timers(run)]
    waited = [(wait.element, wait.kind, wait.name) for wait in waits(run)]
    return run.ended, steps, due, waited


def _words(definition: Definition) -> Words:
    texts = list(_texts(definition))
    names = {name for text in texts for name in expression.names(text)}
    literals = {said or int(number) for text in texts for said, number in LITERAL.findall(text)}
    lists = [["a", "b", "c"], [1], []]
    return Words(tuple(sorted(names)), (True, False, *sorted(literals, key=str), *lists))


def _texts(definition: Definition) -> Iterator[str]:
    """The expressions of the definition that decide which way a case goes."""
    for process in definition.processes.values():
        for node in process.nodes():
            loop = node.drawn.loop
            inside = (loop.cardinality, loop.condition, loop.collection) if loop else ()
            conditions = [trigger.text for trigger in node.triggers if trigger.kind == "conditional"]
            for text in (*(flow.condition for flow in node.flows), *inside, *conditions):
                if text:
                    yield text
