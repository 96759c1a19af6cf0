"""Who comes: the token of a request, and whether it is good for what is asked."""

from __future__ import annotations

import uuid
from datetime import datetime

from flask import request
from sqlalchemy.orm import Session

from engine import tokens
from feel.errors import Fault


class NoToken(Fault):
    """Send your token: Authorization: Bearer …"""

    vi = "Hãy gửi mã truy cập trong Authorization: Bearer …"


class OutOfScope(Fault):
    """This token is not good for '{scope}'."""

    vi = "Mã truy cập này không có phạm vi '{scope}'."


def require(session: Session, scope: str, now: datetime) -> uuid.UUID:
    """The officer who comes with the token of this request.

    Raises:
        NoToken, BadToken: nobody. OutOfScope: the token is not good for *scope*.
    """
    kind, _, told = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not told.strip():
        raise NoToken
    bearer = tokens.bearer(session, told.strip(), now)
    if scope not in bearer.scopes:
        raise OutOfScope(scope=scope)
    return bearer.person_id
