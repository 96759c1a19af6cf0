"""DMN files of all versions become tables that answer; what cannot be asked is refused by name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bpmn import dmn, xml
from feel import tables

NEWEST = dmn.NAMESPACES[-1]


def a_table(*rules: tuple[str, str], namespace: str = NEWEST, table: str = "", decision: str = "") -> bytes:
    """A decision "phi" on the input so_trang with the output le_phi and *rules* (test, answer)."""
    rows = "".join(
        f"<rule><inputEntry><text>{test}</text></inputEntry><outputEntry><text>{answer}</text></outputEntry></rule>"
        for test, answer in rules
    )
    logic = (
        f"<decisionTable {table}><input><inputExpression><text>so_trang</text></inputExpression></input>"
        f'<output name="le_phi"/>{rows}</decisionTable>'
    )
    return a_file(f'<decision id="phi">{decision}{logic}</decision>', namespace=namespace)


def a_file(*parts: str, namespace: str = NEWEST) -> bytes:
    return f'<definitions xmlns="{namespace}" id="d" name="d">{"".join(parts)}</definitions>'.encode()


@pytest.mark.parametrize("namespace", dmn.NAMESPACES)
def test_tables_of_every_version_answer(namespace: str) -> None:
    table = dmn.read(a_table(("&lt; 3", "2000"), ("&gt;= 3", "1000"), namespace=namespace), file="phi.dmn")["phi"]
    assert tables.decide(table, {"so_trang": Decimal(5)}) == Decimal(1000)


def test_policy_and_aggregation_are_read() -> None:
    data = a_table(("-", "1"), ("", "2"), table='hitPolicy="COLLECT" aggregation="SUM"')
    table = dmn.read(data, file="phi.dmn")["phi"]
    assert tables.decide(table, {"so_trang": None}) == Decimal(3)


def test_allowed_values_and_defaults_are_read() -> None:
    logic = (
        "<decisionTable><input><inputExpression><text>a</text></inputExpression><inputValues><text>1, 2</text>"
        '</inputValues></input><output name="b"><outputValues><text>"x"</text></outputValues>'
        '<defaultOutputEntry><text>"x"</text></defaultOutputEntry></output></decisionTable>'
    )
    table = dmn.read(a_file(f'<decision id="k">{logic}</decision>'), file="k.dmn")["k"]
    assert (table.inputs[0].values, table.outputs[0].values, table.outputs[0].default) == ("1, 2", '"x"', '"x"')


def test_what_is_wrong_is_told_with_the_id_of_its_cell() -> None:
    logic = (
        '<decisionTable><input id="hoi"><inputExpression><text> </text></inputExpression></input><output id="ra"/>'
        '<rule><inputEntry id="vao_1"><text>(2...</text></inputEntry>'
        '<outputEntry id="ra_1"><text>1</text></outputEntry>'
        '</rule><rule><inputEntry id="vao_2"><text>-</text></inputEntry><outputEntry id="ra_2"><text>1 +</text>'
        "</outputEntry></rule></decisionTable>"
    )
    data = a_file(f'<decision id="k">{logic}</decision>')
    found = tables.problems(dmn.read(data, file="k.dmn")["k"], None)
    assert [fault.facts["cell"] for fault in found] == ["hoi", "vao_1", "ra_2"]
    assert found[0].say("vi") == "Bảng quyết định 'k', cột vào 1: chưa có biểu thức."


def test_a_single_expression_is_a_decision_too() -> None:
    data = a_file('<decision id="k"><literalExpression><text>a + 1</text></literalExpression></decision>')
    assert tables.decide(dmn.read(data, file="k.dmn")["k"], {"a": Decimal(1)}) == Decimal(2)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (a_table(table='hitPolicy="MOST"'), dmn.UnknownPolicy),
        (a_table(table='hitPolicy="COLLECT" aggregation="AVG"'), dmn.UnknownPolicy),
        (a_table(table='expressionLanguage="javascript"'), dmn.ForeignLanguage),
        (a_file('<decision id="k"><context/></decision>'), dmn.NoLogic),
        (a_file('<decision name="k"/>'), dmn.DecisionWithoutId),
        (
            a_table(decision='<informationRequirement><requiredDecision href="#x"/></informationRequirement>'),
            dmn.NeedsDecision,
        ),
        (
            a_file(*(2 * ['<decision id="k"><literalExpression><text>1</text></literalExpression></decision>'])),
            dmn.DecisionTwice,
        ),
    ],
)
def test_what_cannot_be_asked_is_refused(data: bytes, fault: type[dmn.UnusableDecision]) -> None:
    with pytest.raises(fault, match=r"a\.dmn") as caught:
        dmn.read(data, file="a.dmn")
    assert caught.value.facts["element"]


def test_a_diagram_is_no_decision_file() -> None:
    with pytest.raises(xml.WrongRoot):
        dmn.read(f'<definitions xmlns="{xml.BPMN}"/>'.encode(), file="a.dmn")
