"""Two runs of one case that must agree: one saved and loaded before every act, one that lives on with all its history.

It proves that nothing the engine does looks back at what a saved state leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
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


Words = dict[str, list[Any]]  #: names that the diagram asks for -> values that make a difference to it


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
    given = {name: chance.choice(values) for name, values in words.items()}
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
        acts += [(partial(_complete, number=number, data=_some(words, chance), now=now), now)] * 3
    for timer in timers(run)[:1]:
        later = max(now, timer.due)
        acts.append((partial(fire_due, now=later), later))
    for wait in waits(run):
        deliver = {"message": deliver_message, "service": deliver_message, "signal": deliver_signal}.get(wait.kind)
        if deliver is not None:
            acts.append((partial(deliver, name=wait.name, payload=_some(words, chance), now=now), now))
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


def _some(words: Words, chance: Random) -> dict[str, Any]:
    """Random answers to some of the names."""
    return {name: chance.choice(values) for name, values in words.items() if chance.random() < 0.7}


def _words(definition: Definition) -> Words:
    words: Words = {}
    for text, is_list in _texts(definition):
        values = [["a", "b", "c"], [1], []] if is_list else _values(text)
        for name in expression.names(text):
            words.setdefault(name, []).extend(values)
    return {name: words[name] for name in sorted(words)}


def _values(text: str) -> list[Any]:
    """Values on both sides of what *text* compares with."""
    values: list[Any] = []
    for said, number in LITERAL.findall(text):
        values += [int(number) - 1, int(number), int(number) + 1] if number else [said, "?"]
    return values or [True, False]


def _texts(definition: Definition) -> Iterator[tuple[str, bool]]:
    """The expressions of the definition that decide which way a case goes, and whether each wants a list."""
    for process in definition.processes.values():
        for node in process.nodes():
            loop = node.drawn.loop
            if loop is not None and loop.collection:
                yield loop.collection, True
            inside = (loop.cardinality, loop.condition) if loop else ()
            conditions = [trigger.text for trigger in node.triggers if trigger.kind == "conditional"]
            for text in (*(flow.condition for flow in node.flows), *inside, *conditions):
                if text:
                    yield text, False
