"""A try-run of a procedure: the real verbs on a throw-away database, in an office where every post is held."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, func, select

from bpmn.procedure import Procedure
from commands import store
from commands.dryrun.stage import Line, Waiting
from engine import cases, organisation, people, procedures, runtime, statuses, tasks
from engine.cases import Filing
from engine.runtime import Run
from engine.tables import Answer, Case, CaseState, DueWork, Task
from feel.errors import Fault
from forms import sample
from scheduler import runner
from scheduler.runner import Hands

OFFICE = ("H99.99", "Cơ quan chạy thử")
SINCE = date(2000, 1, 1)
BOUND = (people.MustBeAnother, people.MustBeTheSame)  #: another officer of the post may do what this one may not
HANDS = 2  #: officers who hold each post: where a step wants another person than the one before, there is one


@dataclass(slots=True)
class OfficeStage:
    """One case of *procedure* in an office of its own."""

    engine: Engine
    procedure: Procedure
    now: datetime
    trace: list[Line] = field(default_factory=list)
    case_id: uuid.UUID | None = None

    def start(self, answers: Mapping[str, Any] | None, *, channel: str | None, variant: str | None) -> None:
        """File the case; what is not given is made up: the first channel, the first variant, the fewest answers."""
        with store.act(self.engine, self.now) as work:
            offered = procedures.in_force(work.session, self.procedure.slug, self.now.astimezone(cases.VIETNAM).date())
            form = offered.by_name.get(procedures.APPLICATION_FORM)
            declared = answers if answers is not None or form is None else sample.answers(form)
            variants = [one.code for one in self.procedure.variants]
            filing = Filing(
                slug=self.procedure.slug,
                channel=channel or self.procedure.channels[0],
                variant=variant or next(iter(variants), None),
                receiving_unit=OFFICE[0],
                competent_unit=OFFICE[0],
                parties={part: {"full_name": "Người chạy thử"} for part in ("submitter", "owner")},
                answers=declared or {},
            )
            self.case_id = cases.receive(work, filing).id

    def waiting(self) -> list[Waiting]:
        """The tasks that wait, the oldest first."""
        mine = (
            select(Task).where(Task.case_id == self.case_id, Task.ended_at.is_(None)).order_by(Task.ready_at, Task.id)
        )
        lanes: dict[str, str] = {}
        for role in self.procedure.roles.values():
            lanes.setdefault(role.post, role.lane)
        with store.look(self.engine) as session:
            found = list(session.scalars(mine))
        return [Waiting(one.id, one.element, one.name, lanes.get(one.role, one.role), one.due_at) for one in found]

    def next_timer(self) -> datetime | None:
        """When the next timer of the diagram is due."""
        timers = runtime.timers(self._running())
        return timers[0].due if timers else None

    def complete(self, step: Waiting, answers: Mapping[str, Any] | None, *, by: str | None, turn: int) -> None:
        """Do a task; the first officer of the post who may does it, unless *by* names one."""
        given = dict(answers) if answers is not None else self._made_up(step, turn)
        names = [by] if by else [_hand(step.who, number) for number in range(1, HANDS + 1)]
        refused: Fault | None = None
        for name in names:
            try:
                self._complete(step, given, name)
            except BOUND as fault:
                refused = fault
            else:
                self.trace.append(Line(step.element, step.name, by or step.who, self.now, step.due, self.status()))
                return
        assert refused is not None
        raise refused

    def message(self, name: str, payload: Mapping[str, Any]) -> bool:
        """Hand the case a message."""
        with store.act(self.engine, self.now) as work:
            return cases.deliver(work, self._case_id, name, payload=payload)

    def signal(self, name: str, payload: Mapping[str, Any]) -> bool:
        """Let the case hear a signal."""
        with store.act(self.engine, self.now) as work:
            return cases.signal(work, self._case_id, name, payload=payload)

    def advance(self, to: datetime) -> None:
        """Time goes by; whatever a worker would do until then is done, each at its moment."""
        while not self.ended() and (due := self.next_due()) is not None and due <= to:
            self.now = max(self.now, due)
            runner.drain(Hands(self.engine, "chạy thử", clock=lambda _: self.now))
            if self.next_due() == due:
                break
        self.now = to

    def ended(self) -> bool:
        """Whether the case is over."""
        with store.look(self.engine) as session:
            return session.get_one(Case, self._case_id).state != "open"

    def status(self) -> str | None:
        """The status of the case as the circular words it."""
        with store.look(self.engine) as session:
            code = session.get_one(Case, self._case_id).status
        return statuses.words(code) if code else None

    @property
    def _case_id(self) -> uuid.UUID:
        assert self.case_id is not None
        return self.case_id

    def _complete(self, step: Waiting, answers: Mapping[str, Any], name: str) -> None:
        with store.act(self.engine, self.now) as work:
            task = work.session.get_one(Task, step.id)
            unit = organisation.unit_by_code(work, OFFICE[0])
            officer = organisation.enrol(work, name, name)
            organisation.appoint(work, officer, unit, role=task.role, title=step.who, since=SINCE)
            work.actor_id = officer.id
            tasks.complete(work, step.id, answers=answers, seen=task.version)

    def _made_up(self, step: Waiting, turn: int) -> dict[str, Any]:
        with store.look(self.engine) as session:
            case, task = session.get_one(Case, self._case_id), session.get_one(Task, step.id)
            if task.form is None:
                return {}
            form = procedures.offered(session, case.digest).form(task.form)
            mine = select(Answer.answers).where(Answer.case_id == case.id).order_by(Answer.number)
            known: dict[str, Any] = {}
            for given in session.scalars(mine):
                known.update(given)
        return sample.answers(form, scope=known, turn=turn)

    def next_due(self) -> datetime | None:
        """When there is work for a worker next."""
        with store.look(self.engine) as session:
            return session.scalar(
                select(func.min(DueWork.free_from)).where(DueWork.case_id == self._case_id, DueWork.state == "waiting")
            )

    def _running(self) -> Run:
        with store.look(self.engine) as session:
            case = session.get_one(Case, self._case_id)
            state = session.get_one(CaseState, case.id)
            return runtime.restore(procedures.offered(session, case.digest).definition, state.blob)


def open_office(engine: Engine, procedure: Procedure, now: datetime) -> OfficeStage:
    """A stage for *procedure* in the empty database *engine*.

    Raises:
        NotPublishable: the procedure has errors.
    """
    store.migrate(engine)
    with store.act(engine, now) as work:
        organisation.found(work, *OFFICE, level=procedure.level, since=SINCE)
        procedures.publish(work, procedure, active_from=SINCE)
    return OfficeStage(engine, procedure, now)


def _hand(post: str, number: int) -> str:
    return f"{post} {number}"
