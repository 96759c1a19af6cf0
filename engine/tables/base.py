"""The shared shape of all tables: names of constraints, moments in UTC, ids that two installations can merge."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData, Table, Uuid
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import JSON, TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database. A naive datetime is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Hand the database UTC, SQLite without the offset; what is out of its years counts as their very end."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs an offset")
        moment = _utc(value)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware moment in UTC."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _utc(value: datetime) -> datetime:
    try:
        return value.astimezone(UTC)
    except OverflowError:  # somebody asks about the first or the last day that can be written
        return datetime.min.replace(tzinfo=UTC) if value.year == 1 else datetime.max.replace(tzinfo=UTC)


class Clock(FunctionElement[datetime]):
    """The moment at which the database itself carries a statement out, not that at which the act began."""

    type = Moment()
    inherit_cache = True


@compiles(Clock, "postgresql")
def _postgresql(_element: Clock, _compiler: Any, **_: Any) -> str:
    return "clock_timestamp()"


@compiles(Clock, "sqlite")
def _sqlite(_element: Clock, _compiler: Any, **_: Any) -> str:
    return "strftime('%Y-%m-%d %H:%M:%f', 'now')"


DOCUMENT = JSON(none_as_null=True)


class Base(DeclarativeBase):
    """The root of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: Moment, uuid.UUID: Uuid(), dict[str, Any]: DOCUMENT, list[Any]: DOCUMENT}  # noqa: RUF012


def bare(mapped: type[Base]) -> Table:
    """The table of *mapped*, for statements that make no objects: they cost half."""
    table = mapped.__table__
    assert isinstance(table, Table)
    return table


class Identified:
    """A row with an id of its own that no other installation uses."""

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
