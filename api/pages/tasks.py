"""The page of a task: claimed, released, filled in, kept as a draft, completed; beside it all of its case."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api.pages import cases, edge, formfiles, frame, inbox, owing, uploads
from engine import allowed, drafts, instructions, orders, people, procedures, proposals, results, tasks, validity
from engine.cases import BadAnswers
from engine.obligations import BadNotice
from engine.procedures import Offered
from engine.queries import colleagues, details
from engine.queries import tasks as inboxes
from engine.queries.colleagues import Colleague
from engine.queries.details import Opened
from engine.queries.predicates import DIVISION, EXPERT
from engine.tables import Answer, Case, Task
from engine.work import Work
from feel.errors import Fault
from forms import pieces, posted

ONE = "/viec/<task:task_id>"
MOST = uploads.MOST_BYTES
FIELD = "f."  #: before the path of a field, so that no field of a form is taken for one of the page


@edge.asks(ONE)
def task(work: Work, task_id: str) -> Response:
    """The task with its form as the officer left it, and its case."""
    return page(work, task_id)


@edge.does(f"{ONE}/nhan", refused=lambda work, fault, task_id: page(work, task_id, fault))
def claim(work: Work, task_id: str) -> Response:
    """The officer holds the task, and goes on with it."""
    tasks.claim(work, seen(work, task_id).id, seen=version())
    return redirect(url_for("pages.task", task_id=task_id), 303)


@edge.does(f"{ONE}/tra", refused=lambda work, fault, task_id: page(work, task_id, fault))
def release(work: Work, task_id: str) -> Response:
    """The task waits for others again; the draft stays."""
    tasks.release(work, seen(work, task_id).id, seen=version())
    return redirect(url_for("pages.inbox"), 303)


@edge.does(f"{ONE}/nhap", refused=lambda work, fault, task_id: _draft_refused(work, fault, task_id), most=MOST)
def save_draft(work: Work, task_id: str) -> Response:
    """What was filled in so far is kept, unchecked; a part of the page tells so."""
    found = seen(work, task_id)
    before = request.form.get("shown", "")
    answers = with_row(_sent(work, found, _files(work)), request.form.get("row", ""))
    version = drafts.save(work, found.id, answers=answers, seen=number("draft_version"))
    if not edge.is_part():
        return redirect(url_for("pages.task", task_id=task_id, _anchor="bieu-mau"), 303)
    shown = _pieces(work, found, answers, {}, details.answers(work.session, found.case_id))
    changed = ",".join(pieces.names(shown)) != before
    state = {"version": version, "saved_at": work.now}
    return frame.render("parts/draft.html", task=found, pieces=shown, changed=changed, draft=state, names=_names(shown))


@edge.does(ONE, name="complete", refused=lambda work, fault, task_id: _refused(work, fault, task_id), most=MOST)
def complete(work: Work, task_id: str) -> Response:
    """The task is done; the officer goes on with his next one in the case, or is told what came of it."""
    found = seen(work, task_id)
    verb = owing.verb()
    if verb is tasks.complete and "send_up" in request.form:
        verb = results.send_up
    case = verb(work, found.id, answers=posted.filled(_sent(work, found, _files(work))), seen=version())
    following = inbox.following(work, case.id)
    if following is not None:
        return redirect(url_for("pages.task", task_id=following.task_id, done=found.name), 303)
    return redirect(url_for("pages.completed", task_id=task_id), 303)


@edge.asks(f"{ONE}/xong")
def completed(work: Work, task_id: str) -> Response:
    """What came of the task that the officer has completed, and where to go on."""
    found = opened(work, task_id)
    return frame.render("completed.html", task=found.task, **cases.told(work, found.case))


@edge.does(f"{ONE}/bao-cao", refused=lambda work, fault, task_id: page(work, task_id, fault))
def report(work: Work, task_id: str) -> Response:
    """The officer has done what he was ordered to do, and says what."""
    found = seen(work, task_id)
    orders.report(work, orders.of_task(work, found.id).id, text=request.form.get("text", ""))
    return redirect(url_for("pages.completed", task_id=task_id), 303)


def _refused(work: Work, fault: Fault, task_id: str) -> Response:
    """The page once more with what was typed, and what is wrong with it."""
    found = seen(work, task_id)
    errors = _errors(fault) if isinstance(fault, BadAnswers) else owing.in_form(fault)
    taken = uploads.taken(formfiles.names(FIELD))
    errors |= {path: [frame.say(one)] for path, one in formfiles.wrong(taken, fault, FIELD).items()}
    carried = uploads.Taken({name: kept[:1] for name, kept in taken.kept.items()}, {})
    answers = _sent(work, found, carried if isinstance(fault, uploads.UNBOUND) else taken)
    return page(work, task_id, fault, answers=answers, errors=errors)


def _files(work: Work) -> uploads.Taken:
    """The files of the form that was sent.

    Raises:
        what is wrong with the first bad one.
    """
    taken = uploads.take(work, formfiles.names(FIELD))
    for fault in taken.faults.values():
        raise fault
    return taken


def _errors(fault: BadAnswers) -> dict[str, list[str]]:
    """What is wrong by field, in the language of the page."""
    return {path: [frame.say(one) for one in found] for path, found in fault.faults.items()}


def _draft_refused(work: Work, fault: Fault, task_id: str) -> Response:
    """The typed words stay where they are; beside them stands why they are not kept."""
    if not edge.is_part():
        return _refused(work, fault, task_id)
    state, saved = {"version": request.form.get("draft_version", "0"), "saved_at": None}, None
    if isinstance(fault, drafts.DraftChanged) and (kept := _draft(work, task_id)):
        saved = kept.version
    return frame.render("parts/draft_state.html", 409, draft=state, fault=fault, saved=saved)


def page(
    work: Work,
    task_id: str,
    fault: Fault | None = None,
    *,
    answers: Mapping[str, Any] | None = None,
    errors: Mapping[str, list[str]] | None = None,
    handing: Fault | None = None,
) -> Response:
    """The page of the task; *fault* refused what its form was sent for, *handing* what was to be handed on."""
    read = opened(work, task_id)
    found, case, kept = read.task, read.case, read.draft
    given = answers if answers is not None else kept.answers if kept else {}
    acts = allowed.to_task(work, found)
    rows = details.answers(work.session, case.id)
    shown = _pieces(work, found, given, errors or {}, rows) if answers is not None or "complete" in acts else ()
    return frame.render(
        "task.html",
        422 if isinstance(fault, BadAnswers | BadNotice) else 409 if fault or handing else 200,
        task=found,
        acts=acts,
        instruction=instructions.at(work.session, case.slug, found.element) if "complete" in acts else None,
        fault=fault,
        handing=handing,
        typed=request.form if handing or fault else {},
        owing=owing.of(work, case, found, acts),
        owed={"wrong": owing.wrong(fault), "labels": owing.labels()},
        others=_others(work, found) if "transfer" in acts else [],
        delegated=_delegated(work, found),
        pieces=shown,
        names=_names(shown),
        wrong=wrong(shown),
        draft={"version": kept.version if kept else 0, "saved_at": kept.saved_at if kept else None},
        why=None if "complete" in acts or "report" in acts else people.why(work, "complete", found),
        done=request.args.get("done"),
        walk=_walk(work, found),
        order=_order(work, found),
        drafts=results.to_send(work, found) if _drafts_here(found, acts) else None,
        **cases.told(work, case, rows),
    )


def _others(work: Work, found: Task) -> list[Colleague]:
    """The officers at the same post, to whom the holder may hand the task."""
    beside = colleagues.beside(work.session, found, today=validity.day(work.now))
    return [one for one in beside if one.person_id != work.actor_id]


def _delegated(work: Work, found: Task) -> dict[str, Any] | None:
    """Who does the live task for whom, when it was delegated by or to whoever comes."""
    if found.ended_at is not None or found.owner_id is None or found.holder_id is None:
        return None
    if work.actor_id not in (found.owner_id, found.holder_id):
        return None
    names = details.names(work.session, {found.owner_id, found.holder_id})
    is_own = found.owner_id == work.actor_id
    return {"is_own": is_own, "name": names[found.holder_id if is_own else found.owner_id]}


def _drafts_here(found: Task, acts: Collection[str]) -> bool:
    """Whether results are drafted at the step: by those who appraise, before a leader has it."""
    return "complete" in acts and found.role in (EXPERT, DIVISION)


def _order(work: Work, found: Task) -> dict[str, Any] | None:
    """What the officer was ordered to do and by whom, when the task is an order."""
    if found.proposal != proposals.ORDER:
        return None
    row = orders.of_task(work, found.id)
    return {"row": row, "by": details.name_of(work.session, row.given_by), "typed": request.form.get("text", "")}


def _walk(work: Work, found: Task) -> dict[str, Any]:
    """The tasks before and after this one on the list from which it was opened, and that list."""
    if "list" not in request.args:
        return {}
    wanted = inbox.wanted()
    standing = people.stand(work.session, work.actor_id, work.now)
    before, after = inboxes.beside(work.session, standing, wanted, found.id)
    return {"before": before, "after": after, "place": {"list": wanted.which, "procedure": wanted.procedure}}


def seen(work: Work, task_id: str) -> Task:
    """The task, when whoever comes may see it.

    Raises:
        NoSuchTask.
    """
    found = details.task(work.session, people.stand(work.session, work.actor_id, work.now), task_id)
    if found is None:
        raise tasks.NoSuchTask
    return found


def opened(work: Work, task_id: str) -> Opened:
    """The task, its case and the draft, when whoever comes may see both.

    Raises:
        NoSuchTask, NoSuchCase.
    """
    found = details.opened(work.session, people.stand(work.session, work.actor_id, work.now), task_id)
    if found is None:
        raise tasks.NoSuchTask
    return found


def _draft(work: Work, task_id: str) -> Any:
    assert work.actor_id is not None
    return drafts.of(work.session, task_id, work.actor_id)


def _offered(work: Work, found: Task) -> Offered:
    """The snapshot of the task's case."""
    return procedures.offered(work.session, work.session.get_one(Case, found.case_id).digest)


def _known(rows: Sequence[Answer]) -> dict[str, Any]:
    """What was answered so far, the newest last."""
    return {name: value for row in rows for name, value in row.answers.items()}


def _pieces(
    work: Work, found: Task, answers: Mapping[str, Any], errors: Mapping[str, list[str]], rows: Sequence[Answer]
) -> tuple[pieces.Piece, ...]:
    if found.form is None:
        return ()
    offered = _offered(work, found)
    form = offered.form(found.form)
    data = offered.procedure.files[form.file]
    return pieces.of(form, data, answers=answers, known=_known(rows), errors=errors)


def _sent(work: Work, found: Task, taken: uploads.Taken) -> dict[str, Any]:
    """The answers that were sent, with references to the files that were *taken* with them."""
    if found.form is None:
        return {}
    form = _offered(work, found).form(found.form)
    sent = {name.removeprefix(FIELD): values for name, values in request.form.lists() if name.startswith(FIELD)}
    known = _known(details.answers(work.session, found.case_id))
    typed = {path: values for path, values in sent.items() if not formfiles.is_file(form, path)}
    return posted.answers(form, {**typed, **formfiles.references(work, form, FIELD, taken)}, known=known)


def with_row(answers: dict[str, Any], asked: str) -> dict[str, Any]:
    """*answers* with one row more in the list that was *asked* for, or after "-" without the row that is named."""
    path, _, number = asked.removeprefix("-").rpartition(".") if asked.startswith("-") else (asked, "", "")
    at: Any = answers
    for key in path.split(".") if path else ():
        at = at.get(key) if isinstance(at, dict) else None
    if not isinstance(at, list):
        return answers
    if not asked.startswith("-"):
        at.extend([{}] if at else [{}, {}])
    elif number.isascii() and number.isdigit() and int(number[:4]) < len(at):
        del at[int(number[:4])]
    return answers


def _names(shown: tuple[pieces.Piece, ...]) -> str:
    return ",".join(pieces.names(shown))


def wrong(shown: tuple[pieces.Piece, ...]) -> list[pieces.Piece]:
    """The fields with something wrong, in order."""
    found = []
    for piece in shown:
        found += [piece] if piece.errors else []
        found += wrong(piece.pieces)
        for row in piece.rows:
            found += wrong(row)
    return found


def version() -> int:
    """The version that the form says was seen; 0: it says none."""
    return number("version")


def number(name: str) -> int:
    """The whole number that the form says under *name*; 0: it says none."""
    said = request.form.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
