"""The world of one scenario: a throw-away database, the clock, one case, and the refusal that was not looked at yet."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, inspect, select
from sqlalchemy.orm import Session

from adapters import sync
from engine import cases, procedures, runtime
from engine.procedures import Offered
from engine.tables import Case, CaseState, Person, Task
from engine.work import Work
from features.steps import moments, store
from features.steps.faults import NoSuchThing, NothingRefused, ScenarioFault, TimeRunsBack
from features.steps.sentences import Table
from feel.errors import Fault

BEGINNING = datetime(2025, 7, 1, tzinfo=cases.VIETNAM)  #: before every scenario; what is set up holds from then on
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(slots=True)
class World:
    """What the steps of one scenario share."""

    engine: Engine
    now: datetime = BEGINNING
    slug: str = ""
    unit: str = ""  #: code of the unit that receives and decides
    competent: str = ""  #: code of the unit that decides, when it is another one
    variant: str | None = None  #: code of the variant that the next filing is
    application: dict[str, str] = field(default_factory=dict)  #: label -> answer, as the scenario writes them
    asked: list[list[str]] = field(default_factory=list)  #: what the next request for a supplement consists of
    case: uuid.UUID | None = None
    parent: uuid.UUID | None = None  #: the case from which the linked one was opened
    merger: uuid.UUID | None = None  #: the rearrangement of units that was planned last
    refusal: Fault | None = None  #: of the last act; whoever does not expect it meets it
    before: Rows = field(default_factory=dict)  #: all rows before the last act
    race: list[Fault | None] = field(default_factory=list)  #: how two officers at once fared

    def tell(self, at: datetime) -> None:
        """It is *at* now; the moments that the diagram waited for have come."""
        if at < self.now:
            raise TimeRunsBack(now=moments.say(self.now), at=moments.say(at))
        self.now = at
        if self.case is not None and self._has_due(self.case, at):
            with self.act() as work:
                cases.fire_due(work, self.case)

    @contextmanager
    def act(self, actor: str | None = None) -> Iterator[Work]:
        """One act of the officer *actor* (full name), or of nobody."""
        self.settle()
        with store.act(self.engine, self.now) as work:
            if actor is not None:
                work.actor_id = person(work.session, actor).id
            yield work

    @contextmanager
    def attempt(self, actor: str | None = None) -> Iterator[Work]:
        """One act that may be refused; the refusal waits for a step that expects it."""
        self.settle()
        self.before = rows(self.engine)
        try:
            with self.act(actor) as work:
                yield work
        except ScenarioFault:
            raise
        except Fault as fault:
            self.refusal = fault

    @contextmanager
    def look(self) -> Iterator[Session]:
        """A session for questions."""
        self.settle()
        with store.look(self.engine) as session:
            yield session

    @contextmanager
    def look_at_case(self) -> Iterator[tuple[Session, Case]]:
        """A session for questions, and the case."""
        with self.look() as session:
            yield session, session.get_one(Case, self.case)

    @contextmanager
    def look_now(self) -> Iterator[Work]:
        """Work of nobody at this moment, for questions that ask what time it is; nothing is kept."""
        with self.look() as session:
            yield Work(session, None, self.now, sync.listen)

    def _has_due(self, case_id: uuid.UUID, at: datetime) -> bool:
        with self.look() as session:
            state = session.get_one(CaseState, case_id)
            definition = of_case(session, session.get_one(Case, case_id)).definition
            return any(timer.due <= at for timer in runtime.timers(runtime.restore(definition, state.blob)))

    def settle(self) -> None:
        """Nothing, unless an act was refused and no step expected it: then that refusal is the scenario's failure."""
        if self.refusal is not None:
            refusal, self.refusal = self.refusal, None
            raise refusal

    def refused(self) -> Fault:
        """The refusal of the last act; it is expected now."""
        if self.refusal is None:
            raise NothingRefused
        refusal, self.refusal = self.refusal, None
        return refusal


def in_force(session: Session, world: World) -> Offered:
    """The version of the procedure that a case received now begins on."""
    return procedures.in_force(session, world.slug, world.now.date())


def of_case(session: Session, case: Case) -> Offered:
    """The version of the procedure that the case keeps."""
    return procedures.offered(session, case.digest)


def person(session: Session, full_name: str) -> Person:
    """The officer called *full_name*."""
    found = session.scalar(select(Person).where(Person.full_name == full_name))
    if found is None:
        raise unknown("cán bộ", full_name, list(session.scalars(select(Person.full_name))))
    return found


def live_task(session: Session, world: World, step: str) -> Task:
    """The task that waits at the step called *step*."""
    live = list(session.scalars(select(Task).where(Task.case_id == world.case, Task.ended_at.is_(None))))
    found = next((task for task in live if task.name == step), None)
    if found is None:
        raise unknown("việc đang chờ", step, [task.name for task in live])
    return found


def rows(engine: Engine) -> Rows:
    """Every row of the database."""
    with store.look(engine) as session:
        connection = session.connection()
        ask = connection.exec_driver_sql  # values as they are stored: many times quicker than through the tables
        names = inspect(connection).get_table_names()
        return {name: [tuple(row) for row in ask(f'select * from "{name}"')] for name in names}


def pairs(datatable: Table) -> dict[str, str]:
    """A table of two columns, without headings, as names and values."""
    return dict(datatable)


def unknown(kind: str, name: str, known: list[str]) -> NoSuchThing:
    """What is told when *name* is none of *known*."""
    return NoSuchThing(kind=kind, name=name, known=", ".join(f"'{one}'" for one in known) or "(trống)")
