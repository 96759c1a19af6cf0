"""Leaders and heads approve: one case after another on a phone, or many at once with a summary of each.

Source: Circular 11/2025/TT-BKHCN, annex, group 16, items 1, 3, 4 and 5.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import acts, downloads
from api.pages import asides, cases, edge, filledin, frame, many, tasks, typed
from api.pages.edge import Alone
from api.pages.filledin import Line as Told
from engine import allowed, approvals, people, procedures, questions, readyreasons, stepbacks, timeleft, validity
from engine.procedures import APPLICATION_FORM, Offered
from engine.queries import approvals as known
from engine.queries import details, lists, predicates
from engine.queries import tasks as inboxes
from engine.queries.tasks import Line, Wanted
from engine.tables import Correction, Result
from engine.work import Work
from feel.errors import Fault
from forms import pieces

MOST = 20  #: cases of one page; our choice
ONE = "/phe-duyet/<task:task_id>"
WAITING = "to-approve"
LISTS: Mapping[str, Any] = {
    WAITING: lazy_gettext("Chờ duyệt"),
    "signed": lazy_gettext("Đã được ký duyệt"),
    "sent-back": lazy_gettext("Hồ sơ trả lại"),
}


@dataclass(frozen=True, slots=True)
class Summary:
    """One case that waits to be approved."""

    line: Line
    appraisal: known.Given | None
    proposal: Sequence[Told]  #: what the appraiser filled in
    drafts: Sequence[Result]
    is_simple: bool  #: one press approves it


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that stands otherwise now than in the application."""

    label: str
    before: str
    after: str
    why: str


@edge.asks("/phe-duyet")
def approving(work: Work) -> Response:
    """What waits to be approved, what was, and what went back."""
    return _list(work)


@edge.does_each("/phe-duyet")
def approve_many(alone: Alone) -> Response:
    """The chosen cases are approved as they were shown, each by itself."""
    results = many.each(alone, _approve)
    with acts.asking(edge.enter) as work:
        return _list(work, results=results, failed=many.failed(results))


@edge.asks(ONE)
def approval(work: Work, task_id: str) -> Response:
    """All that whoever approves one case must know, and what he may do."""
    return _one(work, task_id)


@edge.does(ONE, refused=lambda work, fault, task_id: _one(work, task_id, fault))
def approve(work: Work, task_id: str) -> Response:
    """The case is approved; on with the next one."""
    _approve(work, tasks.seen(work, task_id).id, tasks.version())
    return _onwards(work)


@edge.does(f"{ONE}/tra-lai", refused=lambda work, fault, task_id: _one(work, task_id, fault, "return"))
def send_back(work: Work, task_id: str) -> Response:
    """The case goes back to an earlier step with the reason; on with the next one."""
    found = tasks.seen(work, task_id)
    element = request.form.get("element", "")
    stepbacks.return_to(work, found.id, element, reason=typed.reason(), seen=tasks.version())
    return _onwards(work)


@edge.does(f"{ONE}/chi-dao", refused=lambda work, fault, task_id: _one(work, task_id, fault, "order"))
def order_while_approving(work: Work, task_id: str) -> Response:
    """An officer is told what to do; the case goes on waiting here."""
    asides.give_order(work, tasks.opened(work, task_id).case)
    return redirect(url_for("pages.approval", task_id=task_id, ordered=1), 303)


@edge.asks("/ho-so/<uuid:case_id>/ket-qua/<uuid:result_id>/du-thao")
def result_draft(work: Work, case_id: uuid.UUID, result_id: uuid.UUID) -> Response:
    """The content of a result as it is drafted."""
    row: Result = details.part(work.session, cases.seen(work, case_id).id, Result, result_id)
    return downloads.send(acts.edge().store, row.digest, None)


def _approve(work: Work, task_id: str, seen: int) -> None:
    approvals.approve(work, task_id, acts.edge().store, shown=_shown(), seen=seen)


def _shown() -> dict[uuid.UUID, str]:
    """The drafts that stood on the page, with the digest of what each held."""
    found = {}
    for said in request.form.getlist("shown"):
        result_id, _, digest = said.partition("~")
        try:
            found[uuid.UUID(result_id)] = digest
        except ValueError:
            continue  # what was not shown is refused where it is signed
    return found


def _wanted() -> Wanted:
    return Wanted(roles=known.ROLES, is_step=True)


def _list(work: Work, **told: Any) -> Response:
    which, after = request.args.get("list", WAITING), request.args.get("after") or None
    which = which if which in LISTS else WAITING
    shown: dict[str, Any] = {"which": which, "lists": LISTS, "done": request.args.get("done"), **told}
    if which != WAITING:
        page = lists.behind(work.session, questions.ask(work), which, after=after, most=MOST)
        return frame.render("approved.html", page=page, **shown)
    standing = people.stand(work.session, work.actor_id, work.now)
    waiting = inboxes.page(work.session, standing, _wanted(), after=after, most=MOST)
    rows = list(_summaries(work, waiting.rows))
    return frame.render(
        "approving.html",
        rows=rows,
        after=waiting.after,
        names=details.titles(work.session, {one.line.slug for one in rows}),
        owners=details.owners(work.session, {one.line.case_id for one in rows}),
        left_of=timeleft.of_tasks(work, [one.line for one in rows]),
        **shown,
    )


def _summaries(work: Work, lines: Sequence[Line]) -> Iterator[Summary]:
    """The *lines* with what they are about; what is no approval, such as assigning, is left out."""
    steps = known.steps(work.session, [line.task_id for line in lines])
    ids = {line.case_id for line in lines}
    appraised, drafts = known.appraisals(known.given(work.session, ids)), known.drafts(work.session, ids)
    for line in lines:
        step = steps[line.task_id]
        offered = procedures.offered(work.session, step.digest)
        is_simple = approvals.approving(offered, step.form) is not None
        if is_simple or step.role == predicates.LEADER:
            one = appraised.get(line.case_id)
            yield Summary(line, one, _proposal(offered, one), drafts.get(line.case_id, ()), is_simple)


def _proposal(offered: Offered, one: known.Given | None) -> Sequence[Told]:
    if one is None:
        return ()
    return filledin.read(offered, one.answer, {one.answer.task_id: (one.step or "", one.form)}).lines


def _one(work: Work, task_id: str, fault: Fault | None = None, sent: str = "") -> Response:
    opened = tasks.opened(work, task_id)
    found, case = opened.task, opened.case
    offered = procedures.offered(work.session, case.digest)
    given = known.given(work.session, {case.id})
    one = known.appraisals(given).get(case.id)
    clocks = details.clocks(work.session, case.id)
    may = found.ended_at is None and people.may(work, "complete", found)
    return frame.render(
        "approval.html",
        409 if fault else 200,
        task=found,
        case=case,
        procedure=offered.procedure,
        owner=details.owners(work.session, {case.id}).get(case.id),
        left_step=_left(work, clocks, found.id),
        left_case=_left(work, clocks, None),
        appraisal=one,
        proposal=_proposal(offered, one),
        drafts=known.drafts(work.session, {case.id}).get(case.id, ()),
        differences=list(_differences(offered, known.corrections(work.session, case.id), given)),
        earlier=details.done_steps(work.session, case.id) if may else [],
        ready=readyreasons.offered(work.session, validity.day(work.now)) if may else {},
        may=may,
        is_simple=approvals.approving(offered, found.form) is not None,
        fault=fault,
        sent=sent,
        typed=request.form,
        done=request.args.get("done"),
        ordered=request.args.get("ordered"),
        addressees=asides.addressees(work, case) if allowed.may_order(work, case) else [],
        limits=asides.LIMITS,
    )


def _left(work: Work, clocks: Sequence[details.ClockLine], task_id: str | None) -> timeleft.Left | None:
    """What is left of the running clock of the task; None as *task_id*: of the case."""
    mine = [one for one in clocks if (one.task_id == task_id if task_id else one.subject == "case")]
    running = [one for one in mine if one.state == "running"]
    return timeleft.until(work, running[-1].edition, running[-1].due_at) if running else None


def _differences(
    offered: Offered, corrections: Sequence[Correction], given: Sequence[known.Given]
) -> Iterator[Difference]:
    """What was put right in the application, and what a later step says otherwise."""
    labels = {field.key: field.label for field in offered.form(APPLICATION_FORM).fields} if _applies(offered) else {}
    for row in corrections:
        before, after = (pieces.as_text(value) for value in (row.before, row.after))
        yield Difference(labels.get(row.field, row.field), before, after, row.reason)
    first = given[0].answer.answers if given else {}
    for later in given[1:]:
        for name, value in later.answer.answers.items():
            if name in first and first[name] != value:
                yield Difference(
                    labels.get(name, name), pieces.as_text(first[name]), pieces.as_text(value), later.step or ""
                )


def _applies(offered: Offered) -> bool:
    return APPLICATION_FORM in offered.by_name


def _onwards(work: Work) -> Response:
    """The next case that waits to be approved, the most urgent first, else the list that says that none does."""
    work.session.flush()
    standing = people.stand(work.session, work.actor_id, work.now)
    lines = inboxes.page(work.session, standing, _wanted(), most=MOST).rows
    following = next(iter(_summaries(work, lines)), None)
    if following is None:
        return redirect(url_for("pages.approving", done=1), 303)
    return redirect(url_for("pages.approval", task_id=following.line.task_id, done=1), 303)
