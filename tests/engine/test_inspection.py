"""What a procedure must have before it goes live: each thing taken away is found by rule, file and element."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from engine import calendar, inspection, shortwindows
from feel.findings import Finding
from tests.bpmn.test_dmn import a_table
from tests.engine import complete
from tests.engine.complete import DESK, EXPERT, PARTS, WHOLE, a_step, an_event
from tests.engine.runtime.drawing import end, file, flow, lanes, node, process, properties, start

Told = set[tuple[str, str, str, str | None]]


def findings(files: Mapping[str, bytes]) -> list[Finding]:
    return inspection.problems(files, slug="nho")


def told(files: Mapping[str, bytes]) -> Told:
    found = findings(files)
    assert all(one.vi != one.en for one in found)
    return {(one.severity, one.rule, one.file, one.element) for one in found}


def test_a_whole_procedure_has_nothing_wrong() -> None:
    assert told(complete.files()) == set()


@pytest.mark.parametrize(
    ("changes", "rule", "element"),
    [
        ({"bring": node("userTask", "bring")}, "step-without-form", "bring"),
        ({"examine": a_step("examine", status="processing")}, "step-without-limit", "examine"),
        ({"received": an_event("received", act="accept")}, "", None),
        (
            {"received": an_event("received", act="accept"), "examine": a_step("examine", limit="P1D")},
            "step-without-status",
            "examine",
        ),
        ({"ask": an_event("ask", status="supplement")}, "no-supplement-path", "p"),
        ({"refuse": an_event("refuse", act="stop")}, "no-refusal-path", "p"),
        ({"stopped": an_event("stopped", "endEvent", act="stop")}, "no-stop-path", "p"),
        ({"sign": a_step("sign", limit="P9D", separate_from="examine")}, "step-sum", "sign"),
        ({"merge": node("parallelGateway", "merge")}, "soundness-deadlock", "merge"),
        ({"ask": an_event("ask", status="supplement", act="supplement", reason="x")}, "field-missing", "ask"),
        (
            {"sign": a_step("sign", limit="P1D", same_as="examine", separate_from="examine")},
            "separation-impossible",
            "sign",
        ),
        ({"done": an_event("done", status="lost", act="stop")}, "status-unknown", "done"),
        ({"done": an_event("done", status="filed", act="stop")}, "status-change", "done"),
        ({"sign": node("userTask", "sign", properties(form="g.json", limit="P1D"))}, "form-missing", "sign"),
    ],
)
def test_what_is_missing_is_an_error_at_its_element(changes: dict[str, str], rule: str, element: str | None) -> None:
    errors = {(one[1], one[3]) for one in told(complete.files(**changes)) if one[0] == "error"}
    assert ((rule, element) in errors) if rule else not {"step-without-status"} & {name for name, _ in errors}


def test_a_name_that_nothing_brings_and_a_function_that_is_none_are_errors() -> None:
    wrong = PARTS["flows"].replace('ghi_chu = "khong"', "khong_co > 1").replace('ghi_chu = "bo-sung"', "lam(1)")
    rules = {one[1] for one in told(complete.files(flows=wrong)) if one[0] == "error"}
    assert {"name-unknown", "expression"} <= rules


@pytest.mark.parametrize(("way", "part"), [("supplement", "ask"), ("refusal", "refuse"), ("stop", "stopped")])
def test_a_way_out_may_be_left_out_with_a_reason(way: str, part: str) -> None:
    kind = "endEvent" if part == "stopped" else "intermediateThrowEvent"
    without = f'{WHOLE}[without]\n{way} = "luật không có"\n'
    files = complete.files(settings=without, **{part: an_event(part, kind)})
    assert f"no-{way}-path" not in {one[1] for one in told(files)}


def test_a_case_that_stops_by_itself_needs_no_drawn_stop() -> None:
    alone = f'{WHOLE}[supplement]\nwindow = {{ limit = "P30D" }}\non_expiry = "stop"\n'
    files = complete.files(settings=alone, stopped=an_event("stopped", "endEvent", act="stop"))
    assert "no-stop-path" not in {one[1] for one in told(files)}


@pytest.mark.parametrize("aside", ['[[uncounted]]\nelement = "examine"\nbasis = "x"\n', ""])
def test_a_step_without_a_limit_is_declared_uncounted_or_named(aside: str) -> None:
    files = complete.files(settings=WHOLE + aside, examine=a_step("examine", status="processing"))
    assert ("step-without-limit" in {one[1] for one in told(files)}) == (not aside)


def test_a_step_of_a_called_process_must_have_what_its_own_have() -> None:
    inside = start("s") + node("userTask", "in") + end("e") + flow("s in e")
    call = node("callActivity", "examine", calledElement="c")
    files = {
        **complete.files(examine=call, sign=a_step("sign", limit="P1D")),
        "shared/c.bpmn": file(process(inside, id="c")),
    }
    missing = {("step-without-form", "in"), ("step-without-limit", "in")}
    assert {(one[1], one[3]) for one in told(files) if one[2] == "shared/c.bpmn"} >= missing


def test_two_people_at_one_post_are_a_warning_where_no_unit_is_known() -> None:
    both = lanes(**{"Một cửa": DESK, "Chuyên viên": (*EXPERT, "sign")})
    found = told(complete.files(settings=WHOLE.replace('"Lãnh đạo" = { post = "lanh-dao" }\n', ""), lanes=both))
    assert found == {("warning", "separation-needs-two", "process.bpmn", "sign")}


def test_a_post_that_the_product_does_not_know_is_a_warning() -> None:
    found = told(complete.files(settings=WHOLE.replace('"lanh-dao"', '"pho-phong"')))
    assert found == {("warning", "post-unknown", "procedure.toml", "roles.Lãnh đạo")}


def test_a_decision_is_held_against_the_values_that_forms_know() -> None:
    number = b'{"type": "number", "key": "so_trang", "label": "S", "validate": {"min": 1}}'
    form = complete.FORM.replace(b"]}", b", " + number + b"]}")
    table = a_table(("[1..10]", "1"), ("&gt; 10", "2"))
    files = {**complete.files(), "phi.dmn": table}
    assert {one[:2] for one in told({**files, "forms/f.json": form})} == set()
    assert ("error", "decision-gap") in {one[:2] for one in told({**files, "forms/f.json": form.replace(b"1}", b"0}")})}


def test_strictly_what_was_not_decided_is_an_error() -> None:
    unsure = [Finding(rule, "warning", "f", None, "", "x") for rule in ("soundness-undecided", "soundness-twice")]
    assert [one.severity for one in inspection.strict(unsure)] == ["error", "warning"]


def test_a_long_holiday_is_named_where_it_leaves_too_few_days() -> None:
    settings = WHOLE.replace('limit = "P3D"', 'limit = "P10D"\nkind = "calendar"')
    (one,) = findings(complete.files(settings=settings, sign=a_step("sign", limit="P4D", separate_from="examine")))
    window = shortwindows.shortest(calendar.calendar(), 10, since=date(2025, 7, 1))
    assert window is not None
    assert (one.severity, one.rule, one.element) == ("warning", "step-sum-holiday", "sign")
    assert f"{window.first:%d/%m/%Y} đến {window.last:%d/%m/%Y} chỉ có {window.working} ngày" in one.vi


def test_the_week_of_tet_has_the_fewest_working_days() -> None:
    window = shortwindows.shortest(calendar.calendar(), 7, since=date(2026, 1, 1))
    assert window is not None
    assert (window.working, (window.last - window.first).days) == (0, 6)
    assert calendar.is_working_day(calendar.calendar(), date(2026, 2, 13))


@pytest.mark.parametrize("broken", [b"", b"code = ", b"\xff"])
def test_a_folder_without_readable_settings_is_still_checked_for_the_rest(broken: bytes) -> None:
    files = {**complete.files(merge=node("parallelGateway", "merge")), "procedure.toml": broken}
    assert "soundness-deadlock" in {one.rule for one in findings(files)}
