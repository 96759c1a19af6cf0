"""How cases stand on their diagram: one case, and how many stand where, late and nearly late."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, distinct, func, select
from sqlalchemy.orm import Session

from bpmn.callers import Callers
from bpmn.drawing.state import Standing, State
from engine.queries import predicates
from engine.queries.predicates import Asked
from engine.tables import Case, Publication, Task, Unit, UnitAbove
from engine.tables.tasks import is_live
from feel import text

PRESSING: Sequence[Standing] = ("missed", "done", "active", "late")


@dataclass(frozen=True, slots=True)
class Narrow:
    """Which running cases are counted; None: all that one may read."""

    slug: str | None = None
    field: str | None = None
    digest: str | None = None  #: of one version
    unit_id: uuid.UUID | None = None  #: the step waits in this unit or below it


@dataclass(frozen=True, slots=True)
class Count:
    """How many cases wait at a step."""

    element: str
    name: str
    waiting: int
    late: int  #: of these: past the limit of the step
    soon: int  #: of these: nearly so

    @property
    def standing(self) -> Standing:
        """How the step stands in a picture."""
        return "late" if self.late else "active"


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many cases of a procedure run."""

    slug: str
    name: str
    field: str
    running: int
    late: int  #: of these: at a step that is past its limit
    soon: int


def of_case(session: Session, case_id: uuid.UUID, *, now: datetime) -> State:
    """The steps that were done in the case, and those that wait now; a step that waits again is not done."""
    mine = select(Task.element, Task.state, Task.due_at).where(Task.case_id == case_id, Task.proposal.is_(None))
    return of_steps(((row.element, row.state, row.due_at) for row in session.execute(mine)), now=now)


def of_tasks(tasks: Iterable[Task], *, now: datetime) -> State:
    """As `of_case`, of all *tasks* of a case."""
    return of_steps(((one.element, one.state, one.due_at) for one in tasks if one.proposal is None), now=now)


def of_steps(steps: Iterable[tuple[str, str, datetime | None]], *, now: datetime) -> State:
    """The same from element, state and due moment of each task."""
    standing: dict[str, Standing] = {}
    waiting: dict[str, Standing] = {}
    for element, state, due in steps:
        if state == "completed":
            standing[element] = "done"
        elif state in ("ready", "claimed"):
            late = due is not None and due < now
            waiting[element] = "late" if late or waiting.get(element) == "late" else "active"
    return State({**standing, **waiting})


def of_procedure(session: Session, asked: Asked, narrow: Narrow) -> list[Count]:
    """How many cases that the officer may read wait at each step: one statement. A step without any is left out."""
    waiting, late, soon = _counted(asked)
    counted = select(Task.element, func.max(Task.name), waiting, late, soon).join(Case, Case.id == Task.case_id)
    rows = session.execute(counted.where(running(asked, narrow)).group_by(Task.element).order_by(Task.element))
    return [Count(*row) for row in rows]


def lifted(counts: Iterable[Count], callers: Callers) -> dict[str, Count]:
    """*counts* by element, and what stands inside a shared process also at the one step that calls it.

    Where several steps call it, nobody can tell from which a case came: these have no number of their own. A step
    inside may have the id of the one that calls it; then one number stands for both.
    """
    found = {one.element: one for one in counts}
    for one in list(found.values()):
        calls = callers.get(one.element, ())
        for call in calls if len(calls) == 1 and calls != (one.element,) else ():
            before = found.get(call, Count(call, "", 0, 0, 0))
            sums = before.waiting + one.waiting, before.late + one.late, before.soon + one.soon
            found[call] = Count(call, "", *sums)
    return found


def lifted_state(state: State, callers: Callers) -> State:
    """*state* in which a step that calls a shared process stands as what is inside it, the most pressing first."""
    standing = dict(state.standing)
    for element, own in state.standing.items():
        for call in callers.get(element, ()):
            standing[call] = max(standing.get(call, own), own, key=PRESSING.index)
    return State(standing, state.counts, state.said)


def procedures(session: Session, asked: Asked, narrow: Narrow) -> list[Crowd]:
    """The procedures of which cases run that the officer may read, by name: two statements."""
    waiting, late, soon = _counted(asked)
    counted = select(Task.slug, func.max(Task.field), waiting, late, soon).join(Case, Case.id == Task.case_id)
    rows = session.execute(counted.where(running(asked, narrow)).group_by(Task.slug)).all()
    named = select(Publication.slug, Publication.name).where(Publication.slug.in_([row[0] for row in rows]))
    names = {row.slug: row.name for row in session.execute(named.order_by(Publication.version))}
    found = [Crowd(row[0], names.get(row[0], row[0]), *row[1:]) for row in rows]
    return sorted(found, key=lambda one: (text.collate(one.name), one.slug))


def units(session: Session, asked: Asked, narrow: Narrow) -> list[tuple[str, str]]:
    """The units in which steps wait of cases that the officer may read, with code and name."""
    return there(session, asked, narrow)[0]


def there(session: Session, asked: Asked, narrow: Narrow) -> tuple[list[tuple[str, str]], set[str]]:
    """The same, and the procedures of those steps by slug: one statement, one look at the cases."""
    # Not by EXISTS: PostgreSQL would look through the cases once for each unit.
    waiting = select(Task.unit_id, Task.slug).join(Case, Case.id == Task.case_id).where(running(asked, narrow))
    each = waiting.distinct().subquery().c
    rows = session.execute(select(Unit.code, Unit.name, each.slug).join(Unit, Unit.id == each.unit_id)).all()
    return sorted({(row.code, row.name) for row in rows}), {row.slug for row in rows}


def running(asked: Asked, narrow: Narrow) -> ColumnElement[bool]:
    """The condition on `Task` and `Case` that a step of the diagram waits, in a case that the officer may read."""
    columns = (Task.slug, narrow.slug), (Task.field, narrow.field), (Case.digest, narrow.digest)
    wanted = [column == value for column, value in columns if value is not None]
    if narrow.unit_id is not None:
        wanted.append(Task.unit_id.in_(select(UnitAbove.unit_id).where(UnitAbove.above_id == narrow.unit_id)))
    return and_(is_live(), Task.proposal.is_(None), Case.state == "open", *wanted, predicates.readable(asked))


def at_step(asked: Asked, narrow: Narrow, elements: Collection[str], only: str = "") -> ColumnElement[bool]:
    """The condition on `Case` that it waits at *elements*, as `of_procedure` counts; *only* "late" or "soon" ones."""
    more = {"late": _is_late(asked), "soon": _is_soon(asked)}
    asks = running(asked, narrow), Task.element.in_(elements), *([more[only]] if only else [])
    there = select(Task.case_id).join(Case, Case.id == Task.case_id).where(*asks)
    return and_(Case.id.in_(there), predicates.readable(asked))


def mark(told: Sequence[object]) -> str:
    """What *told* comes to: another text as soon as one of it changed."""
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _counted(asked: Asked) -> tuple[ColumnElement[int], ColumnElement[int], ColumnElement[int]]:
    cases = func.count(distinct(Task.case_id))
    return cases, cases.filter(_is_late(asked)), cases.filter(_is_soon(asked))


def _is_late(asked: Asked) -> ColumnElement[bool]:
    return and_(Task.due_at.is_not(None), Task.due_at < asked.now)


def _is_soon(asked: Asked) -> ColumnElement[bool]:
    return and_(Task.due_at >= asked.now, Task.due_at <= asked.soon)
