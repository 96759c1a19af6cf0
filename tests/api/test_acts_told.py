"""What an answer says that one may do is accepted, and what it does not say is refused: by role, as a case goes on."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from sqlalchemy import Engine, select

from api import acts
from api.acts import Enter
from engine import receptions, results, signings, supplements
from engine.results import Given
from engine.supplements import Item, Request
from engine.tables import Result, Task
from engine.work import Work
from tests.api.asked import ITEM, ONE_CASE, ONE_TASK
from tests.api.office import Office, build, problem, task_at
from tests.api.probes import OF_CASES, OF_TASKS
from tests.api.test_every_route import World, a_part_of_each
from tests.engine import builders, complete
from tests.engine.builders import DESK, DESK_TOO, acting

LEADER, EXPERT = "thanh.ld", "lan.cv"
OF_ROUTE = {
    **{name: probe for name, probe in OF_TASKS.items() if not name.startswith("PUT")},
    **{name: probe for name, probe in OF_CASES.items() if ONE_CASE in name},
}
#: of several parts of a kind any one will do
PARTS = (("order", "own order"), ("consultation", "silent"))
#: right and state were passed, and what was sent with it did not fit the case
SENT_WRONG = {
    "not-reusable",
    "unknown-reason",
    "paper-not-there",
    "unknown-field",
    "unknown-result",
    "components-missing",
    "bad-answers",
    "other-way",
    "no-addressee",
}
#: the diagram alone knows whether there is a way back, or an end that wants its result issued or given
ENDS = frozenset({"result-not-issued", "result-not-given"})
BY_DIAGRAM = {"return": frozenset({"diagram-refuses"}), "complete": ENDS, "issue": ENDS}


def named(route: str) -> str:
    """What the act of *route* is called: its path after the case or task, without ids."""
    path = route.removeprefix("POST ").removeprefix(ONE_CASE).removeprefix(ONE_TASK)
    return re.sub(r"/\{\w+\}", "", path).lstrip("/:")


@contextmanager
def undone(enter: Enter) -> Iterator[Work]:
    """As `acts.acting`, and nothing of it stays, so that every act is asked of the same case."""
    with acts._opened(acts.edge().engine, enter) as work:
        yield work
        work.session.rollback()


def walk(
    world: World, who: str, monkeypatch: pytest.MonkeyPatch, said: Mapping[str, Any] = MappingProxyType({})
) -> None:
    """Every act, asked by *who* of the first case and its task, comes out as he was told.

    *said* is what is sent with an act of the task where the probe of its route does not fit.
    """
    case_id, task_id = world.cases[0], world.tasks[0]
    told = {
        ONE_CASE: world.office.ask("GET", f"/cases/{case_id}", by=who).get_json()["acts"],
        ONE_TASK: world.office.ask("GET", f"/tasks/{task_id}", by=who).get_json()["acts"],
    }
    assert set(told[ONE_CASE]) <= {named(name) for name in OF_ROUTE if ONE_CASE in name}
    assert {*told[ONE_TASK]} - {"save-draft"} <= {named(name) for name in OF_ROUTE if ONE_TASK in name}
    wrong = []
    with monkeypatch.context() as patch:
        patch.setattr(acts, "acting", undone)
        for name in OF_ROUTE:
            is_told = named(name) in told[ONE_CASE if ONE_CASE in name else ONE_TASK]
            codes = answers(world, name, who, said)
            allowed = {"done", *SENT_WRONG, *BY_DIAGRAM.get(named(name), ())}
            if not allowed & {*codes} if is_told else "done" in codes:
                wrong.append((who, name, "told" if is_told else "not told", codes))
    assert wrong == []


def answers(world: World, name: str, who: str, said: Mapping[str, Any]) -> list[str]:
    """What comes of the act, asked of one part of the case after another."""
    found, kept = [], world.parts
    for chosen in ({}, {one: kept[two] for one, two in PARTS if two in kept}):
        world.parts = {**kept, **chosen}
        asked = OF_ROUTE[name](world)
        body = said.get(named(name), asked.body) if ONE_TASK in name else asked.body
        if name.endswith(":sign") and ONE_TASK in name:
            body = {"shown": shown(world)}
        seen = world.version(asked.versioned) if asked.versioned is not None else None
        token = {"Authorization": f"Bearer {world.tokens[who]}"}
        got = world.office.ask(asked.method, asked.path, body, by=None, seen=seen, file=asked.file, more=token)
        found.append("done" if got.status_code < 300 else problem(got)[1])
    world.parts = kept
    return found


def shown(world: World) -> list[dict[str, str]]:
    with acting(world.office.engine) as work:
        return [{"result": str(one.id), "digest": one.digest} for one in results.of_case(work, world.cases[0])]


def a_world(office: Office, case_id: uuid.UUID, element: str) -> World:
    """The case alone, at *element*, with a key for each who asks."""
    world = World([case_id], [task_at(office, case_id, element)] * 20)
    world.office, world.tokens = office, {who: office.token(who) for who in (DESK, DESK_TOO, LEADER, EXPERT)}
    return world


def at_step(world: World, verb: Callable[..., Any], *more: Any, by: str = DESK, **said: Any) -> None:
    """The waiting step is done by *verb*, and the next one waits."""
    with acting(world.office.engine, by, at=builders.hours(1)) as work:
        task = work.session.get_one(Task, world.tasks[0])
        verb(work, task.id, *more, answers={}, seen=task.version, **said)


@pytest.fixture
def busy(sqlite: Engine, tmp_path: Path) -> World:
    """A case of three steps that has one of everything beside them."""
    procedure = builders.tiny(*builders.straight("a", "b", "c"), settings=builders.with_paper("giay"), f=complete.FORM)
    office = build(sqlite, procedure, files=tmp_path / "files")
    world = a_world(office, builders.a_case(sqlite), "a")
    world.parts = a_part_of_each(office, world.cases[0])
    return world


@pytest.mark.parametrize("who", [DESK, DESK_TOO, LEADER, EXPERT])
def test_whatever_is_told_of_a_case_with_one_of_everything_holds(
    busy: World, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk(busy, who, monkeypatch)


def test_whatever_is_told_holds_from_the_draft_to_the_end(busy: World, monkeypatch: pytest.MonkeyPatch) -> None:
    store, case_id = busy.office.store, busy.cases[0]
    at_step(busy, results.send_up)
    busy.tasks = [task_at(busy.office, case_id, "b")] * 20
    for who in (DESK, EXPERT):
        walk(busy, who, monkeypatch)
    with acting(busy.office.engine) as work:
        seen = {one.id: one.digest for one in results.of_case(work, case_id)}
    at_step(busy, signings.sign, store, shown=seen)
    busy.tasks = [task_at(busy.office, case_id, "c")] * 20
    walk(busy, DESK, monkeypatch)
    with acting(busy.office.engine, DESK) as work:
        results.take_number(work, busy.parts["result"], register="GCN")
    walk(busy, DESK, monkeypatch)
    with acting(busy.office.engine) as work:
        work.session.get_one(Result, busy.parts["result"]).state = results.ISSUED
    walk(busy, DESK, monkeypatch)
    at_step(busy, results.give, Given(recipient="Ông A", way="direct"))
    walk(busy, DESK, monkeypatch)


def test_whatever_is_told_of_a_filing_holds(sqlite: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = build(sqlite, builders.household(), builders.tiny(*builders.straight("a")), files=tmp_path / "files")
    case_id = builders.a_case(sqlite, builders.HOUSEHOLD)
    with acting(sqlite) as work:
        (first,) = _live(work, case_id)
    world = a_world(office, case_id, first.element)
    said = {
        "accept": {"answers": receptions.answers(receptions.ACCEPT)},
        "refuse": {"answers": receptions.answers(receptions.REFUSE, reason="Sai nơi"), "reason": "Sai nơi"},
        "ask-supplement": {"answers": receptions.answers(receptions.SUPPLEMENT, reason="Thiếu"), "items": [ITEM]},
    }
    for who in (DESK, LEADER, EXPERT):
        walk(world, who, monkeypatch, said)
    assert {"accept", "refuse", "ask-supplement", "pass-on"} <= {*told_of_task(world, DESK)}
    asked = Request(items=[Item(**ITEM)], answers=said["ask-supplement"]["answers"])
    with acting(sqlite, DESK, at=builders.hours(1)) as work:
        supplements.ask(work, world.tasks[0], asked, seen=1)
        (waiting,) = _live(work, case_id)
    world.tasks = [waiting.id] * 20
    walk(world, DESK, monkeypatch, said)
    assert "receive-part" in world.office.ask("GET", f"/cases/{case_id}", by=DESK).get_json()["acts"]


def told_of_task(world: World, who: str) -> list[str]:
    told: list[str] = world.office.ask("GET", f"/tasks/{world.tasks[0]}", by=who).get_json()["acts"]
    return told


def _live(work: Work, case_id: uuid.UUID) -> Sequence[Task]:
    return work.session.scalars(select(Task).where(Task.case_id == case_id, Task.ended_at.is_(None))).all()
