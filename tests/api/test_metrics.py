"""The figures that Prometheus reads, and who may read them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.app import create_app
from api.limits import Limits
from engine import database
from scheduler import runner
from scheduler.runner import Hands
from tests.api.office import Office
from tests.engine.builders import acting
from tests.scheduler import duties

TOKEN = "0123456789abcdef" * 2


def figures(app: Any, **sent: Any) -> dict[str, float]:
    """Every figure by its name and labels."""
    answer = app.test_client().get("/metrics", **sent)
    assert answer.status_code == 200
    lines = answer.get_data(as_text=True).splitlines()
    return {name: float(value) for name, value in (re.split(r" (?=\S+$)", line) for line in lines if line[0] != "#")}


def test_requests_are_counted_by_route_and_status(quick: Office, case_id: uuid.UUID) -> None:
    quick.app = create_app(quick.engine, store=quick.store, clock=lambda _: quick.now)  # counts from nothing
    for by in ("mai.mc", "cuc.xd", "cuc.xd"):
        quick.ask("GET", f"/cases/{case_id}", by=by)
    quick.ask("GET", "/nowhere")
    found = figures(quick.app)
    of_cases = 'method="GET",route="/api/v1/cases/<uuid:case_id>"'
    assert found[f'motcua_request_seconds_count{{{of_cases},status="200"}}'] == 1
    assert found[f'motcua_request_seconds_bucket{{le="+Inf",{of_cases},status="404"}}'] == 2
    assert found['motcua_request_seconds_count{method="GET",route="unknown",status="404"}'] == 1


def test_what_piles_up_is_told(office: Office, case_id: uuid.UUID) -> None:
    assert figures(office.app)["motcua_worker_heartbeat_age_seconds"] == float("inf")
    duties.strange(office.engine)
    runner.beat(Hands(office.engine, "w", clock=lambda _: office.now))
    found = figures(office.app)
    assert (found["motcua_database_up"], found["motcua_open_tasks"]) == (1, 1)
    assert (found["motcua_worker_heartbeat_age_seconds"], found["motcua_due_work_late"]) == (0, 1)
    with acting(office.engine) as work:
        assert work.now < office.now
    assert found["motcua_due_work_lag_seconds"] == 3600


def test_a_database_that_is_away_is_a_figure(closed_port: int) -> None:
    found = figures(create_app(database.connect(f"postgresql://127.0.0.1:{closed_port}/x")))
    assert found["motcua_database_up"] == 0
    assert "motcua_open_tasks" not in found


@pytest.mark.parametrize(
    ("token", "peer", "headers", "status"),
    [
        (None, "127.0.0.1", {}, 200),
        (None, "::1", {}, 200),
        (None, "10.0.0.1", {}, 403),
        (None, "127.0.0.1", {"X-Forwarded-For": "10.0.0.1"}, 403),
        (TOKEN, "127.0.0.1", {}, 403),
        (TOKEN, "10.0.0.1", {"Authorization": f"Bearer {TOKEN[:-1]}"}, 403),
        (TOKEN, "10.0.0.1", {"Authorization": f"Bearer {TOKEN}"}, 200),
    ],
)
def test_the_figures_are_read_from_this_machine_or_with_their_token(
    sqlite: Engine, token: str | None, peer: str, headers: dict[str, str], status: int
) -> None:
    client = create_app(sqlite, limits=Limits(metrics_token=token)).test_client()
    answer = client.get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": peer})
    assert answer.status_code == status


def test_processes_that_serve_together_tell_their_figures_together(sqlite: Engine, tmp_path: Path, log: Path) -> None:
    ask = (
        "import sys; from api.app import create_app; from engine import database\n"
        "client = create_app(database.connect(sys.argv[1])).test_client()\n"
        "client.get('/health/live'); print(client.get('/metrics').get_data(as_text=True))"
    )
    folder = tmp_path / "figures"
    folder.mkdir()
    given = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(folder)}
    call = [sys.executable, "-c", ask, sqlite.url.render_as_string(hide_password=False)]
    told = [subprocess.run(call, env=given, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    live = re.findall(r'^motcua_request_seconds_count\{.*route="/health/live".*\} (\S+)$', told[1], re.MULTILINE)
    assert live == ["2.0"]
    assert "motcua_open_tasks 0.0" in told[1]
