"""Where a try-run takes place: what every kind of stage can do, and what is told of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from engine.cases import VIETNAM
from feel.errors import Fault


class NobodyWaits(Fault):
    """Nobody waits at the step '{step}' now; these steps wait: {waiting}."""

    vi = "Không có việc nào đang chờ ở bước '{step}'; các bước đang chờ: {waiting}."


class NotHeard(Fault):
    """Nothing waits for the {kind} '{name}' now."""

    vi = "Lúc này không có gì chờ {kind_vi} '{name}'."


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that waits for a person."""

    id: str
    element: str
    name: str
    who: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Line:
    """One step that was done."""

    step: str
    name: str
    who: str
    at: datetime
    due: datetime | None
    status: str | None

    def plain(self) -> dict[str, Any]:
        """The line as JSON carries it."""
        return {
            "step": self.step,
            "who": self.who,
            "at": iso(self.at),
            "due": iso(self.due) if self.due else None,
            "status": self.status,
        }


class Stage(Protocol):
    """One case on trial."""

    now: datetime
    trace: list[Line]

    def start(self, answers: Mapping[str, Any] | None, *, channel: str | None, variant: str | None) -> None:
        """File the case; without answers, with made-up ones."""

    def waiting(self) -> list[Waiting]:
        """The steps that wait, the oldest first."""

    def next_timer(self) -> datetime | None:
        """When time alone moves the case on next."""

    def complete(self, step: Waiting, answers: Mapping[str, Any] | None, *, by: str | None, turn: int) -> None:
        """Do a step; without answers, with made-up ones of that turn."""

    def message(self, name: str, payload: Mapping[str, Any]) -> bool:
        """Hand the case a message; whether anything waited for it."""

    def signal(self, name: str, payload: Mapping[str, Any]) -> bool:
        """Let the case hear a signal; whether anything waited for it."""

    def advance(self, to: datetime) -> None:
        """Time goes by; what is due until then happens."""

    def ended(self) -> bool:
        """Whether the case is over."""

    def status(self) -> str | None:
        """The status as the circular words it."""


def iso(moment: datetime) -> str:
    """*moment* in Vietnam's time, to the second."""
    return moment.astimezone(VIETNAM).isoformat(timespec="seconds")


def find(stage: Stage, step: str) -> Waiting:
    """The step with the id or name *step* that waits.

    Raises:
        NobodyWaits: names those that do.
    """
    waiting = stage.waiting()
    for one in waiting:
        if step in (one.element, one.name):
            return one
    raise NobodyWaits(step=step, waiting=", ".join(one.element for one in waiting) or "–")
