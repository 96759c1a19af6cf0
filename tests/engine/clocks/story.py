"""Small cases whose clocks are told in a few lines, and the question that every test ends with: rows equal the fold."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, select

from bpmn import folder
from bpmn.procedure import Procedure
from engine import cases, clocks, procedures
from engine.calendar import ZONE
from engine.cases import Filing
from engine.tables import Case, Clock, ClockEvent, Outbox
from engine.work import Work
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, LANE, MORNING, acting
from tests.engine.runtime import drawing

LIMIT = '[[limits]]\nlimit = "P3D"\n'
TOP = """
code = "9.000001"
name = "Thủ tục nhỏ"
field = "Kiểm thử"
level = "commune"
audience = ["citizen"]
service = "full"
channels = ["counter", "online", "post"]
{top}
[valid]
from = 2025-07-01
[[results]]
name = "Giấy"
[[legal_basis]]
number = "1/2025"
name = "Văn bản mẫu"
[roles]
"Một cửa" = {{ post = "mot-cua", unit = "receiving" }}
{rules}
"""


def procedure(rules: str = "", *, limit: str = LIMIT, parts: tuple[str, ...] = (), top: str = "") -> Procedure:
    """A procedure that says *rules* of its clock; without *parts* its cases are accepted and wait at the step "a"."""
    settings = TOP.format(rules=limit + rules, top=top)
    return folder.read(builders.files(*(parts or acts("accept")), settings=settings), slug="nho")


def acts(*names: str, limit: str = "PT4H", **more: str) -> tuple[str, ...]:
    """The parts of a process that does the *names* one after the other, waiting before each but the first.

    The steps are called a, b, c …; the first has *limit*. *more* are properties of the acts.
    """
    steps = [chr(ord("a") + number) for number in range(len(names))]
    way, nodes = ["start"], [drawing.start()]
    for number, (name, step) in enumerate(zip(names, steps, strict=True)):
        nodes.append(drawing.node("intermediateThrowEvent", name, drawing.properties(act=name, **more)))
        limits = drawing.properties(limit=limit) if number == 0 else ""
        nodes.append(drawing.node("userTask", step, limits, name=step))
        way += [name, step]
    nodes.append(drawing.node("endEvent", "end", drawing.properties(act="stop")))
    return drawing.lanes(**{LANE: [*way, "end"]}), *nodes, drawing.flow(" ".join([*way, "end"]))


def open_case(
    engine: Engine, rules: str = "", *, at: datetime = MORNING, channel: str = "counter", **drawn: Any
) -> uuid.UUID:
    """A case of such a procedure, filed at the commune."""
    builders.a_province(engine, procedure(rules, **drawn))
    return filed(engine, at=at, channel=channel)


def filed(engine: Engine, *, at: datetime = MORNING, channel: str = "counter", receiving: str = COMMUNE) -> uuid.UUID:
    """One more case of the procedure that is published."""
    parties = {"submitter": {"full_name": "Trần Thị Minh Họa"}}
    filing = Filing(slug="nho", channel=channel, receiving_unit=receiving, competent_unit=COMMUNE, parties=parties)
    with acting(engine, DESK, at=at) as work:
        return cases.receive(work, filing).id


@contextmanager
def on(
    engine: Engine, case_id: uuid.UUID, at: datetime, by: str | None = DESK
) -> Iterator[tuple[Work, Case, Procedure]]:
    """An act on the case at *at*, with its procedure."""
    with acting(engine, by, at=at) as work:
        case = work.session.get_one(Case, case_id)
        yield work, case, procedures.offered(work.session, case.digest).procedure


def at(day: int, clock: str = "08:00", month: int = 12, year: int = 2026) -> datetime:
    """A moment in Vietnam."""
    hour, minute = map(int, clock.split(":"))
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


def row(engine: Engine, case_id: uuid.UUID, subject: str = "case", key: str | None = None) -> Clock:
    """The newest clock of the case for *subject*."""
    with acting(engine) as work:
        found = clocks.find(work, case_id, subject, key)
        assert found is not None, subject
        work.session.expunge(found)
        return found


def has(engine: Engine, case_id: uuid.UUID, subject: str) -> bool:
    """Whether the case has such a clock."""
    with acting(engine) as work:
        return clocks.find(work, case_id, subject) is not None


def due(engine: Engine, case_id: uuid.UUID, subject: str = "case", key: str | None = None) -> str:
    """The legal date of the clock as people write it."""
    return said(row(engine, case_id, subject, key).due_at)


def appointed(engine: Engine, case_id: uuid.UUID) -> str:
    """The date promised to the applicant."""
    return said(row(engine, case_id).appointed_at)


def said(moment: datetime) -> str:
    """A moment as people write it."""
    return f"{moment.astimezone(ZONE):%H:%M %d/%m}"


def events(engine: Engine, case_id: uuid.UUID, subject: str = "case", key: str | None = None) -> list[ClockEvent]:
    """What happened to the clock."""
    clock = row(engine, case_id, subject, key)
    with acting(engine) as work:
        mine = select(ClockEvent).where(ClockEvent.clock_id == clock.id).order_by(ClockEvent.number)
        found = list(work.session.scalars(mine))
        work.session.expunge_all()
        return found


def kinds(engine: Engine, case_id: uuid.UUID, subject: str = "case", key: str | None = None) -> list[str]:
    """The kinds of what happened to the clock."""
    return [event.kind for event in events(engine, case_id, subject, key)]


def told(engine: Engine, case_id: uuid.UUID, kind: str) -> list[dict[str, Any]]:
    """What went to the outbox under *kind*."""
    with acting(engine) as work:
        mine = select(Outbox.payload).where(Outbox.case_id == case_id, Outbox.kind == kind).order_by(Outbox.number)
        return list(work.session.scalars(mine))


def rows_equal_fold(engine: Engine) -> None:
    """Every row of a clock shows what the fold of its events shows, and counts them."""
    with acting(engine) as work:
        found = work.session.scalars(select(Clock)).all()
        folded = clocks.shown_all(work.session, [clock.id for clock in found])
        stored = {
            event.clock_id: event for event in work.session.scalars(select(ClockEvent).order_by(ClockEvent.number))
        }
        for clock in found:
            shown, last = folded[clock.id], stored[clock.id]
            cached = (
                clock.state,
                clock.due_at,
                clock.judged_until,
                clock.appointed_at,
                clock.was_late,
                clock.stopped_at,
            )
            fold = (shown.state, shown.due, shown.judged_until, shown.appointed, shown.was_late, shown.stopped_at)
            assert cached == fold
            assert (clock.events, clock.due_at, clock.appointed_at) == (last.number, last.due_at, last.appointed_at)
