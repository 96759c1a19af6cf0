"""A diagram in words: its steps numbered in reading order, for a screen reader, a small phone, or paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bpmn.drawing import columns
from bpmn.drawing.state import State
from bpmn.drawing.wording import clean
from bpmn.model import Diagram
from bpmn.nodes import EVENTS, GATEWAYS, Flow, FlowNode

#: kind -> what a person calls it, (Vietnamese, English)
_KINDS: Mapping[str, tuple[str, str]] = {
    "startEvent": ("bắt đầu", "start"),
    "endEvent": ("kết thúc", "end"),
    "boundaryEvent": ("khi xảy ra", "when it happens"),
    "intermediateCatchEvent": ("chờ", "wait"),
    "intermediateThrowEvent": ("mốc", "milestone"),
    "userTask": ("việc của cán bộ", "task of an officer"),
    "manualTask": ("việc làm tay", "manual task"),
    "serviceTask": ("hệ thống làm", "done by the system"),
    "scriptTask": ("hệ thống tính", "computed"),
    "businessRuleTask": ("bảng quyết định", "decision table"),
    "sendTask": ("gửi", "send"),
    "receiveTask": ("chờ nhận", "receive"),
    "task": ("việc", "task"),
    "callActivity": ("quy trình dùng chung", "shared process"),
    "exclusiveGateway": ("chọn một nhánh", "one of these ways"),
    "inclusiveGateway": ("chọn một hoặc nhiều nhánh", "one or more of these ways"),
    "parallelGateway": ("làm song song", "side by side"),
    "eventBasedGateway": ("chờ điều xảy ra trước", "whichever comes first"),
}
_JOIN = ("gặp lại các nhánh", "the ways meet")
_OTHER = ("bước", "step")
_HERE = ("ĐANG Ở ĐÂY", "YOU ARE HERE")


@dataclass(frozen=True, slots=True)
class Entry:
    """One numbered line."""

    number: str  #: "3", or "3.1" inside step 3
    element: str
    text: str
    standing: str  #: "Quá hạn · 3"; empty without a state
    is_current: bool
    ways: tuple[str, ...] = ()  #: where it goes on, where that is not simply the next line


@dataclass(frozen=True, slots=True)
class Part:
    """The entries of one process."""

    title: str
    entries: tuple[Entry, ...] = field(default_factory=tuple)


def read(diagram: Diagram, *, state: State | None = None, lang: str = "vi") -> tuple[Part, ...]:
    """The outline of every process of *diagram*; steps that *state* calls active or late are current."""
    at = int(lang == "en")
    pools = {pool.process: clean(pool.name) for pool in diagram.pools}
    parts: list[Part] = []
    for process in diagram.processes:
        ordered = list(_numbered(diagram, process.id, "", {process.id}))
        numbers = {node.id: number for number, node in ordered}
        following = [*(node.id for _, node in ordered[1:]), ""][: len(ordered)]
        entries = [
            _entry(diagram, number, node, numbers, after, state or State(), at)
            for (number, node), after in zip(ordered, following, strict=True)
        ]
        title = clean(process.name) or pools.get(process.id) or process.id
        parts.append(Part(title, tuple(entries)))
    return tuple(part for part in parts if part.entries)


def text(parts: Sequence[Part], lang: str = "vi") -> str:
    """The outline as plain lines."""
    here = _HERE[int(lang == "en")]
    lines: list[str] = []
    for part in parts:
        lines += [part.title, ""]
        for entry in part.entries:
            indent = "   " * entry.number.count(".")
            standing = f" [{entry.standing}]" if entry.standing else ""
            mark = f" ◄ {here}" if entry.is_current else ""
            lines.append(f"{indent}{entry.number}. {entry.text}{standing}{mark}")
            lines += [f"{indent}   - {way}" for way in entry.ways]
        lines.append("")
    return "\n".join(lines)


def _numbered(diagram: Diagram, scope: str, prefix: str, told: set[str]) -> Iterator[tuple[str, FlowNode]]:
    """The nodes of *scope* by how far they are from its beginning, each followed by what is inside it."""
    nodes = {node.id: node for node in diagram.inside.get(scope, ())}
    for number, node in enumerate(_ordered(diagram, nodes), 1):
        yield f"{prefix}{number}", node
        if node.id not in told:  # an id used twice may seem to contain itself
            told.add(node.id)
            yield from _numbered(diagram, node.id, f"{prefix}{number}.", told)


def _ordered(diagram: Diagram, nodes: Mapping[str, FlowNode]) -> list[FlowNode]:
    links = [(node.attached_to, node.id) for node in nodes.values() if node.attached_to in nodes]
    for name in nodes:
        links += [(name, flow.target) for flow in diagram.outgoing.get(name, ()) if flow.target in nodes]
    pairs = [(str(one), other) for one, other in dict.fromkeys(links) if one != other]
    back = columns.ways_back(list(nodes), pairs)
    return [nodes[name] for name in columns.reading_order(list(nodes), [pair for pair in pairs if pair not in back])]


def _entry(
    diagram: Diagram,
    number: str,
    node: FlowNode,
    numbers: Mapping[str, str],
    after: str,
    state: State,
    at: int,
) -> Entry:
    return Entry(
        number,
        node.id,
        _said(diagram, node, numbers, at),
        state.words(node.id, ("vi", "en")[at]),
        state.standing.get(node.id) in ("active", "late"),
        tuple(_ways(diagram, node, numbers, after, at)),
    )


def _said(diagram: Diagram, node: FlowNode, numbers: Mapping[str, str], at: int) -> str:
    """The name, what kind of step it is, and whose."""
    joins = node.kind in GATEWAYS and len(diagram.outgoing.get(node.id, ())) < 2
    kind = _JOIN[at] if joins else _KINDS.get(node.kind, _OTHER)[at]
    if node.attached_to is not None and node.attached_to in numbers:
        kind = f"{kind} {('trong bước', 'during step')[at]} {numbers[node.attached_to]}"
    name = clean(node.name).replace("\n", " ")
    said = f"{name} ({kind})" if name else kind[:1].upper() + kind[1:]
    shown = node.lanes and node.kind not in EVENTS | GATEWAYS
    return f"{said} – {clean(node.lanes[-1])}" if shown else said


def _ways(diagram: Diagram, node: FlowNode, numbers: Mapping[str, str], after: str, at: int) -> Iterator[str]:
    flows = diagram.outgoing.get(node.id, ())
    if len(flows) == 1 and flows[0].target == after and not flows[0].name:
        return
    for flow in flows:
        target = numbers.get(flow.target)
        if target is not None:
            yield _way(diagram, node, flow, target, _is_before(target, numbers[node.id]), at)


def _way(diagram: Diagram, node: FlowNode, flow: Flow, target: str, is_back: bool, at: int) -> str:
    name = clean(diagram.node_by_id[flow.target].name).replace("\n", " ")
    verb = (("quay lại", "back to") if is_back else ("sang", "on to"))[at]
    word = ("bước", "step")[at]
    where = f"{verb} {word} {target}" + (f" ({name})" if name else "")
    if flow.name:
        return f"{clean(flow.name)}: {where}"
    if node.default == flow.id:
        return f"{('trường hợp còn lại', 'otherwise')[at]}: {where}"
    return where


def _is_before(one: str, other: str) -> bool:
    return [int(part) for part in one.split(".")] <= [int(part) for part in other.split(".")]
