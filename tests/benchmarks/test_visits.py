"""Officers at work over HTTP are measured by real server processes on a crowd of valid cases."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from benchmarks import crowd, visits
from commands import verify_trail
from engine.tables import Task


def test_what_officers_wait_for_is_measured_and_what_they_do_is_done(
    sqlite: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crowd, "AGES", crowd.AGES[:1])
    found = visits.measure(sqlite, count=40, seconds=0.2, users=4, think=0, open_inboxes=6)
    assert {
        "trivial",
        "inbox",
        "inbox page",
        "case page",
        "case list",
        "search",
        "search box",
    } <= found.waits.p95.keys()
    assert min(*found.waits.p95.values(), found.requests_per_second, found.completed_per_second) > 0
    assert {"trivial", "inbox", "search"} <= found.with_inboxes.usual.keys()
    assert found.polled is not None
    assert (found.polled.refused, found.polled.asked > 0) == (0, True)
    with Session(sqlite) as session:
        done = select(func.count()).select_from(Task).where(Task.element == crowd.ASSIGN[0], Task.state == "completed")
        assert session.scalar(done) > 0
        assert verify_trail.examine(session) == (40 + len(crowd.SHAPES), [])
