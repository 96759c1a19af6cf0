"""Tickets: what a form carries on instead of a file that is kept already, signed and good for one officer only."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from api import downloads
from engine import files
from engine.scans.leaves import TURNS
from engine.work import Work

FILE, TICKET = ".file", ".ticket"  #: behind the name of a field: the files, and the tickets of those that are kept
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
    """A file that is kept: whose, under which digest, by which name, and how far its pages are turned."""

    person_id: uuid.UUID
    digest: str
    name: str
    turn: int = 0  #: degrees, clockwise

    @property
    def ticket(self) -> str:
        """What the form carries on."""
        return _said(_tickets("file"), [str(self.person_id), self.digest, self.name, self.turn])

    @property
    def sight(self) -> str:
        """What stands in the address under which it is looked at: nothing that tells of a person."""
        return _said(_tickets("sight"), [str(self.person_id), self.digest])

    @property
    def has_pages(self) -> bool:
        """Whether it can be looked at page by page; its name says truly of which kind it is."""
        return self.name.lower().rpartition(".")[2] in ("pdf", "jpg", "jpeg", "png", "tif", "tiff")

    def turned(self) -> Kept:
        """The same, turned once more to the right."""
        return replace(self, turn=(self.turn + 90) % 360)


def read(ticket: str, person_id: uuid.UUID) -> Kept | None:
    """The file that *ticket* stands for, when it is one of *person_id*."""
    try:
        whose, digest, name, turn = _tickets("file").loads(ticket)
    except (BadSignature, ValueError, TypeError):
        return None
    return Kept(person_id, digest, name, turn) if whose == str(person_id) and turn in TURNS else None


def keep(work: Work, person_id: uuid.UUID) -> dict[str, list[str]]:
    """The good files of the form that was sent, kept for *person_id*: their tickets, as the form would carry them."""
    found: dict[str, list[str]] = {}
    for name, sent in request.files.items(multi=True):
        if not sent.filename or not name.endswith(FILE):
            continue
        sent.stream.seek(0)
        try:
            digest, called = downloads.keep(work, {"file": sent})
        except REFUSALS:
            continue  # it will be missed, and asked for again
        files.hand_in(work, digest, person_id)
        found.setdefault(name.removesuffix(FILE) + TICKET, []).append(Kept(person_id, digest, called).ticket)
    return found


def seen(sight: str, person_id: uuid.UUID) -> str | None:
    """The digest of the file that *person_id* may look at by *sight*."""
    try:
        whose, digest = _tickets("sight").loads(sight)
    except (BadSignature, ValueError, TypeError):
        return None
    return str(digest) if whose == str(person_id) else None


def _tickets(what: str) -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=f"motcua-{what}")


def _said(serializer: URLSafeSerializer, told: list[object]) -> str:
    said = serializer.dumps(told)
    return said if isinstance(said, str) else said.decode()
