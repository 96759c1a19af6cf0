"""What a row brings along beside its case: results, fees that were paid, notes, papers; as it says them, not matched.

In JSON each is a list of objects; a CSV has a column for each part, such as `fees.amount`, or `fees.2.amount` for the
second one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from engine import hands, notes, obligations
from engine.imports import faults
from engine.validity import VIETNAM

MOST = 50  #: of one kind in a row; our choice
LISTS = ("results", "fees", "notes", "papers")
PLACE = re.compile(r"[0-9]{1,3}")  #: in a heading: which of several
SEPARATOR = "|"  #: between the names of several papers or steps in one cell
FORMS = ("original", "copy", "electronic", "shown", "looked-up")


@dataclass(frozen=True, slots=True)
class Given:
    """A result that was issued there."""

    number: str
    at: date
    issuer: str  #: who issued it
    code: str | None  #: of the procedure's result; None: its only or first one
    file: str | None  #: its name in the ZIP


@dataclass(frozen=True, slots=True)
class Paid:
    """A fee, charge or tax that was paid there."""

    content: str
    amount_vnd: int
    receipt: str
    paid_on: date
    notice: str | None  #: number of the notice that asked for it


@dataclass(frozen=True, slots=True)
class Written:
    """A note that an officer wrote there."""

    text: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Brought:
    """A paper of the file."""

    component: str  #: its code, place or name in the list of the procedure
    form: str | None
    file: str | None  #: its name in the ZIP
    note: str | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Items:
    """All of them."""

    results: tuple[Given, ...] = ()
    fees: tuple[Paid, ...] = ()
    notes: tuple[Written, ...] = ()
    papers: tuple[Brought, ...] = ()


def read(said: Mapping[str, Any], now: datetime) -> Items:
    """What *said* brings along.

    Raises:
        Missing, TooLong, BadMoment, Ahead, BadItems.
    """
    return Items(
        tuple(_given(one, now) for one in _objects(said, "results", "number")),
        tuple(_paid(one, now) for one in _objects(said, "fees", "amount")),
        tuple(_written(one, now) for one in _objects(said, "notes", "text")),
        tuple(_brought(one) for one in _objects(said, "papers", "component")),
    )


def nested(cells: Mapping[str, str]) -> dict[str, Any]:
    """The *cells* of a CSV by their headings, those of one list put together as JSON has them."""
    plain: dict[str, Any] = {}
    found: dict[str, dict[int, dict[str, str]]] = {}
    for heading, cell in cells.items():
        name, *path = heading.split(".")
        if name not in LISTS or not path:
            plain[heading] = cell
        elif cell.strip():
            number = int(path.pop(0)) if PLACE.fullmatch(path[0]) else 1
            found.setdefault(name, {}).setdefault(number, {})[".".join(path)] = cell
    for name, items in found.items():
        plain[name] = [items[number].get("", items[number]) for number in sorted(items)]
    return plain


def text(said: Mapping[str, Any], name: str, most: int, *, shown: str = "", is_long: bool = False) -> str | None:
    """What *said* has under *name*, as one line or, when *is_long*, as several; None: nothing.

    Raises:
        TooLong: it is longer than *most*, no text, or holds what cannot be shown.
    """
    value = said.get(name)
    if value is None:
        return None
    found = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else "\0"
    if not (hands.fits(found, most) if is_long else len(found) <= most and found.isprintable()):
        raise faults.TooLong(field=shown or name, most=most)
    return found or None


def _objects(said: Mapping[str, Any], name: str, alone: str) -> Sequence[Mapping[str, Any]]:
    """The objects of the list *name*; a text that stands for one is its field *alone*."""
    value = said.get(name) or []
    if isinstance(value, str):
        value = value.split(SEPARATOR) if name == "papers" else [value]
    if not isinstance(value, list) or len(value) > MOST:
        raise faults.BadItems(field=name, most=MOST)
    found = [{alone: one} if isinstance(one, str) else one for one in value]
    if not all(isinstance(one, dict) for one in found):
        raise faults.BadItems(field=name, most=MOST)
    return [{f"{name}.{key}": part for key, part in one.items()} for one in found]


def _given(said: Mapping[str, Any], now: datetime) -> Given:
    return Given(
        _needed(said, "results.number", 60),
        _passed(said, "results.date", now),
        _needed(said, "results.issuer", 300),
        text(said, "results.code", 60),
        text(said, "results.file", 200),
    )


def _paid(said: Mapping[str, Any], now: datetime) -> Paid:
    amount = _needed(said, "fees.amount", 20)
    if not (amount.isascii() and amount.isdecimal() and 0 < int(amount) <= obligations.MOST_VND):
        raise faults.BadAmount(most=obligations.MOST_VND)
    return Paid(
        _needed(said, "fees.content", 1000),
        int(amount),
        _needed(said, "fees.receipt", 60),
        _passed(said, "fees.paid_on", now),
        text(said, "fees.notice", 60),
    )


def _written(said: Mapping[str, Any], now: datetime) -> Written:
    words = text(said, "notes.text", notes.LONGEST, is_long=True)
    if words is None:
        raise faults.Missing(field="notes.text")
    day = _passed(said, "notes.date", now) if said.get("notes.date") else None
    return Written(words, min(noon(day), now) if day else None)


def _brought(said: Mapping[str, Any]) -> Brought:
    form = text(said, "papers.form", 20)
    if form is not None and form not in FORMS:
        raise faults.BadForm(form=form, known=", ".join(FORMS))
    return Brought(
        _needed(said, "papers.component", 2000),
        form,
        text(said, "papers.file", 200),
        text(said, "papers.note", 500, is_long=True),
        _day(said, "papers.valid_until") if said.get("papers.valid_until") else None,
    )


def _needed(said: Mapping[str, Any], name: str, most: int) -> str:
    found = text(said, name, most)
    if found is None:
        raise faults.Missing(field=name)
    return found


def _passed(said: Mapping[str, Any], name: str, now: datetime) -> date:
    """A day that is not to come."""
    found = _day(said, name)
    if found > now.astimezone(VIETNAM).date():
        raise faults.Ahead(field=name)
    return found


def _day(said: Mapping[str, Any], name: str) -> date:
    try:
        return date.fromisoformat(_needed(said, name, 40))
    except ValueError as error:
        raise faults.BadMoment(field=name) from error


def noon(day: date) -> datetime:
    """The noon of *day* in Vietnam, so that it is that day wherever it is shown."""
    return datetime.combine(day, time(12), VIETNAM)
