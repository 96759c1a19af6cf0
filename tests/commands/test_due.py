"""`cli.py due`: one limit, or a file of limits."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner, Result

from commands import due as module
from commands.due import due
from engine.calendar import limits, moments, vietnam
from feel.errors import Fault

DUE = {"due": "2026-03-06T10:00:00+07:00", "judged_until": "2026-03-07T00:00:00+07:00"}


PAGE = (Path(__file__).parents[2] / "docs/clock.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\$ python3 cli\.py due (.*)\n((?:.+\n)+?)```", PAGE, re.MULTILINE)


def call(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(due, arguments, input=given)


def answers(result: Result) -> list[dict[str, str]]:
    return [orjson.loads(line) for line in result.stdout.splitlines()]


def test_it_prints_the_due_moment_first_and_then_until_when_it_is_judged() -> None:
    result = call("2026-03-03T10:00", "--limit", "P3D")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [DUE["due"], f"judged_until {DUE['judged_until']}"]


def test_it_gives_one_json_line() -> None:
    assert answers(call("2026-03-03T10:00", "--limit", "P3D", "--json")) == [DUE]


def test_all_options_reach_the_arithmetic() -> None:
    calls = [
        ("--limit", "P3D", "--rule", "civil"),
        ("--limit", "P3D", "--kind", "calendar"),
        ("--limit", "same-day", "--cutoff", "09:00"),
        ("--limit", "PT1H", "--calendar", "bay-gio"),
    ]
    found = [answers(call("2026-03-03T11:00", *options, "--json"))[0]["due"] for options in calls]
    assert found == [
        "2026-03-06T17:30:00+07:00",
        "2026-03-06T17:30:00+07:00",
        "2026-03-04T17:30:00+07:00",
        "2026-03-03T14:00:00+07:00",
    ]


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ((), module.NothingAsked),
        (("2026-03-03T10:00",), module.NothingAsked),
        (("2026-02-30T10:00", "--limit", "P3D"), moments.BadMoment),
        (("2026-03-03T10:00", "--limit", "P1DT4H"), limits.MixedLimit),
        (("2026-03-03T10:00", "--limit", "P3D", "--cutoff", "15:00"), limits.CutOffWithoutSameDay),
        (("2026-03-03T10:00", "--limit", "P3D", "--calendar", "x"), vietnam.UnknownCalendar),
        (("2026-03-03T10:00", "--batch", "-"), module.TwoWaysAsked),
    ],
)
def test_a_bad_call_is_refused(arguments: tuple[str, ...], fault: type[Fault]) -> None:
    result = call(*arguments)
    assert type(result.exception) is fault
    assert result.stdout == ""


def test_a_batch_answers_every_line_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    file = tmp_path / "limits.jsonl"
    good = '{"start": "2026-03-03T10:00", "limit": "P3D", "kind": "working", "rule": "moment", "cutoff": null}'
    file.write_text(f'{good}\n{{"start": "2026-02-30T10:00", "limit": "P3D"}}\n{good}', encoding="utf-8")
    result = call("--batch", str(file))
    assert result.exit_code == 0
    first, second, third = answers(result)
    assert (first, third) == (DUE, DUE)
    assert list(second) == ["error"]
    assert "2026-02-30T10:00" in second["error"]
    assert result.stderr == "1 dòng có lỗi.\n"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "không phải là một đối tượng JSON"),
        ("[1]", "không phải là một đối tượng JSON"),
        ('{"start": ', "không phải là một đối tượng JSON"),
        ('{"start": "2026-03-03T10:00"}', "thiếu khóa 'limit'"),
        ('{"start": "2026-03-03T10:00", "limit": null}', "Không đọc được thời hạn"),
        ('{"start": 5, "limit": "P3D"}', "không phải là thời điểm"),
        ('{"start": "2026-03-03T10:00", "limit": "P3D", "kinds": "calendar"}', "khóa không dùng được: 'kinds'"),
    ],
)
def test_a_bad_line_of_a_batch_says_what_is_wrong(line: str, message: str) -> None:
    (answer,) = answers(call("--batch", "-", given=line + "\n"))
    assert message in answer["error"]


def test_a_batch_survives_bytes_that_are_no_text() -> None:
    assert list(answers(call("--batch", "-", given=b"\xff\xfe\n"))[0]) == ["error"]


def test_a_batch_may_begin_with_a_byte_order_mark() -> None:
    line = orjson.dumps({"start": "2026-03-03T10:00", "limit": "P3D"})
    assert answers(call("--batch", "-", given=b"\xef\xbb\xbf" + line + b"\r\n")) == [DUE]


def test_an_empty_batch_gives_nothing() -> None:
    result = call("--batch", "-", given="")
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_page_for_officials_has_an_example_of_every_rule() -> None:
    assert len(EXAMPLES) == PAGE.count("cli.py due ") >= 8


@pytest.mark.parametrize(("arguments", "printed"), EXAMPLES)
def test_each_example_of_the_page_for_officials_is_true(arguments: str, printed: str) -> None:
    assert call(*shlex.split(arguments)).stdout == printed
