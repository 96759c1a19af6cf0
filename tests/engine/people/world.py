"""A small country of units, officers and things to act on, put together row by row for questions of rights."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from engine import organisation
from engine.tables import Case, Offering, Person, Snapshot, Task, TaskBond, Unit
from engine.tables.tasks import of_case
from engine.work import Work
from tests.engine.builders import MORNING

TODAY = MORNING.date()
DIGEST = "0" * 64
TREE = (
    ("T", "Tỉnh Minh Họa", "province", None),
    ("T.A", "UBND xã An (minh họa)", "commune", "T"),
    ("T.A.1", "Phòng Kinh tế xã An", "division", "T.A"),
    ("T.B", "UBND xã Bình (minh họa)", "commune", "T"),
    ("T.B.1", "Phòng Kinh tế xã Bình", "division", "T.B"),
)
UNITS = tuple(code for code, *_ in TREE)
PEOPLE = ("an", "binh", "chi", "dung")


def day(offset: int | None) -> date | None:
    """The day so many days from today; None stays None."""
    return None if offset is None else TODAY + timedelta(offset)


@dataclass
class World:
    """What the questions are asked about."""

    work: Work
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def holds(self, who: str, unit: str, role: str, since: int = -9, until: int | None = None) -> Any:
        """*who* holds a post, from and to so many days from today; gives the post."""
        officer, place = self.people[who], self.units[unit]
        since_day = TODAY + timedelta(since)
        return organisation.appoint(self.work, officer, place, role=role, title=role, since=since_day, until=day(until))

    def case(self, receiving: str, competent: str, **facts: Any) -> Case:
        """An open case."""
        case_id = uuid.uuid4()
        row = Case(
            id=case_id,
            intake_reference=str(case_id),
            digest=DIGEST,
            channel="counter",
            receiving_unit_id=self.units[receiving].id,
            competent_unit_id=self.units[competent].id,
            returning_unit_id=self.units[receiving].id,
            opened_at=MORNING,
            **{"slug": "s1", "field": "f1", "territory": None, **facts},
        )
        return self._kept(row)

    def task(self, case: Case, element: str = "a", *, unit: str | None = None, **facts: Any) -> Task:
        """A task of *case* that waits in a unit, the competent one of the case unless said otherwise."""
        row = Task(
            id=str(uuid.uuid4()),
            case_id=case.id,
            element=element,
            name=element,
            unit_id=self.units[unit].id if unit else case.competent_unit_id,
            **of_case(case),
            ready_at=MORNING,
            **{"role": "chuyen-vien", "state": "ready", **facts},
        )
        return self._kept(row)

    def done(self, case: Case, element: str, who: str, *, stead: str | None = None, hour: int = 0) -> Task:
        """A step of *case* that *who* has done, perhaps in another's stead."""
        at = MORNING + timedelta(hours=hour)
        for_id = self.people[stead].id if stead else None
        return self.task(case, element, state="completed", holder_id=self.people[who].id, for_id=for_id, ended_at=at)

    def bind(self, task: Task, kind: str, element: str) -> None:
        """The task must be done by another, or by the same, as *element* was."""
        task.bound = True
        self._kept(TaskBond(task_id=task.id, kind=kind, element=element))

    def offering(self, unit: str, slug: str) -> Offering:
        """The unit offers the procedure."""
        row = Offering(unit_id=self.units[unit].id, slug=slug, field="f1", part="competent", valid_from=TODAY)
        return self._kept(row)

    def _kept(self, row: Any) -> Any:
        self.work.session.add(row)
        self.work.session.flush()
        return row


def build(work: Work) -> World:
    """The units and the officers, who hold no posts yet."""
    world = World(work)
    for code, name, level, parent in TREE:
        above = world.units[parent].id if parent else None
        since = TODAY - timedelta(99)
        world.units[code] = organisation.found(work, code, name, level=level, parent_id=above, since=since)
    for login in PEOPLE:
        world.people[login] = organisation.enrol(work, login, f"Người {login.capitalize()}")
    world._kept(Snapshot(digest=DIGEST, slug="s1", process="p"))
    return world
