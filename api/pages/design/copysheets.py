"""Many procedures begun from patterns by a table: template, upload, what would become of each row, then what did.

The rows are carried by the form from looking through to making, and looked through again.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from flask import request
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame
from api.pages.design import patterns
from api.pages.edge import Alone
from api.pages.enrolments import Garbled, NoFile
from api.pages.officers import sheet
from bpmn import patternbook
from bpmn.xml import Unreadable
from engine import copysheets, outside, revisions, spreadsheets
from engine.copysheets import Row
from engine.work import Work
from feel.errors import Fault

HERE = f"{patterns.HERE}/nhieu"
REFUSALS = (
    *(Unreadable, spreadsheets.OtherKind, spreadsheets.NoHeadings, spreadsheets.NoRows),
    *(copysheets.TooManyRows, outside.Busy),
)


@edge.asks(HERE)
def design_copysheet(work: Work) -> Response:
    """Where a table is sent."""
    return _start(work)


@edge.asks(f"{HERE}/mau.<any(xlsx, csv):kind>")
def design_copysheet_template(work: Work, kind: str) -> Response:
    """The empty table."""
    revisions.require(work)
    return sheet(copysheets.template(), "mau-lap-thu-tuc", kind)


@edge.asks(f"{HERE}/kiem-tra", sends=True, most=copysheets.MOST_BYTES + 2**16)
def design_copysheet_checked(work: Work) -> Response:
    """What would become of each row; nothing is made."""
    revisions.require(work)
    try:
        rows = _sent()
    except (NoFile, *REFUSALS) as fault:
        return _start(work, fault)
    lines = copysheets.check(work, rows)
    counts = {state: sum(line.state == state for line in lines) for state in ("new", "there", "refused")}
    carried = json.dumps([copysheets.as_plain(line.row) for line in lines], ensure_ascii=False)
    return frame.render(
        "design/copysheet_checked.html", lines=lines, columns=_headings(), counts=counts, carried=carried
    )


@edge.does_each(HERE, name="design_copied_many")
def begin(alone: Alone) -> Response:
    """Each row that may be becomes a draft, by itself."""
    try:
        rows = _carried()
    except Garbled as fault:
        with acts.asking(edge.enter) as work:
            return _start(work, fault)
    results = [(row, *_one(alone, row)) for row in rows]
    return frame.render("design/copysheet_done.html", results=results)


def _one(alone: Alone, row: Row) -> tuple[int, Fault | None]:
    told: list[int] = []
    fault = alone(lambda work: told.append(copysheets.begin(work, row)))
    return (told[0] if told and fault is None else 0), fault


def _start(work: Work, fault: Fault | None = None) -> Response:
    revisions.require(work)
    told = {"columns": list(_headings().values()), "most": copysheets.MOST_ROWS, "fault": fault}
    found = patternbook.patterns().values()
    return frame.render("design/copysheet.html", 422 if fault else 200, **told, patterns=found)


def _headings() -> dict[str, str]:
    return {field: heading for field, (heading, _) in copysheets.COLUMNS.items()}


def _sent() -> Sequence[Row]:
    """The rows of the file that was sent.

    Raises:
        NoFile, and what refuses the file.
    """
    file = request.files.get("file")
    if file is None or not file.filename:
        raise NoFile
    file.seek(0)  # an act is begun anew when what it read came
    return copysheets.read(file.read(), name=file.filename[-80:])


def _carried() -> list[Row]:
    """The rows that the form carried.

    Raises:
        Garbled.
    """
    try:
        said = json.loads(request.form.get("rows", ""))
        if not isinstance(said, list) or len(said) > copysheets.MOST_ROWS:
            raise Garbled
        return [copysheets.of_plain(one) for one in said]
    except (ValueError, RecursionError) as error:
        raise Garbled from error
