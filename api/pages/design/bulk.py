"""One change to many procedures from one table, told in sentences first; and many drafts published by one decision.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1.
"""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import edge, frame, typed
from api.pages.design import shelf
from api.pages.design.packages import typed_version
from engine import bulk, people, revisions
from engine.bulk import Change, Limits
from engine.publishing import Approval
from engine.work import Work
from feel.errors import Fault

HERE = f"{shelf.HERE}/hang-loat"
LIMIT = "limit."  #: before the slug, "/" and the key of a place, its limit is the value
KINDS = {
    "limit": lazy_gettext("Thời hạn giải quyết (P5D: 5 ngày)"),
    "post": lazy_gettext("Vị trí thực hiện"),
    "term": lazy_gettext("Từ trong tên, nhãn, văn bản"),
}


@edge.asks(HERE)
def design_bulk(work: Work) -> Response:
    """What shall become of what, and the procedures that it touches; drafts that may be published together."""
    return _list(work, _change(request.args))


@edge.asks(f"{HERE}/xem", sends=True)
def design_bulk_preview(work: Work) -> Response:
    """What differs then in each procedure that was chosen."""
    return _preview(work)


@edge.does(HERE, name="design_bulk_changed", refused=lambda work, fault: _preview(work, fault))
def change(work: Work) -> Response:
    """The drafts of all that were chosen are changed, or none is."""
    wanted = _change(request.form)
    if wanted is None:
        raise bulk.UnknownChange(kinds=", ".join(bulk.KINDS))
    bulk.change_all(work, wanted, _seen())
    return redirect(url_for("pages.design_bulk"), 303)


@edge.does(f"{HERE}/cong-bo", name="design_bulk_published", refused=lambda work, fault: _list(work, None, fault))
def publish(work: Work) -> Response:
    """All drafts that were chosen go into force, or none does."""
    approval = Approval(typed.words("number"))
    bulk.publish_all(work, _seen(), since=typed.maybe_day("since"), approval=approval)
    return redirect(url_for("pages.design_shelf"), 303)


@edge.asks(f"{HERE}/thoi-han")
def design_limits(work: Work) -> Response:
    """The limits of all procedures and their steps in one table, each to be said anew."""
    return _table(work)


@edge.asks(f"{HERE}/thoi-han/xem", sends=True)
def design_limits_preview(work: Work) -> Response:
    """What differs then in each procedure in whose limits something else was typed."""
    return _look(work)


@edge.does(f"{HERE}/thoi-han", name="design_limits_changed", refused=lambda work, fault: _look(work, fault))
def change_limits(work: Work) -> Response:
    """The limits that were typed go into the drafts of all these procedures, or none does."""
    wanted = _limits()
    bulk.change_all(work, wanted, {slug: typed_version(f"seen.{slug}") for slug in wanted.values})
    return redirect(url_for("pages.design_bulk"), 303)


def _limits() -> Limits:
    """Of the limits that were sent those that are others than they were."""
    found: dict[str, dict[str, str]] = {}
    for name in request.form:
        slug, _, key = name.removeprefix(LIMIT).partition("/")
        limit = typed.words(name)[:40]
        if name.startswith(LIMIT) and limit and limit != request.form.get(f"was.{slug}/{key}", ""):
            found.setdefault(slug, {})[key] = limit
    return Limits(found)


def _table(work: Work, fault: Fault | None = None) -> Response:
    said = {name: str(request.values.get(name, "")).strip()[:200] for name in ("q", "old", "new")}
    rows, has_more = bulk.limits(work, words=said["q"], limit=said["old"])
    told = {"rows": rows, "has_more": has_more, "said": said, "typed": request.form, "most": bulk.MOST_LIMITS}
    return frame.render("design/limits.html", 422 if fault else 200, **told, fault=fault)


def _look(work: Work, fault: Fault | None = None) -> Response:
    wanted = _limits()
    try:
        lines = bulk.preview(work, wanted, list(wanted.values))
    except (bulk.TooManyAtOnce, revisions.NothingPublished) as refused:
        return _table(work, fault or refused)
    status = 422 if fault else 200
    return frame.render("design/limits_preview.html", status, wanted=wanted, lines=lines, fault=fault)


def _change(said: Any) -> Change | None:
    kind, old, new = (str(said.get(name, "")).strip()[:200] for name in ("kind", "old", "new"))
    return Change(kind, old, new) if kind else None


def _seen() -> dict[str, int]:
    return {slug: typed_version(f"seen.{slug}") for slug in request.form.getlist("take")[: bulk.MOST + 1]}


def _list(work: Work, wanted: Change | None, fault: Fault | None = None) -> Response:
    revisions.require(work)
    lines = None
    if wanted is not None:
        try:
            lines = bulk.touched(work, wanted)
        except bulk.UnknownChange as unknown:
            fault = unknown
    may = people.stand(work.session, work.actor_id, work.now).of("administer")
    told = {"kinds": KINDS, "wanted": wanted, "lines": lines, "drafts": revisions.every(work.session), "may": may}
    return frame.render("design/bulk.html", 422 if fault else 200, **told, fault=fault, said=request.form)


def _preview(work: Work, fault: Fault | None = None) -> Response:
    wanted = _change(request.form)
    try:
        if wanted is None:
            raise bulk.UnknownChange(kinds=", ".join(bulk.KINDS))
        lines = bulk.preview(work, wanted, request.form.getlist("take"))
    except (bulk.UnknownChange, bulk.TooManyAtOnce, revisions.NothingPublished) as refused:
        return _list(work, wanted, fault or refused)
    status = 422 if fault else 200
    return frame.render("design/bulk_preview.html", status, kinds=KINDS, wanted=wanted, lines=lines, fault=fault)
