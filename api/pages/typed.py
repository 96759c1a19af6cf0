"""What was typed into the fields of an administrator's form: words, days and units, each read in one way."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from flask import request

from api.pages.caselist import BadDay
from engine import organisation, validity
from engine.queries import places
from engine.substitutions import NoSuchRight, Scope
from engine.tables import Unit
from engine.work import Work

LONGEST = 300  #: characters of one field


def words(name: str) -> str:
    """What was typed, without blanks around it; too long a text is cut."""
    return request.form.get(name, "").strip()[:LONGEST]


def long(name: str, most: int) -> str:
    """The same of a field that takes *most* characters; what is longer is kept, so that a verb can refuse it."""
    return request.form.get(name, "").strip()[: most + 1]


def reason() -> str:
    """The ready reason that was chosen, if one was, and what was written beside it, whatever its length."""
    said = (request.form.get(name, "").strip() for name in ("ready", "reason"))
    return "; ".join(part for part in said if part)


def maybe(name: str) -> str | None:
    """What was typed, or None."""
    return words(name) or None


def day(work: Work, name: str) -> date:
    """The day that was chosen; today when none was.

    Raises:
        BadDay.
    """
    return maybe_day(name) or validity.day(work.now)


def maybe_day(name: str) -> date | None:
    """The day that was chosen, or None.

    Raises:
        BadDay.
    """
    try:
        return date.fromisoformat(words(name)) if words(name) else None
    except ValueError as error:
        raise BadDay from error


def until(name: str) -> date | None:
    """The day after the last one that was chosen, for people say "to the end of Friday"; None: without an end.

    Raises:
        BadDay.
    """
    last = maybe_day(name)
    if last == date.max:
        raise BadDay
    return None if last is None else last + timedelta(days=1)


def dates(work: Work) -> dict[str, Any]:
    """From when until when something holds, as verbs are told.

    Raises:
        BadDay.
    """
    return {"since": day(work, "since"), "until": until("until")}


def act() -> Any:
    """The act that was chosen; one that there is not is refused by whoever is told it."""
    return words("act")


def right() -> uuid.UUID:
    """The right that was chosen.

    Raises:
        NoSuchRight: the page has none of that id.
    """
    try:
        return uuid.UUID(words("right"))
    except ValueError as error:
        raise NoSuchRight from error


def unit(work: Work, name: str) -> Unit:
    """The unit that was chosen or typed.

    Raises:
        UnknownUnit.
    """
    return organisation.unit_by_code(work, places.code(words(name)))


def scope(work: Work) -> Scope:
    """What a right or a substitution is for.

    Raises:
        UnknownUnit.
    """
    return Scope(unit(work, "unit") if words("unit") else None, maybe("slug"), maybe("field"), maybe("element"))
