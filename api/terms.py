"""The time of a case over the API: extended, stood still, apologised for; and what follows when it ran out."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from api import caseroutes, partshapes, routes, stepshapes
from engine import apologies, expiries, organisation, timekeeping
from engine.tables import Apology, Case
from engine.work import Work

blp = routes.blueprint("terms", "Extensions, pauses and apologies")


@caseroutes.act(blp, ":extend", partshapes.Extending)
def extend(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Move the legal date by an extension that the procedure declares."""
    timekeeping.extend(work, case.id, asked["code"], reason=asked["reason"])


@caseroutes.act(blp, ":pause", partshapes.Pausing)
def pause(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Let the time stand still for a reason that the head approved."""
    head = organisation.person_by_login(work, asked["approved_by"])
    timekeeping.pause(work, case.id, asked["code"], reason=asked["reason"], approved_by=head.id)


@caseroutes.act(blp, ":resume", partshapes.Resuming)
def resume(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Let the time go on: the reason has ended."""
    timekeeping.resume(work, case.id, asked["code"])


@caseroutes.rows(blp, "/apologies", partshapes.ApologyRows)
def told(work: Work, case: Case) -> Any:
    """The apologies of a case, with their new dates."""
    mine = select(Apology).where(Apology.case_id == case.id).order_by(Apology.drafted_at, Apology.id)
    return caseroutes.tell(work, work.session.scalars(mine), people=["drafted_by", "signed_by"])


@caseroutes.act(blp, "/apologies", partshapes.Apologising)
def apologise(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Draft an apology with a new date; a draft that is there is replaced."""
    apologies.draft(work, case.id, appointed=asked["appointed_at"], reason=asked["reason"])


@caseroutes.act(blp, "/apologies:sign")
def sign(work: Work, case: Case) -> None:
    """Sign, as the head, the apology that was drafted."""
    apologies.sign(work, case.id)


@caseroutes.act(blp, "/apologies:notify")
def notify(work: Work, case: Case) -> None:
    """Record that the applicant was told: the new date is promised from now on."""
    apologies.notify(work, case.id)


@caseroutes.act(blp, ":stop-expired", stepshapes.Reason)
def stop_expired(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Stop a case whose time to supplement ran out."""
    expiries.stop(work, case.id, reason=asked["reason"])


@caseroutes.act(blp, ":keep-expired", stepshapes.Reason)
def keep_expired(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Let a case go on waiting although its time to supplement ran out."""
    expiries.keep(work, case.id, reason=asked["reason"])
