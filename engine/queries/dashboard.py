"""The dashboard: how many cases stand how, by unit, field and procedure, and day by day over a period.

Source: Circular 11/2025/TT-BKHCN, annex, group 27, items 1, 2 and 4. Two statements, however many cases there are; the
second is of a period of at most 366 days.
"""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Integer, Select, cast, extract, func, literal, select, union_all
from sqlalchemy.orm import Session

from engine.queries import figures
from engine.queries.figures import STATES, WHOLE, Look
from engine.tables import Case, Clock

EPOCH = date(1970, 1, 1)
AHEAD, DAY = 7 * 60 * 60, 24 * 60 * 60  #: seconds that Vietnam's time is ahead of UTC, all the year; and of a day
WEEKLY_FROM = 32  #: a period of so many days is told by weeks; our choice
Key = TypeVar("Key", bound=Hashable)
Numbers = Mapping[str, int]  #: code of a figure -> how many cases


@dataclass(frozen=True, slots=True)
class Line:
    """So many cases of one unit, procedure and field count for one figure."""

    figure: str
    unit_id: uuid.UUID
    slug: str
    field: str
    count: int


@dataclass(frozen=True, slots=True)
class Span:
    """A day of the trend, or a week of it."""

    since: date
    until: date  #: the last day
    numbers: Numbers


def lines(session: Session, look: Look) -> list[Line]:
    """All figures of the cases that are looked at, grouped: one statement."""
    parts = [
        _grouped(look, figures.state(look), figures.unfinished(look)),
        _grouped(look, literal("received"), figures.received(look)),
        _grouped(look, figures.ending(look), figures.done(look)),
    ]
    return [Line(*row) for row in session.execute(union_all(*parts))]


def by(found: Iterable[Line], key: Callable[[Line], Key]) -> dict[Key, Numbers]:
    """The numbers of each *key*, with the sums that follow from them; what has most late cases comes first."""
    told: dict[Key, Counter[str]] = defaultdict(Counter)
    for line in found:
        told[key(line)][line.figure] += line.count
    summed = {one: _with_sums(numbers) for one, numbers in told.items()}
    return dict(sorted(summed.items(), key=lambda one: (-one[1]["late"], -one[1]["open"], str(one[0]))))


def total(found: Iterable[Line]) -> Numbers:
    """The numbers of all together."""
    return by(found, lambda _: None).get(None) or _with_sums(Counter())


def trend(session: Session, look: Look) -> list[Span]:
    """What came in and what was finished on each day of the period, or in each week of a long one: one statement."""
    last = select(func.max(Clock.stopped_at)).where(Clock.case_id == Case.id, WHOLE).correlate(Case).scalar_subquery()
    parts = [
        _daily(look, literal("received"), Case.accepted_at.expression, figures.received(look)),
        _daily(look, figures.ending(look), last, figures.done(look)),
    ]
    per_day: dict[date, Counter[str]] = defaultdict(Counter)
    for figure, day, count in session.execute(union_all(*parts)):
        per_day[EPOCH + timedelta(days=int(day))][figure] += count
    return [_span(per_day, since, until) for since, until in spans(look)]


def spans(look: Look) -> list[tuple[date, date]]:
    """The days of the period, or when it is long its weeks from Monday to Sunday, the first and the last cut short."""
    days = [look.since + timedelta(days=place) for place in range((look.until - look.since).days + 1)]
    if len(days) < WEEKLY_FROM:
        return [(day, day) for day in days]
    starts = [day for day in days if day == look.since or day.weekday() == 0]
    return [(start, min(start + timedelta(days=6 - start.weekday()), look.until)) for start in starts]


def _span(per_day: Mapping[date, Counter[str]], since: date, until: date) -> Span:
    days = (since + timedelta(days=place) for place in range((until - since).days + 1))
    numbers: Counter[str] = sum((per_day.get(day, Counter()) for day in days), Counter())
    return Span(since, until, _with_sums(numbers))


def _grouped(look: Look, figure: ColumnElement[str], condition: ColumnElement[bool]) -> Select[Any]:
    # The figure is worked out for each row below the grouping: PostgreSQL takes no bound value to be the same twice.
    rows = select(figure.label("figure"), Case.competent_unit_id, Case.slug, Case.field)
    each = rows.where(condition, figures.within(look)).subquery().c
    columns = each.figure, each.competent_unit_id, each.slug, each.field
    return select(*columns, func.count()).group_by(*columns)


def _daily(
    look: Look, figure: ColumnElement[str], moment: ColumnElement[Any], condition: ColumnElement[bool]
) -> Select[Any]:
    rows = select(figure.label("figure"), moment.label("at")).where(condition, figures.within(look)).subquery().c
    day = ((cast(extract("epoch", rows.at), Integer) + AHEAD) // DAY).label("day")
    days = select(rows.figure, day).subquery().c
    return select(days.figure, days.day, func.count()).group_by(days.figure, days.day)


def _with_sums(numbers: Counter[str]) -> Numbers:
    told = {code: numbers[code] for code in figures.FIGURES}
    sums = {"open": sum(told[code] for code in STATES), "done": told["done-on-time"] + told["done-late"]}
    return told | sums


def share_on_time(numbers: Numbers) -> int | None:
    """How many of a hundred finished cases were on time, rounded down; None: none was finished."""
    return numbers["done-on-time"] * 100 // numbers["done"] if numbers["done"] else None
