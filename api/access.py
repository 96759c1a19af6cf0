"""Who comes: the token of a request, and whether it is good for what is asked."""

from __future__ import annotations

import hmac
import uuid
from datetime import datetime
from ipaddress import ip_address

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


class FiguresClosed(Fault):
    """The figures are read on the machine itself, or with the token that is set for it."""

    vi = "Số liệu vận hành chỉ đọc được trên chính máy chủ, hoặc với mã đã đặt cho việc này."


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


def require_watcher(token: str | None) -> None:
    """Nothing, for whoever sends *token*, or without one comes from this machine and through no proxy.

    Raises:
        FiguresClosed.
    """
    if token is None:
        is_near = request.remote_addr is not None and ip_address(request.remote_addr).is_loopback
        if not is_near or "X-Forwarded-For" in request.headers:
            raise FiguresClosed
    elif not hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode()):
        raise FiguresClosed
