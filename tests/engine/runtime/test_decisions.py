"""Business rule tasks: what a decision table answers is written into the data."""

from xml.sax.saxutils import escape

import pytest

from engine import runtime
from engine.runtime.faults import Failed
from tests.engine.runtime.drawing import drawn, end, flow, node, start, user
from tests.engine.runtime.story import Story, errors


def table(policy: str, outputs: list[str], rules: list[tuple[str, ...]]) -> bytes:
    """A decision "fee" that asks for age."""
    columns = "".join(f'<output id="o{number}" name="{name}"/>' for number, name in enumerate(outputs))
    rows = "".join(
        f'<rule id="r{number}"><inputEntry id="i{number}"><text>{escape(asked)}</text></inputEntry>'
        + "".join(
            f'<outputEntry id="e{number}-{place}"><text>{escape(answer)}</text></outputEntry>'
            for place, answer in enumerate(answers)
        )
        + "</rule>"
        for number, (asked, *answers) in enumerate(rules)
    )
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="http://test">'
        f'<decision id="fee" name="fee"><decisionTable id="t" hitPolicy="{policy}">'
        '<input id="in"><inputExpression id="ie"><text>age</text></inputExpression></input>'
        f"{columns}{rows}</decisionTable></decision></definitions>"
    ).encode()


def deciding(decision: bytes, result: str = "") -> dict[str, bytes]:
    more = (
        f'<spiffworkflow:properties><spiffworkflow:property name="result" value="{result}"/></spiffworkflow:properties>'
    )
    called = "<spiffworkflow:calledDecisionId>fee</spiffworkflow:calledDecisionId>"
    inside = f"<extensionElements>{called}{more if result else ''}</extensionElements>"
    files = drawn(start(), user("a"), node("businessRuleTask", "x", inside), user("b"), end(), flow("start a x b end"))
    return {**files, "fee.dmn": decision}


RULES = [("< 6", "0"), (">= 6", "20000")]


@pytest.mark.parametrize("policy", ["UNIQUE", "FIRST"])
def test_a_table_writes_its_output_under_its_own_name(policy):
    case = Story(deciding(table(policy, ["vnd"], RULES))).do("a", age=7)

    assert (case.steps, case.data) == (["b"], {"age": 7, "vnd": 20000})


def test_a_table_with_several_outputs_writes_them_all():
    decision = table("UNIQUE", ["vnd", "note"], [("-", "5", '"paid"')])

    assert Story(deciding(decision)).do("a", age=7).data == {"age": 7, "vnd": 5, "note": "paid"}


def test_the_answer_can_be_written_under_a_name_of_the_diagram():
    decision = table("UNIQUE", ["vnd", "note"], [("-", "5", '"paid"')])

    assert Story(deciding(decision, "fee")).do("a", age=7).data["fee"] == {"vnd": 5, "note": "paid"}


def test_a_collecting_table_writes_a_list():
    decision = table("COLLECT", ["paper"], [("> 5", '"a"'), ("> 6", '"b"'), ("> 7", '"c"')])

    assert Story(deciding(decision)).do("a", age=7).data["paper"] == ["a", "b"]


def test_no_rule_that_hits_writes_null():
    assert Story(deciding(table("UNIQUE", ["vnd"], RULES[:1]))).do("a", age=7).data["vnd"] is None


def test_two_rules_that_hit_a_unique_table_are_a_fault_that_names_the_step():
    with pytest.raises(Failed, match="'x'"):
        Story(deciding(table("UNIQUE", ["vnd"], [("-", "1"), ("-", "2")]))).do("a", age=7)


@pytest.mark.parametrize("cell", ['__import__("os")', "().__class__", "9 ** 9", "open(1)"])
def test_code_in_a_cell_is_refused(cell):
    files = deciding(table("UNIQUE", ["vnd"], [("-", cell)]))
    found = [finding for finding in runtime.verify(files, "p") if finding.is_error]

    assert {(finding.file, finding.element) for finding in found} == {("fee.dmn", "e0-0")}


def test_a_decision_that_no_file_has_is_refused():
    files = deciding(b"")
    del files["fee.dmn"]

    assert errors(files) == {"x"}


def test_every_wrong_cell_is_told_at_its_place():
    found = runtime.verify(deciding(table("UNIQUE", ["vnd"], [("< 6", "1 +"), (">=", "20000")])))

    assert [(one.rule, one.element) for one in found] == [("decision", "e0-0"), ("decision", "i1")]
