"""Whether this process lives, and whether it can serve: for whoever watches the machines."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, jsonify

from api import acts
from engine import schema
from engine.queries import backlog
from feel.errors import Fault

blp = Blueprint("health", __name__, url_prefix="/health")


@blp.get("/live")
def live() -> Any:
    """This process answers."""
    return jsonify(status="ok")


@blp.get("/ready")
def ready() -> Any:
    """The database is there and of this version; beside that, whether workers live and how far they are behind."""
    try:
        with acts.look() as session:
            schema.require_newest(session.connection())
            now = acts.edge().clock(session)
            running = sum(one.state == "running" for one in backlog.workers(session, now))
            behind = backlog.lag_seconds(session, now)
    except Fault as fault:
        return jsonify(status="unready", database=fault.say("en")), 503
    return jsonify(status="ready", database="ok", workers=running, lag_seconds=behind)
