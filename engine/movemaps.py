"""At which element of another version a case that is moved goes on: offered by id, then by kind and name, or chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bpmn.model import Diagram
from bpmn.nodes import FlowNode
from engine import inspection
from engine.tables import Case, Task
from engine.tables.tasks import is_live

NOWHERE = ("startEvent", "endEvent")  #: where no case stands


@dataclass(frozen=True, slots=True)
class Place:
    """An element that the new version does not have under its id, and what may take its place."""

    id: str
    name: str
    cases: int  #: that wait there
    offered: str | None  #: the new id that is meant, as far as can be told
    options: tuple[tuple[str, str], ...]  #: ids and names of all elements of its kind


def places(old: Mapping[str, bytes], new: Mapping[str, bytes], waiting: Mapping[str, int]) -> list[Place]:
    """The elements of the files *old* that need another in *new*, those first at which cases wait."""
    before, after = _nodes(old), _nodes(new)
    kept = {node.id for node in before.values() if _is_same(node, after.get(node.id))}
    found = []
    for node in before.values():
        if node.id in kept or node.kind in NOWHERE:
            continue
        same_kind = [one for one in after.values() if one.kind == node.kind]
        named = [one.id for one in same_kind if one.name and one.name == node.name and one.id not in kept]
        offered = named[0] if len(named) == 1 else None
        options = tuple((one.id, one.name) for one in same_kind)
        found.append(Place(node.id, node.name, waiting.get(node.id, 0), offered, options))
    return sorted(found, key=lambda place: -place.cases)


def whole(old: Mapping[str, bytes], new: Mapping[str, bytes], chosen: Mapping[str, str]) -> dict[str, str]:
    """*chosen*, old id -> new id of nodes, and with them the flows between the same ends whose id is another."""
    before, after = list(inspection.diagrams(old)), list(inspection.diagrams(new))
    ways = {(flow.source, flow.target): flow.id for one in after for flow in one.flows}
    known = {flow.id for one in after for flow in one.flows}
    found = {was: now for was, now in chosen.items() if now}
    for flow in _flows(before):
        ends = chosen.get(flow[1], flow[1]), chosen.get(flow[2], flow[2])
        if flow[0] not in known and ends in ways:
            found[flow[0]] = ways[ends]
    return found


def waiting(session: Session, slug: str, digest: str) -> dict[str, int]:
    """How many open cases of *slug* by the content *digest* wait at each step."""
    counted = select(Task.element, func.count(Task.case_id.distinct())).join(Case, Case.id == Task.case_id)
    mine = counted.where(Case.slug == slug, Case.digest == digest, Case.state == "open", is_live())
    return {row[0]: row[1] for row in session.execute(mine.group_by(Task.element))}


def _nodes(files: Mapping[str, bytes]) -> dict[str, FlowNode]:
    return {node.id: node for diagram in inspection.diagrams(files) for node in diagram.nodes}


def _flows(diagrams: Sequence[Diagram]) -> Iterable[tuple[str, str, str]]:
    return [(flow.id, flow.source, flow.target) for one in diagrams for flow in one.flows]


def _is_same(node: FlowNode, other: FlowNode | None) -> bool:
    return other is not None and other.kind == node.kind
