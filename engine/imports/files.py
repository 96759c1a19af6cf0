"""A file of cases that was sent in: kept line by line, looked at and taken over in portions, its report, its end."""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import IO

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from engine import files as stored
from engine.files import Store
from engine.imports import acts, archives, rows
from engine.imports.acts import Result
from engine.imports.archives import Archive
from engine.imports.faults import BadFile
from engine.imports.rows import Line
from engine.tables import CaseImport, ImportLine
from engine.tables.base import bare
from engine.work import Work
from feel.errors import Fault

MOST_LINES = 20_000  #: of a file that is sent to a page; our choice, the command takes any
MOST_BYTES = 32 * 1024 * 1024
CHUNK = 500
PORTION = 100  #: lines of one transaction
OPEN = ("waiting", "fit", "unfit")  #: not taken over yet; fit or unfit: looked at
LONGEST_WORDS = 1000
LINES = bare(ImportLine)


class NoSuchFile(Fault):
    """There is no such file of cases."""

    vi = "Không có tệp hồ sơ này."


@dataclass(frozen=True, slots=True)
class Portion:
    """Some lines of a file, and what became of each."""

    results: tuple[Result, ...]


def receive(work: Work, file: IO[bytes], store: Store, *, system: str, name: str) -> CaseImport:
    """*file* is kept line by line: rows, or the ZIP in which they lie with their papers; that is kept too.

    Nothing is taken over yet.

    Raises:
        NotAllowed, NoSystem; BadFile; of a ZIP what `engine.files.keep` raises.
    """
    acts.require(work, system)
    try:
        if not archives.is_archive(file.read(4)):
            return _receive_rows(work, file, system=system, name=name)
        file.seek(0)
        digest = stored.keep(work, store, file.read(), name=name, is_ours=True)
        with stored.opened(store, digest) as packed, archives.opened(packed, store) as archive:
            return keep(work, rows.lines(archive.rows(most_bytes=MOST_BYTES)), system=system, name=name, archive=digest)
    except UnicodeDecodeError as error:
        raise BadFile(why="it is no UTF-8 text", why_vi="không phải là văn bản UTF-8") from error


def _receive_rows(work: Work, file: IO[bytes], *, system: str, name: str) -> CaseImport:
    file.seek(0)
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    try:
        return keep(work, rows.lines(rows.bounded(text)), system=system, name=name)
    finally:
        text.detach()


def keep(work: Work, lines: Iterable[Line], *, system: str, name: str, archive: str | None = None) -> CaseImport:
    """The file is kept line by line; nothing is taken over yet. *archive*: the digest of the ZIP in which papers lie.

    Raises:
        NotAllowed, NoSystem. BadFile: it has too many lines, or none.
    """
    acts.require(work, system)
    file = CaseImport(system=system.strip(), file_name=name[-200:], sent_at=work.now, sent_by=work.actor_id)
    file.archive = archive
    work.session.add(file)
    work.session.flush()
    rest, count = iter(lines), 0
    while chunk := list(islice(rest, CHUNK)):
        count += len(chunk)
        if count > MOST_LINES:
            raise BadFile(why=f"it has more than {MOST_LINES} lines", why_vi=f"tệp có hơn {MOST_LINES} dòng")
        work.session.execute(insert(LINES), [_row(file.id, line) for line in chunk])
    if not count:
        raise BadFile(why="it is empty", why_vi="tệp trống")
    return file


def one(session: Session, file_id: uuid.UUID) -> CaseImport:
    """The file.

    Raises:
        NoSuchFile.
    """
    found = session.get(CaseImport, file_id)
    if found is None:
        raise NoSuchFile
    return found


def listed(session: Session, *, most: int = 50) -> Sequence[CaseImport]:
    """The files that are kept, the latest first."""
    return session.scalars(select(CaseImport).order_by(CaseImport.sent_at.desc()).limit(most)).all()


def counts(session: Session, file_id: uuid.UUID) -> dict[str, int]:
    """How many lines are in each state."""
    mine = select(ImportLine.state, func.count()).where(ImportLine.import_id == file_id).group_by(ImportLine.state)
    found = {state: number for state, number in session.execute(mine)}  # noqa: C416 # a row is no pair to mypy
    return {state: found.get(state, 0) for state in ("waiting", "fit", "unfit", "new", "there", "refused")}


def report(session: Session, file_id: uuid.UUID, *states: str, most: int, after: int = 0) -> Sequence[ImportLine]:
    """The lines of the file in these *states*, in order, from behind number *after*."""
    mine = select(ImportLine).where(ImportLine.import_id == file_id, ImportLine.state.in_(states))
    mine = mine.where(ImportLine.number > after)
    return session.scalars(mine.order_by(ImportLine.number).limit(most)).all()


def try_some(work: Work, file_id: uuid.UUID, store: Store) -> Portion:
    """What would become of the next lines that nobody has looked at: in an act that is then dropped."""
    return _some(work, file_id, ("waiting",), store, is_tried=True)


def note(work: Work, file_id: uuid.UUID, portion: Portion) -> None:
    """Keep what `try_some` told."""
    _hold(work, file_id)
    _note(work, file_id, portion, {"new": "fit", "there": "there", "refused": "unfit"}, among=("waiting",))


def look(work: Work, file_id: uuid.UUID, store: Store) -> Portion:
    """What would become of the next lines that nobody has looked at is kept with them, in one act."""
    _hold(work, file_id)
    with work.session.begin_nested() as trial:
        told = try_some(work, file_id, store)
        trial.rollback()
    note(work, file_id, told)
    return told


def take_some(work: Work, file_id: uuid.UUID, store: Store) -> Portion:
    """The next lines are taken over, each or not at all, and what became of each is kept with them."""
    _hold(work, file_id)
    portion = _some(work, file_id, OPEN, store)
    _note(work, file_id, portion, {})
    return portion


def forget(work: Work, file_id: uuid.UUID, store: Store) -> None:
    """The file is gone with its report and its ZIP; the cases that came of it stay.

    Raises:
        NoSuchFile, NotAllowed.
    """
    _hold(work, file_id)
    file = one(work.session, file_id)
    acts.require(work, file.system)
    work.session.execute(delete(ImportLine).where(ImportLine.import_id == file_id))
    archive = file.archive
    work.session.delete(file)
    work.session.flush()
    if archive is not None:
        stored.drop(work, store, archive)


def _row(file_id: uuid.UUID, line: Line) -> dict[str, object]:
    plain = {"import_id": file_id, "number": line.number, "code": acts.code_of(line)}
    if line.fault is None:
        return {**plain, "said": dict(line.said), "state": "waiting", "words_vi": None, "words_en": None}
    return {**plain, "said": None, "state": "refused", **_words(line.fault)}


def _hold(work: Work, file_id: uuid.UUID) -> None:
    """The file is in the actor's hands until his act ends: two who go on at once take one portion after the other."""
    work.session.get(CaseImport, file_id, with_for_update=True)


def _some(work: Work, file_id: uuid.UUID, states: Sequence[str], store: Store, *, is_tried: bool = False) -> Portion:
    file = one(work.session, file_id)
    known = acts.begin(work, file.system)
    mine = select(LINES.c.number, LINES.c.said).where(LINES.c.import_id == file_id, LINES.c.state.in_(states))
    rows = work.session.execute(mine.order_by(LINES.c.number).limit(PORTION)).all()
    lines = [Line(row.number, row.said or {}) for row in rows]
    with _archive(file, store, is_tried=is_tried) as archive:
        return Portion(tuple(acts.take(work, known, line, system=file.system, archive=archive) for line in lines))


@contextmanager
def _archive(file: CaseImport, store: Store, *, is_tried: bool) -> Iterator[Archive | None]:
    if file.archive is None:
        yield None
        return
    with stored.opened(store, file.archive) as packed, archives.opened(packed, store, is_tried=is_tried) as archive:
        yield archive


def _note(
    work: Work, file_id: uuid.UUID, portion: Portion, named: dict[str, str], *, among: Sequence[str] = OPEN
) -> None:
    """What became of lines; those that somebody brought further meanwhile stay as they are."""
    for one_line in portion.results:
        state = named.get(one_line.state, one_line.state)
        mine = LINES.c.import_id == file_id, LINES.c.number == one_line.number, LINES.c.state.in_(among)
        values: dict[str, object] = {"state": state, **_words(one_line.fault)}
        if state in {"new", "there"}:
            values["said"] = None
        work.session.execute(update(LINES).where(*mine).values(**values))


def _words(fault: Fault | None) -> dict[str, str | None]:
    if fault is None:
        return {"words_vi": None, "words_en": None}
    return {f"words_{lang}": fault.say(lang).replace("\0", "")[:LONGEST_WORDS] for lang in ("vi", "en")}
