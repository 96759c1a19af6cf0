"""How fast cases of another system are taken over, and how much memory that takes."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice

import orjson
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from adapters import sync
from benchmarks.crowd import SINCE
from bpmn import shipped
from engine import imports, organisation, procedures
from engine.tables import Base
from engine.work import Work

CASES = 10_000
BATCH = 100
SLUG, UNIT = "dang-ky-thanh-lap-ho-kinh-doanh", "H99.15"
NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)


def import_seconds(engine: Engine, cases: int = CASES) -> tuple[float, int, int]:
    """Seconds for *cases* running ones, how many were taken, and by how many kB the process grew meanwhile."""
    Base.metadata.create_all(engine)
    with _act(engine) as session, session.begin():
        _set_up(Work(session, None, NOW, sync.listen))
    taken, lines = 0, imports.lines(_rows(cases))
    before, began = _kilobytes(), time.perf_counter()
    while batch := list(islice(lines, BATCH)):
        with _act(engine) as session, session.begin():
            work, known = Work(session, None, NOW, sync.listen), imports.Known()
            found = [imports.take(work, known, line, system="Hệ thống cũ") for line in batch]
        taken += sum(one.state == "new" for one in found)
    return time.perf_counter() - began, taken, _kilobytes() - before


def _act(engine: Engine) -> Session:
    return Session(engine, expire_on_commit=False)


def _kilobytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _set_up(work: Work) -> None:
    above = organisation.found(work, "H99", "Tỉnh Minh Họa", level="province", since=SINCE)
    organisation.found(work, UNIT, "UBND xã Minh Họa", level="commune", parent_id=above.id, since=SINCE)
    procedures.publish(work, shipped.load(shipped.ROOT / SLUG), active_from=date(2025, 7, 1))


def _rows(cases: int) -> Iterator[str]:
    for number in range(cases):
        said = {
            "code": f"{UNIT}-2611{number // 1000 + 1:02d}-{number:05d}",
            "procedure": SLUG,
            "receiving_unit": UNIT,
            "competent_unit": UNIT,
            "applicant": "Trần Thị Minh Họa",
            "received_at": "2026-11-20T09:30+07:00",
            "promised_at": "2026-12-08T16:45+07:00",
            "step": "tham_dinh",
        }
        yield orjson.dumps(said).decode() + "\n"
