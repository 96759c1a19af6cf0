"""Office time as this installation has it, for commands that work without a database too."""

from __future__ import annotations

from commands import store
from engine import calendars
from engine.calendar import Calendar, calendar


def office_time(name: str) -> Calendar:
    """The calendar *name* as offices edited it; where nobody can have edited any, as it is shipped.

    Raises:
        UnknownCalendar, DatabaseOutdated, DatabaseNewer, DatabaseAway.
    """
    if not store.is_there():
        return calendar(name)
    engine = store.connect()
    if store.is_empty(engine):
        return calendar(name)
    store.require_tables(engine)
    with store.look(engine) as session:
        return calendars.of_name(session, name)
