"""Catalogues that all procedures share: what there is and where it is changed; the reasons are changed here.

Source: Circular 11/2025/TT-BKHCN, annex, groups 2 and 3.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from api.pages import edge, frame, tasks, typed
from api.pages.officers import administrator
from engine import (
    administration,
    catalogue,
    changes,
    channels,
    officeyears,
    parameters,
    readyreasons,
    situations,
    statusdetails,
    validity,
)
from engine.clocks import approvals
from engine.people.acts import ROLES
from engine.queries import places
from engine.readyreasons import NoSuchReason, Ready
from engine.tables import PauseReason
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/danh-muc"
MOST = 50
LONGEST = 200
DAY = timedelta(days=1)
ACTS: Mapping[str, Any] = {
    "refuse": lazy_gettext("Từ chối tiếp nhận"),
    "supplement": lazy_gettext("Yêu cầu bổ sung"),
    "return": lazy_gettext("Trả lại bước trước"),
    "stop": lazy_gettext("Quyết định về yêu cầu dừng thực hiện"),
}


@dataclass(frozen=True, slots=True)
class Shared:
    """A catalogue that procedures share: how many entries hold today, and where they are changed."""

    name: str
    count: int
    where: str
    endpoint: str = ""  #: empty: the law or the product fixes it
    at: str = ""  #: a place of that page


@edge.asks(HERE)
def catalogues(work: Work) -> Response:
    """The shared catalogues, the reasons, and the entries of the national catalogue that were looked for."""
    return _page(work)


@edge.does(f"{HERE}/ly-do", name="reason_added", refused=lambda work, fault: _page(work, fault))
def add(work: Work) -> Response:
    """There is one more reason for which a head may let a clock stand still."""
    approvals.add_reason(work, typed.words("code"), typed.long("name", approvals.LONGEST_NAME), **_pausing(work))
    return _done("reason")


@edge.does(f"{HERE}/ly-do/sua", name="reason_changed", refused=lambda work, fault: _page(work, fault))
def change(work: Work) -> Response:
    """Such a reason is called otherwise, or is given no more after a day."""
    name = typed.long("name", approvals.LONGEST_NAME)
    approvals.change_reason(work, typed.words("code"), name, seen=tasks.version(), **_pausing(work))
    return _done("changed")


@edge.does(f"{HERE}/soan-san", name="ready_added", refused=lambda work, fault: _page(work, fault))
def add_ready(work: Work) -> Response:
    """There is one more ready reason."""
    readyreasons.add(work, _ready(work), source=typed.words("source"))
    return _done("reason")


@edge.does(f"{HERE}/soan-san/sua", name="ready_changed", refused=lambda work, fault: _page(work, fault))
def change_ready(work: Work) -> Response:
    """A ready reason is worded otherwise, or offered no more after a day."""
    try:
        reason_id = uuid.UUID(typed.words("reason"))
    except ValueError as error:
        raise NoSuchReason from error
    readyreasons.change(work, reason_id, _ready(work), source=typed.words("source"), seen=tasks.version())
    return _done("changed")


def _pausing(work: Work) -> dict[str, Any]:
    return {"basis": typed.words("source"), "since": typed.day(work, "since"), "until": typed.maybe_day("until")}


def _ready(work: Work) -> Ready:
    words = typed.long("words", readyreasons.LONGEST)
    return Ready(typed.words("act"), words, typed.day(work, "since"), typed.until("until"))


def _done(what: str) -> Response:
    return redirect(url_for("pages.catalogues", done=what), 303)


def _page(work: Work, fault: Fault | None = None) -> Response:
    standing = administrator(work)
    words = request.args.get("tim", "").strip()[:LONGEST]
    today = validity.day(work.now)
    seen = changes.versions(work.session, approvals.SUBJECT, readyreasons.SUBJECT)
    pauses, count = approvals.reasons(work.session), catalogue.count(work.session)
    return frame.render(
        "admin/catalogues.html",
        422 if fault else 200,
        fault=fault,
        is_whole=administration.is_whole(work, standing),
        shared=list(_shared(work, today, pauses, count)),
        reasons=pauses,
        ready_reasons=readyreasons.listed(work.session),
        acts=ACTS,
        words=words,
        found=catalogue.find(work.session, words, most=MOST),
        count=count,
        pause_version=seen[approvals.SUBJECT],
        ready_version=seen[readyreasons.SUBJECT],
        typed=request.form,
        done=request.args.get("done", ""),
        today=today,
        one_day=DAY,
    )


def _shared(work: Work, today: date, pauses: Sequence[PauseReason], national: int) -> Iterator[Shared]:
    """Every catalogue that procedures use."""
    session, law = work.session, gettext("cố định theo Thông tư 11/2025/TT-BKHCN")
    yield Shared(gettext("Đơn vị"), len(places.listed(session, today)), gettext("Đơn vị"), "unit_tree")
    yield Shared(gettext("Vị trí việc làm"), len(ROLES), gettext("Nhóm và quyền"), "rights")
    yield Shared(
        gettext("Lịch làm việc"), len(officeyears.listed(session, today)), gettext("Lịch làm việc"), "calendar_list"
    )
    yield Shared(gettext("Tham số pháp lý"), len(parameters.codes()), gettext("Tham số pháp lý"), "parameter_list")
    yield Shared(gettext("Trạng thái xử lý"), len(situations.CATALOGUE), law)
    details = statusdetails.in_force(session, today)
    yield Shared(gettext("Trạng thái chi tiết"), len(details), gettext("Trạng thái, lưu đồ"), "status_chart")
    yield Shared(gettext("Cách thức nộp hồ sơ"), len(channels.CATALOGUE), law)
    here = gettext("ở trang này")
    ready = sum(len(said) for said in readyreasons.offered(session, today).values())
    yield Shared(gettext("Lý do soạn sẵn"), ready, here, "catalogues", "#soan-san")
    given = sum(one.valid_from <= today <= (one.valid_to or date.max) for one in pauses)
    yield Shared(gettext("Lý do tạm dừng tính thời hạn"), given, here, "catalogues", "#tam-dung")
    yield Shared(gettext("Danh mục thủ tục hành chính quốc gia"), national, here, "catalogues", "#quoc-gia")
