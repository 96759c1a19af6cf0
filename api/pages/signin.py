"""Signing in and out: login and password, a first password changed, a second factor shown; then back to the work."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import segno
from flask import current_app, redirect, request, url_for
from itsdangerous import BadData, URLSafeSerializer
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame
from engine import attempts, passwords, secondfactors, signins
from engine.tables import Person
from feel.errors import Fault

HOUSE = "pages.home"
MOST_KEPT = 1_000_000  #: characters that are carried through a sign-in


class WrongLogin(Fault):
    """Login or password is not right."""

    vi = "Tên đăng nhập hoặc mật khẩu không đúng."


class NotAlike(Fault):
    """You wrote the new password in two different ways."""

    vi = "Hai lần nhập mật khẩu mới không giống nhau."


@edge.blp.get("/dang-nhap")
def sign_in() -> Response:
    """The page on which an officer signs in."""
    return _form()


@edge.blp.post("/dang-nhap")
def signed_in() -> Response:
    """The officer says who he is; he goes on where he wanted to go."""
    edge.csrf.protect()
    login, told = request.form.get("login", "").strip().lower(), request.form.get("password", "")
    try:
        with acts.acting(edge.nobody) as work:
            _count(work, login)
        with acts.look() as session:
            digest = passwords.digest_of(session, login)
        if not passwords.is_right(digest, told):
            raise WrongLogin
    except (WrongLogin, attempts.TooMany) as fault:
        return _form(fault, 429 if isinstance(fault, attempts.TooMany) else 401, login=login)
    with acts.acting(edge.nobody) as work:
        person = work.session.scalars(select(Person).where(Person.login == login)).one()
        key = signins.begin(work, person)
        attempts.forgive(work, login)
    response = _onwards(person.id)
    response.set_cookie(edge.COOKIE, key, httponly=True, samesite="Lax", secure=request.is_secure, path="/")
    return response


@edge.blp.post("/dang-xuat")
def sign_out() -> Response:
    """The officer leaves."""
    edge.csrf.protect()
    with acts.acting(edge.halfway) as work:
        signins.end(work, edge.visitor().sign_in_id)
    response = redirect(url_for("pages.sign_in"), 303)
    response.delete_cookie(edge.COOKIE, path="/")
    return response


@edge.blp.get("/mat-khau")
def password() -> Response:
    """The page on which an officer changes his password."""
    with acts.asking(_changing):
        return frame.render("password.html", **_carried())


@edge.blp.post("/mat-khau")
def password_changed() -> Response:
    """The officer has another password; wherever else he is signed in, he no longer is."""
    edge.csrf.protect()
    said = {name: request.form.get(name, "") for name in ("present", "new", "again")}
    try:
        if said["new"] != said["again"]:
            raise NotAlike
        with acts.acting(_changing) as work:
            _count(work, edge.visitor().login)
        with acts.acting(_changing) as work:
            person = work.session.get_one(Person, work.actor_id)
            passwords.change(work, person, present=said["present"], new=said["new"])
            signins.end_all(work, person.id, but=edge.visitor().sign_in_id)
            attempts.forgive(work, person.login)
    except (NotAlike, attempts.TooMany, passwords.BadPassword) as fault:
        return frame.render("password.html", 422, fault=fault, **_carried())
    return _onwards(edge.visitor().person_id)


@edge.blp.get("/xac-thuc")
def factor() -> Response:
    """The page on which an officer shows his second factor, or takes one on."""
    with acts.asking(edge.halfway):
        visitor = edge.visitor()
    if visitor.has_factor:
        return frame.render("factor.html", **_carried())
    return _enrolment()


@edge.blp.post("/xac-thuc")
def factor_shown() -> Response:
    """The officer has shown his second factor, or that he took one on."""
    edge.csrf.protect()
    code = request.form.get("code", "")
    try:
        with acts.acting(edge.halfway) as work:
            visitor = edge.visitor()
            _count(work, f"{visitor.login} factor")
        with acts.acting(edge.halfway) as work:
            told = [] if visitor.has_factor else secondfactors.confirm(work, visitor.person_id, code)
            if visitor.has_factor:
                signins.prove(work, visitor.sign_in_id, code)
            else:
                signins.prove(work, visitor.sign_in_id, told.pop())
            attempts.forgive(work, f"{visitor.login} factor")
    except (secondfactors.WrongCode, attempts.TooMany) as fault:
        return frame.render("factor.html", 422, fault=fault, **_carried()) if visitor.has_factor else _enrolment(fault)
    if told:
        return frame.secret(frame.render("recovery.html", codes=told, **_carried()))
    return _onwards(visitor.person_id)


def welcome(fault: Fault) -> Response:
    """Whoever is not signed in, or not wholly, is led on; what he sent goes with him."""
    halfway = isinstance(fault, edge.NotYet)
    if edge.is_part():
        return frame.render("parts/signed_out.html", 401)
    if halfway and request.method == "GET":
        return _go_on(request.full_path.rstrip("?"))
    if request.method == "GET":
        return redirect(url_for("pages.sign_in", to=request.full_path.rstrip("?")), 303)
    carried = {"to": request.path, "kept": _sealed()}
    if not halfway:
        return _form(fault, 401, **carried)
    template = "factor.html" if _proves_first() else "password.html"
    return frame.render(template, 401, fault=fault, **carried)


@edge.blp.post("/ngon-ngu")
def speak() -> Response:
    """The pages are in another language from now on."""
    edge.csrf.protect()
    return spoken()


def spoken() -> Response:
    """Back to where the language was chosen, in that language."""
    response = redirect(_local(request.form.get("to", "")), 303)
    chosen = request.form.get("lang", "vi")
    if chosen in frame.LANGUAGES:
        response.set_cookie(
            frame.LANGUAGE, chosen, max_age=frame.YEAR, httponly=True, samesite="Lax", secure=request.is_secure
        )
    return response


def _count(work: Any, login: str) -> None:
    attempts.count(work, login, request.remote_addr or "")


def _form(fault: Fault | None = None, status: int = 200, *, login: str = "", **carried: Any) -> Response:
    return frame.render("sign_in.html", status, fault=fault, login=login, **{**_carried(), **carried})


def _enrolment(fault: Fault | None = None) -> Response:
    with acts.acting(edge.halfway) as work:
        secret = secondfactors.prepare(work, edge.visitor().person_id)
    address = secondfactors.address(secret, edge.visitor().login)
    picture = segno.make(address).svg_inline(scale=5, border=4)
    told = {"fault": fault, "secret": secret, "picture": Markup(picture), **_carried()}
    return frame.secret(frame.render("enrolment.html", 422 if fault else 200, **told))


def _carried() -> dict[str, Any]:
    """Where to go on after signing in, and what was sent there."""
    to, kept = request.values.get("to", ""), request.form.get("kept", "")
    return {"to": _local(to), "kept": kept if len(kept) <= MOST_KEPT else ""}


def _local(address: str) -> str:
    """*address* when it is one of our pages, else the first page."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain else url_for(HOUSE)


def _onwards(person_id: uuid.UUID) -> Response:
    """Where he wanted to go; with what he had sent himself, when there is something. Others' is not given to him."""
    carried = _carried()
    if not carried["kept"]:
        return redirect(carried["to"], 303)
    try:
        whose, told = _seal().loads(carried["kept"])
    except BadData:
        return redirect(url_for(HOUSE), 303)
    if whose != str(person_id):
        return redirect(url_for(HOUSE), 303)
    fields = [(name, one) for name, values in told.items() for one in values]
    return frame.render("resume.html", to=carried["to"], fields=fields)


def _sealed() -> str:
    """What was sent, for whoever was signed in when he filled it in; nothing, when nobody is known to have been."""
    with acts.acting(edge.nobody) as work:
        whose = signins.whose(work.session, request.cookies.get(edge.COOKIE, ""), work.now)
    if whose is None:
        return ""
    sealed = _seal().dumps([str(whose), edge.kept()])
    return sealed if isinstance(sealed, str) else sealed.decode()


def _seal() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="motcua-kept")


def _go_on(to: str) -> Response:
    return redirect(url_for("pages.factor" if _proves_first() else "pages.password", to=to), 303)


def _proves_first() -> bool:
    """Whether the second factor comes before all else: who only knows a password must not change it."""
    visitor = edge.visitor()
    return visitor.must_prove and (visitor.has_factor or not visitor.must_change)


def _changing(session: Session, now: datetime) -> uuid.UUID:
    """The officer who comes to change his password.

    Raises:
        NotSignedIn. NotYet: he has not shown the second factor that he has.
    """
    person_id = edge.halfway(session, now)
    if _proves_first():
        raise edge.NotYet
    return person_id
