"""Requests made up from the document itself, right and wrong: no server error, and no answer that it does not name."""

from __future__ import annotations

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
from engine import database, organisation
from engine.tables import Case, Task
from tests.api.office import Office, build, task_at
from tests.engine import builders
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
OPERATIONS = [
    f"{method.upper()} {path}"
    for path, methods in document(create_app(database.connect("sqlite://")))["paths"].items()
    for method in methods
    if method != "parameters"
]


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What is asked, by what name, of which installation, and with which key."""

    operations: dict[str, Any]
    office: Office
    token: str

    def send(self, case: Any, places: Mapping[str, Any]) -> Any:
        """The answer to a made up request; where it names something, it is what *places* says is there."""
        case.path_parameters = {**(case.path_parameters or {}), **self._known(case, places)}
        with acting(self.office.engine) as work:
            task, of_case = (
                work.session.get_one(Task, places["task_id"]),
                work.session.get_one(Case, uuid.UUID(places["case_id"])),
            )
            seen = task.version if "{task_id}" in case.path else of_case.version
        # Schemathesis takes what is compressed, and does not unpack what comes without a network.
        plain = {"Accept-Encoding": "identity"}
        return case.call(headers={"Authorization": f"Bearer {self.token}", "If-Match": f'"{seen}"', **plain})

    def _known(self, case: Any, places: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in places.items() if f"{{{name}}}" in case.path}


@pytest.fixture(scope="module")
def fuzzed(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    """An installation with one case, and its document as a source of requests."""
    folder = tmp_path_factory.mktemp("fuzzed")
    engine = database.connect(f"sqlite:///{shutil.copy(sqlite_template, folder / 'test.db')}")
    office = build(engine, files=folder / "files")
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", office.app)
    found = [one.ok() for one in schema.get_all_operations()]
    yield Fuzzed({one.label: one for one in found}, office, office.token(DESK))
    engine.dispose()


@pytest.mark.parametrize("name", OPERATIONS)
def test_whatever_is_sent_is_answered_as_the_document_says(name: str, fuzzed: Fuzzed) -> None:
    case_id = builders.a_case(fuzzed.office.engine)
    with acting(fuzzed.office.engine) as work:
        person = organisation.person_by_login(work, DESK)
    places = {
        **{"case_id": str(case_id), "task_id": task_at(fuzzed.office, case_id), "person_id": str(person.id)},
        **{"position": 1, "slug": "nho", "version": 1, "code": builders.COMMUNE},
    }

    @SENDING
    @given(case=fuzzed.operations[name].as_strategy())
    def send(case: Any) -> None:
        case.validate_response(fuzzed.send(case, places), checks=CHECKS)

    send()
