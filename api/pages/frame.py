"""What all pages share: how one is rendered, its headers, its language, and the words for moments and times left."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, g, make_response, render_template, request, send_from_directory, url_for
from flask_babel import Babel, get_locale, get_translations, gettext, lazy_gettext, ngettext
from werkzeug.wrappers import Response

from api import compression, masks
from api.pages import edge
from engine.timeleft import Left
from engine.validity import VIETNAM
from feel.errors import Fault

WEB = Path(__file__).resolve().parent.parent.parent / "web"
ASSETS = WEB / "built" / "assets"
CODINGS = {"br": ".br", "gzip": ".gz"}  #: compressed forms of a built file, the smallest first
LANGUAGE = "motcua-lang"  #: the cookie that keeps it
LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
SOON_DAYS = 1  #: working days before its end from which a time is told as short; our choice
YEAR = 365 * 24 * 60 * 60
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


class NotBuilt(Fault):
    """The files that browsers load are not built: run `python3 cli.py serve`, or `python web/build.py` by hand."""

    vi = "Chưa dựng các tệp cho trình duyệt: hãy chạy `python3 cli.py serve`, hoặc `python web/build.py`."


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation."""

    endpoint: str
    label: Any
    roles: frozenset[str] = frozenset()  #: who sees it; empty: everybody
    is_whole: bool = False  #: it is about the whole system: who holds such a post in a unit that stands under none


HEADS = frozenset({"truong-phong", "lanh-dao"})  #: who assigns, approves and directs
WATCHERS = HEADS | {"kiem-soat"}  #: who looks at how cases go
CONTROL = frozenset({"kiem-soat"})  #: who watches how cases are handled
#: the navigation; whoever adds a part of the pages adds its entry here
NAVIGATION: Sequence[Entry] = (
    Entry("pages.home", lazy_gettext("Trang chính")),
    Entry("pages.inbox", lazy_gettext("Việc của tôi")),
    Entry("pages.case_list", lazy_gettext("Hồ sơ")),
    Entry("pages.intake_choose", lazy_gettext("Tiếp nhận"), frozenset({"mot-cua"})),
    Entry("pages.certifying", lazy_gettext("Chứng thực"), frozenset({"mot-cua"})),
    Entry("pages.handing_over", lazy_gettext("Bàn giao"), frozenset({"mot-cua"})),
    Entry("pages.returning", lazy_gettext("Trả kết quả"), frozenset({"mot-cua"})),
    Entry("pages.numbering", lazy_gettext("Văn thư"), frozenset({"van-thu"})),
    Entry("pages.approving", lazy_gettext("Phê duyệt"), HEADS),
    Entry("pages.assigning", lazy_gettext("Phân công"), HEADS),
    Entry("pages.control", lazy_gettext("Kiểm soát"), CONTROL),
    Entry("pages.dashboard_page", lazy_gettext("Điều hành"), WATCHERS),
    Entry("pages.standings", lazy_gettext("Quy trình"), WATCHERS),
    Entry("pages.trail_search", lazy_gettext("Vết xử lý"), CONTROL),
    Entry("pages.design_shelf", lazy_gettext("Thiết kế"), frozenset({"phan-tich", "quan-tri"}), is_whole=True),
    Entry("pages.officer_list", lazy_gettext("Quản trị"), frozenset({"quan-tri"})),
)


def install(app: Flask) -> None:
    """*app* renders pages."""
    app.config.update(WTF_CSRF_CHECK_DEFAULT=False, WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=True)
    translations = str(WEB / "built" / "translations")
    Babel(app, default_locale="vi", default_translation_directories=translations, locale_selector=_language)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined] # of an extension
        lambda words: _translations().ugettext(words),
        lambda one, many, number: _translations().ungettext(one, many, number),
        newstyle=True,
    )
    app.jinja_env.filters.update(moment=moment, day=day, last_day=last_day, left=left_words, vnd=vnd)
    app.jinja_env.globals.update(asset=asset, languages=LANGUAGES, navigation=navigation, lang=language, texts=texts)
    masks.install(app, edge.csrf)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.add_url_rule("/tep/<path:name>", "asset", _asset)


def render(template: str, status: int = 200, /, **told: Any) -> Response:
    """The page *template* with what it is *told*."""
    shown = render_template(template, visitor=g.get("visitor"), **told)
    response: Response = protect(make_response(shown, status))
    response.vary.add("Cookie")
    response.vary.add(edge.HTMX)
    return response


def protect(response: Any) -> Any:
    """*response* with the headers that keep a page safe."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def secret(response: Response) -> Response:
    """*response*, which tells a secret: nobody keeps it, and nobody learns of it by how well it is compressed."""
    response.headers["Cache-Control"] = "no-store, no-transform"
    return response


def navigation() -> list[Entry]:
    """The entries that whoever comes sees."""
    here = edge.visitor()
    held = {False: here.roles, True: here.top_roles}
    return [entry for entry in NAVIGATION if not entry.roles or entry.roles & held[entry.is_whole]]


def asset(source: str) -> str:
    """The address of what was built of *source*.

    Raises:
        NotBuilt.
    """
    return url_for("asset", name=manifest()[source])


@lru_cache(maxsize=1)
def manifest() -> Mapping[str, str]:
    """Which file was built of which source.

    Raises:
        NotBuilt: none was.
    """
    try:
        found = json.loads((WEB / "built" / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise NotBuilt from error
    assert isinstance(found, dict)
    return found


def _asset(name: str) -> Response:
    """One built file: its name tells its content, so it is kept for good; compressed for whoever takes it so."""
    packed = (one for one, end in CODINGS.items() if name + end in _built() and compression.takes(one))
    coding = next(packed, "")
    kind = mimetypes.guess_type(name)[0]
    found: Response = send_from_directory(ASSETS, name + CODINGS.get(coding, ""), mimetype=kind, max_age=YEAR)
    found.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    found.vary.add("Accept-Encoding")
    if coding:
        found.headers["Content-Encoding"] = coding
    return found


@lru_cache(maxsize=1)
def _built() -> frozenset[str]:
    return frozenset(one.name for one in ASSETS.iterdir())


def _language() -> str:
    said = request.cookies.get(LANGUAGE, "vi")
    return said if said in LANGUAGES else "vi"


def _translations() -> Any:
    """The words of the language of this request, found once: a list says some hundred."""
    if "translations" not in g:
        g.translations = get_translations()
    return g.translations


def language() -> str:
    """The language of this page: "vi" or "en"."""
    return str(get_locale() or "vi")[:2]


def texts() -> dict[str, str]:
    """What scripts say, in the language of this page; nothing where that is Vietnamese, which they speak themselves."""
    return {} if language() == "vi" else {text: str(gettext(text)) for text in said_by_scripts()}


@lru_cache(maxsize=1)
def said_by_scripts() -> Sequence[str]:
    """Every text that a script says, in Vietnamese."""
    return tuple(json.loads((WEB / "built" / "texts.json").read_text(encoding="utf-8")))


def say(fault: Fault) -> str:
    """*fault* in the language of this page."""
    return fault.say(language())


def moment(value: datetime | None) -> str:
    """*value* in Vietnam's time: 09:30, 01/12/2026."""
    return "" if value is None else f"{value.astimezone(VIETNAM):%H:%M, %d/%m/%Y}"


def day(value: datetime | date | None) -> str:
    """*value* as a day: 01/12/2026."""
    if isinstance(value, datetime):
        value = value.astimezone(VIETNAM)
    return "" if value is None else f"{value:%d/%m/%Y}"


def vnd(amount: int) -> str:
    """*amount* in đồng: 1.250.000 đồng."""
    return f"{amount:,} đồng".replace(",", ".")


def last_day(value: date) -> str:
    """The last day of what ends on *value*, the first day on which it does not hold any more: 31/12/2026."""
    return day(value - timedelta(days=1))


def left_words(left: Left | None) -> str:
    """How much working time is left, in words: "còn 5 giờ", "quá 3 ngày"."""
    if left is None:
        return str(gettext("không có hạn"))
    number, unit = left.amount
    if number == 0:
        return str(gettext("vừa quá hạn") if left.is_late else gettext("đến hạn ngay"))
    amount = {
        "day": lambda: ngettext("%(num)d ngày", "%(num)d ngày", number),
        "hour": lambda: ngettext("%(num)d giờ", "%(num)d giờ", number),
        "minute": lambda: ngettext("%(num)d phút", "%(num)d phút", number),
    }[unit]()
    said = gettext("quá %(amount)s", amount=amount) if left.is_late else gettext("còn %(amount)s", amount=amount)
    return str(said)
