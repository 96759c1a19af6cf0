"""The record of how far the scenarios of a procedure go: made by running them, believed as long as nothing changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from bpmn import folder, model, sharing
from engine.runtime import Way
from feel.findings import Finding

MISSING, STALE, GAP = "coverage-missing", "coverage-stale", "coverage-gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was measured, and of what."""

    folder: str  #: content address of the procedure folder
    feature: str  #: SHA-256 of the file with the scenarios, in hex
    flows: int  #: sequence flows of the procedure's own diagrams
    uncovered: tuple[str, ...]  #: ids of the flows that no scenario takes, in order
    shared: tuple[str, ...] = ()  #: "process#flow" for the flows of shared diagrams that some scenario takes, in order

    @property
    def covered(self) -> int:
        """How many flows some scenario takes."""
        return self.flows - len(self.uncovered)


def measured(files: Mapping[str, bytes], feature: bytes, taken: Iterable[Way]) -> Record:
    """The record for the procedure *files* whose scenarios in *feature* took the flows *taken*."""
    known, gone = flows(files), set(taken)
    return Record(
        folder=folder.digest(files),
        feature=_address(feature),
        flows=len(known),
        uncovered=tuple(sorted(flow for process, flow in known if (process, flow) not in gone)),
        shared=tuple(sorted(f"{process}#{flow}" for process, flow in shared_flows(files) if (process, flow) in gone)),
    )


def flows(files: Mapping[str, bytes]) -> list[Way]:
    """Every sequence flow of the procedure's own diagrams; those of shared ones belong to all who call them.

    Raises:
        Unreadable: a diagram cannot be read.
    """
    return [way for name in sorted(files) if "/" not in name for way in _flows_in(name, files)]


def shared_flows(files: Mapping[str, bytes]) -> list[Way]:
    """Every sequence flow of the shared diagrams in *files*.

    Raises:
        Unreadable: a diagram cannot be read.
    """
    shared = f"{sharing.SHARED}/"
    return [way for name in sorted(files) if name.startswith(shared) for way in _flows_in(name, files)]


def write(record: Record) -> bytes:
    """*record* as the file that is kept."""
    return orjson.dumps(asdict(record), option=orjson.OPT_INDENT_2) + b"\n"


def read(data: bytes) -> Record | None:
    """The record in *data*; None when it holds none, which is as good as none at all: measure again."""
    try:
        value = orjson.loads(data)
        return Record(
            folder=str(value["folder"]),
            feature=str(value["feature"]),
            flows=int(value["flows"]),
            uncovered=tuple(map(str, value["uncovered"])),
            shared=tuple(map(str, value["shared"])),
        )
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError):
        return None


def problems(files: Mapping[str, bytes], *, feature: bytes | None, record: bytes | None) -> list[Finding]:
    """What the record says against the procedure *files*: warnings, since a draft may still lack its scenarios."""
    kept = read(record) if record is not None else None
    if feature is None or kept is None:
        return [_finding(MISSING)]
    if (kept.folder, kept.feature) != (folder.digest(files), _address(feature)):
        return [_finding(STALE)]
    return [_finding(GAP, flow) for flow in kept.uncovered]


def _flows_in(name: str, files: Mapping[str, bytes]) -> list[Way]:
    if not name.endswith(".bpmn"):
        return []
    diagram = model.drawn(files[name], file=name)
    return [(flow.process, flow.id) for flow in diagram.flows]


def _address(feature: bytes) -> str:
    return hashlib.sha256(feature).hexdigest()


_WORDS: Mapping[str, tuple[str, str]] = {
    MISSING: (
        "chưa đo độ phủ của kịch bản; hãy viết rồi chạy kịch bản ở trang Kịch bản, hoặc bằng `motcua coverage`.",
        "the coverage of the scenarios was not measured; write and run them on their page, or by `motcua coverage`.",
    ),
    STALE: (
        "thủ tục hoặc kịch bản đã đổi sau lần đo độ phủ; hãy chạy lại ở trang Kịch bản, hoặc bằng `motcua coverage`.",
        "the procedure or its scenarios changed since; run them again on their page, or by `motcua coverage`.",
    ),
    GAP: (
        "chưa kịch bản nào đi qua luồng '{flow}'; hãy thêm kịch bản đi qua luồng này.",
        "no scenario takes the flow '{flow}'; add one that does.",
    ),
}


def _finding(rule: str, flow: str | None = None) -> Finding:
    said: Any = [words.format(flow=flow) for words in _WORDS[rule]]
    return Finding(rule, "warning", "process.bpmn", flow, *said)
