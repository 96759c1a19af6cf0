"""Forms on a page: what is shown of them, and what is read of what a page sends."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import forms
from forms import pieces, posted
from forms.form import Form
from forms.pieces import Piece

SCHEMA: dict[str, Any] = {
    "type": "default",
    "id": "thu",
    "components": [
        {"type": "text", "text": "Kiểm tra kỹ."},
        {
            "type": "radio",
            "key": "y_kien",
            "label": "Ý kiến",
            "validate": {"required": True},
            "values": [{"label": "Đồng ý", "value": "dong-y"}, {"label": "Trả lại", "value": "tra-lai"}],
        },
        {
            "type": "textarea",
            "key": "ly_do",
            "label": "Lý do",
            "description": "Nêu rõ.",
            "validate": {"required": True, "maxLength": 10},
            "conditional": {"hide": '=y_kien != "tra-lai"'},
        },
        {"type": "checkbox", "key": "da_xem", "label": "Đã xem"},
        {"type": "number", "key": "so_to", "label": "Số tờ"},
        {"type": "select", "key": "bac", "label": "Bậc", "values": [{"label": "Hai", "value": 2}]},
        {"type": "checklist", "key": "kem", "label": "Kèm", "values": [{"label": "A", "value": "a"}]},
        {"type": "datetime", "key": "ngay", "label": "Ngày", "dateLabel": "Ngày"},
        {"type": "textfield", "key": "ma", "label": "Mã", "readonly": True},
        {"type": "expression", "key": "gap_doi", "expression": "=so_to * 2"},
        {
            "type": "group",
            "label": "Chủ hộ",
            "path": "chu_ho",
            "components": [{"type": "textfield", "key": "ho_ten", "label": "Họ tên"}],
        },
        {
            "type": "dynamiclist",
            "label": "Thành viên",
            "path": "thanh_vien",
            "components": [
                {"type": "textfield", "key": "ten", "label": "Tên"},
                {
                    "type": "textfield",
                    "key": "giay",
                    "label": "Giấy",
                    "conditional": {"hide": '=ten = "An"'},
                },
            ],
        },
    ],
}
DATA = json.dumps(SCHEMA).encode()
FORM: Form = forms.read(DATA, file="thu.json")


def shown(answers: Mapping[str, Any], **more: Any) -> dict[str, Piece]:
    def all_of(found: tuple[Piece, ...]) -> list[Piece]:
        return [
            one for piece in found for one in (piece, *all_of(piece.pieces), *(x for row in piece.rows for x in row))
        ]

    found = pieces.of(FORM, DATA, answers=answers, known={"ma": "K1"}, **more)
    return {piece.name or piece.label or piece.kind: piece for piece in all_of(found)}


def sent(**fields: str | list[str]) -> dict[str, Any]:
    told = {name: [one] if isinstance(one, str) else one for name, one in fields.items()}
    return posted.answers(FORM, {name.replace("__", "."): one for name, one in told.items()}, known={})


def test_pieces_stand_in_the_order_of_the_schema_with_their_words() -> None:
    found = shown({"y_kien": "tra-lai"})
    names = ["words", "y_kien", "ly_do", "da_xem", "so_to", "bac", "kem", "ngay", "ma", "gap_doi", "Chủ hộ"]
    assert list(found)[:11] == names
    assert (found["ly_do"].hint, found["ly_do"].is_required, found["ly_do"].most) == ("Nêu rõ.", True, 10)
    assert [(one.label, one.is_chosen) for one in found["y_kien"].choices] == [("Đồng ý", False), ("Trả lại", True)]


def test_what_a_condition_hides_is_neither_shown_nor_taken_for_an_answer() -> None:
    assert "ly_do" not in shown({"y_kien": "dong-y"})
    assert "ly_do" not in sent(y_kien="dong-y", ly_do="x")
    assert sent(y_kien="tra-lai", ly_do="x")["ly_do"] == "x"


def test_what_was_typed_is_kept_beside_what_is_wrong_with_it() -> None:
    answers = sent(y_kien="tra-lai", ly_do="quá dài quá dài", so_to="ba", ngay="31/02/2026")
    checked = forms.check(FORM, answers)
    found = shown(answers, errors=checked.errors)
    assert [(found[name].value, bool(found[name].errors)) for name in ("ly_do", "so_to", "ngay")] == [
        ("quá dài quá dài", True),
        ("ba", True),
        ("31/02/2026", True),
    ]


def test_texts_become_what_their_fields_mean() -> None:
    answers = sent(y_kien="dong-y", da_xem="on", so_to=" 1,5 ", bac="2", kem=["a"], ngay="01/12/2026")
    checked = forms.check(FORM, answers, scope={})
    assert checked.errors == {}
    clean = forms.plain(checked.answers)
    assert isinstance(clean, dict)
    told = {name: clean[name] for name in ("da_xem", "so_to", "bac", "kem", "ngay", "gap_doi")}
    assert told == {"da_xem": True, "so_to": 1.5, "bac": 2, "kem": ["a"], "ngay": "2026-12-01", "gap_doi": 3}
    assert sent(y_kien="dong-y")["da_xem"] is False


def test_groups_and_rows_nest_and_empty_rows_are_no_answer() -> None:
    answers = sent(chu_ho__ho_ten="Lan", thanh_vien__0__ten="An", thanh_vien__0__giay="x", thanh_vien__3__ten="")
    assert answers["chu_ho"] == {"ho_ten": "Lan"}
    assert answers["thanh_vien"] == [{"ten": "An"}, {}]
    assert posted.filled(answers)["thanh_vien"] == [{"ten": "An"}]
    found = shown(answers)
    assert [name for name in found if name.startswith("thanh_vien.")] == [
        "thanh_vien.0.ten",
        "thanh_vien.1.ten",
        "thanh_vien.1.giay",
    ]


def test_a_locked_field_shows_what_the_case_holds_and_takes_no_answer() -> None:
    found = shown({"so_to": "4", "ma": "forged"})
    assert (found["ma"].value, found["ma"].is_locked) == ("K1", True)
    assert (found["gap_doi"].value, found["gap_doi"].is_locked) == ("8", True)
    assert "ma" not in sent(ma="forged")


def test_a_change_of_what_is_to_be_seen_shows_in_the_names() -> None:
    def names(**answers: Any) -> list[str]:
        return pieces.names(pieces.of(FORM, DATA, answers=answers, known={}))

    assert names(y_kien="dong-y") == names(y_kien="dong-y", so_to="4")
    assert names(y_kien="dong-y") != names(y_kien="tra-lai")
