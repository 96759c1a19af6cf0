"""What anybody sees without signing in: how far a case is, the procedures with their guidance, figures by period.

A blueprint of its own: no cookie is set but the one that keeps the language, and nobody is asked who he is.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import errors, opening, strangers
from api.pages import frame, signin
from engine import lookups
from engine.degrees import Found
from feel.errors import Fault

blp = Blueprint("public", __name__)
#: the navigation of strangers
ENTRIES = (
    ("public.look_up", lazy_gettext("Tra cứu hồ sơ")),
    ("public.guide", lazy_gettext("Thủ tục hành chính")),
    ("public.results", lazy_gettext("Kết quả giải quyết")),
)


def install(app: Flask) -> None:
    """*app* knows what the frame of these pages shows."""
    app.jinja_env.globals.update(public_is_open=lambda: opening.chosen().is_open, public_entries=lambda: ENTRIES)


@blp.before_request
def closed() -> Response | None:
    """Where strangers are led, when nothing is open here."""
    if opening.chosen().is_open:
        return None
    portal = opening.chosen().portal
    return frame.render("public_closed.html", 200 if portal else 404, portal=portal)


@blp.after_request
def protect(response: Any) -> Any:
    """*response* with what keeps a look-up from being found, kept or passed on."""
    response.headers["Referrer-Policy"] = "no-referrer"
    if request.path.startswith(opening.LOOK_UP):
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return frame.protect(response)


@blp.get(opening.LOOK_UP)
def look_up() -> Response:
    """The page on which a case is looked up."""
    return _look_up()


@blp.post(opening.LOOK_UP)
def look_up_sent() -> Response:
    """How far the case is whose number was typed, with the code of its receipt or without."""
    return _looked_up(request.form.get("number", ""), request.form.get("code", ""))


@blp.get(f"{opening.LOOK_UP}/<number>")
@blp.get(f"{opening.LOOK_UP}/<number>/<code>")
def look_up_scanned(number: str, code: str = "") -> Response:
    """The same for the address in the QR code of a receipt."""
    return _looked_up(number, code)


@blp.post("/cong-khai/ngon-ngu")
def speak() -> Response:
    """The pages are in another language from now on; whoever sends a stranger here changes nothing else."""
    return signin.spoken()


def _looked_up(number: str, code: str) -> Response:
    try:
        return _look_up(strangers.look(number, code.strip()), number=number, code=code)
    except (lookups.NothingFound, lookups.TooManyLookups) as fault:
        return _look_up(fault=fault, number=number, code=code)


def _look_up(found: Found | None = None, *, fault: Fault | None = None, number: str = "", code: str = "") -> Response:
    status = errors.told_as(fault)[0] if fault else 200
    typed = {"number": number[: lookups.LONGEST], "code": code[: lookups.LONGEST]}
    return frame.render("public_look_up.html", status, found=found, fault=fault, typed=typed, longest=lookups.LONGEST)
