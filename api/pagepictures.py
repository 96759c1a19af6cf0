"""Pages of papers as pictures over HTTP: drawn anew by us, so they may be shown in our name as a file never is."""

from __future__ import annotations

from flask import Response

from api import acts
from engine import files
from engine.scans import apart
from engine.scans.apart import Leaf
from engine.tables import StoredFile

MEDIA_TYPE = "image/jpeg"
CONTENT = {"type": "string", "format": "binary", "description": "The page, as JPEG"}
WIDEST = 2000  #: pixels; our choice


def count(file: StoredFile) -> int:
    """How many pages the content of *file* has.

    Raises:
        NoPages, NotReadable, TooManyPages, TooLarge, Busy.
    """
    return apart.count(files.place(acts.edge().store, file.digest), file.kind)


def send(file: StoredFile, page: int, *, width: int, turn: int) -> Response:
    """The page of *file*, so wide and turned clockwise by so many degrees; it is kept nowhere on its way.

    Raises:
        NoPages, NoSuchPage, NotReadable, TooLarge, Busy.
    """
    path = str(files.place(acts.edge().store, file.digest))
    picture = apart.picture(Leaf(path, file.kind, page, turn), width=width)
    response = Response(picture, content_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
