"""Files that come with a form which may be refused: a good one is kept at once, and the form carries its ticket on.

A browser sends no file a second time by itself, so without this a refusal would cost every scan. The ticket is signed
and good for the officer who sent the file only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from api import acts, downloads
from api.pages import edge
from engine import files
from engine.work import Work
from feel.errors import Fault

FILE, TICKET = ".file", ".ticket"  #: behind the name of a field: the file, and the ticket of one that is kept
MOST_BYTES = 5 * acts.LONGEST_UPLOAD  #: of all files of one form; our choice
REFUSALS = (
    files.BadFileName,
    files.FileEmpty,
    files.FileTooLarge,
    files.KindNotTaken,
    files.KindDiffers,
    files.FileUnsafe,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is kept: under which digest, by which name, and the ticket for the next form."""

    digest: str
    name: str

    @property
    def ticket(self) -> str:
        """What the form carries on."""
        said = _tickets().dumps([str(edge.visitor().person_id), self.digest, self.name])
        return said if isinstance(said, str) else said.decode()


@dataclass(frozen=True, slots=True)
class Taken:
    """The files of a form by field: those that are kept, and what is wrong with the others."""

    kept: Mapping[str, Kept]
    faults: Mapping[str, Fault]


def take(work: Work, fields: Iterable[str]) -> Taken:
    """The files that came for *fields*, kept now or before."""
    kept: dict[str, Kept] = {}
    faults: dict[str, Fault] = {}
    for field in fields:
        before = _carried(request.form.get(f"{field}{TICKET}", ""))
        sent = request.files.get(f"{field}{FILE}")
        if before is not None:
            kept[field] = before
        if sent is not None and sent.filename:
            sent.stream.seek(0)
            try:
                kept[field] = Kept(*downloads.keep(work, {"file": sent}))
            except REFUSALS as fault:
                faults[field] = fault
    return Taken(kept, faults)


def carried(fields: Iterable[str]) -> Taken:
    """The files that were kept before for *fields*, none of which brings another."""
    found = {field: _carried(request.form.get(f"{field}{TICKET}", "")) for field in fields}
    return Taken({field: kept for field, kept in found.items() if kept is not None}, {})


def has_files() -> bool:
    """Whether the form that was sent brought a file."""
    return any(file.filename for file in request.files.values())


def _carried(ticket: str) -> Kept | None:
    try:
        person_id, digest, name = _tickets().loads(ticket)
    except (BadSignature, ValueError, TypeError):
        return None
    return Kept(digest, name) if person_id == str(edge.visitor().person_id) else None


def _tickets() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="motcua-file")
