"""Versions as entity tags: whoever changes something says which version of it he saw."""

from __future__ import annotations

import re

from flask import request

from feel.errors import Fault

ONE = re.compile(r'"([0-9]{1,9})"')


class NoVersion(Fault):
    """Say which version you saw: send its ETag as If-Match."""

    vi = "Hãy cho biết phiên bản đã xem: gửi ETag của nó trong If-Match."


class OtherVersion(Fault):
    """This If-Match names no version of it."""

    vi = "If-Match không nêu đúng một phiên bản."


def seen() -> int:
    """The version that the sender of the request saw.

    Raises:
        NoVersion: he does not say. OtherVersion: what he says was never one.
    """
    said = request.headers.get("If-Match")
    if said is None:
        raise NoVersion
    found = ONE.fullmatch(said.strip())
    if found is None:
        raise OtherVersion
    return int(found[1])


def tag(version: int) -> dict[str, str]:
    """The header that names *version*."""
    return {"ETag": f'"{version}"'}
