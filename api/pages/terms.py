"""The time of a case on a page: an apology and a new date, extended, stood still, run out; the last act taken back.

Only what whoever comes may do now is offered. Source: Circular 11/2025/TT-BKHCN, annex, group 20, item 5 (văn bản xin
lỗi); NĐ 118/2025/NĐ-CP Điều 19.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from sqlalchemy import select
from werkzeug.wrappers import Response

from api.pages import cases, edge, frame, guidance, tasks
from engine import (
    apologies,
    caseacts,
    expiries,
    hands,
    heads,
    organisation,
    procedures,
    stepbacks,
    timekeeping,
    validity,
)
from engine.clocks import approvals
from engine.queries import colleagues, details
from engine.tables import Apology, Case, PauseReason
from engine.validity import VIETNAM
from engine.work import Work
from feel.errors import Fault

HERE = "/ho-so/<uuid:case_id>/thoi-han"
DONE: Mapping[str, Any] = {
    "terms_apologise": lazy_gettext("Đã soạn văn bản xin lỗi; chờ lãnh đạo ký."),
    "terms_sign": lazy_gettext("Đã ký văn bản xin lỗi; hãy gửi cho người nộp rồi ghi nhận."),
    "terms_notify": lazy_gettext("Đã ghi nhận gửi người nộp; ngày hẹn mới có hiệu lực."),
    "terms_extend": lazy_gettext("Đã gia hạn."),
    "terms_pause": lazy_gettext("Đã tạm dừng tính thời hạn."),
    "terms_resume": lazy_gettext("Thời hạn tính tiếp."),
    "terms_expired": lazy_gettext("Đã ghi quyết định về hồ sơ hết hạn bổ sung."),
}
Verb = Callable[[Work, Case], object]


class BadMoment(Fault):
    """The new date is a day and an hour."""

    vi = "Hãy ghi ngày và giờ hẹn lại."


def _act(rule: str, name: str) -> Callable[[Verb], Verb]:
    """*verb* is done to the case as it was seen; the page then stands as before, or with what was typed and why not."""

    def declare(verb: Verb) -> Verb:
        def done(work: Work, case_id: uuid.UUID) -> Response:
            case = cases.seen(work, case_id)
            hands.keep_as_seen(work, case.id, seen=tasks.version())
            verb(work, case)
            return redirect(url_for("pages.case_terms", case_id=case_id, done=name), 303)

        edge.does(f"{HERE}{rule}", name=name, refused=lambda work, fault, case_id: _page(work, case_id, fault))(done)
        return verb

    return declare


@edge.asks(HERE, name="case_terms")
def terms(work: Work, case_id: uuid.UUID) -> Response:
    """The dates of the case, and what whoever comes may do about them."""
    return _page(work, case_id)


@_act("/xin-loi", "terms_apologise")
def apologise(work: Work, case: Case) -> None:
    """An apology with a new date is drafted."""
    apologies.draft(work, case.id, appointed=_moment(), reason=_said("reason"))


@_act("/xin-loi/ky", "terms_sign")
def sign(work: Work, case: Case) -> None:
    """The head signs it."""
    apologies.sign(work, case.id)


@_act("/xin-loi/gui", "terms_notify")
def notify(work: Work, case: Case) -> None:
    """The applicant has it."""
    apologies.notify(work, case.id)


@_act("/gia-han", "terms_extend")
def extend(work: Work, case: Case) -> None:
    """The legal date moves by an extension of the procedure."""
    timekeeping.extend(work, case.id, _said("code"), reason=_said("reason"))


@_act("/tam-dung", "terms_pause")
def pause(work: Work, case: Case) -> None:
    """The time stands still, as the head approved."""
    head = organisation.person_by_login(work, _said("approved_by"))
    timekeeping.pause(work, case.id, _said("code"), reason=_said("reason"), approved_by=head.id)


@_act("/tiep-tuc", "terms_resume")
def resume(work: Work, case: Case) -> None:
    """It goes on."""
    timekeeping.resume(work, case.id, _said("code"))


@_act("/het-han", "terms_expired")
def expired(work: Work, case: Case) -> None:
    """The case stops, or goes on waiting, although the time to supplement ran out."""
    (expiries.stop if _said("answer") == "stop" else expiries.keep)(work, case.id, reason=_said("reason"))


@edge.does(f"{HERE}/thu-hoi", refused=lambda work, fault, case_id: _page(work, case_id, fault))
def take_back(work: Work, case_id: uuid.UUID) -> Response:
    """The last act is undone: its step waits again, and is opened."""
    case = cases.seen(work, case_id)
    hands.keep_as_seen(work, case.id, seen=tasks.version())
    task = stepbacks.take_back(work, case.id, reason=_said("reason"))
    return redirect(url_for("pages.task", task_id=task.id), 303)


def _page(work: Work, case_id: uuid.UUID, fault: Fault | None = None) -> Response:
    case = cases.seen(work, case_id)
    acts = caseacts.now(work, case)
    procedure = procedures.offered(work.session, case.digest).procedure
    mine = select(Apology).where(Apology.case_id == case.id).order_by(Apology.drafted_at)
    rows = work.session.scalars(mine).all()
    clocks = [one for one in details.clocks(work.session, case.id) if one.subject == "case"]
    unit_id, role = heads.place_of(case, procedure)
    return frame.render(
        "terms.html",
        409 if fault else 200,
        fault=fault,
        typed=request.form,
        done=DONE.get(request.args.get("done", "")),
        case=case,
        acts=acts,
        clock=clocks[-1] if clocks else None,
        apologies=rows,
        names=details.names(work.session, {one.drafted_by for one in rows if one.drafted_by}),
        extensions=[(one, guidance.limit_words(one.span)) for one in procedure.clock.extensions],
        causes=_causes(work) if {"pause", "resume"} & set(acts) else [],
        heads=colleagues.at(work.session, unit_id, role, today=validity.day(work.now)) if "pause" in acts else [],
    )


def _causes(work: Work) -> Sequence[PauseReason]:
    today = validity.day(work.now)
    return [one for one in approvals.reasons(work.session) if one.valid_from <= today <= (one.valid_to or date.max)]


def _moment() -> datetime:
    try:
        day, hour = date.fromisoformat(_said("day")), time.fromisoformat(_said("hour"))
    except ValueError as error:
        raise BadMoment from error
    return datetime.combine(day, hour, VIETNAM)


def _said(name: str) -> str:
    return request.form.get(name, "").strip()
