"""What comes to a case from outside persons: messages, signals and the passing of time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bpmn.timers import asks_clock
from engine.runtime import catches, throws, timing
from engine.runtime.cases import Case
from engine.runtime.data import kept
from engine.runtime.faults import Endless
from engine.runtime.runs import Run, acting
from engine.runtime.tokens import Token

MOST_FIRED = 1_000  #: Our choice: a case asleep for a month with an hourly reminder wakes within a few acts
STEP = "step_due"  #: the clock of the step at whose border the timer waits; the others are of the case
Late = tuple[str, str | None]  #: a clock that is late: its name, and for a step its id
MOST_NEW_FIRED = 200  #: timers set and fired in the same act


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """A timer that runs."""

    id: str
    element: str
    due: datetime
    clock: str | None  #: the legal clock that it asks: "case_due", "step_due", "supplement_due"; None: it knows itself
    host: str | None  #: id of the step at whose border it waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Something that the case waits for."""

    id: str
    element: str
    kind: str  #: "message", "signal", "conditional", "service" (an answer) or "join" (other branches)
    name: str


def deliver_message(
    run: Run, name: str, *, payload: Mapping[str, Any], now: datetime, correlation: object = None
) -> bool:
    """Give a message to the one token that waits for it; whether there was one.

    *correlation* is the id of a wait, or the value that the property `correlation` of an event gave when it began to
    wait. An event with that property takes no other message; of those without it the first that waits takes it. The
    names in *payload* are written into the data.
    """
    with acting(run, now) as case:
        for token, number in _addressed(case, name):
            if correlation in (token.id, token.marks.get("key")):
                catches.fire(token, number, kept(payload))
                case.do_engine_steps()
                return True
    return False


def deliver_signal(run: Run, name: str, *, payload: Mapping[str, Any], now: datetime) -> bool:
    """Let everyone in the case hear a signal who waits for it; whether there was anyone."""
    with acting(run, now) as case:
        was_heard = throws.signal(case, name, kept(payload))
        case.do_engine_steps()
    return was_heard


def fire_due(run: Run, *, now: datetime, late: Collection[Late] = ()) -> int:
    """Fire every timer that is due at *now*, the earliest first, then those that ask a clock in *late*; how many fired.

    Missed firings of a cycle are made up one by one. At most MOST_FIRED in one act: the rest stays due.
    """
    fired = fresh = 0
    with acting(run, now) as case:
        known = {token.id for token in case.tokens()}
        while fired < MOST_FIRED and (found := _earliest(case, now, late)):
            token, number = found
            fresh += token.id not in known
            if fresh > MOST_NEW_FIRED:
                raise Endless(element=token.node.name, limit=MOST_NEW_FIRED)
            _fire_timer(token, number)
            case.do_engine_steps()
            fired += 1
    return fired


def timers(run: Run) -> list[Timer]:
    """The timers that run, the earliest first."""
    running = [_timer(due, token, number) for due, token, number in _running(run.case)]
    return sorted(running, key=lambda timer: timer.due)


def waits(run: Run) -> list[Wait]:
    """What the case waits for beside persons and timers."""
    return [
        Wait(id=token.id, element=token.node.name, kind=kind, name=name)
        for token in run.case.tokens()
        for kind, name in _waited_for(token)
    ]


def _addressed(case: Case, name: str) -> list[tuple[Token, int]]:
    return [*catches.waiting(case, "message", name), *catches.waiting(case, "service", name)]


def _running(case: Case) -> list[tuple[datetime, Token, int]]:
    return [
        (datetime.fromisoformat(due[0]), token, int(number))
        for token in case.tokens()
        for number, due in token.marks.get("due", {}).items()
    ]


def _timer(due: datetime, token: Token, number: int) -> Timer:
    clock, host = _asked(token, number)
    return Timer(id=_id(token, number), element=token.node.name, due=due, clock=clock, host=host)


def _asked(token: Token, number: int) -> tuple[str | None, str | None]:
    """The legal clock that a timer asks, if it does, and the step at whose border it waits."""
    text = token.node.triggers[number].text
    return (text.strip() if asks_clock(text) else None), token.marks.get("host")


def _is_late(token: Token, number: int, late: Collection[Late]) -> bool:
    clock, host = _asked(token, number)
    return clock is not None and (clock, host if clock == STEP else None) in late


def _earliest(case: Case, now: datetime, late: Collection[Late]) -> tuple[Token, int] | None:
    running = _running(case)
    due = [found for found in running if found[0] <= now or _is_late(found[1], found[2], late)]
    if not due:
        return None
    _, token, number = min(due, key=lambda found: found[0])
    return token, number


def _fire_timer(token: Token, number: int) -> None:
    due = token.marks["due"]
    following = timing.following(due.pop(str(number)))
    if following is not None:
        due[str(number)] = following
    catches.fire(token, number)


def _id(token: Token, number: int) -> str:
    """The id of a timer: that of its token, with a number when it has several."""
    return token.id if len(token.marks["due"]) == 1 else f"{token.id}:{number}"


def _waited_for(token: Token) -> list[tuple[str, str]]:
    if token.node.gathers or "idle" in token.marks:
        return [("join", "")]
    return [
        (trigger.kind, trigger.name)
        for number, trigger in enumerate(token.node.triggers)
        if trigger.kind in ("message", "signal", "conditional", "service")
        and token.is_waiting
        and number not in token.marks.get("got", ())
    ]
