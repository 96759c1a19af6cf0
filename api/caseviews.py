"""What is told of a case, wherever an answer carries one."""

from __future__ import annotations

import uuid
from typing import Any

from api import requestlog, versions
from engine import allowed, hands, people, statuslines
from engine.queries import details
from engine.tables import Case
from engine.work import Work

PLAIN = (
    "id",
    "version",
    "case_number",
    "intake_reference",
    "slug",
    "matter",
    "variant",
    "channel",
    "state",
    "opened_at",
    "accepted_at",
    "ended_at",
)
UNITS = ("receiving_unit", "competent_unit", "returning_unit")


def seen(work: Work, case_id: uuid.UUID) -> Case:
    """The case, when whoever comes may read it: to others it does not exist.

    Raises:
        NoSuchCase.
    """
    standing = people.stand(work.session, work.actor_id, work.now)
    found = details.case(work.session, standing, case_id)
    requestlog.of_case(found.id)
    return found


def to_change(work: Work, case_id: uuid.UUID) -> Case:
    """The same, still of the version that If-Match names and kept from every other act until this one is over.

    Raises:
        NoVersion, OtherVersion, NoSuchCase, CaseChanged.
    """
    version, case = versions.seen(), seen(work, case_id)
    hands.keep_as_seen(work, case.id, seen=version)
    return case


def answer(work: Work, case_id: uuid.UUID) -> tuple[dict[str, Any], dict[str, str]]:
    """The case after an act, with its version; whoever did it is told, even if he may not see it any more."""
    case = work.session.get_one(Case, case_id, populate_existing=True)
    return whole(work, case), versions.tag(case.version)


def whole(work: Work, case: Case) -> dict[str, Any]:
    """All that an answer tells of *case*: its head, and what whoever comes may do to it."""
    return {**head(work, case), "acts": allowed.to_case(work, case)}


def head(work: Work, case: Case) -> dict[str, Any]:
    """All of *case* that its page shows at the head."""
    units = details.places(work.session, {getattr(case, f"{name}_id") for name in UNITS})
    return {
        **{name: getattr(case, name) for name in PLAIN},
        **{name: units[getattr(case, f"{name}_id")] for name in UNITS},
        "status": statuslines.of_case(work, case),
        "parties": details.members(work.session, case.id),
    }
