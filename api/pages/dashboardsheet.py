"""The dashboard as a spreadsheet: all rows of all its tables, for the same period and unit, of what one may read."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Response as FileResponse
from flask import request
from flask_babel import gettext
from werkzeug.wrappers import Response

from api import dashboards
from api.dashboards import Board
from api.pages import dashboard, edge
from api.pages.dashboard import WORDS
from engine import spreadsheets
from engine.queries.dashboard import Numbers, share_on_time
from engine.work import Work

FILE = "dieu-hanh"


@edge.asks("/dieu-hanh/tai-ve")
def dashboard_sheet(work: Work) -> Response:
    """All tables of the dashboard in one sheet, as .xlsx or .csv by `kind`."""
    return sheet(rows(dashboards.gathered(work, dashboard.asked(work))), FILE)


def sheet(told: spreadsheets.Rows, name: str) -> Response:
    """*told*, the headings first, as the file *name* of the kind that the address asks for."""
    kind = request.args.get("kind", "")
    kind = kind if kind in spreadsheets.KINDS else "xlsx"
    response = FileResponse(spreadsheets.written(told, kind), content_type=spreadsheets.KINDS[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def rows(board: Board) -> Iterator[list[str]]:
    """A row for each line of each table; what a table does not tell stays empty."""
    names = {"unit": gettext("Đơn vị"), "field": gettext("Lĩnh vực"), "procedure": gettext("Thủ tục")}
    last = [gettext("Tỷ lệ đúng hạn"), gettext("Việc đang chờ"), gettext("Quá hạn của bước"), gettext("Phút vượt")]
    yield [gettext("Bảng"), gettext("Tên"), *map(str, WORDS.values()), *last]
    yield [gettext("Tổng cộng"), "", *_cells(board.total), "", "", ""]
    for table, lines in board.tables.items():
        yield from ([names[table], line.words, *_cells(line.numbers), "", "", ""] for line in lines)
    empty = [""] * (len(WORDS) + 1)
    for step in board.steps:
        name = f"{step.name} – {board.titles.get(step.slug, step.slug)}"
        yield [gettext("Bước"), name, *empty, str(step.count), str(step.late), ""]
    for one in board.holders:
        name = one.full_name or gettext("Chưa ai nhận")
        yield [gettext("Ai đang giữ"), name, *empty, str(one.count), str(one.late), ""]
    for share in board.lateness.shares:
        name = f"{share.step} – {board.titles.get(share.slug, share.slug)} – {share.unit}"
        yield [gettext("Bước và đơn vị làm chậm"), name, *empty, "", "", str(share.minutes)]


def _cells(numbers: Numbers) -> list[str]:
    share = share_on_time(numbers)
    return [*(str(numbers[code]) for code in WORDS), "" if share is None else f"{share}%"]
