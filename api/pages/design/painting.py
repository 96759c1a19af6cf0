"""How far the scenarios of a draft go, painted on its diagram and told in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flask_babel import gettext

from api import diagrams
from bpmn import folder, shipped
from bpmn.drawing.state import Standing, State
from bpmn.model import Diagram
from engine import coverage
from feel.errors import Fault


@dataclass(frozen=True, slots=True)
class Line:
    """One flow of the main diagram."""

    id: str
    way: str  #: "process#flow"
    words: str  #: where from, where to
    count: int | None  #: how many scenarios take it; None: it was taken, but not counted


@dataclass(frozen=True, slots=True)
class Painted:
    """The main diagram with its flows."""

    diagram: Diagram
    lines: tuple[Line, ...]

    @property
    def missed(self) -> list[Line]:
        """The flows that no scenario takes."""
        return [one for one in self.lines if one.count == 0]

    def picture(self, links: Mapping[str, str]) -> bytes:
        """The diagram as SVG with the number on each flow; *links*: where a click on a number leads."""
        standing: dict[str, Standing] = {one.id: "missed" if one.count == 0 else "done" for one in self.lines}
        state = State(standing, {one.id: one.count for one in self.lines if one.count})
        return diagrams.painted(self.diagram, state, links)


def of_counts(files: Mapping[str, bytes], counts: Mapping[str, int]) -> Painted | None:
    """By how many scenarios took each flow; None: there is no diagram that can be read."""
    diagram = _diagram(files)
    if diagram is None:
        return None
    return Painted(diagram, tuple(_line(diagram, at, counts.get(way, 0)) for at, way in enumerate(_ways(diagram))))


def of_record(files: Mapping[str, bytes]) -> Painted | None:
    """By what was measured when the draft was as it is now; None: nothing was."""
    record = coverage.read(files.get(shipped.RECORD, b""))
    feature = files.get(shipped.FEATURE)
    diagram = _diagram(files)
    if record is None or feature is None or diagram is None:
        return None
    runs = folder.running(files)
    told: Collection[str] = {one.rule for one in coverage.problems(runs, feature=feature, record=files[shipped.RECORD])}
    if coverage.STALE in told:
        return None
    missed = set(record.uncovered)
    return Painted(
        diagram,
        tuple(_line(diagram, at, 0 if flow.id in missed else None) for at, flow in enumerate(diagram.flows)),
    )


def _diagram(files: Mapping[str, bytes]) -> Diagram | None:
    try:
        return diagrams.drawn(files).main
    except (Fault, ValueError):
        return None


def _ways(diagram: Diagram) -> list[str]:
    return [f"{flow.process}#{flow.id}" for flow in diagram.flows]


def _line(diagram: Diagram, at: int, count: int | None) -> Line:
    flow = diagram.flows[at]
    names = {node.id: node.name or node.id for node in diagram.nodes}
    words = gettext("từ “%(one)s” đến “%(other)s”", one=names.get(flow.source, ""), other=names.get(flow.target, ""))
    return Line(flow.id, f"{flow.process}#{flow.id}", f"{flow.name}: {words}" if flow.name else str(words), count)
