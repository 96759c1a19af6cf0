"""What is told of a case, wherever an answer carries one."""

from __future__ import annotations

from typing import Any

from engine import allowed, statuslines
from engine.queries import details
from engine.tables import Case
from engine.work import Work

PLAIN = (
    "id",
    "version",
    "case_number",
    "intake_reference",
    "slug",
    "variant",
    "channel",
    "state",
    "opened_at",
    "accepted_at",
    "ended_at",
)
UNITS = ("receiving_unit", "competent_unit", "returning_unit")


def whole(work: Work, case: Case) -> dict[str, Any]:
    """All of *case* that its page shows at the head."""
    units = details.places(work.session, {getattr(case, f"{name}_id") for name in UNITS})
    return {
        **{name: getattr(case, name) for name in PLAIN},
        **{name: units[getattr(case, f"{name}_id")] for name in UNITS},
        "status": statuslines.of_case(work, case),
        "parties": details.members(work.session, case.id),
        "acts": allowed.to_case(work, case),
    }
