"""Short builders of tiny BPMN files."""

from __future__ import annotations

from itertools import pairwise

from bpmn import model, xml
from bpmn.model import Diagram

SPIFF = "http://spiffworkflow.org/bpmn/schema/1.0/core"
HEAD = (
    f'<definitions xmlns="{xml.BPMN}" xmlns:xsi="{xml.XSI}" xmlns:spiffworkflow="{SPIFF}" '
    'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:flowable="http://flowable.org/bpmn" '
    'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:t">'
)


def a_file(*parts: str) -> bytes:
    """A BPMN file with *parts* under its root."""
    return f"{HEAD}{''.join(parts)}</definitions>".encode()


def a_process(*parts: str, around: str = "") -> bytes:
    """A BPMN file with one executable process "p" that holds *parts*; *around* stands before it under the root."""
    return a_file(around, f'<process id="p" isExecutable="true">{"".join(parts)}</process>')


def a_line(*nodes: str, around: str = "", more: str = "") -> bytes:
    """A process from a start event "s" through *nodes* (elements with an id, in order) to an end event "e"."""
    ids = ["s", *(_id_of(node) for node in nodes), "e"]
    flows = "".join(a_flow(source, target) for source, target in pairwise(ids))
    return a_process('<startEvent id="s"/>', *nodes, '<endEvent id="e"/>', flows, more, around=around)


def a_flow(source: str, target: str, condition: str | None = None) -> str:
    """A sequence flow "source_target"."""
    inner = "" if condition is None else f"<conditionExpression>{condition}</conditionExpression>"
    return f'<sequenceFlow id="{source}_{target}" sourceRef="{source}" targetRef="{target}">{inner}</sequenceFlow>'


def a_timer(form: str, text: str) -> str:
    """A timer event definition such as ("timeDuration", "P3D")."""
    return f"<timerEventDefinition><{form}>{text}</{form}></timerEventDefinition>"


def a_catch(name: str, definition: str) -> str:
    """An intermediate catch event *name*."""
    return f'<intermediateCatchEvent id="{name}">{definition}</intermediateCatchEvent>'


def with_properties(tag: str, name: str, **properties: str) -> str:
    """An element *tag* with the id *name* and our step properties."""
    items = "".join(f'<spiffworkflow:property name="{key}" value="{value}"/>' for key, value in properties.items())
    inside = f"<extensionElements><spiffworkflow:properties>{items}</spiffworkflow:properties></extensionElements>"
    return f'<{tag} id="{name}">{inside}</{tag}>'


def read(data: bytes) -> Diagram:
    """The diagram in *data*, under the name "process.bpmn"."""
    return model.read(xml.parse(data, file="process.bpmn"), file="process.bpmn")


def _id_of(node: str) -> str:
    return node.partition('id="')[2].partition('"')[0]
