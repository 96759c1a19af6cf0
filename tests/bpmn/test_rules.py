"""Every rule finds its flaw and names the element; a sound diagram gives no finding."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn import rules
from bpmn.rules.rule import RULES
from tests.bpmn import flawed
from tests.bpmn.diagrams import a_catch, a_file, a_flow, a_line, a_process, a_timer, read, with_properties


def found(data: bytes) -> set[tuple[str, str | None]]:
    return {(finding.rule, finding.element) for finding in rules.check(read(data))}


@pytest.mark.parametrize(
    ("rule", "element", "data"), flawed.CASES, ids=[f"{case[0]}-{case[1]}" for case in flawed.CASES]
)
def test_a_flaw_is_found_at_its_element(rule: str, element: str, data: bytes) -> None:
    assert (rule, element) in found(data)


def test_no_rule_is_untried() -> None:
    assert {rule for rule, _, _ in flawed.CASES} == set(RULES)


@pytest.mark.parametrize("data", [case[2] for case in flawed.CASES], ids=[case[0] for case in flawed.CASES])
def test_every_finding_speaks_both_languages_and_names_something(data: bytes) -> None:
    for finding in rules.check(read(data)):
        assert finding.element
        assert finding.vi != finding.en


SOUND = {
    "one step": a_line('<userTask id="a"/>'),
    "a choice": a_process(
        '<startEvent id="s"/><exclusiveGateway id="g" default="g_b"/><userTask id="a"/><userTask id="b"/>',
        '<endEvent id="e"/>',
        *(a_flow("s", "g"), a_flow("g", "a", "x"), a_flow("g", "b"), a_flow("a", "e"), a_flow("b", "e")),
    ),
    "a way back": a_process(
        '<startEvent id="s"/><userTask id="a"/><exclusiveGateway id="g" default="g_e"/><endEvent id="e"/>',
        *(a_flow("s", "a"), a_flow("a", "g"), a_flow("g", "a", "x"), a_flow("g", "e")),
    ),
    "a race": flawed.a_race(a_catch("t1", flawed.TIMED), a_catch("t2", flawed.MESSAGE)),
    "a boundary event": flawed.a_boundary(flawed.SIGNAL, attributes='cancelActivity="false"'),
    "an event sub-process": flawed.an_event_subprocess(flawed.STARTED),
    "a transaction with cancel": a_process(
        '<startEvent id="s"/><transaction id="x"><startEvent id="y"/>',
        f'<endEvent id="z"><cancelEventDefinition/></endEvent>{a_flow("y", "z")}</transaction>',
        '<boundaryEvent id="b" attachedToRef="x"><cancelEventDefinition/></boundaryEvent><endEvent id="e"/>',
        *(a_flow("s", "x"), a_flow("x", "e"), a_flow("b", "e")),
    ),
    "a link": a_process(
        '<startEvent id="s"/><endEvent id="e"/>',
        flawed.LINK_OUT.format("x") + flawed.LINK_IN.format("k", "x"),
        a_flow("s", "o") + a_flow("k", "e"),
    ),
    "a list of persons": flawed.a_loop(
        f'<{flawed.MI}><loopDataInputRef>nguoi</loopDataInputRef><inputDataItem name="mot_nguoi"/></{flawed.MI}>'
    ),
    "two pools": flawed.a_collaboration(flawed.a_message_flow("a", "p2")),
    "step properties": a_line(
        with_properties("userTask", "a", limit="PT1H30M", form="a.json", status="processing", act="accept"),
        with_properties("userTask", "b", limit="P2W", limit_kind="calendar", separate_from="a"),
    ),
    "data that flows": flawed.data_task(
        "userTask",
        '<dataInput id="di" itemSubjectRef="i"/>',
        flawed.IN_SET,
        more='<property id="o" itemSubjectRef="i"/><dataInputAssociation id="dl"><sourceRef>o</sourceRef>'
        "<targetRef>di</targetRef></dataInputAssociation>",
    ),
    "a simple type of XML Schema": a_line(
        '<userTask id="a"/>',
        more='<dataObject xmlns:xsd="http://www.w3.org/2001/XMLSchema" id="o" itemSubjectRef="xsd:string"/>',
    ),
    "a pool whose inside is not shown": a_file('<process id="q"/>', f'<process id="p">{flawed.LINE}</process>'),
    "other vocabularies": a_line(
        '<userTask id="a"><extensionElements><Grid/><camunda:x><task id="s"/></camunda:x>'
        "</extensionElements></userTask>"
    ),
}


@pytest.mark.parametrize("data", SOUND.values(), ids=SOUND.keys())
def test_a_sound_diagram_has_no_finding(data: bytes) -> None:
    assert rules.check(read(data)) == []


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("timeDuration", "P3D"),
        ("timeDuration", "PT1H30M"),
        ("timeDuration", "P1Y2M"),
        ("timeDate", "2026-11-23"),
        ("timeDate", "2026-11-23T08:00:00+07:00"),
        ("timeDate", "2026-11-23T08:00Z"),
        ("timeDuration", "(han)"),
        ("timeDuration", 'duration("P" + string(n) + "D")'),
    ],
)
def test_timers_that_can_be_read_are_left_alone(form: str, text: str) -> None:
    assert found(a_line(a_catch("t", a_timer(form, text)))) == set()


@pytest.mark.parametrize("form", ["timeDuration", "timeDate", "timeCycle"])
@pytest.mark.parametrize(
    "text",
    [
        *("P", "PT", "3D", "P3DD", "P1.5D", "2026-02-30", "R0/PT1H", "R3/", "INVALID"),
        *("-P1D", "+PT1H", "R-1/PT1H", "P99999999999Y", "PT9999999999H", "R999999/PT1H", "PT1.1234567S"),
    ],
)
def test_a_mistyped_timer_is_found(form: str, text: str) -> None:
    assert ("timer-unreadable", "t") in found(a_line(a_catch("t", a_timer(form, text))))


def test_a_timer_may_name_data_that_the_diagram_declares() -> None:
    script = '<scriptTask id="a"><script>han = "P3D"</script></scriptTask>'
    assert found(a_line(script, a_catch("t", a_timer("timeDuration", "han")))) == set()


TAGS = ("userTask", "exclusiveGateway", "subProcess", "startEvent", "endEvent", "boundaryEvent", "sequenceFlow", "lane")
NAMES = ("id", "sourceRef", "targetRef", "attachedToRef", "default", "name", "triggeredByEvent", "gatewayDirection")


@st.composite
def any_element(draw: st.DrawFn, depth: int = 3) -> str:
    attributes = draw(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(("a", "b", "c", "true", "")), max_size=4))
    inside = draw(st.lists(any_element(depth - 1), max_size=3)) if depth else []
    tag = draw(st.sampled_from((*TAGS, "timerEventDefinition", "multiInstanceLoopCharacteristics", "ioSpecification")))
    written = "".join(f" {name}='{value}'" for name, value in attributes.items())
    return f"<{tag}{written}>{''.join(inside)}</{tag}>"


@settings(max_examples=60, deadline=None)
@given(st.lists(any_element(), max_size=5))
def test_the_check_of_any_nonsense_ends_with_findings_not_with_a_crash(parts: list[str]) -> None:
    assert all(finding.element for finding in rules.check(read(a_process(*parts))))
