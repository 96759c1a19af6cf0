"""What must leave the house is sent once, in the order of its case, and nothing is lost when the other side is away."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import Engine, func, select

from adapters.outbox import Message, SendError
from adapters.recorder import Recorder
from engine.tables import Outbox
from engine.work import Happening
from scheduler import deliveries
from scheduler.runner import Hands
from tests.engine import builders
from tests.engine.builders import MORNING, acting, hours


@pytest.fixture
def cases(db: Engine) -> list[uuid.UUID]:
    """Two cases, each with its status and three messages to tell."""
    builders.a_province(db, builders.tiny())
    found = [builders.a_case(db) for _ in range(2)]
    for number in range(3):
        for case_id in found:
            with acting(db) as work:
                work.publish(work, Happening("message", case_id, work.now, facts={"name": str(number)}))
    return found


def hands(engine: Engine) -> Hands:
    return Hands(engine, "a worker", clock=lambda _: hours(1))


def undelivered(engine: Engine) -> int:
    with acting(engine) as work:
        waiting = select(func.count()).select_from(Outbox).where(Outbox.delivered_at.is_(None))
        return work.session.scalar(waiting) or 0


def numbers(recorder: Recorder, case_id: uuid.UUID) -> list[int]:
    return [message.number for message in recorder.messages if message.case_id == str(case_id)]


def test_every_message_leaves_once_in_the_order_of_its_case(db: Engine, cases: list[uuid.UUID]) -> None:
    recorder, total = Recorder(), undelivered(db)
    assert deliveries.deliver(hands(db), recorder) == []
    assert deliveries.deliver(hands(db), recorder) == []
    assert (undelivered(db), len(recorder.messages)) == (0, total)
    for case_id in cases:
        assert numbers(recorder, case_id) == list(range(1, total // 2 + 1))
    assert {message.created_at for message in recorder.messages} == {MORNING}


def test_a_portal_that_is_away_gets_everything_later(db: Engine, cases: list[uuid.UUID]) -> None:
    recorder, total = Recorder(refusing=SendError("không kết nối được", permanent=False)), undelivered(db)
    assert [fault.say("vi") for fault in deliveries.deliver(hands(db), recorder)] == [
        "Chưa gửi được: không kết nối được"
    ] * 2
    assert undelivered(db) == total
    recorder.refusing = None
    assert deliveries.deliver(hands(db), recorder) == []
    assert len(recorder.messages) == total


def test_one_message_that_is_refused_stops_its_own_case_only(db: Engine, cases: list[uuid.UUID]) -> None:
    recorder = Recorder()

    def send(message: Message) -> None:
        if (message.case_id, message.number) == (str(cases[0]), 2):
            raise SendError("sai định dạng", permanent=True)
        recorder(message)

    faults = deliveries.deliver(hands(db), send)
    assert [fault.permanent for fault in faults] == [True]
    assert numbers(recorder, cases[0]) == [1]
    assert len(numbers(recorder, cases[1])) > 2


def test_what_was_sent_and_not_marked_comes_again_as_the_same(db: Engine, cases: list[uuid.UUID]) -> None:
    recorder = Recorder()
    died: list[Message] = []

    def send_and_die(message: Message) -> None:
        recorder(message)
        died.append(message)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliveries.deliver(hands(db), send_and_die)
    total = undelivered(db)
    deliveries.deliver(hands(db), recorder)
    assert len(recorder.messages) == total
    assert recorder.messages[0].id == died[0].id
