"""Every route of the OpenAPI document, walked by every role: nobody reads or writes outside his rights."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine, event, select
from werkzeug.test import TestResponse

from api.app import document
from commands.demo import province
from engine import accounts, organisation, tokens, validity
from engine.tables import Base, Post, Task
from tests.api.office import SECRET, Office, build, problem, task_at
from tests.api.test_cases import FILING
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, DESK_TOO, MORNING, acting

AGENCY = "H99.02"  #: another agency of the province
OUTSIDE = ("cuc.xd", "son.xd", "yen.xd", "khanh.xd", "nga.xd", "kiem.xd", "quan.tri", "hung.tp")
LEADER = "thanh.ld"  #: he may assign in the commune
#: they may read the cases of the commune and do none of its steps
READING = ("lan.cv", "ha.vt", "kiem.soat")


@dataclass(slots=True)
class World:
    """Cases of the commune: most of their tasks are free, three are held by the desk."""

    office: Office
    cases: list[uuid.UUID]
    tasks: list[str]
    tokens: dict[str, str]

    def go(self, probe: Probe, *, by: str | None) -> TestResponse:
        """The answer to *probe* of the officer *by*."""
        method, path, body, versioned = probe(self)
        headers = {"Authorization": f"Bearer {self.tokens[by]}"} if by else {}
        if versioned is not None:
            headers["If-Match"] = f'"{self.version(versioned)}"'
        return self.office.app.test_client().open(f"/api/v1{path}", method=method, json=body, headers=headers)

    def version(self, of: str) -> int:
        """The version of the task *of*; 0 for a draft that is not there yet."""
        if of == "draft":
            return 0
        with acting(self.office.engine) as work:
            return work.session.get_one(Task, of).version

    def rows(self) -> dict[str, list[str]]:
        """Everything that the database holds."""
        with self.office.engine.connect() as connection:
            return {
                name: sorted(map(repr, connection.execute(select(table))))
                for name, table in Base.metadata.tables.items()
            }


Asked = tuple[str, str, dict[str, Any] | None, str | None]  #: method, path, body, the task whose version is named
Probe = Callable[[World], Asked]


def of_case(what: str = "") -> Probe:
    return lambda world: ("GET", f"/cases/{world.cases[0]}{what}", None, None)


def of_task(what: str = "") -> Probe:
    return lambda world: ("GET", f"/tasks/{world.tasks[0]}{what}", None, None)


def doing(verb: str, number: int, body: dict[str, Any] | None = None) -> Probe:
    return lambda world: ("POST", f"/tasks/{world.tasks[number]}:{verb}", body, world.tasks[number])


ONE_TASK, ONE_CASE = "/api/v1/tasks/{task_id}", "/api/v1/cases/{case_id}"
PROBES: Mapping[str, Probe] = {
    "POST /api/v1/tasks/search": lambda _: ("POST", "/tasks/search", {}, None),
    f"GET {ONE_TASK}": of_task(),
    f"GET {ONE_TASK}/why": of_task("/why?act=complete"),
    f"GET {ONE_TASK}/draft": of_task("/draft"),
    "POST /api/v1/cases/search": lambda _: ("POST", "/cases/search", {"filter": {"citizen": "Tran"}}, None),
    f"GET {ONE_CASE}": of_case(),
    f"GET {ONE_CASE}/trail": of_case("/trail"),
    f"GET {ONE_CASE}/statuses": of_case("/statuses"),
    f"GET {ONE_CASE}/clocks": of_case("/clocks"),
    f"GET {ONE_CASE}/diagram": of_case("/diagram"),
    "GET /api/v1/counters": lambda _: ("GET", "/counters", None, None),
    f"PUT {ONE_TASK}/draft": lambda world: ("PUT", f"/tasks/{world.tasks[0]}/draft", {"answers": {}}, "draft"),
    f"POST {ONE_TASK}:claim": doing("claim", 0),
    f"POST {ONE_TASK}:release": doing("release", 1),
    f"POST {ONE_TASK}:complete": doing("complete", 2, {"answers": {}}),
    f"POST {ONE_TASK}:assign": doing("assign", 3, {"to": DESK_TOO}),
    f"POST {ONE_TASK}:transfer": doing("transfer", 4, {"to": DESK_TOO}),
    f"POST {ONE_TASK}:delegate": doing("delegate", 5, {"to": DESK_TOO}),
    f"POST {ONE_TASK}:get-back": doing("get-back", 5),
    "POST /api/v1/tasks:next": lambda _: ("POST", "/tasks:next", None, None),
    "POST /api/v1/cases": lambda _: ("POST", "/cases", FILING, None),
}
OF_NOBODY = {
    "POST /api/v1/tasks/search",
    "POST /api/v1/cases/search",
    "GET /api/v1/counters",
    "POST /api/v1/tasks:next",
}
WRITES = {name for name in PROBES if not name.startswith("GET ") and not name.endswith("/search")}


@pytest.fixture
def world(db: Engine) -> World:
    """The province with officers of all roles, and cases that only its commune may see."""
    office = build(db)
    with acting(db) as work:
        for login, code, role in (
            ("kiem.xd", AGENCY, "kiem-soat"),
            ("kiem.soat", province.PROVINCE[0], "kiem-soat"),
            ("quan.tri", province.PROVINCE[0], "quan-tri"),
        ):
            unit = organisation.unit_by_code(work, code)
            officer = organisation.enrol(work, login, login)
            organisation.appoint(work, officer, unit, role=role, title=role, since=province.SINCE)
        unit = organisation.unit_by_code(work, COMMUNE)
        post = work.session.scalars(select(Post).where(Post.unit_id == unit.id, Post.role == "truong-phong")).one()
        chief = organisation.person_by_login(work, "hung.tp")
        organisation.charge(work, chief, post, since=validity.day(MORNING), territory="99")  # another territory only
    cases = [builders.a_case(db) for _ in range(7)]
    found = [task_at(office, case_id) for case_id in cases]
    for number in (1, 4, 5):
        assert office.ask("POST", f"/tasks/{found[number]}:claim", seen=1).status_code == 200
    keys = {login: office.token(login) for login in (*OUTSIDE, *READING, LEADER, DESK, DESK_TOO)}
    return World(office, cases, found, keys)


@pytest.mark.parametrize("who", [DESK, LEADER])
def test_no_question_takes_more_than_15_statements(world: World, who: str) -> None:
    counted: list[str] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        counted.append(statement)

    event.listen(world.office.engine, "before_cursor_execute", count)
    for name in PROBES.keys() - WRITES:
        counted.clear()
        assert world.go(PROBES[name], by=who).status_code == 200
        assert len(counted) <= 15, name


def test_every_route_of_the_document_is_walked(quick: Office) -> None:
    said = {
        f"{method.upper()} {path}"
        for path, methods in document(quick.app)["paths"].items()
        for method in methods
        if method != "parameters"
    }
    assert said == set(PROBES)


def test_nobody_comes_in_without_a_token_or_beyond_its_scope(world: World) -> None:
    narrow = {scope: world.office.token(DESK, {*tokens.SCOPES} - {scope}) for scope in tokens.SCOPES}
    before = world.rows()
    said = document(world.office.app)["paths"]
    for name, probe in PROBES.items():
        assert problem(world.go(probe, by=None)) == (401, "no-token"), name
        method, path = name.split(" ")
        ((scope,),) = [one["bearer"] for one in said[path][method.lower()]["security"]]
        world.tokens["narrow"] = narrow[scope]
        assert problem(world.go(probe, by="narrow")) == (403, "out-of-scope"), name
    assert world.rows() == before


def test_a_locked_officer_comes_in_nowhere(world: World) -> None:
    with acting(world.office.engine) as work:
        accounts.lock(work, organisation.person_by_login(work, DESK_TOO), source="QĐ 1")
    before = world.rows()
    for name, probe in PROBES.items():
        assert problem(world.go(probe, by=DESK_TOO)) == (401, "bad-token"), name
    assert world.rows() == before


@pytest.mark.parametrize("who", OUTSIDE)
def test_outside_his_unit_and_territory_an_officer_reads_and_writes_nothing(world: World, who: str) -> None:
    before = world.rows()
    hidden = [SECRET, "Minh Họa", *map(str, world.cases), *world.tasks]
    for name, probe in PROBES.items():
        answer = world.go(probe, by=who)
        assert answer.status_code in ((200,) if name in OF_NOBODY else (403, 404)), name
        assert [one for one in hidden if one in answer.get_data(as_text=True)] == [], name
    assert [
        one["count"] for one in world.go(PROBES["GET /api/v1/counters"], by=who).get_json()["counters"] if one["count"]
    ] == []
    assert world.rows() == before


@pytest.mark.parametrize("who", READING)
def test_whoever_may_read_only_writes_nothing(world: World, who: str) -> None:
    before = world.rows()
    for name, probe in PROBES.items():
        answer = world.go(probe, by=who)
        if name == "POST /api/v1/tasks:next":
            assert answer.get_json() == {"task": None}
        elif name in WRITES:
            assert problem(answer)[1] in {"not-yours", "not-allowed", "not-held", "not-delegated"}, name
        else:
            assert answer.status_code == 200, name
    assert world.rows() == before


def test_whoever_may_gets_an_answer_everywhere(world: World) -> None:
    for name, probe in PROBES.items():
        who = LEADER if name.endswith(":assign") else DESK
        assert world.go(probe, by=who).status_code in (200, 201), name
