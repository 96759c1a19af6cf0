"""The shapes of tokens and sign-ins."""

from __future__ import annotations

from marshmallow import fields, validate

from api.peopleshapes import Decided
from api.shapes import Moment, Shape
from engine import tokens


class Token(Shape):
    """A token, without its text."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    scopes = fields.List(fields.String(), required=True)
    issued_at = Moment(required=True)
    expires_at = Moment(required=True)
    revoked_at = Moment(required=True, allow_none=True)


class Tokens(Shape):
    """All tokens that an officer ever had, the newest first."""

    rows = fields.List(fields.Nested(Token), required=True)


class NewToken(Decided):
    """What a token is for, and until when it is good."""

    name = fields.String(required=True, validate=validate.Length(1, tokens.LONGEST_NAME))
    scopes = fields.List(
        fields.String(validate=validate.OneOf(list(tokens.SCOPES))),
        required=True,
        validate=validate.Length(1, len(tokens.SCOPES)),
    )
    expires_at = Moment(required=True, metadata={"description": f"Within {tokens.LONGEST_LIFE.days} days"})


class TokenTold(Token):
    """A token with its text, which is told this once only."""

    token = fields.String(required=True)


class SignIn(Shape):
    """A stay of an officer on the pages."""

    id = fields.UUID(required=True)
    begun_at = Moment(required=True)
    seen_at = Moment(required=True, metadata={"description": "To the minute"})
    ends_at = Moment(required=True, metadata={"description": "At the latest"})
    is_proven = fields.Boolean(required=True, metadata={"description": "The second factor was shown, or none is asked"})


class SignIns(Shape):
    """The sign-ins of an officer that last, the newest first."""

    rows = fields.List(fields.Nested(SignIn), required=True)
