"""Requests made up from the document itself, right and wrong: no server error, and no answer that it does not name."""

from __future__ import annotations

import itertools
import shutil
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app, document
from commands.demo import province
from engine import database, organisation, revisions
from engine.tables import Case, Revision, Task
from tests.api.office import Office, build, task_at
from tests.engine import builders, complete
from tests.engine.builders import DESK, acting

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


SENDING = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
LEADER, ANALYST, ADMINISTRATOR, STRANGER = "thanh.ld", "van.pt", "quang.qt", ""
FIRST = 2  #: so many of the requests made up are asked by the second of two roles, too
OPERATIONS = {
    f"{method.upper()} {path}": next((scope for way in said.get("security", ()) for scope in way.get("bearer", ())), "")
    for path, methods in document(create_app(database.connect("sqlite://")))["paths"].items()
    for method, said in methods.items()
    if method != "parameters"
}
#: part of a scope -> who gets beyond his rights there
ASKERS = {
    "cases": (DESK, LEADER),
    "tasks": (DESK, LEADER),
    "procedures": (ANALYST,),
    "settings": (ADMINISTRATOR,),
    "people": (ADMINISTRATOR,),
    "": (STRANGER,),
}
PLAYED = (":try", "/parcels:check", "/parcels:import")  #: each time by a process of its own
AS_ADMINISTRATOR = (":publish", ":move-cases")  #: what an analyst may not


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What is asked, by what name, of which installation, and with whose keys."""

    operations: dict[str, Any]
    office: Office
    tokens: dict[str, str]

    def send(self, case: Any, places: Mapping[str, Any], by: str) -> Any:
        """The answer to a made up request; where it names something, it is what *places* says is there."""
        known = {name: value for name, value in places.items() if f"{{{name}}}" in case.path}
        case.path_parameters = {**(case.path_parameters or {}), **known}
        # Schemathesis takes what is compressed, and does not unpack what comes without a network.
        plain = {"Accept-Encoding": "identity", "If-Match": f'"{self._version(case.path, places)}"'}
        key = {"Authorization": f"Bearer {self.tokens[by]}"} if by else {}
        return case.call(headers={**key, **plain})

    def _version(self, path: str, places: Mapping[str, Any]) -> int:
        with acting(self.office.engine) as work:
            if "/revisions/" in path:
                kept = work.session.get(Revision, places["slug"])
                return kept.version if kept else 0
            if "{task_id}" in path:
                return work.session.get_one(Task, places["task_id"]).version
            return work.session.get_one(Case, uuid.UUID(places["case_id"])).version


@pytest.fixture(scope="module")
def fuzzed(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    """An installation with its document as a source of requests, and officers of every kind."""
    folder = tmp_path_factory.mktemp("fuzzed")
    engine = database.connect(f"sqlite:///{shutil.copy(sqlite_template, folder / 'test.db')}")
    office = build(engine, files=folder / "files")
    with acting(engine) as work:
        province.seed_whole(work)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", office.app)
    found = [one.ok() for one in schema.get_all_operations()]
    tokens = {login: office.token(login) for login in (DESK, LEADER, ANALYST, ADMINISTRATOR)}
    yield Fuzzed({one.label: one for one in found}, office, tokens)
    engine.dispose()


def things(office: Office) -> dict[str, Any]:
    """What is there to be named: a case at its first step, a draft, an officer, a unit."""
    case_id = builders.a_case(office.engine)
    with acting(office.engine) as work:
        person = organisation.person_by_login(work, DESK)
        revisions.save(work, "nho", complete.covered())
    return {
        **{"case_id": str(case_id), "task_id": task_at(office, case_id), "person_id": str(person.id)},
        **{"position": 1, "slug": "nho", "version": 1, "code": builders.COMMUNE},
        **{"path": "process.bpmn", "pattern": "mot-cap"},
    }


def asking(name: str, nth: int) -> tuple[str, ...]:
    """Who asks *name* for the *nth* time, from 1."""
    first, *others = ASKERS[OPERATIONS[name].partition(":")[0]]
    first = ADMINISTRATOR if name.endswith(AS_ADMINISTRATOR) else first
    return (first, *(others if nth <= FIRST else ()), *({STRANGER} - {first} if nth == 1 else ()))


@pytest.mark.parametrize("name", OPERATIONS)
def test_whatever_is_sent_is_answered_as_the_document_says(name: str, fuzzed: Fuzzed) -> None:
    places, sent = things(fuzzed.office), itertools.count(1)

    @(settings(SENDING, max_examples=2) if name.endswith(PLAYED) else SENDING)
    @given(case=fuzzed.operations[name].as_strategy())
    def send(case: Any) -> None:
        for by in asking(name, next(sent)):
            answer = fuzzed.send(case, places, by)
            case.validate_response(answer, checks=CHECKS)
            assert by or not OPERATIONS[name] or answer.status_code == 401

    send()
