"""Cases as another system hands them over."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from sqlalchemy import Engine

from engine import imports
from engine.imports import Result
from tests.engine.builders import COMMUNE, HOUSEHOLD, acting, hours

SYSTEM = "Cổng cũ của tỉnh"
NOW = hours(1)


def row(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A running case that is being appraised."""
    said = {
        "code": f"H99.15-261105-{number:04d}",
        "procedure": HOUSEHOLD,
        "receiving_unit": COMMUNE,
        "competent_unit": COMMUNE,
        "applicant": "Trần Thị Minh Họa",
        "personal_id": "001190000010",
        "received_at": "2026-11-05T09:30+07:00",
        "promised_at": "2026-12-08T16:45+07:00",
        "step": "Thẩm định hồ sơ",
        **changes,
    }
    return {name: value for name, value in said.items() if value is not None}


def closed(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A case that has ended."""
    return row(number, **{"step": None, "ended_at": "2026-11-20T10:00+07:00", "status": "returned", **changes})


def as_json(rows: Iterable[Mapping[str, Any]]) -> str:
    """*rows*, one a line."""
    return "\n".join(orjson.dumps(one).decode() for one in rows)


def as_csv(rows: Iterable[Mapping[str, Any]], separator: str = ";") -> str:
    """*rows* under a line of headings."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(imports.FIELDS), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def take(engine: Engine, text: str, *, by: str | None = None) -> list[Result]:
    """What became of each line of the file."""
    with acting(engine, by, at=NOW) as work:
        imports.require(work, SYSTEM)
        known = imports.Known()
        return [
            imports.take(work, known, line, system=SYSTEM)
            for line in imports.lines(imports.bounded(io.StringIO(text, newline="")))
        ]
