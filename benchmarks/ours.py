"""The product's engine under measurement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from benchmarks import procedure
from benchmarks.rows import Moved, Waiting
from engine import runtime

KEY = "reference-1"
FILES = {"reference.bpmn": procedure.draw(procedure.OURS)}


class Ours:
    """Shared definition, compact state."""

    name = "ours"

    def begin(self, data: Mapping[str, object], now: datetime) -> Moved:
        """A new case."""
        run = runtime.start(self.definition(), data=data, now=now)
        return Moved(runtime.encode(run), [], _waiting(run), is_open=True)

    def complete(self, state: bytes, element: str, answers: Mapping[str, object], now: datetime) -> Moved:
        """Load, complete one step, make ready to save."""
        run = runtime.restore(self.definition(), state)
        before = _waiting(run)
        step = next(one.step for one in before if one.element == element)
        runtime.complete(run, step, data=answers, now=now)
        return Moved(runtime.encode(run), before, _waiting(run), is_open=not run.ended)

    def definition(self) -> runtime.Definition:
        """As each act asks for it."""
        return runtime.definition(KEY, FILES, procedure.PROCESS)


def _waiting(run: runtime.Run) -> list[Waiting]:
    return [Waiting(step.id, step.element, step.lanes[-1] if step.lanes else None) for step in runtime.ready(run)]
