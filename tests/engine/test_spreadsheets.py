"""Tables that leave the house: words only, whatever somebody was called."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from engine import spreadsheets


@pytest.mark.parametrize("cell", ["=1+1", "\x00=1+1", "\n=1+1", "＝1+1", "@SUM(1)", "\t=1"])
def test_no_cell_is_calculated_and_none_is_too_strange_to_leave(cell: str) -> None:
    said = spreadsheets.written([["Tên"], [cell]], "csv").decode("utf-8-sig")
    assert "\n'" in said or "\"'" in said
    book: Any = openpyxl.load_workbook(BytesIO(spreadsheets.written([["Tên"], [cell]], "xlsx")))
    assert book.active["A2"].data_type == "s"
