"""The reference procedure, drawn once and written in two dialects: ours (FEEL) and the library's own (Python).

15 user steps, 2 scripts, 5 gateways, 3 timers on the border of steps, 4 lanes: a loop for supplements, three
consultations at once, a loop for drafts that come back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from benchmarks import drawing
from benchmarks.drawing import Element

PROCESS = "reference"

LANES: dict[str, tuple[str, ...]] = {
    "reception": (
        *("start", "receive", "is_complete", "supplement", "no_answer", "close", "end_closed"),
        *("forward", "give_result", "end"),
    ),
    "head": ("assign", "take_over", "sign", "is_signed"),
    "officer": (
        *("appraise", "overdue", "remind", "mark", "end_mark", "needs_opinion", "ask", "opinion_1", "opinion_2"),
        *("opinion_3", "answered", "sum_up", "draft"),
    ),
    "clerk": ("number", "issue"),
}
GATEWAYS = {
    "is_complete": "exclusiveGateway",
    "needs_opinion": "exclusiveGateway",
    "is_signed": "exclusiveGateway",
    "ask": "parallelGateway",
    "answered": "parallelGateway",
}
TIMERS = {
    "no_answer": ("supplement", "P30D", True),
    "overdue": ("appraise", "P10D", True),
    "remind": ("appraise", "P5D", False),
}  #: timer -> step it sits on, duration, whether it interrupts


class Flow(NamedTuple):
    """From one node to the next, perhaps only when *name* has (or has not) the value."""

    source: str
    target: str
    name: str = ""
    value: str = ""
    is_equal: bool = True


FLOWS = (
    Flow("start", "receive"),
    Flow("receive", "is_complete"),
    Flow("is_complete", "forward", "received", "complete"),
    Flow("is_complete", "supplement", "received", "complete", is_equal=False),
    Flow("supplement", "receive"),
    Flow("no_answer", "close"),
    Flow("close", "end_closed"),
    Flow("forward", "assign"),
    Flow("assign", "appraise"),
    Flow("overdue", "take_over"),
    Flow("take_over", "assign"),
    Flow("remind", "mark"),
    Flow("mark", "end_mark"),
    Flow("appraise", "needs_opinion"),
    Flow("needs_opinion", "ask", "appraised", "opinion"),
    Flow("needs_opinion", "draft", "appraised", "opinion", is_equal=False),
    *(Flow("ask", f"opinion_{number}") for number in (1, 2, 3)),
    *(Flow(f"opinion_{number}", "answered") for number in (1, 2, 3)),
    Flow("answered", "sum_up"),
    Flow("sum_up", "draft"),
    Flow("draft", "sign"),
    Flow("sign", "is_signed"),
    Flow("is_signed", "number", "signed", "yes"),
    Flow("is_signed", "draft", "signed", "yes", is_equal=False),
    Flow("number", "issue"),
    Flow("issue", "give_result"),
    Flow("give_result", "end"),
)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How expressions are written."""

    equal: str
    unequal: str
    duration: str  #: template
    scripts: dict[str, str]


OURS = Dialect("=", "!=", "{}", {"number": 'document = "D-" + string(case_number)', "mark": "reminded = true"})
LIBRARY = Dialect("==", "!=", '"{}"', {"number": 'document = "D-" + str(case_number)', "mark": "reminded = True"})


def draw(dialect: Dialect) -> bytes:
    """The diagram of the reference procedure in *dialect*."""
    root = drawing.definitions()
    collaboration = drawing.add(root, "collaboration", id="collaboration")
    drawing.add(collaboration, "participant", id="participant", processRef=PROCESS)
    process = drawing.add(root, "process", id=PROCESS, isExecutable="true")
    _lanes(process)
    for node in (node for nodes in LANES.values() for node in nodes):
        _node(process, node, dialect)
    for number, flow in enumerate(FLOWS):
        _flow(process, number, flow, dialect)
    return drawing.text(root)


def _lanes(process: Element) -> None:
    lanes = drawing.add(process, "laneSet", id="lanes")
    for lane, nodes in LANES.items():
        drawn = drawing.add(lanes, "lane", id=f"lane_{lane}", name=lane)
        for node in nodes:
            drawing.add(drawn, "flowNodeRef").text = node


def _node(process: Element, node: str, dialect: Dialect) -> None:
    drawn = drawing.add(process, _kind(node), id=node, name=node.replace("_", " "))
    for number, flow in enumerate(FLOWS):
        if flow.target == node:
            drawing.add(drawn, "incoming").text = f"flow_{number}"
    for number, flow in enumerate(FLOWS):
        if flow.source == node:
            drawing.add(drawn, "outgoing").text = f"flow_{number}"
    if node in dialect.scripts:
        drawing.add(drawn, "script").text = dialect.scripts[node]
    if node in TIMERS:
        _timer(drawn, node, dialect)


def _kind(node: str) -> str:
    if node == "start":
        return "startEvent"
    if node.startswith("end"):
        return "endEvent"
    if node in TIMERS:
        return "boundaryEvent"
    return GATEWAYS.get(node) or ("scriptTask" if node in OURS.scripts else "userTask")


def _timer(drawn: Element, node: str, dialect: Dialect) -> None:
    step, duration, interrupts = TIMERS[node]
    drawn.set("attachedToRef", step)
    drawn.set("cancelActivity", str(interrupts).lower())
    definition = drawing.add(drawn, "timerEventDefinition", id=f"timer_{node}")
    drawing.formal(definition, "timeDuration", dialect.duration.format(duration))


def _flow(process: Element, number: int, flow: Flow, dialect: Dialect) -> None:
    drawn = drawing.add(process, "sequenceFlow", id=f"flow_{number}", sourceRef=flow.source, targetRef=flow.target)
    if flow.name:
        sign = dialect.equal if flow.is_equal else dialect.unequal
        drawing.formal(drawn, "conditionExpression", f'{flow.name} {sign} "{flow.value}"')
