"""Many officers made from a spreadsheet: template, upload, what would become of each row, then what did.

The rows are carried by the form from looking through to making, and looked through again. First passwords are kept
nowhere: the page of the report carries them, signed, and hands them over once.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame, typed
from api.pages.caselist import BadDay
from api.pages.edge import Alone
from api.pages.officers import administrator, sheet
from bpmn.xml import Unreadable
from engine import changes, enrolments, outside, spreadsheets
from engine.enrolments import Row
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/can-bo/nhieu"
KEPT_S = 3600  #: for so long the page of a report hands the passwords over
REFUSALS = (
    *(Unreadable, spreadsheets.OtherKind, spreadsheets.NoHeadings, spreadsheets.NoRows),
    *(enrolments.TooManyRows, outside.Busy),
)
PASSWORD = "Mật khẩu ban đầu"  #: heading of the column in the file


class NoFile(Fault):
    """Choose a file."""

    vi = "Hãy chọn tệp."


class Garbled(Fault):
    """What the page carried is gone; send the file again."""

    vi = "Nội dung của trang không còn; hãy gửi lại tệp."


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one row."""

    row: Row
    fault: Fault | None
    password: str | None  #: None: the officer was there already, or was refused


@edge.asks(HERE)
def enrolment(work: Work) -> Response:
    """Where a spreadsheet is sent."""
    return _start(work)


@edge.asks(f"{HERE}/mau.<any(xlsx, csv):kind>")
def enrolment_template(work: Work, kind: str) -> Response:
    """The empty spreadsheet."""
    administrator(work)
    return sheet(enrolments.template(), "mau-tao-can-bo", kind)


@edge.asks(f"{HERE}/kiem-tra", sends=True, most=enrolments.MOST_BYTES + 2**16)
def enrolment_checked(work: Work) -> Response:
    """What would become of each row; nothing is made."""
    administrator(work)
    try:
        rows = _sent()
    except (NoFile, *REFUSALS) as fault:
        return _start(work, fault)
    return _checked(work, rows)


@edge.does_each(HERE, name="enrolled")
def enrol(alone: Alone) -> Response:
    """Each row that may be is made, by itself."""
    try:
        rows = _carried()
        with acts.asking(edge.enter) as work:
            administrator(work)
            since, source = typed.day(work, "since"), typed.words("source")
            if not source:
                return _checked(work, rows, changes.NoSource())
    except (Garbled, BadDay) as fault:
        with acts.asking(edge.enter) as work:
            return _start(work, fault)
    results = [_one(alone, row, since, source) for row in rows]
    made = [[one.row.login, one.row.full_name, one.row.unit, one.password] for one in results if one.password]
    ticket = _tickets().dumps([secrets.token_hex(8), made]) if made else ""
    return frame.secret(frame.render("admin/enrolled.html", results=results, made=made, ticket=ticket))


@edge.does(f"{HERE}/mat-khau", name="enrolled_passwords", refused=lambda work, fault: _start(work, fault))
def hand_over(work: Work) -> Response:
    """The first passwords as a file, once."""
    administrator(work)
    try:
        batch, made = _tickets().loads(request.form.get("ticket", ""), max_age=KEPT_S)
    except BadSignature as error:
        raise Garbled from error
    enrolments.hand_over(work, batch, [row[0] for row in made])
    kind = "csv" if request.form.get("kind") == "csv" else "xlsx"
    headings = [enrolments.COLUMNS[name][0] for name in ("login", "full_name", "unit")]
    return sheet([[*headings, PASSWORD], *made], "mat-khau-ban-dau", kind)


def _one(alone: Alone, row: Row, since: Any, source: str) -> Result:
    told: list[str | None] = []
    fault = alone(lambda work: told.append(enrolments.enrol(work, row, since=since, source=source)))
    return Result(row, fault, told[0] if told and fault is None else None)


def _start(work: Work, fault: Fault | None = None) -> Response:
    administrator(work)
    columns = [heading for heading, _ in enrolments.COLUMNS.values()]
    told = {"columns": columns, "most": enrolments.MOST_ROWS, "fault": fault}
    return frame.render("admin/enrolment.html", 422 if fault else 200, **told)


def _checked(work: Work, rows: Sequence[Row], fault: Fault | None = None) -> Response:
    lines = enrolments.check(work, rows)
    return frame.render(
        "admin/enrolment_checked.html",
        422 if fault else 200,
        fault=fault,
        lines=lines,
        columns={field: heading for field, (heading, _) in enrolments.COLUMNS.items()},
        counts={state: sum(line.state == state for line in lines) for state in ("new", "there", "refused")},
        carried=json.dumps([enrolments.as_plain(line.row) for line in lines], ensure_ascii=False),
        today=typed.day(work, "since"),
        typed=request.form,
    )


def _sent() -> list[Row]:
    """The rows of the file that was sent.

    Raises:
        NoFile, and what refuses the file.
    """
    file = request.files.get("file")
    if file is None or not file.filename:
        raise NoFile
    file.seek(0)  # an act is begun anew when what it read came
    return enrolments.read(file.read(), name=file.filename[-80:])


def _carried() -> list[Row]:
    """The rows that the form carried.

    Raises:
        Garbled.
    """
    try:
        said = json.loads(request.form.get("rows", ""))
        if not isinstance(said, list) or len(said) > enrolments.MOST_ROWS:
            raise Garbled
        return [enrolments.of_plain(one) for one in said]
    except ValueError as error:
        raise Garbled from error


def _tickets() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=f"motcua-passwords-{edge.visitor().person_id}")
