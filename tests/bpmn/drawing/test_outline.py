"""A diagram in words."""

from __future__ import annotations

from bpmn.drawing import outline, state
from tests.bpmn.drawing import build

PROCESS = (
    '<startEvent id="s" name="Nộp"/><userTask id="a" name="Thẩm định"/><exclusiveGateway id="g" default="no"/>'
    '<endEvent id="e" name="Xong"/><boundaryEvent id="b" name="Quá hạn" attachedToRef="a"/>'
    '<sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>'
    '<sequenceFlow id="yes" name="Đạt" sourceRef="g" targetRef="e"/><sequenceFlow id="no" sourceRef="g" targetRef="a"/>'
    '<sequenceFlow id="f3" sourceRef="b" targetRef="e"/>'
)


def lines(process: str, lang: str = "vi", **standing: list[str]) -> list[str]:
    read = outline.read(build.a_file(process), state=state.read(standing), lang=lang)
    return outline.text(read, lang).splitlines()


def test_steps_are_numbered_with_branches_and_ways_back() -> None:
    assert lines(PROCESS) == [
        "Cấp phép",
        "",
        "1. Nộp (bắt đầu)",
        "2. Thẩm định (việc của cán bộ)",
        "   - sang bước 4",
        "3. Quá hạn (khi xảy ra trong bước 2)",
        "   - sang bước 5 (Xong)",
        "4. Chọn một nhánh",
        "   - Đạt: sang bước 5 (Xong)",
        "   - trường hợp còn lại: quay lại bước 2 (Thẩm định)",
        "5. Xong (kết thúc)",
    ]


def test_the_current_step_is_marked() -> None:
    marked = [line for line in lines(PROCESS, late=["a"], done=["s"]) if "◄" in line]
    assert marked == ["2. Thẩm định (việc của cán bộ) [Quá hạn] ◄ ĐANG Ở ĐÂY"]


def test_the_inside_of_a_sub_process_is_numbered_below_it() -> None:
    process = '<subProcess id="s" name="Bổ sung"><task id="a" name="Nhận"/></subProcess>'
    assert lines(process)[2:] == ["1. Bổ sung (bước)", "   1.1. Nhận (việc)"]


def test_it_speaks_english_too() -> None:
    assert "   - otherwise: back to step 2 (Thẩm định)" in lines(PROCESS, "en")
