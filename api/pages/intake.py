"""Reception at the desk in one page: whose matter, which papers, what is applied for; checked, filed and accepted."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import cases, edge, formfiles, frame, receipts, sheets, tasks, uploads
from api.pages.sheets import Sheet
from engine import (
    channels,
    competence,
    components,
    instructions,
    intake,
    parties,
    people,
    procedures,
    questions,
    receptions,
    validity,
)
from engine.cases import Filing
from engine.components import Handed
from engine.procedures import Offered
from engine.queries import details, earlier, publications, units
from engine.tables import Case, Task
from engine.work import Work
from feel.errors import Fault
from forms import pieces

ONE = "/tiep-nhan/<slug>"
MOST = 30  #: procedures that are shown at once; our choice
PARTS: Mapping[str, Any] = {
    "submitter": lazy_gettext("Người nộp"),
    "owner": lazy_gettext("Chủ hồ sơ"),
    "proxy": lazy_gettext("Người được ủy quyền"),
}
FORMS: Mapping[str, Any] = {
    "original": lazy_gettext("bản chính"),
    "copy": lazy_gettext("bản sao"),
    "electronic": lazy_gettext("bản điện tử"),
    "shown": lazy_gettext("đã xuất trình"),
    "looked-up": lazy_gettext("đã tra cứu"),
}


@edge.asks("/tiep-nhan")
def intake_choose(work: Work) -> Response:
    """Which procedure is applied for: found by words with or without tones, or by code."""
    words = request.args.get("q", "").strip()
    page = publications.in_force(work.session, validity.day(work.now), words=words[:200], most=MOST)
    desks = units.receiving(work.session, people.stand(work.session, work.actor_id, work.now))
    return frame.render("intake_choose.html", page=page, words=words, desks=desks)


@edge.asks(ONE)
def intake_form(work: Work, slug: str) -> Response:
    """An empty sheet for a filing of the procedure."""
    return _page(work, slug, None)


@edge.asks(f"{ONE}/xem", sends=True, most=uploads.MOST_BYTES)
def intake_check(work: Work, slug: str) -> Response:
    """The sheet once more: a scanned card filled in, what is known of the person, the papers of the case it is now."""
    return _page(work, slug, dict(request.form.lists()))


@edge.does(ONE, refused=lambda work, fault, slug: _refused(work, fault, slug), most=uploads.MOST_BYTES)
def intake_file(work: Work, slug: str) -> Response:
    """The filing is opened with its papers and, unless it is only to be kept, accepted at once."""
    offered = procedures.in_force(work.session, slug, validity.day(work.now))
    given = uploads.take(work, formfiles.names(sheets.FIELD))
    sheet = sheets.read(offered, dict(request.form.lists()), _references(work, offered, given))
    listed = sheets.listed(offered, sheet)
    taken = uploads.take(work, [name for name, _ in listed])
    lacking = sheets.lacking(sheet, listed, taken.kept, all_needed=False)
    if taken.faults or given.faults or lacking or sheets.wrong(offered, sheet):
        raise sheets.NotRight
    case = intake.file(work, _filing(slug, sheet))
    for position, (name, component) in enumerate(listed, 1):
        kept = taken.kept.get(name)
        file = uploads.content(work, kept) if kept else None
        _hand_in(work, case, position, sheet.forms.get(name, ""), sheets.ways(component), file)
    if request.form.get("then") == "keep":
        return redirect(url_for("pages.case", case_id=case.id), 303)
    if case.case_number is None:  # else its diagram accepts whatever is filed
        _accept(work, case, sheet)
    return redirect(url_for("pages.intake_done", case_id=case.id), 303)


@edge.asks("/ho-so/<uuid:case_id>/da-tiep-nhan")
def intake_done(work: Work, case_id: uuid.UUID) -> Response:
    """The number of the case, large, and what comes next."""
    case = cases.seen(work, case_id)
    return frame.render("intake_done.html", **cases.told(work, case), **receipts.look_up(case))


def _accept(work: Work, case: Case, sheet: Sheet) -> None:
    step = next((task for task in _waiting(work, case) if receptions.is_at(work, case, task)), None)
    if step is None:
        raise intake.OtherWay(wanted="tiếp nhận")
    answers = receptions.answers(receptions.ACCEPT, more=sheet.step)
    intake.accept(work, step.id, answers=answers, seen=step.version)


def _filing(slug: str, sheet: Sheet) -> Filing:
    return Filing(
        slug=slug,
        channel=sheet.channel,
        receiving_unit=sheet.unit,
        competent_unit=sheet.competent or sheet.unit,
        variant=sheet.variant,
        parties=sheets.members(sheet),
        answers=sheet.answers,
    )


def _hand_in(work: Work, case: Case, position: int, said: str, ways: list[str], file: tuple[str, str] | None) -> None:
    """The paper that came for a component, if any did; a file alone is an electronic paper where one is taken."""
    if said.startswith(sheets.REUSE):
        components.reuse(work, case.id, position, _paper_id(said))
        return
    form = said or ("" if file is None else "electronic" if "electronic" in ways else ways[0])
    if form:
        digest, name = file or (None, None)
        components.register(work, case.id, position, Handed(form=form, digest=digest, file_name=name))


def _paper_id(said: str) -> uuid.UUID:
    try:
        return uuid.UUID(said.removeprefix(sheets.REUSE))
    except ValueError as error:
        raise components.NotReusable from error


def _waiting(work: Work, case: Case) -> list[Task]:
    return [task for task, _ in details.tasks(work.session, case.id)]


def _refused(work: Work, fault: Fault, slug: str) -> Response:
    return _page(work, slug, dict(request.form.lists()), fault)


def _page(work: Work, slug: str, sent: sheets.Sent | None, fault: Fault | None = None) -> Response:
    """The sheet as it was *sent*, or an empty one; with a *fault* all that is wrong stands beside its field."""
    question, day = questions.ask(work), validity.day(work.now)
    offered = procedures.in_force(work.session, slug, day)
    desks = units.receiving(work.session, question.standing)
    if not desks:
        raise people.NotAllowed(act="receive", words="tiếp nhận")
    decided = competence.units(work.session, slug, day)
    if decided == [] and fault is None:
        raise competence.DecidedNowhere(slug=slug)
    deciding = decided or desks
    files, bad = _files(offered) if sent else ({}, {})
    sheet = sheets.read(offered, sent, files) if sent else _blank(offered, desks, deciding)
    listed = sheets.listed(offered, sheet)
    taken = uploads.taken([name for name, _ in listed])
    errors = {**sheet.faults, **(sheets.wrong(offered, sheet) if fault else {})}
    if fault:
        missing = isinstance(fault, components.ComponentsMissing)
        errors |= sheets.lacking(sheet, listed, taken.kept, all_needed=missing)
    errors |= {name: [found] for name, found in {**bad, **taken.faults, **uploads.unbound(taken, fault)}.items()}
    whose, form = sheets.whose(sheet), offered.by_name.get(procedures.APPLICATION_FORM)
    tasks.with_row(sheet.answers, request.form.get("row", ""))
    application = _pieces(offered, procedures.APPLICATION_FORM, sheet.answers, errors)
    step = _step_pieces(offered, sheet, errors)
    return frame.render(
        "intake.html",
        200 if fault is None else 422,
        fault=fault,
        slug=slug,
        procedure=offered.procedure,
        instruction=instructions.at(work.session, slug, instructions.WHOLE),
        sheet=sheet,
        desks=desks,
        deciding=deciding,
        channels=channels.CATALOGUE,
        parts=PARTS,
        forms=FORMS,
        papers=[(name, one, sheets.ways(one)) for name, one in listed],
        kept=taken.kept,
        pieces=application,
        step=step,
        changes=form is not None and any(field.hide for field in form.fields),
        errors={name: [frame.say(one) for one in found] for name, found in errors.items()},
        places=_places(errors, listed, [*application, *step]),
        earlier=earlier.of_person(work.session, question, whose, slug) if whose else [],
        reusable=_reusable(work, listed, whose) if whose else {},
    )


def _places(
    errors: sheets.Errors, listed: list[tuple[str, Any]], shown: list[pieces.Piece]
) -> list[tuple[str, Any, str]]:
    """Where something is wrong, in order: the place, what it is called, and what is wrong."""
    labels: dict[str, Any] = {"card": lazy_gettext("Thẻ căn cước"), "variant": lazy_gettext("Trường hợp")}
    labels |= {f"{sheets.PARTY}{part}.{fact}": label for part, label in PARTS.items() for fact in parties.FACTS}
    labels |= {name: one.name for name, one in listed}
    labels |= {f"{sheets.FIELD}{one.name}": one.label for one in tasks.wrong(tuple(shown))}
    return [(name, label, frame.say(errors[name][0])) for name, label in labels.items() if name in errors]


def _blank(offered: Offered, desks: list[Any], deciding: list[Any]) -> Sheet:
    own = desks[0].code
    competent = own if own in {unit.code for unit in deciding} else deciding[0].code
    return sheets.blank(offered, request.args.get("variant"), own, competent)


def _references(work: Work, offered: Offered, given: uploads.Taken) -> sheets.Sent:
    """What the files *given* with the application answer, by the path of their field."""
    form = offered.by_name.get(procedures.APPLICATION_FORM)
    return formfiles.references(work, form, sheets.FIELD, given) if form else {}


def _files(offered: Offered) -> tuple[sheets.Sent, Mapping[str, Fault]]:
    """The same of the form that was sent to be looked at or was refused, and what is wrong with its files."""
    given = uploads.taken(formfiles.names(sheets.FIELD))
    if not given.kept:
        return {}, given.faults
    try:
        return edge.act(lambda work: _references(work, offered, given)), given.faults
    except uploads.UNBOUND as fault:
        return {}, {**uploads.unbound(given, fault), **given.faults}


def _reusable(work: Work, listed: list[tuple[str, Any]], whose: str) -> Mapping[str, Any]:
    """The newest paper of the person that may serve for each of the *listed* components."""
    found: dict[str, Any] = {}
    for kept, paper in components.of_person(work.session, whose, today=validity.day(work.now)):
        for name, one in listed:
            is_same = kept.code == one.code if one.code else kept.name == one.name
            if is_same and name not in found:
                found[name] = paper
    return found


def _pieces(offered: Offered, form: str, answers: Mapping[str, Any], errors: sheets.Errors) -> tuple[pieces.Piece, ...]:
    if form not in offered.by_name:
        return ()
    told = {
        path.removeprefix(sheets.FIELD): [frame.say(one) for one in found]
        for path, found in errors.items()
        if path.startswith(sheets.FIELD)
    }
    read = offered.by_name[form]
    return pieces.of(read, offered.procedure.files[read.file], answers=answers, known={}, errors=told)


def _step_pieces(offered: Offered, sheet: Sheet, errors: sheets.Errors) -> tuple[pieces.Piece, ...]:
    """What the step asks of whoever receives, besides whether he does."""
    form = receptions.form(offered)
    if form is None:
        return ()
    shown = _pieces(offered, form, receptions.answers(receptions.ACCEPT, more=sheet.step), errors)
    return tuple(piece for piece in shown if piece.name != receptions.FIELD)
