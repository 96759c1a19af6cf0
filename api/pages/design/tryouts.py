"""A case of a draft, tried with the clock in hand: filed, its steps done, time moved on; nothing real is touched.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from adapters import children
from api import diagrams, tries
from api.pages import edge, frame, standings, tasks, typed
from api.pages.design import retellings, shelf
from bpmn import sharing
from bpmn.drawing.state import State
from bpmn.procedure import Procedure
from engine import designs, revisions, scenariotexts, sizes, tryouts
from engine.calendar import ZONE
from engine.cases import BadAnswers
from engine.channels import CATALOGUE
from engine.procedures import APPLICATION_FORM
from engine.queries import standings as standing
from engine.tryouts import Tried
from engine.work import Work
from feel.errors import Fault
from forms import Form, check, pieces, posted

ONE = "/thiet-ke/<slug>/chay-thu"
FIELD = "f."


@edge.asks(ONE)
def design_tryout(work: Work, slug: str) -> Response:
    """How the case that is tried stands, or how to begin one."""
    return shelf.undrafted(work, slug) or _page(work, slug)


@edge.asks(ONE, name="design_tried", sends=True)
def tried(work: Work, slug: str) -> Response:
    """One move more: the case is played with it from its beginning, and kept when nothing was refused."""
    revisions.require(work)
    kept = tryouts.look(work, slug)
    moves = [] if kept is None else list(kept.moves)
    try:
        wanted = _moves(work, slug, kept, moves)
        if wanted is None:
            edge.act(lambda act: tryouts.forget(act, slug))
        else:
            told, version = tries.play(work, slug, wanted)
            edge.act(lambda act: tryouts.keep(act, slug, wanted, told, version=version))
    except (edge.NotSignedIn, edge.NotYet):
        raise
    except Fault as fault:
        return _page(work, slug, fault)
    return redirect(url_for("pages.design_tryout", slug=slug, _anchor="ho-so"), 303)


@edge.asks(f"{ONE}/truong", name="design_tryout_fields", sends=True)
def typed_so_far(work: Work, slug: str) -> Response:
    """The fields as what was typed so far shows and hides them."""
    revisions.require(work)
    kept = tryouts.look(work, slug)
    step = _chosen(kept.told if kept else None)
    name = APPLICATION_FORM if kept is None else step["form"] if step else None
    known = _known(kept) if kept else {}
    shown, trouble = _pieces(revisions.files(work.session, slug), slug, name, known, None, is_typed=True)
    if trouble is not None:
        raise trouble
    return frame.render("design/tryout_fields.html", pieces=shown)


@edge.does(f"{ONE}/kich-ban", name="design_tryout_told", refused=lambda work, fault, slug: _page(work, slug, fault))
def tell(work: Work, slug: str) -> Response:
    """The case that was tried stands at the end of the scenarios as one more of them."""
    revisions.require(work)
    kept, files = tryouts.look(work, slug), revisions.files(work.session, slug)
    if kept is None:
        raise tryouts.NothingTried(slug=slug)
    procedure = tries.procedure(files, slug)
    title = typed.words("title") or str(gettext("Chạy thử lúc %(moment)s", moment=scenariotexts.say(work.now)))
    retellings.keep(work, slug, procedure.name, scenariotexts.write(tries.story(procedure, kept.told, title)))
    return redirect(url_for("pages.design_scenarios", slug=slug), 303)


def _moves(work: Work, slug: str, kept: Tried | None, moves: list[Any]) -> list[Any] | None:
    """What is to be played, by the button that was pressed; None: nothing any more."""
    pressed = request.form.get("do", "")
    if pressed == "again":
        return None
    if pressed == "undo":
        return moves[:-1] or None
    if kept is None or pressed == "start":
        return [_start(work, slug)]
    if pressed == "step":
        element = typed.words("step")
        name = next((one["form"] for one in kept.told["waiting"] if one["element"] == element), None)
        return [*moves, {"do": "complete", "step": element, "answers": _answers(work, slug, name, _known(kept))}]
    if pressed in ("hour", "day", "next", "until"):
        return [*moves, {"do": "advance", "at": _later(pressed, kept.told).isoformat(timespec="seconds")}]
    return moves


def _start(work: Work, slug: str) -> dict[str, Any]:
    at = _moment() or work.now.astimezone(ZONE)
    said = {"do": "start", "at": at.isoformat(timespec="seconds")}
    said |= {name: typed.words(name) for name in ("channel", "variant") if typed.words(name)}
    return {**said, "answers": _answers(work, slug, APPLICATION_FORM, {})}


def _later(pressed: str, told: Mapping[str, Any]) -> datetime:
    now = datetime.fromisoformat(told["now"])
    if pressed == "day":
        return tries.working_day_later(now)
    if pressed == "next" and told["next"]:
        return datetime.fromisoformat(told["next"])
    return (_moment() if pressed == "until" else None) or now + timedelta(hours=1)


def _moment() -> datetime | None:
    """The moment that was chosen, of Vietnam."""
    with suppress(ValueError):
        return datetime.fromisoformat(typed.words("at")).replace(tzinfo=ZONE)
    return None


def _answers(work: Work, slug: str, name: str | None, known: Mapping[str, Any]) -> dict[str, Any] | None:
    """What was filled in; None: it is to be made up.

    Raises:
        BadAnswers: before a child is asked to play it.
    """
    if "made_up" in request.form:
        return None
    files = revisions.files(work.session, slug)
    if name is None or name not in sharing.forms(files):
        return {}
    form = tries.form(files, slug, name)
    given = _sent(form, known)
    checked = check(form, given, scope=known)
    if not checked.is_clean:
        raise BadAnswers(form, checked)
    return given


def _sent(form: Form, known: Mapping[str, Any]) -> dict[str, Any]:
    sent = {one.removeprefix(FIELD): values for one, values in request.form.lists() if one.startswith(FIELD)}
    return posted.filled(posted.answers(form, sent, known=known))


def _known(kept: Tried) -> dict[str, Any]:
    """What was answered so far, the newest last."""
    return {name: value for one in kept.told["deeds"] for name, value in one["answers"].items()}


def _page(work: Work, slug: str, fault: Fault | None = None) -> Response:
    revisions.require(work)
    files, draft = revisions.files(work.session, slug), revisions.look(work.session, slug)
    procedure, kept = _read(files, slug), tryouts.look(work, slug)
    if isinstance(procedure, Fault):
        return frame.render("design/tryout.html", 422, slug=slug, name=slug, procedure=None, fault=procedure)
    told = kept.told if kept else None
    step = _chosen(told)
    name = APPLICATION_FORM if told is None else step["form"] if step else None
    known = _known(kept) if kept else {}
    shown, trouble = _pieces(files, slug, name, known, fault)
    return frame.render(
        "design/tryout.html",
        200 if fault is None and trouble is None else 422,
        slug=slug,
        name=designs.title(work.session, slug),
        procedure=procedure,
        channels=CATALOGUE,
        kept=kept,
        told=told,
        step=step,
        pieces=shown,
        wrong=tasks.wrong(shown),
        picture=_picture(procedure, told) if told else None,
        is_stale=kept is not None and kept.version != draft.version,
        begin=work.now.astimezone(ZONE).strftime("%Y-%m-%dT08:00"),
        fault=fault or trouble,
        at=datetime.fromisoformat,
    )


def _read(files: Mapping[str, bytes], slug: str) -> Procedure | Fault:
    """The procedure, or why it cannot be read or drawn."""
    try:
        found = tries.procedure(files, slug)
        diagrams.drawn(found.files)
    except sizes.TooLarge as fault:
        return fault
    except (Fault, ValueError):
        return tries.NotADraft(slug=slug)
    return found


def _chosen(told: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """The waiting step that the address or the form names, or the first one."""
    waiting: list[Mapping[str, Any]] = list(told["waiting"]) if told else []
    wanted = request.values.get("step")
    return next((one for one in waiting if one["element"] == wanted), waiting[0] if waiting else None)


def _pieces(
    files: Mapping[str, bytes],
    slug: str,
    name: str | None,
    known: Mapping[str, Any],
    fault: Fault | None,
    *,
    is_typed: bool = False,
) -> tuple[tuple[pieces.Piece, ...], Fault | None]:
    """The fields to fill in with what was typed, and why they cannot be shown."""
    if name is None or name not in sharing.forms(files):
        return (), None
    try:
        form = tries.form(files, slug, name)
        given = _sent(form, known) if is_typed or fault is not None else {}
        errors = _errors(fault)
        return pieces.of(form, files[form.file], answers=given, known=known, errors=errors), None
    except Fault as broken:
        return (), broken


def _errors(fault: Fault | None) -> dict[str, list[str]]:
    """What is wrong by field, in the language of the page."""
    if isinstance(fault, BadAnswers):
        return {path: [frame.say(one) for one in found] for path, found in fault.faults.items()}
    return fault.errors if isinstance(fault, children.SaidNo) else {}


def _picture(procedure: Procedure, told: Mapping[str, Any]) -> Any:
    drawn = diagrams.drawn(procedure.files)
    return standings.inline(drawn.picture(standing.lifted_state(State(told["standing"]), drawn.callers)))
