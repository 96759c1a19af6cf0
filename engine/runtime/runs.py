"""A run: one case in memory for one act, and what can be done with it.

Load, one verb, save. After a fault the run in memory is unusable and its caller rolls back: nothing is half done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.runtime import codec
from engine.runtime.cases import MOST_WORK, Case, Outgoing
from engine.runtime.data import answer, kept, view_of_step
from engine.runtime.definitions import Definition
from engine.runtime.faults import NoSuchStep, NoTimeZone, StartUnclear, Unusable
from engine.runtime.nodes import Node
from engine.runtime.tokens import Token
from feel.limits import Meter

KINDS = {"userTask": "user", "manualTask": "manual", "task": "none"}


@dataclass(slots=True)
class Run:
    """One case in memory. Get one from `start` or `restore`."""

    case: Case
    is_broken: bool = False

    @property
    def ended(self) -> bool:
        """Whether nothing more can happen in it."""
        return self.case.completed

    @property
    def stuck(self) -> bool:
        """Whether it has not ended and yet nothing can move it on: a join waits for a branch that is gone."""
        return not self.ended and not any(token.is_step or token.hopes for token in self.case.tokens())

    @property
    def end_events(self) -> list[str]:
        """The ids of the end events that this act reached."""
        return list(self.case.end_events)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that waits for a person."""

    id: str
    element: str  #: BPMN id
    name: str
    kind: str  #: "user", "manual" or "none" (an abstract task)
    lanes: tuple[str, ...]  #: from the outermost lane to the innermost; the caller's inside a process without lanes
    process: str  #: id of the process it is drawn in
    data: dict[str, Any]  #: a copy of what the step sees
    properties: Mapping[str, str]


@contextmanager
def acting(run: Run, now: datetime) -> Iterator[Case]:
    """One act on *run* at the moment *now*; whatever goes wrong in it makes the run unusable.

    Raises:
        Unusable: an earlier act went wrong.
        NoTimeZone: *now* says no time zone.
    """
    if run.is_broken:
        raise Unusable
    if now.utcoffset() is None:
        raise NoTimeZone(moment=now.isoformat())
    run.is_broken = True
    case = run.case
    case.now = now
    case.steps = 0
    case.meter = Meter(MOST_WORK)
    case.end_events.clear()
    yield case
    run.is_broken = False


def start(definition: Definition, *, data: Mapping[str, Any], now: datetime, start_event: str | None = None) -> Run:
    """A new run of *definition* that has moved as far as it can.

    Raises:
        StartUnclear: several start events and none named, or the named one does not exist.
    """
    run = Run(Case(definition, now=now))
    with acting(run, now) as case:
        case.data = kept(data)
        case.begin(_start_node(definition, start_event))
        case.do_engine_steps()
    return run


def encode(run: Run) -> bytes:
    """The state of *run*, to be kept until the next act."""
    if run.is_broken:
        raise Unusable
    return codec.encode(run.case)


def restore(definition: Definition, blob: bytes) -> Run:
    """The run whose state `encode` gave.

    Raises:
        StateTooNew, StateOfOther, StateBroken: it cannot be read here.
    """
    return Run(codec.decode(definition, blob))


def ready(run: Run) -> list[Step]:
    """The steps that wait for a person, in the order in which they came."""
    return [_step(token) for token in run.case.tokens() if token.is_step]


def complete(run: Run, step_id: str, *, data: Mapping[str, Any], now: datetime) -> None:
    """Complete a step with the answers in *data* and move as far as the case can.

    Raises:
        NoSuchStep: it does not wait (any more).
    """
    with acting(run, now) as case:
        token = step_token(case, step_id)
        answer(token, kept(data))
        token.run()
        case.do_engine_steps()


def outgoing(run: Run) -> list[Outgoing]:
    """What left the case since this was asked last, or since the case was loaded."""
    sent = list(run.case.outgoing)
    run.case.outgoing.clear()
    return sent


def step_token(case: Case, step_id: str) -> Token:
    """The token of a step that waits for a person."""
    token = case.find(step_id)
    if token is None or not token.is_step:
        raise NoSuchStep(step=step_id)
    return token


def _step(token: Token) -> Step:
    node = token.node
    return Step(
        id=token.id,
        element=node.name,
        name=node.drawn.name,
        kind=KINDS[node.drawn.kind],
        lanes=lanes(token),
        process=node.process.process,
        data=view_of_step(token),
        properties=node.drawn.properties,
    )


def lanes(token: Token) -> tuple[str, ...]:
    """The lanes of *token*: its own, else those of the nearest activity around it that has any."""
    around = (activity.node.drawn.lanes for activity in token.above)
    return token.node.drawn.lanes or next((found for found in around if found), ())


def _start_node(definition: Definition, start_event: str | None) -> Node | None:
    main = definition.main
    if start_event is None:
        if len(main.entries) != 1 and any(node.drawn.kind == "startEvent" for node in main.entries):
            raise StartUnclear(element=main.process, events=", ".join(node.name for node in main.entries))
        return None
    for node in main.starts:
        if node.name == start_event:
            return node
    raise StartUnclear(element=main.process, events=", ".join(node.name for node in main.starts))
