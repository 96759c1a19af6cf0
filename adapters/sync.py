"""The one listener: what an act brought about becomes status log, notices and outbox rows in its own transaction."""

from __future__ import annotations

from engine import notices, outbox, statuses
from engine.work import Happening, Work

OUTWARD = frozenset(
    (
        *("message", "signal", "service", "escalation", "appointment", "reminder"),
        *("apology", "warning", "supplement-expired", "deemed-agreed", "consultation-overdue"),
        *("obligation", "obligation-withdrawn"),
    )
)


def listen(work: Work, happening: Happening) -> None:
    """Write what others must learn of *happening*; nothing leaves the house here."""
    if happening.kind == "status":
        code = str(happening.facts["status"])
        reason = happening.facts.get("reason")
        if statuses.enter(work, happening.case_id, code, element=happening.element, reason=reason):
            notices.of_happening(work, happening)
            official, _ = statuses.official(work, code)
            outbox.put(work, happening, {"status": official, "portal": statuses.of(official).portal})
        return
    notices.of_happening(work, happening)
    if happening.kind in OUTWARD:
        outbox.put(work, happening, dict(happening.facts))
