"""A case walked through along its diagram, moment by moment, as it stood then.

Source: Circular 11/2025/TT-BKHCN, annex, groups 8 and 9.
"""

from __future__ import annotations

import uuid

from flask import request
from werkzeug.wrappers import Response

from api import diagrams
from api.pages import cases, edge, frame, standings
from engine import procedures, replays, situations
from engine.queries import standings as counted
from engine.work import Work


@edge.asks("/ho-so/<uuid:case_id>/dien-bien", name="replay")
def shown(work: Work, case_id: uuid.UUID) -> Response:
    """The case at the moment `luc` of its story, counted from 1; at the last one when none is said."""
    case = cases.seen(work, case_id)
    frames = replays.of_case(work.session, case.id, now=work.now)
    at = _wanted(len(frames))
    now = frames[at - 1]
    procedure = procedures.offered(work.session, case.digest).procedure
    drawn = diagrams.drawn(procedure.files)
    state = counted.lifted_state(now.state, drawn.callers)
    return frame.render(
        "replay.html",
        case=case,
        procedure=procedure,
        frames=frames,
        now=now,
        status=situations.CATALOGUE[now.status] if now.status else None,
        parts=drawn.words(state, frame.language()),
        picture=standings.inline(drawn.picture(state)),
    )


def _wanted(count: int) -> int:
    said = request.args.get("luc", "")
    # Many digits are no number of ours, and take long to read.
    number = int(said) if said.isascii() and said.isdigit() and len(said) <= len(str(count)) else count
    return max(1, min(number, count))
