"""What operators do to calendars and statutory numbers from the command line."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from commands import main
from tests.engine.builders import COMMUNE
from tests.engine.clocks import story
from tests.engine.clocks.story import due
from tests.scheduler.processes import address

SOURCE = ["--source", "QĐ 01/QĐ-UBND"]


@pytest.fixture
def engine(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A case in the database that the command finds."""
    monkeypatch.setenv("DATABASE_URL", address(sqlite))
    story.open_case(sqlite)
    return sqlite


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    code = main.run(list(arguments))
    captured = capsys.readouterr()
    return code, captured.out.splitlines(), captured.err


def test_a_calendar_is_opened_edited_shown_and_given_to_a_unit(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "calendar", "open", "xa", "Xã Hòa Bình", *SOURCE)[0] == 0
    assert said(capsys, "calendar", "mark", "xa", "2026-12-01", "off", "--label", "Hội làng", *SOURCE)[0] == 0
    half = ("calendar", "mark", "xa", "2026-12-02", "half", "--session", "07:30-11:30", *SOURCE)
    assert said(capsys, *half)[0] == 0
    assert said(capsys, "calendar", "assign", COMMUNE, "xa", *SOURCE)[0] == 0
    _, lines, _ = said(capsys, "calendar", "show", "xa", "--from", "2026-11-30", "--days", "3")
    assert lines == ["2026-11-30 1 07:30-11:30 13:30-17:30", "2026-12-01 0 -", "2026-12-02 0.5 07:30-11:30"]
    assert said(capsys, "calendar", "unmark", "xa", "2026-12-02", *SOURCE)[0] == 0
    names = [line.split()[0] for line in said(capsys, "calendar", "list")[1]]
    assert names == ["hanh-chinh", "xa", "bay-gio", "sang-thu-bay"]
    assert due(engine, story.filed(engine)) == "08:00 04/12"


def test_a_shipped_calendar_that_nobody_uses_yet_can_be_shown(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = said(capsys, "calendar", "show", "sang-thu-bay", "--from", "2026-12-05", "--days", "1")
    assert shown == (0, ["2026-12-05 0.5 07:30-11:30"], "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["calendar", "mark", "xa", "2026-12-01", "off", *SOURCE], "Không có lịch nào tên 'xa'"),
        (["calendar", "mark", "hanh-chinh", "mai", "off", *SOURCE], "'mai' không phải là ngày"),
        (["calendar", "mark", "hanh-chinh", "2026-12-01", "off", "--source", " "], "Hãy ghi căn cứ"),
        (["calendar", "assign", "H00.00", "hanh-chinh", *SOURCE], "Không có đơn vị mang mã 'H00.00'"),
        (["parameter", "khong-co", "3", "--from", "2026-12-01", *SOURCE], "Không có tham số pháp lý 'khong-co'"),
        (["parameter", "reappointments_max", "2"], "Giá trị mới cần có --from và --source."),
    ],
)
def test_a_call_that_makes_no_sense_is_one_line(
    engine: Engine, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    code, lines, err = said(capsys, *arguments)
    assert (code, lines, err.count("\n"), err.startswith(told)) == (2, [], 1, True)


def test_a_statutory_number_is_shown_and_changed(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    change = ("parameter", "reappointments_max", "2", "--from", "2027-01-01", *SOURCE)
    _, lines, _ = said(capsys, *change)
    assert [line.split()[1:5] for line in lines[-2:]] == [
        ["1", "time", "2025-07-01", "2026-12-31"],
        ["2", "time", "2027-01-01", "…"],
    ]
    codes = {line.split()[0] for line in said(capsys, "parameter")[1]}
    assert {"same_day_cut_off", "supplement_request_days", "online_intake_hours", "working_day_minutes"} <= codes
