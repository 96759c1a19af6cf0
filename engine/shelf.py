"""Calendars as clocks count by them: one for each edition, kept built for whoever asks next."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import calendar
from engine.calendar import editions
from engine.tables import CalendarEdition
from feel.errors import Fault

SHELF = 64  #: editions kept built in memory; our choice, a province has a handful


class EditionGone(Fault):
    """The calendar {edition} by which a clock counts is not in the database."""

    vi = "Không còn lịch {edition} mà đồng hồ đang dùng trong cơ sở dữ liệu."


_shelf: OrderedDict[str, calendar.Calendar] = OrderedDict()
_lock = Lock()


def of_edition(session: Session, edition: str) -> calendar.Calendar:
    """The calendar with that digest; built once for each process of the machine.

    Raises:
        EditionGone: the database does not hold it.
    """
    found = _taken(edition)
    if found is not None:
        return found
    content = session.scalar(select(CalendarEdition.content).where(CalendarEdition.digest == edition))
    if content is None or editions.digest(content) != edition:
        raise EditionGone(edition=edition[:12])
    return _shelve(edition, content)


def put(edition: str, content: editions.Content) -> None:
    """Build the calendar that has *content* now, so that a broken one is refused before it is kept."""
    if _taken(edition) is None:
        _shelve(edition, content)


def _taken(edition: str) -> calendar.Calendar | None:
    """The calendar, when it stands on the shelf."""
    with _lock:
        found = _shelf.get(edition)
        if found is not None:
            _shelf.move_to_end(edition)
        return found


def _shelve(edition: str, content: editions.Content) -> calendar.Calendar:
    built = editions.build(content)
    with _lock:
        _shelf[edition] = built
        while len(_shelf) > SHELF:
            _shelf.popitem(last=False)
    return built
