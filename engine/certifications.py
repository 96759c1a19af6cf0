"""Certifying at the desk (chứng thực), without a diagram: the fee, the number from the book, entries and corrections.

Source: NĐ 23/2015/NĐ-CP as amended by NĐ 280/2025/NĐ-CP (certifying, books, numbers that run through the year and are
given to each kind of paper, not to each visit: TT 01/2020/TT-BTP Điều 4); TT 226/2016/TT-BTC Điều 4 (fees).
Our choice: one book a unit, year and kind; an entry is put right, never taken out.
"""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from engine import changes, hands, holdings, parameters, people, results, validity
from engine.queries.predicates import LEADER
from engine.tables import Certification, CertificationChange, Holding, Person, Post, Unit
from engine.work import Work, acting_as
from feel import text
from feel.errors import Fault
from forms import faults, identity

COPY, SIGNATURE = "copy", "signature"
REGISTERS = {COPY: "SCT/BS", SIGNATURE: "SCT/CK"}  #: under which numbers are counted up and changes are kept
SIGNS = {COPY: "SCT/BS", SIGNATURE: "SCT/CK,ĐC"}  #: of the books, as numbers bear them (NĐ 23/2015 Đ13 k4)
#: of the book within its year: what is kept by a computer is bound into one book a year (NĐ 23/2015 Đ13 k3)
VOLUME = 1
WORDS = {COPY: "Bản sao từ bản chính", SIGNATURE: "Chữ ký trong giấy tờ, văn bản"}
MOST = 1000  #: copies, and pages; our choice: more than that is a slip of the hand
BASIS = "NĐ 23/2015/NĐ-CP"  #: on which every entry rests
NO_PERSONAL_ID = faults.NotAPersonalId, faults.NoSuchBirthplace, faults.NoSuchCentury
FIRST, FURTHER, FIRST_PAGES, CEILING, PER_SIGNATURE = (
    "certification_page_vnd",
    "certification_further_page_vnd",
    "certification_first_pages",
    "certification_copy_most_vnd",
    "certification_signature_vnd",
)


class BadCertification(Fault):
    """This certification cannot be recorded: {field}."""

    vi = "Thông tin chứng thực chưa đúng ở mục {field}."


class NoSuchCertification(Fault):
    """There is no such entry in the books of certification, or you may not see it."""

    vi = "Không có mục này trong sổ chứng thực, hoặc bạn không có quyền xem."


class CertificationChanged(Fault):
    """This entry was changed after you opened it (you saw version {seen}); open it again."""

    vi = "Mục này đã thay đổi sau khi bạn mở (bạn đang xem phiên bản {seen}); hãy mở lại."


class EnteredAlready(Fault):
    """This entry stands in the book already; look for it there."""

    vi = "Mục này đã được ghi vào sổ; hãy xem trong sổ."


class NotASigner(Fault):
    """{name} does not sign certifications of this unit today."""

    vi = "{name} hôm nay không có thẩm quyền ký chứng thực của đơn vị này."


@dataclass(frozen=True, slots=True, kw_only=True)
class Certifying:
    """What is to be entered."""

    applicant: str
    paper: str
    copies: int = 1
    pages: int = 1
    personal_id: str | None = None
    receipt_number: str | None = None
    note: str | None = None


FIELDS = tuple(Certifying.__dataclass_fields__)


def certify(
    work: Work, unit: Unit, kind: str, entry: Certifying, *, signer: Person, as_id: uuid.UUID | None = None
) -> Certification:
    """The entry in the book of *unit*, with the next number and the fee of the day.

    The number is drawn in the act's own transaction: what is refused leaves no gap. *as_id*: the id that it gets; an
    entry of the actor that bears it already is given as it is, so that a press that came twice is one entry.

    Raises:
        NotAllowed: the actor does not receive at the unit. BadCertification, NotASigner.
        EnteredAlready: somebody else's entry has the id, or the other press of two at once was first.
    """
    people.require(work, "receive", unit)
    there = work.session.get(Certification, as_id) if as_id else None
    if there is not None and there.unit_id == unit.id and there.recorded_by == work.actor_id:
        return there
    _require_free(work, as_id)
    if kind not in REGISTERS:
        raise BadCertification(field="kind")
    clean, day = _clean(entry), validity.day(work.now)
    title = _title(work, unit, signer)
    amount = fee(work, kind, copies=clean.copies, pages=clean.pages, on=day)
    serial = results.count_up(work, unit.id, day.year, REGISTERS[kind])
    _require_free(work, as_id)  # whoever comes at the same time has waited for the number
    row = Certification(
        id=as_id or uuid.uuid4(),
        unit_id=unit.id,
        year=day.year,
        kind=kind,
        serial=serial,
        version=1,
        day=day,
        at=work.now,
        recorded_by=work.actor_id,
        signer_id=signer.id,
        signer_title=title,
        applicant_folded=text.fold(clean.applicant),
        fee_vnd=amount,
        **asdict(clean),
    )
    work.session.add(row)
    work.session.flush()
    facts = {"serial": row.serial, "copies": row.copies, "pages": row.pages, "fee": row.fee_vnd}
    changes.record(work, _book(unit, row), "certify", source=BASIS, facts=facts)
    return row


def correct(
    work: Work, certification_id: uuid.UUID, changed: Mapping[str, Any], *, reason: str, seen: int
) -> Certification:
    """The entry is put right in *changed*, names of `FIELDS`; the fee follows by the day of the entry.

    Raises:
        NoSuchCertification, NotAllowed, CertificationChanged, NoReason, BadCertification.
    """
    told = hands.reason(reason)
    kept = select(Certification).where(Certification.id == certification_id).with_for_update()
    row = work.session.scalars(kept.execution_options(populate_existing=True)).one_or_none()
    if row is None:
        raise NoSuchCertification
    unit = work.session.get_one(Unit, row.unit_id)
    people.require(work, "receive", unit)
    if row.version != seen:
        raise CertificationChanged(seen=seen)
    known = Certifying(**{name: getattr(row, name) for name in FIELDS})
    clean = _clean(replace(known, **changed))
    after = asdict(clean) | {"fee_vnd": fee(work, row.kind, copies=clean.copies, pages=clean.pages, on=row.day)}
    differs = {name: value for name, value in after.items() if getattr(row, name) != value}
    if not differs:
        raise BadCertification(field="changed")
    before = {name: getattr(row, name) for name in differs}
    for name, value in differs.items():
        setattr(row, name, value)
    row.applicant_folded, row.version = text.fold(row.applicant), row.version + 1
    last = select(func.count()).where(CertificationChange.certification_id == row.id)
    work.session.add(
        CertificationChange(
            certification_id=row.id,
            number=(work.session.scalar(last) or 0) + 1,
            before=before,
            after=differs,
            reason=told,
            changed_by=work.actor_id,
            changed_at=work.now,
        )
    )
    work.session.flush()
    facts = {"serial": row.serial, "fields": sorted(differs), "fee": row.fee_vnd}
    changes.record(work, _book(unit, row), "correct", source=BASIS, facts=facts)
    return row


def fee(work: Work, kind: str, *, copies: int, pages: int, on: date) -> int:
    """What it costs on the day *on*, in đồng.

    Of a copy each page has its price, from some page on a lower one, and a copy costs no more than its ceiling; of
    signatures each paper has its price, however many signatures it bears.

    Source: TT 226/2016/TT-BTC Điều 4; the numbers are the legal parameters named above.
    """
    if kind == SIGNATURE:
        return copies * parameters.whole(work, PER_SIGNATURE, on=on)
    first, further, full, most = (
        parameters.whole(work, code, on=on) for code in (FIRST, FURTHER, FIRST_PAGES, CEILING)
    )
    return copies * min(first * min(pages, full) + further * max(0, pages - full), most)


def number(row: Certification) -> str:
    """The number as it stands in the certification, e.g. "15 quyển số 01/2026-SCT/BS".

    Source: NĐ 23/2015 Đ13 k2 (serial number with volume, year and sign of the kind); the samples of NĐ 280/2025.
    """
    return f"{row.serial:02d} quyển số {VOLUME:02d}/{row.year}-{SIGNS[row.kind]}"


def _require_free(work: Work, as_id: uuid.UUID | None) -> None:
    if as_id and work.session.scalar(select(Certification.id).where(Certification.id == as_id)) is not None:
        raise EnteredAlready


def _book(unit: Unit, row: Certification) -> str:
    return f"book {unit.code} {row.year} {REGISTERS[row.kind]}"


def _title(work: Work, unit: Unit, signer: Person) -> str:
    """The title under which *signer* signs for *unit*.

    Its leaders by their post, others by an authority to sign that was given to them: since 2025-11-01 the chairman of
    a commune may have officials certify (NĐ 23/2015 Đ5 k2, as NĐ 280/2025 has it).
    """
    of_unit = holdings.holds(work, signer.id, unit.id, LEADER)
    if not signer.active or not (of_unit or people.may(acting_as(work, signer.id), "sign", unit)):
        raise NotASigner(name=signer.full_name)
    held = select(Post.title).join(Holding, Holding.post_id == Post.id).where(Holding.person_id == signer.id)
    today = held.where(validity.on(Holding, validity.day(work.now)))
    return work.session.scalars(today.order_by(Post.unit_id != unit.id, Post.title)).first() or ""


def _clean(entry: Certifying) -> Certifying:
    told = {name: _line(getattr(entry, name)) for name in ("applicant", "paper", "receipt_number", "note")}
    longest = {"applicant": 300, "paper": 500, "receipt_number": 60, "note": 500}
    for name, most in longest.items():
        value = told[name] or ""
        is_missing = not value and name in ("applicant", "paper")
        if is_missing or len(value) > most or (value and not value.isprintable()):
            raise BadCertification(field=name)
    for name in ("copies", "pages"):
        if not 0 < getattr(entry, name) <= MOST:
            raise BadCertification(field=name)
    return Certifying(
        applicant=told["applicant"] or "",
        paper=told["paper"] or "",
        copies=entry.copies,
        pages=entry.pages,
        personal_id=_personal_id((entry.personal_id or "").strip()),
        receipt_number=told["receipt_number"],
        note=told["note"],
    )


def _personal_id(said: str) -> str | None:
    try:
        return identity.personal_id(said) if said else None
    except NO_PERSONAL_ID as fault:
        raise BadCertification(field="personal_id") from fault


def _line(value: str | None) -> str | None:
    return unicodedata.normalize("NFC", " ".join((value or "").split())) or None
