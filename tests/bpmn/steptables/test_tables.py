"""Tables of steps: which row is what, and what refuses a table."""

from __future__ import annotations

import pytest

from bpmn.steptables import sketches, titles
from bpmn.steptables.sketches import Sketch
from tests.bpmn.steptables.decisions import COPY, HEADING, Rows, csv, land, of_rows


def told(sketch: Sketch) -> list[tuple[str, str, int | None]]:
    """Name, performer and minutes of every stage."""
    assert sketch.course is not None, sketch.notes.refused
    return [(stage.name, stage.lane, stage.minutes) for stage in sketch.course.stages]


def refusals(sketch: Sketch) -> list[tuple[int | None, str]]:
    assert sketch.course is None
    return [(note.row, note.vi) for note in sketch.notes.refused]


def doubts(sketch: Sketch) -> str:
    return "\n".join(f"{note.row}: {note.vi}" for note in sketch.notes.doubtful)


def test_the_table_of_the_capital_is_read_to_the_hour() -> None:
    sketch = of_rows(COPY)
    assert (sketch.code, sketch.name, sketch.minutes) == ("2.000908", "Cấp bản sao từ sổ gốc", 480)
    assert told(sketch)[:4] == [
        ("Tiếp nhận hồ sơ", "Bộ phận Một cửa", 120),
        ("Thẩm định hồ sơ", "Chuyên viên phòng Tư pháp", 180),
        ("Ký duyệt", "Lãnh đạo UBND xã", 120),
        ("Phát hành", "Văn thư", 60),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        ("TT", "Các bước thực hiện", "Bộ phận thực hiện", "Thời gian thực hiện", "Biểu mẫu/Kết quả"),
        ("Số TT", "TRÌNH TỰ THỰC HIỆN", "Trách nhiệm", "Thời hạn giải quyết", "Sản phẩm"),
        ("Thứ tự", "Tên bước", "Đơn vị, người thực hiện", "Thời gian (giờ, ngày)", "Ghi chú"),
        ("STT", "Nội dung công việc", "Chức danh", "TGQĐ", "Hồ sơ"),
    ],
)
def test_the_columns_are_known_by_many_wordings(heading: tuple[str, ...]) -> None:
    assert told(of_rows(COPY, heading=heading)) == told(of_rows(COPY))


@pytest.mark.parametrize(
    ("heading", "minutes"),
    [
        ("Thời gian (ngày làm việc)", 240),
        ("Thời hạn (đơn vị tính: giờ)", 30),
        ("Số ngày", 240),
        ("Số giờ làm việc", 30),
    ],
)
def test_bare_numbers_take_the_unit_of_the_heading(heading: str, minutes: int) -> None:
    rows = [(*row[:3], "0,5", "") for row in COPY]
    assert told(of_rows(rows, heading=(*HEADING[:3], heading, HEADING[4])))[0][2] == minutes


@pytest.mark.parametrize("heading", ["Thời gian", "Thời gian (giờ, ngày)", "Thời gian (tối đa)"])
def test_bare_numbers_without_one_unit_are_refused(heading: str) -> None:
    rows = [(*row[:3], "0,5", "") for row in COPY]
    assert len(refusals(of_rows(rows, heading=(*HEADING[:3], heading, HEADING[4])))) == 4


def test_the_columns_may_stand_in_any_order() -> None:
    order = (3, 2, 4, 0, 1)
    turned = [[row[place] for place in order] for row in COPY]
    assert told(of_rows(turned, heading=[HEADING[place] for place in order])) == told(of_rows(COPY))


def test_a_decision_in_word_is_read_with_its_merged_cells_sub_steps_and_second_page() -> None:
    found = sketches.read(land(), file="quyet-dinh.docx", mapped={})
    exchange, change = found.sketches
    assert found.source is not None
    assert (found.source.number, str(found.source.signed)) == ("123/QĐ-UBND", "2026-01-05")
    assert (exchange.code, exchange.name) == ("1.012783", "Cấp đổi Giấy chứng nhận quyền sử dụng đất")
    assert exchange.minutes == 12 * 480
    assert [minutes for _, _, minutes in told(exchange)] == [240, 120, 4080, 120, 960, 240, None]
    assert told(exchange)[2][0] == "Kiểm tra hồ sơ, trích đo"
    assert "dòng tổng" not in doubts(exchange)
    assert change.code == "1.013833"
    assert refusals(change) == [(3, "bước 'Thẩm định': không đọc được thời gian 'theo tình hình'")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("2", "Thẩm định", "", "1 ngày", ""), "bước 'Thẩm định' không có người thực hiện"),
        (("2", "Thẩm định", "Chuyên viên", "1-2 ngày", ""), "bước 'Thẩm định': không đọc được thời gian '1-2 ngày'"),
        (("2", "Thẩm định", "Chuyên viên", "", ""), "bước 'Thẩm định': còn thiếu thời gian"),
        (
            ("2", "Thẩm định", "Chuyên viên", "Giờ hành chính", ""),
            "bước 'Thẩm định': 'Giờ hành chính' không nêu thời gian",
        ),
        (("2", "", "Chuyên viên", "1 ngày", ""), "dòng không có nội dung công việc"),
    ],
)
def test_a_step_that_lacks_something_refuses_the_table_and_names_its_row(row: tuple[str, ...], reason: str) -> None:
    assert refusals(of_rows([COPY[0], row, *COPY[2:]])) == [(4, reason)]


def test_all_that_is_wrong_is_told_at_once() -> None:
    rows = [COPY[0], ("2", "Thẩm định", "", "1 ngày", ""), ("3", "Ký", "Lãnh đạo", "sớm", "")]
    assert [row for row, _ in refusals(of_rows(rows))] == [4, 5]


def test_a_table_without_steps_is_refused() -> None:
    assert refusals(of_rows([])) == [(None, "bảng không có bước nào")]


def test_a_code_that_no_table_follows_is_refused_when_another_table_stands_there() -> None:
    other = "1.001193 Đăng ký khai sinh\nA;B;C\nx;y;z\n"
    first, second = sketches.read((other + csv(COPY)).encode(), file="a.csv", mapped={}).sketches
    assert (first.code, first.course, second.code) == ("1.001193", None, "2.000908")


def test_words_that_name_no_time_do_no_harm_where_the_clock_has_stopped() -> None:
    rows: Rows = [*COPY, ("5", "Trả kết quả", "Bộ phận Một cửa", "Giờ hành chính", "")]
    sketch = of_rows(rows)
    assert told(sketch)[-1] == ("Trả kết quả", "Bộ phận Một cửa", None)
    assert "7: 'Giờ hành chính' không nêu thời gian" in doubts(sketch)


def test_a_total_that_its_steps_do_not_add_up_to_is_doubtful() -> None:
    sketch = of_rows([*COPY, ("", "Tổng cộng", "", "2 ngày", "")])
    assert "7: dòng tổng ghi 16 giờ, các bước cộng lại 8 giờ" in doubts(sketch)


def test_sub_steps_that_contradict_their_step_are_doubtful() -> None:
    parts: Rows = [
        ("2", "Thẩm định", "Chuyên viên", "2 ngày", ""),
        ("2.1", "Kiểm tra", "Chuyên viên", "0,5 ngày", ""),
        ("2.2", "Dự thảo", "", "1 ngày", ""),
    ]
    sketch = of_rows([COPY[0], *parts, COPY[2]])
    assert [stage[2] for stage in told(sketch)[1:3]] == [240, 480]
    assert "4: bước 2 ghi 16 giờ, các bước con cộng lại 12 giờ" in doubts(sketch)


def test_sub_steps_without_times_are_one_step_when_one_person_does_them() -> None:
    parts: Rows = [
        ("2", "Thẩm định", "Chuyên viên", "2 ngày", ""),
        ("2.1", "Kiểm tra", "", "", ""),
        ("2.2", "Dự thảo", "", "", ""),
    ]
    assert told(of_rows([COPY[0], *parts, COPY[2]]))[1] == ("Thẩm định", "Chuyên viên", 960)
    parts = [*parts[:2], ("2.2", "Duyệt dự thảo", "Trưởng phòng", "", "")]
    assert "không chia cho các bước con" in refusals(of_rows([COPY[0], *parts, COPY[2]]))[0][1]


def test_a_page_break_inside_a_row_and_a_note_below_lose_nothing() -> None:
    rows: Rows = [
        *COPY[:2],
        ("", "- Lập dự thảo", "", "", ""),
        *COPY[2:],
        ("Ghi chú: tính theo giờ làm việc", "", "", "", ""),
    ]
    sketch = of_rows(rows)
    assert sketch.course is not None
    assert (sketch.minutes, sketch.course.stages[1].content) == (480, "Thẩm định hồ sơ\n- Lập dự thảo")


def test_numbers_that_begin_again_are_doubtful() -> None:
    assert "số thứ tự 1 đứng sau 4" in doubts(of_rows([*COPY, *COPY]))


def test_what_the_table_leaves_open_is_added_and_told() -> None:
    sketch = of_rows(COPY[1:3])
    assert [name for name, _, _ in told(sketch)] == [
        "Kiểm tra, tiếp nhận hồ sơ",
        "Thẩm định hồ sơ",
        "Ký duyệt",
        "Trả kết quả",
    ]
    assert "bảng không bắt đầu bằng bước tiếp nhận" in doubts(sketch)


def test_a_table_that_only_receives_and_gives_does_the_work_in_one_added_step() -> None:
    sketch = of_rows([COPY[0], ("2", "Trả kết quả", "Bộ phận Một cửa", "0", "")])
    assert [(name, minutes) for name, _, minutes in told(sketch)] == [
        ("Tiếp nhận hồ sơ", None),
        ("Thẩm định, giải quyết hồ sơ", 120),
        ("Trả kết quả", None),
    ]
    assert "không có bước nào giữa tiếp nhận và trả kết quả" in doubts(sketch)


def test_a_table_in_which_nothing_counts_gives_no_limit_and_is_refused() -> None:
    ((row, reason),) = refusals(of_rows([(*COPY[0][:3], "không tính thời gian", "")]))
    assert (row, reason.startswith("không bước nào có thời gian được tính")) == (None, True)


def test_without_a_code_the_draft_carries_a_provisional_one_and_says_so() -> None:
    (sketch,) = sketches.read(csv(COPY, before="").encode(), file="ban-sao.csv", mapped={}).sketches
    assert (sketch.code, sketch.name) == ("", "Ban sao")
    assert "không thấy mã thủ tục trước bảng" in doubts(sketch)


@pytest.mark.parametrize(
    ("headings", "code", "name"),
    [
        (["2.000908 - Cấp bản sao từ sổ gốc"], "2.000908", "Cấp bản sao từ sổ gốc"),
        (["Quy trình số 01: Thủ tục cấp bản sao (Mã số TTHC: 2.000908)"], "2.000908", "Cấp bản sao"),
        (["1. Thủ tục: Cấp bản sao từ sổ gốc", "Mã thủ tục: 2.000908"], "2.000908", "Cấp bản sao từ sổ gốc"),
        (
            ["Mã TTHC: 3.000182.000.00.00.H22", "Tên thủ tục: Tuyển sinh trung học cơ sở"],
            "3.000182",
            "Tuyển sinh trung học cơ sở",
        ),
        (["IV. LĨNH VỰC CHỨNG THỰC", "a) Chứng thực chữ ký - 2.000884"], "2.000884", "Chứng thực chữ ký"),
        (["Quy trình nội bộ giải quyết thủ tục hành chính: Cấp bản sao (2.000908)"], "2.000908", "Cấp bản sao"),
        (["Sheet1"], "", ""),
        (["Điều 1.2026 và số 12.0009081"], "", "Điều 1.2026 và số 12.0009081"),
    ],
)
def test_code_and_name_are_found_in_headings(headings: list[str], code: str, name: str) -> None:
    title = titles.read(headings)
    assert (title.code, title.name) == (code, name)
