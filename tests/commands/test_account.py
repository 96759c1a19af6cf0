"""Accounts from the command line: how the first administrator comes to be, and lists for reports."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from sqlalchemy import Engine

from commands import main
from engine import enrolments, organisation, spreadsheets
from tests.engine import builders
from tests.engine.builders import COMMUNE, acting
from tests.scheduler.processes import address

SOURCE = ("--source", "QĐ 01/QĐ-UBND")


@pytest.fixture
def engine(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> Engine:
    """A commune in the database that the command finds."""
    monkeypatch.setenv("DATABASE_URL", address(sqlite))
    builders.a_province(sqlite)
    return sqlite


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    code = main.run(["account", *arguments])
    captured = capsys.readouterr()
    return code, captured.out.splitlines(), captured.err


def test_the_first_administrator_comes_from_the_command_line(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "create", "quan.tri", "Ngô Văn Quản", "--unit", COMMUNE, *SOURCE)[0] == 0
    role = ("--unit", COMMUNE, "--role", "quan-tri", "--title", "Quản trị")
    assert said(capsys, "appoint", "quan.tri", *role, *SOURCE)[0] == 0
    assert said(capsys, "list", "--state", "new")[1] == [
        "quan.tri Ngô Văn Quản (Chờ kích hoạt) Quản trị, UBND xã Hòa Bình (minh họa)"
    ]
    assert said(capsys, "activate", "quan.tri", *SOURCE)[0] == 0
    assert said(capsys, "rights", "quan.tri")[1][-1].endswith("quản trị, thiết kế thủ tục")
    assert said(capsys, "lock", "quan.tri", *SOURCE)[0] == 0
    assert said(capsys, "rights", "quan.tri")[1] == []


def test_a_list_for_reports_is_a_table_that_calculates_nothing(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    with acting(engine) as work:
        organisation.enrol(work, "xau", "=cmd()")
    rows = list(csv.reader(said(capsys, "list", "--csv")[1]))
    assert rows[0][:4] == ["Tên đăng nhập", "Họ và tên", "Đơn vị", "Chức danh"]
    assert [row[1] for row in rows if row[0] == "xau"] == ["'=cmd()"]
    assert len(rows) == 8


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lock", "khong-co", *SOURCE], "Không có cán bộ mang tên đăng nhập 'khong-co'"),
        (["activate", "mai.mc", *SOURCE], "đang ở tình trạng 'Đang hoạt động'"),
        (["create", "Á", "Á", "--unit", COMMUNE, *SOURCE], "không dùng làm tên đăng nhập được"),
        (["create", "mai.hai", "Mai", "--unit", COMMUNE, "--source", " "], "Hãy ghi căn cứ"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    engine: Engine, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    code, lines, error = said(capsys, *arguments)
    assert (code, lines) == (2, [])
    assert told in error


def test_many_officers_come_from_a_spreadsheet_and_sent_again_nobody_twice(
    engine: Engine, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    row = ("hoa.tt", "Trịnh Thị Hòa", COMMUNE, "mot-cua", "", "", "")
    file, told = tmp_path / "can-bo.csv", tmp_path / "mat-khau.csv"
    file.write_bytes(spreadsheets.written([enrolments.template()[0], row, ("x", *row[1:])], "csv"))
    assert said(capsys, "enrol", str(file), "--dry-run", *SOURCE)[1][0] == "2 hoa.tt new"
    assert said(capsys, "enrol", str(file), *SOURCE)[0] != 0  # nowhere to put the passwords
    assert said(capsys, "enrol", str(file), "--passwords", str(told), *SOURCE)[1][1].startswith("3 x refused")
    assert told.read_text(encoding="utf-8-sig").startswith("hoa.tt,Trịnh Thị Hòa,")
    assert told.stat().st_mode & 0o077 == 0
    assert said(capsys, "enrol", str(file), "--dry-run", *SOURCE)[1][0] == "2 hoa.tt there"
