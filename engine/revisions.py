"""Drafts of procedures: what analysts work on, with its scenarios; what was published stays its beginning.

A draft is saved file by file, so two analysts at two files never meet; at one file the second is told who changed it.
What a file was before stays, as long as the draft does and `engine.pasts` says; no number of a version comes twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bpmn import folder, shipped
from engine import pasts, people
from engine.tables import PastFile, Person, Publication, Rehearsal, Revision, RevisionFile, SnapshotFile, Tryout, Unit
from engine.work import Work
from feel.errors import Fault

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 120
PATH = re.compile(r"[\w][\w.-]*(/[\w][\w.-]*){0,3}")  #: of a file inside a procedure folder
LONGEST_PATH = 200


class RevisionChanged(Fault):
    """Somebody else changed the draft of '{slug}' meanwhile (you saw version {seen}, it is {version} now)."""

    vi = "Có người khác vừa sửa bản dự thảo của '{slug}' (bạn đang xem lần lưu {seen}, nay là lần lưu {version})."


class FileChanged(RevisionChanged):
    """{who} changed '{path}' meanwhile (you saw version {seen} of the draft, the file is of version {version})."""

    vi = "{who} vừa sửa '{path}' (bạn đang xem lần lưu {seen}, nay là lần lưu {version})."


class NoRevision(Fault):
    """There is no draft of '{slug}'."""

    vi = "Chưa có bản dự thảo nào của '{slug}'."


class RevisionThere(Fault):
    """There is a draft of '{slug}' already."""

    vi = "Đã có bản dự thảo của '{slug}'."


class NoSuchVersion(Fault):
    """The procedure '{slug}' has no version {version}."""

    vi = "Thủ tục '{slug}' không có phiên bản {version}."


class NothingPublished(Fault):
    """The procedure '{slug}' is not in the database: there is neither a draft of it nor a version."""

    vi = "Cơ sở dữ liệu không có thủ tục '{slug}': chưa có bản dự thảo, chưa công bố phiên bản nào."


class BadSlug(Fault):
    """'{slug}' is no name for a procedure: small letters without tone marks and digits, joined by hyphens."""

    vi = "'{slug}' không dùng làm tên thủ tục được: chỉ chữ thường không dấu và số, nối bằng dấu gạch ngang."


class BadPath(Fault):
    """'{path}' is no name for a file of a procedure: letters, digits, '-', '_' and '.', in three folders at most."""

    vi = "'{path}' không dùng làm tên tệp của thủ tục được: chỉ chữ, số, '-', '_', '.', nhiều nhất ba cấp thư mục."


class NoSuchFile(Fault):
    """The draft has no file '{path}'."""

    vi = "Bản dự thảo không có tệp '{path}'."


class TooMuch(Fault):
    """A draft has at most {files} files and {size} bytes."""

    vi = "Bản dự thảo có tối đa {files} tệp và {size} byte."


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a draft, without its content."""

    path: str
    size: int  #: bytes
    version: int  #: of the draft, when the file was changed last
    saved_at: datetime
    saved_by: str | None  #: full name


@dataclass(frozen=True, slots=True)
class Line:
    """One draft in a list."""

    slug: str
    version: int
    saved_at: datetime
    saved_by: str | None  #: full name
    errors: int | None  #: that a check found in this version; None: not counted yet
    warnings: int | None
    flows: int | None  #: None: nobody played its scenarios as it is
    flows_covered: int | None


@dataclass(frozen=True, slots=True)
class Draft(Line):
    """A draft as it stands."""

    files: tuple[Kept, ...]


def require(work: Work) -> None:
    """Nothing, when the actor designs procedures of the whole system.

    Raises:
        NotAllowed.
    """
    if work.actor_id is None:
        return
    for unit in work.session.scalars(select(Unit).where(Unit.parent_id.is_(None))).all():
        people.require(work, "design", unit)


def begin(work: Work, slug: str, files: Mapping[str, bytes] | None = None) -> int:
    """A draft of *slug* is begun, from *files*, or else from what was published last; gives its version.

    Raises:
        NotAllowed, BadSlug, BadPath, TooMuch. RevisionThere: there is one. NothingPublished: and nothing to begin from.
    """
    require(work)
    named(slug)
    if work.session.get(Revision, slug) is not None:
        raise RevisionThere(slug=slug)
    return save(work, slug, beginning(work.session, slug) if files is None else files, seen=0)


def named(slug: str) -> None:
    """Nothing, when a procedure may be called *slug*.

    Raises:
        BadSlug.
    """
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        raise BadSlug(slug=slug[:LONGEST_SLUG])


def sound(files: Mapping[str, bytes]) -> None:
    """Nothing, when a draft may hold *files*.

    Raises:
        BadPath, TooMuch.
    """
    for path in files:
        if not PATH.fullmatch(path) or len(path) > LONGEST_PATH:
            raise BadPath(path=path[:LONGEST_PATH])
    size = sum(map(len, files.values()))
    if len(files) > folder.MOST_FILES or size > folder.MOST_BYTES:
        raise TooMuch(files=folder.MOST_FILES, size=folder.MOST_BYTES)


def save(work: Work, slug: str, files: Mapping[str, bytes], *, seen: int | None = None) -> int:
    """The draft of *slug* consists of *files*, right or wrong; gives its new version.

    *seen* is the version that was edited, 0 for the first one; None replaces whatever is there, as an import does.

    Raises:
        NotAllowed, BadPath, TooMuch. RevisionChanged: it is of another version by now.
    """
    require(work)
    sound(files)
    kept, is_new = _to_replace(work, slug)
    version = 0 if is_new else kept.version
    if seen is not None and seen != version:
        raise RevisionChanged(slug=slug, seen=seen, version=version)
    _raised(work, kept)
    before = {} if not version else _contents(work.session, slug)
    gone = [path for path, data in before.items() if files.get(path) != data]
    _put_away(work, slug, gone)
    _add(work, kept, {path: data for path, data in files.items() if before.get(path) != data})
    return kept.version


def write(work: Work, slug: str, path: str, data: bytes, *, seen: int) -> int:
    """The file *path* of the draft says *data* from now on; gives the new version of the draft.

    *seen* is the version of the draft in which the file was read; what others did to other files does not matter.

    Raises:
        NotAllowed, NoRevision, BadPath, TooMuch. FileChanged: somebody changed or removed this file since.
        RevisionChanged: this draft never was of a version *seen*.
    """
    kept = _to_change(work, slug, path, seen)
    others = {name: size for name, size in _sizes(work.session, slug) if name != path}
    if len(others) >= folder.MOST_FILES or sum(others.values()) + len(data) > folder.MOST_BYTES:
        raise TooMuch(files=folder.MOST_FILES, size=folder.MOST_BYTES)
    _put_away(work, slug, [path])
    _raised(work, kept)
    _add(work, kept, {path: data})
    return kept.version


def remove(work: Work, slug: str, path: str, *, seen: int) -> int:
    """The draft has no file *path* any more; gives its new version. What it said is kept.

    Raises:
        NotAllowed, NoRevision, BadPath, NoSuchFile. FileChanged: somebody changed it since *seen*.
    """
    kept = _to_change(work, slug, path, seen)
    if work.session.get(RevisionFile, (slug, path)) is None:
        raise NoSuchFile(path=path)
    _put_away(work, slug, [path])
    return _raised(work, kept)


def files(session: Session, slug: str) -> dict[str, bytes]:
    """The files of the draft of *slug*, by path.

    Raises:
        NoRevision: there is none.
    """
    found = _contents(session, slug)
    if not found and session.get(Revision, slug) is None:
        raise NoRevision(slug=slug)
    return found


def every(session: Session) -> list[Line]:
    """All drafts, in the order of their names."""
    return [Line(*row) for row in session.execute(_lines().order_by(Revision.slug))]


def look(session: Session, slug: str) -> Draft:
    """The draft of *slug* without the contents of its files.

    Raises:
        NoRevision: there is none.
    """
    line = session.execute(_lines().where(Revision.slug == slug)).one_or_none()
    if line is None:
        raise NoRevision(slug=slug)
    size = func.length(RevisionFile.content)
    listed = select(RevisionFile.path, size, RevisionFile.version, RevisionFile.saved_at, Person.full_name)
    listed = listed.outerjoin(Person, Person.id == RevisionFile.saved_by).where(RevisionFile.slug == slug)
    told: tuple[Any, ...] = *line, tuple(Kept(*row) for row in session.execute(listed.order_by(RevisionFile.path)))
    return Draft(*told)


def at(work: Work, slug: str, *, seen: int) -> int:
    """The version of the draft of *slug*, when that is what the actor saw; it stays so until his act ends.

    Raises:
        NotAllowed, NoRevision. RevisionChanged: it is of another version by now.
    """
    require(work)
    kept = work.session.get(Revision, slug, with_for_update=True)
    if kept is None:
        raise NoRevision(slug=slug)
    if kept.version != seen:
        raise RevisionChanged(slug=slug, seen=seen, version=kept.version)
    return kept.version


def discard(work: Work, slug: str) -> None:
    """There is no draft of *slug* any more; nothing happens when there was none.

    Raises:
        NotAllowed.
    """
    require(work)
    kept, played = work.session.get(Revision, slug), work.session.get(Rehearsal, slug)
    if kept is None:
        return
    pasts.forget(work, slug, version=kept.version, rehearsals=played.number if played else 0)
    for table in (Rehearsal, Tryout, RevisionFile, Revision):
        work.session.execute(delete(table).where(table.slug == slug))


def beginning(session: Session, slug: str) -> dict[str, bytes]:
    """What a draft of *slug* begins from: its newest version, with the scenarios of ours when it is the same.

    Raises:
        NothingPublished.
    """
    newest = published(session, slug)
    ours = shipped.ROOT / slug
    same = ours.is_dir() and folder.digest(shipped.gather(ours)) == folder.digest(newest)
    return shipped.bundle(ours) if same else newest


def published(session: Session, slug: str, version: int | None = None) -> dict[str, bytes]:
    """The files of a published version of *slug*, the newest by default.

    Raises:
        NoSuchVersion: there is none of that number.
        NothingPublished: there is none at all.
    """
    mine = select(Publication.digest).where(Publication.slug == slug)
    if version is not None:
        mine = mine.where(Publication.version == version)
    digest = session.scalar(mine.order_by(Publication.version.desc()).limit(1))
    if digest is None and version is None:
        raise NothingPublished(slug=slug)
    if digest is None:
        raise NoSuchVersion(slug=slug, version=version)
    rows = session.execute(select(SnapshotFile.path, SnapshotFile.content).where(SnapshotFile.digest == digest))
    return {row.path: row.content for row in rows}


def _to_change(work: Work, slug: str, path: str, seen: int) -> Revision:
    """The draft, locked, when its file *path* may be changed by whoever saw its version *seen*."""
    require(work)
    sound({path: b""})
    kept = work.session.get(Revision, slug, with_for_update=True)
    if kept is None:
        raise NoRevision(slug=slug)
    if not pasts.floor(work.session, slug).version < seen <= kept.version:
        raise RevisionChanged(slug=slug, seen=seen, version=kept.version)
    past = select(func.max(PastFile.version)).where(PastFile.slug == slug, PastFile.path == path)
    file = work.session.get(RevisionFile, (slug, path))
    version = file.version if file else work.session.scalar(past) or 0
    if version > seen or (file is None and version and seen != kept.version):
        who = work.session.get(Person, file.saved_by) if file and file.saved_by else None
        raise FileChanged(slug=slug, path=path, seen=seen, version=version, who=who.full_name if who else "Người khác")
    return kept


def _to_replace(work: Work, slug: str) -> tuple[Revision, bool]:
    """The draft, locked, and whether it begins now. Of two who begin it at once the second waits here for the first."""
    kept = work.session.get(Revision, slug, with_for_update=True)
    if kept is not None:
        return kept, False
    dialect = sqlite if work.session.get_bind().dialect.name == "sqlite" else postgresql
    used = pasts.floor(work.session, slug).version
    first = dialect.insert(Revision).values(slug=slug, version=used, saved_at=work.now, saved_by=work.actor_id)
    made = work.session.scalar(first.on_conflict_do_nothing().returning(Revision.slug))
    return work.session.get_one(Revision, slug, with_for_update=True), made is not None


def _raised(work: Work, kept: Revision) -> int:
    """The new version of the draft: the next one."""
    kept.version, kept.saved_at, kept.saved_by = kept.version + 1, work.now, work.actor_id
    work.session.flush()
    return kept.version


def _add(work: Work, kept: Revision, files: Mapping[str, bytes]) -> None:
    said = {"slug": kept.slug, "version": kept.version, "saved_at": work.now, "saved_by": work.actor_id}
    if files:
        work.session.execute(
            insert(RevisionFile), [{**said, "path": path, "content": data} for path, data in files.items()]
        )


def _put_away(work: Work, slug: str, paths: Iterable[str]) -> None:
    """The files at *paths* as they are become what they were."""
    mine = RevisionFile.slug == slug, RevisionFile.path.in_(list(paths))
    columns = [getattr(RevisionFile, name) for name in ("slug", "path", "version", "content", "saved_at", "saved_by")]
    work.session.execute(
        insert(PastFile).from_select([column.key for column in columns], select(*columns).where(*mine))
    )
    work.session.execute(delete(RevisionFile).where(*mine))


def _lines() -> Any:
    counted = Revision.errors, Revision.warnings, Revision.flows, Revision.flows_covered
    told = [case((Revision.checked_version == Revision.version, one)) for one in counted]
    found = select(Revision.slug, Revision.version, Revision.saved_at, Person.full_name, *told)
    return found.outerjoin(Person, Person.id == Revision.saved_by)


def _contents(session: Session, slug: str) -> dict[str, bytes]:
    mine = select(RevisionFile.path, RevisionFile.content).where(RevisionFile.slug == slug)
    return {row.path: row.content for row in session.execute(mine.order_by(RevisionFile.path))}


def _sizes(session: Session, slug: str) -> list[tuple[str, int]]:
    mine = select(RevisionFile.path, func.length(RevisionFile.content)).where(RevisionFile.slug == slug)
    return [(row[0], row[1]) for row in session.execute(mine)]
