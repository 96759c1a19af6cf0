"""One case taken apart into rows, and put down again as often as wanted under other ids.

Every table that belongs to a case is copied, whichever there are: whoever adds one changes nothing here. A value is
either the same in every copy, or an id or a number that each copy has its own of, also inside texts and JSON.
"""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import JSON, Connection, Dialect, Engine, Table, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from engine import trail
from engine.tables import Base

#: not copied; names are other ones in each copy, and their tails put down at the end
TOLD = frozenset({"notice", "notice_read", "outbox", "clock_fire", "sealed_head", "name_tail"})
OF_EACH = {"party": ("full_name", "name_folded", "name_collation", "personal_id", "phone")}  #: given anew for each copy
BY = {"case_id": "case", "clock_id": "clock", "task_id": "task"}  #: column -> table that it leads to, nearest last

Names = dict[str, str]  #: what stands for each id, number and name of the template in one copy
Cell = tuple[int, Sequence[str], bool]  #: place in the row; text, key, text, key …; whether it is bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """One row: its values as the driver takes them, and those that each copy has its own of."""

    values: list[Any]
    cells: list[Cell]
    ids: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Template:
    """One case as rows."""

    plans: Mapping[str, list[Plan]]  #: by name of the table
    ids: tuple[str, ...]  #: of its own rows
    units: tuple[str, ...]
    people: tuple[str, ...]
    numbers: tuple[str, ...]  #: intake reference and, if it has one, case number
    entries: tuple[Mapping[str, Any], ...]  #: its trail


@dataclass(frozen=True, slots=True)
class Copying:
    """One copy to be made."""

    template: Template
    names: Names


def take(session: Session, case_id: uuid.UUID) -> Template:
    """The case *case_id*, taken apart."""
    rows = _rows(session, case_id)
    own = {str(row["id"]) for found in rows.values() for row in found if "id" in row}
    units, people = (sorted(_led_to(rows, name)) for name in ("unit", "person"))
    case = rows["case"][0]
    numbers = tuple(number for number in (case["intake_reference"], case["case_number"]) if number)
    keys = {*own, *units, *people, *numbers}
    plans = {name: [_plan(session, name, row, keys) for row in found] for name, found in rows.items()}
    entries = tuple(dict(row) for row in rows["trail_entry"])
    return Template(plans, tuple(sorted(own)), tuple(units), tuple(people), numbers, entries)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction for `write`: the database trusts that each row leads to one that is there, as copies do.

    On PostgreSQL only where the user may ask for that.
    """
    is_sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        if is_sqlite:
            for setting in ("foreign_keys = off", "synchronous = off", "cache_size = -262144"):
                connection.connection.cursor().execute(f"pragma {setting}")
        elif connection.exec_driver_sql("select rolsuper from pg_roles where rolname = current_user").scalar():
            connection.exec_driver_sql("set local session_replication_role = replica")
        with nullcontext() if connection.in_transaction() else connection.begin():
            yield connection
        if connection.in_transaction():
            connection.commit()
        if is_sqlite:
            connection.invalidate()  # the next connection has the product's settings again


def write(connection: Connection, wanted: Iterable[Copying]) -> None:
    """Put the copies down, in the transaction of *connection*."""
    rows = defaultdict[str, list[list[Any]]](list)
    is_sqlite = connection.dialect.name == "sqlite"
    for one in wanted:
        for name, plans in one.template.plans.items():
            made = [_made(plan, one.names, is_sqlite) for plan in plans]
            if name == "trail_entry":
                _seal(made, one)
            if name == "trail_head":
                made[0][_place("trail_head", "hash")] = rows["trail_entry"][-1][_place("trail_entry", "hash")]
                made[0][_place("trail_head", "sealed")] = 0
            rows[name].extend(made)
    for name in (table.name for table in Base.metadata.sorted_tables):
        if rows[name]:
            _put(connection, Base.metadata.tables[name], rows[name])


def _rows(session: Session, case_id: uuid.UUID) -> dict[str, list[dict[str, Any]]]:
    """Every row of the case by table, in an order in which each can be put down."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in Base.metadata.sorted_tables:
        mine = _mine(table, case_id, found)
        if table.name not in TOLD and mine is not None:
            rows = session.execute(select(table).where(mine).order_by(*table.primary_key.columns)).mappings()
            found[table.name] = [dict(row) for row in rows]
    return {name: rows for name, rows in found.items() if rows}


def _mine(table: Table, case_id: uuid.UUID, found: Mapping[str, list[dict[str, Any]]]) -> Any:
    if table.name == "case":
        return table.c.id == case_id
    if "case_id" in table.c:
        return table.c.case_id == case_id
    for name, above in BY.items():
        if name in table.c and above in found:
            return table.c[name].in_([row["id"] for row in found[above]])
    return None


def _led_to(rows: Mapping[str, list[dict[str, Any]]], target: str) -> set[str]:
    found = set()
    for name, mine in rows.items():
        for foreign in Base.metadata.tables[name].foreign_keys:
            if foreign.column.table.name == target:
                found |= {str(row[foreign.parent.name]) for row in mine if row[foreign.parent.name] is not None}
    return found


def _plan(session: Session, name: str, row: Mapping[str, Any], keys: set[str]) -> Plan:
    dialect = session.get_bind().dialect
    values: list[Any] = []
    cells: list[Cell] = []
    ids: list[tuple[int, str]] = []
    for place, held in enumerate(Base.metadata.tables[name].columns):
        value = row[held.name]
        raw = _raw(held.type, value, dialect)
        values.append(raw)
        if held.name in OF_EACH.get(name, ()):
            cells.append((place, ("", held.name), False))
        elif isinstance(value, uuid.UUID):
            if str(value) in keys:
                ids.append((place, str(value)))
        elif isinstance(raw, str | bytes):
            cells.extend(_cell(place, raw, keys))
    return Plan(values, cells, ids)


def _raw(kind: TypeEngine[Any], value: Any, dialect: Dialect) -> Any:
    """*value* as the driver takes it, JSON as text."""
    if value is None or isinstance(value, bytes):
        return value
    if isinstance(kind, JSON):
        return orjson.dumps(value).decode()
    bind = kind.dialect_impl(dialect).bind_processor(dialect)
    return value if bind is None else bind(value)


def _cell(place: int, raw: str | bytes, keys: set[str]) -> list[Cell]:
    """Where one of *keys* stands in the text *raw*, if any does."""
    plain = raw.decode() if isinstance(raw, bytes) else raw
    others = "|".join(re.escape(key) for key in sorted(keys, key=len, reverse=True))
    parts = re.split(f"({others})", plain)
    return [(place, parts, isinstance(raw, bytes))] if len(parts) > 1 else []


def _made(plan: Plan, names: Names, is_sqlite: bool) -> list[Any]:
    made = plan.values.copy()
    for place, key in plan.ids:
        made[place] = names[key].replace("-", "") if is_sqlite else names[key]
    for place, parts, is_bytes in plan.cells:
        told = "".join([names[part] if turn % 2 else part for turn, part in enumerate(parts)])
        made[place] = told.encode() if is_bytes else told
    return made


def _seal(made: list[list[Any]], one: Copying) -> None:
    """Each entry of the trail follows the one before, as `trail.record` would have written it."""
    facts, previous, sealed = (_place("trail_entry", name) for name in ("facts", "previous", "hash"))
    last = trail.START
    for row, entry in zip(made, one.template.entries, strict=True):
        actor = entry["actor_id"]
        mine = {**entry, "facts": orjson.loads(row[facts]), "previous": last}
        mine |= {"case_id": one.names[str(entry["case_id"])], "actor_id": one.names[str(actor)] if actor else None}
        row[previous], row[sealed] = last, trail.seal(mine)
        last = row[sealed]


def _place(table: str, name: str) -> int:
    return list(Base.metadata.tables[table].columns.keys()).index(name)


def _put(connection: Connection, into: Table, rows: Sequence[Sequence[Any]]) -> None:
    """As the driver takes them, many at once: each value was made ready in its plan."""
    quote = connection.dialect.identifier_preparer.quote
    listed = ", ".join(quote(held.name) for held in into.columns)
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(into.columns))
        connection.exec_driver_sql(
            f"insert into {quote(into.name)} ({listed}) values ({marks})", [tuple(row) for row in rows]
        )
        return
    cursor = connection.connection.cursor()
    with cursor.copy(f"copy {quote(into.name)} ({listed}) from stdin") as copying:
        for row in rows:
            copying.write_row(row)
