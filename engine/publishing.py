"""A draft goes into force: what the strict check says of it, what it would change, and the act itself.

An officer publishes by a decision, which is kept with the version; nothing stays of a publication that is refused.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bpmn import folder, shipped
from bpmn.procedure import Procedure
from engine import (
    changes,
    coverage,
    differences,
    examinations,
    inspection,
    pasts,
    procedures,
    revisions,
    sizes,
    validity,
)
from engine.differences import Impact
from engine.tables import Publication, Revision, StoredFile
from engine.work import Work
from feel.errors import Fault
from feel.findings import Finding

LONGEST_SUBJECT = 120
LONGEST_NAME = 500  #: letters that are shown of what a draft says of itself; our choice


class TooEarly(Fault):
    """The procedure itself is in force from {day} only: procedure.toml says so."""

    vi = "Thủ tục chỉ có hiệu lực từ {day}, theo procedure.toml: không công bố cho ngày trước đó được."


class NothingNew(Fault):
    """This draft of '{slug}' says nothing else than its version {version}, which was published last."""

    vi = "Bản dự thảo của '{slug}' không khác gì phiên bản {version} đã công bố gần nhất."


class UnknownDecision(Fault):
    """This file of the decision is not there."""

    vi = "Không có tệp quyết định này."


@dataclass(frozen=True, slots=True)
class Approval:
    """The decision by which a version goes into force."""

    decision: str  #: its number, day and who made it
    digest: str | None = None  #: of its file, as it is kept
    file_name: str | None = None


@dataclass(frozen=True, slots=True)
class Prospect:
    """What publishing a draft would do."""

    version: int  #: of the draft
    name: str  #: of the procedure, as far as it says so
    since: date  #: the first day in force
    errors: tuple[Finding, ...]  #: that keep it from being published
    impact: Impact | None  #: None: there are errors


def prospect(work: Work, slug: str, since: date | None = None) -> Prospect:
    """What would become of the draft of *slug* in force from *since*, or as soon as it may be.

    Raises:
        NotAllowed, NoRevision, TooEarly, TooLarge.
    """
    revisions.require(work)
    files, today = revisions.files(work.session, slug), validity.day(work.now)
    sizes.require(files, slug)
    version = work.session.get_one(Revision, slug).version
    errors = strictly(work.session, slug, files, today)
    procedure = None if errors else folder.draft(folder.running(files), slug=slug)
    if procedure is None:
        name = str(folder.said(files).get("name") or slug)[:LONGEST_NAME]
        return Prospect(version, name, since or today, tuple(errors), None)
    day = first_day(procedure, since or today, is_named=since is not None)
    change = differences.impact(work.session, procedure, day=day, now=work.now)
    return Prospect(version, procedure.name, day, (), change)


def publish(work: Work, slug: str, *, seen: int, since: date | None, approval: Approval) -> Publication:
    """The draft of *slug*, as the actor *seen* it, goes into force from *since* on by the decision in *approval*.

    The draft stays, with its scenarios.

    Raises:
        NotAllowed, NoRevision, RevisionChanged, TooEarly, TooLarge, NothingNew, UnknownDecision. NoSource,
        SourceTooLong: of the decision. NotPublishable: the strict check finds a mistake.
    """
    revisions.at(work, slug, seen=seen)
    files = revisions.files(work.session, slug)
    sizes.require(files, slug)
    errors = strictly(work.session, slug, files, validity.day(work.now))
    if errors:
        raise procedures.refusal(slug, errors)
    procedure = folder.read(folder.running(files), slug=slug)
    day = first_day(procedure, since or validity.day(work.now), is_named=since is not None)
    require_news(work.session, procedure)
    publication = procedures.publish(work, procedure, active_from=day, is_checked=True)
    approve(work, publication, approval)
    measure(publication, files)
    pasts.mark(work, slug, seen)
    work.session.flush()
    return publication


def strictly(session: Session, slug: str, files: Mapping[str, bytes], day: date) -> list[Finding]:
    """What keeps *files* from being published: errors, and warnings that a strict check counts as such."""
    runs = folder.running(files)
    found = examinations.examine(session, runs, slug, day).findings
    told = coverage.problems(runs, feature=files.get(shipped.FEATURE), record=files.get(shipped.RECORD))
    return [finding for finding in inspection.strict([*found, *told]) if finding.is_error]


def first_day(procedure: Procedure, day: date, *, is_named: bool) -> date:
    """The first day in force: the one that was named, or as soon as the procedure itself is.

    Raises:
        TooEarly: the named day lies before that.
    """
    if day >= procedure.valid_from:
        return day
    if is_named:
        raise TooEarly(day=f"{procedure.valid_from:%d/%m/%Y}")
    return procedure.valid_from


def measure(publication: Publication, files: Mapping[str, bytes]) -> None:
    """The publication knows how far the scenarios in *files* go, when that was measured of just these."""
    record = coverage.read(files.get(shipped.RECORD, b""))
    if record is not None and record.folder == publication.digest:
        publication.flows, publication.flows_covered = record.flows, record.covered


def require_news(session: Session, procedure: Procedure) -> None:
    """Nothing, when *procedure* differs from its version that was published last.

    Raises:
        NothingNew.
    """
    mine = select(Publication.version, Publication.digest).where(Publication.slug == procedure.slug)
    newest = session.execute(mine.order_by(Publication.version.desc()).limit(1)).one_or_none()
    if newest is not None and newest.digest == folder.digest(procedure.files):
        raise NothingNew(slug=procedure.slug, version=newest.version)


def approve(work: Work, publication: Publication, approval: Approval) -> None:
    """The decision is kept with the version, and on record.

    Raises:
        UnknownDecision, NoSource, SourceTooLong.
    """
    if approval.digest is not None and work.session.get(StoredFile, approval.digest) is None:
        raise UnknownDecision
    facts = {name: getattr(publication, name) for name in ("slug", "version", "digest")}
    told = {**facts, "active_from": publication.active_from.isoformat(), "file": approval.digest}
    subject = f"procedure {publication.slug}"[:LONGEST_SUBJECT]  # names that begin alike so far share a chain
    changes.record(work, subject, "publish", source=approval.decision, facts=told)
    publication.decision = approval.decision.strip()
    publication.decision_digest, publication.decision_file = approval.digest, approval.file_name
