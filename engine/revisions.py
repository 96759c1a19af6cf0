"""Drafts of procedures: what an analyst works on, with its scenarios; what was published stays its beginning."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from engine.tables import Publication, Revision, RevisionFile, SnapshotFile
from engine.work import Work
from feel.errors import Fault


class RevisionChanged(Fault):
    """Somebody else changed the draft of '{slug}' meanwhile (you saw version {seen}, it is {version} now)."""

    vi = "Có người khác vừa sửa bản dự thảo của '{slug}' (bạn đang xem phiên bản {seen}, nay là {version})."


class NoRevision(Fault):
    """There is no draft of '{slug}'."""

    vi = "Chưa có bản dự thảo nào của '{slug}'."


class NoSuchVersion(Fault):
    """The procedure '{slug}' has no version {version}."""

    vi = "Thủ tục '{slug}' không có phiên bản {version}."


class NothingPublished(Fault):
    """The procedure '{slug}' is not in the database: there is neither a draft of it nor a version."""

    vi = "Cơ sở dữ liệu không có thủ tục '{slug}': chưa có bản dự thảo, chưa công bố phiên bản nào."


def save(work: Work, slug: str, files: Mapping[str, bytes], *, seen: int | None = None) -> int:
    """The draft of *slug* consists of *files*, right or wrong; gives its new version.

    *seen* is the version that was edited, 0 for the first one; None replaces whatever is there, as an import does.

    Raises:
        RevisionChanged: it is of another version by now.
    """
    kept = work.session.get(Revision, slug, with_for_update=True)
    version = kept.version if kept else 0
    if seen is not None and seen != version:
        raise RevisionChanged(slug=slug, seen=seen, version=version)
    if kept is None:
        kept = Revision(slug=slug, version=0)
        work.session.add(kept)
    kept.version, kept.saved_at, kept.saved_by = version + 1, work.now, work.actor_id
    work.session.flush()
    work.session.execute(delete(RevisionFile).where(RevisionFile.slug == slug))
    rows = [{"slug": slug, "path": path, "content": data} for path, data in files.items()]
    if rows:
        work.session.execute(insert(RevisionFile), rows)
    return version + 1


def files(session: Session, slug: str) -> dict[str, bytes]:
    """The files of the draft of *slug*, by path.

    Raises:
        NoRevision: there is none.
    """
    if session.get(Revision, slug) is None:
        raise NoRevision(slug=slug)
    mine = select(RevisionFile.path, RevisionFile.content).where(RevisionFile.slug == slug)
    return {row.path: row.content for row in session.execute(mine.order_by(RevisionFile.path))}


def discard(work: Work, slug: str) -> None:
    """There is no draft of *slug* any more; nothing happens when there was none."""
    work.session.execute(delete(RevisionFile).where(RevisionFile.slug == slug))
    work.session.execute(delete(Revision).where(Revision.slug == slug))


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
