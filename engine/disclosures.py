"""Words that officers wrote beside the trail: they may name anybody, so they are shown for a purpose, which is kept."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from engine import changes, questions, trail
from engine.queries import trails
from engine.queries.trails import Criteria, Page
from engine.work import Work

SUBJECT = "trail-reasons"
Reasons = Mapping[tuple[uuid.UUID, int], str]  #: by case and number of the entry


def reasons(work: Work, wanted: Criteria, *, after: str | None, most: int, purpose: str) -> tuple[Page, Reasons]:
    """What was found in the trail, and the reasons that were given for it; who read them and what for is on record.

    Where nothing was found nothing was read, and nothing is put on record.

    Raises:
        NoSource: no purpose is named. BadCursor.
    """
    page = trails.find(work.session, questions.ask(work), wanted, after=after, most=most)
    cases = sorted({str(one.case_id) for one in page.rows})
    if not cases:
        return page, {}
    changes.record(work, SUBJECT, "read", source=purpose, facts={"cases": cases})
    told = {case: trail.reasons(work.session, uuid.UUID(case)) for case in cases}
    return page, {
        (one.case_id, one.number): words
        for one in page.rows
        if (words := told[str(one.case_id)].get(one.number)) is not None
    }
