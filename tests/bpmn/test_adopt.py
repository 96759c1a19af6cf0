"""Diagrams of other tools become ours; what was changed is told, and what has no equal is an error."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn import adopt, rules, xml
from bpmn.model import Diagram
from tests.bpmn.diagrams import a_catch, a_file, a_flow, a_line, a_process, a_timer, read


def adopted(data: bytes) -> Diagram:
    return read(adopt.adopt(data, file="process.bpmn").data)


def errors(data: bytes) -> set[tuple[str, str | None]]:
    found = adopt.adopt(data, file="process.bpmn").notices
    return {(finding.rule, finding.element) for finding in found if finding.is_error}


def a_choice(condition: str) -> bytes:
    return a_process(
        '<startEvent id="s"/><exclusiveGateway id="g" default="g_b"/><userTask id="a"/><userTask id="b"/>',
        '<endEvent id="e"/>',
        *(a_flow("s", "g"), a_flow("g", "a", condition), a_flow("g", "b"), a_flow("a", "e"), a_flow("b", "e")),
    )


def test_a_diagram_of_ours_stays_byte_for_byte() -> None:
    data = a_choice('tuoi &gt;= 18 and ten = "x"')
    assert adopt.adopt(data, file="process.bpmn") == adopt.Adopted(data, [])


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("${tuoi >= 18}".replace(">", "&gt;"), "tuoi >= 18"),
        ("#{ok == true &amp;&amp; n != 2}", "ok = true and n != 2"),
        ("x == 'có'", 'x = "có"'),
        ("= a &lt; 3", "a < 3"),
        ("True", "true"),
    ],
)
def test_conditions_become_feel_and_a_notice_says_so(theirs: str, ours: str) -> None:
    result = adopt.adopt(a_choice(theirs), file="process.bpmn")
    assert [flow.condition for flow in read(result.data).flows if flow.condition] == [ours]
    assert [(found.severity, found.element) for found in result.notices] == [("notice", "g_a")]


@pytest.mark.parametrize("theirs", ["${user.getName()}", "lambda x: 1", "${a} and ${b}", "bpmn:getDataObject('x')"])
def test_a_condition_without_an_equal_is_an_error_at_its_flow(theirs: str) -> None:
    assert errors(a_choice(theirs)) == {("foreign-expression", "g_a")}


@pytest.mark.parametrize(
    ("form", "theirs", "ours"),
    [
        ("timeDuration", "P3D", "P3D"),
        ("timeDuration", "${han}", "(han)"),
        ("timeDuration", "PT${gio}H", '"PT" + string(gio) + "H"'),
        ("timeCycle", "R${n}/PT1H", '"R" + string(n) + "/PT1H"'),
        ("timeDate", "=ngay_hen", "(ngay_hen)"),
        ("timeDuration", '= duration("P1D")', 'duration("P1D")'),
    ],
)
def test_timers_become_literals_or_feel(form: str, theirs: str, ours: str) -> None:
    diagram = adopted(a_line(a_catch("t", a_timer(form, theirs))))
    assert diagram.node_by_id["t"].events[0].times == ((form, ours),)
    assert not any(finding.is_error for finding in rules.check(diagram))


def test_flows_without_an_id_get_the_same_one_each_time() -> None:
    nodes = '<startEvent id="s"/><userTask id="a"/><endEvent id="e"/>'
    bare = '<sequenceFlow sourceRef="s" targetRef="a"/><sequenceFlow sourceRef="a" targetRef="e"/>'
    twin = '<sequenceFlow sourceRef="s" targetRef="a"/>'
    assert [flow.id for flow in adopted(a_process(nodes, bare, twin)).flows] == ["Flow_s_a", "Flow_a_e", "Flow_s_a_2"]


@pytest.mark.parametrize(
    "marker",
    [
        '<multiInstanceLoopCharacteristics camunda:collection="${ds}" camunda:elementVariable="nguoi"/>',
        '<multiInstanceLoopCharacteristics flowable:collection="ds" flowable:elementVariable="nguoi"/>',
        "<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics "
        'inputCollection="= ds" inputElement="nguoi"/></extensionElements></multiInstanceLoopCharacteristics>',
    ],
    ids=["camunda 7", "flowable", "camunda 8"],
)
def test_lists_of_repeated_steps_move_to_their_standard_place(marker: str) -> None:
    diagram = adopted(a_line(f'<userTask id="a">{marker}</userTask>'))
    loop = diagram.node_by_id["a"].loop
    assert loop is not None
    assert (loop.collection, loop.item) == ("ds", "nguoi")


@pytest.mark.parametrize(
    "task",
    [
        '<businessRuleTask id="a" camunda:decisionRef="phi" camunda:resultVariable="so_tien"/>',
        '<businessRuleTask id="a"><extensionElements><zeebe:calledDecision decisionId="phi" '
        'resultVariable="so_tien"/></extensionElements></businessRuleTask>',
    ],
)
def test_decisions_are_called_our_way(task: str) -> None:
    node = adopted(a_line(task)).node_by_id["a"]
    assert (node.called, node.properties["result"]) == ("phi", "so_tien")


@pytest.mark.parametrize(
    "task",
    [
        '<serviceTask id="a" camunda:type="external" camunda:topic="thu-phi"/>',
        '<serviceTask id="a"><extensionElements><zeebe:taskDefinition type="thu-phi"/></extensionElements>'
        "</serviceTask>",
    ],
)
def test_work_for_other_systems_keeps_its_topic(task: str) -> None:
    assert adopted(a_line(task)).node_by_id["a"].properties == {"topic": "thu-phi"}


@pytest.mark.parametrize(
    ("task", "rule"),
    [
        ('<serviceTask id="a" camunda:class="vn.Gui"/>', "foreign-code"),
        ('<callActivity id="a" calledElement="${ten}"/>', "foreign-call"),
        ('<businessRuleTask id="a" camunda:decisionRef="${ten}"/>', "foreign-call"),
        ('<scriptTask id="a" scriptFormat="javascript"><script>call()</script></scriptTask>', "foreign-script"),
        ('<multiInstanceLoopCharacteristics id="a" camunda:collection="${f.x()}"/>', "foreign-expression"),
    ],
)
def test_code_and_computed_names_are_errors(task: str, rule: str) -> None:
    assert (rule, "a") in errors(a_line(f'<userTask id="b">{task}</userTask>' if "Loop" in task else task))


def test_a_computed_message_name_is_an_error() -> None:
    assert errors(a_file('<message id="m" name="tin-${so}"/>')) == {("foreign-name", "m")}


def test_scripts_become_assignments_in_feel() -> None:
    task = '<scriptTask id="a" scriptFormat="python"><script>x = y == 1\nz = None</script></scriptTask>'
    node = adopted(a_line(task)).node_by_id["a"]
    assert (node.script, node.attributes["scriptFormat"]) == ("x = y = 1\nz = null", "text/x-feel")


def test_properties_of_another_property_panel_are_taken_over() -> None:
    inside = '<camunda:properties><camunda:property name="limit" value="PT4H"/></camunda:properties>'
    task = f'<userTask id="a"><extensionElements>{inside}</extensionElements></userTask>'
    assert adopted(a_line(task)).node_by_id["a"].properties == {"limit": "PT4H"}


def test_the_correlation_key_of_a_message_goes_to_what_waits_for_it() -> None:
    key = '<extensionElements><zeebe:subscription correlationKey="= ma"/></extensionElements>'
    catch = a_catch("c", '<messageEventDefinition messageRef="m"/>')
    diagram = adopted(a_line(catch, around=f'<message id="m" name="tin">{key}</message>'))
    assert diagram.node_by_id["c"].properties == {"correlation": "ma"}


@pytest.mark.parametrize(
    ("task", "severity"),
    [
        ('<userTask id="a" camunda:candidateGroups="x"/>', "notice"),
        ('<userTask id="a" flowable:skipExpression="${true}"/>', "warning"),
    ],
)
def test_what_has_no_effect_is_told(task: str, severity: str) -> None:
    data = a_line(task)
    result = adopt.adopt(data, file="process.bpmn")
    assert result.data == data
    assert [(found.severity, found.element) for found in result.notices] == [(severity, "a")]


def extended(inside: str) -> bytes:
    return a_line(f'<userTask id="a"><extensionElements>{inside}</extensionElements></userTask>')


@pytest.mark.parametrize(
    ("inside", "severity"),
    [
        ("<spiffworkflow:preScript>x = 1</spiffworkflow:preScript>", "warning"),
        ('<spiffworkflow:serviceTaskOperator id="http/GetRequest"/>', "warning"),
        ("<spiffworkflow:instructionsForEndUser>Xin chào</spiffworkflow:instructionsForEndUser>", "notice"),
        ('<other:onEntry-script xmlns:other="http://www.jboss.org/drools">x();</other:onEntry-script>', "warning"),
        ('<other:meta xmlns:other="http://www.signavio.com">x</other:meta>', None),
        ("<camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>", "warning"),
    ],
)
def test_what_another_engine_would_do_around_a_step_is_told(inside: str, severity: str | None) -> None:
    found = adopt.adopt(extended(inside), file="process.bpmn").notices
    assert [(one.severity, one.element) for one in found] == ([(severity, "a")] if severity else [])


def test_what_our_dialect_reads_is_not_told() -> None:
    ours = "<spiffworkflow:calledDecisionId>phi</spiffworkflow:calledDecisionId><spiffworkflow:properties/>"
    assert adopt.adopt(extended(ours), file="process.bpmn").notices == []


def test_scheduling_of_another_engine_is_passed_over() -> None:
    data = a_line('<userTask id="a" camunda:asyncBefore="true"/>')
    assert adopt.adopt(data, file="process.bpmn").notices == []


def test_what_is_no_diagram_is_refused() -> None:
    with pytest.raises(xml.Unreadable):
        adopt.adopt(b"<html/>", file="process.bpmn")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab1=&|!<>${}#'\"()+. ", max_size=20))
def test_adopting_twice_changes_nothing_more(condition: str) -> None:
    escaped = condition.replace("&", "&amp;").replace("<", "&lt;")
    with suppress(xml.Unreadable):
        once = adopt.adopt(a_choice(escaped), file="process.bpmn").data
        assert adopt.adopt(once, file="process.bpmn").data == once
