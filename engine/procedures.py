"""Published procedures: snapshots that cases keep, and the parsed form that all their cases share."""

from __future__ import annotations

import uuid
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

import forms
from bpmn import folder, model, sharing, soundness
from bpmn.procedure import Procedure
from engine import (
    administration,
    ladders,
    matters,
    mentions,
    names,
    runtime,
    statuscharts,
    statusdetails,
    successions,
    validity,
)
from engine.statuscharts import Change
from engine.tables import Case, Publication, Snapshot, SnapshotFile
from engine.work import Work
from feel.errors import Fault
from feel.findings import Finding
from forms.faults import FormBroken
from forms.form import Form

APPLICATION_FORM = "application.json"  #: what an applicant fills in; a procedure may do without
SHELF = 64  #: snapshots kept ready in memory; our choice, as many as the engine keeps definitions


class NotPublishable(Fault):
    """The procedure '{slug}' cannot be run or published yet: {count} mistakes; the first one: {first_en}"""

    vi = "Chưa chạy, chưa công bố được thủ tục '{slug}': có {count} lỗi; lỗi đầu tiên: {first_vi}"


class NotOffered(Fault):
    """No version of the procedure '{slug}' is in force on {day}."""

    vi = "Không có phiên bản nào của thủ tục '{slug}' có hiệu lực vào ngày {day}."


class SnapshotGone(Fault):
    """The published content {digest} of this case is not in the database."""

    vi = "Không còn nội dung đã công bố {digest} của hồ sơ này trong cơ sở dữ liệu."


class NoSuchForm(Fault):
    """The procedure '{slug}' has no form '{form}'."""

    vi = "Thủ tục '{slug}' không có biểu mẫu '{form}'."


@dataclass(frozen=True, slots=True)
class Offered:
    """A snapshot made ready: its engine definition, its settings, its forms by file name."""

    digest: str
    definition: runtime.Definition
    procedure: Procedure
    by_name: Mapping[str, Form]  #: by the file name that steps give; see `sharing.forms`
    routing: frozenset[str]  #: the answers that its diagrams may ask for

    def routed(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """What of *answers* goes into the engine's data."""
        return {name: value for name, value in answers.items() if name in self.routing}

    def form(self, name: str) -> Form:
        """The form in the file *name*, the procedure's own or a shared one.

        Raises:
            NoSuchForm: there is no such file.
        """
        found = self.by_name.get(name)
        if found is None:
            raise NoSuchForm(slug=self.procedure.slug, form=name)
        return found


_shelf: OrderedDict[str, Offered] = OrderedDict()
_lock = Lock()


def publish(work: Work, procedure: Procedure, *, active_from: date, is_checked: bool = False) -> Publication:
    """The publication of *procedure* as it is now; the same content in force twice is one publication.

    *is_checked*: the caller has found nothing wrong with just these files today, so that they are not read again.

    Raises:
        NotAllowed: the actor does not administer the whole system.
        NotPublishable: `problems` reports an error; nothing is written.
    """
    administration.require(work)
    digest = folder.digest(procedure.files)
    newest = work.session.scalar(
        select(Publication).where(Publication.slug == procedure.slug).order_by(Publication.version.desc()).limit(1)
    )
    if newest is not None and newest.digest == digest:
        return newest
    day = validity.day(work.now)
    chart, details = statuscharts.in_force(work.session, day), statusdetails.in_force(work.session, day)
    found = [] if is_checked else problems(procedure.files, slug=procedure.slug, chart=chart, details=details)
    errors = [finding for finding in found if finding.is_error]
    if errors:
        raise refusal(procedure.slug, errors)
    keep(work, procedure, digest)
    publication = Publication(
        slug=procedure.slug,
        version=(newest.version if newest else 0) + 1,
        digest=digest,
        code=procedure.code,
        name=procedure.name,
        active_from=active_from,
        published_at=work.now,
        published_by=work.actor_id,
    )
    work.session.add(publication)
    work.session.flush()
    return publication


def refusal(slug: str, errors: Sequence[Finding]) -> NotPublishable:
    """Why *slug* with these *errors* is not published."""
    return NotPublishable(slug=slug, count=len(errors), first_vi=errors[0].vi, first_en=errors[0].en)


def problems(
    files: Mapping[str, bytes],
    *,
    slug: str,
    chart: Collection[Change] = statuscharts.DEFAULT,
    details: Mapping[str, str] | None = None,
) -> list[Finding]:
    """What is wrong with a procedure folder, nothing of it being run: settings, diagrams, forms.

    Statuses are held against *chart*, and against *details*: code of a detail status -> the official one above it.
    """
    mentioned = mentions.problems(files, details=details or {})
    found = [*folder.problems(files, slug=slug), *runtime.verify(files), *mentioned]
    found.extend(successions.problems(files, chart=chart, details=details))
    found.extend(ladders.problems(files, slug=slug))
    read = _read_forms(files, found)
    known = names.of_forms(read)
    for form in read:
        found.extend(forms.problems(form, known_names=known))
    found.extend(names.problems(files, forms=read, routing=folder.routing(files)))
    application = next((form for form in read if form.file.rpartition("/")[2] == APPLICATION_FORM), None)
    found.extend(matters.problems(files, application))
    return [*found, *_unsound(files, found)]


def _unsound(files: Mapping[str, bytes], found: Collection[Finding]) -> list[Finding]:
    """What hangs or never comes in the diagrams; nothing is said of those that cannot run anyhow."""
    names_of = [name for name in sorted(files) if name.endswith(".bpmn")]
    if not names_of or any(finding.is_error and finding.file in names_of for finding in found):
        return []
    diagrams = [model.drawn(files[name], file=name) for name in names_of]
    return soundness.check(diagrams, aside=[name for name in names_of if "/" in name])


def _read_forms(files: Mapping[str, bytes], found: list[Finding]) -> list[Form]:
    """The forms that can be read; what is wrong with the others goes to *found*."""
    read = []
    for name in sharing.forms(files).values():
        try:
            read.append(forms.read(files[name], file=name))
        except FormBroken as broken:
            found.extend(broken.findings)
        except Fault as fault:
            found.append(Finding("form", "error", name, None, fault.say("vi"), fault.say("en")))
    return read


def in_force(session: Session, slug: str, day: date) -> Offered:
    """The version of *slug* that cases received on *day* begin on.

    Raises:
        NotOffered: there is none.
    """
    mine = select(Publication.digest).where(Publication.slug == slug, Publication.active_from <= day)
    digest = session.scalar(mine.order_by(Publication.active_from.desc(), Publication.version.desc()).limit(1))
    if digest is None:
        raise NotOffered(slug=slug, day=day)
    return offered(session, digest)


def of_case(session: Session, case_id: uuid.UUID) -> Procedure:
    """The settings of the version that the case keeps."""
    digest = session.scalars(select(Case.digest).where(Case.id == case_id)).one()
    return offered(session, digest).procedure


def offered(session: Session, digest: str) -> Offered:
    """The snapshot *digest* made ready; parsed once for each process of the machine.

    Raises:
        SnapshotGone: the database does not hold it.
    """
    with _lock:
        found = _shelf.get(digest)
        if found is not None:
            _shelf.move_to_end(digest)
            return found
    made = _make(session, digest)
    with _lock:
        _shelf[digest] = made
        while len(_shelf) > SHELF:
            _shelf.popitem(last=False)
    return made


def _make(session: Session, digest: str) -> Offered:
    snapshot = session.get(Snapshot, digest)
    rows = session.execute(select(SnapshotFile.path, SnapshotFile.content).where(SnapshotFile.digest == digest))
    files: dict[str, bytes] = {row.path: row.content for row in rows}
    if snapshot is None or folder.digest(files) != digest:
        raise SnapshotGone(digest=digest[:12])
    definition = runtime.definition(digest, files, snapshot.process)
    by_name = {name: forms.read(files[path], file=path) for name, path in sharing.forms(files).items()}
    return Offered(digest, definition, folder.read(files, slug=snapshot.slug), by_name, names.routing(files))


def keep(work: Work, procedure: Procedure, digest: str) -> None:
    """The content of *procedure*, whose address is *digest*, is in the database, once."""
    if work.session.get(Snapshot, digest) is not None:
        return
    row = {"digest": digest, "slug": procedure.slug, "process": procedure.process}
    work.session.execute(insert(Snapshot), [row])
    files = [{"digest": digest, "path": path, "content": data} for path, data in procedure.files.items()]
    work.session.execute(insert(SnapshotFile), files)
