"""The checklist of a case as its page shows it: each component, and every version of its paper."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.queries import details
from engine.tables import Component, Paper, StoredFile


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One version of a paper."""

    id: uuid.UUID
    number: int
    form: str
    has_file: bool
    kind: str | None
    size: int | None  #: bytes
    file_name: str | None
    note: str | None
    valid_until: date | None
    kept_original: bool
    given_back_at: datetime | None
    is_reused: bool
    registered_by: str | None
    registered_at: datetime


@dataclass(frozen=True, slots=True)
class ComponentLine:
    """One line of the checklist."""

    position: int
    code: str
    name: str
    way: str
    original: int
    copy: int
    electronic: int
    needed: bool
    papers: tuple[PaperLine, ...]  #: the newest first


def checklist(session: Session, case_id: uuid.UUID) -> list[ComponentLine]:
    """The components of the case as listed: four statements, however many there are."""
    mine = select(Paper).join(Component).where(Component.case_id == case_id).order_by(Paper.number.desc())
    came = session.scalars(mine).all()
    told = {one.id: line for one, line in zip(came, lines(session, came), strict=True)}
    plain = ("position", "code", "name", "way", "original", "copy", "electronic", "needed")
    return [
        ComponentLine(
            **{name: getattr(one, name) for name in plain},
            papers=tuple(told[paper.id] for paper in came if paper.component_id == one.id),
        )
        for one in listed(session, case_id)
    ]


def listed(session: Session, case_id: uuid.UUID) -> Sequence[Component]:
    """The components of the case, in order."""
    return session.scalars(select(Component).where(Component.case_id == case_id).order_by(Component.position)).all()


def lines(session: Session, papers: Iterable[Paper]) -> list[PaperLine]:
    """*papers* as a person reads them, in the same order."""
    found = list(papers)
    names = details.names(session, {one.registered_by for one in found if one.registered_by})
    kept = select(StoredFile).where(StoredFile.digest.in_({one.digest for one in found if one.digest}))
    files = {file.digest: file for file in session.scalars(kept)}
    return [_line(one, names, files.get(one.digest or "")) for one in found]


def one(session: Session, case_id: uuid.UUID, paper_id: uuid.UUID) -> Paper:
    """The paper, when it belongs to the case.

    Raises:
        NoSuchPart.
    """
    mine = select(Paper).join(Component).where(Paper.id == paper_id, Component.case_id == case_id)
    found = session.scalar(mine)
    if found is None:
        raise details.NoSuchPart
    return found


def content(session: Session, case_id: uuid.UUID, paper_id: uuid.UUID) -> tuple[Paper, StoredFile, Component]:
    """The paper with its file and what it is for, when it belongs to the case and has a file.

    Raises:
        NoSuchPart.
    """
    mine = select(Paper, StoredFile, Component).join(Component, Component.id == Paper.component_id)
    mine = mine.join(StoredFile, StoredFile.digest == Paper.digest)
    row = session.execute(mine.where(Paper.id == paper_id, Component.case_id == case_id)).one_or_none()
    if row is None:
        raise details.NoSuchPart
    return row.Paper, row.StoredFile, row.Component


def _line(paper: Paper, names: dict[uuid.UUID, str], file: StoredFile | None) -> PaperLine:
    plain = ("id", "number", "form", "file_name", "note", "valid_until", "kept_original", "given_back_at")
    return PaperLine(
        **{name: getattr(paper, name) for name in plain},
        has_file=file is not None,
        kind=file.kind if file else None,
        size=file.size if file else None,
        is_reused=paper.reused_from is not None,
        registered_by=names.get(paper.registered_by) if paper.registered_by else None,
        registered_at=paper.registered_at,
    )
