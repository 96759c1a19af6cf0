"""The editors of the files of a draft: diagrams, forms, decision tables, and everything else as text.

The pages come empty: their scripts read, check and save the files over the API, by the sign-in of the officer.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

import forms
from api.pages import edge, frame
from api.pages.design.shelf import ONE
from bpmn import folder
from bpmn.drawing import places
from bpmn.xml import Unreadable
from engine import designs, revisions, vocabulary
from engine.work import Work
from forms import pieces

MAIN = "process.bpmn"
#: the libraries of the editors set the places of what they draw by `style`, and the marks of one are a picture in text
POLICY = frame.HEADERS["Content-Security-Policy"] + "; style-src 'self' 'unsafe-inline'; font-src 'self' data:"
MOST_LAID_OUT = 500_000  #: bytes of a file that is laid out while a page waits; our choice
EDITORS = {".bpmn": "design_drawn_file", ".json": "design_form", ".dmn": "design_table"}


@edge.asks(f"{ONE}/so-do", apart=True)
def design_drawn(work: Work, slug: str) -> Response:
    """The main diagram of the draft in the modeller."""
    return _editor(work, slug, None, "drawing")


@edge.asks(f"{ONE}/so-do/<path:path>", apart=True)
def design_drawn_file(work: Work, slug: str, path: str) -> Response:
    """Another diagram of the draft in the modeller."""
    return _editor(work, slug, path, "drawing")


@edge.asks(f"{ONE}/bieu-mau/<path:path>")
def design_form(work: Work, slug: str, path: str) -> Response:
    """A form of the draft in the form editor."""
    return _editor(work, slug, path, "form")


@edge.asks(f"{ONE}/bieu-mau-xem-truoc", name="design_form_seen", sends=True)
def seen(work: Work, slug: str) -> Response:
    """A form that is being made, as whoever fills it in will see it; nothing of it is kept."""
    revisions.require(work)
    data = request.form.get("content", "").encode()
    shown = pieces.of(forms.read(data, file=slug), data, answers={}, known={})
    return frame.render("design/form_seen.html", pieces=shown)


@edge.asks(f"{ONE}/bang-quyet-dinh/<path:path>")
def design_table(work: Work, slug: str, path: str) -> Response:
    """A file of decision tables of the draft in their editor."""
    return _editor(work, slug, path, "decision")


@edge.asks(f"{ONE}/tep")
def design_file(work: Work, slug: str) -> Response:
    """To the editor of any file of the draft, be it there or new."""
    revisions.require(work)
    path = request.args.get("path", "").strip()
    revisions.sound({path: b""})
    return redirect(address(slug, path), 303)


@edge.asks(f"{ONE}/van-ban/<path:path>")
def design_text(work: Work, slug: str, path: str) -> Response:
    """Any file of the draft as text."""
    return _editor(work, slug, path, "text")


def address(slug: str, path: str) -> str:
    """Where the file *path* of the draft of *slug* is edited."""
    kind = f".{path.rpartition('.')[2]}"
    has_own = kind in EDITORS and (kind != ".json" or "forms/" in path)
    return url_for(f"pages.{EDITORS[kind] if has_own else 'design_text'}", slug=slug, path=path)


def _editor(work: Work, slug: str, path: str | None, editor: str) -> Response:
    """The page of one editor; who has no draft yet is led to where one is begun."""
    revisions.require(work)
    try:
        files = revisions.files(work.session, slug)
    except revisions.NoRevision:
        return redirect(url_for("pages.design", slug=slug), 303)
    path = _main(files) if path is None else path
    revisions.sound({path: b""})
    told: dict[str, Any] = {"slug": slug, "path": path, "who": str(work.actor_id)}
    told["addresses"] = {name: address(slug, name) for name in sorted(files)}
    if editor == "drawing":
        told |= asdict(vocabulary.of(work, folder.running(files)))
        told["bare"] = _bare(files.get(path, b""), path)
    name = designs.title(work.session, slug)
    response = frame.render("design/drawing.html", slug=slug, path=path, editor=editor, told=told, name=name)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _bare(data: bytes, path: str) -> dict[str, str] | None:
    """A diagram without a picture as it is, and laid out, as it is opened; the first change saves the picture, too."""
    if not data or b"BPMNDiagram" in data or len(data) > MOST_LAID_OUT:
        return None
    try:
        made = places.laid_out(data, file=path)
        return None if made is None else {"was": data.decode(), "now": made.decode()}
    except (Unreadable, UnicodeDecodeError):
        return None  # the modeller says what is wrong with it


def _main(files: Mapping[str, bytes]) -> str:
    drawn = sorted(name for name in files if name.endswith(".bpmn") and "/" not in name)
    return MAIN if MAIN in drawn or not drawn else drawn[0]
