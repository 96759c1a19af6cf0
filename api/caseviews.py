"""What is told of a case, wherever an answer carries one."""

from __future__ import annotations

import uuid
from typing import Any

from api import requestlog, versions
from engine import allowed, hands, people, statuslines
from engine.queries import casehead, details
from engine.queries.casehead import Head
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
    told = whole(work, case_id)
    return told, versions.tag(told["version"])


def whole(work: Work, case_id: uuid.UUID) -> dict[str, Any]:
    """All that an answer tells of the case: its head, and what whoever comes may do to it."""
    with people.asked_often(work.session):
        found = casehead.of_case(work.session, case_id)
        return {**_told(work, found), "acts": allowed.to_case(work, found.case)}


def head(work: Work, case_id: uuid.UUID) -> dict[str, Any]:
    """All of the case that its page shows at the head."""
    return _told(work, casehead.of_case(work.session, case_id))


def _told(work: Work, found: Head) -> dict[str, Any]:
    return {
        **{name: getattr(found.case, name) for name in PLAIN},
        **{name.removesuffix("_id"): place for name, place in found.units.items()},
        "status": statuslines.of_case(work, found.case, found.entry),
        "parties": found.members,
    }
