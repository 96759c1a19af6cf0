"""A definition: the files of one snapshot, made ready to run once per process of the machine and shared by all runs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from engine.runtime import compiler
from engine.runtime.expressions import Feel
from engine.runtime.faults import NoSuchProcess, Unfit
from engine.runtime.nodes import Process
from feel.findings import Finding, of_fault
from feel.tables import Table

MOST_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One process of a snapshot with everything that it calls. Read only."""

    key: str  #: content digest of the snapshot
    process: str
    main: Process
    processes: Mapping[str, Process]  #: every process and sub-process of the files, by id
    decisions: Mapping[str, Table]
    engine: Feel
    diagrams: Mapping[str, bytes]  #: its files that hold diagrams


_kept: OrderedDict[tuple[str, str], Definition] = OrderedDict()
_lock = Lock()


def definition(key: str, files: Mapping[str, bytes], process: str) -> Definition:
    """The definition of *process* in *files*, whose content *key* identifies.

    The files are read once for each key and process; the last MOST_KEPT definitions stay in memory.

    Raises:
        Unfit: `verify` would report an error.
        NoSuchProcess: no file has that process.
    """
    with _lock:
        found = _kept.get((key, process))
        if found is None:
            found = _kept[key, process] = _make(key, files, process)
        _kept.move_to_end((key, process))
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found


def verify(files: Mapping[str, bytes], process: str | None = None) -> list[Finding]:
    """What is wrong with *files*, nothing of them being run; all their processes, or only *process* and what it calls.

    An error means that `definition` refuses them.
    """
    compiled = compiler.compile_files(files, process)
    if process is not None and process not in compiled.processes and not compiled.findings:
        return [of_fault(NoSuchProcess(process=process), rule="no-such-process", file="", element=process)]
    return compiled.findings


def _make(key: str, files: Mapping[str, bytes], process: str) -> Definition:
    compiled = compiler.compile_files(files, process)
    errors = [finding for finding in compiled.findings if finding.is_error]
    if errors:
        raise Unfit(finding=errors[0], count=len(errors))
    if process not in compiled.processes:
        raise NoSuchProcess(process=process)
    return Definition(
        key=key,
        process=process,
        main=compiled.processes[process],
        processes=compiled.processes,
        decisions=compiled.decisions,
        engine=Feel(),
        diagrams={file: content for file, content in files.items() if file.endswith(compiler.DIAGRAMS)},
    )
