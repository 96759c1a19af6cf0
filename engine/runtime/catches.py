"""Waiting for events: what a token waits for, and what happens when it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.runtime import data, timing
from engine.runtime.library import WAITING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.runtime.cases import Case
    from engine.runtime.tokens import Token


def arm(token: Token) -> None:
    """Begin to wait: timers get their moment now, messages the correlation value that they need."""
    for number, trigger in enumerate(token.node.triggers):
        if trigger.kind == "timer":
            due = timing.first(token.node.name, trigger, timing.value(token, trigger), token.case.now)
            token.marks.setdefault("due", {})[str(number)] = due
        elif trigger.kind == "message" and (key := token.node.drawn.properties.get("correlation")):
            token.marks["key"] = token.case.engine.evaluate(token, key)


def waiting(case: Case, kind: str, name: str | None = None) -> Iterator[tuple[Token, int]]:
    """The tokens that wait for such an event, each with the number of the event definition; oldest place first."""
    for token in case.tokens():
        if token._state == WAITING and "idle" not in token.marks:
            for number, trigger in enumerate(token.node.triggers):
                if trigger.kind == kind and name in (None, trigger.name) and number not in token.marks.get("got", ()):
                    yield token, number


def best(tokens: list[Token], kind: str, code: str) -> tuple[Token, int] | None:
    """Who of *tokens* catches an error or escalation: one that names *code*, else one that takes any."""
    found: tuple[Token, int] | None = None
    for token in tokens:
        for number, trigger in enumerate(token.node.triggers):
            if trigger.kind == kind and token._state == WAITING:
                if trigger.name == code:
                    return token, number
                if not trigger.name:
                    found = found or (token, number)
    return found


def fire(token: Token, number: int, payload: dict[str, Any] | None = None) -> None:
    """Let *token* catch its event definition *number*."""
    if payload:
        data.write(token, payload)
    if _needs_more(token, number):
        return
    race = token.marks.get("race")
    if race is not None:
        for rival in token.place.live():
            if rival is not token and rival.marks.get("race") == race:
                rival.cancel()
    token.node.caught(token)


def _needs_more(token: Token, number: int) -> bool:
    """Whether a parallel multiple event still waits for others of its definitions."""
    if token.node.drawn.attributes.get("parallelMultiple") != "true":
        return False
    got: list[int] = token.marks.setdefault("got", [])
    got.append(number)
    if len(got) < len(token.node.triggers):
        return True
    del token.marks["got"]
    return False
