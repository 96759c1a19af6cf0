"""One change to many procedures: a term of their texts, a post or a legal limit; and many drafts published at once.

All of them are changed, or published, or none is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, unescape

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bpmn import amend, folder, gists, limitplaces, sharing, shipped
from bpmn.amend import CannotAmend
from bpmn.differences import Sentence
from bpmn.gists import Gist
from bpmn.limitplaces import Place
from bpmn.procedure import Procedure
from bpmn.settings import FILE
from engine import administration, differences, publishing, revisions, sizes
from engine.publishing import Approval
from engine.tables import Publication, Revision, RevisionFile, SnapshotFile
from engine.work import Work
from feel import text
from feel.errors import Fault

KINDS = ("limit", "post", "term")
MOST = 100  #: procedures of one act; our choice
MOST_LIMITS = 400  #: on one table; our choice
SHARED = f"{sharing.SHARED}/"
#: where texts that people read stand: names in diagrams; labels and words of forms; names and sources in settings
_TEXTS = {
    ".bpmn": re.compile(r'<(?:\w+:)?property\b[^<>]*>|(?P<key>\sname=")(?P<text>[^"<>]*)(?=")'),
    ".json": re.compile(r'(?P<key>"(?:label|description|text|title)"\s*:\s*")(?P<text>(?:[^"\\]|\\.)*)(?=")'),
    FILE: re.compile(r'(?m)(?P<key>^[ \t]*(?:name|title|source|issuer)[ \t]*=[ \t]*")(?P<text>(?:[^"\\\n]|\\.)*)(?=")'),
}


Notation = tuple[Callable[[str], str], Callable[[str], str]]  #: reads a text out of a file, and writes it there
_QUOTES = {"&quot;": '"'}
_SIGNS = frozenset("&<>\"'")  #: signs for which a diagram writes others
_LANE = re.compile(r'<(?:\w+:)?lane\b[^<>]*?\sname="([^"<>]*)"')
_xml = (lambda text: unescape(text, _QUOTES), lambda text: escape(text, {'"': "&quot;"}))
_json = (lambda text: str(json.loads(f'"{text}"')), lambda text: json.dumps(text, ensure_ascii=False)[1:-1])


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
class Limits:
    """Limits said anew, each by itself."""

    values: Mapping[str, Mapping[str, str]]  #: slug -> key of a place, see `bpmn.limitplaces` -> limit


@dataclass(frozen=True, slots=True)
class Spot:
    """A limit of one procedure."""

    slug: str
    name: str  #: of the procedure
    draft: int  #: as in `Line`
    place: Place


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


def limits(work: Work, *, words: str = "", limit: str = "", most: int = MOST_LIMITS) -> tuple[list[Spot], bool]:
    """The limits of all procedures whose own name or that of whose step holds *words*, and whether there are more.

    *limit*: those alone that are just so. In the order of the names of the procedures, the legal ones of each first.

    Raises:
        NotAllowed.
    """
    revisions.require(work)
    drafts, folded, found = _drafts(work.session), text.fold(words.strip()), []
    for slug, files in _all(work.session).items():
        name = _name(files, slug)
        of_all = folded in text.fold(f"{name} {slug}")
        for place in limitplaces.places(files):
            if limit in ("", place.limit) and (of_all or folded in text.fold(place.name)):
                found.append(Spot(slug, name, drafts.get(slug, 0), place))
    keys = {spot.slug: (text.collate(spot.name), spot.slug) for spot in found}
    found.sort(key=lambda spot: keys[spot.slug])
    return found[:most], len(found) > most


def preview(work: Work, change: Change | Limits, slugs: list[str]) -> list[Line]:
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
            changed = {**files, **_applied(files, change, slug)}
            told = tuple(differences.sentences(_read(files, slug), _read(changed, slug)))
        except Fault as fault:
            found.append(Line(slug, name, version, fault))
        else:
            found.append(Line(slug, name, version, None, told))
    return found


def change_all(work: Work, change: Change | Limits, seen: Mapping[str, int]) -> list[str]:
    """The drafts of all procedures in *seen* say what *change* says, or none does; gives their slugs.

    *seen* says of each the version of its draft that was looked at, 0 when there was none.

    Raises:
        NotAllowed, UnknownChange, TooManyAtOnce. NotAll: one of them cannot be changed.
    """
    revisions.require(work)
    _require(change, list(seen))

    def do(slug: str, version: int) -> object:
        files = _files(work.session, slug)
        changed = {**files, **_applied(files, change, slug)}
        if not any(one.is_error for one in folder.problems(folder.running(files), slug=slug)):
            _read(changed, slug)  # what could be read before must not be broken by it
        return revisions.save(work, slug, changed, seen=version)

    return _each(seen, do)


def publish_all(work: Work, seen: Mapping[str, int], *, since: date | None, approval: Approval) -> list[str]:
    """The drafts in *seen*, at the versions that were looked at, all go into force by one decision, or none does.

    Raises:
        NotAllowed, TooManyAtOnce. NotAll: one of them cannot be published, or no decision is named.
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
    said = _posts(gists.of(files), change) if change.kind == "post" else _limits(gists.of(files), change)
    if not said:
        return {}
    return {FILE: amend.amend(files[FILE].decode(), said).encode()}


def _applied(files: Mapping[str, bytes], change: Change | Limits, slug: str) -> dict[str, bytes]:
    if isinstance(change, Limits):
        return limitplaces.amended(files, change.values.get(slug, {}))
    return apply(files, change)


def _posts(gist: Gist, change: Change) -> dict[amend.Place, Any]:
    return {
        ("roles", lane): {**role, "post": change.new} for lane, role in gist.roles if role["post"].strip() == change.old
    }


def _limits(gist: Gist, change: Change) -> dict[amend.Place, Any]:
    return {("limits", "limit", number): change.new for number, limit, _ in gist.limits if limit.strip() == change.old}


def _terms(files: Mapping[str, bytes], change: Change) -> Iterator[tuple[str, bytes]]:
    lanes = dict(_lanes(files, change))
    for path, data in files.items():
        kind = next((kind for kind in _TEXTS if path.endswith(kind) and (kind != FILE or path == FILE)), None)
        if path.startswith(SHARED) or (kind is None and path != shipped.FEATURE):
            continue
        if not _may_hold(data, change.old):
            continue
        before = data.decode() if _is_text(data) else ""
        written = _xml if kind == ".bpmn" else _json
        told = _TEXTS[kind].sub(_spoken(change, written), before) if kind else before.replace(change.old, change.new)
        told = amend.amend(told, _roles(files, lanes)) if path == FILE and lanes else told
        if told != before:
            yield path, told.encode()


def _may_hold(data: bytes, term: str) -> bool:
    """Whether a file may say *term*: it stands there as it is, unless signs of it are written otherwise."""
    return term.encode() in data or b"\\" in data or not _SIGNS.isdisjoint(term)


def _spoken(change: Change, written: Notation) -> Callable[[re.Match[str]], str]:
    """What stands in place of a text that people read, which is *written* in the notation of its file."""
    read, write = written

    def said(found: re.Match[str]) -> str:
        if found["text"] is None:
            return found[0]
        try:
            text = read(found["text"])
        except ValueError:
            return found[0]  # an escape of TOML that JSON does not know: nobody writes a term so
        return found["key"] + write(text.replace(change.old, change.new)) if change.old in text else found[0]

    return said


def _lanes(files: Mapping[str, bytes], change: Change) -> Iterator[tuple[str, str]]:
    """The lanes of the procedure's own diagrams that the change renames, and how they are called then."""
    for path, data in files.items():
        if path.endswith(".bpmn") and not path.startswith(SHARED) and _is_text(data):
            for found in _LANE.finditer(data.decode()):
                name = unescape(found[1], _QUOTES)
                if change.old in name:
                    yield name, name.replace(change.old, change.new)


def _roles(files: Mapping[str, bytes], lanes: Mapping[str, str]) -> dict[amend.Place, Any]:
    """What procedure.toml says of lanes that are called otherwise now; a called process may still have the old one."""
    roles = folder.said(files).get("roles")
    roles = roles if isinstance(roles, dict) else {}
    called = {
        unescape(found[1], _QUOTES)
        for path, data in files.items()
        if path.startswith(SHARED) and path.endswith(".bpmn") and _is_text(data)
        for found in _LANE.finditer(data.decode())
    }
    told: dict[amend.Place, Any] = {}
    for old, new in lanes.items():
        if old in roles:
            told["roles", new] = roles[old]
            if old not in called:
                told["roles", old] = None
    return told


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _require(change: Change | Limits, slugs: list[str] | None = None) -> None:
    if isinstance(change, Change) and not _is_whole(change):
        raise UnknownChange(kinds=", ".join(KINDS))
    if slugs is not None and not 0 < len(slugs) <= MOST:
        raise TooManyAtOnce(most=MOST)


def _is_whole(change: Change) -> bool:
    return change.kind in KINDS and bool(change.old and change.new) and change.old != change.new


def _each(seen: Mapping[str, int], do: Callable[[str, int], object]) -> list[str]:
    for slug, version in sorted(seen.items()):  # in one order: two who change many never wait for each other both
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
    sizes.require(files, slug)
    return folder.read(folder.running(files), slug=slug)


def _name(files: Mapping[str, bytes], slug: str) -> str:
    return gists.of(files).name or slug


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
