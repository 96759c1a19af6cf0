"""The map of the circular stays true: 31 function groups, and every file that a row names exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

HOUSE = Path(__file__).parent.parent
NOTHING = "–"
NOT_BUILT, BUILT, PARTLY = "chưa xây dựng", "đã xây dựng", "một phần: "


class Row(NamedTuple):
    """One line of the table in docs/circular.md, its cells as written."""

    number: str
    group: str
    files: str
    proof: str
    state: str


def read_rows() -> list[Row]:
    """The lines of the table whose first cell is a number, in the order of the page."""
    page = (HOUSE / "docs/circular.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| *\d.*\|$", page, flags=re.MULTILINE)
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


def named_in(cell: str) -> list[str]:
    """The paths that a cell names between backticks."""
    return re.findall(r"`([^`]+)`", cell)


ROWS = read_rows()
each_row = pytest.mark.parametrize("row", ROWS, ids=[row.number for row in ROWS])


def test_the_map_has_the_31_groups_of_the_circular_in_order() -> None:
    assert [row.number for row in ROWS] == [str(number) for number in range(1, 32)]


def test_every_group_has_a_name_of_its_own() -> None:
    assert len({row.group for row in ROWS} - {"", NOTHING}) == 31


@each_row
def test_every_named_file_exists(row: Row) -> None:
    missing = [path for path in named_in(row.files + row.proof) if not (HOUSE / path).exists()]
    assert missing == []


@each_row
def test_a_row_says_what_is_there_or_that_nothing_is(row: Row) -> None:
    if row.state == NOT_BUILT:
        assert (row.files, row.proof) == (NOTHING, NOTHING)
        return
    assert row.state == BUILT or re.fullmatch(f"{PARTLY}.+", row.state)
    assert named_in(row.files)
    assert named_in(row.proof)


@each_row
def test_a_built_group_has_its_vietnamese_scenario(row: Row) -> None:
    scenario = f"features/circular/{int(row.number):02}-"
    shown = any(path.startswith(scenario) and path.endswith(".feature") for path in named_in(row.proof))
    assert shown or row.state != BUILT


def test_every_scenario_of_a_group_is_on_its_row() -> None:
    scenarios = {path.relative_to(HOUSE).as_posix() for path in HOUSE.glob("features/circular/[0-9][0-9]-*.feature")}
    on_rows = {path for row in ROWS for path in named_in(row.proof) if f"/{int(row.number):02}-" in path}
    assert scenarios - on_rows == set()
