"""The files of a snapshot, compiled: specifications, decision tables, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bpmn import dmn, model, rules
from bpmn.model import Diagram
from engine.runtime import building, checks
from engine.runtime.activities import CallActivity
from engine.runtime.nodes import Process
from feel import tables
from feel.errors import Fault
from feel.findings import Finding, of_fault
from feel.tables import Table

DIAGRAMS = (".bpmn", ".bpmn2", ".xml")
DECISIONS = (".dmn",)


@dataclass(slots=True)
class Compiled:
    """What the files give, and the findings."""

    processes: dict[str, Process] = field(default_factory=dict)
    decisions: dict[str, Table] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    wrong: set[tuple[str, str | None]] = field(default_factory=set)  #: file and element of every error so far

    def add(self, finding: Finding) -> None:
        """Add *finding*."""
        self.findings.append(finding)
        if finding.is_error:
            self.wrong.add((finding.file, finding.element))

    def report(self, file: str, element: str | None, rule: str, vi: str, en: str) -> None:
        """Add an error, unless one is known of the same element: the first says enough."""
        if (file, element) not in self.wrong:
            self.add(Finding(rule, "error", file, element, vi, en))


def compile_files(files: Mapping[str, bytes], process: str | None) -> Compiled:
    """Compile all diagrams and decision tables in *files*; with *process*, check only that and what it calls to run."""
    compiled = Compiled()
    for file, content in sorted(files.items()):
        if file.endswith(DECISIONS):
            _add_decisions(compiled, file, content)
    for diagram in _diagrams(compiled, files):
        _add_processes(compiled, diagram)
    _link_calls(compiled)
    wanted = list(compiled.processes) if process is None else _reached(compiled, process)
    for name in wanted:
        checks.check(compiled.processes[name], compiled.decisions, compiled.report)
    return compiled


def _add_decisions(compiled: Compiled, file: str, content: bytes) -> None:
    try:
        decisions = dmn.read(content, file=file)
    except Fault as fault:
        element = fault.facts.get("element")
        compiled.add(of_fault(fault, rule="decision", file=file, element=None if element is None else str(element)))
        return
    for name, table in decisions.items():
        for problem in tables.problems(table, None):
            cell = str(problem.facts.get("cell") or name)
            compiled.report(file, cell, "decision", problem.say("vi"), problem.say("en"))
    compiled.decisions.update(decisions)


def _diagrams(compiled: Compiled, files: Mapping[str, bytes]) -> Iterable[Diagram]:
    for file, content in sorted(files.items()):
        if file.endswith(DIAGRAMS):
            try:
                diagram = model.drawn(content, file=file)
            except Fault as fault:
                compiled.add(of_fault(fault, rule="unreadable", file=file, element=None))
                continue
            for finding in rules.check(diagram):
                compiled.add(finding)
            yield diagram


def _add_processes(compiled: Compiled, diagram: Diagram) -> None:
    def report(element: str | None, rule: str, vi: str, en: str) -> None:
        compiled.report(diagram.file, element, rule, vi, en)

    for name, process in building.build(diagram, report).items():
        if name in compiled.processes:
            other = compiled.processes[name].file
            vi = f"Id quy trình '{name}' đã dùng trong '{other}'."
            report(name, "id-used-twice", vi, f"The process id '{name}' is already used in '{other}'.")
        else:
            compiled.processes[name] = process


def _link_calls(compiled: Compiled) -> None:
    for process in compiled.processes.values():
        for node in process.nodes():
            if isinstance(node, CallActivity):
                called = compiled.processes.get(node.drawn.called or "")
                if called is not None and called.process == called.name:
                    node.inner = called


def _reached(compiled: Compiled, process: str) -> list[str]:
    """*process* and every process and sub-process that it can come to."""
    reached: dict[str, None] = {}
    todo = [process] if process in compiled.processes else []
    while todo:
        name = todo.pop()
        if name not in reached:
            reached[name] = None
            nodes = compiled.processes[name].nodes()
            todo.extend(node.inner.name for node in nodes if hasattr(node, "inner"))
    return list(reached)
