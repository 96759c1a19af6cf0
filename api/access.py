"""Who comes: the token of a request, and whether it is good for what is asked; or a page of ours, by its sign-in.

A page sends the cookie of its sign-in along by itself, and so would a page of somebody else. So whatever is no GET
wants the word in X-CSRF-Token that only our own pages can read.
"""

from __future__ import annotations

import hmac
import uuid
from datetime import datetime
from ipaddress import ip_address

from flask import g, request
from flask_wtf.csrf import validate_csrf
from sqlalchemy.orm import Session

from api import masks
from engine import signins, tokens
from engine.signins import Visitor
from engine.tokens import Bearer
from feel.errors import Fault

COOKIE = "motcua"  #: of a sign-in
CSRF = "X-CSRF-Token"
HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})


class NotSignedIn(Fault):
    """Sign in first."""

    vi = "Hãy đăng nhập."


class PasswordFirst(Fault):
    """Your password is a first one: change it on the pages before anything else."""

    vi = "Mật khẩu đang là mật khẩu cấp lần đầu: hãy đổi mật khẩu trước."


class FactorFirst(Fault):
    """Show your second factor on the pages before anything else."""

    vi = "Hãy xác thực hai lớp trước."


class NotFromOurPage(Fault):
    """Whoever comes with a sign-in sends the token of a page of ours as X-CSRF-Token."""

    vi = "Yêu cầu không đến từ trang của hệ thống: thiếu hoặc sai mã trong X-CSRF-Token."


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
    """The officer who comes with the token of this request, or else with the sign-in of a page of ours.

    Raises:
        NoToken, BadToken: nobody. OutOfScope: the token is not good for *scope*.
        NotSignedIn, PasswordFirst, FactorFirst, NotFromOurPage: the sign-in is not good for this.
    """
    if "Authorization" not in request.headers and COOKIE in request.cookies:
        return _signed_in(session, now)
    kind, _, told = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not told.strip():
        raise NoToken
    g.bearer = found = tokens.bearer(session, told.strip(), now)
    if scope not in found.scopes:
        raise OutOfScope(scope=scope)
    return found.person_id


def visitor() -> Visitor | None:
    """Who comes with a sign-in, after `require` let him in; None: a token was shown."""
    found: Visitor | None = g.get("visitor")
    return found


def bearer() -> Bearer | None:
    """The token that came with this request, after `require` let it in; None: a sign-in did."""
    found: Bearer | None = g.get("bearer")
    return found


def _signed_in(session: Session, now: datetime) -> uuid.UUID:
    found = signins.visitor(session, request.cookies[COOKIE], now)
    if found is None:
        raise NotSignedIn
    if found.must_prove and (found.has_factor or not found.must_change):
        raise FactorFirst
    if found.must_change:
        raise PasswordFirst
    if request.method not in HARMLESS:
        _require_our_page()
    g.visitor = found
    return found.person_id


def _require_our_page() -> None:
    if request.headers.get("Origin", request.host_url.rstrip("/")).partition("://")[2] != request.host:
        raise NotFromOurPage
    try:
        validate_csrf(masks.unmasked(request.headers.get(CSRF)))
    except ValueError as error:
        raise NotFromOurPage from error


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
