"""What differs in the diagrams: steps, their limits, posts, forms and statuses, gateways, events, flows, conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bpmn import model
from bpmn.differences.sentences import Sentence, compared, span_words
from bpmn.model import Diagram
from bpmn.nodes import ACTIVITIES, Flow, FlowNode

TOPICS: Mapping[str, tuple[str, str, str]] = {
    "limit": ("limits", "thời hạn", "limit"),
    "limit_kind": ("limits", "cách tính thời hạn", "kind of limit"),
    "form": ("forms", "biểu mẫu", "form"),
    "status": ("statuses", "trạng thái", "status"),
    "performers": ("roles", "người thực hiện", "performers"),
    "separate_from": ("roles", "người làm phải khác người ở bước", "must be another than at"),
    "same_as": ("roles", "người làm phải là người ở bước", "must be the same as at"),
}


BONDS = frozenset(("separate_from", "same_as"))  #: properties that name other steps by their ids


def of_diagrams(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[Sentence]:
    """What the diagrams among the files *new* do otherwise than those among *old*; where shapes lie does not count.

    Raises:
        Unreadable: one of them cannot be read.
    """
    before, after = _read(old), _read(new)
    yield from compared(
        before, after, gone=_diagram_gone, added=_diagram_added, changed=lambda _, one, other: _of_diagram(one, other)
    )


def _read(files: Mapping[str, bytes]) -> dict[str, Diagram]:
    names = sorted(name for name in files if name.endswith(".bpmn"))
    return {name: model.drawn(files[name], file=name) for name in names}


def _diagram_gone(name: str, _: Diagram) -> Sentence:
    return Sentence("other", f"Bỏ sơ đồ {name}.", f"The diagram {name} is gone.")


def _diagram_added(name: str, _: Diagram) -> Sentence:
    return Sentence("other", f"Thêm sơ đồ {name}.", f"New diagram {name}.")


def _of_diagram(old: Diagram, new: Diagram) -> Iterator[Sentence]:
    marked = _marked_anew(old, new)
    for was, now in marked.items():
        name = _name(new.node_by_id[now])
        yield Sentence("steps", f"{name} đổi mã {was} → {now}.", f"{name}: its id is {now} now, was {was}.", was, now)
    known = {now: was for was, now in marked.items()}
    yield from compared(
        {marked.get(node.id, node.id): replace(node, id=marked.get(node.id, node.id)) for node in old.nodes},
        new.node_by_id,
        gone=lambda _, one: Sentence("steps", f"Bỏ {_kind(one)[0]} {_name(one)}.", f"Gone: {_name(one)}.", was=one.id),
        added=lambda _, one: Sentence(
            "steps", f"Thêm {_kind(one)[0]} {_name(one)}.", f"New: {_name(one)}.", now=one.id
        ),
        changed=lambda name, before, after: (
            replace(said, was=known.get(name, name), now=name) for said in _node((old, before), (new, after))
        ),
    )
    yield from _flows(old, new, marked)


def _marked_anew(old: Diagram, new: Diagram) -> dict[str, str]:
    """Old id -> new one of what kept its kind and its name, where no other element has both: the same with a new id."""
    gone = [node for node in old.nodes if node.id not in new.node_by_id and node.name]
    come = [node for node in new.nodes if node.id not in old.node_by_id]
    found = {}
    for node in gone:
        same = [[one.id for one in among if (one.kind, one.name) == (node.kind, node.name)] for among in (gone, come)]
        if [len(ids) for ids in same] == [1, 1]:
            found[node.id] = same[1][0]
    return found


Drawn = tuple[Diagram, FlowNode]


def _node(was: Drawn, now: Drawn) -> Iterator[Sentence]:
    (_, old), (_, new) = was, now
    name = _name(new)
    if old.name != new.name:
        yield Sentence("steps", f"'{old.name}' đổi tên thành {name}.", f"'{old.name}' is called {name} now.")
    if old.lanes != new.lanes:
        lanes = [" / ".join(lanes) or "–" for lanes in (old.lanes, new.lanes)]
        yield Sentence("roles", f"{name}: làn {lanes[0]} → {lanes[1]}.", f"{name}: lane {lanes[0]} → {lanes[1]}.")
    yield from _properties(name, was, now)
    same = {"name": new.name, "lanes": new.lanes, "properties": new.properties}
    if _bare(old, **same) != _bare(new, **same):
        yield Sentence(
            "steps", f"{name}: cách hoạt động trong sơ đồ thay đổi.", f"{name}: how it works in the diagram changed."
        )


def _properties(name: str, was: Drawn, now: Drawn) -> Iterator[Sentence]:
    (_, old), (_, new) = was, now
    for key in sorted({*old.properties, *new.properties}):
        before, after = old.properties.get(key), new.properties.get(key)
        if before == after:
            continue
        topic, vi, en = TOPICS.get(key, ("steps", key, key))
        first, then = (_shown(key, node, diagram) for diagram, node in (was, now))
        yield Sentence(topic, f"{name}: {vi} {first[0]} → {then[0]}.", f"{name}: {en} {first[1]} → {then[1]}.")


def _shown(key: str, node: FlowNode, diagram: Diagram) -> tuple[str, str]:
    value = node.properties.get(key)
    if value is None:
        return "không có", "none"
    if key == "limit":
        return span_words(value, node.properties.get("limit_kind", "working"))
    if key in BONDS:
        known = diagram.node_by_id
        named = ", ".join(_name(known[step]) if step in known else f"'{step}'" for step in value.split())
        return named, named
    return value, value


def _bare(node: FlowNode, **same: object) -> FlowNode:
    """*node* without what is told apart and without what only editors and readers use."""
    return replace(node, documentation="", attributes={}, **same)  # type: ignore[arg-type]


def _flows(old: Diagram, new: Diagram, marked: Mapping[str, str]) -> Iterator[Sentence]:
    before, after = _ways(old, called=new), _ways(new, called=new)
    yield from compared(
        before,
        after,
        gone=lambda way, flow: Sentence("conditions", f"Bỏ luồng {way}.", f"The flow {way} is gone.", was=flow.id),
        added=lambda way, flow: Sentence(
            "conditions", f"Thêm luồng {way}{_when(flow, 'khi')}.", f"New flow {way}{_when(flow, 'when')}.", now=flow.id
        ),
        changed=lambda way, one, other: _condition(way, one, other),
    )
    for name, node in new.node_by_id.items():
        was = old.node_by_id.get(name)
        if was is not None and _default(old, was, marked) != _default(new, node, {}):
            told = f"{_name(node)}: luồng mặc định thay đổi.", f"{_name(node)}: the default flow changed."
            yield Sentence("conditions", *told, was=name, now=name)


def _ways(diagram: Diagram, *, called: Diagram) -> dict[str, Flow]:
    """The flows by what they connect, as *called* names it: neither another id of theirs nor a new name differs."""
    found: dict[str, Flow] = {}
    for flow in diagram.flows:
        ends = [called.node_by_id.get(end) or diagram.node_by_id.get(end) for end in (flow.source, flow.target)]
        way = " → ".join(_name(node) if node else "?" for node in ends)
        number = sum(1 for known in found if known == way or known.startswith(f"{way} #"))
        found[f"{way} #{number + 1}" if number else way] = flow
    return found


def _condition(way: str, old: Flow, new: Flow) -> Iterable[Sentence]:
    if old.condition == new.condition:
        return
    was, now = old.condition or "–", new.condition or "–"
    told = f"Luồng {way}: điều kiện {was} → {now}.", f"Flow {way}: condition {was} → {now}."
    yield Sentence("conditions", *told, was=old.id, now=new.id)


def _default(diagram: Diagram, node: FlowNode, marked: Mapping[str, str]) -> str | None:
    flow = next((flow for flow in diagram.flows if flow.id == node.default), None)
    return marked.get(flow.target, flow.target) if flow else None


def _when(flow: Flow, word: str) -> str:
    return f" {word} {flow.condition}" if flow.condition else ""


def _kind(node: FlowNode) -> tuple[str, str]:
    if node.kind in ACTIVITIES:
        return "bước", "step"
    return ("cổng", "gateway") if node.kind.endswith("Gateway") else ("sự kiện", "event")


def _name(node: FlowNode) -> str:
    return f"'{node.name}'" if node.name else f"'{node.id}'"
