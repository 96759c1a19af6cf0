"""What the desk does with a case on its page: receive or not, supplement, hand over, give results, stop."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api.pages import cases, edge, frame, tasks, typed, uploads
from engine import (
    components,
    handovers,
    hands,
    intake,
    issuings,
    organisation,
    people,
    procedures,
    receptions,
    requests,
    results,
    supplements,
    validity,
)
from engine import tasks as working
from engine import withdrawals as stops
from engine.components import FORMS, Handed
from engine.queries import colleagues, details, papers, places, predicates, units
from engine.results import Given
from engine.supplements import Item, Request
from engine.tables import Case, Result, StopRequest, Task
from engine.work import Work
from feel.errors import Fault
from forms import posted

STEP, CASE = tasks.ONE, "/ho-so/<uuid:case_id>"
GUIDANCE, REASON, CAME, VALUE = "g.", "r.", "s.", "v."  #: before the names of fields
WAYS = {"direct": "truc-tiep", "post": "buu-chinh", "online": "truc-tuyen"}  #: as the form of the step has them
LONGEST_REASON = 1000  #: characters that the form of the step takes
Verb = Callable[..., object]


def _step(rule: str, name: str) -> Callable[[Verb], Verb]:
    """*verb* does a step; then its case is shown as it stands, or once more with what was typed and why not."""

    def declare(verb: Verb) -> Verb:
        def done(work: Work, task_id: str) -> Response:
            task = tasks.seen(work, task_id)
            verb(work, task, tasks.version())
            return redirect(url_for("pages.case", case_id=task.case_id, done=name), 303)

        def refused(work: Work, fault: Fault, task_id: str) -> Response:
            return cases.page(work, tasks.opened(work, task_id).case, fault)

        edge.does(f"{STEP}{rule}", name=name, refused=refused, most=uploads.MOST_BYTES)(done)
        return verb

    return declare


def _act(rule: str, name: str) -> Callable[[Verb], Verb]:
    """The same of an act on the case, at the version that was seen."""

    def declare(verb: Verb) -> Verb:
        def done(work: Work, case_id: uuid.UUID, **places: Any) -> Response:
            case = cases.seen(work, case_id)
            hands.keep_as_seen(work, case.id, seen=tasks.number("case_version") or tasks.version())
            verb(work, case, **places)
            return redirect(url_for("pages.case", case_id=case_id, done=name), 303)

        def refused(work: Work, fault: Fault, case_id: uuid.UUID, **_: Any) -> Response:
            return cases.page(work, cases.seen(work, case_id), fault)

        edge.does(f"{CASE}{rule}", name=name, refused=refused, most=uploads.MOST_BYTES)(done)
        return verb

    return declare


@edge.asks(f"{CASE}/xem-tep", sends=True, most=uploads.MOST_BYTES)
def desk_look(work: Work, case_id: uuid.UUID) -> Response:
    """The page once more, with the files that were chosen."""
    return cases.page(work, cases.seen(work, case_id))


@_step("/tiep-nhan", "desk_accept")
def accept(work: Work, task: Task, seen: int) -> None:
    """The filing is received."""
    intake.accept(work, task.id, answers=receptions.answers(receptions.ACCEPT), seen=seen)


@_step("/tu-choi", "desk_refuse")
def refuse(work: Work, task: Task, seen: int) -> None:
    """The filing is not received, and why."""
    reason = typed.reason()
    answers = receptions.answers(receptions.REFUSE, reason=reason)
    intake.refuse(work, task.id, reason=hands.reason(reason), answers=answers, seen=seen)


@edge.asks(f"{CASE}/chuyen")
def passing_on(work: Work, case_id: uuid.UUID) -> Response:
    """To whom, or to which desk, a filing that nobody has received may be passed."""
    return _passing_on(work, case_id)


@edge.does(f"{STEP}/chuyen-can-bo", refused=lambda work, fault, task_id: _not_passed(work, fault, task_id))
def pass_on(work: Work, task_id: str) -> Response:
    """Another officer of the desk has the filing from now on."""
    task = tasks.seen(work, task_id)
    to = organisation.person_by_login(work, _said("to"))
    intake.pass_on(work, task.id, to=to, seen=tasks.version(), reason=_said("reason"))
    return redirect(url_for("pages.case", case_id=task.case_id, done="pass_on"), 303)


@edge.does(f"{CASE}/chuyen-noi", refused=lambda work, fault, case_id: _passing_on(work, case_id, fault))
def pass_to_desk(work: Work, case_id: uuid.UUID) -> Response:
    """Another desk receives the filing; whoever passed it may not see it any more."""
    case = cases.seen(work, case_id)
    unit = places.code(_said("unit"))
    intake.pass_to_desk(work, case.id, unit, reason=_said("reason"), seen=tasks.version())
    return redirect(url_for("pages.passed_on"), 303)


@edge.asks("/da-chuyen-noi-tiep-nhan")
def passed_on(_work: Work) -> Response:
    """That a filing is at another desk now."""
    return frame.render("passed_on.html")


def _not_passed(work: Work, fault: Fault, task_id: str) -> Response:
    return _passing_on(work, tasks.opened(work, task_id).case.id, fault)


def _passing_on(work: Work, case_id: uuid.UUID, fault: Fault | None = None) -> Response:
    case, today = cases.seen(work, case_id), validity.day(work.now)
    waiting = [task for task, _ in details.tasks(work.session, case.id) if receptions.is_at(work, case, task)]
    task = next((one for one in waiting if people.may(work, "complete", one)), None)
    if task is None and fault is None:
        raise people.NotYours
    others = colleagues.beside(work.session, task, today=today) if task else []
    desks = units.staffed(work.session, predicates.DESK, today)
    return frame.render(
        "passing_on.html",
        409 if fault else 200,
        fault=fault,
        typed=request.form,
        case=case,
        task=task,
        officers=[one for one in others if one.person_id != work.actor_id],
        units=[one for one in desks if one.id != case.receiving_unit_id],
    )


@_step("/yeu-cau-bo-sung", "desk_ask")
def ask(work: Work, task: Task, seen: int) -> None:
    """The applicant is asked, once, for everything that has a guidance beside it."""
    told = {name.removeprefix(GUIDANCE): one for name, one in request.form.items() if name.startswith(GUIDANCE)}
    items = []
    for name, guidance in told.items():
        kind, _, key = name.partition(".")
        if guidance.strip():
            items.append(Item(kind, key, _said(f"{REASON}{name}"), guidance))
    reason = "; ".join(item.guidance.strip() for item in items)[:LONGEST_REASON]
    answers = receptions.answers(receptions.SUPPLEMENT, reason=reason)
    supplements.ask(work, task.id, Request(items=items, again_reason=_said("again"), answers=answers), seen=seen)


@_act("/nhan-mot-phan", "desk_receive_part")
def receive_part(work: Work, case: Case) -> None:
    """What came in of what was asked for is here; the rest is still waited for."""
    _came(work, case)


@_step("/nhan-bo-sung", "desk_receive_full")
def receive_full(work: Work, task: Task, seen: int) -> None:
    """Everything that was asked for is here."""
    case = work.session.get_one(Case, task.case_id)
    if request.form.getlist("came"):
        _came(work, case)
    form = procedures.offered(work.session, case.digest).form(task.form) if task.form else None
    ticked = {one.key: True for one in form.fields if one.kind == "flag" and one.rules.required} if form else {}
    supplements.receive_full(work, task.id, answers=ticked, seen=seen)


def _came(work: Work, case: Case) -> None:
    """The ticked items came: papers are registered, with their files, and fields get their new values."""
    numbers = {int(one) for one in request.form.getlist("came") if one.isascii() and one.isdigit()}
    items = [one for one in requests.items_of(work, requests.waited(work, case.id)) if one.number in numbers]
    taken = uploads.take(work, [f"{CAME}{one.number}" for one in items])
    for fault in taken.faults.values():
        raise fault
    ways = {str(one.position): one.way for one in papers.checklist(work.session, case.id)}
    changed: dict[str, object] = {}
    for item in items:
        if item.kind == "field":
            changed |= _value(work, case, item.key)
            continue
        kept, way = taken.kept.get(f"{CAME}{item.number}"), ways[item.key]
        form = "electronic" if kept and way == "submit" else FORMS[way][0]
        digest, name = uploads.content(work, kept) if kept else (None, None)
        components.register(work, case.id, int(item.key), Handed(form=form, digest=digest, file_name=name))
    supplements.receive_part(work, case.id, sorted(numbers), fields=changed)


def _value(work: Work, case: Case, key: str) -> Mapping[str, object]:
    """The new value of a field of the application, when one was typed."""
    said = _said(f"{VALUE}{key}")
    form = procedures.offered(work.session, case.digest).form(procedures.APPLICATION_FORM)
    found = posted.answers(form, {key: [said]}, known={}) if said else {}
    return {name: value for name, value in found.items() if name == key}


@_act("/ban-giao", "desk_hand_over")
def hand_over(work: Work, case: Case) -> None:
    """The unit that gives, or the one that receives, confirms it."""
    what = next((one for one in ("data", "paper", "result") if one == request.form.get("what")), "paper")
    (handovers.receive if request.form.get("do") == "take" else handovers.give)(work, case.id, what)  # type: ignore[arg-type] # one of the three


@_step("/tra-ket-qua", "desk_give")
def give(work: Work, task: Task, seen: int) -> None:
    """The applicant, or who acts for him, has the results."""
    document, recipient, way = _said("proxy_document") or None, _said("recipient"), _said("way")
    given = Given(
        recipient=recipient,
        way=way,
        by_proxy=document is not None,
        proxy_document=document,
        receipt_number=_said("receipt_number") or None,
    )
    told = {"nguoi_nhan": recipient, "hinh_thuc_tra": WAYS.get(way)}
    case = work.session.get_one(Case, task.case_id)
    form = procedures.offered(work.session, case.digest).form(task.form) if task.form else None
    known = {one.key for one in form.fields} if form else set()
    answers = {name: value for name, value in told.items() if name in known}
    if any(row.state == results.ISSUED for row in results.of_case(work, case.id)):
        results.give(work, task.id, given, answers=answers, seen=seen)
    else:
        working.complete(work, task.id, answers=answers, seen=seen)


@_step("/lay-so", "desk_number")
def number(work: Work, task: Task, seen: int) -> None:
    """What is signed has its number from the book."""
    issuings.number(work, task.id, register=_said("register"), seen=seen)


@_step("/phat-hanh", "desk_issue")
def issue(work: Work, task: Task, seen: int) -> None:
    """What is signed goes out, under a number from the book where it had none."""
    issuings.issue(work, task.id, register=_said("register"), seen=seen)


@_act("/ket-qua/<uuid:result_id>/ke", "desk_shelve")
def shelve(work: Work, case: Case, result_id: uuid.UUID) -> None:
    """The desk has the result, and on which shelf it lies."""
    row = details.part(work.session, case.id, Result, result_id)
    results.shelve(work, row.id, shelf=_said("shelf"))


@_act("/ket-qua/<uuid:result_id>/chua-tra", "desk_hold_back")
def hold_back(work: Work, case: Case, result_id: uuid.UUID) -> None:
    """The result cannot be given yet, and what is missing."""
    row = details.part(work.session, case.id, Result, result_id)
    results.hold_back(work, row.id, missing=_said("missing"))


@_act("/dung", "desk_stop")
def ask_to_stop(work: Work, case: Case) -> None:
    """The applicant asks to stop."""
    stops.ask(work, case.id, reason=_said("reason"))


@_act("/dung/<uuid:request_id>", "desk_decide")
def decide(work: Work, case: Case, request_id: uuid.UUID) -> None:
    """The request to stop is granted or refused, and why."""
    row = details.part(work.session, case.id, StopRequest, request_id)
    verb = partial(stops.grant if request.form.get("answer") == "grant" else stops.refuse, work, row.id)
    verb(reason=typed.reason())


def _said(name: str) -> str:
    return request.form.get(name, "").strip()
