"""What an office words itself: instructions beside procedures and their steps, and the texts of messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import edge, frame, tasks, typed
from api.pages.officers import administrator
from engine import administration, changes, instructions, messagetexts, procedures, runtime, validity
from engine.queries import publications
from engine.work import Work
from feel.errors import Fault

INSTRUCTIONS, MESSAGES = "/quan-tri/huong-dan", "/quan-tri/mau-thong-bao"
AUDIENCES: Mapping[str, Any] = {
    "officer": lazy_gettext("Thông báo cho cán bộ"),
    "applicant": lazy_gettext("Tin gửi người nộp hồ sơ"),
}
Preview = Mapping[str, str]  #: code of a message to what it says with invented data


@edge.asks(INSTRUCTIONS)
def instruction_list(work: Work) -> Response:
    """The instructions of the procedure that the address names, step by step."""
    return _instructions(work)


@edge.does(f"{INSTRUCTIONS}/ghi", name="instruction_put", refused=lambda work, fault: _instructions(work, fault))
def put(work: Work) -> Response:
    """An instruction is shown from now on, or no more."""
    slug, element = typed.words("slug"), typed.words("element")
    if typed.words("do") == "remove":
        instructions.remove(work, slug, element, source=typed.words("source"), seen=tasks.version())
    else:
        words = typed.long("words", instructions.LONGEST)
        instructions.put(work, slug, element, words, source=typed.words("source"), seen=tasks.version())
    told: dict[str, Any] = {"thu-tuc": slug, "done": typed.words("do") or "put"}
    return redirect(url_for("pages.instruction_list", **told), 303)


@edge.asks(MESSAGES)
def message_list(work: Work) -> Response:
    """Every message: when it is sent, what it says here, and what it may name."""
    return _messages(work)


@edge.asks(f"{MESSAGES}/xem-thu", name="message_previewed", sends=True)
def preview(work: Work) -> Response:
    """What the text that was typed says with invented data; nothing of it is kept."""
    code = typed.words("code")
    try:
        shown = {code: messagetexts.preview(code, typed.long("words", messagetexts.LONGEST))}
    except Fault as fault:
        return _messages(work, fault)
    return _messages(work, preview=shown)


@edge.does(f"{MESSAGES}/ghi", name="message_changed", refused=lambda work, fault: _messages(work, fault))
def change(work: Work) -> Response:
    """A message is worded otherwise from now on, or again as delivered."""
    code, source, seen = typed.words("code"), typed.words("source"), tasks.version()
    if typed.words("do") == "remove":
        messagetexts.remove(work, code, source=source, seen=seen)
    else:
        messagetexts.change(work, code, typed.long("words", messagetexts.LONGEST), source=source, seen=seen)
    return redirect(url_for("pages.message_list", done=typed.words("do") or "put"), 303)


def _instructions(work: Work, fault: Fault | None = None) -> Response:
    standing = administrator(work)
    today = validity.day(work.now)
    known = publications.every_in_force(work.session, today)
    slug = request.form.get("slug") or request.args.get("thu-tuc", "") or (known[0].slug if known else "")
    offered = procedures.in_force(work.session, slug, today) if slug else None
    version = _version(work, instructions.subject(slug))
    steps = (
        [(one.element, one.name or one.element) for one in runtime.drawn_steps(offered.definition)] if offered else []
    )
    return frame.render(
        "admin/instructions.html",
        422 if fault else 200,
        fault=fault,
        is_whole=administration.is_whole(work, standing),
        procedures=known,
        chosen=offered.procedure if offered else None,
        steps=list(dict(steps).items()),
        version=version,
        said=instructions.of_procedure(work.session, slug) if offered else {},
        longest=instructions.LONGEST,
        typed=request.form,
        done=request.args.get("done", ""),
    )


def _messages(work: Work, fault: Fault | None = None, preview: Preview | None = None) -> Response:
    standing, version = administrator(work), _version(work, messagetexts.SUBJECT)
    return frame.render(
        "admin/messages.html",
        422 if fault else 200,
        fault=fault,
        is_whole=administration.is_whole(work, standing),
        texts=messagetexts.TEXTS,
        audiences=AUDIENCES,
        places=messagetexts.PLACES,
        own=messagetexts.reworded(work.session),
        preview=preview or {},
        version=version,
        longest=messagetexts.LONGEST,
        typed=request.form,
        done=request.args.get("done", ""),
    )


def _version(work: Work, subject: str) -> int:
    """Asked before what it is of: whoever changes that in between is not written over unseen."""
    return changes.version(work.session, subject)
