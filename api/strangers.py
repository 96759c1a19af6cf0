"""What whoever is not signed in asks, over pages and the API alike: a case looked up, and how often from one place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import request

from api import acts, opening
from api.pages import edge
from engine import degrees, lookups
from engine.degrees import Found
from engine.lookups import NothingFound
from engine.work import Work


@contextmanager
def asking() -> Iterator[Work]:
    """A Work for whoever comes, which cannot write.

    Raises:
        PublicClosed.
    """
    opening.require()
    with acts.asking(edge.nobody) as work:
        yield work


def look(number: str, code: str) -> Found:
    """How far the case *number* is; a look-up without its right *code* is counted.

    Raises:
        PublicClosed, TooManyLookups, NothingFound.
    """
    opening.require()
    if not code:
        _count()
    try:
        with acts.asking(edge.nobody) as work:
            return degrees.find(work.session, number, code, now=work.now)
    except NothingFound:
        if code:
            _count()
        raise


def _count() -> None:
    with acts.acting(edge.nobody) as work:
        lookups.count(work, request.remote_addr or "")
