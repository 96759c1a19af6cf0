"""Who holds what: the officers of a unit with their load and absences; and the daily digests of a head.

Source: Circular 11/2025/TT-BKHCN, annex, group 27, item 4; group 20, items 3 to 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.wrappers import Response

from api.pages import counters, dashboard, edge, frame
from engine import questions, validity
from engine.queries import colleagues, counts, holders, notices
from engine.queries.colleagues import Colleague
from engine.queries.holders import Holder
from engine.queries.notices import Told
from engine.queries.predicates import PREDICATES
from engine.work import Work

DAYS = 30  #: digests that are shown; our choice


@dataclass(frozen=True, slots=True)
class Held:
    """What one officer holds; *load* is None: nothing."""

    who: Colleague
    load: Holder | None


@edge.asks("/ai-dang-giu-gi")
def who_holds(work: Work) -> Response:
    """Every officer whom one may urge, with what he holds, what of it is late, and whether he is away."""
    look = dashboard.asked(work)
    standing = look.asked.standing
    found = colleagues.urged_by(work.session, standing, today=validity.day(work.now))
    loads = {one.person_id: one for one in holders.holders(work.session, look)}
    held = [Held(one, loads.get(one.person_id)) for one in found]
    return frame.render(
        "who_holds.html",
        held=sorted(held, key=lambda one: (-one.load.late, -one.load.count) if one.load else (0, 0)),
        free=loads.get(None),
    )


@edge.asks("/ban-tong-hop")
def digests(work: Work) -> Response:
    """What waits for the head now, and what he was told on the days before."""
    assert work.actor_id is not None
    told = notices.digests(work.session, work.actor_id, work.now, most=DAYS)
    codes = counters.codes(edge.visitor().roles)
    return frame.render(
        "digests.html",
        now=counts.of(work.session, questions.ask(work), codes),
        days=[(one.at, _counts(one)) for one in told],
        words={code: one.words for code, one in PREDICATES.items()},
    )


def _counts(told: Told) -> Mapping[str, int]:
    found: Mapping[str, int] = told.facts["counts"]
    return {code: count for code, count in found.items() if code in PREDICATES}
