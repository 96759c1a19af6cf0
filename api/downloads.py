"""Files over HTTP: how they come in, and how they go out so that no reader takes them for anything but a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response
from werkzeug.wsgi import FileWrapper

from api import acts
from engine import files
from engine.files import Store
from engine.queries.details import NoSuchPart
from engine.work import Work

MEDIA_TYPE = "application/octet-stream"  #: whatever it is: nothing that was handed in is shown in our name
CONTENT = {"type": "string", "format": "binary", "description": "The file"}
PIECE = 2**16  #: bytes that are held at a time


def keep(work: Work, sent: Mapping[str, Any]) -> tuple[str, str]:
    """The digest under which the file of a form is kept, and its name.

    Raises:
        BadFileName, FileEmpty, FileTooLarge, KindNotTaken, KindDiffers, FileUnsafe.
    """
    file = sent["file"]
    name = file.filename or ""
    file.seek(0)  # an act that was begun anew has read it already
    return files.keep(work, acts.edge().store, file.read(), name=name), name


def send(store: Store, digest: str | None, name: str | None) -> Response:
    """The content kept under *digest*, piece by piece, to be saved as *name*.

    Raises:
        NoSuchPart: there is none. FileGone.
    """
    if digest is None:
        raise NoSuchPart
    file = files.opened(store, digest)
    size = files.place(store, digest).stat().st_size
    response = Response(FileWrapper(file, PIECE), content_type=MEDIA_TYPE, direct_passthrough=True)
    response.content_length = size
    quoted = "".join(f"%{byte:02X}" for byte in (name or digest[:12]).encode())  # RFC 8187: all of it may be quoted
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quoted}"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
