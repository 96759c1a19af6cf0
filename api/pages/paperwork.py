"""What is done with the papers of a component on its page: taken in, arranged, divided, given back."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api import acts, caseviews, pagepictures
from api.pages import edge, papers, tasks, uploads
from engine import components, hands
from engine.components import Handed
from engine.queries import papers as kept_papers
from engine.scans import acts as scanning
from engine.scans import leaves
from engine.scans.leaves import TURNS, Turned
from engine.tables import Case
from engine.work import Work
from feel.errors import Fault
from forms import moment

PART, TURN = "p.", "t."  #: before the position of a component whose pages are named, and the number of a page
Verb = Callable[..., int]


def _act(rule: str, name: str) -> Callable[[Verb], Verb]:
    """*verb* changes papers of the case at the version that was seen, and gives the component that is then shown."""

    def declare(verb: Verb) -> Verb:
        @wraps(verb)
        def done(work: Work, case_id: uuid.UUID, **places: Any) -> Response:
            case = caseviews.seen(work, case_id)
            hands.require(work, case)
            hands.keep_as_seen(work, case.id, seen=tasks.version())
            position = verb(work, case, **places)
            return redirect(url_for("pages.component", case_id=case_id, position=position, done=name), 303)

        def refused(work: Work, fault: Fault, case_id: uuid.UUID, **places: Any) -> Response:
            case = caseviews.seen(work, case_id)
            if "position" in places:
                return papers.page(work, case, places["position"], fault=fault)
            component = kept_papers.content(work.session, case.id, places["paper_id"])[2]
            return papers.page(work, case, component.position, places["paper_id"], fault)

        edge.does(rule, name=name, refused=refused, most=uploads.MOST_BYTES)(done)
        return verb

    return declare


@edge.asks(f"{papers.COMPONENT}/xem-tep", sends=True, most=uploads.MOST_BYTES)
def component_look(work: Work, case_id: uuid.UUID, position: int) -> Response:
    """The page once more, with the files that were chosen."""
    return papers.page(work, caseviews.seen(work, case_id), position)


@_act(papers.COMPONENT, "component_in")
def take_in(work: Work, case: Case, position: int) -> int:
    """A paper came in, on paper or as one or several files, was shown or was looked up."""
    found = uploads.take(work, [papers.FIELD])
    for fault in found.faults.values():
        raise fault
    kept = found.kept.get(papers.FIELD)
    digest, name = uploads.content(work, kept) if kept else (None, None)
    until = request.form.get("valid_until", "").strip()
    handed = Handed(
        form=request.form.get("form", ""),
        digest=digest,
        file_name=name,
        note=request.form.get("note", "").strip() or None,
        valid_until=moment.day(until) if until else None,
        kept_original="kept_original" in request.form,
    )
    components.register(work, case.id, position, handed)
    return position


@_act(f"{papers.ONE}/sap-xep", "paper_arrange")
def arrange(work: Work, case: Case, paper_id: uuid.UUID) -> int:
    """Pages are turned, put in another order or left out, in a new version."""
    file, component = kept_papers.content(work.session, case.id, paper_id)[1:]
    pages = leaves.read(request.form.get("order", ""), pagepictures.count(file))
    scanning.arrange(work, acts.edge().store, case, paper_id, [Turned(one.page, _turn(one.page)) for one in pages])
    return component.position


@_act(f"{papers.ONE}/tach", "paper_divide")
def divide(work: Work, case: Case, paper_id: uuid.UUID) -> int:
    """Each component gets the pages of a scan that are its paper."""
    file, component = kept_papers.content(work.session, case.id, paper_id)[1:]
    said = {name.removeprefix(PART): one for name, one in request.form.items() if name.startswith(PART)}
    named = {int(key): one for key, one in said.items() if one.strip() and key.isascii() and key.isdigit()}
    pages = pagepictures.count(file)
    parts = {position: leaves.read(one, pages) for position, one in named.items()}
    scanning.divide(work, acts.edge().store, case, paper_id, parts)
    return component.position


@_act(f"{papers.COMPONENT}/tra/<uuid:paper_id>", "paper_give_back")
def give_back(work: Work, case: Case, position: int, paper_id: uuid.UUID) -> int:
    """The original is with its owner again."""
    components.give_back(work, kept_papers.one(work.session, case.id, paper_id).id)
    return position


def _turn(page: int) -> int:
    asked = request.form.get(f"{TURN}{page}", 0, int)
    return asked if asked in TURNS else 0
