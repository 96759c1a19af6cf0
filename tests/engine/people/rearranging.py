"""A commune that will be merged: cases at its desk, officers in its posts, rights that name it."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import Engine, select

from engine import mergers, organisation, tasks
from engine.mergers import Follows, Founded, Plan
from engine.tables import Base, Merger
from tests.engine import builders
from tests.engine.builders import COMMUNE, acting

DAY = date(2027, 1, 1)
BEFORE = datetime(2026, 12, 15, 9, tzinfo=builders.VIETNAM)
AFTER = datetime(2027, 1, 4, 9, tzinfo=builders.VIETNAM)
NEW = "H99.77"
DOCUMENT = "Nghị quyết số 1/NQ (minh họa)"
FOUNDED = Founded(NEW, "UBND xã Bình Minh (minh họa)", "commune", parent="H99", territory="77")


def merge(**changes: object) -> Plan:
    """The commune of the tests goes into a new one."""
    said: dict[str, object] = {"founded": (FOUNDED,), "follows": (Follows(COMMUNE, NEW),), **changes}
    return Plan("merge", DAY, DOCUMENT, **said)  # type: ignore[arg-type]


def lay_down(engine: Engine, plan: Plan) -> uuid.UUID:
    """The plan is kept; gives its id."""
    with acting(engine, at=BEFORE) as work:
        return mergers.lay_down(work, plan).id


def carry_out(engine: Engine, merger_id: uuid.UUID, *, at: datetime, most: int = 100) -> int:
    """Go on until nothing is left to do at that moment; gives in how many portions."""
    for portions in range(1, 1000):
        with acting(engine, at=at) as work:
            if mergers.go_on(work, merger_id, most=most).is_over:
                return portions
    raise AssertionError("it never ends")


def state(engine: Engine, merger_id: uuid.UUID) -> str:
    """How far it has come."""
    with acting(engine) as work:
        return work.session.scalars(select(Merger.state).where(Merger.id == merger_id)).one()


def unit_id(engine: Engine, code: str) -> uuid.UUID:
    """The id of the unit with this code."""
    with acting(engine) as work:
        return organisation.unit_by_code(work, code).id


def a_commune(engine: Engine) -> Engine:
    """A commune with three open cases, one of them claimed."""
    builders.a_province(engine, builders.tiny(*builders.straight("a", "c")))
    cases = [builders.a_case(engine) for _ in range(3)]
    with acting(engine, builders.DESK) as work:
        task = builders.waiting(work, cases[0], "a")
        tasks.claim(work, task.id, seen=task.version)
    return engine


def rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database, apart from the plans themselves."""
    with acting(engine) as work:
        found = {}
        for table in Base.metadata.sorted_tables:
            if table.name != "merger":
                found[table.name] = sorted(map(tuple, work.session.execute(select(table))), key=repr)
        return found
