"""What differs between two versions of a procedure, said in sentences."""

from __future__ import annotations

import re

import pytest

from engine import differences
from tests.engine import builders
from tests.engine.builders import SETTINGS, straight
from tests.engine.runtime import drawing

FIELD = '{"type": "textfield", "key": "ten", "id": "ten", "label": "Tên"%s}'
GATES = (
    drawing.start(),
    drawing.node("exclusiveGateway", "cong", default="cong-end"),
    drawing.user("a"),
    drawing.end(),
    drawing.flow("start cong end"),
    drawing.flow("a end"),
)


def form(*fields: str) -> bytes:
    return f'{{"type": "default", "id": "f", "components": [{", ".join(fields)}]}}'.encode()


def said(old: object, new: object) -> list[str]:
    return [sentence.vi for sentence in differences.sentences(old, new)]  # type: ignore[arg-type]


def with_settings(old: str, new: str) -> list[str]:
    assert old in SETTINGS
    return said(builders.tiny(), builders.tiny(settings=SETTINGS.replace(old, new)))


def test_the_same_content_differs_in_nothing() -> None:
    assert said(builders.tiny(), builders.tiny()) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('limit = "P3D"', 'limit = "P5D"', "Thời hạn giải quyết: 3 ngày làm việc → 5 ngày làm việc."),
        ('limit = "P3D"', 'limit = "same-day"', "Thời hạn giải quyết: 3 ngày làm việc → trong ngày."),
        ('limit = "P3D"', 'limit = "P3D"\nrule = "civil"', "Cách tính thời hạn giải quyết thay đổi."),
        ('post = "mot-cua"', 'post = "van-thu"', "Làn 'Một cửa': vị trí mot-cua (receiving) → van-thu (receiving)."),
        ('name = "Thủ tục nhỏ"', 'name = "Thủ tục to"', "Tên thủ tục thay đổi: 'Thủ tục nhỏ' → 'Thủ tục to'."),
        ('channels = ["counter"]', 'channels = ["counter", "post"]', "Cách thức nộp hồ sơ thay đổi."),
        ("[[results]]", '[[components]]\nname = "Đơn"\nway = "look-up"\n[[results]]', "Thêm giấy tờ: Đơn."),
        ("[[results]]", '[[fees]]\nname = "Lệ phí"\namount = 5000\n[[results]]', "Thêm khoản thu: Lệ phí, 5000 đồng."),
        ("[roles]", '[supplement]\nmode = "resume"\n[roles]', "Quy định về bổ sung hồ sơ thay đổi."),
    ],
)  # fmt: skip
def test_each_difference_of_the_settings_is_one_sentence(old: str, new: str, sentence: str) -> None:
    assert with_settings(old, new) == [sentence]


def test_a_procedure_that_loses_its_deadline_says_so() -> None:
    free = SETTINGS.replace('[[limits]]\nlimit = "P3D"\n', "").replace("[valid]", "no_limit = true\n[valid]")
    assert said(builders.tiny(), builders.tiny(settings=free)) == [
        "Thời hạn giải quyết: 3 ngày làm việc → không quy định."
    ]


@pytest.mark.parametrize(
    ("properties", "sentence"),
    [
        ({"limit": "P2D"}, "'a': thời hạn không có → 2 ngày làm việc."),
        ({"limit": "PT6H"}, "'a': thời hạn không có → 6 giờ làm việc."),
        ({"limit": "PT1H30M"}, "'a': thời hạn không có → 1 giờ 30 phút làm việc."),
        ({"status": "processing"}, "'a': trạng thái không có → processing."),
        ({"performers": "van-thu"}, "'a': người thực hiện không có → van-thu."),
    ],
)
def test_each_difference_of_a_step_is_one_sentence(properties: dict[str, str], sentence: str) -> None:
    assert said(builders.tiny(), builders.tiny(*straight("a", a=properties))) == [sentence]


def test_a_step_that_comes_or_goes_takes_its_flows_along() -> None:
    old, new = builders.tiny(*straight("a")), builders.tiny(*straight("a", "b"))
    assert said(old, new) == [
        "Thêm bước 'b'.",
        "Bỏ luồng 'a' → 'end'.",
        "Thêm luồng 'a' → 'b'.",
        "Thêm luồng 'b' → 'end'.",
    ]
    assert said(new, old)[0] == "Bỏ bước 'b'."


def test_a_step_that_only_got_another_id_is_still_the_same_step() -> None:
    old = builders.files(*straight("a", a={"limit": "PT6H"}))
    diagram = old["process.bpmn"].replace(b'id="a"', b'id="z"').replace(b'"PT6H"', b'"PT5H"')
    for kept in (b'"a"', b">a<"):
        diagram = diagram.replace(b"sourceRef=" + kept, b'sourceRef="z"').replace(
            b"targetRef=" + kept, b'targetRef="z"'
        )
    diagram = diagram.replace(b">a</", b">z</")
    new = {**old, "process.bpmn": diagram}
    assert said(*(builders.folder.read(files, slug="nho") for files in (old, new))) == [
        "'a' đổi mã a → z.",
        "'a': thời hạn 6 giờ làm việc → 5 giờ làm việc.",
    ]


def test_a_default_flow_to_a_step_whose_id_alone_changed_is_the_same() -> None:
    lanes = drawing.lanes(**{builders.LANE: ["a"]})
    gates = [one.replace('default="cong-end"', 'default="cong-a"') for one in GATES]
    gates[2] = gates[2].replace('id="a"', 'id="a" name="a"')
    old = dict(builders.tiny(lanes, *gates, drawing.flow("cong a")).files)
    diagram = re.sub(rb'(id|sourceRef|targetRef)="a"', rb'\1="z"', old["process.bpmn"]).replace(b">a</", b">z</")
    new = {**old, "process.bpmn": diagram}
    found = said(*(builders.folder.read(files, slug="nho") for files in (old, new)))
    assert found == ["'a' đổi mã a → z."]


def test_a_condition_is_told_with_both_its_texts() -> None:
    lanes = drawing.lanes(**{builders.LANE: ["a"]})
    old = builders.tiny(lanes, *GATES, drawing.flow("cong a", "x > 1"))
    new = builders.tiny(lanes, *GATES, drawing.flow("cong a", "x > 2"))
    assert said(old, new) == ["Luồng 'cong' → 'a': điều kiện x > 1 → x > 2."]


def test_a_step_with_another_name_is_one_sentence_whatever_flows_lead_there() -> None:
    old = builders.files(*straight("a", "b"))
    new = {**old, "process.bpmn": old["process.bpmn"].replace(b'id="a" name="a"', b'id="a" name="A"')}
    assert new != old
    assert said(*(builders.folder.read(files, slug="nho") for files in (old, new))) == ["'a' đổi tên thành 'A'."]


def test_a_flow_that_only_got_another_id_differs_in_nothing() -> None:
    old = builders.files(*straight("a"))
    new = {**old, "process.bpmn": old["process.bpmn"].replace(b'id="a-end"', b'id="khac"')}
    assert said(*(builders.folder.read(files, slug="nho") for files in (old, new))) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (form(FIELD % ""), form(), "Biểu mẫu f.json: bỏ trường 'Tên'."),
        (form(), form(FIELD % ""), "Biểu mẫu f.json: thêm trường 'Tên'."),
        (
            form(FIELD % ""),
            form(FIELD % ', "validate": {"required": true}'),
            "Biểu mẫu f.json: trường 'Tên' bắt buộc nhập.",
        ),
        (
            form(FIELD % ""),
            form(FIELD % ', "validate": {"maxLength": 9}'),
            "Biểu mẫu f.json: trường 'Tên' thay đổi.",
        ),
    ],
)
def test_each_difference_of_a_form_is_one_sentence(old: bytes, new: bytes, sentence: str) -> None:
    assert said(builders.tiny(f=old), builders.tiny(f=new)) == [sentence]


def test_other_files_are_told_by_name() -> None:
    files = builders.files(*straight("a"))
    old, new = ({**files, "phi.dmn": data} for data in (b"1", b"2"))
    assert said(*(builders.folder.read(one, slug="nho") for one in (old, new))) == ["Tệp phi.dmn thay đổi."]


def test_a_bond_to_another_step_names_that_step() -> None:
    old, new = (tuple(straight("a", "b", b=bond)) for bond in ({}, {"separate_from": "a"}))
    named = [[part.replace('id="a" name="a"', 'id="a" name="Thẩm định"') for part in parts] for parts in (old, new)]
    assert said(*(builders.tiny(*parts) for parts in named)) == [
        "'b': người làm phải khác người ở bước không có → 'Thẩm định'."
    ]
