"""New procedures from a pattern, by a small form; and what a pattern changed since, offered to its copies.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1.
"""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api.pages import edge, frame, tasks, typed
from api.pages.design import shelf
from bpmn import patternbook
from bpmn.patternbook import Filled
from bpmn.steptables import posts
from engine import copies, people, revisions
from engine.work import Work
from feel.errors import Fault

HERE = f"{shelf.HERE}/mau"
POST = "post."  #: before the name of a lane, its post is the value


class NotNamed(Fault):
    """Say what the procedure is called, and its code."""

    vi = "Hãy nhập tên và mã thủ tục."


@edge.asks(HERE)
def design_patterns(work: Work) -> Response:
    """All patterns, and the form by which a copy of the chosen one is made."""
    revisions.require(work)
    return _page(request.args.get("pattern", ""))


@edge.does(HERE, refused=lambda _work, fault: _page(typed.words("pattern"), fault))
def design_copied(work: Work) -> Response:
    """A draft is begun as a copy of a pattern."""
    name, code = typed.words("name"), typed.words("code")
    if not name or not code:
        raise NotNamed
    chosen = {key.removeprefix(POST): typed.words(key) for key in request.form if key.startswith(POST)}
    told = {key: typed.words(key) for key in ("field", "decision", "limit")}
    filled = Filled(name, code, **told, posts=chosen, since=typed.maybe_day("since"))
    slug = typed.words("slug") or posts.slug(name)[:80].strip("-")
    copies.begin(work, patternbook.pattern(typed.words("pattern")), slug, filled)
    return redirect(url_for("pages.design", slug=slug), 303)


@edge.asks(f"{shelf.ONE}/mau")
def design_pattern(work: Work, slug: str) -> Response:
    """What the pattern of the draft changed since."""
    return _news(work, slug)


@edge.does(f"{shelf.ONE}/mau", name="design_followed", refused=lambda work, fault, slug: _news(work, slug, fault))
def follow(work: Work, slug: str) -> Response:
    """The draft takes over what its pattern changed."""
    copies.follow(work, slug, seen=tasks.number("version"))
    return redirect(url_for("pages.design", slug=slug), 303)


def _page(name: str, fault: Fault | None = None) -> Response:
    found = patternbook.patterns()
    chosen = found.get(name)
    told = {"patterns": found.values(), "chosen": chosen, "fault": fault, "said": request.form, "posts": people.ROLES}
    return frame.render("design/patterns.html", 422 if fault else 200, **told)


def _news(work: Work, slug: str, fault: Fault | None = None) -> Response:
    try:
        found = copies.news(work, slug)
    except (revisions.NoRevision, copies.NoCopy):
        found = None
    told = {"slug": slug, "name": shelf.called(work, slug), "found": found, "fault": fault}
    return frame.render("design/pattern.html", 422 if fault else 200, **told)
