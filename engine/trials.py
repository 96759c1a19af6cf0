"""A change of settings that is tried: on copies of the rows that it changes, so that nobody who writes has to wait.

On SQLite one act writes at a time, and what a change of a calendar would do to all running clocks takes seconds. There
the act is given temporary tables of the names that settings have, which hide the real ones from it alone and go with
its transaction. PostgreSQL locks rows only, those of settings, which nobody but another administrator waits for.
"""

from __future__ import annotations

from sqlalchemy import Table, text
from sqlalchemy.schema import CreateTable

from engine.tables import (
    Base,
    CalendarEdition,
    Clock,
    LegalParameter,
    OfficeCalendar,
    OfficeDay,
    OfficeHours,
    SettingChange,
    SettingHead,
    Unit,
)
from engine.tables.base import bare
from engine.work import Work

#: what a change of office time or of a parameter writes; of clocks those that run, which go over to another calendar
TABLES: tuple[type[Base], ...] = (
    *(CalendarEdition, OfficeCalendar, OfficeHours, OfficeDay, LegalParameter),
    *(Unit, Clock, SettingHead, SettingChange),
)


def begin(work: Work) -> None:
    """From now on, and until its transaction ends, *work* changes copies of the settings and nothing else."""
    if work.session.get_bind().dialect.name != "sqlite":
        return
    for table in map(bare, TABLES):
        _hide(work, table)


def _hide(work: Work, table: Table) -> None:
    """A temporary table stands for *table*: without what it refers to, which SQLite would look for beside it."""
    made = str(CreateTable(table, include_foreign_key_constraints=[]).compile(work.session.connection()))
    work.session.execute(text(made.replace("CREATE TABLE", "CREATE TEMPORARY TABLE", 1)))
    if table is bare(SettingChange):
        return  # no entry is read: the heads tell the newest ones
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    running = " where state <> 'stopped'" if table is bare(Clock) else ""
    copied = f'select {names} from main."{table.name}"{running}'  # names of our own tables
    work.session.execute(text(f'insert into temp."{table.name}" ({names}) {copied}'))
