"""A word that is the same for long, written another way on each answer.

Compressed answers give away by their length what in them repeats (BREACH). A word that never looks the same twice does
not: it is added, bit by bit, to random ones that are sent with it. Flask-WTF leaves most of its token as it was.
"""

from __future__ import annotations

import binascii
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

from flask import Flask, g
from flask_wtf.csrf import CSRFProtect, generate_csrf

LONGEST = 1000  #: characters


class Protection(CSRFProtect):  # type: ignore[misc] # Flask-WTF has no types
    """Flask-WTF's, for words that are masked."""

    def _get_csrf_token(self) -> Any:
        return unmasked(super()._get_csrf_token())


def install(app: Flask, protection: Protection) -> None:
    """The pages of *app* write their word masked, in templates and in what those import."""
    protection.init_app(app)
    app.jinja_env.globals["csrf_token"] = word
    app.context_processor(lambda: {"csrf_token": word})


def word() -> str:
    """The word by which what is sent shows that it comes from a page of ours; the same all over one answer."""
    if "masked" not in g:
        g.masked = masked(generate_csrf())
    found: str = g.masked
    return found


def masked(plain: str) -> str:
    """*plain* as nobody has seen it before."""
    told = plain.encode()
    pad = secrets.token_bytes(len(told))
    return urlsafe_b64encode(pad + _added(pad, told)).decode()


def unmasked(said: str | None) -> str | None:
    """What was masked as *said*; None: nothing was."""
    try:
        whole = urlsafe_b64decode((said or "")[:LONGEST].encode())
        half = len(whole) // 2
        return _added(whole[:half], whole[half:]).decode() or None
    except (binascii.Error, ValueError):
        return None


def _added(one: bytes, two: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, two, strict=True))
