"""Made-up answers: what the check finds right, as few as possible, the same every time."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

import forms
from bpmn import shipped
from forms import sample
from forms.form import Form

SHIPPED = sorted(file for folder in shipped.folders() for file in folder.glob("forms/*.json"))


def form(*components: dict[str, object]) -> Form:
    written = {"type": "default", "id": "f", "components": list(components)}
    return forms.read(orjson.dumps(written), file="f.json")


def field(kind: str, key: str = "x", *, required: bool = True, **more: object) -> dict[str, object]:
    validate = {"required": required, **more.pop("validate", {})}  # type: ignore[dict-item]
    return {"type": kind, "id": key, "key": key, "label": key, **more, "validate": validate}


@pytest.mark.parametrize("turn", range(3))
@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.parent.name}/{file.name}")
def test_every_form_of_ours_takes_its_sample(file: Path, turn: int) -> None:
    ours = forms.read(file.read_bytes(), file=file.name)
    assert forms.check(ours, sample.answers(ours, turn=turn)).is_clean


def test_only_what_is_required_is_filled_in() -> None:
    assert sample.answers(form(field("textfield"), field("textfield", "y", required=False))) == {"x": "Nội dung thử"}


@pytest.mark.parametrize(
    "one",
    [
        field("textfield", validate={"minLength": 40}),
        field("textfield", validate={"maxLength": 3}),
        field("number", validate={"min": 0}),
        field("number", validate={"max": -5}),
        field("number", validate={"min": 7, "max": 9}),
        field("checkbox"),
        field("datetime", subtype="date", dateLabel="x"),
        field("textfield", properties={"kind": "personal-id"}),
        field("textfield", properties={"kind": "tax-code"}),
        field("textfield", properties={"kind": "phone"}),
        field("textfield", properties={"kind": "email"}),
        field("textfield", properties={"kind": "money"}),
        field("filepicker"),
        field("taglist", values=[{"label": "a", "value": "a"}]),
    ],
    ids=str,
)
def test_each_kind_of_field_has_a_sample(one: dict[str, object]) -> None:
    ours = form(one)
    made = sample.answers(ours)
    assert made
    assert forms.check(ours, made).is_clean


def test_each_turn_takes_the_next_option() -> None:
    ours = form(field("radio", values=[{"label": "a", "value": "a"}, {"label": "b", "value": "b"}]))
    assert [sample.answers(ours, turn=turn)["x"] for turn in range(3)] == ["a", "b", "a"]


def test_what_an_answer_shows_is_filled_in_too() -> None:
    reason = field("textarea", "why", conditional={"hide": '=x != "no"'})
    ours = form(field("radio", values=[{"label": "no", "value": "no"}, {"label": "yes", "value": "yes"}]), reason)
    assert set(sample.answers(ours)) == {"x", "why"}
    assert set(sample.answers(ours, turn=1)) == {"x"}


def test_a_rule_that_nothing_made_up_fits_is_told_by_the_name_of_the_field() -> None:
    ours = form(field("textfield", "ma", label="Mã số", validate={"pattern": "^[A-Z]{3}$"}))
    with pytest.raises(sample.NoSample) as caught:
        sample.answers(ours)
    assert "'Mã số'" in caught.value.say("vi")
