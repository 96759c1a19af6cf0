"""Tables that are taken along as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from flask import Response

from engine import spreadsheets

MEDIA_TYPE = "text/csv"


def answer(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """*rows* under *head* as the file *name*; a text never becomes a formula, and tone marks stay."""
    written = StringIO()
    table = csv.writer(written)
    table.writerow(head)
    table.writerows([_plain(cell) for cell in row] for row in rows)
    sent = Response("\ufeff" + written.getvalue(), content_type=f"{MEDIA_TYPE}; charset=utf-8")
    sent.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return sent


def _plain(cell: object) -> object:
    return spreadsheets.words(cell) if isinstance(cell, str) else "" if cell is None else cell
