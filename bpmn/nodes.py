"""Steps, gateways, events and flows of a diagram as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bpmn import tree
from bpmn.xml import Element

TASKS = frozenset(
    ["task", "userTask", "manualTask", "scriptTask", "serviceTask", "businessRuleTask", "sendTask", "receiveTask"],
)
#: Steps that wait for a person.
PERSON_TASKS = frozenset(("userTask", "manualTask", "task"))
SUBPROCESSES = frozenset(("subProcess", "transaction", "adHocSubProcess"))
ACTIVITIES = TASKS | SUBPROCESSES | {"callActivity"}
GATEWAYS = frozenset(
    ["exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway"],
)
CATCHING = frozenset(("startEvent", "intermediateCatchEvent", "boundaryEvent"))
THROWING = frozenset(("intermediateThrowEvent", "endEvent", "implicitThrowEvent"))
EVENTS = CATCHING | THROWING
CHOREOGRAPHY = frozenset(("choreographyTask", "callChoreography", "subChoreography"))
FLOW_NODES = ACTIVITIES | GATEWAYS | EVENTS | CHOREOGRAPHY

TIMER_FORMS = ("timeDate", "timeDuration", "timeCycle")
_REFS = ("messageRef", "signalRef", "errorRef", "escalationRef", "activityRef")
_SUFFIX = "EventDefinition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What an event waits for or throws: one event definition."""

    kind: str  #: message, signal, error, escalation, timer, conditional, link, terminate, cancel or compensate
    id: str | None
    ref: str | None  #: id of the message, signal, error, escalation or compensated activity
    name: str  #: the name of a link
    times: tuple[tuple[str, str], ...]  #: (timeDate | timeDuration | timeCycle, text as written)
    condition: str | None  #: text of a conditional event
    shared: bool  #: written once under the root and used by eventDefinitionRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """The loop marker of an activity."""

    kind: str  #: "standard", "parallel" or "sequential"
    cardinality: str | None  #: how many instances, an expression
    condition: str | None  #: loopCondition of a standard loop, completionCondition of a multi-instance one
    maximum: str | None  #: loopMaximum of a standard loop, as written
    test_before: bool
    behavior: str  #: which ends throw events in a multi-instance activity: All (no event), None, One, Complex
    collection: str | None  #: loopDataInputRef: data name of the list that is walked through
    item: str | None  #: inputDataItem: data name of one instance's element
    output_collection: str | None  #: loopDataOutputRef
    output_item: str | None  #: outputDataItem


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowNode:
    """One step, gateway or event."""

    id: str
    kind: str  #: BPMN name of the element: userTask, exclusiveGateway, boundaryEvent, subProcess ...
    name: str
    process: str  #: id of the process around it
    parent: str  #: id of the sub-process directly around it, or of the process
    lanes: tuple[str, ...]  #: names of its lanes, outermost first; those of its sub-process when it has none
    default: str | None  #: id of the default flow
    events: tuple[Event, ...]
    loop: Loop | None
    attached_to: str | None  #: boundary event: id of its activity
    interrupting: bool  #: cancelActivity of a boundary event, isInterrupting of a start event
    by_event: bool  #: an event sub-process
    instantiate: bool
    for_compensation: bool
    called: str | None  #: calledElement of a call activity, calledDecisionId of a business rule task
    ref: str | None  #: messageRef of a send or receive task
    script: str | None
    properties: Mapping[str, str]  #: our step properties
    documentation: str
    attributes: Mapping[str, str]  #: every attribute as written, without namespace only
    listed_incoming: tuple[str, ...]  #: ids in its <incoming> elements
    listed_outgoing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """One sequence flow."""

    id: str
    name: str
    source: str
    target: str
    condition: str | None  #: text of its conditionExpression; None without one
    process: str
    parent: str
    properties: Mapping[str, str]


def read_node(
    element: Element, *, process: str, parent: str, lanes: tuple[str, ...], shared: Mapping[str, Element]
) -> FlowNode:
    """The flow node that *element* describes; missing attributes become empty, never an error.

    *shared* are the event definitions under the root, by id.
    """
    kind = tree.tag(element)
    interrupting = "cancelActivity" if kind == "boundaryEvent" else "isInterrupting"
    return FlowNode(
        id=element.get("id", ""),
        kind=kind,
        name=(element.get("name") or "").strip(),
        process=process,
        parent=parent,
        lanes=lanes,
        default=tree.ref(element, "default"),
        events=read_events(element, shared),
        loop=read_loop(element),
        attached_to=tree.ref(element, "attachedToRef"),
        interrupting=tree.flag(element, interrupting, default=True),
        by_event=tree.flag(element, "triggeredByEvent", default=False),
        instantiate=tree.flag(element, "instantiate", default=False),
        for_compensation=tree.flag(element, "isForCompensation", default=False),
        called=tree.ref(element, "calledElement") or tree.extension(element, "calledDecisionId"),
        ref=tree.ref(element, "messageRef"),
        script=_optional(element, "script"),
        properties=tree.properties(element),
        documentation=tree.words(tree.kid(element, "documentation")),
        attributes={str(name): str(value) for name, value in element.items() if not str(name).startswith("{")},
        listed_incoming=tree.refs(element, "incoming"),
        listed_outgoing=tree.refs(element, "outgoing"),
    )


def read_flow(element: Element, *, process: str, parent: str) -> Flow:
    """The sequence flow that *element* describes."""
    return Flow(
        id=element.get("id", ""),
        name=(element.get("name") or "").strip(),
        source=tree.ref(element, "sourceRef") or "",
        target=tree.ref(element, "targetRef") or "",
        condition=_optional(element, "conditionExpression"),
        process=process,
        parent=parent,
        properties=tree.properties(element),
    )


def is_event_definition(element: Element) -> bool:
    """Whether *element* says what an event waits for or throws."""
    return tree.tag(element).endswith(_SUFFIX)


def read_events(element: Element, shared: Mapping[str, Element]) -> tuple[Event, ...]:
    """The event definitions of *element*, in document order, the shared ones that it refers to last."""
    own = [_event(child, shared=False) for child in element if is_event_definition(child)]
    wanted = tree.refs(element, "eventDefinitionRef")
    return (*own, *(_event(shared[name], shared=True) for name in wanted if name in shared))


def read_loop(element: Element) -> Loop | None:
    """The loop marker of *element*; the first one when there are several."""
    markers = tree.kids(element, "standardLoopCharacteristics", "multiInstanceLoopCharacteristics")
    if not markers:
        return None
    marker = markers[0]
    standard = tree.tag(marker) == "standardLoopCharacteristics"
    many = "sequential" if tree.flag(marker, "isSequential", default=False) else "parallel"
    return Loop(
        kind="standard" if standard else many,
        cardinality=_optional(marker, "loopCardinality"),
        condition=_optional(marker, "loopCondition" if standard else "completionCondition"),
        maximum=marker.get("loopMaximum"),
        test_before=tree.flag(marker, "testBefore", default=False),
        behavior=marker.get("behavior", "All"),
        collection=_optional(marker, "loopDataInputRef"),
        item=_item(marker, "inputDataItem"),
        output_collection=_optional(marker, "loopDataOutputRef"),
        output_item=_item(marker, "outputDataItem"),
    )


def _event(element: Element, *, shared: bool) -> Event:
    return Event(
        kind=tree.tag(element).removesuffix(_SUFFIX),
        id=element.get("id"),
        ref=next((found for name in _REFS if (found := tree.ref(element, name))), None),
        name=element.get("name", ""),
        times=tuple((tree.tag(child), tree.words(child)) for child in tree.kids(element, *TIMER_FORMS)),
        condition=_optional(element, "condition"),
        shared=shared,
    )


def _item(marker: Element, name: str) -> str | None:
    """The data name of a multi-instance item: its name when it has one, as modelers show it, else its id."""
    item = tree.kid(marker, name)
    return None if item is None else item.get("name") or item.get("id")


def _optional(element: Element, name: str) -> str | None:
    child = tree.kid(element, name)
    return None if child is None else tree.words(child)
