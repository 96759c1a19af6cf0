"""A try-run of a diagram that belongs to no procedure: the engine alone, without office, forms and statuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bpmn import folder, model, shipped, xml
from bpmn.adopt import adopt
from commands.dryrun.stage import Line, Waiting
from engine import runtime, statuses
from engine.runtime import Definition, Run
from feel.errors import Fault
from feel.findings import Finding


class NothingRuns(Fault):
    """'{file}' holds no process that can be run."""

    vi = "'{file}' không có quy trình nào chạy được."


class BrokenDiagram(Fault):
    """'{file}' has {count} errors; the first one: {first_en}"""

    vi = "'{file}' có {count} lỗi; lỗi đầu tiên: {first_vi}"


@dataclass(slots=True)
class BareStage:
    """One run of the first executable process in a file."""

    definition: Definition
    now: datetime
    trace: list[Line] = field(default_factory=list)
    _run: Run | None = None
    _status: str | None = None

    @property
    def run(self) -> Run:
        """The run, once it is started."""
        assert self._run is not None
        return self._run

    def start(self, answers: Mapping[str, Any] | None, *, channel: str | None, variant: str | None) -> None:
        """Begin with *answers* as data."""
        data = {**(answers or {}), "channel": channel, "variant": variant}
        self._run = runtime.start(self.definition, data=data, now=self.now)
        self._listen()

    def waiting(self) -> list[Waiting]:
        """The steps that wait, in the order in which they came."""
        steps = runtime.ready(self.run)
        return [Waiting(one.id, one.element, one.name, " / ".join(one.lanes) or "–", None) for one in steps]

    def next_timer(self) -> datetime | None:
        """When the next timer is due."""
        timers = runtime.timers(self.run)
        return timers[0].due if timers else None

    def complete(self, step: Waiting, answers: Mapping[str, Any] | None, *, by: str | None, turn: int) -> None:
        """Do a step; nothing is made up where there is no form."""
        del turn
        properties = next(one.properties for one in runtime.ready(self.run) if one.id == step.id)
        self._status = properties.get("status", self._status)
        runtime.complete(self.run, step.id, data=answers or {}, now=self.now)
        self._listen()
        self.trace.append(Line(step.element, step.name, by or step.who, self.now, None, self.status()))

    def message(self, name: str, payload: Mapping[str, Any]) -> bool:
        """Hand the run a message."""
        taken = runtime.deliver_message(self.run, name, payload=payload, now=self.now)
        self._listen()
        return taken

    def signal(self, name: str, payload: Mapping[str, Any]) -> bool:
        """Let the run hear a signal."""
        heard = runtime.deliver_signal(self.run, name, payload=payload, now=self.now)
        self._listen()
        return heard

    def advance(self, to: datetime) -> None:
        """Fire the timers that are due until *to*, each at its moment."""
        while (due := self.next_timer()) is not None and due <= to:
            self.now = max(self.now, due)
            if not runtime.fire_due(self.run, now=self.now):
                break
            self._listen()
        self.now = to

    def ended(self) -> bool:
        """Whether nothing more can happen."""
        return self.run.ended

    def status(self) -> str | None:
        """The words of the status that was reached last; a code that is not official as it is written."""
        if self._status in statuses.CATALOGUE:
            return statuses.words(self._status)
        return self._status

    def _listen(self) -> None:
        for event in runtime.outgoing(self.run):
            if event.kind == "milestone":
                self._status = event.payload.get("status", self._status)


def stage(path: Path, now: datetime) -> BareStage:
    """A stage for the diagram in the file *path*.

    Raises:
        Unreadable, BrokenDiagram, NothingRuns.
    """
    data = adopt(xml.content(path), file=path.name).data
    files = {path.name: data, **shipped.called(path, data)}
    errors: list[Finding] = [finding for finding in runtime.verify(files) if finding.is_error]
    if errors:
        raise BrokenDiagram(file=path.name, count=len(errors), first_vi=errors[0].vi, first_en=errors[0].en)
    diagram = model.read(xml.parse(files[path.name], file=path.name), file=path.name)
    runnable = [process.id for process in diagram.processes if process.executable]
    if not runnable:
        raise NothingRuns(file=path.name)
    return BareStage(runtime.definition(folder.digest(files), files, runnable[0]), now)
