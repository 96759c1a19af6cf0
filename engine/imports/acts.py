"""One case of another system taken over: its code, its dates, where it stands; nobody is told, for nothing happened.

It keeps its number and what was promised, waits at the same step, and its trail begins with where it came from. What is
there already is left as it is, so a file may be sent twice.

Source: Circular 11/2025/TT-BKHCN, Điều 6 (chuyển đổi dữ liệu); NĐ 118/2025/NĐ-CP Điều 28 (a case has one number).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import bindparam, func, or_, select, update

from bpmn.procedure import Procedure
from engine import (
    administration,
    cases,
    components,
    matters,
    numbers,
    parties,
    people,
    procedures,
    progress,
    statuses,
    trail,
)
from engine.calendars import Office
from engine.clocks import carrying
from engine.imports import belongings, items, rows
from engine.imports import known as looking
from engine.imports.archives import Archive
from engine.imports.belongings import Bringing
from engine.imports.known import Known, Place
from engine.imports.rows import Line, Row
from engine.numbers import NumberTaken
from engine.procedures import Offered
from engine.statuses import ENTERING
from engine.tables import Case, Task, TrailEntry
from engine.work import Happening, Work, acting_as
from feel.errors import Fault

State = Literal["new", "there", "refused"]
CLOSED = ("returned", "done", "withdrawn", "refused", "expired", "stopped", "reception-refused")
LONGEST_SYSTEM = 100
LOCK = 1_001_613  #: number of the PostgreSQL advisory lock of an import; our choice
ACT = "import"
CALLED = select(Case.id).where(
    or_(*(one == bindparam("code") for one in (Case.case_number, Case.given_number, Case.intake_reference)))
)


class NoSystem(Fault):
    """Say which system the cases come from, in {most} characters at most."""

    vi = "Hãy nêu tên hệ thống mà hồ sơ được nhập từ đó, tối đa {most} ký tự."


class NotClosed(Fault):
    """'{status}' is no status of a case that has ended; there are: {known}."""

    vi = "'{status}' không phải là trạng thái của hồ sơ đã kết thúc; các trạng thái: {known}."


class NotRunning(Fault):
    """'{status}' is a status of a case that has ended, but 'ended_at' is missing."""

    vi = "'{status}' là trạng thái của hồ sơ đã kết thúc nhưng thiếu 'ended_at'."


class NotPromised(Fault):
    """A case that has ended names when its result was promised: 'promised_at'."""

    vi = "Hồ sơ đã kết thúc phải có ngày hẹn trả: 'promised_at'."


class NobodyThere(Fault):
    """At '{step}' the case waits for an event, so nobody has a task: leave 'holder' of it empty."""

    vi = "Ở '{step}' hồ sơ chờ sự kiện, không ai giữ việc: hãy để trống 'holder' của chỗ đó."


@dataclass(frozen=True, slots=True)
class Result:
    """What became, or would become, of one line."""

    number: int
    code: str
    state: State
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class _Meant:
    """A row with all that it names found."""

    row: Row
    offered: Offered
    receiving: Place
    competent: Place
    returning: Place
    steps: tuple[looking.Step, ...]  #: none: it has ended
    holders: tuple[uuid.UUID | None, ...]  #: of the steps, one after the other
    status: tuple[str, str | None]
    answers: Mapping[str, Any]
    people: dict[str, dict[str, str]]
    office: Office  #: of the competent unit
    notice: int  #: days before which an apology is due


def require(work: Work, system: str) -> None:
    """Nothing, when the actor may take over cases of *system*.

    Raises:
        NotAllowed: he does not administer the whole system. NoSystem.
    """
    administration.require(work)
    if not 0 < len(system.strip()) <= LONGEST_SYSTEM:
        raise NoSystem(most=LONGEST_SYSTEM)


def begin(work: Work, system: str) -> Known:
    """What an act that takes cases of *system* over begins with; whoever else does waits until it is over.

    Two that write the same codes and papers in another order would wait for each other.

    Raises:
        as `require`.
    """
    require(work, system)
    if work.session.get_bind().dialect.name == "postgresql":  # of SQLite one writes at a time
        work.session.execute(select(func.pg_advisory_xact_lock(LOCK)))
    return Known()


def code_of(line: Line) -> str:
    """The number that *line* gives, right or not."""
    return "".join(filter(str.isprintable, str(line.said.get("code") or "")))[:60]


def take(work: Work, known: Known, line: Line, *, system: str, archive: Archive | None = None) -> Result:
    """The case of *line* is taken over from *system*, or left as it is when it is there, or refused with the reason.

    Files that it names lie in *archive*. Who calls has asked `begin`. What is refused leaves nothing. In an act that is
    then dropped it tells what would become of the line.
    """
    code = code_of(line)
    if line.fault is not None:
        return Result(line.number, code, "refused", line.fault)
    try:
        row = rows.read(line.said, work.now)
        if _is_there(work, row.code):
            return Result(line.number, row.code, "there")
        meant = _meant(work, known, row)
        with work.session.begin_nested():
            _take(replace(work, publish=_silent), meant, system.strip(), archive)
    except Fault as fault:
        return Result(line.number, code, "refused", fault)
    return Result(line.number, row.code, "new")


def _silent(_work: Work, _happening: Happening) -> None:
    """Nobody is told: what happened, happened elsewhere and was told there."""


def _is_there(work: Work, code: str) -> bool:
    """Whether the case came from another system before.

    Raises:
        NumberTaken: a case of our own has that number.
    """
    case_id = work.session.scalar(CALLED, {"code": code})
    if case_id is None:
        return False
    came = select(TrailEntry.number).where(TrailEntry.case_id == case_id, TrailEntry.act == ACT)
    if work.session.scalar(came.limit(1)) is None:
        raise NumberTaken(number=code)
    return True


def _meant(work: Work, known: Known, row: Row) -> _Meant:
    if len(row.code) > numbers.LONGEST or not numbers.GIVEN.fullmatch(row.code):
        raise numbers.BadNumber(number=row.code)
    offered = looking.procedure(work, known, row.procedure)
    receiving = looking.unit(work, known, row.receiving_unit, offered, row.territory)
    competent = looking.unit(work, known, row.competent_unit, offered, row.territory)
    returning = looking.unit(work, known, row.returning_unit or row.receiving_unit, offered, row.territory)
    _check_kind(offered.procedure, row)
    named = {"full_name": row.applicant, "personal_id": row.personal_id, "phone": row.phone}
    submitter = parties.clean({"submitter": {name: value for name, value in named.items() if value}})
    parties.check(submitter, "")
    steps = () if row.ended_at else looking.steps(known, offered, row.step or "")
    holders = [one.strip() for one in (row.holder or "").split(items.SEPARATOR)]
    return _Meant(
        row,
        offered,
        receiving,
        competent,
        returning,
        steps,
        tuple(looking.officer(work, known, one) if one else None for one in holders),
        _status(work, known, row, steps),
        _answers(offered, row),
        submitter,
        looking.office(work, known, competent.id),
        looking.notice(work, known, row.received_at),
    )


def _check_kind(procedure: Procedure, row: Row) -> None:
    variants: list[str | None] = [variant.code for variant in procedure.variants]
    if row.variant not in (variants or [None]):
        raise cases.UnknownVariant(slug=procedure.slug, variant=row.variant)
    if row.channel not in procedure.channels:
        raise cases.UnknownChannel(slug=procedure.slug, channel=row.channel)
    if row.ended_at is not None and row.promised_at is None:
        raise NotPromised


def _status(work: Work, known: Known, row: Row, steps: Sequence[looking.Step]) -> tuple[str, str | None]:
    """The status that the row names, else that in which its steps wait."""
    waiting = next((step.status for step in reversed(steps) if step.status), "processing")
    usual = CLOSED[0] if row.ended_at else waiting if row.promised_at else "filed"
    official, detail = looking.status(work, known, row.status or usual)
    if row.ended_at is not None and official not in CLOSED:
        raise NotClosed(status=row.status, known=", ".join(CLOSED))
    if row.ended_at is None and official in CLOSED and official != "done":
        raise NotRunning(status=row.status)
    return official, detail


def _answers(offered: Offered, row: Row) -> Mapping[str, Any]:
    """The answers to the application form; none are asked for, but those that come must fit."""
    if not row.answers:
        return {}
    if procedures.APPLICATION_FORM not in offered.by_name:
        return cases.without_form(row.answers, cases.APPLICATION)
    return cases.checked(offered, procedures.APPLICATION_FORM, row.answers, scope={})


def _take(work: Work, meant: _Meant, system: str, archive: Archive | None) -> None:
    row, procedure = meant.row, meant.offered.procedure
    case = _insert(work, meant)
    parties.keep(work, case, meant.people)
    element = meant.steps[0].element if meant.steps else None
    waiting = items.SEPARATOR.join(step.path for step in meant.steps) or None
    facts = {"system": system, "code": row.code, "step": waiting, "status": meant.status[0]}
    if row.promised_at is not None:
        facts |= {"received": row.received_at.isoformat(), "promised": row.promised_at.isoformat()}
    trail.record(work, case.id, ACT, element=element, facts={**facts, **belongings.told(row.items)})
    if meant.answers:
        cases.record_answers(work, case, task_id=str(case.id), element=cases.APPLICATION, answers=meant.answers)
    if row.promised_at is not None:
        dates: dict[str, Any] = {"received": row.received_at, "promised": row.promised_at, "ended": row.ended_at}
        counted: dict[str, Any] = {"office": meant.office, "notice": meant.notice, "source": f"Nhập từ {system}"}
        carrying.carry(work, case, procedure, **dates, **counted)
    if meant.steps or row.items.papers:
        components.open_list(work, case, procedure)
    if meant.steps:
        routing = {**procedure.routing(meant.answers), **meant.offered.routed(meant.answers)}
        data = {**routing, "channel": row.channel, "variant": row.variant}
        held = progress.enter(work, case, [step.path for step in meant.steps], data=data, since=row.step_at)
        if held is not None and row.status is None and row.promised_at is not None:
            meant = replace(meant, status=statuses.official(work, held))
        _give(work, case, meant)
    _enter_status(work, case, meant, f"Nhập từ {system}")
    belongings.keep(work, Bringing(case, procedure, row.items, archive))


def _insert(work: Work, meant: _Meant) -> Case:
    row, procedure = meant.row, meant.offered.procedure
    is_accepted = row.promised_at is not None
    form = meant.offered.by_name.get(procedures.APPLICATION_FORM)
    case = Case(
        id=uuid.uuid4(),
        intake_reference=row.code,
        given_number=row.code,
        case_number=row.code if is_accepted else None,
        slug=procedure.slug,
        digest=meant.offered.digest,
        matter=matters.of(procedure, form, dict(meant.answers)) if meant.answers else "",
        variant=row.variant,
        field=procedure.field,
        territory=row.territory or meant.receiving.territory,
        channel=row.channel,
        origin="central",
        receiving_unit_id=meant.receiving.id,
        competent_unit_id=meant.competent.id,
        returning_unit_id=meant.returning.id,
        state="ended" if row.ended_at else "open",
        status=meant.status[0],
        opened_at=row.received_at,
        accepted_at=row.received_at if is_accepted else None,
        ended_at=row.ended_at,
    )
    work.session.add(case)
    work.session.flush()
    return case


def _give(work: Work, case: Case, meant: _Meant) -> None:
    """The officers who had its steps have them here, when they may do them.

    Of a loop he has all rounds.

    Raises:
        NotYours, NotAllowed: one may not. NobodyThere.
    """
    for step, holder in zip(meant.steps, meant.holders, strict=False):
        if holder is None:
            continue
        if step.is_event:
            raise NobodyThere(step=step.element)
        mine = select(Task).where(Task.case_id == case.id, Task.element == step.element)
        for task in work.session.scalars(mine).all():
            people.require(acting_as(work, holder), "complete", task)
            values = {"state": "claimed", "holder_id": holder, "version": task.version + 1}
            work.session.execute(update(Task).where(Task.id == task.id).values(**values))


def _enter_status(work: Work, case: Case, meant: _Meant, reason: str) -> None:
    """The log begins with the reception there and with where it stands; what lay between, the other system knows."""
    row = meant.row
    steps: list[tuple[str, str | None, datetime]] = []
    if row.promised_at is not None and meant.status[0] != "received":
        steps.append(("received", None, row.received_at))
    steps.append((*meant.status, row.ended_at or work.now))
    element = meant.steps[0].element if meant.steps else None
    plain = {"case_id": case.id, "element": element, "off_chart": False}
    log = [
        {**plain, "number": number, "status": status, "detail": detail, "at": at, "reason": reason}
        for number, (status, detail, at) in enumerate(steps, 1)
    ]
    work.session.execute(ENTERING, log)
    if case.status != meant.status[0]:
        work.session.execute(update(Case).where(Case.id == case.id).values(status=meant.status[0]))
