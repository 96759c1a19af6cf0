"""One change to many procedures: a term of their texts, a post or a legal limit; and many drafts published at once.

All of them are changed, or published, or none is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bpmn import amend, folder, sharing, shipped
from bpmn.amend import CannotAmend
from bpmn.differences import Sentence
from bpmn.procedure import Procedure
from bpmn.settings import FILE
from engine import administration, differences, publishing, revisions
from engine.publishing import Approval
from engine.tables import Publication, Revision, RevisionFile, SnapshotFile
from engine.work import Work
from feel import text
from feel.errors import Fault

KINDS = ("limit", "post", "term")
MOST = 100  #: procedures of one act; our choice
SHARED = f"{sharing.SHARED}/"
#: where texts that people read stand: names in diagrams; labels and words of forms; names and sources in settings
_TEXTS = {
    ".bpmn": re.compile(r'(?<=\sname=")[^"]*(?=")'),
    ".json": re.compile(r'(?<=")(?:label|description|text|title)"\s*:\s*"(?:[^"\\]|\\.)*(?=")'),
    ".toml": re.compile(r'(?m)^\s*(?:name|title|source|issuer)\s*=\s*"[^"\n]*(?=")'),
}


class UnknownChange(Fault):
    """What is to be changed is one of: {kinds}; say what it is now and what it shall be."""

    vi = "Thay đổi phải là một trong: {kinds}; hãy nhập giá trị cũ và giá trị mới, khác nhau."


class NotAll(Fault):
    """'{slug}': {why} Nothing was changed."""

    vi = "'{slug}': {why_vi} Chưa thay đổi gì."


class TooManyAtOnce(Fault):
    """Choose between one and {most} procedures."""

    vi = "Hãy chọn từ một đến {most} thủ tục."


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of what."""

    kind: str  #: one of `KINDS`
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Line:
    """A procedure that a change touches."""

    slug: str
    name: str
    draft: int  #: the version of its draft; 0: a draft would begin from what was published last
    fault: Fault | None  #: why it cannot be changed here
    sentences: tuple[Sentence, ...] = ()  #: what differs then, as far as that was asked


def touched(work: Work, change: Change) -> list[Line]:
    """The procedures that *change* touches, by name; no sentences yet.

    Raises:
        NotAllowed, UnknownChange.
    """
    revisions.require(work)
    _require(change)
    drafts = _drafts(work.session)
    found = []
    for slug, files in _all(work.session).items():
        try:
            changed = apply(files, change)
        except CannotAmend as fault:
            found.append(Line(slug, _name(files, slug), drafts.get(slug, 0), fault))
            continue
        if changed:
            found.append(Line(slug, _name(files, slug), drafts.get(slug, 0), None))
    return sorted(found, key=lambda line: (text.collate(line.name), line.slug))


def preview(work: Work, change: Change, slugs: list[str]) -> list[Line]:
    """The procedures *slugs* with what *change* makes different, in sentences; nothing is saved.

    Raises:
        NotAllowed, UnknownChange, TooManyAtOnce, NothingPublished.
    """
    revisions.require(work)
    _require(change, slugs)
    drafts, found = _drafts(work.session), []
    for slug in slugs:
        files = _files(work.session, slug)
        name, version = _name(files, slug), drafts.get(slug, 0)
        try:
            told = tuple(differences.sentences(_read(files, slug), _read({**files, **apply(files, change)}, slug)))
        except Fault as fault:
            found.append(Line(slug, name, version, fault))
        else:
            found.append(Line(slug, name, version, None, told))
    return found


def change_all(work: Work, change: Change, seen: Mapping[str, int]) -> list[str]:
    """The drafts of all procedures in *seen* say what *change* says, or none does; gives their slugs.

    *seen* says of each the version of its draft that was looked at, 0 when there was none.

    Raises:
        NotAllowed, UnknownChange, TooManyAtOnce. NotAll: one of them cannot be changed.
    """
    revisions.require(work)
    _require(change, list(seen))

    def do(slug: str, version: int) -> object:
        files = _files(work.session, slug)
        return revisions.save(work, slug, {**files, **apply(files, change)}, seen=version)

    return _each(seen, do)


def publish_all(work: Work, seen: Mapping[str, int], *, since: date | None, approval: Approval) -> list[str]:
    """The drafts in *seen*, at the versions that were looked at, all go into force by one decision, or none does.

    Raises:
        NotAllowed, TooManyAtOnce, NoSource, SourceTooLong. NotAll: one of them cannot be published.
    """
    administration.require(work)
    if not 0 < len(seen) <= MOST:
        raise TooManyAtOnce(most=MOST)
    return _each(
        seen,
        lambda slug, version: publishing.publish(work, slug, seen=version, since=since, approval=approval),
    )


def apply(files: Mapping[str, bytes], change: Change) -> dict[str, bytes]:
    """The files that *change* makes different, as they are then; none: it does not touch the procedure.

    Raises:
        CannotAmend.
    """
    if change.kind == "term":
        return dict(_terms(files, change))
    procedure = folder.draft(folder.running(files), slug="")
    if procedure is None:
        return {}
    said = _posts(procedure, change) if change.kind == "post" else _limits(procedure, change)
    if not said:
        return {}
    return {FILE: amend.amend(files[FILE].decode(), said).encode()}


def _posts(procedure: Procedure, change: Change) -> dict[amend.Place, Any]:
    touched = [role for role in procedure.roles.values() if role.post == change.old]
    return {("roles", role.lane): {"post": change.new, "unit": role.unit} for role in touched}


def _limits(procedure: Procedure, change: Change) -> dict[amend.Place, Any]:
    if change.old not in {limit.text for limit in procedure.limits}:
        return {}
    if len(procedure.limits) > 1:
        raise CannotAmend(key="limits")
    return {("limits", "limit"): change.new}


def _terms(files: Mapping[str, bytes], change: Change) -> Iterator[tuple[str, bytes]]:
    for path, data in files.items():
        kind = next((kind for kind in _TEXTS if path.endswith(kind)), None)
        if path.startswith(SHARED) or (kind is None and path != shipped.FEATURE):
            continue
        before = data.decode() if _is_text(data) else ""
        spoken = _spoken(kind or "", change)
        told = _TEXTS[kind].sub(spoken, before) if kind else before.replace(change.old, change.new)
        if told != before:
            yield path, told.encode()


def _spoken(kind: str, change: Change) -> Callable[[re.Match[str]], str]:
    """What stands in place of a text that people read."""
    old, new = (escape(one) if kind == ".bpmn" else one.replace('"', "'") for one in (change.old, change.new))
    return lambda found: found[0].replace(old, new)


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _require(change: Change, slugs: list[str] | None = None) -> None:
    if change.kind not in KINDS or not change.old or not change.new or change.old == change.new:
        raise UnknownChange(kinds=", ".join(KINDS))
    if slugs is not None and not 0 < len(slugs) <= MOST:
        raise TooManyAtOnce(most=MOST)


def _each(seen: Mapping[str, int], do: Callable[[str, int], object]) -> list[str]:
    for slug, version in seen.items():
        try:
            do(slug, version)
        except Fault as fault:
            raise NotAll(slug=slug[:120], why=fault.say("en"), why_vi=fault.say("vi")) from fault
    return list(seen)


def _files(session: Session, slug: str) -> dict[str, bytes]:
    try:
        return revisions.files(session, slug)
    except revisions.NoRevision:
        return revisions.beginning(session, slug)


def _read(files: Mapping[str, bytes], slug: str) -> Procedure:
    return folder.read(folder.running(files), slug=slug)


def _name(files: Mapping[str, bytes], slug: str) -> str:
    procedure = folder.draft(folder.running(files), slug=slug)
    return procedure.name if procedure else slug


def _drafts(session: Session) -> dict[str, int]:
    return {row[0]: row[1] for row in session.execute(select(Revision.slug, Revision.version))}


def _all(session: Session) -> dict[str, dict[str, bytes]]:
    """The files of every draft, and of the newest version of every procedure that has none."""
    found: dict[str, dict[str, bytes]] = {}
    for slug, path, content in session.execute(select(RevisionFile.slug, RevisionFile.path, RevisionFile.content)):
        found.setdefault(slug, {})[path] = content
    drafts = select(Revision.slug)
    newest = select(Publication.slug, func.max(Publication.version).label("version")).group_by(Publication.slug)
    latest = newest.where(Publication.slug.not_in(drafts)).subquery()
    files = select(Publication.slug, SnapshotFile.path, SnapshotFile.content)
    files = files.join(SnapshotFile, SnapshotFile.digest == Publication.digest)
    mine = (latest.c.slug == Publication.slug) & (latest.c.version == Publication.version)
    for slug, path, content in session.execute(files.join(latest, mine)):
        found.setdefault(slug, {})[path] = content
    return found
