"""Expressions of a form, checked before anybody fills it in."""

from __future__ import annotations

import forms
from tests.forms.build import a_form, a_text


def test_conditions_may_name_fields_of_the_form_and_data_of_the_case() -> None:
    form = a_form(a_text("a"), a_text("b", conditional={"hide": '=a = "x" or muc > 1'}))
    assert forms.problems(form, {"muc"}) == []


def test_an_unknown_name_is_an_error_of_the_field() -> None:
    form = a_form(a_text("b", conditional={"hide": "=muc > 1"}, readonly="=khoa"))
    assert [(found.severity, found.file, found.element) for found in forms.problems(form, ())] == [
        ("error", "forms/to-khai.json", "b"),
        ("error", "forms/to-khai.json", "b"),
    ]


def test_a_row_sees_its_own_fields() -> None:
    rows = {
        "type": "dynamiclist",
        "path": "r",
        "components": [a_text("a"), a_text("b", conditional={"hide": "=a = i"})],
    }
    assert forms.problems(a_form(rows), ()) == []


def test_broken_syntax_is_an_error_of_the_field() -> None:
    form = a_form({"type": "select", "key": "s", "valuesExpression": "=1 +"})
    assert [found.element for found in forms.problems(form, ())] == ["s"]
