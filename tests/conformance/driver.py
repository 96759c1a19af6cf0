"""The eight verbs by which a case is driven from outside: nothing but what the product offers to everyone.

The state of the case goes through its stored form after every act, as it does in the product.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import isodate

from bpmn import adopt, model, soundness, xml
from engine import runtime
from feel import findings
from feel.errors import Fault
from feel.findings import Finding

BEGIN = datetime(2026, 11, 23, 8, tzinfo=UTC)


class Driver:
    """One imported process and the case that runs in it."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.now = BEGIN
        self.reported: list[str] = []  #: faults, in words
        self._definition: runtime.Definition | None = None
        self._state = b""
        self._is_ended = False

    def import_file(self, paths: Sequence[Path], process: str | None = None) -> list[Finding]:
        """What the product says of the files; they are one procedure."""
        found: list[Finding] = []
        for path in paths:
            found += self._adopt(path.name, path.read_bytes())
        if not any(finding.is_error for finding in found):
            found += runtime.verify(self.files, process)
        if not any(finding.is_error for finding in found):
            found += soundness.check(self._diagrams())
        return found

    def _diagrams(self) -> list[model.Diagram]:
        files = [(name, data) for name, data in self.files.items() if not name.endswith(".dmn")]
        return [model.read(xml.parse(data, file=name), file=name) for name, data in files]

    def start(self, process: str, data: Mapping[str, object]) -> None:
        """Begin a case."""
        key = hashlib.sha256(b"\0".join(self.files.values())).hexdigest()
        try:
            self._definition = runtime.definition(key, self.files, process)
            self._keep(runtime.start(self._definition, data=data, now=self.now))
        except Fault as fault:
            self.reported.append(str(fault))

    def active_tasks(self) -> Counter[str]:
        """The element of each step that waits for a person."""
        return Counter(step.element for step in self.ready())

    def complete(self, element: str, data: Mapping[str, object]) -> None:
        """Finish one step of *element*."""
        step = next((step for step in self.ready() if step.element == element), None)
        if step is not None:
            self.complete_step(step, data)

    def advance(self, duration: str) -> None:
        """Let *duration* (ISO 8601) go by."""
        self.advance_to(self.now + isodate.parse_duration(duration))

    def message(self, name: str) -> None:
        """Hand in a message from outside."""
        self._act(lambda run: runtime.deliver_message(run, name, payload={}, now=self.now))

    def signal(self, name: str) -> None:
        """Hand in a signal from outside."""
        self._act(lambda run: runtime.deliver_signal(run, name, payload={}, now=self.now))

    def ended(self) -> bool:
        """Whether nothing is left to do."""
        return self._is_ended

    def incidents(self) -> list[str]:
        """What was reported while the case ran."""
        return self.reported

    def ready(self) -> list[runtime.Step]:
        """The steps that wait for a person."""
        return runtime.ready(self._run()) if self._state else []

    def complete_step(self, step: runtime.Step, data: Mapping[str, object]) -> None:
        """Finish *step*."""
        self._act(lambda run: runtime.complete(run, step.id, data=data, now=self.now))

    def next_timer(self) -> datetime | None:
        """When the clock matters next."""
        return min((timer.due for timer in runtime.timers(self._run())), default=None) if self._state else None

    def advance_to(self, moment: datetime) -> None:
        """Let the time until *moment* go by."""
        self.now = moment
        self._act(lambda run: runtime.fire_due(run, now=moment))

    def _act(self, act: Callable[[runtime.Run], object]) -> None:
        """Do *act* on the stored case and store it again; a fault is reported and leaves the case as it was."""
        run = self._run()
        try:
            act(run)
            self._keep(run)
        except Fault as fault:
            self.reported.append(str(fault))

    def _adopt(self, name: str, data: bytes) -> list[Finding]:
        if name.endswith(".dmn"):
            self.files[name] = data
            return []
        try:
            adopted = adopt.adopt(data, file=name)
        except Fault as fault:
            return [findings.of_fault(fault, rule="unreadable", file=name, element=None)]
        self.files[name] = adopted.data
        return adopted.notices

    def _run(self) -> runtime.Run:
        assert self._definition is not None
        return runtime.restore(self._definition, self._state)

    def _keep(self, run: runtime.Run) -> None:
        self._state = runtime.encode(run)
        self._is_ended = run.ended
