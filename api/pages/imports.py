"""Cases of another system: a file is sent, looked at line by line, then taken over; everybody sees how far it is.

Each portion is committed by itself, so a page that is closed leaves a part done and the rest waiting, and goes on with
one press. The look is the taking over itself, tried and dropped. See docs/import.md.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame, typed
from api.pages.edge import Alone
from api.pages.enrolments import NoFile
from api.pages.importcolumns import COLUMNS
from api.pages.officers import administrator, sheet
from engine import administration
from engine.imports import files
from engine.imports.rows import NEEDED
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/nhap-ho-so"
ONE = f"{HERE}/<uuid:file_id>"
PORTIONS = 5  #: of one answer; our choice: some seconds
MOST = 200  #: refused lines that are shown
STATES = {
    "waiting": lazy_gettext("chờ"),
    "fit": lazy_gettext("nhập được"),
    "unfit": lazy_gettext("sẽ bị từ chối"),
    "new": lazy_gettext("đã nhập"),
    "there": lazy_gettext("đã có, giữ nguyên"),
    "refused": lazy_gettext("bị từ chối"),
}


@edge.asks(HERE)
def case_imports(work: Work) -> Response:
    """Where a file is sent, and the files that are there."""
    return _start(work)


@edge.does(HERE, name="cases_sent", most=files.MOST_BYTES + 2**16, refused=lambda work, fault: _start(work, fault))
def send(work: Work) -> Response:
    """The file is kept; nothing is taken over yet."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise NoFile
    file = files.receive(work, sent.stream, acts.edge().store, system=typed.words("system"), name=sent.filename)
    return redirect(url_for("pages.case_import", file_id=file.id), 303)


@edge.asks(ONE)
def case_import(work: Work, file_id: uuid.UUID) -> Response:
    """One file: how far it is, and which lines are refused and why."""
    return _page(work, file_id)


@edge.asks(f"{ONE}/bao-cao.<any(xlsx, csv):kind>")
def import_report(work: Work, file_id: uuid.UUID, kind: str) -> Response:
    """What became of each line, as a file."""
    administration.require(work)
    file = files.one(work.session, file_id)
    told = files.report(work.session, file.id, *STATES, most=files.MOST_LINES)
    words = [[str(one.number), one.code, str(STATES[one.state]), _said(one)] for one in told]
    return sheet([["Dòng", "Mã hồ sơ", "Kết quả", "Lý do"], *words], "nhap-ho-so", kind)


@edge.does_each(f"{ONE}/kiem-tra", name="import_looked_at")
def look(alone: Alone, file_id: uuid.UUID) -> Response:
    """What would become of the next lines is told; nothing is taken over."""

    def portion() -> bool:
        with acts.trying(edge.enter) as work:
            told = files.try_some(work, file_id, acts.edge().store)
        return _done(alone, lambda work: files.note(work, file_id, told)) or not told.results

    return _portions(file_id, portion, "pages.import_looked_at", "waiting")


@edge.does_each(f"{ONE}/nhap", name="import_taken")
def take(alone: Alone, file_id: uuid.UUID) -> Response:
    """The next lines are taken over."""

    store = acts.edge().store

    def portion() -> bool:
        told: list[files.Portion] = []
        return _done(alone, lambda work: told.append(files.take_some(work, file_id, store))) or not told[0].results

    return _portions(file_id, portion, "pages.import_taken", *files.OPEN)


@edge.does(f"{ONE}/xoa", name="import_forgotten", refused=lambda work, _fault, file_id: _page(work, file_id))
def forget(work: Work, file_id: uuid.UUID) -> Response:
    """The file and its report are gone; the cases stay."""
    files.forget(work, file_id, acts.edge().store)
    return redirect(url_for("pages.case_imports"), 303)


def _done(alone: Alone, verb: Callable[[Work], object]) -> bool:
    """Whether nothing is to be done any more, because it was refused."""
    fault = alone(verb)
    if fault is not None:
        raise fault
    return False


def _portions(file_id: uuid.UUID, portion: Callable[[], bool], again: str, *left: str) -> Response:
    for _ in range(PORTIONS):
        if portion():
            break
    with acts.asking(edge.enter) as work:
        counts = files.counts(work.session, file_id)
        return _page(work, file_id, again=again if any(counts[state] for state in left) else "")


def _start(work: Work, fault: Fault | None = None) -> Response:
    is_whole = administration.is_whole(work, administrator(work))
    rows = files.listed(work.session) if is_whole else ()
    told: dict[str, Any] = {"rows": rows, "is_whole": is_whole, "most": files.MOST_LINES, "typed": request.form}
    told |= {"columns": COLUMNS, "needed": NEEDED}
    return frame.render("admin/imports.html", 422 if fault else 200, fault=fault, **told)


def _page(work: Work, file_id: uuid.UUID, again: str = "") -> Response:
    administration.require(work)
    file = files.one(work.session, file_id)
    counts = files.counts(work.session, file.id)
    return frame.render(
        "admin/import_progress.html" if edge.is_part() else "admin/import.html",
        file=file,
        counts=counts,
        total=sum(counts.values()),
        left=sum(counts[state] for state in files.OPEN),
        again=again,
        refused=files.report(work.session, file.id, "unfit", "refused", most=MOST),
        states=STATES,
        said=_said,
    )


def _said(line: Any) -> str:
    words = line.words_en if frame.language() == "en" else line.words_vi
    return str(words or "")
