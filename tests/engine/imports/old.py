"""Cases as another system hands them over."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from sqlalchemy import Engine

from engine import imports
from engine.files import Store
from engine.imports import Archive, Result, archives
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


PDF = b"%PDF-1.7 giay"
ALONG: dict[str, Any] = {
    "fees": [{"content": "Lệ phí", "amount": 100000, "receipt": "BL-7", "paid_on": "2026-11-05"}],
    "notes": ["Đã gọi điện cho người nộp.\nHẹn thứ Hai.", {"text": "Giấy tờ bản gốc ở quầy.", "date": "2026-11-06"}],
    "papers": [
        {"component": "giấy đề nghị đăng ký hộ kinh doanh", "file": "giay-to/de-nghi.pdf"},
        {"component": "2", "form": "original", "note": "bản giấy"},
    ],
}
GIVEN = [{"number": "41A8.012345", "date": "2026-11-19", "issuer": "UBND xã Minh Họa"}]


def zipped(rows: str, name: str = "ho-so.jsonl", **more: bytes) -> io.BytesIO:
    """A ZIP of *rows* with one paper beside them, and *more*."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in {name: rows.encode(), "giay-to/de-nghi.pdf": PDF, **more}.items():
            archive.writestr(path, content)
    packed.seek(0)
    return packed


def as_json(rows: Iterable[Mapping[str, Any]]) -> str:
    """*rows*, one a line."""
    return "\n".join(orjson.dumps(one).decode() for one in rows)


def as_csv(rows: Iterable[Mapping[str, Any]], separator: str = ";", more: Iterable[str] = ()) -> str:
    """*rows* under a line of headings, those in *more* among them."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [*imports.FIELDS, *more], delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def take(engine: Engine, text: str, *, by: str | None = None) -> list[Result]:
    """What became of each line of the file."""
    return _taken(engine, imports.bounded(io.StringIO(text, newline="")), None, by)


def take_zipped(engine: Engine, packed: io.BytesIO, store: Store, *, is_tried: bool = False) -> list[Result]:
    """What became of each line of the file in the ZIP."""
    with archives.opened(packed, store, is_tried=is_tried) as archive:
        return _taken(engine, archive.rows(), archive)


def _taken(engine: Engine, pieces: Iterable[str], archive: Archive | None, by: str | None = None) -> list[Result]:
    with acting(engine, by, at=NOW) as work:
        known = imports.begin(work, SYSTEM)
        return [imports.take(work, known, line, system=SYSTEM, archive=archive) for line in imports.lines(pieces)]
