"""Typing errors put right after acceptance, with a reason, in the application and in what is kept of its people.

What stood there stays on record, for everybody who may read the case.
Source: Circular 11/2025/TT-BKHCN, annex, group 12.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from api.pages import cases, edge, frame, tasks
from api.pages.intake import PARTS
from engine import hands, intake, parties, procedures
from engine.cases import APPLICATION, BadAnswers
from engine.procedures import APPLICATION_FORM, Offered
from engine.queries import approvals, details
from engine.tables import Case
from engine.work import Work
from feel.errors import Fault
from forms import pieces, posted
from forms.pieces import Piece

HERE = "/ho-so/<uuid:case_id>/dinh-chinh"
FACTS: Mapping[str, Any] = {
    "full_name": lazy_gettext("Họ và tên"),
    "personal_id": lazy_gettext("Số định danh"),
    "phone": lazy_gettext("Số điện thoại"),
}
UNFIT = frozenset({"words", "computed", "file", "files"})  #: nothing that is typed


class NothingChosen(Fault):
    """Choose what was mistyped."""

    vi = "Hãy chọn mục bị ghi sai."


@dataclass(frozen=True, slots=True)
class Line:
    """One typing error that was put right."""

    label: str
    before: str
    after: str
    reason: str
    by: str
    at: datetime


@edge.asks(HERE, name="corrections")
def corrections(work: Work, case_id: uuid.UUID) -> Response:
    """What was put right, and forms for whoever may put more right."""
    return _page(work, case_id)


@edge.does(f"{HERE}/to-khai", refused=lambda work, fault, case_id: _page(work, case_id, fault, "application"))
def correct_answer(work: Work, case_id: uuid.UUID) -> Response:
    """One field of the application says something else from now on."""
    case, key = _held(work, case_id), request.form.get("field", "")
    value = _sent(work, case).get(key)
    intake.correct(work, case.id, field=key, value=value, reason=request.form.get("reason", ""), seen=case.version)
    return redirect(url_for("pages.corrections", case_id=case_id, done=1), 303)


@edge.does(f"{HERE}/nguoi", refused=lambda work, fault, case_id: _page(work, case_id, fault, "party"))
def correct_party(work: Work, case_id: uuid.UUID) -> Response:
    """The name, number or telephone of somebody is another from now on."""
    case = _held(work, case_id)
    part, _, fact = request.form.get("what", "").partition(".")
    if fact not in parties.FACTS:
        raise NothingChosen
    told = {"value": request.form.get("value", ""), "reason": request.form.get("reason", "")}
    intake.correct_party(work, case.id, part, fact=fact, seen=case.version, **told)
    return redirect(url_for("pages.corrections", case_id=case_id, done=1), 303)


def _held(work: Work, case_id: uuid.UUID) -> Case:
    case = cases.seen(work, case_id)
    hands.keep_as_seen(work, case.id, seen=tasks.version())
    return case


def _page(work: Work, case_id: uuid.UUID, fault: Fault | None = None, sent: str = "") -> Response:
    case = cases.seen(work, case_id)
    offered = procedures.offered(work.session, case.digest)
    may = case.state == "open" and case.case_number is not None and hands.may(work, case)
    found = _application(work, case, offered, fault) if may else ()
    key = request.form.get("field") or request.args.get("field", "")
    chosen = next((one for one in found if one.name == key), None)
    is_fields = isinstance(fault, BadAnswers)
    people = parties.of_case(work, case)
    return frame.render(
        "correcting.html",
        422
        if is_fields or isinstance(fault, hands.NoReason | parties.BadParty | NothingChosen)
        else 409
        if fault
        else 200,
        case=case,
        may=may,
        fault=fault,
        sent=sent,
        typed=request.form,
        done="done" in request.args,
        pieces=found,
        chosen=chosen,
        others=[frame.say(one) for path, told in fault.faults.items() if not _is_in(path, key) for one in told]
        if isinstance(fault, BadAnswers)
        else [],
        facts=list(_facts(people)) if may else [],
        lines=_lines(work, case, offered),
    )


def _is_in(path: str, key: str) -> bool:
    return path == key or path.startswith(f"{key}.")


def _facts(people: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What is kept of the people of the case: its name in the form, how it is called, and what stands there."""
    for part, label in PARTS.items():
        for fact, words in FACTS.items() if part in people else ():
            yield (
                f"{part}.{fact}",
                gettext("%(who)s: %(what)s", who=label, what=words),
                getattr(people[part], fact) or "–",
            )


def _application(work: Work, case: Case, offered: Offered, fault: Fault | None) -> Sequence[Piece]:
    """The fields of the application that may be mistyped, filled in as they stand or as they were sent just now."""
    form = offered.by_name.get(APPLICATION_FORM)
    if form is None:
        return ()
    known = _known(work, case)
    given = {**known, **(_sent(work, case) if fault else {})}
    errors = (
        {path: [frame.say(one) for one in told] for path, told in fault.faults.items()}
        if isinstance(fault, BadAnswers)
        else {}
    )
    shown = pieces.of(form, offered.procedure.files[form.file], answers=given, known=known, errors=errors)
    return [
        one for one in _top(shown) if one.kind not in UNFIT and not one.is_locked and one.name not in offered.routing
    ]


def _top(shown: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces that hold one answer of the form each; a group that only stands around them is none."""
    for one in shown:
        if one.kind == "group" and not one.name:
            yield from _top(one.pieces)
        else:
            yield one


def _known(work: Work, case: Case) -> dict[str, Any]:
    """The application as it stands."""
    rows = [row for row in details.answers(work.session, case.id) if row.element == APPLICATION]
    return dict(rows[-1].answers) if rows else {}


def _sent(work: Work, case: Case) -> dict[str, Any]:
    """What was sent of the application."""
    form = procedures.offered(work.session, case.digest).by_name.get(APPLICATION_FORM)
    key = request.form.get("field", "")
    found = {
        name.removeprefix(tasks.FIELD): told for name, told in request.form.lists() if name.startswith(tasks.FIELD)
    }
    if form is None or not key:
        return {}
    given = posted.answers(form, found, known=_known(work, case))
    return {name: value for name, value in posted.filled(given).items() if name == key}


def _lines(work: Work, case: Case, offered: Offered) -> list[Line]:
    rows = approvals.corrections(work.session, case.id)
    names = details.names(work.session, {row.corrected_by for row in rows if row.corrected_by})
    form = offered.by_name.get(APPLICATION_FORM)
    labels = {one.key: one.label or one.key for one in form.fields} if form else {}
    labels |= {
        f"{part}.{fact}": gettext("%(who)s: %(what)s", who=label, what=words)
        for part, label in PARTS.items()
        for fact, words in FACTS.items()
    }
    return [
        Line(
            labels.get(row.field, row.field),
            pieces.as_text(row.before),
            pieces.as_text(row.after),
            row.reason,
            names.get(row.corrected_by, "") if row.corrected_by else "",
            row.corrected_at,
        )
        for row in rows
    ]
