"""Lists that are taken out of the house: who took which, how many rows, and for what, is put on record.

Source: Circular 11/2025/TT-BKHCN, annex, group 1, item 2 (export of officers for reports). That a purpose is asked
for and kept, is our choice: a list of people outlives the page that it was on.
"""

from __future__ import annotations

from dataclasses import asdict

from engine import changes, people, validity
from engine.people import NotAllowed
from engine.people.acts import WORDS
from engine.queries import officers
from engine.queries.officers import Criteria
from engine.work import Work
from feel.errors import Fault

SUBJECT = "officers"
MOST = 20_000  #: rows of one list; our choice


class TooMany(Fault):
    """More than {most} officers fit; name a unit or another criterion."""

    vi = "Có hơn {most} cán bộ khớp; hãy chọn đơn vị hoặc thêm tiêu chí."


def of_officers(work: Work, wanted: Criteria, *, purpose: str) -> list[tuple[str, ...]]:
    """The officers that fit *wanted* and that the actor administers, as the rows of a report, the headings first.

    Raises:
        NotAllowed: he administers nobody. NoSource: no purpose is named. TooMany.
    """
    standing = people.stand(work.session, work.actor_id, work.now)
    if not standing.of("administer"):
        raise NotAllowed(act="administer", words=WORDS["administer"])
    found = officers.find(work.session, standing, wanted, today=validity.day(work.now), most=MOST + 1)
    if len(found) > MOST:
        raise TooMany(most=MOST)
    # Which criteria, not what was typed: that may be a name.
    asked = sorted(name for name, value in asdict(wanted).items() if value)
    changes.record(work, SUBJECT, "export", source=purpose, facts={"rows": len(found), "asked": asked})
    return officers.table(found)
