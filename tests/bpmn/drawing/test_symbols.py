"""Each kind of symbol is drawn, and unlike every other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bpmn.drawing.display import Mark, Oval, Path, Rect, Text
from tests.bpmn.drawing import build

TRIGGERS = (
    "message",
    "timer",
    "error",
    "escalation",
    "cancel",
    "compensate",
    "conditional",
    "link",
    "signal",
    "terminate",
)
TWO = "<messageEventDefinition/><timerEventDefinition/>"


def sign(trigger: str) -> str:
    return f"<{trigger}EventDefinition/>"


def events(kind: str) -> list[str]:
    # Terminate is known on end events only; an intermediate event without a trigger only throws.
    plain = [] if kind == "intermediateCatchEvent" else [f'<{kind} id="a"/>']
    known = TRIGGERS if kind == "endEvent" else TRIGGERS[:-1]
    plain += [f'<{kind} id="a">{sign(trigger)}</{kind}>' for trigger in known]
    return [*plain, f'<{kind} id="a">{TWO}</{kind}>', f'<{kind} id="a" parallelMultiple="true">{TWO}</{kind}>']


EVENTS = [
    *(
        one
        for kind in ("startEvent", "intermediateCatchEvent", "intermediateThrowEvent", "endEvent")
        for one in events(kind)
    ),
    '<startEvent id="a" isInterrupting="false"><timerEventDefinition/></startEvent>',
    '<boundaryEvent id="a" cancelActivity="false" attachedToRef="b"><timerEventDefinition/></boundaryEvent>',
]
STEPS = [
    *(f'<{kind} id="a"/>' for kind in ("task", "userTask", "manualTask", "serviceTask", "scriptTask")),
    *(f'<{kind} id="a"/>' for kind in ("businessRuleTask", "sendTask", "receiveTask", "callActivity", "subProcess")),
    '<receiveTask id="a" instantiate="true"/>',
    '<subProcess id="a" triggeredByEvent="true"/>',
    '<transaction id="a"/>',
    '<adHocSubProcess id="a"/>',
    '<task id="a"><standardLoopCharacteristics/></task>',
    '<task id="a"><multiInstanceLoopCharacteristics/></task>',
    '<task id="a"><multiInstanceLoopCharacteristics isSequential="true"/></task>',
    '<task id="a" isForCompensation="true"/>',
]
GATEWAYS = [
    *(f'<{kind}Gateway id="a"/>' for kind in ("exclusive", "parallel", "inclusive", "complex", "eventBased")),
    '<eventBasedGateway id="a" instantiate="true"/>',
    '<eventBasedGateway id="a" instantiate="true" eventGatewayType="Parallel"/>',
]
DATA = [
    '<dataObjectReference id="a"/>',
    '<dataObject id="a" isCollection="true"/>',
    '<dataStoreReference id="a"/>',
    '<ioSpecification><dataInput id="a"/></ioSpecification>',
    '<ioSpecification><dataOutput id="a"/></ioSpecification>',
    '<textAnnotation id="a"/>',
    '<group id="a"/>',
]
AROUND = [
    '<message id="a"/>',
    '<collaboration id="c"><conversation id="a"/></collaboration>',
    '<collaboration id="c"><subConversation id="a"/></collaboration>',
    '<collaboration id="c"><callConversation id="a"/></collaboration>',
    '<choreography id="c"><choreographyTask id="a"/></choreography>',
    '<choreography id="c"><callChoreography id="a"/></choreography>',
    '<collaboration id="c"><participant id="a"><participantMultiplicity/></participant></collaboration>',
]


def look(process: str, around: str = "") -> tuple[Mark, ...]:
    drawing = build.drawn(process, build.shape("a", 0, 0, 60, 60, 'isExpanded="false"'), around=around)
    assert drawing.warnings == ()
    return build.figure(drawing, "a").marks


@pytest.mark.parametrize("family", [EVENTS, [*STEPS, *GATEWAYS, *DATA]], ids=["events", "others"])
def test_no_two_symbols_look_alike(family: Sequence[str]) -> None:
    drawn = {look(process): process for process in family}
    alike = [process for process in family if drawn[look(process)] != process]
    assert alike == []


def test_what_stands_outside_processes_looks_different_too() -> None:
    assert len({look("", around) for around in AROUND}) == len(AROUND)


@pytest.mark.parametrize("trigger", TRIGGERS[:-1])
def test_a_throwing_event_is_filled_and_a_catching_one_is_not(trigger: str) -> None:
    caught = look(f'<intermediateCatchEvent id="a">{sign(trigger)}</intermediateCatchEvent>')[2]
    thrown = look(f'<intermediateThrowEvent id="a">{sign(trigger)}</intermediateThrowEvent>')[2]
    assert isinstance(caught, Path)
    assert isinstance(thrown, Path)
    assert (caught.pen.fill, thrown.pen.fill) == ("#ffffff", thrown.pen.stroke)


def test_a_gateway_without_marker_shows_no_cross() -> None:
    drawing = build.drawn('<exclusiveGateway id="a"/>', build.shape("a", 0, 0, 50, 50, 'isMarkerVisible="false"'))
    assert len(build.figure(drawing, "a").marks) == 1


FLOWS = '<exclusiveGateway id="g" default="f"/><task id="t"/><task id="u"/>'
CONDITION = "<conditionExpression>x</conditionExpression>"


@pytest.mark.parametrize(
    ("flow", "ends"),
    [
        ('<sequenceFlow id="e" sourceRef="g" targetRef="t"/>', 1),
        ('<sequenceFlow id="f" sourceRef="g" targetRef="t"/>', 2),
        (f'<sequenceFlow id="e" sourceRef="t" targetRef="u">{CONDITION}</sequenceFlow>', 2),
        (f'<sequenceFlow id="e" sourceRef="g" targetRef="u">{CONDITION}</sequenceFlow>', 1),
        ('<association id="e" sourceRef="g" targetRef="t"/>', 0),
        ('<association id="e" sourceRef="g" targetRef="t" associationDirection="Both"/>', 2),
    ],
    ids=["plain", "default", "conditional", "decided by the gateway", "association", "both ways"],
)
def test_a_flow_has_the_ends_of_its_kind(flow: str, ends: int) -> None:
    name = "f" if 'id="f"' in flow else "e"
    drawing = build.drawn(FLOWS + flow, build.edge(name, (0, 0), (100, 0)))
    assert len(build.figure(drawing, name, "edge").marks) == 1 + ends


def test_a_message_flow_is_dashed_from_a_ring_to_a_hollow_head_with_its_envelope() -> None:
    around = '<collaboration id="c"><messageFlow id="m" sourceRef="x" targetRef="y"/></collaboration>'
    drawn = build.edge("m", (0, 0), (100, 0), more='messageVisibleKind="initiating"')
    line, ring, head, envelope, flap = build.figure(build.drawn("", drawn, around=around), "m", "edge").marks
    assert isinstance(ring, Oval)
    assert [mark.pen.fill for mark in (line, head, envelope, flap) if isinstance(mark, Path)] == [
        None,
        "#ffffff",
        "#ffffff",
        None,
    ]
    assert isinstance(line, Path)
    assert line.pen.dash


@pytest.mark.parametrize("lies", [True, False], ids=["lying", "standing"])
def test_the_name_of_a_pool_and_of_its_lanes_stands_in_their_bands(lies: bool) -> None:
    around = '<collaboration id="c"><participant id="w" name="Xã" processRef="p"/></collaboration>'
    process = '<laneSet id="ls"><lane id="l" name="Một cửa"/></laneSet>'
    inner = build.shape("l", 30, 0, 570, 300) if lies else build.shape("l", 0, 30, 600, 270)
    more = f'isHorizontal="{str(lies).lower()}"'
    drawing = build.drawn(process, build.shape("w", 0, 0, 600, 300, more), inner, around=around)
    pool, lane = (build.figure(drawing, name).marks for name in ("w", "l"))
    texts = [mark for mark in (*pool, *lane) if isinstance(mark, Text)]
    assert [(text.text, text.upright) for text in texts] == [("Xã", lies), ("Một cửa", lies)]
    assert [text.x < 30 if lies else text.y < 30 for text in texts] == [True, False]


def test_a_closed_pool_has_its_name_in_the_middle() -> None:
    around = '<collaboration id="c"><participant id="w" name="Người dân"/></collaboration>'
    marks = build.figure(build.drawn("", build.shape("w", 0, 0, 600, 60), around=around), "w").marks
    assert [(mark.x, mark.upright) for mark in marks if isinstance(mark, Text)] == [(300, False)]


def test_bands_of_a_choreography_task_shade_who_does_not_begin() -> None:
    around = '<collaboration id="c"><participant id="w" name="Xã"/><participant id="v" name="Dân"/></collaboration>'
    kinds = {"w": "top_initiating", "v": "bottom_non_initiating"}
    bands = [build.shape(name, 0, 0, 100, 20, f'participantBandKind="{kind}"') for name, kind in kinds.items()]
    drawing = build.drawn("", *bands, around=around)
    frames = [build.figure(drawing, name).marks[0] for name in kinds]
    assert [frame.pen.fill for frame in frames if isinstance(frame, Rect)] == ["#ffffff", "#e2e8f0"]
