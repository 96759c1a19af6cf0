"""The shapes of what an office words itself: ready reasons, instructions, texts of messages."""

from __future__ import annotations

from marshmallow import fields, validate

from api.peopleshapes import Decided
from api.shapes import KEY, Shape
from engine import instructions, messagetexts, readyreasons


class ReadyReason(Shape):
    """A reason that is offered where an officer must give one."""

    id = fields.UUID(required=True)
    act = fields.String(required=True, validate=validate.OneOf(list(readyreasons.ACTS)))
    words = fields.String(required=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True, metadata={"description": "The first day without it"})


class ReadyReasons(Shape):
    """All ready reasons, by act."""

    rows = fields.List(fields.Nested(ReadyReason), required=True)


class ReadyReasonChange(Decided):
    """How a ready reason is worded, and when it is offered."""

    act = fields.String(required=True, validate=validate.OneOf(list(readyreasons.ACTS)))
    words = fields.String(required=True, validate=validate.Length(1, readyreasons.LONGEST))
    since = fields.Date(required=True)
    until = fields.Date(load_default=None, allow_none=True, metadata={"description": "The first day without it"})


class Instruction(Shape):
    """What is to be known at a step; an empty element: before the procedure is applied for at all."""

    element = fields.String(required=True)
    words = fields.String(required=True)


class Instructions(Shape):
    """The instructions of one procedure."""

    rows = fields.List(fields.Nested(Instruction), required=True)


class InstructionPlace(Decided):
    """Which instruction."""

    element = fields.String(required=True, validate=validate.Length(0, KEY))


class InstructionChange(InstructionPlace):
    """How it is worded from now on."""

    words = fields.String(required=True, validate=validate.Length(1, instructions.LONGEST))


class MessageText(Shape):
    """A message: as delivered, and as it is worded here; null: as delivered."""

    code = fields.String(required=True)
    audience = fields.String(required=True, validate=validate.OneOf(["officer", "applicant"]))
    about = fields.String(required=True, metadata={"description": "When it is sent, in Vietnamese"})
    delivered = fields.String(required=True)
    words = fields.String(required=True, allow_none=True)
    places = fields.List(fields.String(), required=True, metadata={"description": "May stand in it in braces"})


class MessageTexts(Shape):
    """All messages."""

    rows = fields.List(fields.Nested(MessageText), required=True)


class MessageWords(Shape):
    """A text for a message."""

    words = fields.String(required=True, validate=validate.Length(1, messagetexts.LONGEST))


class MessageTextChange(MessageWords, Decided):
    """How a message is worded from now on."""


class Restoring(Decided):
    """By which decision a message is worded as delivered again."""


class Previewed(Shape):
    """The message with invented data."""

    words = fields.String(required=True)
