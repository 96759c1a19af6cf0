"""The listener: what an act brought about becomes rows of the log and of the outbox in the same transaction."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from adapters import sync
from engine.statuses import UnknownStatus
from engine.tables import Outbox, StatusEntry
from engine.work import Happening, Work
from feel.duration import DaysDuration
from tests.engine import builders
from tests.engine.builders import MORNING, acting
from tests.engine.runtime.drawing import flow, lanes, node, start, user


@pytest.fixture
def case_id(sqlite: Engine) -> uuid.UUID:
    builders.a_province(sqlite, builders.tiny())
    return builders.a_case(sqlite)


def tell(work: Work, case_id: uuid.UUID, kind: str, **facts: Any) -> dict[str, Any] | None:
    """The payload of the notice that follows from a happening; None when there is none."""
    count = select(func.count()).select_from(Outbox)
    before = work.session.scalar(count)
    sync.listen(work, Happening(kind, case_id, MORNING, element="x", facts=facts))
    newest = work.session.scalars(select(Outbox).order_by(Outbox.number.desc()).limit(1)).one()
    return dict(newest.payload) if work.session.scalar(count) != before else None


def test_a_status_goes_into_the_log_and_out_with_the_code_of_the_portal(sqlite: Engine, case_id: uuid.UUID) -> None:
    with acting(sqlite) as work:
        told = tell(work, case_id, "status", status="supplement")
        assert told == {"status": "supplement", "portal": 5, "element": "x", "at": MORNING.isoformat()}
        newest = select(StatusEntry.status).order_by(StatusEntry.number.desc()).limit(1)
        assert work.session.scalar(newest) == "supplement"


def test_a_status_that_nobody_knows_is_refused(sqlite: Engine, case_id: uuid.UUID) -> None:
    with acting(sqlite) as work, pytest.raises(UnknownStatus):
        tell(work, case_id, "status", status="khong-co")


@pytest.mark.parametrize("kind", sorted(sync.OUTWARD))
def test_what_leaves_the_diagram_leaves_the_house(sqlite: Engine, case_id: uuid.UUID, kind: str) -> None:
    with acting(sqlite) as work:
        assert tell(work, case_id, kind, name="hoi") == {"name": "hoi", "element": "x", "at": MORNING.isoformat()}


def test_an_escalation_that_nothing_catches_is_told(sqlite: Engine) -> None:
    thrown = node("endEvent", "end", '<escalationEventDefinition escalationRef="e"/>')
    parts = lanes(**{builders.LANE: ["a"]}), start(), user("a"), thrown, flow("start a end")
    escalation = '<escalation id="e" escalationCode="qua-kho"/>'
    builders.a_province(sqlite, builders.tiny(*parts, names=escalation))
    case_id = builders.a_case(sqlite)
    builders.do(sqlite, case_id, "a")
    with acting(sqlite) as work:
        (notice,) = work.session.scalars(select(Outbox.payload).where(Outbox.kind == "escalation"))
        assert (notice["name"], notice["element"]) == ("qua-kho", "end")


@pytest.mark.parametrize("kind", ["supplied", "ended"])
def test_what_concerns_nobody_outside_stays_inside(sqlite: Engine, case_id: uuid.UUID, kind: str) -> None:
    with acting(sqlite) as work:
        assert tell(work, case_id, kind) is None


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        (Decimal("50000"), 50_000),
        (Decimal("0.1"), "0.1"),
        (2**60, str(2**60)),
        (Decimal(10) ** 30, "1000000000000000000000000000000"),
        (date(2026, 11, 30), "2026-11-30"),
        (MORNING, "2026-11-30T08:00:00+07:00"),
        (DaysDuration(90_000_000_000_000), "P1DT1H"),
        (uuid.UUID(int=1), str(uuid.UUID(int=1))),
        ([True, None, {"a": [1.5, "Đ"]}], [True, None, {"a": [1.5, "Đ"]}]),
    ],
)
def test_a_message_leaves_with_values_that_json_can_hold(
    sqlite: Engine, case_id: uuid.UUID, value: object, sent: object
) -> None:
    with acting(sqlite) as work:
        told = tell(work, case_id, "message", name="hoi", payload={"v": value})
        assert told is not None
        assert told["payload"] == {"v": sent}
