"""The desk over the API: corrections, supplements that come in, and cases that go from unit to unit."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from api import caseroutes, handovershapes, papershapes, partshapes, routes
from engine import handovers, idcards, intake, people, requests, supplements
from engine.queries import handovers as lists
from engine.tables import Answer, Case, Correction, Handover
from engine.work import Work

blp = routes.blueprint("desk", "What the desk does with a case beside its steps")


@caseroutes.rows(blp, "/answers", partshapes.AnswerRows)
def answers(work: Work, case: Case) -> Any:
    """What was filled in: the application first, then each step."""
    mine = select(Answer).where(Answer.case_id == case.id).order_by(Answer.number)
    return caseroutes.tell(work, work.session.scalars(mine), people=["given_by"])


@caseroutes.rows(blp, "/corrections", partshapes.CorrectionRows)
def corrections(work: Work, case: Case) -> Any:
    """The typing errors that were put right, with what stood there before."""
    mine = select(Correction).where(Correction.case_id == case.id).order_by(Correction.corrected_at, Correction.id)
    return caseroutes.tell(work, work.session.scalars(mine), people=["corrected_by"])


@caseroutes.act(blp, ":correct", partshapes.Correcting)
def correct(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Put a typing error in the application right after acceptance."""
    intake.correct(work, case.id, seen=case.version, **asked)


@caseroutes.act(blp, ":correct-party", partshapes.CorrectingParty)
def correct_party(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Put a typing error in what is kept of a party right after acceptance."""
    intake.correct_party(work, case.id, asked.pop("part"), seen=case.version, **asked)


@caseroutes.act(blp, ":pass-to-desk", partshapes.Desk)
def pass_to_desk(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Let another unit receive a filing that nobody has received yet."""
    intake.pass_to_desk(work, case.id, asked["unit"], reason=asked["reason"], seen=case.version)


@caseroutes.act(blp, ":give-receipt")
def give_receipt(work: Work, case: Case) -> None:
    """Hand out a receipt although the applicant is served at once."""
    intake.give_receipt(work, case.id)


@caseroutes.rows(blp, "/supplements", partshapes.SupplementRows)
def supplement_requests(work: Work, case: Case) -> Any:
    """The requests for a supplement, with what of each is not there yet."""
    found = requests.of_case(work, case.id)
    items = [requests.items_of(work, one) for one in found]
    told = caseroutes.tell(work, found, people=["asked_by"])
    return [{**row, "items": asked} for row, asked in zip(told, items, strict=True)]


@caseroutes.act(blp, ":receive-part", partshapes.Came)
def receive_part(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Record that a part of what was asked for came in."""
    supplements.receive_part(work, case.id, asked["items"], fields=asked["fields_"])


@routes.asks(blp, "/id-cards:read", caseroutes.READ, method="POST", takes=papershapes.CardText, gives=papershapes.Card)
def read_card(work: Work, asked: dict[str, Any]) -> Any:
    """The parts of the text that a scanner reads from a citizen's card; nothing is kept."""
    del work
    return idcards.read(asked["text"])


@caseroutes.rows(blp, "/handovers", partshapes.HandoverRows)
def given_over(work: Work, case: Case) -> Any:
    """What goes from unit to unit, with both confirmations."""
    mine = select(Handover).where(Handover.case_id == case.id).order_by(Handover.due_at, Handover.what)
    people, units = ["given_by", "received_by"], ["from_unit_id", "to_unit_id"]
    return caseroutes.tell(work, work.session.scalars(mine), people=people, units=units)


@caseroutes.act(blp, ":hand-over", partshapes.What)
def hand_over(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Confirm, for the unit that gives, that it was given."""
    handovers.give(work, case.id, asked["what"])


@caseroutes.act(blp, ":take-over", partshapes.What)
def take_over(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Confirm, for the unit that receives, that it was received."""
    handovers.receive(work, case.id, asked["what"])


@routes.asks(
    blp,
    "/handovers/search",
    caseroutes.READ,
    method="POST",
    takes=handovershapes.HandoverSearch,
    gives=handovershapes.HandoverPage,
)
def waiting_handovers(work: Work, asked: dict[str, Any]) -> Any:
    """What waits for you to say that it was given, or that it came."""
    standing = people.stand(work.session, work.actor_id, work.now)
    return lists.page(work.session, standing, asked["filter"]["list"], after=asked["after"], most=asked["most"])
