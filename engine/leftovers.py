"""Contents on disk that the database does not know of when an act is over: they leave, unless somebody brings them.

An act may be undone, wholly or in a part, or drop a content; another one may hand the same content in at that moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, event, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session, SessionTransaction

from engine import database, outside
from engine.tables import StoredFile
from engine.tables.base import bare
from engine.work import Work

WATCHED = "contents"  #: under which a session knows those of its act
ROWS = bare(StoredFile)


def watch(work: Work, path: Path, digest: str) -> None:
    """When the act is over, the content *digest* at *path* stays only if the database knows of it."""
    info = work.session.info
    if WATCHED not in info:
        info[WATCHED] = {}
        event.listen(work.session, "after_transaction_end", _end)
    info[WATCHED][digest] = path, work.now


def _end(session: Session, transaction: SessionTransaction) -> None:
    """Ask when all of the act is over, well or not: its connection is free then."""
    if transaction.parent is not None:
        return
    watched: dict[str, tuple[Path, datetime]] = session.info[WATCHED]
    if watched:
        # What an act has brought that is begun anew, the order for which it was left reads.
        outside.at_last(partial(_clear, session.get_bind().engine, dict(watched)))
        watched.clear()


def _clear(engine: Engine, watched: Mapping[str, tuple[Path, datetime]]) -> None:
    left = {digest: said for digest, said in watched.items() if said[0].exists()}
    if not left:
        return
    with database.for_questions(engine).begin() as asking:
        known = set(asking.scalars(select(ROWS.c.digest).where(ROWS.c.digest.in_(left))))
    for digest in left.keys() - known:
        _take_off(engine, digest, *left[digest])


def _take_off(engine: Engine, digest: str, path: Path, now: datetime) -> None:
    """The content leaves the disk while its row is ours: who hands it in is waited for, or waits and finds it gone."""
    with engine.connect() as connection:
        try:
            connection.execute(insert(ROWS), {"digest": digest, "kind": "", "size": 0, "stored_at": now})
        except (IntegrityError, OperationalError):
            return  # it is there; or nobody can tell now, and a content too many harms less than one that is gone
        path.unlink(missing_ok=True)
        connection.rollback()
