"""The rows of a file of cases: JSON, one object a line, or CSV with a line of headings; read one after the other."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import IO, Any

import orjson

from engine.imports import items
from engine.imports.faults import Ahead, BadFile, BadLine, BadMoment, Missing, WrongOrder
from engine.imports.items import Items
from engine.validity import VIETNAM
from feel.errors import Fault

LONGEST_LINE = 1024 * 1024  #: characters; our choice: a filled-in form is far shorter
MOST_CELLS = 64
#: field -> the longest text of it
FIELDS: Mapping[str, int] = {
    "code": 60,
    "procedure": 120,
    "variant": 60,
    "channel": 20,
    "receiving_unit": 40,
    "competent_unit": 40,
    "returning_unit": 40,
    "territory": 20,
    "applicant": 300,
    "personal_id": 20,
    "phone": 20,
    "received_at": 40,
    "promised_at": 40,
    "step": 1000,
    "step_at": 40,
    "holder": 80,
    "status": 60,
    "ended_at": 40,
}
MOMENTS = ("received_at", "promised_at", "step_at", "ended_at")
NEEDED = ("code", "procedure", "receiving_unit", "competent_unit", "applicant", "received_at")
DAY = "2026-11-30"  #: how a day without an hour is written


@dataclass(frozen=True, slots=True)
class Row:
    """One case of another system."""

    code: str  #: its number there, which it keeps
    procedure: str  #: slug or national code
    receiving_unit: str  #: code
    competent_unit: str
    applicant: str
    received_at: datetime
    promised_at: datetime | None = None  #: None: not accepted yet
    ended_at: datetime | None = None  #: None: it runs
    step_at: datetime | None = None  #: since when it waits at its steps; None: nobody says
    variant: str | None = None
    channel: str = "counter"
    returning_unit: str | None = None
    territory: str | None = None
    personal_id: str | None = None
    phone: str | None = None
    step: str | None = None  #: id or name of the step at which it waits, of several each between bars
    holder: str | None = None  #: login of the officer who has it
    status: str | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    items: Items = field(default_factory=Items)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its number, and what it says or why it cannot be read."""

    number: int
    said: Mapping[str, Any]
    fault: Fault | None = None


def bounded(text: IO[str]) -> Iterator[str]:
    """The lines of *text*, one that is far too long in pieces: no line is held in memory whole, however long it is."""
    while piece := text.readline(LONGEST_LINE + 1):
        yield piece


def lines(text: Iterable[str]) -> Iterator[Line]:
    """The lines of a file, lazily; the first one tells whether it is JSON or CSV.

    Raises:
        BadFile: it is neither, or its headings name nothing that is known.
    """
    counted = _Counted(text)
    first = next((one for one in counted if one.strip("\ufeff \t\r\n")), None)
    if first is None:
        raise BadFile(why="it is empty", why_vi="tệp trống")
    if first.lstrip("\ufeff \t").startswith("{"):
        yield _of_json(counted.number, first)
        yield from (_of_json(counted.number, one) for one in counted if one.strip())
        return
    yield from _of_csv(first.lstrip("\ufeff"), counted)


class _Counted:
    """The lines of a file one by one, of one that is too long only the beginning."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self.pieces = iter(pieces)
        self.number = 0  #: of the line read last
        self.cut = 0  #: the last of which only the beginning was given
        self.is_open = False  #: of the line read last there is more

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        piece = next(self.pieces)
        while self.is_open:
            self.is_open = not piece.endswith(("\n", "\r"))
            piece = next(self.pieces)
        self.number += 1
        self.is_open = len(piece) > LONGEST_LINE and not piece.endswith(("\n", "\r"))
        if len(piece) > LONGEST_LINE:
            self.cut = self.number
        return piece


def _of_json(number: int, text: str) -> Line:
    if len(text) > LONGEST_LINE:
        return Line(number, {}, BadLine(why="it is too long", why_vi="dòng quá dài"))
    try:
        said = orjson.loads(text.lstrip("\ufeff"))
        orjson.dumps(said)  # it reads deeper than it writes
    except orjson.JSONEncodeError:
        return Line(number, {}, BadLine(why="it is nested too deep", why_vi="lồng quá nhiều tầng"))
    except orjson.JSONDecodeError as error:
        return Line(number, {}, BadLine(why=f"JSON, column {error.colno}", why_vi=f"JSON sai ở cột {error.colno}"))
    if not isinstance(said, dict):
        return Line(number, {}, BadLine(why="it is no object", why_vi="không phải là một đối tượng JSON"))
    return Line(number, said)


def _of_csv(headings: str, rest: _Counted) -> Iterator[Line]:
    separator = max(",;\t", key=headings.count)
    try:
        names = [one.strip().casefold() for one in next(csv.reader([headings], delimiter=separator), [])]
    except csv.Error as error:
        raise BadFile(why="a heading is too long", why_vi="tên cột quá dài") from error
    if not set(NEEDED) <= set(names) or len(names) > MOST_CELLS:
        missing = ", ".join(name for name in NEEDED if name not in names)
        raise BadFile(why=f"no headings {missing}", why_vi=f"dòng đầu thiếu các cột {missing}")
    reader = csv.reader(rest, delimiter=separator, strict=True)
    while True:
        number = rest.number + 1  # where the row begins; a cell may hold line breaks
        try:
            cells = next(reader, None)
        except csv.Error:
            told = {
                "why": "its quotes do not match, or a cell is too long",
                "why_vi": "dấu nháy không khớp hoặc ô quá dài",
            }
            yield Line(number, {}, BadLine(**told))
            continue
        if cells is None:
            return
        if any(cells):
            yield _of_cells(number, names, cells, is_cut=rest.cut >= number)


def _of_cells(number: int, names: Sequence[str], cells: Sequence[str], *, is_cut: bool) -> Line:
    if is_cut:
        return Line(number, {}, BadLine(why="it is too long", why_vi="dòng quá dài"))
    if len(cells) > len(names):
        return Line(number, {}, BadLine(why="more cells than headings", why_vi="nhiều ô hơn số cột"))
    return Line(number, items.nested(dict(zip(names, cells, strict=False))))


def read(said: Mapping[str, Any], now: datetime) -> Row:
    """The row that *said* is; empty fields count as missing.

    Raises:
        Missing, TooLong, BadMoment, WrongOrder, BadLine.
    """
    said = {**said, "step": items.SEPARATOR.join(said["step"])} if _is_words(said.get("step")) else said
    told = {name: text for name, most in FIELDS.items() if (text := items.text(said, name, most)) is not None}
    for name in NEEDED:
        if name not in told:
            raise Missing(field=name)
    moments = {name: _moment(told, name) for name in MOMENTS}
    _within_their_days(told, moments, now)
    received = moments.pop("received_at")
    assert received is not None
    if received > now:
        raise Ahead(field="received_at")
    for name in ("step_at", "ended_at"):
        moment = moments[name]
        if moment is not None and not received <= moment <= now:
            raise WrongOrder(field=name, before="received_at")
    if moments["promised_at"] is not None and moments["promised_at"] < received:
        raise WrongOrder(field="promised_at", before="received_at")
    answers = said.get("answers") or {}
    if not isinstance(answers, dict):
        raise BadLine(why="answers is no object", why_vi="answers không phải là một đối tượng JSON")
    plain = {name: text for name, text in told.items() if not name.endswith("_at")}
    brought = items.read(said, now)
    return Row(received_at=received, answers=answers, items=brought, **moments, **plain)  # type: ignore[arg-type]


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _within_their_days(told: Mapping[str, str], moments: dict[str, datetime | None], now: datetime) -> None:
    """Of a day without an hour any hour may be meant: one that fits the other moments, as far as its day allows."""
    days = {name for name, text in told.items() if len(text) == len(DAY)}
    for name in MOMENTS:
        moment, received = moments[name], moments["received_at"]
        if moment is None or received is None or name not in days:
            continue
        if name != "received_at" and _day_of(moment) == _day_of(received):
            moment = max(moment, received)
        if name != "promised_at" and _day_of(moment) == _day_of(now):
            moment = min(moment, now)
        moments[name] = moment


def _day_of(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()


def _moment(told: Mapping[str, str], name: str) -> datetime | None:
    """A moment; a day alone is its noon, so that it is that day wherever it is shown."""
    text = told.get(name)
    if text is None:
        return None
    try:
        if len(text) == len(DAY):
            return datetime.combine(date.fromisoformat(text), time(12), VIETNAM)
        found = datetime.fromisoformat(text)
        # What many systems write for "never", as 0001-01-01 00:00, lies before all time in UTC.
        return (found if found.tzinfo else found.replace(tzinfo=VIETNAM)).astimezone(UTC).astimezone(VIETNAM)
    except (ValueError, OverflowError) as error:
        raise BadMoment(field=name) from error
