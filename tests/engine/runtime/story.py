"""A case in a test: each act loads the state, does one thing and saves it again, as the product does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from engine import runtime
from tests.engine.runtime import drawing

MONDAY = datetime(2026, 11, 23, 1, tzinfo=UTC)


def key(files: Mapping[str, bytes]) -> str:
    """A content digest of *files*."""
    return sha256(repr(sorted(files.items())).encode()).hexdigest()


def read(files: Mapping[str, bytes], process: str = "p") -> runtime.Definition:
    """The definition of *files*."""
    return runtime.definition(key(files), files, process)


def errors(files: Mapping[str, bytes], process: str | None = "p") -> set[str | None]:
    """The elements that the check refuses."""
    return {found.element for found in runtime.verify(files, process) if found.is_error}


class Story:
    """One case, told act by act."""

    def __init__(
        self, files: Mapping[str, bytes], data: Mapping[str, Any] | None = None, *, process: str = "p", at: str = ""
    ) -> None:
        self.definition = read(files, process)
        self.now = MONDAY
        self.sent: list[runtime.Outgoing] = []
        self._keep(runtime.start(self.definition, data=data or {}, now=self.now, start_event=at or None))

    @property
    def run(self) -> runtime.Run:
        """The case as it is loaded."""
        return runtime.restore(self.definition, self.state)

    @property
    def steps(self) -> list[str]:
        """The elements that wait for a person, sorted."""
        return sorted(step.element for step in self.ready)

    @property
    def ended(self) -> bool:
        return self.run.ended

    @property
    def data(self) -> dict[str, Any]:
        """The data of the case."""
        return self.run.case.data

    @property
    def waits(self) -> list[runtime.Wait]:
        return runtime.waits(self.run)

    @property
    def timers(self) -> list[runtime.Timer]:
        return runtime.timers(self.run)

    def step(self, element: str) -> runtime.Step:
        """The first ready step on *element*."""
        return next(step for step in self.ready if step.element == element)

    @property
    def ready(self) -> list[runtime.Step]:
        return runtime.ready(self.run)

    def do(self, *elements: str, **answers: Any) -> Story:
        """Complete a step on each of *elements* in turn, with the same answers."""
        for element in elements:
            self.do_step(self.step(element).id, **answers)
        return self

    def do_step(self, step_id: str, **answers: Any) -> Story:
        """Complete the step with that id."""
        run = self.run
        runtime.complete(run, step_id, data=answers, now=self.now)
        self._keep(run)
        return self

    def later(self, **length: float) -> Story:
        """Let time pass and fire what is due."""
        self.now += timedelta(**length)
        run = self.run
        runtime.fire_due(run, now=self.now)
        self._keep(run)
        return self

    def message(self, name: str, correlation: object = None, **payload: Any) -> bool:
        """Deliver a message."""
        run = self.run
        taken = runtime.deliver_message(run, name, payload=payload, now=self.now, correlation=correlation)
        self._keep(run)
        return taken

    def signal(self, name: str, **payload: Any) -> bool:
        """Deliver a signal."""
        run = self.run
        heard = runtime.deliver_signal(run, name, payload=payload, now=self.now)
        self._keep(run)
        return heard

    def back(self, element: str, to: str) -> Story:
        """Take a step back."""
        step, run = self.step(element), self.run
        runtime.step_back(run, step.id, to, now=self.now)
        self._keep(run)
        return self

    def _keep(self, run: runtime.Run) -> None:
        self.sent = runtime.outgoing(run)
        self.ends = run.end_events
        self.state = runtime.encode(run)


def told(*parts: str, names: str = "", **data: Any) -> Story:
    """A case of the process drawn with *parts*; *names* are the messages, signals, errors and escalations."""
    return Story(drawing.drawn(*parts, names=names), data)
