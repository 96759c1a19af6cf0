"""The draft of a result, made or made anew by whoever does a step of the case; it goes up when the step is done.

Source: Circular 11/2025/TT-BKHCN, annex, group 15 (soạn dự thảo kết quả, trình lãnh đạo).
"""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api.pages import edge, tasks, uploads
from engine import results
from engine.work import Work
from feel.errors import Fault

FILE = "draft"


class NoDraftFile(Fault):
    """Choose the file of the draft."""

    vi = "Hãy chọn tệp dự thảo."


@edge.does(
    f"{tasks.ONE}/du-thao",
    refused=lambda work, fault, task_id: tasks.page(work, task_id, fault),
    most=uploads.MOST_BYTES,
)
def draft_result(work: Work, task_id: str) -> Response:
    """The case has this draft of a result; one that is there already gets this content."""
    opened = tasks.opened(work, task_id)
    taken = uploads.take(work, [FILE])
    for fault in taken.faults.values():
        raise fault
    if FILE not in taken.kept:
        raise NoDraftFile
    digest, _ = uploads.content(work, taken.kept[FILE])
    code = request.form.get("code", "")
    there = next((row for row in results.to_send(work, opened.task) if row.code == code), None)
    if there is None:
        results.draft(work, opened.case.id, code=code, digest=digest)
    else:
        results.redraft(work, there.id, digest=digest, seen=tasks.number("case_version"))
    return redirect(url_for("pages.task", task_id=task_id, _anchor="du-thao"), 303)
