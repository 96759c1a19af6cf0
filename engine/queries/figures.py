"""The figures of the dashboard: which cases each of them counts, the same for its number and for the list behind it.

Source: Circular 11/2025/TT-BKHCN, annex, group 27 (hồ sơ cần xử lý, đúng hạn, quá hạn, sắp đến hạn trả, theo kỳ); group
18, item 2 (when a case counts as finished: its handling is, and its result waits to be given). Our choice: a period has
at most 366 days, and what counts as late is the clock of the whole case.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, case, exists, literal, literal_column, not_, or_, select, true

from engine.queries.predicates import SUPPLEMENT, Asked, due_soon, late, readable
from engine.tables import Case, Clock, UnitAbove
from engine.validity import VIETNAM
from feel.errors import Fault

LONGEST = 366  #: days of a period
FINISHED = ("done", "returned", "refused")
WAITING = (*SUPPLEMENT, "obligation")  #: for the applicant
OPEN = ("filed", "received", "forwarded", "assigned", "processing", "supplemented", "consulting", "linked", "overdue")
UNFINISHED = (*OPEN, *WAITING)
STATES = ("late", "due-soon", "waiting", "filed", "on-time")  #: every case that is not finished is in one of them
WHOLE = Clock.subject == literal_column("'case'")  #: in the words of the index, so that the database uses it


class BadPeriod(Fault):
    """A period begins before it ends and has at most {most} days."""

    vi = "Kỳ báo cáo phải có ngày đầu không sau ngày cuối và dài tối đa {most} ngày."


class UnknownFigure(Fault):
    """There is no figure '{code}'; there are: {known}."""

    vi = "Không có số liệu '{code}'; hiện có: {known}."


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at: the cases that whoever asks may read, a period of days in Vietnam, and what narrows it.

    Raises:
        BadPeriod.
    """

    asked: Asked
    since: date
    until: date  #: the last day
    branch: uuid.UUID | None = None  #: cases that this unit or one below it decides
    unit: uuid.UUID | None = None  #: cases that this unit decides
    slug: str | None = None
    field: str | None = None

    def __post_init__(self) -> None:
        if not timedelta() <= self.until - self.since < timedelta(LONGEST) or self.until == date.max:
            raise BadPeriod(most=LONGEST)

    @property
    def begin(self) -> datetime:
        """The first moment of the period."""
        return datetime.combine(self.since, time(), VIETNAM)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.until, time(), VIETNAM) + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure."""

    code: str
    words: str
    condition: Callable[[Look], ColumnElement[bool]]


def state(look: Look) -> ColumnElement[str]:
    """In which of `STATES` an unfinished case is. A case that is late stays so, also while it waits."""
    asked = look.asked
    return case(
        (late(asked), literal("late")),
        (Case.status.in_(WAITING), literal("waiting")),
        (due_soon(asked), literal("due-soon")),
        (Case.status == "filed", literal("filed")),
        else_=literal("on-time"),
    )


def ending(_: Look) -> ColumnElement[str]:
    """How a finished case ended."""
    return case((was_late(), literal("done-late")), else_=literal("done-on-time"))


def was_late() -> ColumnElement[bool]:
    """A finished case was late: its clocks stand still, and one of them had run out."""
    return Case.late_from.is_not(None)


def unfinished(_: Look) -> ColumnElement[bool]:
    """The case is not finished yet."""
    return Case.status.in_(UNFINISHED)


def received(look: Look) -> ColumnElement[bool]:
    """The case was accepted in the period."""
    return and_(Case.accepted_at >= look.begin, Case.accepted_at < look.end)


def done(look: Look) -> ColumnElement[bool]:
    """The handling of the case was finished in the period, by the last of its clocks."""
    stopped = select(Clock.case_id).where(WHOLE, Clock.stopped_at >= look.begin, Clock.stopped_at < look.end)
    after = or_(Clock.stopped_at.is_(None), Clock.stopped_at >= look.end)
    later = exists().where(Clock.case_id == Case.id, WHOLE, after).correlate(Case)
    return and_(Case.id.in_(stopped), Case.status.in_(FINISHED), not_(later))


def _in(wanted: str) -> Callable[[Look], ColumnElement[bool]]:
    return lambda look: and_(unfinished(look), state(look) == wanted)


FIGURES: Mapping[str, Figure] = {
    one.code: one
    for one in (
        Figure("open", "Đang giải quyết", unfinished),
        Figure("on-time", "Trong hạn", _in("on-time")),
        Figure("due-soon", "Sắp đến hạn", _in("due-soon")),
        Figure("late", "Quá hạn", _in("late")),
        Figure("waiting", "Chờ bổ sung, nghĩa vụ tài chính", _in("waiting")),
        Figure("filed", "Chờ tiếp nhận", _in("filed")),
        Figure("received", "Tiếp nhận trong kỳ", received),
        Figure("done", "Giải quyết xong trong kỳ", done),
        Figure("done-on-time", "Giải quyết đúng hạn", lambda look: and_(done(look), not_(was_late()))),
        Figure("done-late", "Giải quyết quá hạn", lambda look: and_(done(look), was_late())),
    )
}


def known(code: str) -> Figure:
    """The figure *code*.

    Raises:
        UnknownFigure.
    """
    found = FIGURES.get(code)
    if found is None:
        raise UnknownFigure(code=code[:60], known=", ".join(FIGURES))
    return found


def of(look: Look, code: str) -> ColumnElement[bool]:
    """The condition on the rows of `Case` that the figure *code* counts.

    Raises:
        UnknownFigure.
    """
    return and_(known(code).condition(look), within(look))


def within(look: Look) -> ColumnElement[bool]:
    """The condition that whoever asks may read the case and that it lies in what is looked at."""
    return and_(true(), readable(look.asked), *_narrowed(look))


def below(look: Look, unit: ColumnElement[uuid.UUID]) -> ColumnElement[bool]:
    """The condition that *unit* lies in the branch that is looked at."""
    if look.branch is None:
        return true()
    return unit.in_(select(UnitAbove.unit_id).where(UnitAbove.above_id == look.branch))


def _narrowed(look: Look) -> Iterator[ColumnElement[bool]]:
    if look.branch is not None:
        yield below(look, Case.competent_unit_id.expression)
    if look.unit is not None:
        yield Case.competent_unit_id == look.unit
    if look.slug is not None:
        yield Case.slug == look.slug
    if look.field is not None:
        yield Case.field == look.field
