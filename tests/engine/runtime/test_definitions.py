"""Definitions: read once, shared, bounded; and what the check refuses."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine import runtime
from engine.runtime import definitions
from engine.runtime.faults import NoSuchProcess, Unfit
from tests.engine.runtime.drawing import (
    boundary,
    drawn,
    end,
    event,
    file,
    flow,
    many,
    node,
    process,
    properties,
    script,
    start,
    timer,
    user,
    when,
)
from tests.engine.runtime.story import Story, errors, read

SIMPLE = drawn(start(), user("a"), end(), flow("start a end"))


def test_the_files_of_a_snapshot_are_read_once(monkeypatch):
    first = runtime.definition("one key", SIMPLE, "p")
    monkeypatch.setattr(definitions.compiler, "compile_files", None)

    assert runtime.definition("one key", SIMPLE, "p") is first


def test_threads_that_ask_at_once_share_one_definition():
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: runtime.definition("asked at once", SIMPLE, "p"), range(8)))

    assert len(set(map(id, found))) == 1


def test_only_so_many_definitions_stay_in_memory():
    for number in range(definitions.MOST_KEPT + 5):
        runtime.definition(f"key {number}", SIMPLE, "p")

    assert len(definitions._kept) == definitions.MOST_KEPT


def test_two_cases_of_one_definition_do_not_touch_each_other():
    one, other = Story(SIMPLE), Story(SIMPLE)

    assert one.do("a", x=1).ended
    assert (other.steps, other.data) == (["a"], {})


def test_a_process_that_is_not_there_is_refused():
    with pytest.raises(NoSuchProcess, match="'q'"):
        read(SIMPLE, "q")
    assert errors(SIMPLE, "q") == {"q"}


def test_a_fault_says_file_element_and_reason_in_both_languages():
    with pytest.raises(Unfit) as caught:
        read(drawn(start(), script("s", "x = ("), end(), flow("start s end")))

    assert "'process.bpmn'" in str(caught.value)
    assert "'s'" in str(caught.value)
    assert caught.value.say("en") != caught.value.say("vi")


def one(kind: str, *inside: str, before: str = "", **attributes: object) -> dict[str, bytes]:
    """A process with one node "x" between start and end."""
    return drawn(before, start(), node(kind, "x", *inside, **attributes), end(), flow("start x end"))


def nested(levels: int) -> str:
    """A sub-process "n30" that holds "n29", and so on."""
    if levels == 0:
        return user("n0")
    ends = (start(f"s{levels}"), end(f"e{levels}"))
    return node("subProcess", f"n{levels}", *ends, nested(levels - 1), flow(f"s{levels} n{levels - 1} e{levels}"))


REFUSED = {
    "complex gateway": one("complexGateway"),
    "ad hoc sub-process": one("adHocSubProcess", user("a")),
    "compensation throw": one("intermediateThrowEvent", event("compensate")),
    "compensation activity": one("userTask", isForCompensation=True),
    "script that is no assignment": one("scriptTask", "<script>import os</script>"),
    "condition that is no expression": drawn(start(), user("x"), end(), flow("start x"), flow("x end", "a ==")),
    "unknown function in a condition": drawn(start(), user("x"), end(), flow("start x"), flow("x end", "open(1)")),
    "timer that is no expression": one("intermediateCatchEvent", timer("PT1H +")),
    "condition event that is no expression": one("intermediateCatchEvent", when("a >")),
    "condition event without condition": one("intermediateCatchEvent", "<conditionalEventDefinition/>"),
    "catch event without kind": one("intermediateCatchEvent"),
    "message without name": one("intermediateCatchEvent", event("message")),
    "signal without name": one("intermediateThrowEvent", event("signal")),
    "cardinality that is no expression": one("userTask", many(count="3 +")),
    "instances without count": one("userTask", many()),
    "decision that no file has": one("businessRuleTask"),
    "behavior without its event": one(
        "userTask",
        node("multiInstanceLoopCharacteristics", "m", "<loopCardinality>2</loopCardinality>", behavior="One"),
    ),
    "correlation that is no expression": drawn(
        *(start(), node("intermediateCatchEvent", "x", properties(correlation="a b c("), event("message", "m"))),
        *(end(), flow("start x end")),
        names='<message id="m" name="m"/>',
    ),
    "event gateway before a step": drawn(
        start(), node("eventBasedGateway", "x"), user("a", "b"), end(), flow("start x a end"), flow("x b end")
    ),
    "assignment on a data association": one(
        "userTask",
        '<ioSpecification id="io"><dataInput id="i"/><inputSet id="is"><dataInputRefs>i</dataInputRefs></inputSet>'
        '<outputSet id="os"/></ioSpecification><dataInputAssociation id="d"><sourceRef>o</sourceRef>'
        '<targetRef>i</targetRef><assignment id="as"><from>1</from><to>i</to></assignment></dataInputAssociation>',
        before='<dataObject id="o"/>',
    ),
    "sub-processes inside one another without end": drawn(
        *(start(), nested(30), end(), flow("start n30 end")),
    ),
    "quantity beyond all sense": one("userTask", startQuantity=9999),
    "loop maximum that is no number": one("userTask", node("standardLoopCharacteristics", "l", loopMaximum="x")),
    "correlation subscription": drawn(
        *('<correlationSubscription id="x" correlationKeyRef="k"/>', start(), user("a"), end(), flow("start a end")),
    ),
    "cancel event without a way out": drawn(
        *(
            start(),
            node("transaction", "x", start("i"), user("a"), node("endEvent", "j", event("cancel")), flow("i a j")),
        ),
        *(end(), flow("start x end")),
    ),
    "event sub-process in a loop": drawn(
        *(start(), user("a"), end(), flow("start a end")),
        node(
            *("subProcess", "x", many(count="2"), node("startEvent", "i", event("signal", "s")), user("b"), end("j")),
            flow("i b j"),
            triggeredByEvent=True,
        ),
        names='<signal id="s" name="s"/>',
    ),
    "event sub-process without a kind of start": drawn(
        *(start(), user("a"), end(), flow("start a end")),
        node("subProcess", "x", start("i"), user("b"), end("j"), flow("i b j"), triggeredByEvent=True),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_the_check_refuses_what_cannot_run_and_names_an_element(name):
    found = [finding for finding in runtime.verify(REFUSED[name], "p") if finding.is_error]

    assert found
    assert all(finding.element and finding.file == "process.bpmn" and finding.vi and finding.en for finding in found)
    with pytest.raises(Unfit):
        read(REFUSED[name])


def test_the_check_looks_at_all_processes_or_only_at_what_one_can_come_to():
    good = process(start(), user("a"), end(), flow("start a end"))
    bad = process(start("s2"), script("s", "x = ("), end("e2"), flow("s2 s e2"), id="q")
    files = {"both.bpmn": file(good, bad)}

    assert errors(files, "p") == set()
    assert errors(files, None) == {"s"}


@pytest.mark.parametrize("content", [b"", b"not xml", b"<a/>", b"\0", json.dumps({}).encode(), b"<!DOCTYPE a><a/>"])
def test_a_file_that_is_no_diagram_is_refused_without_more_ado(content):
    assert any(finding.is_error for finding in runtime.verify({"process.bpmn": content}))


def test_two_files_with_one_process_id_are_refused():
    both = {"one.bpmn": SIMPLE["process.bpmn"], "two.bpmn": SIMPLE["process.bpmn"]}

    assert errors(both) == {"p"}


def test_files_that_are_neither_diagrams_nor_decisions_are_left_alone():
    assert errors({**SIMPLE, "forms/a.json": b"{", "procedure.toml": b"?"}) == set()


BROKEN = {
    "a node without id": (start(), "<userTask/>", user("a"), end(), flow("start a end")),
    "an id used twice": (start(), user("a"), user("a"), end(), flow("start a end")),
    "a flow to nowhere": (start(), user("a"), end(), flow("start a end"), flow("a gone")),
    "a flow into a sub-process": (start(), node("subProcess", "s", user("b")), end(), flow("start s end"), flow("s b")),
    "a boundary on nothing": (start(), user("a"), boundary("b", "gone", timer("P1D")), end(), flow("start a end")),
    "a flow without ends": (start(), user("a"), end(), flow("start a end"), '<sequenceFlow id="f"/>'),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_diagram_is_refused_with_an_element_and_breaks_nothing_here(name):
    assert errors(drawn(*BROKEN[name])) - {None}


@pytest.mark.parametrize("content", [b"", b"<a/>", b"<!DOCTYPE a><a/>", b"\xff\xfe"])
def test_a_file_that_is_no_decision_is_refused(content):
    found = runtime.verify({**SIMPLE, "fee.dmn": content})

    assert {finding.file for finding in found if finding.is_error} == {"fee.dmn"}


def test_a_boundary_event_on_nothing_is_refused():
    files = drawn(start(), user("a"), end(), boundary("b", "gone", timer("P1D")), flow("start a end"), flow("b end"))

    assert "b" in errors(files)
