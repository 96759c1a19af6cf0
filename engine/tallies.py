"""What a check finds in each draft and in each version, counted by a worker once and kept, for lists of all of them.

A draft is counted anew after each saving, a version once after it was published. A check that ends by no answer is
tried again only after a while, so that one strange draft never keeps a worker from the others.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, select

from bpmn import shipped
from engine import coverage, designs, examinations, revisions, validity
from engine.tables import Publication, Revision
from engine.work import Work
from feel.findings import Finding

AGAIN = timedelta(minutes=15)  #: after which a check that never ended is tried again; our choice


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be counted: a draft at one of its versions, or a version that was published."""

    slug: str
    version: int
    publication_id: uuid.UUID | None  #: None: it is a draft


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted."""

    errors: int
    warnings: int
    flows: int | None = None  #: of a draft whose scenarios were measured as they are
    flows_covered: int | None = None


def claim(work: Work) -> Order | None:
    """What is counted next, drafts first, in the caller's hands for a while; None: all is counted."""
    draft = work.session.scalars(_left(Revision, Revision.checked_version, work.now)).one_or_none()
    if draft is not None:
        draft.checked_version = draft.version
        draft.flows = draft.flows_covered = None
        return _claimed(work, draft, None)
    version = work.session.scalars(_left(Publication, Publication.version, work.now)).one_or_none()
    return None if version is None else _claimed(work, version, version.id)


def _left(table: Any, checked: Any, now: datetime) -> Any:
    """The first row of *table* whose *checked* version is not its own, that was never checked, or was to no end."""
    changed = or_(table.checked_at.is_(None), checked != table.version)
    lost = and_(table.errors.is_(None), table.checked_at < now - AGAIN)
    first = select(table).where(or_(changed, lost)).order_by(table.slug, table.version.desc()).limit(1)
    return first.with_for_update(skip_locked=True)


def _claimed(work: Work, kept: Revision | Publication, publication_id: uuid.UUID | None) -> Order:
    kept.checked_at, kept.errors, kept.warnings = work.now, None, None
    return Order(kept.slug, kept.version, publication_id)


def count(work: Work, order: Order) -> Tally | None:
    """What a check finds in what *order* names, only reading; None: there is no place for it now.

    Raises:
        NoRevision: the draft was given up meanwhile.
    """
    if order.publication_id is not None:
        files = revisions.published(work.session, order.slug, order.version)
        return _tally(examinations.examine(work.session, files, order.slug, validity.day(work.now)).findings)
    found = designs.check(work, order.slug, {}).findings
    files = revisions.files(work.session, order.slug)
    record = coverage.read(files.get(shipped.RECORD, b""))
    if record is None or any(one.rule in (coverage.MISSING, coverage.STALE) for one in found):
        return _tally(found)
    return _tally(found, record.flows, record.covered)


def keep(work: Work, order: Order, tally: Tally | None) -> None:
    """*tally* is kept with what was counted, unless that is another one by now; without any it is counted again."""
    if tally is None:
        return
    kept: Revision | Publication | None
    if order.publication_id is not None:
        kept = work.session.get(Publication, order.publication_id)
    else:
        kept = work.session.get(Revision, order.slug, with_for_update=True)
    if kept is None or kept.version != order.version:
        return
    kept.errors, kept.warnings = tally.errors, tally.warnings
    if isinstance(kept, Revision):
        kept.flows, kept.flows_covered = tally.flows, tally.flows_covered


def _tally(found: Sequence[Finding], flows: int | None = None, covered: int | None = None) -> Tally | None:
    if any(one.rule == examinations.NO_PLACE for one in found):
        return None
    weights = [one.severity for one in found]
    return Tally(weights.count("error"), weights.count("warning"), flows, covered)
