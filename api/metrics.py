"""Figures for Prometheus: how requests went, and what of the work piles up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from math import inf
from typing import Any

from flask import Blueprint, Flask, Response, current_app, request
from prometheus_client import CollectorRegistry, Histogram, exposition
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from api import access, acts, health, requestlog
from engine.queries import backlog
from feel.errors import Fault

REGISTRY = "motcua.metrics"  #: under which the application keeps its own
FOLDER = "PROMETHEUS_MULTIPROC_DIR"  #: where processes that serve together put their figures
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)  #: seconds

blp = Blueprint("metrics", __name__)


class Piled:
    """What the database knows of the work that piles up, read whenever somebody asks."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The figures of now; of a database that cannot be asked only that."""
        try:
            found = _read()
        except Fault:
            found = None
        yield GaugeMetricFamily("motcua_database_up", "Whether the database answers.", found is not None)
        for name, (what, value) in (found or {}).items():
            yield GaugeMetricFamily(name, what, value)


def install(app: Flask) -> None:
    """The requests of *app* are counted, and its figures can be read."""
    registry = CollectorRegistry()
    taken = Histogram(
        "motcua_request_seconds",
        "How long requests took, by route and status.",
        ("method", "route", "status"),
        buckets=BUCKETS,
        registry=registry,
    )

    def count(response: Response) -> Response:
        of = (request.method, requestlog.route(), str(response.status_code))
        taken.labels(*of).observe(requestlog.seconds())
        return response

    app.after_request(count)
    app.extensions[REGISTRY] = registry
    app.register_blueprint(blp)


@blp.get("/metrics")
def metrics() -> Any:
    """All figures, of all processes that serve together, in the text format of Prometheus."""
    access.require_watcher(current_app.extensions[health.LIMITS].metrics_token)
    shown = CollectorRegistry()
    if FOLDER in os.environ:
        MultiProcessCollector(shown)  # type: ignore[no-untyped-call]
    else:
        shown.register(current_app.extensions[REGISTRY])
    shown.register(Piled())
    return Response(exposition.generate_latest(shown), content_type=exposition.CONTENT_TYPE_LATEST)


def _read() -> dict[str, tuple[str, float]]:
    """Name -> what it is, and its value."""
    with acts.look() as session:
        now = acts.edge().clock(session)
        behind, heard = backlog.at(session, now), backlog.heartbeat_seconds(session, now)
        outbox, waiting = backlog.outbox_seconds(session, now), backlog.open_tasks(session)
    return {
        "motcua_open_tasks": ("Tasks that wait for somebody.", waiting),
        "motcua_outbox_age_seconds": ("How long the oldest message that has not left the house waits.", outbox),
        "motcua_due_work_late": ("Due work that could be done and lies there.", behind.free),
        "motcua_due_work_lag_seconds": ("How long the oldest of it has been lying there.", behind.lag_seconds),
        "motcua_due_work_parked": ("Due work that failed too often and waits for a person.", behind.parked),
        "motcua_worker_heartbeat_age_seconds": (
            "How long ago a worker was last heard of; +Inf: none that runs is known.",
            inf if heard is None else heard,
        ),
    }
