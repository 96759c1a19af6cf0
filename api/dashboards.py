"""What the dashboard tells, put together once for its page, its download and the API."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from engine import questions, validity
from engine.queries import dashboard, details, holders, lateness, units
from engine.queries.dashboard import Line, Numbers, Span
from engine.queries.figures import Look
from engine.queries.holders import Holder, Step
from engine.queries.lateness import Lateness
from engine.queries.passages import Wanted
from engine.work import Work
from feel.errors import Fault

PERIOD = timedelta(days=29)  #: before today: where nothing is asked for, thirty days are told; our choice
Naming = Callable[[Line], tuple[str, str, str]]  #: what a line is named by, what narrows a list to it, and to what


class BadDay(Fault):
    """A day is written like 2026-12-31."""

    vi = "Ngày phải ghi như 2026-12-31."


@dataclass(frozen=True, slots=True)
class Row:
    """One unit, field or procedure, and its numbers; *narrowing* leads to the lists behind them."""

    words: str
    numbers: Numbers
    narrowing: Mapping[str, str]

    @property
    def share(self) -> int | None:
        """How many of a hundred finished cases were on time."""
        return dashboard.share_on_time(self.numbers)


@dataclass(frozen=True, slots=True)
class Board:
    """All that the dashboard tells."""

    total: Numbers
    tables: Mapping[str, Sequence[Row]]  #: "unit", "field", "procedure"
    trend: Sequence[Span]
    steps: Sequence[Step]
    holders: Sequence[Holder]
    lateness: Lateness  #: which steps and units made cases late in the period
    titles: Mapping[str, str]  #: of the procedures


def look(
    work: Work,
    since: date | None,
    until: date | None,
    *,
    unit: str | None = None,
    at: str | None = None,
    procedure: str | None = None,
    field: str | None = None,
) -> Look:
    """What is asked for: a period, the branch of the *unit*, and the cases of one unit (*at*), procedure and field.

    Raises:
        BadPeriod. NoSuchUnit: there is no such unit.
    """
    last = until or validity.day(work.now)
    first = since or date.fromordinal(max(1, last.toordinal() - PERIOD.days))
    asked = Look(questions.ask(work), first, last, slug=procedure, field=field)
    return replace(asked, branch=_unit(work, unit), unit=_unit(work, at))


def gathered(work: Work, asked: Look) -> Board:
    """What the dashboard tells of *asked*: nine statements."""
    found = dashboard.lines(work.session, asked)
    steps = holders.steps(work.session, asked)
    slow = lateness.of(
        work.session, asked.asked, Wanted(asked.begin, asked.end, asked.slug, asked.field, unit_id=asked.branch)
    )
    slugs = {one.slug for some in (found, steps, slow.shares) for one in some}
    titles = details.titles(work.session, slugs)
    named = details.places(work.session, {line.unit_id for line in found})
    tables = {
        "unit": _rows(found, lambda line: (named[line.unit_id].name, "at", named[line.unit_id].code)),
        "field": _rows(found, lambda line: (line.field, "field", line.field)),
        "procedure": _rows(found, lambda line: (titles.get(line.slug, line.slug), "procedure", line.slug)),
    }
    trend, held = dashboard.trend(work.session, asked), holders.holders(work.session, asked)
    return Board(dashboard.total(found), tables, trend, steps, held, slow, titles)


def _rows(found: Sequence[Line], naming: Naming) -> list[Row]:
    """A row for each of what *naming* names a line by."""
    return [Row(words, numbers, {name: value}) for (words, name, value), numbers in dashboard.by(found, naming).items()]


def _unit(work: Work, code: str | None) -> uuid.UUID | None:
    return units.one(work.session, code).id if code else None
