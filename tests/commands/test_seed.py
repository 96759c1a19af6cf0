"""Invented cases come into a database that has none, or is said to be for trials."""

from __future__ import annotations

from datetime import UTC, datetime

import orjson
import pytest
from sqlalchemy import func, select

from benchmarks import crowd
from commands import store, verify_trail
from engine.tables import Case
from engine.validity import VIETNAM
from tests.commands.calls import Call


def test_a_database_is_filled_once_and_again_only_when_told(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "AGES", crowd.AGES[:1])
    call("migrate")
    assert orjson.loads(call("seed", "--cases", 110, "--json").out)["cases"] == 110
    assert call("--lang", "en", "seed", "--cases", 110).refusal.startswith("The database has 110 cases")
    assert orjson.loads(call("seed", "--cases", 110, "--add", "--json").out)["cases"] == 220
    with store.look(store.connect()) as session:
        assert verify_trail.examine(session) == (220, [])
        numbers = session.scalars(select(Case.case_number).where(Case.case_number.is_not(None))).all()
        assert len(numbers) == len(set(numbers)) > 100
        assert session.scalar(select(func.max(Case.opened_at))) < datetime.now(UTC)


@pytest.mark.parametrize(
    "now", [datetime(2026, 11, 30, 10, 30, tzinfo=VIETNAM), datetime(2026, 12, 4, 9, tzinfo=VIETNAM)]
)
def test_seeded_cases_are_of_the_week_before_the_last_monday(now: datetime) -> None:
    assert crowd.starts_before(now) == crowd.STARTS
