"""Running cases that go on by another version: mapped beside both diagrams, tried with all, moved, taken back.

A page does some cases at a time and goes on by itself where scripts run, else by its button.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from api import acts, diagrams
from api.moving import places
from api.pages import edge, frame, typed
from api.pages.design import shelf
from api.pages.design.comparing import CHANGED, NEW, OLD, marks
from api.pages.edge import Alone
from api.pages.standings import inline
from engine import administration, movebatches, movemaps, moves, procedures, revisions
from engine.movebatches import ACTS, Act, Batch, Order, Result
from engine.moves import Part
from engine.queries import publications
from engine.queries.publications import NoSuchProcedure
from engine.work import Work
from feel.errors import Fault

HERE = f"{shelf.ONE}/chuyen-ho-so"
MAP = "map."  #: before the old id of an element, the new one is its value
MOST = 25  #: cases of one page; our choice, some seconds of work
MOST_TOLD = 200  #: cases that cannot go and are listed


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come, as the page carries it on."""

    done: int
    choose: int  #: cases that another mapping would help
    refused: int
    told: tuple[str, ...]  #: what is said of those that cannot go

    @property
    def total(self) -> int:
        """All cases that were looked at."""
        return self.done + self.choose + self.refused


@edge.asks(HERE)
def design_moving(work: Work, slug: str) -> Response:
    """Both diagrams, what needs another place, and how many cases wait where."""
    revisions.require(work)
    administration.require(work)
    lines = publications.all_lines(work.session, slug)
    running = publications.running(work.session, slug)
    to = request.args.get("to", lines[0].version if lines else 0, int)
    others = [version for version in running if version != to]
    of = request.args.get("of", max(others, key=running.__getitem__, default=0), int)
    name = shelf.called(work, slug)
    told: dict[str, Any] = {"slug": slug, "name": name, "lines": lines, "running": running, "to": to, "of": of}
    told["is_undoable"] = moves.is_any(work.session, slug, to=to)
    if not of or of == to:
        return frame.render("design/moving.html", **told, places=None)
    found = places(work, slug, of=of, to=to)
    return frame.render("design/moving.html", **told, places=found, pictures=_pictures(work, slug, of, to, found))


@edge.does_each(f"{HERE}/chay", name="design_moved")
def move(alone: Alone, slug: str) -> Response:
    """The next cases are tried, moved or taken back, and so on to the end."""
    with acts.asking(edge.enter) as work:
        batch, name = _next(work, slug), shelf.called(work, slug)
    results = movebatches.do(batch, lambda _case, verb: alone(verb))
    progress = _further(results)
    told = {"batch": batch, "order": batch.order, "progress": progress, "said": request.form, "slug": slug}
    return frame.render("design/moved.html", **told, name=name, chosen=batch.order.chosen)


def _next(work: Work, slug: str) -> Batch:
    """The cases that come next by what was sent.

    Raises:
        NotAllowed, NoSuchProcedure.
    """
    act: Act = next((one for one in ACTS if one == typed.words("act")), "try")
    of = _number("of")
    chosen = {name.removeprefix(MAP): now for name, now in request.form.items() if name.startswith(MAP) and now}
    order = Order(slug, act, _number("to") or 0, of, chosen)
    after = typed.words("after")
    try:
        last = uuid.UUID(after) if after else None
    except ValueError as error:
        raise NoSuchProcedure from error
    return movebatches.next_of(work, order, Part(MOST, last))


def _further(results: list[Result]) -> Progress:
    failed = [one for one in results if one.fault]
    told = [*request.form.getlist("told"), *(f"{one.case.called}: {_say(one.fault)}" for one in failed)]
    done, choose, refused = (_number(name) or 0 for name in ("done", "choose", "refused"))
    helped = sum(one.needs_choice for one in failed)
    return Progress(
        done + len(results) - len(failed), choose + helped, refused + len(failed) - helped, tuple(told[:MOST_TOLD])
    )


def _say(fault: Fault | None) -> str:
    return frame.say(fault) if fault else ""


def _number(name: str) -> int | None:
    said = typed.words(name)
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else None


def _pictures(work: Work, slug: str, of: int, to: int, found: list[movemaps.Place]) -> Mapping[str, Any]:
    """Both diagrams, with the shared processes in which something needs another place; it and its offer are marked."""
    digests = [publications.digest_of(work.session, slug, version) for version in (of, to)]
    before, after = (diagrams.drawn(procedures.offered(work.session, one).procedure.files) for one in digests)
    old, offered = [one.id for one in found], [one.offered for one in found if one.offered]
    inside = [one for one in found if one.id not in before.main.node_by_id]
    beside = {*offered, *(element for one in inside for element, _ in one.options)}
    return {
        OLD: inline(before.picture(marks({CHANGED: old}), anchors=OLD, beside=old)),
        NEW: inline(after.picture(marks({CHANGED: offered}), anchors=NEW, beside=beside)),
    }
