"""Certifying at the desk: entries of the book, what they cost, what was put right."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from engine import certifications, people
from engine.certifications import WORDS, Certifying
from engine.queries import certifications as books
from engine.tables import Certification, Unit
from engine.work import Work
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.world import World, pairs, person, unknown

LABELS = {
    "Người yêu cầu": "applicant",
    "Giấy tờ": "paper",
    "Số bản": "copies",
    "Số trang": "pages",
    "Số định danh": "personal_id",
    "Biên lai": "receipt_number",
}


@sentence('lúc {at:moment} cán bộ {who} (đã )chứng thực "{kind}", người ký {signer}')
def certify(world: World, at: datetime, who: str, kind: str, signer: str, datatable: Table) -> None:
    """The desk enters a certification; the book gives its number."""
    world.tell(at)
    kinds = {words: code for code, words in WORDS.items()}
    if kind not in kinds:
        raise unknown("việc chứng thực", kind, list(kinds))
    entry = Certifying(**_said(datatable))
    with world.attempt(who) as work:
        unit = work.session.scalars(select(Unit).where(Unit.code == world.unit)).one()
        certifications.certify(work, unit, kinds[kind], entry, signer=person(work.session, signer))


@sentence('lúc {at:moment} cán bộ {who} sửa mục chứng thực mới nhất vì "{reason}"')
def correct(world: World, at: datetime, who: str, reason: str, datatable: Table) -> None:
    """The newest entry is put right."""
    world.tell(at)
    with world.attempt(who) as work:
        row = _newest(work)
        certifications.correct(work, row.id, _said(datatable), reason=reason, seen=row.version)


@sentence("mục chứng thực mới nhất là")
def stands(world: World, datatable: Table) -> None:
    """What stands in the newest entry, as far as the table names it."""
    with world.look_now() as work:
        row = _newest(work)
        changes = books.corrections(work.session, row.id)
        known = {label: str(getattr(row, name) or "") for label, name in LABELS.items()}
        known |= {
            "Số chứng thực": certifications.number(row),
            "Phí": f"{row.fee_vnd:,} đồng".replace(",", "."),
            "Lý do sửa": changes[-1].reason if changes else "",
        }
        wanted = pairs(datatable)
        for label in wanted:
            if label not in known:
                raise unknown("thông tin chứng thực", label, list(known))
        expect("Mục chứng thực", {label: known[label] for label in wanted}, wanted)


@sentence("sổ chứng thực mà cán bộ {who} xem được có {count:number} việc, {fees:number} đồng")
def sums(world: World, who: str, count: int, fees: int) -> None:
    """What the entries that the officer may read come to."""
    with world.look_now() as work:
        standing = people.stand(work.session, person(work.session, who).id, work.now)
        found = books.page(work.session, standing, books.Wanted()).sums
        expect("Sổ chứng thực", (found.entries, found.fees_vnd), (count, fees))


def _said(datatable: Table) -> dict[str, Any]:
    said = pairs(datatable)
    for label in said:
        if label not in LABELS:
            raise unknown("thông tin chứng thực", label, list(LABELS))
    found: dict[str, Any] = {LABELS[label]: value for label, value in said.items()}
    return found | {name: int(str(found[name])) for name in ("copies", "pages") if name in found}


def _newest(work: Work) -> Certification:
    rows = work.session.scalars(select(Certification).order_by(Certification.at.desc(), Certification.serial.desc()))
    found = rows.first()
    if found is None:
        raise unknown("mục chứng thực", "mới nhất", [])
    return found
