"""Requests that are sent again under a key: done once, answered alike, forgotten after their time."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import Engine, func, select

from engine import repeats
from engine.repeats import KEPT, Reply
from engine.tables import Repeat
from tests.engine import builders
from tests.engine.builders import DESK, DESK_TOO, MORNING, acting

REPLY = Reply(200, {"ETag": '"3"'}, '{"x": 1}')


@pytest.fixture
def office(db: Engine) -> Engine:
    """A commune with its officers."""
    builders.a_province(db)
    return db


def send(engine: Engine, key: str = "k", request: str = "a", *, by: str = DESK, at: datetime = MORNING) -> Reply | None:
    """What was answered before; None when it is done now."""
    with acting(engine, by, at=at) as work:
        known = repeats.begin(work, key, request=request)
        if known is None:
            repeats.finish(work, key, REPLY)
        return known


def test_the_same_request_is_answered_alike(office: Engine) -> None:
    assert send(office) is None
    assert send(office) == REPLY


def test_another_request_under_the_same_key_is_refused(office: Engine) -> None:
    send(office)
    with pytest.raises(repeats.KeyUsed):
        send(office, request="b")


def test_the_keys_of_two_officers_are_apart(office: Engine) -> None:
    send(office)
    assert send(office, by=DESK_TOO) is None


def test_what_failed_may_be_tried_again_under_its_key(office: Engine) -> None:
    with acting(office, DESK) as work:
        repeats.begin(work, "k", request="a")
        work.session.rollback()
    assert send(office, request="b") is None


def test_a_key_is_free_again_after_its_time(office: Engine) -> None:
    send(office)
    assert send(office, at=MORNING + KEPT) == REPLY
    assert send(office, request="b", at=MORNING + KEPT + timedelta(seconds=1)) is None


def test_what_was_answered_is_forgotten_after_its_time(office: Engine) -> None:
    send(office)
    send(office, "k2", at=MORNING + KEPT)
    with acting(office, at=MORNING + KEPT + timedelta(seconds=1)) as work:
        repeats.forget(work)
        assert work.session.scalars(select(Repeat.key)).all() == ["k2"]


@pytest.mark.parametrize("key", ["", "x" * 201, "khóa", "a\nb"])
def test_a_key_that_no_header_carries_is_refused(office: Engine, key: str) -> None:
    with pytest.raises(repeats.BadKey):
        send(office, key)


def test_of_two_senders_at_once_one_does_it_and_the_other_gets_his_answer(office: Engine) -> None:
    found: list[Reply | None] = []
    together = Barrier(2)

    def one() -> None:
        together.wait()
        found.append(send(office))

    senders = [Thread(target=one) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert sorted(found, key=lambda reply: reply is None) == [REPLY, None]
    with acting(office) as work:
        assert work.session.scalar(select(func.count()).select_from(Repeat)) == 1
