"""Running and closed cases of another system taken over: row by row, looked at first, twice changes nothing."""

from __future__ import annotations

from engine.imports.acts import Result, begin, take
from engine.imports.archives import Archive
from engine.imports.faults import BadFile
from engine.imports.known import Known
from engine.imports.rows import FIELDS, Line, Row, bounded, lines

__all__ = ["FIELDS", "Archive", "BadFile", "Known", "Line", "Result", "Row", "begin", "bounded", "lines", "take"]
