"""How many statements an officer's act says to the database, and that both sides of the measurement end alike."""

from __future__ import annotations

from sqlalchemy import Engine

from benchmarks import completions

MOST = 16  #: of a sequential step with form, limit, trail and notice
MOST_WITH_STATUS = MOST + 4  #: chart and log are read; log, case and outbox are written


def test_completing_a_step_stays_within_its_statements(db: Engine) -> None:
    measured = completions.measure(db, rounds=1, count=1)
    assert measured.statements <= MOST
    assert measured.statements_with_status <= MOST_WITH_STATUS
    assert min(measured.whole_ms, measured.bare_ms, measured.per_second) > 0
