"""One file that two changed: what one alone did is taken, what both did is told part by part."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpmn import blending, model, patternbook
from bpmn.blending import Torn

BASE = patternbook.pattern("mot-cap").files["process.bpmn"].decode()
FILE = "process.bpmn"
TASK = 'id="tham_dinh_ho_so"'


def names(text: str) -> dict[str, str]:
    return {node.id: node.name for node in model.drawn(text.encode(), file=FILE).nodes}


def renamed(text: str, element: str, name: str) -> str:
    return re.sub(rf'(id="{element}" name=)"[^"]*"', rf'\1"{name}"', text)


def without(text: str, *elements: str) -> str:
    """The diagram without elements, what leads to them, and what shows them."""
    for one in elements:
        text = re.sub(rf'<(bpmn:\w+) [^<>]*id="{one}"[^<>]*?(?:/>|>.*?</\1>)', "", text, flags=re.S)
        text = re.sub(rf'<(bpmndi:\w+) [^<>]*bpmnElement="{one}"[^<>]*?(?:/>|>.*?</\1>)', "", text, flags=re.S)
        text = re.sub(rf"<bpmn:(\w+)>{one}</bpmn:\1>", "", text)
    return text


def with_note(text: str, name: str) -> str:
    note = f'<bpmn:textAnnotation id="{name}"><bpmn:text>{name}</bpmn:text></bpmn:textAnnotation>'
    return text.replace("</bpmn:process>", f"{note}</bpmn:process>")


def test_what_either_side_alone_changed_is_taken_and_nothing_else() -> None:
    mine = with_note(renamed(BASE, "tham_dinh_ho_so", "Xem xét"), "cua_toi")
    theirs = with_note(renamed(BASE, "ky_duyet", "Ký"), "cua_ho").replace("\n      ", "\n")
    found = blending.blend(BASE, mine, theirs, file=FILE, choices={})
    assert (found.clashes, found.mine, found.theirs) == ((), 2, 2)
    assert found.text is not None
    assert names(found.text) == {**names(BASE), "tham_dinh_ho_so": "Xem xét", "ky_duyet": "Ký"}
    assert {"cua_toi", "cua_ho"} <= set(re.findall(r'id="(\w+)"', found.text))
    back = blending.blend(found.text, BASE, found.text, file=FILE, choices={})
    assert back.text is not None
    assert model.drawn(back.text.encode(), file=FILE) == model.drawn(BASE.encode(), file=FILE)


def test_what_both_changed_is_told_by_its_name_and_chosen() -> None:
    mine, theirs = renamed(BASE, "tham_dinh_ho_so", "Xem xét"), renamed(BASE, "tham_dinh_ho_so", "Thẩm tra")
    found = blending.blend(BASE, mine, theirs, file=FILE, choices={})
    (clash,) = found.clashes
    assert found.text is None
    assert (clash.key, clash.vi) == ("tham_dinh_ho_so", "Phần tử 'Xem xét'")
    assert clash.theirs is not None
    assert 'name="Thẩm tra"' in clash.theirs
    for side, name in (("mine", "Xem xét"), ("theirs", "Thẩm tra")):
        text = blending.blend(BASE, mine, theirs, file=FILE, choices={clash.key: side}).text
        assert text is not None
        assert names(text)["tham_dinh_ho_so"] == name


def test_what_one_took_out_and_the_other_changed_is_chosen_as_a_whole() -> None:
    ways = re.findall(r'id="(\w+)" [^<>]*(?:sourceRef|targetRef)="tham_dinh_ho_so"', BASE)
    mine, theirs = without(BASE, "tham_dinh_ho_so", *ways), renamed(BASE, "tham_dinh_ho_so", "Thẩm tra")
    (clash,) = blending.blend(BASE, mine, theirs, file=FILE, choices={}).clashes
    assert (clash.key, clash.mine) == ("tham_dinh_ho_so", None)
    kept = blending.blend(BASE, mine, theirs, file=FILE, choices={clash.key: "theirs"}).text
    gone = blending.blend(BASE, mine, theirs, file=FILE, choices={clash.key: "mine"}).text
    assert kept is not None
    assert gone is not None
    assert "<bpmn:flowNodeRef>tham_dinh_ho_so</bpmn:flowNodeRef>" in kept
    assert 'bpmnElement="tham_dinh_ho_so"' in kept
    assert not re.search(r'\b(?:id|bpmnElement|sourceRef|targetRef)="tham_dinh_ho_so"|>tham_dinh_ho_so<', gone)


def test_a_flow_to_what_the_other_took_out_is_never_left_hanging() -> None:
    flow = '<bpmn:sequenceFlow id="moi" sourceRef="tiep_nhan" targetRef="ky_duyet" />'
    theirs = BASE.replace("</bpmn:process>", f"{flow}</bpmn:process>")
    ways = re.findall(r'id="(\w+)" [^<>]*(?:sourceRef|targetRef)="ky_duyet"', BASE)
    with pytest.raises(Torn):
        blending.blend(BASE, without(BASE, "ky_duyet", *ways), theirs, file=FILE, choices={})


TOML = 'name = "A"\n\n[limits]\nlimit = "P3D"\n\n[roles]\na = 1\n'


def test_text_is_blended_by_its_lines() -> None:
    mine, theirs = TOML.replace("P3D", "P2D"), TOML.replace("a = 1", "a = 2")
    assert blending.blend(TOML, mine, theirs, file="procedure.toml", choices={}).text == mine.replace("a = 1", "a = 2")
    other = TOML.replace("P3D", "P5D")
    found = blending.blend(TOML, mine, other, file="procedure.toml", choices={})
    (clash,) = found.clashes
    assert (clash.vi, clash.mine, clash.theirs) == ("Dòng 4", 'limit = "P2D"\n', 'limit = "P5D"\n')
    assert blending.blend(TOML, mine, other, file="procedure.toml", choices={"0": "theirs"}).text == other


LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n"]), max_size=8).map("".join)


@given(LINES, LINES, LINES)
def test_of_any_three_texts_the_chosen_side_is_taken_and_an_unchanged_side_gives_way(b: str, m: str, t: str) -> None:
    assert blending.blend(b, b, t, file="a.toml", choices={}).text == t
    assert blending.blend(b, m, b, file="a.toml", choices={}).text == m
    found = blending.blend(b, m, t, file="a.toml", choices={})
    chosen = blending.blend(b, m, t, file="a.toml", choices={one.key: "mine" for one in found.clashes})
    assert chosen.text is not None
    assert (found.text is None) == bool(found.clashes)


@pytest.mark.parametrize("broken", ["<a", "", BASE.replace('id="ky_duyet"', TASK)])
def test_a_diagram_that_cannot_be_read_is_blended_by_its_lines(broken: str) -> None:
    assert blending.blend(BASE, broken, BASE, file=FILE, choices={}).text == broken


def test_of_two_files_with_other_names_for_the_whole_none_is_made() -> None:
    def whole(name: str, more: str = "") -> str:
        return f'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="{name}"{more}/>'

    for theirs in (whole("a", ' name="x"'), whole("c", ' name="x"')):
        with pytest.raises(Torn):
            blending.blend(whole("a"), whole("b"), theirs, file=FILE, choices={"a": "theirs"})
