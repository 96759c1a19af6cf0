"""The list of cases that all roles share: behind each counter, filtered, page by page; and the search box of all pages.

What tells of a person is never a part of an address: it is sent in a form, and the next part of its list too.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import counters, edge, frame
from engine import channels, questions, situations, statuslists, timeleft
from engine.queries import search
from engine.queries.lists import Page
from engine.queries.predicates import PREDICATES
from engine.queries.search import Criteria
from engine.work import Work
from feel.errors import Fault

MOST = 50  #: cases of one page; our choice
#: what may stand in an address, and so in a view that somebody keeps
PLAIN: Mapping[str, Any] = {
    "received_from": lazy_gettext("Tiếp nhận từ ngày"),
    "received_until": lazy_gettext("Tiếp nhận đến ngày"),
    "due_from": lazy_gettext("Hạn từ ngày"),
    "due_until": lazy_gettext("Hạn đến ngày"),
    "procedure": lazy_gettext("Thủ tục"),
    "field": lazy_gettext("Lĩnh vực"),
    "unit": lazy_gettext("Đơn vị"),
    "status": lazy_gettext("Trạng thái"),
    "channel": lazy_gettext("Kênh"),
    "result": lazy_gettext("Số kết quả"),
}
PERSONAL: Mapping[str, Any] = {
    "citizen": lazy_gettext("Tên công dân"),
    "enterprise": lazy_gettext("Tên tổ chức, doanh nghiệp"),
    "personal_id": lazy_gettext("Số định danh"),
    "phone": lazy_gettext("Số điện thoại"),
    "code": lazy_gettext("Mã hồ sơ"),
}
DAYS = frozenset(name for name in PLAIN if name.endswith(("_from", "_until")))
SHORTEST_PHONE, LONGEST_PHONE = 10, 11
ID_LENGTHS = (9, 12)  #: digits of an old and of a new personal id


class BadDay(Fault):
    """A day is written like 31/12/2026."""

    vi = "Ngày phải ghi như 31/12/2026."


@edge.asks("/ho-so")
def case_list(work: Work) -> Response:
    """The cases behind the counter and the filters that stand in the address, the newest first."""
    return _page(work, request.args)


@edge.asks("/ho-so/tim", sends=True)
def case_search(work: Work) -> Response:
    """The same by what was sent; without a word of a person it becomes an address."""
    said = {name: value.strip() for name, value in request.form.items() if value.strip()}
    if PERSONAL.keys() & said:
        return _page(work, said)
    kept: dict[str, Any] = {
        name: value for name, value in said.items() if name in PLAIN or name in ("counter", "after")
    }
    return redirect(url_for("pages.case_list", **kept), 303)


@edge.asks("/tim", sends=True)
def find(work: Work) -> Response:
    """What was typed or scanned in the box of every page: a code opens its case, all else is looked for."""
    said = request.form.get("q", "").strip()
    found = search.exact(work.session, questions.ask(work), said[: search.LONGEST]).rows if said else ()
    if len(found) == 1:
        return redirect(url_for("pages.case", case_id=found[0].case_id), 303)
    return _page(work, {"result" if found else _meant(said): said} if said else {})


def _meant(said: str) -> str:
    """Which filter *said* is meant for: many digits are an id or a phone, few words with digits a code, else a name."""
    digits = "".join(letter for letter in said if letter.isdigit())
    if not digits:
        return "citizen"
    if said.replace(" ", "").replace(".", "").lstrip("+").isdigit():
        is_phone = SHORTEST_PHONE <= len(digits) <= LONGEST_PHONE
        return "phone" if is_phone else "personal_id" if len(digits) in ID_LENGTHS else "code"
    return "code"


def _page(work: Work, said: Mapping[str, str]) -> Response:
    question, fault = questions.ask(work), None
    code = said.get("counter", "")
    predicate = PREDICATES.get(code)
    try:
        wanted = _wanted(said)
        after = said.get("after") or None
        page = search.find(work.session, question, wanted, counter=code or None, after=after, most=MOST)
    except (BadDay, search.TooLong) as found:
        page, fault = Page((), None), found
    told = {name: said.get(name, "") for name in (*PLAIN, *PERSONAL)}
    return frame.render(
        "case_list.html",
        422 if fault else 200,
        fault=fault,
        page=page,
        counter=code,
        heading=predicate.words if predicate else None,
        counters={one: PREDICATES[one].words for one in counters.codes(edge.visitor().roles)},
        told=told,
        filters={name: value for name, value in told.items() if value},
        is_personal=any(told[name] for name in PERSONAL),
        plain=PLAIN,
        personal=PERSONAL,
        days=DAYS,
        channels=channels.CATALOGUE,
        statuses=sorted({one.word for one in situations.CATALOGUE.values() if one.word}),
        status_of=situations.CATALOGUE,
        beside=statuslists.of(work.session, page.rows),
        left_of=left_of(work, page),
    )


def _wanted(said: Mapping[str, str]) -> Criteria:
    """What is looked for.

    Raises:
        BadDay.
    """
    words: dict[str, Any] = {name: said[name] for name in (*PLAIN, *PERSONAL) if said.get(name)}
    try:
        days = {name: date.fromisoformat(words[name]) for name in DAYS if name in words}
    except ValueError as error:
        raise BadDay from error
    return Criteria(**{**words, **days})


def left_of(work: Work, page: Page) -> Mapping[Any, timeleft.Left]:
    """How long each case that runs has, by its legal date."""
    return {
        row.case_id: timeleft.until(work, row.edition, row.due_at)
        for row in page.rows
        if row.clock == "running" and row.edition and row.due_at
    }
