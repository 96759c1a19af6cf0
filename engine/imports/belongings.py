"""What a case of another system brings along is kept with it: its results, what was paid, notes, papers.

Source: Circular 11/2025/TT-BKHCN, Điều 6 (chuyển đổi dữ liệu); NĐ 118/2025/NĐ-CP Điều 28.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from bpmn.procedure import Procedure
from engine import components, results, retention
from engine.imports import items
from engine.imports.archives import Archive, NotBeside
from engine.imports.items import Brought, Given, Items
from engine.tables import Case, Component, Note, Obligation, Paper, Result
from engine.work import Work
from feel import text
from feel.errors import Fault

ISSUED_STATUS = "done"  #: of a running case whose result waits for the applicant


class UnknownPaper(Fault):
    """The procedure asks for no paper '{component}' in this case; it asks for: {known}."""

    vi = "Thủ tục không có thành phần '{component}' trong trường hợp này; các thành phần: {known}."


class NoResultYet(Fault):
    """Only a case that has ended brings its result, or one in status 'done' whose result, with its file, waits."""

    vi = "Chỉ hồ sơ đã kết thúc mới có kết quả, hoặc hồ sơ ở trạng thái 'done' có kết quả kèm tệp đang chờ trả."


@dataclass(frozen=True, slots=True)
class Bringing:
    """A case that brings *items* along, and the ZIP in which its files lie; None: there is none."""

    case: Case
    procedure: Procedure
    items: Items
    archive: Archive | None


def told(brought: Items) -> dict[str, Any]:
    """What the trail says of *brought*, empty for nothing: numbers and counts, no words."""
    found = {
        "results": [one.number for one in brought.results],
        "fees": len(brought.fees),
        "notes": len(brought.notes),
        "papers": len(brought.papers),
    }
    return {name: value for name, value in found.items() if value}


def keep(work: Work, bringing: Bringing) -> None:
    """All that comes along is kept with the case, whose list of papers is open.

    Raises:
        UnknownResult, NoResultYet, UnknownPaper, WrongForm, NoContent, NotBeside, FileBroken; and what `files.keep`
            raises.
    """
    case, brought = bringing.case, bringing.items
    if brought.fees:
        rows = [_fee(case, number, one, work) for number, one in enumerate(brought.fees, 1)]
        work.session.execute(insert(Obligation), rows)
    if brought.notes:
        noted = [
            {"case_id": case.id, "number": number, "text": one.text, "written_at": one.at or work.now}
            for number, one in enumerate(brought.notes, 1)
        ]
        work.session.execute(insert(Note), noted)
    if brought.results:
        given = [_result(work, bringing, number, one) for number, one in enumerate(brought.results, 1)]
        work.session.execute(insert(Result), given)
    if brought.papers:
        _keep_papers(work, bringing)


def _fee(case: Case, number: int, one: items.Paid, work: Work) -> dict[str, Any]:
    return {
        "case_id": case.id,
        "number": number,
        "notice_number": one.notice or one.receipt,
        "content": one.content,
        "amount_vnd": one.amount_vnd,
        "asked_at": min(items.noon(one.paid_on), work.now),
        "paid_on": one.paid_on,
        "receipt_number": one.receipt,
        "paid_at": work.now,
    }


def _result(work: Work, bringing: Bringing, position: int, one: Given) -> dict[str, Any]:
    case, kinds = bringing.case, bringing.procedure.results
    found = next((kind for kind in kinds if one.code in (None, kind.code)), None)
    if found is None:
        raise results.UnknownResult(code=one.code or "")
    waits = case.state == "open"
    if (case.status == ISSUED_STATUS and (not waits or one.file is None)) or (waits and case.status != ISSUED_STATUS):
        raise NoResultYet
    digest = _file(work, bringing, one.file)[0] if one.file else None
    issued = min(items.noon(one.at), work.now)
    return {
        "case_id": case.id,
        "position": position,
        "code": found.code,
        "name": found.name,
        "state": results.ISSUED if waits else results.RETURNED,
        "digest": digest,
        "sealed": digest,
        "number": one.number,
        "signed_at": issued,
        "issued_at": issued,
        "issuer": one.issuer,
        "keep_until": retention.kept_until(bringing.procedure.retention, one.at),
        "returned_at": None if waits else case.ended_at,
    }


def _keep_papers(work: Work, bringing: Bringing) -> None:
    mine = select(Component).where(Component.case_id == bringing.case.id).order_by(Component.position)
    listed = work.session.scalars(mine).all()
    names = _names(listed)
    versions: dict[uuid.UUID, int] = {}
    rows = []
    for one in bringing.items.papers:
        component = names.get(one.component) or names.get(text.fold(one.component))
        if component is None:
            raise UnknownPaper(component=one.component[:80], known="; ".join(row.name for row in listed)[:600])
        versions[component.id] = number = versions.get(component.id, 0) + 1
        rows.append({**_paper(work, bringing, component, one), "component_id": component.id, "number": number})
    work.session.execute(insert(Paper), rows)


def _names(listed: Any) -> Mapping[str, Component]:
    """The components by place and code, and by name without tone marks; what several are called means none."""
    folded = [text.fold(one.name) for one in listed]
    codes = [one.code for one in listed]
    return {
        **{name: one for name, one in zip(folded, listed, strict=True) if folded.count(name) == 1},
        **{code: one for code, one in zip(codes, listed, strict=True) if code and codes.count(code) == 1},
        **{str(one.position): one for one in listed},
    }


def _paper(work: Work, bringing: Bringing, component: Component, one: Brought) -> dict[str, Any]:
    usual = {"show": "shown", "look-up": "looked-up"}.get(component.way, "electronic" if one.file else "copy")
    form = one.form or usual
    if form not in components.FORMS[component.way]:
        raise components.WrongForm(name=component.name, form=form)
    if form == "electronic" and one.file is None:
        raise components.NoContent
    digest, name = _file(work, bringing, one.file) if one.file else (None, None)
    plain = {"form": form, "digest": digest, "file_name": name, "note": one.note, "valid_until": one.valid_until}
    return {**plain, "kept_original": False, "registered_by": work.actor_id, "registered_at": work.now}


def _file(work: Work, bringing: Bringing, name: str) -> tuple[str, str]:
    if bringing.archive is None:
        raise NotBeside(name=name)
    return bringing.archive.keep(work, name)
