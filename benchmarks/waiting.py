"""How long officers wait for their lists, counters and searches among 100,000 cases with as many open tasks."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle, islice
from statistics import quantiles
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from adapters import sync
from benchmarks import crowd
from benchmarks.crowd import Province
from engine import database, people, questions
from engine.queries import counts, search, tasks
from engine.queries.predicates import DESK, DIVISION, EXPERT, LEADER, PAGES
from engine.queries.search import Criteria
from engine.tables import Case, Party
from engine.work import Work

CASES = 100_000
TURNS = 60  #: how often each question is asked, of another officer each time
ROLES = (DESK, EXPERT, DIVISION, LEADER)
Ask = Callable[[Work], object]
Fill = Callable[[Engine, int], Province]


@dataclass(frozen=True, slots=True)
class Waited:
    """Milliseconds within which nineteen of twenty answers come; of several kinds of a question the slowest kind."""

    inbox: float
    unit_counters: float
    province_counters: float
    search: Mapping[str, float]  #: by what is looked for

    @property
    def slowest_search(self) -> float:
        """The kind of search that takes longest."""
        return max(self.search.values())


def measure(engine: Engine, *, count: int = CASES, turns: int = TURNS, fill: Fill = crowd.fill) -> Waited:
    """*fill* the empty database *engine* with *count* cases and ask what officers ask."""
    built = fill(engine, count)
    inbox = (_p95(engine, _officers(built, role), _inbox, turns) for role in ROLES)
    units = (_p95(engine, _officers(built, role), _page(role), turns) for role in ROLES)
    above = built.above["kiem-soat"]
    province = _p95(engine, cycle([above]), _page(DESK), turns)
    searches = {kind: _searched(engine, built, asked, turns // 2) for kind, asked in _searches(engine).items()}
    return Waited(max(inbox), max(units), province, searches)


def _searched(engine: Engine, built: Province, asked: Ask, turns: int) -> float:
    """Of the officers at the desks and whoever looks after the province those who wait longer."""
    askers = (_officers(built, DESK), cycle([built.above["kiem-soat"]]))
    return max(_p95(engine, officers, asked, turns) for officers in askers)


def _officers(built: Province, role: str) -> Iterator[uuid.UUID]:
    """One holder of the post *role* of each commune, again and again."""
    return cycle([built.officers[unit_id, role][0] for unit_id, _ in built.communes])


def _p95(engine: Engine, officers: Iterator[uuid.UUID], ask: Ask, turns: int) -> float:
    """Milliseconds within which nineteen of twenty of *turns* answers come, each in a session of its own."""
    taken = [_seconds(engine, officer, ask) for officer in islice(officers, turns + 2)][2:]  # two warm up
    return quantiles(taken, n=20, method="inclusive")[-1] * 1000


def _seconds(engine: Engine, officer: uuid.UUID, ask: Ask) -> float:
    begun = perf_counter()
    with Session(database.for_questions(engine)) as session:
        ask(Work(session, officer, crowd.NOW, sync.listen))
        session.commit()
    return perf_counter() - begun


def _inbox(work: Work) -> object:
    return tasks.inbox(work.session, people.stand(work.session, work.actor_id, work.now))


def _page(role: str) -> Ask:
    return lambda work: counts.of(work.session, questions.ask(work), PAGES[role])


def _searches(engine: Engine) -> dict[str, Ask]:
    """Searches of every kind, by what stands in the database."""
    with Session(engine) as session:
        wanted = select(Party.full_name, Party.personal_id, Party.phone, Case.case_number).join(Case)
        one = session.execute(wanted.where(Case.case_number.is_not(None)).order_by(Case.id).limit(1)).one()
    today = crowd.NOW.date()
    period = {"received_from": today - timedelta(5), "received_until": today}
    asked: dict[str, dict[str, Any]] = {
        "name": {"citizen": " ".join(one.full_name.split()[-2:])},
        "common name": {"citizen": "nguyen"},
        "no such name": {"citizen": "khong co ai"},
        "enterprise": {"enterprise": "anh duong 7"},
        "personal id": {"personal_id": one.personal_id},
        "phone": {"phone": one.phone},
        "code": {"code": one.case_number},
        "unit": {"unit": "xa so 7"},
        "procedure": {"procedure": "ho ngheo"},
        "due": {"due_until": today},
        "period, field, status": {**period, "field": "xay dung", "status": "dang xu ly"},
        "name, status, due": {"citizen": "tran", "status": "yeu cau bo sung", "due_from": today},
    }
    return {kind: _search(Criteria(**criteria)) for kind, criteria in asked.items()}


def _search(criteria: Criteria) -> Ask:
    return lambda work: search.find(work.session, questions.ask(work), criteria)
