"""A scenario made of a real case, for a purpose that stands in the trail; nothing of persons comes into the draft."""

from __future__ import annotations

import uuid

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api.pages import cases, edge, frame, typed
from api.pages.design import shelf
from bpmn import shipped
from engine import procedures, retellings, revisions, scenariotexts
from engine.work import Work
from feel.errors import Fault

ONE = "/thiet-ke/<slug>/kich-ban/tu-ho-so/<uuid:case_id>"
UNTITLED = "Theo một hồ sơ thật, đã ẩn danh"


@edge.asks(ONE)
def design_retelling(work: Work, slug: str, case_id: uuid.UUID) -> Response:
    """What is kept of the case and what is replaced; what for is asked first."""
    return _page(work, slug, case_id)


@edge.does(ONE, name="design_retold", refused=lambda work, fault, slug, case_id: _page(work, slug, case_id, fault))
def tell(work: Work, slug: str, case_id: uuid.UUID) -> Response:
    """The case stands at the end of the draft's scenarios; a draft is begun when there is none."""
    case = cases.seen(work, case_id)
    told = retellings.retell(work, slug, case, title=typed.words("title") or UNTITLED, purpose=typed.words("purpose"))
    if not any(one.slug == slug for one in revisions.every(work.session)):
        revisions.begin(work, slug)
    name = procedures.offered(work.session, case.digest).procedure.name
    keep(work, slug, name, told)
    return redirect(url_for("pages.design_scenarios", slug=slug), 303)


def keep(work: Work, slug: str, name: str, told: str) -> None:
    """The scenario *told* stands at the end of those of the draft of the procedure called *name*.

    Raises:
        NotAllowed, NoRevision, TooMuch.
    """
    files = revisions.files(work.session, slug)
    before = files.get(shipped.FEATURE, scenariotexts.feature(name).encode()).decode(errors="replace")
    text = before.rstrip("\n") + "\n" + told
    revisions.write(work, slug, shipped.FEATURE, text.encode(), seen=revisions.look(work.session, slug).version)


def _page(work: Work, slug: str, case_id: uuid.UUID, fault: Fault | None = None) -> Response:
    revisions.require(work)
    case = cases.seen(work, case_id)
    return frame.render(
        "design/retelling.html",
        200 if fault is None else 422,
        slug=slug,
        name=shelf.called(work, slug),
        case=case,
        said=request.form,
        fault=fault,
    )
