"""Diagrams for the tests, written in a few words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core" id="file" targetNamespace="http://test">'
)


def file(*parts: str) -> bytes:
    """A BPMN file of processes and of what events refer to."""
    return f"{HEAD}{''.join(parts)}</definitions>".encode()


def process(*parts: str, id: str = "p") -> str:
    """An executable process."""
    return f'<process id="{id}" isExecutable="true">{"".join(parts)}</process>'


def drawn(*parts: str, names: str = "") -> dict[str, bytes]:
    """The files of a snapshot with one process "p"."""
    return {"process.bpmn": file(names, process(*parts))}


def node(kind: str, id: str, *inside: str, **attributes: object) -> str:
    """Any element: node("userTask", "a")."""
    written = "".join(f" {name}={quoteattr(_text(value))}" for name, value in attributes.items())
    return f'<{kind} id="{id}"{written}>{"".join(inside)}</{kind}>'


def user(*ids: str) -> str:
    """User tasks."""
    return "".join(node("userTask", id) for id in ids)


def start(id: str = "start") -> str:
    return node("startEvent", id)


def end(*ids: str) -> str:
    """End events; one called "end" without ids."""
    return "".join(node("endEvent", id) for id in ids or ("end",))


def flow(way: str, when: str | None = None) -> str:
    """Flows along "a b c"; with *when*, a condition on each. The flow from a to b is called a-b."""
    names = way.split()
    condition = "" if when is None else f"<conditionExpression>{escape(when)}</conditionExpression>"
    return "".join(
        f'<sequenceFlow id="{a}-{b}" sourceRef="{a}" targetRef="{b}">{condition}</sequenceFlow>'
        for a, b in pairwise(names)
    )


def script(id: str, text: str) -> str:
    """A script task."""
    return node("scriptTask", id, f"<script>{escape(text)}</script>")


def timer(text: str, form: str = "timeDuration") -> str:
    """The definition of a timer event."""
    return f"<timerEventDefinition><{form}>{escape(text)}</{form}></timerEventDefinition>"


def event(kind: str, ref: str = "") -> str:
    """The definition of a message, signal, error, escalation, terminate or cancel event."""
    return f"<{kind}EventDefinition{f' {kind}Ref={quoteattr(ref)}' if ref else ''}/>"


def when(text: str) -> str:
    """The definition of a conditional event."""
    return f"<conditionalEventDefinition><condition>{escape(text)}</condition></conditionalEventDefinition>"


def boundary(id: str, host: str, *inside: str, interrupting: bool = True) -> str:
    """A boundary event."""
    return node("boundaryEvent", id, *inside, attachedToRef=host, cancelActivity=interrupting)


def properties(**values: str) -> str:
    """Our step properties."""
    inner = "".join(f'<spiffworkflow:property name="{name}" value={quoteattr(text)}/>' for name, text in values.items())
    return f"<extensionElements><spiffworkflow:properties>{inner}</spiffworkflow:properties></extensionElements>"


def many(
    *,
    sequential: bool = False,
    count: str = "",
    items: str = "",
    item: str = "",
    into: str = "",
    out: str = "",
    until: str = "",
) -> str:
    """The multi-instance marker."""
    parts = [
        f"<loopCardinality>{count}</loopCardinality>" if count else "",
        f"<loopDataInputRef>{items}</loopDataInputRef>" if items else "",
        f"<loopDataOutputRef>{into}</loopDataOutputRef>" if into else "",
        f'<inputDataItem id="{item}" name="{item}"/>' if item else "",
        f'<outputDataItem id="{out}" name="{out}"/>' if out else "",
        f"<completionCondition>{escape(until)}</completionCondition>" if until else "",
    ]
    return node("multiInstanceLoopCharacteristics", f"many-{count}{items}", *parts, isSequential=sequential)


def lanes(**nodes: Iterable[str]) -> str:
    """Lanes by name."""
    return "<laneSet>" + "".join(_lane(name, inside) for name, inside in nodes.items()) + "</laneSet>"


def _lane(name: str, inside: Iterable[str]) -> str:
    refs = "".join(f"<flowNodeRef>{ref}</flowNodeRef>" for ref in inside)
    return f'<lane id="lane-{name}" name="{name}">{refs}</lane>'


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
