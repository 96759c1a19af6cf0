"""How things stand: told in colour and in words."""

from __future__ import annotations

from typing import Any

import pytest

from bpmn.drawing import state
from bpmn.drawing.colours import INK, PAPER, contrast
from bpmn.drawing.display import Rect, Text
from bpmn.drawing.state import NotAState
from tests.bpmn.drawing import build


@pytest.mark.parametrize("standing", state.STANDINGS)
def test_a_step_says_how_it_stands_in_colour_and_in_words(standing: str) -> None:
    shown = state.read({standing: ["a"]})
    drawing = build.drawn('<task id="a"/>', build.shape("a", 0, 0), state=shown)
    frame, badge = build.figure(drawing, "a").marks[0], build.figure(drawing, "a", "badge")
    assert isinstance(frame, Rect)
    assert (frame.pen.stroke, frame.pen.fill) == state.COLOURS[shown.standing["a"]]
    assert [mark.text for mark in badge.marks if isinstance(mark, Text)] == [state.WORDS[shown.standing["a"]][0]]


def test_letters_are_readable_on_all_colours_of_a_state() -> None:
    for strong, pale in state.COLOURS.values():
        assert contrast(PAPER, strong) >= 4.5
        assert contrast(INK, pale) >= 4.5


def test_a_count_stands_with_the_words() -> None:
    shown = state.read({"late": ["a"], "counts": {"a": 3, "b": 7}})
    assert (shown.words("a", "vi"), shown.words("b", "vi"), shown.words("a", "en")) == ("Quá hạn · 3", "7", "Late · 3")


def test_late_wins_over_active() -> None:
    assert state.read({"active": ["a"], "late": ["a"]}).standing == {"a": "late"}


def test_a_flow_shows_its_count_and_what_was_missed() -> None:
    shown = state.read({"done": ["e"], "missed": ["f"], "counts": {"e": 12}})
    process = "".join(f'<sequenceFlow id="{name}" sourceRef="x" targetRef="y"/>' for name in "ef")
    drawing = build.drawn(process, *(build.edge(name, (0, 0), (200, 0)) for name in "ef"), state=shown)
    assert [build.figure(drawing, name, "badge").name for name in "ef"] == ["12", "Chưa đi qua"]


def test_what_is_not_on_the_diagram_is_named() -> None:
    drawing = build.drawn('<task id="a"/>', build.shape("a", 0, 0), state=state.read({"done": ["zz"]}))
    assert build.rules(drawing) == {"draw-not-in-state": [None]}


@pytest.mark.parametrize(
    "value",
    [[], "done", {"finished": []}, {"done": "a"}, {"done": [1]}, {"counts": {"a": -1}}, {"counts": {"a": True}}],
    ids=str,
)
def test_anything_else_is_refused(value: Any) -> None:
    with pytest.raises(NotAState):
        state.read(value)
