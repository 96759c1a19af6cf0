"""Open inboxes: nothing changed is told without asking the database, and every change is heard of."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from sqlalchemy import event, update
from werkzeug.test import TestResponse

from api import openinboxes
from api.access import COOKIE
from engine import notices, organisation, signins, substitutions, tasks, tokens
from engine.tables import Notice, Password, Task
from engine.work import Work
from tests.api.office import Office, problem
from tests.api.pages import windows
from tests.engine import builders
from tests.engine.builders import CHIEF, DESK, DESK_TOO, EXPERT, acting, hours

OFFICERS = (DESK, DESK_TOO, CHIEF, EXPERT)


class Watch:
    """The inboxes of the officers, open in as many browsers."""

    def __init__(self, office: Office, *, seconds: float) -> None:
        """*seconds* pass between two questions."""
        self.office, self.keys = office, {login: office.token(login) for login in OFFICERS}
        ticks = count(step=seconds) if seconds else iter(lambda: 0.0, None)
        office.app.extensions[openinboxes.NAME] = openinboxes.Memory(clock=lambda: float(next(ticks)))
        self.tags = {login: self.look(login, "x").headers["ETag"] for login in OFFICERS}

    def look(self, login: str, tag: str | None) -> TestResponse:
        headers = {"Authorization": f"Bearer {self.keys[login]}", **({"If-None-Match": tag} if tag else {})}
        return self.office.app.test_client().get("/api/v1/inbox", headers=headers)

    def changed(self) -> set[str]:
        """Whose inbox is told to have changed since the last time; who is told that it has not, sees none."""
        found = set()
        for login, tag in self.tags.items():
            answer = self.look(login, tag)
            self.tags[login] = answer.headers["ETag"]
            assert self.tags[login] == self.look(login, None).headers["ETag"], login
            found |= {login} if answer.status_code == 200 else set()
        return found


@pytest.fixture
def asked(office: Office) -> Iterator[list[str]]:
    """The statements that reach the database."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found.append(statement)

    event.listen(office.engine, "before_cursor_execute", note)
    yield found
    event.remove(office.engine, "before_cursor_execute", note)


def test_an_inbox_that_nothing_stirred_costs_no_statement(office: Office, asked: list[str]) -> None:
    watch = Watch(office, seconds=0.0)
    asked.clear()
    assert watch.look(DESK, watch.tags[DESK]).status_code == 304
    assert asked == []


def test_what_one_browser_was_told_another_one_is_told_without_a_look(office: Office, asked: list[str]) -> None:
    watch = Watch(office, seconds=0.0)
    asked.clear()
    assert watch.look(DESK, "old").get_json() == watch.look(DESK, "x").get_json()
    assert asked == []


def claim(work: Work, case_id: uuid.UUID) -> None:
    task = builders.waiting(work, case_id, "a")
    tasks.claim(work, task.id, seen=task.version)


def transfer(work: Work, case_id: uuid.UUID) -> None:
    task = builders.waiting(work, case_id, "a")
    to = organisation.person_by_login(work, DESK_TOO)
    tasks.transfer(work, task.id, to=to, seen=task.version, reason="Bận việc khác.")


def read(work: Work, _case_id: uuid.UUID) -> None:
    for one in work.session.query(Notice).filter(Notice.role == "mot-cua"):
        notices.read(work, one.id)


def leave(work: Work, _case_id: uuid.UUID) -> None:
    absent, deputy = (organisation.person_by_login(work, login) for login in (DESK, CHIEF))
    day = hours(1).date()
    until = day + timedelta(days=1)
    substitutions.substitute(work, absent, deputy, since=day, until=until, document="QĐ 1/QĐ-UBND")


DONE: tuple[tuple[Callable[[Work, uuid.UUID], None], set[str]], ...] = (
    (claim, {DESK, DESK_TOO}),
    (transfer, {DESK, DESK_TOO}),
    (read, {DESK}),
)


def test_each_act_is_heard_of_by_whose_inbox_it_changes_and_by_nobody_else(office: Office) -> None:
    watch, case_id = Watch(office, seconds=1.0), builders.a_case(office.engine, at=hours(1))
    assert watch.changed() == {DESK, DESK_TOO}
    for verb, heard in DONE:
        with acting(office.engine, DESK, at=hours(1)) as work:
            verb(work, case_id)
        assert watch.changed() == heard, verb.__name__
        assert watch.changed() == set()


def test_rights_that_change_are_heard_of(office: Office) -> None:
    watch, _ = Watch(office, seconds=1.0), builders.a_case(office.engine, at=hours(1))
    watch.changed()
    with acting(office.engine, None, at=hours(1)) as work:
        leave(work, uuid.uuid4())
    assert watch.changed() == {CHIEF}


def test_a_token_that_is_revoked_opens_nothing_more(office: Office) -> None:
    watch = Watch(office, seconds=1.0)
    with acting(office.engine, DESK, at=hours(1)) as work:
        for one in tokens.of_person(work.session, work.actor_id or uuid.uuid4()):
            tokens.revoke(work, one.id, source="QĐ 1")
    assert problem(watch.look(DESK, watch.tags[DESK])) == (401, "bad-token")


def test_a_sign_in_that_ended_is_told_nothing_more(office: Office) -> None:
    Watch(office, seconds=1.0)
    with acting(office.engine, DESK, at=hours(1)) as work:
        assert work.actor_id is not None
        work.session.add(Password(person_id=work.actor_id, digest="", is_first=False, set_at=work.now))
    client = office.app.test_client()
    client.set_cookie(COOKIE, windows.key_of(office, DESK))

    def look(tag: str) -> TestResponse:
        return client.get("/api/v1/inbox", headers={"If-None-Match": tag})

    tag = look("x").headers["ETag"]
    assert look(tag).status_code == 304
    with acting(office.engine, DESK, at=hours(1)) as work:
        signins.end_all(work, work.actor_id or uuid.uuid4())
    assert problem(look(tag)) == (401, "not-signed-in")


def test_what_came_before_a_process_asked_for_the_first_time_is_not_missed(quick: Office) -> None:
    office, key, ticks = quick, quick.token(DESK), count()
    office.app.extensions[openinboxes.NAME] = openinboxes.Memory(clock=lambda: float(next(ticks)))
    headers = {"Authorization": f"Bearer {key}"}
    client = office.app.test_client()
    tag = client.get("/api/v1/inbox", headers=headers).headers["ETag"]
    builders.a_case(office.engine, at=hours(1))
    office.now += timedelta(minutes=1)
    with office.engine.begin() as connection:  # the minute passes by the clock of the database, too
        connection.execute(update(Task).values(moved_at=hours(-100)))
    assert client.get("/api/v1/inbox", headers={**headers, "If-None-Match": tag}).status_code == 200


def test_what_is_stirred_while_an_inbox_is_looked_at_is_not_missed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch, case_id = Watch(office, seconds=1.0), builders.a_case(office.engine, at=hours(1))
    watch.changed()
    told = openinboxes.told

    def late(person_id: uuid.UUID, look: Any) -> Any:
        """A colleague takes the task after it was read, and another inbox asks what was stirred."""
        monkeypatch.setattr(openinboxes, "told", told)

        def slowly() -> Any:
            found = look()
            with acting(office.engine, DESK_TOO, at=hours(1)) as work:
                claim(work, case_id)
            with ThreadPoolExecutor(1) as another:
                another.submit(watch.look, CHIEF, "x").result()
            return found

        return told(person_id, slowly)

    monkeypatch.setattr(openinboxes, "told", late)
    stale = watch.look(DESK, None).headers["ETag"]
    assert watch.look(DESK, stale).status_code == 200
