"""Certifying at the desk (chứng thực) on one page: what, how much, for whom; number and fee; the book of the day.

Source: NĐ 23/2015/NĐ-CP; TT 226/2016/TT-BTC. What tells of a person is sent in a form and never a part of an address.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.certifications import readable
from api.pages import edge, frame, tasks
from engine import certifications, hands, idcards, organisation, people, validity
from engine.certifications import COPY, Certifying
from engine.queries import certifications as books
from engine.queries import details, units
from engine.tables import Unit
from engine.work import Work
from feel.errors import Fault

MOST = 100  #: entries of one page; our choice
KINDS: Mapping[str, Any] = {
    "copy": lazy_gettext("Bản sao từ bản chính"),
    "signature": lazy_gettext("Chữ ký trong giấy tờ, văn bản"),
}
#: papers that are brought every day, to be chosen instead of typed
PAPERS = (
    "Căn cước công dân",
    "Giấy khai sinh",
    "Giấy chứng nhận quyền sử dụng đất",
    "Bằng tốt nghiệp trung học phổ thông",
    "Bằng tốt nghiệp đại học",
    "Học bạ",
    "Giấy chứng nhận kết hôn",
    "Giấy phép lái xe",
)
FIELDS: Mapping[str, Any] = {
    "applicant": lazy_gettext("Người yêu cầu chứng thực"),
    "personal_id": lazy_gettext("Số định danh"),
    "paper": lazy_gettext("Tên giấy tờ, văn bản"),
    "copies": lazy_gettext("Số bản"),
    "pages": lazy_gettext("Số trang của bản chính"),
    "receipt_number": lazy_gettext("Số biên lai"),
    "note": lazy_gettext("Ghi chú"),
}
NUMBERS = ("copies", "pages")
ONE = "/chung-thuc/<uuid:certification_id>"


@edge.asks("/chung-thuc")
def certifying(work: Work) -> Response:
    """An empty entry, and the book of the day."""
    return _page(work)


@edge.asks("/chung-thuc/the", sends=True)
def certifying_card(work: Work) -> Response:
    """The entry as it was typed, with what a scanned card says of its holder."""
    return _scanned(work)


@edge.asks("/chung-thuc/phi", sends=True)
def certifying_fee(work: Work) -> Response:
    """What the entry as it is typed costs."""
    return frame.render("parts/fee.html", fee=_fee(work, request.form))


@edge.does("/chung-thuc", refused=lambda work, fault: _page(work, fault, request.form))
def certify(work: Work) -> Response:
    """The entry is in the book under its number; a scanned card is read first."""
    if request.form.get("card", "").strip():
        return _scanned(work)
    unit = organisation.unit_by_code(work, request.form.get("unit", ""))
    signer = organisation.person_by_login(work, request.form.get("signer", ""))
    entry, kind = Certifying(**_said()), request.form.get("kind", "")
    row = certifications.certify(work, unit, kind, entry, signer=signer, as_id=_id(request.form.get("id", "")))
    return redirect(url_for("pages.certifying", unit=unit.code, done=row.id), 303)


@edge.asks("/chung-thuc/tim", sends=True)
def certifying_search(work: Work) -> Response:
    """The entries that fit what was sent, on whatever day."""
    return _page(work, words=request.form.get("words", "").strip()[:200])


@edge.asks("/chung-thuc/so")
def certification_book(work: Work) -> Response:
    """A page of the book, from day to day, to be printed."""
    unit, kind = _unit(work), request.args.get("kind", COPY)
    kind = kind if kind in KINDS else COPY
    since, until = (_day(request.args.get(name, ""), validity.day(work.now)) for name in ("since", "until"))
    standing = people.stand(work.session, work.actor_id, work.now)
    wanted = books.Wanted(unit_id=unit.id, kind=kind, since=since, until=until)
    rows, is_cut = books.book(work.session, standing, wanted)
    return frame.render(
        "certification_book.html",
        unit=unit,
        kind=kind,
        kinds=KINDS,
        since=since,
        until=until,
        rows=rows,
        most=books.MOST if is_cut else None,
        number=certifications.number,
        people=details.names(work.session, {row.signer_id for row in rows}),
        copies=sum(row.copies for row in rows),
        fees=sum(row.fee_vnd for row in rows),
    )


@edge.asks(ONE)
def certification(work: Work, certification_id: uuid.UUID) -> Response:
    """One entry with what was put right in it."""
    return _one(work, certification_id)


@edge.does(f"{ONE}/sua", refused=lambda work, fault, certification_id: _one(work, certification_id, fault))
def correct_certification(work: Work, certification_id: uuid.UUID) -> Response:
    """The entry is put right, with the reason."""
    readable(work, certification_id)
    reason = hands.reason(request.form.get("reason", ""))
    certifications.correct(work, certification_id, _said(), reason=reason, seen=tasks.version())
    return redirect(url_for("pages.certification", certification_id=certification_id, done=1), 303)


def _scanned(work: Work) -> Response:
    try:
        card = idcards.read(request.form.get("card", ""))
    except Fault as fault:
        return _page(work, fault, request.form)
    return _page(work, said={**request.form, "applicant": card.full_name, "personal_id": card.personal_id})


def _said() -> dict[str, Any]:
    """What was typed into the fields of an entry; a number that is none counts as 0, which is refused."""
    said: dict[str, Any] = {name: request.form.get(name, "").strip() or None for name in FIELDS}
    said |= {name: said[name] or "" for name in ("applicant", "paper")}
    return said | {name: _number(request.form.get(name, "")) for name in NUMBERS}


def _number(said: str) -> int:
    said = said.strip()
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 0  # digits of the most


def _id(said: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(said)
    except ValueError:
        return None


def _day(said: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return otherwise


def _fee(work: Work, said: Mapping[str, str]) -> int | None:
    """What it costs; None: not enough is known yet."""
    copies, pages = (_number(said.get(name, "")) for name in NUMBERS)
    kind = said.get("kind", COPY)
    if not 0 < copies <= certifications.MOST or not 0 < pages <= certifications.MOST or kind not in KINDS:
        return None
    return certifications.fee(work, kind, copies=copies, pages=pages, on=validity.day(work.now))


def _unit(work: Work) -> Unit:
    """The unit whose book is meant: that of the address, else the first at whose desk the officer receives.

    Raises:
        NotAllowed: he reads no book there.
    """
    code = request.values.get("unit", "")
    desks = units.receiving(work.session, people.stand(work.session, work.actor_id, work.now))
    unit = next((one for one in desks if one.code == code), None)
    if unit is None and code:
        unit = organisation.unit_by_code(work, code)
        if not people.allowed(work, unit, books.READING):
            raise certifications.NoSuchCertification
    unit = unit or (desks[0] if desks else None)
    if unit is None:
        raise people.NotAllowed(act="receive", words="tiếp nhận")
    return unit


def _page(work: Work, fault: Fault | None = None, said: Mapping[str, str] | None = None, words: str = "") -> Response:
    unit, today = _unit(work), validity.day(work.now)
    day = _day(request.args.get("day", ""), today)
    standing = people.stand(work.session, work.actor_id, work.now)
    after = _number(request.values.get("after", "")) or None
    on = None if words else day
    wanted = books.Wanted(unit_id=unit.id, words=words, after=after, since=on, until=on)
    page = books.page(work.session, standing, wanted, most=MOST)
    done = _id(request.args.get("done", ""))
    typed = {"kind": COPY, "copies": "1", "pages": "1", **(said or {})}
    return frame.render(
        "certifying.html",
        422 if fault else 200,
        fault=fault,
        field=fault.facts.get("field") if isinstance(fault, certifications.BadCertification) else None,
        typed=typed,
        typed_id=(said or {}).get("id") or str(uuid.uuid4()),
        unit=unit,
        desks=units.receiving(work.session, standing),
        kinds=KINDS,
        papers=PAPERS,
        fields=FIELDS,
        signers=books.signers(work.session, unit.id, today),
        fee=_fee(work, typed),
        day=day,
        today=today,
        words=words,
        page=page,
        corrected=books.corrected(work.session, {row.id for row in page.rows}),
        number=certifications.number,
        done=books.one(work.session, standing, done) if done else None,
    )


def _one(work: Work, certification_id: uuid.UUID, fault: Fault | None = None) -> Response:
    row = readable(work, certification_id)
    changes = books.corrections(work.session, row.id)
    ids = {row.signer_id, row.recorded_by, *(one.changed_by for one in changes)}
    unit = work.session.get_one(Unit, row.unit_id)
    return frame.render(
        "certification.html",
        422 if fault else 200,
        fault=fault,
        row=row,
        typed=request.form if fault else {},
        unit=unit,
        number=certifications.number(row),
        kinds=KINDS,
        fields=FIELDS,
        labels={**FIELDS, "fee_vnd": lazy_gettext("Phí")},
        changes=changes,
        people=details.names(work.session, {one for one in ids if one}),
        may=people.may(work, "receive", unit),
        done=request.args.get("done"),
    )
