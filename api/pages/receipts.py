"""What an applicant takes home: the number of his case, when to come, and how to look it up; to be printed."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

import segno
from flask import url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from api import opening
from api.pages import cases, edge, frame
from engine import lookups
from engine.tables import Case
from engine.work import Work


@edge.asks("/ho-so/<uuid:case_id>/giay-tiep-nhan")
def receipt(work: Work, case_id: uuid.UUID) -> Response:
    """The receipt of the case."""
    case = cases.seen(work, case_id)
    return frame.render("receipt.html", **cases.told(work, case), **look_up(case))


def look_up(case: Case) -> Mapping[str, Any]:
    """How *case* is looked up from outside; nothing, where the public pages are closed."""
    if not opening.chosen().is_open:
        return {"look_up": None}
    code = lookups.code(case)
    number = case.case_number or case.intake_reference
    address = opening.base() + url_for("public.look_up_scanned", number=number, code=code)
    picture = segno.make(address, error="m").svg_inline(border=2, omitsize=True)
    start = opening.base() + url_for("public.look_up")
    return {"look_up": {"code": code, "address": start, "picture": Markup(picture)}}
