"""How fast a date is computed, and how long 100,000 open clocks take to be derived again after a new day off."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, insert
from sqlalchemy.orm import Session

from adapters import sync
from engine import calendar, calendars, office, organisation, recompute
from engine.clocks import rows
from engine.clocks.rows import Begun
from engine.clocks.terms import Terms, Wording
from engine.tables import Base, Case, Snapshot, Task
from engine.work import Work

CLOCKS = 100_000
TOGETHER = 1_000  #: cases put down at once
DATES = 20_000
BEGUN = datetime(2026, 11, 2, 1, tzinfo=UTC)  #: a Monday morning in Vietnam
NOW = BEGUN + timedelta(hours=2)
OFF = date(2026, 11, 4)  #: the new day off: every clock with days in its limit moves
SINCE = date(2025, 7, 1)
LIMITS = ("PT90M", "PT8H", "P1D", "P3D", "P20D")
RULES = (("working", "moment"), ("working", "civil"), ("calendar", "moment"))
DIGEST = "0" * 64
UNIT = "H99.15"


def due_microseconds(*, rounds: int = 9) -> float:
    """Microseconds of one due moment on a calendar that is built, over mixed limits: the round least disturbed."""
    hours = calendar.calendar()
    asked = list(islice(_questions(), DATES))
    taken = []
    for _ in range(rounds):
        begun = perf_counter()
        for start, limit in asked:
            calendar.due(hours, start, limit)
        taken.append((perf_counter() - begun) / len(asked))
    return min(taken) * 1e6


def recompute_seconds(engine: Engine, *, clocks: int = CLOCKS) -> tuple[float, int]:
    """Seconds to derive *clocks* open clocks again, half of cases, half of their steps, and how many moved.

    *engine* is an empty database; each batch is a transaction of its own, as in `motcua recompute`.
    """
    Base.metadata.create_all(engine)
    with Session(engine, expire_on_commit=False) as session:
        unit_id = _place(Work(session, None, BEGUN, sync.listen))
        session.commit()
    for _ in range(0, clocks // 2, TOGETHER):
        with Session(engine, expire_on_commit=False) as session:
            _cases(Work(session, None, BEGUN, sync.listen), unit_id, min(TOGETHER, clocks // 2))
            session.commit()
    with Session(engine) as session:
        office.mark(Work(session, None, NOW, sync.listen), "hanh-chinh", OFF, "off", source="Quyết định minh họa")
        session.commit()
    begun = perf_counter()
    moved = _derive(engine)
    return perf_counter() - begun, moved


def _derive(engine: Engine) -> int:
    moved, after = 0, None
    while True:
        with Session(engine, expire_on_commit=False) as session:
            done = recompute.batch(Work(session, None, NOW, sync.listen), after=after)
            session.commit()
        if done.last is None:
            return moved
        after, moved = done.last, moved + len(done.moved)


def _questions() -> Iterator[tuple[datetime, calendar.Limit]]:
    moment = datetime(2026, 1, 5, 8, 17, tzinfo=calendar.ZONE)
    while True:
        for text in LIMITS:
            for kind, rule in RULES:
                moment = moment + timedelta(minutes=37) if moment.year == 2026 else moment.replace(year=2026)
                yield moment, calendar.parse_limit(text, kind=kind, rule=rule)


def _place(work: Work) -> uuid.UUID:
    unit = organisation.found(work, UNIT, "Xã minh họa", level="commune", since=SINCE)
    work.session.execute(insert(Snapshot), [{"digest": DIGEST, "slug": "do-toc-do", "process": "p"}])
    return unit.id


def _cases(work: Work, unit_id: uuid.UUID, count: int) -> None:
    """*count* cases that were received, each at a step."""
    office_time = calendars.of_unit(work, unit_id)
    ids = [uuid.uuid4() for _ in range(count)]
    work.session.execute(insert(Case), [_case(case_id, unit_id) for case_id in ids])
    tasks = [str(uuid.uuid4()) for _ in ids]
    work.session.execute(
        insert(Task), [_task(task, case_id, unit_id) for task, case_id in zip(tasks, ids, strict=True)]
    )
    whole, step = Terms(Wording("P3D"), office_time), Terms(Wording("P2D"), office_time)
    begun = [Begun(case_id, "case", "case", whole, BEGUN) for case_id in ids]
    begun += [Begun(case_id, "step", task, step, BEGUN, task) for task, case_id in zip(tasks, ids, strict=True)]
    rows.begin(work, begun, [one.shown() for one in begun])


def _case(case_id: uuid.UUID, unit_id: uuid.UUID) -> dict[str, Any]:
    units = dict.fromkeys(("receiving_unit_id", "competent_unit_id", "returning_unit_id"), unit_id)
    named = {"intake_reference": f"TN-{case_id.hex}", "slug": "do-toc-do", "field": "Đo", "digest": DIGEST}
    return {"id": case_id, "channel": "counter", "state": "open", "opened_at": BEGUN, "version": 1, **units, **named}


def _task(task_id: str, case_id: uuid.UUID, unit_id: uuid.UUID) -> dict[str, Any]:
    case = {"id": task_id, "case_id": case_id, "unit_id": unit_id, "slug": "do-toc-do", "field": "Đo"}
    return {**case, "element": "a", "name": "Bước", "role": "chuyen-vien", "state": "ready", "ready_at": BEGUN}
