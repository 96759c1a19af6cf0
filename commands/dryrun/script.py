"""The script of a try-run: what is done, at which step, with which answers, by whom, when."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, cast

import orjson

from engine.cases import VIETNAM
from feel.duration import DaysDuration, parse
from feel.errors import Fault

MOST_BYTES = 1024 * 1024
MOST_MOVES = 1_000
HERE = Path("-")
Deed = Literal["start", "complete", "message", "signal", "advance"]
DEEDS = ("start", "complete", "message", "signal", "advance")
KEYS = {"do", "step", "answers", "by", "at", "channel", "variant"}


class BadScript(Fault):
    """The script '{path}' cannot be read: {why}"""

    vi = "Không đọc được kịch bản chạy thử '{path}': {why_vi}"


class BadMove(Fault):
    """Move {number} of the script is wrong: {en}"""

    vi = "Bước thứ {number} của kịch bản chạy thử sai: {vi}"


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a try-run."""

    do: Deed
    step: str = ""  #: id or name of the step; name of the message or signal
    answers: Mapping[str, Any] | None = field(default_factory=dict)  #: None: they are made up
    by: str | None = None  #: name of the officer; None: whoever holds the post
    at: datetime | DaysDuration | None = None  #: a moment, or how much later; None: at once
    channel: str | None = None
    variant: str | None = None


def load(path: Path) -> list[Move]:
    """The moves in the JSON file *path*; "-" is what comes in on the standard input.

    Raises:
        BadScript: it is no list of moves in JSON. BadMove: one of them is wrong.
    """
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if path == HERE else path.read_bytes()
        value = orjson.loads(data if len(data) <= MOST_BYTES else b"")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadScript(path=path, why=why, why_vi=why) from error
    except orjson.JSONDecodeError as error:
        vi = f"không phải JSON, xem dòng {error.lineno}, cột {error.colno}"
        raise BadScript(path=path, why=f"no JSON, see line {error.lineno}, column {error.colno}", why_vi=vi) from error
    if not isinstance(value, list) or len(value) > MOST_MOVES:
        vi = f"cần một danh sách […] không quá {MOST_MOVES} bước"
        raise BadScript(path=path, why=f"a list […] of at most {MOST_MOVES} moves is wanted", why_vi=vi)
    return [_move(number, one) for number, one in enumerate(value, 1)]


def _move(number: int, value: object) -> Move:
    if not isinstance(value, dict) or value.get("do") not in DEEDS:
        raise _bad(number, f"'do' phải là một trong {', '.join(DEEDS)}.", f"'do' must be one of {', '.join(DEEDS)}.")
    unknown = sorted(map(str, value.keys() - KEYS))
    if unknown:
        raise _bad(number, f"không có khóa '{unknown[0][:40]}'.", f"there is no key '{unknown[0][:40]}'.")
    if value["do"] == "start" and number > 1:
        raise _bad(number, "'start' chỉ đứng đầu.", "'start' stands first only.")
    answers = value.get("answers", {})
    if not isinstance(answers, dict | None):
        raise _bad(number, "'answers' phải là một đối tượng.", "'answers' must be an object.")
    step, by, channel, variant = (_text(number, value, key) for key in ("step", "by", "channel", "variant"))
    if value["do"] in ("complete", "message", "signal") and not step:
        raise _bad(number, "thiếu 'step'.", "'step' is missing.")
    at = _at(number, value.get("at"))
    if value["do"] == "advance" and at is None:
        raise _bad(number, "thiếu 'at'.", "'at' is missing.")
    return Move(cast(Deed, value["do"]), step or "", answers, by, at, channel, variant)


def _text(number: int, value: Mapping[str, object], key: str) -> str | None:
    found = value.get(key)
    if not isinstance(found, str | None):
        raise _bad(number, f"'{key}' phải là chữ.", f"'{key}' must be text.")
    return found


def _at(number: int, value: object) -> datetime | DaysDuration | None:
    """A moment, without an offset in Vietnam's time; or how much later, in days, hours and minutes."""
    if value is None:
        return None
    try:
        if isinstance(value, str) and value.startswith("P"):
            later = parse(value)
            if isinstance(later, DaysDuration) and later.seconds >= 0:
                return later
        elif isinstance(value, str):
            moment = datetime.fromisoformat(value)
            return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    except (ValueError, Fault):
        pass
    raise _bad(number, f"'{value}' không phải thời điểm hay khoảng thời gian.", f"'{value}' is no moment or duration.")


def _bad(number: int, vi: str, en: str) -> BadMove:
    return BadMove(number=number, vi=vi, en=en)
