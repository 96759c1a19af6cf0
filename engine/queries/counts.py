"""The counters of an officer's page."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine.queries import predicates
from engine.queries.predicates import Asked
from engine.tables import Case
from feel.errors import Fault


class UnknownCounter(Fault):
    """There is no counter '{code}'; there are: {known}."""

    vi = "Không có bộ đếm '{code}'; hiện có: {known}."


def of(session: Session, asked: Asked, codes: Iterable[str] | None = None) -> dict[str, int]:
    """How many cases each of *codes* counts for the officer, all in one statement; None: every counter.

    Raises:
        UnknownCounter.
    """
    wanted = list(predicates.PREDICATES if codes is None else codes)
    conditions = [known(code).condition(asked) for code in wanted]
    if not wanted:
        return {}
    counted = [func.count().filter(condition) for condition in conditions]
    row = session.execute(select(*counted).select_from(Case).where(predicates.readable(asked))).one()
    return dict(zip(wanted, row, strict=True))


def known(code: str) -> predicates.Predicate:
    """The counter *code*.

    Raises:
        UnknownCounter.
    """
    found = predicates.PREDICATES.get(code)
    if found is None:
        raise UnknownCounter(code=code[:60], known=", ".join(predicates.PREDICATES))
    return found
