"""The page of a case: everything that an officer must know of it, in one place."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flask import Response as Sent
from flask import request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import caseviews, diagrams
from api.pages import edge, filledin, frame, uploads
from engine import deskwork, people, procedures, readyreasons, results, supplements, timeleft, traces, validity
from engine.queries import details, links, registers, returns
from engine.tables import Answer, Case, Result
from engine.work import Work
from feel.errors import Fault

#: what was done just now -> how it is told
DONE: Mapping[str, Any] = {
    "desk_accept": lazy_gettext("Đã tiếp nhận hồ sơ."),
    "transfer": lazy_gettext("Đã chuyển việc cho cán bộ khác."),
    "pass_on": lazy_gettext("Đã chuyển hồ sơ cho cán bộ khác."),
    "desk_refuse": lazy_gettext("Đã từ chối tiếp nhận, lý do đã ghi lại."),
    "desk_ask": lazy_gettext("Đã yêu cầu bổ sung. Hồ sơ chờ người nộp."),
    "desk_receive_part": lazy_gettext("Đã ghi nhận phần bổ sung. Hồ sơ vẫn chờ phần còn lại."),
    "desk_receive_full": lazy_gettext("Đã nhận đủ bổ sung."),
    "desk_hand_over": lazy_gettext("Đã xác nhận bàn giao."),
    "desk_number": lazy_gettext("Đã lấy số."),
    "desk_issue": lazy_gettext("Đã phát hành; kết quả chuyển về nơi trả."),
    "desk_shelve": lazy_gettext("Đã ghi nơi để kết quả."),
    "desk_give": lazy_gettext("Đã trả kết quả."),
    "desk_hold_back": lazy_gettext("Đã ghi nhận chưa trả kết quả."),
    "desk_stop": lazy_gettext("Đã ghi nhận yêu cầu dừng thực hiện."),
    "desk_decide": lazy_gettext("Đã ghi quyết định về yêu cầu dừng thực hiện."),
}
SVG = "image/svg+xml; charset=utf-8"


@edge.asks("/ho-so/<uuid:case_id>", name="case")
def show(work: Work, case_id: uuid.UUID) -> Response:
    """The case, with what waits in it."""
    return page(work, seen(work, case_id))


@edge.asks("/ho-so/<uuid:case_id>/so-do.svg", name="case_diagram")
def diagram(work: Work, case_id: uuid.UUID) -> Response:
    """The diagram of the case as a picture."""
    return Sent(diagrams.of_case(work, seen(work, case_id)), content_type=SVG)


@edge.asks("/ho-so/<uuid:case_id>/nhat-ky", name="case_record")
def record(work: Work, case_id: uuid.UUID) -> Response:
    """Who did what to the case, and its statuses."""
    case = seen(work, case_id)
    rows, statuses = traces.of_case(work.session, case.id), details.statuses(work.session, case.id)
    template = "parts/record.html" if edge.is_part() else "record.html"
    return frame.render(template, case=case, trail=rows, statuses=statuses)


def page(work: Work, case: Case, fault: Fault | None = None) -> Response:
    """The page of *case*; with a *fault* what was typed stands where it was typed, and the fault above it."""
    found = told(work, case)
    desk = deskwork.now(work, case, found["tasks"])
    given = results.of_case(work, case.id) if case.state == "ended" else ()
    return frame.render(
        "case.html",
        409 if fault else 200,
        fault=fault,
        said=request.form,
        done=DONE.get(request.args.get("done", "")),
        desk=desk,
        reasons=supplements.REASONS,
        ready=readyreasons.offered(work.session, validity.day(work.now)) if desk.reception or desk.may_decide else {},
        fields=_fields(work, case) if desk.reception else (),
        places=details.places(
            work.session, {one.row.from_unit_id for one in desk.passing} | {one.row.to_unit_id for one in desk.passing}
        ),
        taken=_taken(desk, fault),
        books=_books(work, case, desk.signed) if desk.numbering else (),
        fee=returns.fee_of(work.session, case.id) if desk.giving else None,
        elsewhere=[row for row in given if row.issuer],
        returned=case.status == "returned" and any(row.state == results.RETURNED and row.recipient for row in given),
        **found,
    )


def _books(work: Work, case: Case, signed: Sequence[Result]) -> Sequence[returns.Book]:
    """The registers that the kinds of the results without a number took before."""
    kinds = {registers.kind(case, row) for row in signed if row.number is None}
    found = registers.known(work.session, kinds, validity.day(work.now).year)
    return list({one.register: one for one in found.values()}.values())


def _fields(work: Work, case: Case) -> list[tuple[str, str]]:
    """The fields of the application, each by its key and its label."""
    form = procedures.offered(work.session, case.digest).by_name.get(procedures.APPLICATION_FORM)
    return [(one.key, one.label or one.key) for one in form.fields] if form else []


def _taken(desk: deskwork.Doable, fault: Fault | None) -> uploads.Taken:
    """The files of a form that was refused, good and bad, by the number of the item they are for."""
    if not request.form or not desk.asked:
        return uploads.Taken({}, {})
    found = uploads.taken([f"s.{one.number}" for one in desk.asked])
    return uploads.Taken(found.kept, {**found.faults, **uploads.unbound(found, fault)})


def seen(work: Work, case_id: uuid.UUID) -> Case:
    """The case, when whoever comes may read it.

    Raises:
        NoSuchCase.
    """
    return details.case(work.session, people.stand(work.session, work.actor_id, work.now), case_id)


def told(work: Work, case: Case, given: Sequence[Answer] | None = None) -> Mapping[str, Any]:
    """What the page of *case* shows, with or without a task; *given* are its answers, when they were read before."""
    offered = procedures.offered(work.session, case.digest)
    given = details.answers(work.session, case.id) if given is None else given
    tasks = details.tasks(work.session, case.id)
    steps = {task.id: (task.name, task.form) for task, _ in tasks}
    clocks = details.clocks(work.session, case.id)
    editions = {one.task_id: one.edition for one in clocks if one.task_id}
    clock = next((one for one in reversed(clocks) if one.subject == "case"), None)
    return {
        "case": caseviews.head(work, case.id),
        "procedure": offered.procedure,
        "tasks": [task for task, _ in tasks],
        "kin": links.of_case(work.session, people.stand(work.session, work.actor_id, work.now), case.id),
        "components": details.components(work.session, case.id),
        "sheets": [filledin.read(offered, one, steps) for one in given],
        "waiting": [
            (task, holder, _left(work, editions.get(task.id), task.due_at))
            for task, holder in tasks
            if task.ended_at is None
        ],
        "clock": clock,
        "left": _left(work, clock.edition, clock.due_at) if clock else None,
        "outline": diagrams.words(work, case, [task for task, _ in tasks], frame.language()),
    }


def _left(work: Work, edition: str | None, due: datetime | None) -> timeleft.Left | None:
    return None if edition is None or due is None else timeleft.until(work, edition, due)
