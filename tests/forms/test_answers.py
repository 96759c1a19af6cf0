"""The check of answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forms
from feel.errors import Fault
from forms import faults, limits
from tests.forms.build import a_form, a_text, clean, errors, one_error

CHOICE = {"type": "radio", "key": "loai", "values": [{"value": "moi", "label": "Mới"}, {"value": 2, "label": "Hai"}]}
MEMBERS = {
    "type": "dynamiclist",
    "path": "thanh_vien",
    "components": [
        a_text("ho_ten", validate={"required": True}),
        {"type": "number", "key": "tuoi"},
        a_text("giam_ho", conditional={"hide": "=tuoi >= 18"}, validate={"required": True}),
    ],
}


def test_text_is_trimmed_and_normalised() -> None:
    assert clean(a_text(), "  Nguye\u0302\u0303n Thị Ví Dụ \n") == "Nguyễn Thị Ví Dụ"


@pytest.mark.parametrize("empty", [None, "", "   ", "\u200b\u200b", " \u3164\u2060"])
def test_an_empty_answer_to_a_required_field_is_missing(empty: object) -> None:
    assert one_error(a_text(validate={"required": True}), empty) == "Bắt buộc nhập"


def test_nought_answers_a_required_field() -> None:
    assert clean({"type": "number", "key": "a", "validate": {"required": True}}, 0) == 0


def test_a_field_left_out_is_missing_too_also_inside_a_group_left_out() -> None:
    form = a_form(a_text("a", validate={"required": True}), a_text("g.b", validate={"required": True}))
    assert errors(form, {}) == {"a": ["Bắt buộc nhập"], "g.b": ["Bắt buộc nhập"]}


def test_a_required_tick_must_be_set() -> None:
    assert one_error({"type": "checkbox", "key": "c", "validate": {"required": True}}, False) == "Bắt buộc đánh dấu"


@pytest.mark.parametrize(
    ("component", "answer", "error"),
    [
        (a_text(), 5, "Phải là chữ"),
        (a_text(), "a\nb", "Có ký tự điều khiển không hợp lệ"),
        (a_text(), "a\x00b", "Có ký tự điều khiển không hợp lệ"),
        (a_text(), "a\u202eb", "Có ký tự điều khiển không hợp lệ"),
        (a_text(validate={"minLength": 3}), "ab", "Tối thiểu 3 ký tự"),
        (a_text(validate={"maxLength": "3"}), "abcd", "Tối đa 3 ký tự"),
        (a_text(), "a" * 1001, "Tối đa 1000 ký tự"),
        (a_text(validate={"pattern": "^[A-Z]+$"}), "ab", "Không đúng định dạng yêu cầu"),
        (a_text(validate={"validationType": "email"}), "x", "Địa chỉ thư điện tử không hợp lệ"),
        (a_text(kind="date"), "31/02/2026", "Ngày không có thật: 31/02/2026"),
        (a_text(kind="personal-id"), "12345", "Số định danh cá nhân phải có đúng 12 chữ số"),
        (a_text(kind="tax-code"), "1234567890", "Mã số thuế sai chữ số kiểm tra"),
        (a_text(kind="money"), "-1", "Số tiền không được âm"),
        ({"type": "number", "key": "n"}, "năm", "Phải là số"),
        ({"type": "number", "key": "n"}, True, "Phải là số"),
        ({"type": "number", "key": "n"}, "1e999", "Phải là số"),
        ({"type": "number", "key": "n", "decimalDigits": 1}, 0.25, "Tối đa 1 chữ số thập phân"),
        ({"type": "number", "key": "n", "validate": {"min": 0.5}}, 0, "Không được nhỏ hơn 0,5"),
        ({"type": "number", "key": "n", "validate": {"max": "9"}}, 10, "Không được lớn hơn 9"),
        ({"type": "checkbox", "key": "c"}, "true", "Phải là có hoặc không"),
        (CHOICE, "cu", "Không có trong danh sách lựa chọn"),
        (CHOICE, True, "Không có trong danh sách lựa chọn"),
        ({**CHOICE, "type": "checklist"}, "moi", "Phải là một danh sách"),
        ({**CHOICE, "type": "checklist"}, ["moi", "moi"], "Có mục được chọn hai lần"),
        ({**CHOICE, "type": "taglist"}, ["moi", []], "Không có trong danh sách lựa chọn"),
        ({"type": "datetime", "key": "d"}, "2026-02-29", "Ngày không có thật: 29/02/2026"),
        ({"type": "datetime", "key": "d", "subtype": "time"}, "24:00", "Giờ không có thật: 24:00"),
        ({"type": "filepicker", "key": "f"}, "../etc/passwd", "Không phải là tham chiếu đến tệp đã tải lên"),
        ({"type": "filepicker", "key": "f", "multiple": True}, "files:1", "Phải là một danh sách"),
    ],
)
def test_a_wrong_answer_is_told_in_vietnamese(component: dict[str, Any], answer: object, error: str) -> None:
    assert one_error(component, answer) == error


@pytest.mark.parametrize(
    ("component", "answer", "value"),
    [
        ({"type": "number", "key": "n"}, 0.1, Decimal("0.1")),
        ({"type": "number", "key": "n"}, "-2.50", Decimal("-2.5")),
        ({"type": "number", "key": "n", "properties": {"kind": "money"}}, 50000, 50000),
        (CHOICE, 2, Decimal(2)),
        ({**CHOICE, "type": "checklist"}, ["moi", 2], ["moi", Decimal(2)]),
        ({"type": "textarea", "key": "t"}, "a\r\nb", "a\nb"),
        (a_text(kind="date"), "1/2/2026", date(2026, 2, 1)),
        ({"type": "filepicker", "key": "f"}, "files::abc-1", "files::abc-1"),
    ],
)
def test_a_right_answer_becomes_a_value(component: dict[str, Any], answer: object, value: object) -> None:
    assert clean(component, answer) == value


def test_answers_to_unknown_fields_are_refused() -> None:
    assert errors(a_form(a_text("g.a")), {"b": 1, "g": {"c": 2}}) == {
        "b": ["Biểu mẫu không có trường này"],
        "g.c": ["Biểu mẫu không có trường này"],
    }


def test_a_hidden_field_is_not_asked_for_and_takes_no_answer() -> None:
    form = a_form(CHOICE, a_text("so_cu", conditional={"hide": '=loai = "moi"'}, validate={"required": True}))
    assert errors(form, {"loai": "moi"}) == {}
    assert errors(form, {"loai": "moi", "so_cu": "1"}) == {"so_cu": ["Trường này đang ẩn, không nhận câu trả lời"]}
    assert errors(form, {"loai": 2}) == {"so_cu": ["Bắt buộc nhập"]}


def test_a_condition_sees_the_data_of_the_case() -> None:
    form = a_form(a_text(conditional={"hide": "=muc > 3"}))
    assert errors(form, {"ho_ten": "x"}, muc=4) != {}
    assert errors(form, {"ho_ten": "x"}, muc=3) == {}


def test_each_row_of_a_list_is_checked_by_itself() -> None:
    rows = [{"ho_ten": "A", "tuoi": 40}, {"tuoi": 7}, {"ho_ten": "C", "tuoi": 20, "giam_ho": "D"}, None, "x"]
    assert errors(a_form(MEMBERS), {"thanh_vien": rows}) == {
        "thanh_vien.1.ho_ten": ["Bắt buộc nhập"],
        "thanh_vien.1.giam_ho": ["Bắt buộc nhập"],
        "thanh_vien.2.giam_ho": ["Trường này đang ẩn, không nhận câu trả lời"],
        "thanh_vien.3.ho_ten": ["Bắt buộc nhập"],
        "thanh_vien.3.giam_ho": ["Bắt buộc nhập"],
        "thanh_vien.4": ["Phải là một nhóm trường"],
    }


def test_too_many_rows_are_refused() -> None:
    rows = [{"ho_ten": "A", "tuoi": 20}] * (limits.ROWS + 1)
    assert errors(a_form(MEMBERS), {"thanh_vien": rows}) == {"thanh_vien": [f"Tối đa {limits.ROWS} mục"]}


def test_options_can_come_from_the_data_of_the_case() -> None:
    form = a_form({"type": "select", "key": "xa", "valuesExpression": "=cac_xa"})
    offered = [{"value": "a", "label": "Xã A"}, "b"]
    assert errors(form, {"xa": "a"}, cac_xa=offered) == errors(form, {"xa": "b"}, cac_xa=offered) == {}
    assert errors(form, {"xa": "c"}, cac_xa=offered) == {"xa": ["Không có trong danh sách lựa chọn"]}


def test_a_computed_value_is_computed_here() -> None:
    form = a_form({"type": "number", "key": "n"}, {"type": "expression", "key": "hai_lan", "expression": "=n * 2"})
    assert forms.check(form, {"n": 4}).answers["hai_lan"] == 8
    assert errors(form, {"n": 4, "hai_lan": 8}) == {}
    assert errors(form, {"n": 4, "hai_lan": 9}) == {"hai_lan": ["Giá trị này được tính tự động, không được sửa"]}


@pytest.mark.parametrize("lock", [{"readonly": True}, {"disabled": True}, {"readonly": "=da_khoa"}])
def test_a_read_only_field_keeps_what_the_case_holds(lock: dict[str, Any]) -> None:
    form = a_form(a_text(**lock))
    assert errors(form, {"ho_ten": "A"}, ho_ten="A", da_khoa=True) == {}
    assert errors(form, {"ho_ten": "B"}, ho_ten="A", da_khoa=True) == {
        "ho_ten": ["Trường này chỉ để xem, không được sửa"]
    }


def test_keys_that_python_or_a_library_knows_are_ordinary_keys() -> None:
    names = ["Meta", "fields", "load", "opts", "typename", "__class__", "self"]
    answers = dict.fromkeys(names, "x")
    assert forms.check(a_form(*(a_text(name) for name in names)), answers).answers == answers


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        (["a"], faults.AnswersNotAnObject),
        (None, faults.AnswersNotAnObject),
        ({1: "a"}, faults.AnswersNotAnObject),
        ({"ho_ten": "a" * 10_000_000}, faults.AnswersTooLarge),
        ({"a" * 10_000_000: 1}, faults.AnswersTooLarge),
        ({"ho_ten": [0] * 100_000}, faults.AnswersTooMany),
    ],
)
def test_answers_that_are_none_or_far_too_large_are_refused_whole(answers: object, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        forms.check(a_form(a_text()), answers)


def test_answers_nested_very_deep_are_refused() -> None:
    deep: object = "x"
    for _ in range(5_000):
        deep = {"ho_ten": deep}
    with pytest.raises(faults.AnswersTooDeep):
        forms.check(a_form(a_text()), deep)


def test_messages_come_in_english_too() -> None:
    assert forms.check(a_form(a_text(validate={"required": True})), {}).say("en") == {"ho_ten": ["Required"]}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
ALL_KINDS = a_form(
    *(a_text(kind, kind=kind) for kind in ("money", "phone", "email", "date")),
    a_text("dinh_danh", kind="personal-id"),
    a_text("mst", kind="tax-code"),
    a_text("mau", validate={"pattern": "^a"}),
    *({"type": kind, "key": kind} for kind in ("textarea", "number", "checkbox", "filepicker")),
    *({"type": "datetime", "key": f"d{kind}", "subtype": kind} for kind in ("date", "time", "datetime")),
    {**CHOICE, "type": "taglist", "key": "nhan"},
    {"type": "select", "key": "chon", "valuesExpression": "=nguon"},
    {"type": "expression", "key": "tinh", "expression": "=number + 1"},
    CHOICE,
    MEMBERS,
    a_text("nhom.a", readonly=True),
)
KEYS = st.sampled_from([field.key for field in ALL_KINDS.fields] + ["la", "_schema"])


@given(st.dictionaries(KEYS, JSON, max_size=6) | JSON)
@settings(max_examples=60, deadline=None)
def test_no_answer_makes_the_check_fail_in_another_way(answers: Any) -> None:
    try:
        checked = forms.check(ALL_KINDS, answers)
    except Fault:
        return
    assert all(isinstance(message, str) and message for found in checked.errors.values() for message in found)


RIGHT = st.fixed_dictionaries(
    {},
    optional={
        "money": st.integers(0, limits.MONEY),
        "date": st.dates().map(date.isoformat),
        "ddatetime": st.datetimes().map(lambda at: at.isoformat(timespec="minutes")),
        "number": st.decimals(-1000, 1000, places=2).map(str),
        "checkbox": st.booleans(),
        "nhan": st.lists(st.sampled_from(["moi", 2]), unique=True),
        "textarea": st.text("aăâ \u0303\n", max_size=20),
    },
)


@given(RIGHT)
@settings(max_examples=60, deadline=None)
def test_clean_answers_are_the_same_again_after_a_way_through_json(answers: dict[str, Any]) -> None:
    checked = forms.check(ALL_KINDS, answers)
    sent = orjson.loads(orjson.dumps(forms.plain(checked.answers)))
    assert checked.errors == {}
    assert forms.check(ALL_KINDS, sent).answers == checked.answers


def test_a_computed_duration_is_plain_text() -> None:
    form = a_form({"type": "expression", "key": "han", "expression": '=duration("PT36H")'})
    assert forms.plain(forms.check(form, {}).answers) == {"han": "P1DT12H"}
