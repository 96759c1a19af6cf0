"""Whether this process lives, and whether it can serve: for whoever watches the machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import Blueprint, current_app, jsonify
from sqlalchemy.orm import Session

from api import acts, errors
from api.limits import Limits
from engine import schema
from engine.queries import backlog
from feel.errors import Fault

LIMITS = "motcua.limits"  #: under which the application keeps them

blp = Blueprint("health", __name__, url_prefix="/health")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the process does not count as ready."""

    code: str
    detail: str  #: in English


@blp.get("/live")
def live() -> Any:
    """This process answers."""
    return jsonify(status="ok")


@blp.get("/ready")
def ready() -> Any:
    """Whether the database is there and of this version, a worker lives and what must leave the house leaves it."""
    try:
        with acts.look() as session:
            schema.require_newest(session.connection())
            now = acts.edge().clock(session)
            found = list(_reasons(session, now, current_app.extensions[LIMITS]))
            running = sum(one.state == "running" for one in backlog.workers(session, now))
            behind = backlog.lag_seconds(session, now)
    except Fault as fault:
        _, code = errors.told_as(fault)
        return jsonify(status="unready", reasons=[asdict(Reason(code, fault.say("en")))]), 503
    told = {"reasons": [asdict(one) for one in found], "workers": running, "lag_seconds": behind}
    return jsonify(status="unready" if found else "ready", **told), 503 if found else 200


def _reasons(session: Session, now: datetime, limits: Limits) -> Iterator[Reason]:
    heard = backlog.heartbeat_seconds(session, now)
    if limits.heartbeat and (heard is None or timedelta(seconds=heard) > limits.heartbeat):
        said = "no worker was ever heard of" if heard is None else f"no worker was heard of for {heard} s"
        yield Reason("no-worker", said)
    waits = backlog.outbox_seconds(session, now)
    if limits.outbox and timedelta(seconds=waits) > limits.outbox:
        yield Reason("outbox-late", f"the oldest message has been waiting for {waits} s")
