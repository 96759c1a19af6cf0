"""What the steps of a procedure must have before it goes live, and the ways out that it must draw.

Each step of a person has a form, a status of the case on it or before it, and a limit while the clock runs. Our choice:
a manual step needs no form, and a step that only waits for the applicant needs no limit.

Source: Circular 11/2025/TT-BKHCN, annex, group 3, item 1 and group 7, item 2; NĐ 118/2025/NĐ-CP Điều 17, 19 (supplement
once, refusal and stop in writing).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bpmn import budgets, ways
from bpmn.model import Diagram
from bpmn.nodes import PERSON_TASKS, FlowNode
from bpmn.procedure import Procedure
from bpmn.rules.rule import called
from bpmn.settings import FILE
from bpmn.ways import Place, Ways
from feel.findings import Finding

REFUSED = frozenset(("reception-refused", "refused"))
STOPPED = frozenset(("expired", "stopped"))
_WAYS_OUT = {
    "supplement": (
        "đường yêu cầu bổ sung (sự kiện có act = supplement)",
        "way to ask for a supplement (an event with act = supplement)",
    ),
    "refusal": ("đường từ chối (trạng thái refused)", "way to refuse (the status refused)"),
    "stop": (
        "đường dừng xử lý (trạng thái expired hoặc stopped)",
        "way to stop (the status expired or stopped)",
    ),
}


def problems(procedure: Procedure, diagrams: Sequence[Diagram], details: Mapping[str, str]) -> list[Finding]:
    """An error for each step that lacks something, and for each way out that is not drawn.

    The steps of called processes are looked at where they are called. *details* gives the official status above each
    detail status.
    """
    graph = ways.read(diagrams, procedure.process)
    found = [*_forms(graph), *_statuses(graph), *_limits(graph, procedure, diagrams)]
    return [*dict.fromkeys(found), *_ways_out(graph, procedure, details)]


def _forms(graph: Ways) -> Iterator[Finding]:
    for place in _steps(graph.places):
        if place.node.kind != "manualTask" and "form" not in place.node.properties:
            vi = f"Bước {called(place.node)} chưa có biểu mẫu. Hãy ghi thuộc tính form, hoặc vẽ thành bước thủ công."
            en = f"The step {called(place.node)} has no form. Give it the property form, or draw a manual task."
            yield _finding("step-without-form", place, vi, en)


def _statuses(graph: Ways) -> Iterator[Finding]:
    """Steps to which some way leads that sets no status."""
    seen: set[int] = set()
    waiting = list(graph.roots)
    while waiting:
        place = waiting.pop()
        if id(place) in seen or ("status" in place.node.properties and not place.is_exit):
            continue
        seen.add(id(place))
        waiting.extend(following for _, following in place.after)
    for place in _steps(graph.places):
        if id(place) in seen:
            vi = f"Hồ sơ tới bước {called(place.node)} mà chưa có trạng thái nào. Hãy ghi thuộc tính status ở bước này "
            en = f"A case comes to the step {called(place.node)} without any status. Give it the property status, "
            yield _finding(
                "step-without-status", place, f"{vi}hoặc ở một phần tử trước nó.", f"{en}or something before it."
            )


def _limits(graph: Ways, procedure: Procedure, diagrams: Sequence[Diagram]) -> Iterator[Finding]:
    """Steps without a limit while the clock runs; a limit around them counts as theirs."""
    counts = budgets.counting(graph, procedure.clock, procedure.channels)
    free = {one.element for one in procedure.clock.uncounted}
    nodes = {node.id: node for diagram in reversed(diagrams) for node in diagram.nodes}
    for place in _steps(graph.places):
        around = [place.node, *(nodes[name] for name in place.context if name in nodes)]
        if id(place) in counts and not any(_is_bounded(node, free) for node in around):
            vi = (
                f"Bước {called(place.node)} chưa có thời hạn. Hãy ghi thuộc tính limit, hoặc khai [[uncounted]] kèm "
                "căn cứ nếu không tính vào thời hạn."
            )
            en = (
                f"The step {called(place.node)} has no limit. Give it the property limit, or declare [[uncounted]] "
                "with its basis when it does not count."
            )
            yield _finding("step-without-limit", place, vi, en)


def _is_bounded(node: FlowNode, free: set[str]) -> bool:
    return "limit" in node.properties or node.id in free or node.properties.get("status") in budgets.APPLICANT


def _ways_out(graph: Ways, procedure: Procedure, details: Mapping[str, str]) -> Iterator[Finding]:
    acts = {place.node.properties.get("act") for place in graph.places}
    said = {place.node.properties.get("status", "") for place in graph.places}
    statuses = {details.get(status, status) for status in said}
    stops_alone = procedure.clock.supplement.on_expiry == "stop"
    drawn = {
        "supplement": "supplement" in acts,
        "refusal": bool(statuses & REFUSED),
        "stop": bool(statuses & STOPPED) or stops_alone,
    }
    for way, is_drawn in drawn.items():
        if not is_drawn and way not in procedure.without:
            what_vi, what_en = _WAYS_OUT[way]
            vi = f"Sơ đồ không có {what_vi}. Hãy vẽ, hoặc ghi lý do trong [without] {way} của {FILE}."
            en = f"The diagram has no {what_en}. Draw it, or say why in [without] {way} of {FILE}."
            yield Finding(f"no-{way}-path", "error", FILE, procedure.process, vi, en)


def _steps(places: Sequence[Place]) -> Iterator[Place]:
    return (place for place in places if place.node.kind in PERSON_TASKS)


def _finding(rule: str, place: Place, vi: str, en: str) -> Finding:
    return Finding(rule, "error", place.file, place.node.id, vi, en)
