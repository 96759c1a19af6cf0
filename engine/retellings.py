"""A real case retold as a scenario, with nothing in it of the people whom it is about or who worked on it.

What is kept is named, all else is made up: which steps were done when, and the options, ticks, numbers and dates for
which the diagram asks; such a date becomes the first of its month. Names, numbers of persons, telephones, addresses and
every free text are invented. All days are moved by the same number of weeks to a time that has nothing to do with the
case and whose office time lies alike, so that what was in time still is. Who retold a case and what for stands in its
trail.

Source: Law on the protection of personal data 91/2025/QH15 (what needs no person is done without one); which facts are
kept is our choice.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from engine import calendar, procedures, revisions, statuses, traces, trail, validity
from engine.procedures import APPLICATION_FORM, Offered
from engine.scenariotexts import Deed, Story, lane, lanes, say, write
from engine.tables import Answer, Case, Task, TrailEntry
from engine.work import Work
from feel.errors import Fault
from forms import Field, Form, check, plain, sample

ACT = "retell"
FIRST = date(2030, 1, 7)  #: the Monday from which on a case is retold; our choice
LONGEST_NUMBER = 8  #: digits; longer ones may be numbers of persons, accounts, telephones
PLAYED = {"receive", "complete", "claim", "rung", "status-off-chart", ACT}  #: what the scenario tells, or time brings


class NoPurpose(Fault):
    """Say what for a scenario is made of a real case."""

    vi = "Hãy ghi mục đích lập kịch bản từ hồ sơ thật."


class OtherProcedure(Fault):
    """This case is one of another procedure."""

    vi = "Hồ sơ này thuộc thủ tục khác."


class BeganElsewhere(Fault):
    """This case was taken over from another system: how it began is not known here, so no scenario can tell it."""

    vi = "Hồ sơ này nhập từ hệ thống khác: không có nội dung nộp ban đầu nên không lập được kịch bản."


def retell(work: Work, slug: str, case: Case, *, title: str, purpose: str) -> str:
    """*case*, which the caller may read, as a scenario called *title* for the draft of *slug*.

    Raises:
        NotAllowed, NoPurpose, OtherProcedure, BeganElsewhere.
    """
    revisions.require(work)
    if not purpose.strip():
        raise NoPurpose
    if case.slug != slug:
        raise OtherProcedure
    trail.record(work, case.id, ACT, reason=purpose)
    return write(_story(work, case, title))


def _story(work: Work, case: Case, title: str) -> Story:
    offered = procedures.offered(work.session, case.digest)
    procedure = offered.procedure
    drawn = lanes(procedure)
    # What happened within a minute has happened when it is over.
    until = case.ended_at + timedelta(minutes=1) if case.ended_at else work.now
    first = work.session.scalar(select(func.min(Answer.given_at)).where(Answer.case_id == case.id))
    later, differing = _elsewhere(first or until, until)
    deeds = list(_deeds(work, case, offered, drawn, later))
    if not deeds or deeds[0].step is not None:
        raise BeganElsewhere
    found = statuses.of(case.status) if case.status else None
    live = work.session.scalars(select(Task).where(Task.case_id == case.id, Task.ended_at.is_(None))).all()
    waiting = [(_lane(offered, drawn, one), one.name) for one in live if one.proposal is None]
    return Story(
        title=title,
        procedure=procedure.name,
        channel=case.channel,
        variant=next((one.name for one in procedure.variants if one.code == case.variant), None),
        deeds=deeds,
        until=until + later,
        status=(found.word, found.detail) if found else (None, ""),
        waiting=waiting[0] if len(waiting) == 1 and len(live) == 1 else None,
        ended=case.state == "ended",
        untold=[*_differing(differing), *_untold(work, case, later)],
    )


def _elsewhere(since: datetime, until: datetime) -> tuple[timedelta, int]:
    """By how many weeks all days from *since* to *until* are moved, so that days of office time lie alike there.

    Where none lie quite alike, to those of which the fewest differ; and how many do.
    """
    hours, day = calendar.calendar(), validity.day(since)
    length = (validity.day(until) - day).days + 1
    first, begin = (day - hours.first).days, (FIRST - hours.first).days + day.weekday()
    weeks = range(begin, len(hours.days) - length, 7)
    apart = [place for place in weeks if abs(place - first) >= length] or [begin]
    found, least = apart[0], length + 1
    for place in apart:
        differing = sum(hours.days[place + one] != hours.days[first + one] for one in range(length))
        if differing < least:
            found, least = place, differing
        if not least:
            break
    return timedelta(days=found - first), least


def _differing(days: int) -> Iterator[str]:
    if days:
        yield f"đã dời sang thời gian khác, có {days} ngày nghỉ, ngày làm việc không nằm y như thật; hãy xem lại"


def _deeds(
    work: Work, case: Case, offered: Offered, drawn: Mapping[str, Sequence[str]], later: timedelta
) -> Iterator[Deed]:
    """What was entered, step by step, the filing first, by officers without names, so much *later*."""
    said = select(Answer, Task).outerjoin(Task, Task.id == Answer.task_id).where(Answer.case_id == case.id)
    officers: dict[uuid.UUID | None, str] = {}
    known: dict[str, Any] = {}
    for given, task in work.session.execute(said.order_by(Answer.number)):
        if task is None and given.number > 1:
            continue  # the application was put right; the trail tells of it
        name = task.form if task else APPLICATION_FORM
        form = offered.by_name.get(name or "")
        made = _invented(form, given.answers, known, offered.routing, later)
        known |= made
        place = _lane(offered, drawn, task) if task else None
        if place is not None and given.given_by not in officers:
            officers[given.given_by] = f"Cán bộ {len(officers) + 1}"
        who = officers.get(given.given_by) if place else None
        yield Deed(given.given_at + later, task.name if task else None, who, place, form, made)


def _lane(offered: Offered, drawn: Mapping[str, Sequence[str]], task: Task) -> str:
    return lane(offered.procedure, drawn.get(task.element, ()), task.role)


def _untold(work: Work, case: Case, later: timedelta) -> Iterator[str]:
    """What was done beside the steps: what kind of act, and when."""
    mine = select(TrailEntry.act, TrailEntry.at).where(TrailEntry.case_id == case.id).order_by(TrailEntry.number)
    for act, at in work.session.execute(mine):
        words = traces.ACTS.get(act)
        if words is not None and act not in PLAYED:
            yield f"lúc {say(at + later)}: {words}; nếu cần, hãy viết câu cho thao tác này"


def _invented(
    form: Form | None,
    answers: Mapping[str, Any],
    known: Mapping[str, Any],
    routing: frozenset[str],
    later: timedelta,
) -> dict[str, Any]:
    """Answers that lead the same way and tell of nobody; as few as the form takes."""
    if form is None:
        return {}
    told = {one.key: _kept(one, answers.get(one.key), routing, later) for one in form.fields}
    kept = {key: value for key, value in told.items() if value is not None}
    try:
        return sample.answers(form, scope=known, given=kept)
    except sample.NoSample:
        return {name: plain(value) for name, value in check(form, kept, scope=known).answers.items()}


def _kept(field: Field, value: Any, routing: frozenset[str], later: timedelta) -> Any:
    """What of *value* tells of nobody; None: nothing."""
    if field.key not in routing:
        return None
    if field.kind == "flag":
        return value if isinstance(value, bool) else None
    if field.kind in ("choice", "choices"):
        return _options(field, value)
    if field.kind in ("number", "money"):
        return value if sum(one.isdigit() for one in str(value)) <= LONGEST_NUMBER else None
    if field.kind == "date" and isinstance(value, str):
        return _first_of_month(value, later)
    return None


def _options(field: Field, value: Any) -> Any:
    """*value*, when it is among the options that the form itself lists."""
    offered = [plain(one.value) for one in field.options or ()]
    chosen: Sequence[Any] = value if isinstance(value, list) else [value]
    return value if chosen and all(one in offered for one in chosen) else None


def _first_of_month(value: str, later: timedelta) -> str | None:
    try:
        return (date.fromisoformat(value) + later).replace(day=1).isoformat()
    except (ValueError, OverflowError):
        return None
