"""What an office words itself, over the API: ready reasons, instructions, texts of messages."""

from __future__ import annotations

import uuid
from typing import Any

from api import officetextshapes as shapes
from api import routes, versions
from engine import changes, instructions, messagetexts, readyreasons
from engine.readyreasons import Ready
from engine.work import Work

READ, WRITE = "settings:read", "settings:write"
REASONS, TEXTS = "/ready-reasons", "/message-texts"
INSTRUCTIONS = "/procedures/<slug>/instructions"

blp = routes.blueprint("officetexts", "Ready reasons, instructions, texts of messages")


@routes.asks(blp, REASONS, READ, gives=shapes.ReadyReasons, is_tagged=True)
def ready_reasons(work: Work) -> Any:
    """The reasons that are offered where an officer must give one, with when they are."""
    return _reasons(work)


@routes.does(
    blp,
    REASONS,
    WRITE,
    takes=shapes.ReadyReasonChange,
    gives=shapes.ReadyReasons,
    status=201,
)
def add(work: Work, asked: dict[str, Any]) -> Any:
    """Offer one more reason."""
    readyreasons.add(work, _ready(asked), source=asked["source"])
    return _reasons(work)


@routes.does(
    blp,
    f"{REASONS}/<uuid:reason_id>:change",
    WRITE,
    takes=shapes.ReadyReasonChange,
    gives=shapes.ReadyReasons,
    is_versioned=True,
)
def change(work: Work, asked: dict[str, Any], reason_id: uuid.UUID) -> Any:
    """Word a ready reason otherwise, or offer it no more from a day on."""
    readyreasons.change(work, reason_id, _ready(asked), source=asked["source"], seen=versions.seen())
    return _reasons(work)


@routes.asks(blp, INSTRUCTIONS, READ, gives=shapes.Instructions, is_tagged=True)
def listed(work: Work, slug: str) -> Any:
    """What is to be known at the steps of a procedure, and before it is applied for."""
    return _instructions(work, slug)


@routes.does(
    blp, f"{INSTRUCTIONS}:put", WRITE, takes=shapes.InstructionChange, gives=shapes.Instructions, is_versioned=True
)
def put(work: Work, asked: dict[str, Any], slug: str) -> Any:
    """Show an instruction from now on, in the place of the one before."""
    instructions.put(work, slug, asked["element"], asked["words"], source=asked["source"], seen=versions.seen())
    return _instructions(work, slug)


@routes.does(
    blp, f"{INSTRUCTIONS}:remove", WRITE, takes=shapes.InstructionPlace, gives=shapes.Instructions, is_versioned=True
)
def remove(work: Work, asked: dict[str, Any], slug: str) -> Any:
    """Show an instruction no more."""
    instructions.remove(work, slug, asked["element"], source=asked["source"], seen=versions.seen())
    return _instructions(work, slug)


@routes.asks(blp, TEXTS, READ, gives=shapes.MessageTexts, is_tagged=True)
def texts(work: Work) -> Any:
    """Every message to officers and applicants: as delivered, as worded here, and the places it may have."""
    return _texts(work)


@routes.does(
    blp, f"{TEXTS}/<code>:change", WRITE, takes=shapes.MessageTextChange, gives=shapes.MessageTexts, is_versioned=True
)
def reword(work: Work, asked: dict[str, Any], code: str) -> Any:
    """Word a message otherwise from now on; a place that it does not have is refused by its name."""
    messagetexts.change(work, code, asked["words"], source=asked["source"], seen=versions.seen())
    return _texts(work)


@routes.does(blp, f"{TEXTS}/<code>:remove", WRITE, takes=shapes.Restoring, gives=shapes.MessageTexts, is_versioned=True)
def restore(work: Work, asked: dict[str, Any], code: str) -> Any:
    """Word a message again as delivered."""
    messagetexts.remove(work, code, source=asked["source"], seen=versions.seen())
    return _texts(work)


@routes.asks(blp, f"{TEXTS}/<code>:check", READ, method="POST", takes=shapes.MessageWords, gives=shapes.Previewed)
def preview(_: Work, asked: dict[str, Any], code: str) -> Any:
    """See a text for a message with invented data."""
    return {"words": messagetexts.preview(code, asked["words"])}


def _tag(work: Work, subject: str) -> dict[str, str]:
    """Asked before what it is of: whoever changes that in between is not written over unseen."""
    return versions.tag(changes.version(work.session, subject))


def _reasons(work: Work) -> Any:
    tag = _tag(work, readyreasons.SUBJECT)
    return {"rows": readyreasons.listed(work.session)}, tag


def _ready(asked: dict[str, Any]) -> Ready:
    return Ready(asked["act"], asked["words"], asked["since"], asked["until"])


def _instructions(work: Work, slug: str) -> Any:
    tag, found = _tag(work, instructions.subject(slug)), instructions.of_procedure(work.session, slug)
    return {"rows": [{"element": element, "words": words} for element, words in sorted(found.items())]}, tag


def _texts(work: Work) -> Any:
    tag, own = _tag(work, messagetexts.SUBJECT), messagetexts.reworded(work.session)
    rows = [
        {
            "code": code,
            "audience": one.audience,
            "about": one.about,
            "delivered": one.words,
            "words": own.get(code),
            "places": one.places,
        }
        for code, one in messagetexts.TEXTS.items()
    ]
    return {"rows": rows}, tag
