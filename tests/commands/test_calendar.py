"""What operators do to calendars and statutory numbers from the command line."""

from __future__ import annotations

from pathlib import Path

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
    assert lines == [
        "2026-11-30 1 mở 07:30-11:30 13:30-17:30",
        "2026-12-01 0 đóng -",
        "2026-12-02 0.5 mở 07:30-11:30",
    ]
    assert said(capsys, "calendar", "days", "xa")[1] == [
        "2026-12-01 off - Hội làng (QĐ 01/QĐ-UBND)",
        "2026-12-02 half 07:30-11:30 - (QĐ 01/QĐ-UBND)",
    ]
    assert said(capsys, "calendar", "unmark", "xa", "2026-12-02", *SOURCE)[0] == 0
    names = [line.split()[0] for line in said(capsys, "calendar", "list")[1]]
    assert names == ["hanh-chinh", "xa", "bay-gio", "sang-thu-bay"]
    assert due(engine, story.filed(engine)) == "08:00 04/12"


def test_a_shipped_calendar_that_nobody_uses_yet_can_be_shown(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = said(capsys, "calendar", "show", "sang-thu-bay", "--from", "2026-12-05", "--days", "1")
    assert shown == (0, ["2026-12-05 0.5 mở 07:30-11:30"], "")


def test_hours_are_set_for_some_weekdays_and_shown(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    change = ("calendar", "hours", "hanh-chinh", "--weekdays", "1-3,5", "--session", "08:00-12:00")
    assert said(capsys, *change, "--from", "2026-12-01", *SOURCE)[0] == 0
    receiving = ("--weekdays", "6", "--session", "08:00-11:00", "--value", "0", "--from", "2026-12-01")
    assert said(capsys, "calendar", "hours", "hanh-chinh", *receiving, *SOURCE)[0] == 0
    lines = said(capsys, "calendar", "hours", "hanh-chinh")[1]
    assert sorted(line.split(" (")[0] for line in lines) == [
        "1,2,3,4,5 … 2026-11-30 1 mở 07:30-11:30 13:30-17:30",
        "1,2,3,5 2026-12-01 … 1 mở 08:00-12:00",
        "4 2026-12-01 … 1 mở 07:30-11:30 13:30-17:30",
        "6 2026-12-01 … 0 mở 08:00-11:00",
    ]
    limit = ("2026-12-01T08:00", "--limit", "PT5H", "--calendar", "hanh-chinh")
    assert said(capsys, "due", *limit)[1][0] == "2026-12-02T09:00:00+07:00"


def test_a_counter_may_receive_on_a_day_off(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    mark = ("calendar", "mark", "hanh-chinh", "2026-12-05", "off", "--session", "08:00-10:00", "--counter", "open")
    assert said(capsys, *mark, *SOURCE)[0] == 0
    shown = said(capsys, "calendar", "show", "hanh-chinh", "--from", "2026-12-05", "--days", "1")
    assert shown == (0, ["2026-12-05 0 mở 08:00-10:00"], "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["calendar", "mark", "xa", "2026-12-01", "off", *SOURCE], "Không có lịch nào tên 'xa'"),
        (["calendar", "mark", "hanh-chinh", "mai", "off", *SOURCE], "'mai' không phải là ngày"),
        (["calendar", "mark", "hanh-chinh", "2026-12-01", "off", "--source", " "], "Hãy ghi căn cứ"),
        (["calendar", "assign", "H00.00", "hanh-chinh", *SOURCE], "Không có đơn vị mang mã 'H00.00'"),
        (["calendar", "hours", "xa"], "Không có lịch nào tên 'xa'; hiện có: hanh-chinh, bay-gio, sang-thu-bay."),
        (["calendar", "hours", "hanh-chinh", "--weekdays", "6"], "Đặt giờ thì ghi --weekdays, --from và --source"),
        (["calendar", "hours", "hanh-chinh", *SOURCE], "Đặt giờ thì ghi --weekdays, --from và --source"),
        (["calendar", "hours", "hanh-chinh", "--weekdays", "5-1"], "Tham số --weekdays không hợp lệ: ghi 1-5"),
        (["calendar", "hours", "hanh-chinh", "--weekdays", "8"], "Tham số --weekdays không hợp lệ: ghi 1-5"),
        (["calendar", "days", "xa"], "Không có lịch nào tên 'xa'"),
        (["due", "2026-03-04T08:00", "--limit", "P1D", "--calendar", "xa"], "Không có lịch nào tên 'xa'"),
        (["parameter", "khong-co"], "Không có tham số pháp lý 'khong-co'"),
        (["pause-reason", "thien-tai"], "Lý do mới cần có tên và --source."),
        (["pause-reason", "Bão", "Bão", *SOURCE], "Chưa ghi được: mã chỉ dùng chữ thường không dấu"),
        (["pause-reason", "bao", " ", *SOURCE], "Chưa ghi được: tên gọi không được để trống"),
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


def test_the_catalogue_of_reasons_grows_by_decision(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    add = ("pause-reason", "thien-tai", "Thiên tai", "--from", "2026-12-01", "--to", "2026-12-31", *SOURCE)
    line = "thien-tai 2026-12-01 2026-12-31 Thiên tai (QĐ 01/QĐ-UBND)"
    assert said(capsys, *add) == (0, [line], "")
    assert said(capsys, *add) == (2, [], "Danh mục đã có lý do tạm dừng mang mã 'thien-tai'.\n")
    assert said(capsys, "pause-reason") == (0, [line], "")


@pytest.mark.parametrize("url", ["sqlite:///{folder}/none.db", "sqlite:///{folder}/empty.db"])
def test_without_tables_a_shipped_calendar_is_as_it_is_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    (tmp_path / "empty.db").touch()
    monkeypatch.setenv("DATABASE_URL", url.format(folder=tmp_path))
    limit = ("due", "2026-03-03T11:00", "--limit", "PT1H", "--calendar")
    assert said(capsys, *limit, "bay-gio")[1][0] == "2026-03-03T14:00:00+07:00"
    assert said(capsys, *limit, "xa")[0] == 2
    assert not (tmp_path / "none.db").exists()
