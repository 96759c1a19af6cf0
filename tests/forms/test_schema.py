"""Reading form-js schemas."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import forms
from forms import faults, jsonschema, limits
from tests.forms.build import a_file, a_form, a_text


def findings(*components: Any) -> list[tuple[str, str | None]]:
    """Rule and field of each thing that is wrong with a form of *components*."""
    with pytest.raises(faults.FormBroken) as caught:
        forms.read(a_file(*components), file="f.json")
    return [(finding.rule, finding.element) for finding in caught.value.findings]


def test_what_only_the_page_shows_is_passed_over() -> None:
    shown = [{"type": kind} for kind in ("text", "html", "image", "separator", "spacer", "button")]
    assert [field.key for field in a_form(*shown, a_text()).fields] == ["ho_ten"]


def test_groups_with_a_path_and_keys_with_dots_nest_together() -> None:
    group = {"type": "group", "path": "chu_ho", "components": [a_text("ho_ten")]}
    form = a_form(group, a_text("chu_ho.dia_chi"))
    assert [(field.key, [one.key for one in field.fields]) for field in form.fields] == [
        ("chu_ho", ["ho_ten", "dia_chi"])
    ]


def test_a_group_without_a_path_hides_its_fields_together() -> None:
    condition = {"conditional": {"hide": "=loai = 1"}}
    form = a_form({"type": "group", **condition, "components": [a_text(conditional={"hide": "=khac"})]})
    assert form.fields[0].hide == ("loai = 1", "khac")


@pytest.mark.parametrize(
    ("component", "rule", "element"),
    [
        ("text", "form-not-a-component", None),
        ({"type": "hologram", "key": "x"}, "form-unknown-component", "x"),
        ({"type": "textfield", "id": "Field_1"}, "form-no-key", "Field_1"),
        (a_text("họ tên"), "form-bad-key", "họ tên"),
        (a_text("a..b"), "form-bad-key", "a..b"),
        (a_text(kind="wizard"), "form-unknown-kind", "ho_ten"),
        (a_text(kind=["money"]), "form-unknown-kind", "ho_ten"),
        ({"type": "checkbox", "key": "c", "properties": {"kind": "money"}}, "form-kind-does-not-fit", "c"),
        (a_text(validate={"minLength": "=x"}), "form-bad-rule", "ho_ten"),
        (a_text(validate={"min": 1}), "form-unknown-rule", "ho_ten"),
        (a_text(validate={"required": "yes"}), "form-bad-rule", "ho_ten"),
        (a_text(validate={"minLength": 5, "maxLength": 4}), "form-upside-down", "ho_ten"),
        (a_text(validate={"pattern": "("}), "form-bad-pattern", "ho_ten"),
        (a_text(validate={"pattern": "(a+)+"}), "form-pattern-not-allowed", "ho_ten"),
        ({"type": "select", "key": "s"}, "form-no-options", "s"),
        ({"type": "radio", "key": "s", "values": [{"label": "x"}]}, "form-bad-option", "s"),
        ({"type": "radio", "key": "s", "values": [{"value": "x"}, {"value": "x"}]}, "form-bad-option", "s"),
        ({"type": "expression", "key": "e", "expression": "1"}, "form-bad-expression", "e"),
        (a_text(conditional={"hide": "true"}), "form-bad-expression", "ho_ten"),
        ({"type": "datetime", "key": "d", "subtype": "century"}, "form-bad-rule", "d"),
        ({"type": "datetime", "key": "d", "disallowPassedDates": True}, "form-not-checked", "d"),
        ({"type": "dynamiclist", "components": []}, "form-no-key", "dynamiclist"),
        ({"type": "group", "path": "g"}, "form-no-components", "g"),
    ],
)
def test_a_broken_component_is_named_with_its_rule(component: Any, rule: str, element: str | None) -> None:
    assert findings(component) == [(rule, element)]


def test_all_errors_are_found_at_once() -> None:
    assert len(findings(a_text("a"), a_text("a"), a_text("b c"), {"type": "select", "key": "s"})) == 3


def test_a_key_used_twice_in_a_group_is_named_with_its_path() -> None:
    assert findings(a_text("g.a"), a_text("g.a")) == [("form-double-key", "g.a")]


def test_the_first_error_stands_in_the_message_in_both_languages() -> None:
    with pytest.raises(faults.FormBroken) as caught:
        forms.read(a_file(a_text("a"), a_text("a")), file="f.json")
    assert str(caught.value) == "Biểu mẫu 'f.json' không dùng được: 1 lỗi. Khóa 'a' được dùng hai lần."
    assert caught.value.say("en") == "Form 'f.json' cannot be used: 1 errors. Key 'a' is used twice."


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", faults.FormNotJson),
        (b"\xff\xfe", faults.FormNotJson),
        (b"[" * 100_000, faults.FormNotJson),
        (b"[]", faults.FormBroken),
        (b'{"components": 1}', faults.FormBroken),
        (b" " * (limits.FORM_BYTES + 1), faults.FormTooLarge),
        (orjson.dumps({"components": []})[:-2] + b"[" * 200 + b"]" * 200 + b"]}", faults.FormTooDeep),
    ],
)
def test_what_is_no_form_is_refused(data: bytes, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        forms.read(data, file="f.json")


def test_json_that_is_wrong_says_where() -> None:
    with pytest.raises(faults.FormNotJson, match=r"xem dòng 2, cột \d+\.$"):
        forms.read(b'{"components": [\n  {"type": textfield}]}', file="f.json")


def test_a_form_with_thousands_of_fields_is_refused() -> None:
    assert findings(*(a_text(f"k{number}") for number in range(2_000))) == [("form-too-many-fields", None)]


NAMES = ["type", "key", "path", "id", "label", "validate", "values", "valuesExpression", "valuesKey", "conditional"]
MORE = ["properties", "components", "expression", "readonly", "subtype", "required", "pattern", "min", "hide", "kind"]
WORDS = ["textfield", "number", "select", "group", "dynamiclist", "a", "a.b", "=a", "money", "", "expression"]
JSON = st.recursive(
    st.sampled_from(WORDS) | st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES + MORE), inner, max_size=6),
    max_leaves=25,
)


@given(st.lists(st.dictionaries(st.sampled_from(NAMES + MORE), JSON, min_size=2, max_size=8), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_no_schema_makes_the_reader_fail_in_another_way(components: list[Any]) -> None:
    try:
        form = forms.read(a_file(*components), file="f.json")
    except faults.FormBroken:
        return
    assert jsonschema.schema(form)["type"] == "object"
