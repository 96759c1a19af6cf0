"""How long whoever publishes waits for the impact, while very many cases run by the version in force."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Engine, insert
from sqlalchemy.orm import Session

from adapters import sync
from benchmarks.crowd import SINCE
from benchmarks.imports import NOW, SLUG, UNIT
from bpmn import folder, settings, shipped
from engine import organisation, procedures, publishing, revisions
from engine.publishing import Prospect
from engine.tables import Base, Case, Publication, Unit
from engine.tables.base import bare
from engine.work import Work

CASES = 10_000
CHUNK = 1_000
BEFORE, AFTER = b'limit = "P5D"', b'limit = "P3D"'


def impact_seconds(engine: Engine, cases: int = CASES) -> tuple[float, Prospect]:
    """Seconds until the impact of a draft is told, strict check and all, for the first time; and what is told."""
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        _set_up(Work(session, None, NOW, sync.listen), cases)
    began = time.perf_counter()
    with Session(engine) as session:
        found = publishing.prospect(Work(session, None, NOW, sync.listen), SLUG)
    return time.perf_counter() - began, found


def _set_up(work: Work, cases: int) -> None:
    """A version in force by which *cases* run, and a draft with another limit."""
    unit = organisation.found(work, UNIT, "UBND xã Minh Họa", level="commune", since=SINCE)
    files = shipped.bundle(shipped.ROOT / SLUG)
    said = files[settings.FILE].replace(AFTER, BEFORE)
    before = folder.read({**folder.running(files), settings.FILE: said}, slug=SLUG)
    publication = procedures.publish(work, before, active_from=date(2025, 7, 1))
    revisions.begin(work, SLUG, files)
    rows = _rows(publication, unit, cases)
    while chunk := list(islice(rows, CHUNK)):
        work.session.execute(insert(bare(Case)), chunk)


def _rows(publication: Publication, unit: Unit, cases: int) -> Iterator[dict[str, Any]]:
    for number in range(cases):
        yield {
            "id": uuid.uuid4(),
            "intake_reference": f"{UNIT}-{number:05d}",
            "slug": publication.slug,
            "digest": publication.digest,
            "field": "",
            "channel": "counter",
            "receiving_unit_id": unit.id,
            "competent_unit_id": unit.id,
            "returning_unit_id": unit.id,
            "state": "open",
            "status": "processing",
            "opened_at": NOW,
        }
