"""Work without a person that failed: why, how often; tried again or given up, many at once, each with its result."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame, typed
from api.pages.edge import Alone
from api.pages.officers import administrator
from engine import failures, people
from engine.queries import backlog
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/viec-loi"
MOST = 100  #: of one page
KINDS = {
    "timer": lazy_gettext("Hẹn giờ của sơ đồ"),
    "rung": lazy_gettext("Mốc nhắc của thời hạn"),
}
STATES = {
    "running": lazy_gettext("đang chạy"),
    "silent": lazy_gettext("im lặng quá một phút"),
    "stopped": lazy_gettext("đã dừng"),
}
Verb = Callable[[Work, uuid.UUID], object]


@edge.asks(HERE)
def failed_work(work: Work) -> Response:
    """What failed, and whether workers live."""
    return _page(work)


@edge.does_each(f"{HERE}/lam-lai", name="failed_again")
def try_again(alone: Alone) -> Response:
    """What was chosen waits again."""
    return _each(alone, lambda work, item: failures.try_again(work, item, reason=typed.words("reason")))


@edge.does_each(f"{HERE}/bo", name="failed_given_up")
def give_up(alone: Alone) -> Response:
    """What was chosen is never done."""
    return _each(alone, lambda work, item: failures.give_up(work, item, reason=typed.words("reason")))


def _each(alone: Alone, verb: Verb) -> Response:
    chosen = [_id(one) for one in dict.fromkeys(request.form.getlist("item")[:MOST])]
    results = [(one, alone(lambda work, one=one: verb(work, one))) for one in chosen]  # type: ignore[misc] # bound early
    with acts.asking(edge.enter) as work:
        return _page(work, results)


def waiting(work: Work) -> int:
    """How much failed work waits for an administrator, as far as one page shows it."""
    return len(backlog.failed(work.session, people.stand(work.session, work.actor_id, work.now), most=MOST))


def _id(said: str) -> uuid.UUID:
    try:
        return uuid.UUID(said)
    except ValueError as error:
        raise failures.NoSuchWork from error


def _page(work: Work, results: Sequence[tuple[uuid.UUID, Fault | None]] | None = None) -> Response:
    standing = administrator(work)
    told: dict[str, Any] = {
        "rows": backlog.failed(work.session, standing, most=MOST),
        "trying": backlog.failed(work.session, standing, most=MOST, is_parked=False),
        "behind": backlog.at(work.session, work.now),
        "workers": backlog.workers(work.session, work.now),
    }
    faults = [fault for _, fault in results or () if fault is not None]
    return frame.render(
        "admin/failures.html",
        kinds=KINDS,
        states=STATES,
        done=None if results is None else len(results) - len(faults),
        faults=faults,
        chosen={one for one, fault in results or () if fault is not None},
        typed=request.form,
        **told,
    )
