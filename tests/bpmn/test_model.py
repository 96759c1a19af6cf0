"""A diagram is read into plain values: lanes, events, loops, flows and coordinates."""

from __future__ import annotations

from bpmn import model, rules, shipped
from bpmn.layout import Box
from tests.bpmn.diagrams import a_catch, a_file, a_flow, a_line, a_process, read, with_properties

NESTED_LANES = (
    '<laneSet><lane id="l1" name="UBND"><flowNodeRef>a</flowNodeRef><flowNodeRef>x</flowNodeRef><childLaneSet>'
    '<lane id="l2" name="Văn thư"><flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet>'
)
DRAWN = (
    '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" name="T1">'
    '<di:BPMNPlane bpmnElement="p"><di:BPMNShape id="sa" bpmnElement="a" isExpanded="false">'
    '<dc:Bounds x="1" y="2.5" width="100" height="80"/></di:BPMNShape>'
    '<di:BPMNShape bpmnElement="b"><dc:Bounds x="NaN" y="2" width="1" height="1"/></di:BPMNShape>'
    '<di:BPMNEdge bpmnElement="f"><dd:waypoint x="0" y="0"/><dd:waypoint x="5" y="5"/></di:BPMNEdge>'
    "</di:BPMNPlane></di:BPMNDiagram>"
)


def test_lanes_are_named_from_the_outermost_inwards() -> None:
    inside = '<subProcess id="x"><userTask id="y"/></subProcess>'
    diagram = read(a_process(NESTED_LANES, '<userTask id="a"/>', inside))
    assert diagram.node_by_id["a"].lanes == ("UBND", "Văn thư")


def test_what_stands_in_a_subprocess_has_the_lanes_of_the_subprocess() -> None:
    diagram = read(a_process(NESTED_LANES, '<subProcess id="x"><userTask id="y"/></subProcess>'))
    assert (diagram.node_by_id["y"].parent, diagram.node_by_id["y"].lanes) == ("x", ("UBND",))


def test_step_properties_are_texts_by_name() -> None:
    diagram = read(a_line(with_properties("userTask", "a", limit="PT4H", form="a.json")))
    assert diagram.node_by_id["a"].properties == {"limit": "PT4H", "form": "a.json"}


def test_flows_are_found_from_both_ends() -> None:
    diagram = read(a_line('<userTask id="a"/>'))
    assert [flow.id for flow in diagram.incoming["a"]] == ["s_a"]
    assert [flow.id for flow in diagram.outgoing["a"]] == ["a_e"]
    assert diagram.outgoing["nowhere"] == []


def test_a_shared_event_definition_is_read_where_it_is_used() -> None:
    shared = '<timerEventDefinition id="t"><timeDuration>P1D</timeDuration></timerEventDefinition>'
    diagram = read(a_line(a_catch("c", "<eventDefinitionRef>t</eventDefinitionRef>"), around=shared))
    event = diagram.node_by_id["c"].events[0]
    assert (event.kind, event.times, event.shared) == ("timer", (("timeDuration", "P1D"),), True)


def test_references_lose_their_prefix() -> None:
    catch = a_catch("c", '<messageEventDefinition messageRef="tns:m"/>')
    assert read(a_line(catch)).node_by_id["c"].events[0].ref == "m"


def test_loops_keep_their_words() -> None:
    marker = (
        '<multiInstanceLoopCharacteristics isSequential="true"><loopCardinality> n </loopCardinality>'
        '<outputDataItem id="kq"/><completionCondition>du</completionCondition></multiInstanceLoopCharacteristics>'
    )
    loop = read(a_line(f'<userTask id="a">{marker}</userTask>')).node_by_id["a"].loop
    assert loop is not None
    assert (loop.kind, loop.cardinality, loop.output_item, loop.condition) == ("sequential", "n", "kq", "du")


def test_a_boundary_event_knows_its_step_and_whether_it_interrupts() -> None:
    event = '<boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><signalEventDefinition/></boundaryEvent>'
    diagram = read(a_process('<userTask id="a"/>', event))
    assert [(node.id, node.interrupting) for node in diagram.boundaries["a"]] == [("b", False)]


def test_coordinates_that_are_no_numbers_are_left_out() -> None:
    page = read(a_file('<process id="p"><userTask id="a"/></process>', DRAWN)).pages[0]
    assert (page.name, page.element) == ("T1", "p")
    assert [shape.box for shape in page.shapes] == [Box(1, 2.5, 100, 80), None]
    assert not page.shapes[0].expanded
    assert page.edges[0].points == ((0, 0), (5, 5))


def test_data_that_refers_to_itself_in_a_circle_is_read() -> None:
    circle = '<dataObjectReference id="x" dataObjectRef="y"/><dataObjectReference id="y" dataObjectRef="x"/>'
    line = "<dataInputAssociation><sourceRef>x</sourceRef></dataInputAssociation>"
    diagram = read(a_line(f'<userTask id="a">{line}</userTask>', more=circle))
    assert {finding.rule for finding in rules.check(diagram)} == {"unknown-reference"}


def test_an_empty_file_is_an_empty_diagram() -> None:
    diagram = read(a_file())
    assert (diagram.processes, diagram.nodes, diagram.flows, diagram.pages) == ((), (), (), ())


def test_the_first_of_two_elements_with_one_id_is_found_by_it() -> None:
    diagram = read(a_process('<userTask id="a" name="một"/><userTask id="a" name="hai"/>', a_flow("a", "a")))
    assert (diagram.node_by_id["a"].name, len(diagram.nodes)) == ("một", 2)


def test_a_diagram_is_read_once_however_many_ask() -> None:
    data = (shipped.ROOT / "dang-ky-khai-sinh" / "process.bpmn").read_bytes()
    assert model.drawn(data, file="a.bpmn") is model.drawn(bytes(bytearray(data)), file="a.bpmn")
    assert model.drawn(data, file="b.bpmn").file == "b.bpmn"
    changed = data.replace("Đăng ký khai sinh".encode(), b"X")
    assert model.drawn(changed, file="a.bpmn").processes[0].name == "X"
