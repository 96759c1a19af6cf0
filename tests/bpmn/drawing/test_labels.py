"""Labels: broken by measured widths, inside their shapes, beside what they name."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn.drawing import wording
from bpmn.drawing.colours import contrast, readable
from bpmn.drawing.display import Text
from bpmn.drawing.extents import of
from bpmn.drawing.typeface import width
from bpmn.layout import Box
from tests.bpmn.drawing import build

SYLLABLES = ("Thẩm", "định", "hồ", "sơ", "đăng", "ký", "kinh", "doanh", "nghiêng")
WORDS = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=14)
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(WORDS, st.integers(90, 300), st.integers(60, 200))
@settings(max_examples=60, deadline=None)
def test_the_name_of_a_step_stays_inside_it(words: list[str], wide: int, high: int) -> None:
    name = " ".join(words)
    drawing = build.drawn(f'<userTask id="a" name="{name}"/>', build.shape("a", 0, 0, wide, high))
    for mark in build.figure(drawing, "a").marks:
        box = of(mark)
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= wide
        assert box.y + box.height <= high


@given(WORDS, st.floats(40, 300))
@settings(max_examples=60, deadline=None)
def test_lines_hold_every_word_and_keep_to_their_width(words: list[str], room: float) -> None:
    block = wording.fit(" ".join(words), room)
    assert " ".join(block.lines).split() == words
    assert block.width <= room


def test_letters_get_smaller_before_anything_is_cut() -> None:
    text = "Hướng dẫn một lần, nhận hồ sơ hoàn thiện"
    assert wording.fit(text, 100, 40).size < 12
    assert not wording.fit(text, 100, 40).is_cut


def test_a_label_without_room_is_cut_and_named() -> None:
    name = "Kiểm tra tính đầy đủ, hợp lệ của hồ sơ " * 4
    drawing = build.drawn(f'<task id="a" name="{name}"/>', build.shape("a", 0, 0, 60, 30))
    assert build.rules(drawing) == {"draw-cut": ["a"]}
    assert build.figure(drawing, "a").name == name.strip()


def test_a_word_wider_than_its_line_is_broken() -> None:
    block = wording.fit("Nghiêng" * 9, 80)
    assert "".join(block.lines) == "Nghiêng" * 9
    assert block.width <= 80


def test_letters_are_composed_and_blanks_single() -> None:
    assert wording.clean(" Tie\u0302\u0301p  nha\u0323\u0302n\u200b\x07 ") == "Tiếp nhận"


def test_widths_are_those_of_the_typeface() -> None:
    assert width("Thẩm định", 12) == 2 * width("Thẩm định", 6) > width("Thẩm", 12)
    assert width("Thẩm định", 12, "semibold") > width("Thẩm định", 12)


def test_a_name_stands_where_the_file_puts_it() -> None:
    label = '<di:BPMNLabel><dc:Bounds x="100" y="60" width="80" height="14"/></di:BPMNLabel></di:BPMNShape>'
    shape = build.shape("a", 0, 0, 36, 36).replace("</di:BPMNShape>", label)
    (text,) = build.figure(build.drawn('<startEvent id="a" name="Nộp"/>', shape), "a", "label").marks
    assert isinstance(text, Text)
    assert (text.x, 60 < text.y < 80) == (140, True)


def test_a_name_without_a_place_keeps_off_flows_and_other_names() -> None:
    process = (
        '<startEvent id="a" name="Hồ sơ được nộp"/><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/>'
    )
    shapes = [build.shape("a", 0, 0, 36, 36), build.shape("b", -32, 120), build.edge("f", (18, 36), (18, 120))]
    drawing = build.drawn(process, *shapes)
    boxes = [of(mark) for mark in build.figure(drawing, "a", "label").marks]
    taken = [Box(0, 0, 36, 36), Box(-32, 120, 100, 80), Box(17, 36, 2, 84)]
    assert not any(build.overlap(box, one) for box in boxes for one in taken)


def test_a_name_keeps_off_the_boundary_event_of_its_step() -> None:
    process = '<task id="a" name="Nhận hồ sơ bổ sung"/><boundaryEvent id="b" attachedToRef="a"/>'
    drawing = build.drawn(process, build.shape("a", 0, 0, 100, 60), build.shape("b", 32, 42, 36, 36))
    boxes = [of(mark) for mark in build.figure(drawing, "a").marks if isinstance(mark, Text)]
    assert boxes
    assert not any(build.overlap(box, Box(32, 44, 36, 36)) for box in boxes)


@given(COLOURS, COLOURS)
@settings(max_examples=60)
def test_letters_can_be_read_on_every_ground(ink: str, ground: str) -> None:
    assert contrast(readable(ink, ground), ground) >= 4.5
