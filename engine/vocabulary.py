"""The words that whoever designs a procedure chooses from: forms, statuses, posts, processes to call, data names."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import orjson
from sqlalchemy import select

from bpmn import dmn, folder, names, sharing, sharingchild, shipped
from bpmn.model import Diagram
from engine import examinations, inspection, outside, people, validity
from engine import names as data_names
from engine.situations import CATALOGUE
from engine.tables import DetailStatus
from engine.work import Work
from feel.errors import Fault

SECONDS = 10  #: of work for what one draft calls; our choice
CHILD = outside.Child(Path(sharingchild.__file__), most_seconds=2 * SECONDS)
NAMING = outside.Child(Path(__file__).with_name("vocabularychild.py"), most_seconds=3 * SECONDS)


@dataclass(frozen=True, slots=True)
class Word:
    """One thing to choose: what is written, and what a person reads."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What may be chosen in the diagrams of one procedure."""

    forms: tuple[str, ...]  #: file names, as a step gives them
    statuses: tuple[Word, ...]
    posts: tuple[Word, ...]
    shared: tuple[Word, ...]  #: processes that every procedure may call
    processes: tuple[Word, ...]  #: the others of this procedure
    decisions: tuple[Word, ...]
    names: tuple[str, ...]  #: of data, for expressions


@dataclass(frozen=True, slots=True)
class Named:
    """What the files of a draft name themselves."""

    processes: tuple[Word, ...] = ()
    decisions: tuple[Word, ...] = ()
    names: tuple[str, ...] = ()  #: of data


def of(work: Work, files: Mapping[str, bytes]) -> Vocabulary:
    """What may be chosen in the diagrams among *files*, on the day of the work.

    What is not small is read in a process apart; where that takes too long, breaks or has no place, what it names
    itself is left out.
    """
    own = named(files) if examinations.is_small(files) else _named_apart(files)
    return Vocabulary(
        forms=tuple(sorted({*sharing.forms(files), *sharing.forms(_shared())})),
        statuses=tuple(_statuses(work)),
        posts=tuple(Word(role.code, role.name) for role in people.ROLES.values()),
        shared=shared_processes(),
        processes=own.processes,
        decisions=own.decisions,
        names=own.names,
    )


def named(files: Mapping[str, bytes]) -> Named:
    """What *files* name themselves, here and now."""
    drawn = list(inspection.diagrams(files))
    own = {process.id: process.name for diagram in drawn for process in diagram.processes}
    processes = tuple(Word(code, name or code) for code, name in own.items())
    return Named(processes, tuple(_decisions(files)), tuple(sorted(_names(files, drawn))))


def _named_apart(files: Mapping[str, bytes]) -> Named:
    said = pickle.dumps((dict(files), SECONDS))
    try:
        return outside.done(f"names {hashlib.sha256(said).hexdigest()}", lambda: _told(said))
    except (outside.Overrun, outside.Busy):
        return Named()


def _told(said: bytes) -> Named:
    try:
        told = orjson.loads(NAMING.ask(said))
    except outside.Crashed:  # the check, which reads the same, tells of it; the modeller is opened all the same
        return Named()
    words = {name: tuple(Word(**one) for one in told[name]) for name in ("processes", "decisions")}
    return Named(**words, names=tuple(told["names"]))


def completed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """*files* and what they call of the processes and forms that every procedure shares, as far as it is not there.

    What is not small is read in a process apart; where that takes too long, breaks or has no place, nothing is added.
    """
    if examinations.is_small(files):
        return {**files, **sharing.wanted(files, _shared())}
    said = pickle.dumps((dict(files), dict(_shared()), SECONDS))
    try:
        names = outside.done(hashlib.sha256(said).hexdigest(), lambda: _wanted(said))
    except (outside.Overrun, outside.Busy):
        return dict(files)
    return {**files, **{name: _shared()[name.removeprefix(f"{sharing.SHARED}/")] for name in names}}


def _wanted(said: bytes) -> list[str]:
    try:
        found: list[str] = orjson.loads(CHILD.ask(said))
    except outside.Crashed:  # the check, which reads the same, tells of it; a draft is saved all the same
        return []
    return found


@lru_cache(maxsize=1)
def shared_processes() -> tuple[Word, ...]:
    """The processes that every procedure may call."""
    drawn = inspection.diagrams(_shared())
    return tuple(Word(process.id, process.name) for diagram in drawn for process in diagram.processes)


@lru_cache(maxsize=1)
def _shared() -> Mapping[str, bytes]:
    return folder.gather(shipped.SHARED)


def _statuses(work: Work) -> Iterator[Word]:
    """The official ones, then the detail statuses that hold today."""
    yield from (Word(status.code, status.detail) for status in CATALOGUE.values())
    today = select(DetailStatus.code, DetailStatus.name).where(validity.on(DetailStatus, validity.day(work.now)))
    yield from (Word(row.code, row.name) for row in work.session.execute(today.order_by(DetailStatus.code)))


def _decisions(files: Mapping[str, bytes]) -> Iterator[Word]:
    for name in sorted(files):
        if name.endswith(".dmn"):
            try:
                yield from (Word(code, f"{code} ({name})") for code in dmn.read(files[name], file=name))
            except Fault:
                continue


def _names(files: Mapping[str, bytes], drawn: list[Diagram]) -> set[str]:
    """Names of data that an expression may ask for."""
    found = {*data_names.OF_CASE, *folder.routing(files), *data_names.of_forms(list(inspection.read_forms(files)))}
    for diagram in drawn:
        found |= names.declared(diagram)
        for node in diagram.nodes:
            found.update(node.properties.get("gives", "").split())
    return found
