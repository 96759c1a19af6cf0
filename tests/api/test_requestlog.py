"""The line that the log keeps of each request."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from engine.tables import Person
from tests.api.office import SECRET, Office, problem, task_at
from tests.engine.builders import DESK, acting


def lines(log: Path) -> list[dict[str, Any]]:
    """What the log holds, without what differs from run to run."""
    found = [orjson.loads(line) for line in log.read_bytes().splitlines()]
    for one in found:
        assert one.pop("milliseconds") >= 0
        assert one.pop("timestamp").endswith("Z")
    return found


def test_a_request_leaves_one_line_with_ids_and_the_pattern_of_its_route(
    quick: Office, case_id: uuid.UUID, log: Path
) -> None:
    task_id = task_at(quick, case_id)
    answer = quick.ask("POST", f"/tasks/{task_id}:claim", seen=1)
    (line,) = lines(log)
    with acting(quick.engine) as work:
        officer = work.session.scalars(select(Person.id).where(Person.login == DESK)).one()
    assert line == {
        "event": "request",
        "reference": answer.headers["X-Request-ID"],
        "method": "POST",
        "route": "/api/v1/tasks/<task:task_id>:claim",
        "status": 200,
        "officer": str(officer),
        "case": str(case_id),
    }


def test_a_refusal_carries_the_reference_of_its_line(quick: Office, log: Path) -> None:
    refused = quick.ask("GET", f"/cases/{uuid.uuid4()}", by=None)
    assert problem(refused) == (401, "no-token")
    (line,) = lines(log)
    assert line["reference"] == refused.get_json()["reference"] == refused.headers["X-Request-ID"]
    assert (line["status"], line["route"]) == (401, "/api/v1/cases/<uuid:case_id>")


def test_nothing_personal_reaches_the_log(quick: Office, case_id: uuid.UUID, log: Path) -> None:
    quick.ask("POST", "/cases/search", {"filter": {"citizen": SECRET}})
    quick.ask("GET", f"/no/{SECRET}?ten={SECRET}")
    assert [(line["route"], line["status"]) for line in lines(log)] == [("/api/v1/cases/search", 200), ("unknown", 404)]
    told = log.read_text("utf-8")
    assert all(word not in told for word in (*SECRET.split(), DESK))


def test_a_log_that_cannot_be_written_stops_nobody(
    quick: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MOTCUA_LOG", str(tmp_path))
    answer = quick.ask("POST", "/tasks/search", {})
    assert answer.status_code == 200
    assert capsys.readouterr().err == (
        f"The log cannot be written: Is a directory. Reference {answer.headers['X-Request-ID']}.\n"
    )
