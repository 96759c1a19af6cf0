"""`cli.py due`: when something is due, for one limit or for a file of them."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping
from importlib import import_module
from typing import IO, Any

import click
import orjson

from commands import output
from engine.calendar import Calendar, calendar, deadlines, parse_limit, parse_moment
from feel.errors import Fault

_KEYS = {"start", "limit", "kind", "rule", "cutoff"}
_NEEDED = ("start", "limit")


class NothingAsked(Fault):
    """Say START and --limit, or --batch FILE."""

    vi = "Hãy cho START và --limit, hoặc --batch TỆP."


class TwoWaysAsked(Fault):
    """--batch takes everything from its lines: no START and no limit beside it."""

    vi = "--batch lấy mọi thứ từ từng dòng: không ghi thêm START hay thời hạn."


class BadLine(Fault):
    """The line is not a JSON object."""

    vi = "Dòng này không phải là một đối tượng JSON."


class MissingKey(Fault):
    """The line lacks the key '{key}'."""

    vi = "Dòng này thiếu khóa '{key}'."


class UnknownKey(Fault):
    """The line has a key that means nothing here: '{key}'."""

    vi = "Dòng này có khóa không dùng được: '{key}'."


@click.command()
@click.argument("start", required=False)
@click.option("--limit", help="PT90M, PT8H, P3D, P2W, P4M, P1Y, same-day.")
@click.option("--kind", help="working (mặc định) hoặc calendar. / working (default) or calendar.")
@click.option("--rule", help="Ngày làm việc: moment (mặc định) hoặc civil. / Working days: moment (default) or civil.")
@click.option("--cutoff", help="HH:MM, chỉ với same-day. / HH:MM, only with same-day.")
@click.option(
    "--calendar", "calendar_name", help="Tên lịch; không ghi là giờ hành chính. / Its name; else office hours."
)
@click.option(
    "--batch",
    type=click.File("rb"),
    help="Tệp JSON từng dòng, hoặc -. / JSON lines, or - for stdin.",
)
@output.JSON
def due(calendar_name: str | None, batch: IO[bytes] | None, *, as_json: bool, **asked: str | None) -> None:
    """Cho biết hạn trả và mốc xét trễ của một thời hạn tính từ START (ISO 8601, không ghi múi giờ là +07:00)."""
    given = {key: value for key, value in asked.items() if value is not None}
    if batch is not None and given:
        raise TwoWaysAsked
    office = _office(calendar_name)
    if batch is not None:
        _answer_lines(office, batch)
        return
    if not all(key in given for key in _NEEDED):
        raise NothingAsked
    _show(_answer(office, given), as_json=as_json)


def _office(name: str | None) -> Calendar:
    """The calendar *name* as offices edited it; without a name the shipped default."""
    if name is None:
        return calendar()
    edited = import_module("commands.edited")  # the database, which no other question needs
    found: Calendar = edited.office_time(name)
    return found


def _show(answer: dict[str, str], *, as_json: bool) -> None:
    if as_json:
        output.json_line(answer)
        return
    output.result(answer["due"])
    output.result(f"judged_until {answer['judged_until']}")


def _answer_lines(office: Calendar, lines: IO[bytes]) -> None:
    """One JSON line out for each line in; a bad line tells its error and the run goes on."""
    bad = 0
    for line in lines:
        answer = _answer_line(office, line)
        bad += "error" in answer
        output.json_line(answer)
    if bad:
        output.tell(f"{bad} dòng có lỗi.", f"{bad} lines had an error.")


def _answer_line(office: Calendar, line: bytes) -> dict[str, str]:
    try:
        return _answer(office, _read(line))
    except Fault as fault:
        return {"error": fault.say(output.lang())}


def _read(line: bytes) -> Mapping[str, object]:
    try:
        read = orjson.loads(line.removeprefix(BOM_UTF8))  # editors on Windows put it before the first line
    except orjson.JSONDecodeError as error:
        raise BadLine from error
    if not isinstance(read, dict):
        raise BadLine
    for key in read:
        if key not in _KEYS:
            raise UnknownKey(key=key[:40])
    for key in _NEEDED:
        if key not in read:
            raise MissingKey(key=key)
    return {key: value for key, value in read.items() if value is not None or key in _NEEDED}


def _answer(office: Calendar, asked: Mapping[str, Any]) -> dict[str, str]:
    options = {key: value for key, value in asked.items() if key not in _NEEDED}
    found = deadlines.due(office, parse_moment(asked["start"]), parse_limit(asked["limit"], **options))
    return {"due": found.due.isoformat(), "judged_until": found.judged_until.isoformat()}
