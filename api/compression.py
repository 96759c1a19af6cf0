"""Answers made smaller on their way out, where that gives nothing away.

By the length of a compressed answer one learns what in it repeats (BREACH): a secret beside what a stranger chose. So
the word of a page is masked (`api.masks`), every answer gets a name of random length that nobody reads, and what tells
a secret itself says `no-transform` and goes out as it is. So does what has an entity tag: a tag names one form only,
and ours name versions. Files of pages are compressed once, when they are built.
"""

from __future__ import annotations

import gzip
import secrets
from io import BytesIO

from flask import Flask, Response, request

KINDS = frozenset({"text/html", "application/json", "application/problem+json", "image/svg+xml"})
LEAST = 1000  #: bytes; less fits into one packet anyhow
LEVEL = 5  #: of gzip; our choice: half the time of the usual 9, and a few hundredths larger
LONGEST_NAME = 100  #: characters; our choice, after "Heal the Breach" (Palacios and others, 2022)


def install(app: Flask) -> None:
    """What *app* answers goes out compressed to whoever takes it so."""
    app.after_request(shrink)


def takes(coding: str) -> bool:
    """Whether whoever asks takes what is compressed as *coding*."""
    return request.accept_encodings.quality(coding) > 0


def shrink(response: Response) -> Response:
    """*response*, compressed where that helps."""
    if response.mimetype not in KINDS or response.is_streamed or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    is_fixed = bool(response.cache_control.no_transform) or "ETag" in response.headers
    if not is_fixed and takes("gzip") and len(response.get_data()) >= LEAST:
        response.set_data(_packed(response.get_data()))
        response.headers["Content-Encoding"] = "gzip"
    return response


def _packed(told: bytes) -> bytes:
    packed = BytesIO()
    name = "a" * (1 + secrets.randbelow(LONGEST_NAME))
    with gzip.GzipFile(name, "wb", LEVEL, packed, mtime=0) as file:
        file.write(told)
    return packed.getvalue()
