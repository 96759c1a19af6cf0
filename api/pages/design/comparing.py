"""Two states of a procedure side by side: both diagrams with what differs marked, every difference in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from flask import request
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from api import diagrams
from api.diagrams import Drawn
from api.pages import edge, frame
from api.pages.design import shelf
from api.pages.standings import inline
from bpmn.drawing.state import Standing, State
from engine import comparisons, revisions
from engine.comparisons import Comparison
from engine.work import Work
from feel.errors import Fault

HERE = f"{shelf.ONE}/so-sanh"
OLD, NEW = "cu-", "moi-"  #: before the id of an element in the name by which a sentence leads to it
GONE: Standing = "late"
ADDED: Standing = "done"
CHANGED: Standing = "missed"


@edge.asks(HERE)
def design_compare(work: Work, slug: str) -> Response:
    """What differs between two versions, or a version and the draft."""
    revisions.require(work)
    sides = comparisons.sides(work.session, slug)
    shown = comparisons.newest(sides) if sides else ("", "")
    old, new = (request.args.get(name) or side for name, side in zip(("old", "new"), shown, strict=True))
    told = {"slug": slug, "sides": list(sides), "old": old, "new": new, "name": shelf.called(work, slug)}
    if len(sides) < 2:
        return frame.render("design/compare.html", **told, found=None)
    try:
        found = comparisons.compare(work.session, slug, old, new)
        drawn = diagrams.drawn(found.old.files), diagrams.drawn(found.new.files)
        pictures = _pictures(found, drawn)
    except Fault as fault:
        return frame.render("design/compare.html", 422, **told, found=None, fault=fault)
    known = [{*side.main.node_by_id, *(flow.id for flow in side.main.flows)} for side in drawn]
    return frame.render("design/compare.html", **told, found=found, pictures=pictures, known=known)


def _pictures(found: Comparison, drawn: Sequence[Drawn]) -> Sequence[Markup]:
    """The diagram of either side, what differs on it marked in words and colour; a step leads to its sentence."""
    told = (
        (OLD, marks({GONE: found.gone, CHANGED: found.changed})),
        (NEW, marks({ADDED: found.added, CHANGED: found.changed.values()})),
    )
    pictures = []
    for side, (anchor, state) in zip(drawn, told, strict=True):
        mine = [one.was if anchor == OLD else one.now for one in found.sentences]
        links = {one: f"#cau-{number}" for number, one in reversed(list(enumerate(mine, 1))) if one}
        pictures.append(inline(side.picture(state, links, anchors=anchor)))
    return pictures


def marks(of: Mapping[Standing, Iterable[str]]) -> State:
    """The state of a diagram on which elements are marked as gone, added or changed."""
    words = {GONE: gettext("− bỏ"), ADDED: gettext("+ thêm"), CHANGED: gettext("≠ khác")}
    standing = {element: kind for kind, elements in of.items() for element in elements}
    return State(standing, said={element: str(words[kind]) for element, kind in standing.items()})
