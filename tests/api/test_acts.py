"""One request is one act: who may come, what is sent twice, and what a request leaves behind that was refused."""

from __future__ import annotations

import uuid
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import Any

import orjson
import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from api import acts, errors
from api.app import create_app
from engine import accounts, database, organisation
from engine.tables import Case, Task, TrailEntry
from tests.api.office import OUTSIDER, SECRET, Office, problem, task_at
from tests.api.test_cases import FILING
from tests.engine.builders import DESK, acting


def cases(office: Office) -> int:
    with acting(office.engine) as work:
        return work.session.scalars(select(func.count()).select_from(Case)).one()


def test_a_request_without_a_token_is_told_how_to_send_one(quick: Office) -> None:
    answer = quick.ask("GET", "/counters", by=None)
    assert problem(answer) == (401, "no-token")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("said", ["Bearer x", "Bearer", "Basic bWFpOm1haQ==", "bearer  "])
def test_what_is_no_token_lets_nobody_in(quick: Office, said: str) -> None:
    answer = quick.app.test_client().get("/api/v1/counters", headers={"Authorization": said})
    assert problem(answer)[0] == 401


def test_a_token_is_good_for_its_scopes_only(quick: Office) -> None:
    assert problem(quick.ask("GET", "/counters", scopes=("tasks:read",))) == (403, "out-of-scope")
    assert problem(quick.ask("POST", "/tasks:next", scopes=("tasks:read",))) == (403, "out-of-scope")


def test_an_expired_token_and_a_locked_account_are_let_in_no_more(office: Office) -> None:
    header = {"Authorization": f"Bearer {office.token(DESK)}"}
    client = office.app.test_client()
    assert client.get("/api/v1/counters", headers=header).status_code == 200
    office.now += timedelta(days=31)
    assert problem(client.get("/api/v1/counters", headers=header)) == (401, "bad-token")
    office.now -= timedelta(days=31)
    with acting(office.engine) as work:
        accounts.lock(work, organisation.person_by_login(work, DESK), source="QĐ 1")
    assert problem(client.get("/api/v1/counters", headers=header)) == (401, "bad-token")


def test_what_is_sent_again_under_its_key_is_done_once_and_answered_alike(office: Office) -> None:
    first, second = (office.ask("POST", "/cases", FILING, key="k") for _ in range(2))
    assert first.get_json() == second.get_json()
    assert [first.headers[name] for name in acts.KEPT_HEADERS] == [second.headers[name] for name in acts.KEPT_HEADERS]
    assert (first.status_code, second.status_code, second.headers["Idempotent-Replayed"]) == (201, 201, "true")
    assert cases(office) == 1


def test_the_same_claim_sent_again_is_no_conflict(office: Office, case_id: uuid.UUID) -> None:
    path = f"/tasks/{task_at(office, case_id)}:claim"
    answers = [office.ask("POST", path, seen=1, key="k") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert problem(office.ask("POST", path, seen=2, key="k")) == (409, "key-used")


def test_another_body_under_a_used_key_is_refused(office: Office) -> None:
    office.ask("POST", "/cases", FILING, key="k")
    assert problem(office.ask("POST", "/cases", {**FILING, "territory": "1"}, key="k")) == (409, "key-used")
    assert cases(office) == 1


def test_a_key_that_was_refused_may_be_used_for_the_corrected_request(office: Office) -> None:
    assert problem(office.ask("POST", "/cases", {**FILING, "channel": "x"}, key="k"))[0] == 422
    assert office.ask("POST", "/cases", FILING, key="k").status_code == 201


def test_two_programs_that_send_the_same_at_once_open_one_case(office: Office) -> None:
    found: list[TestResponse] = []
    together, token = Barrier(2), office.token(DESK)
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "k"}

    def send() -> None:
        together.wait()
        found.append(office.app.test_client().post("/api/v1/cases", json=FILING, headers=headers))

    senders = [Thread(target=send) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert [answer.status_code for answer in found] == [201, 201]
    assert found[0].get_json() == found[1].get_json()
    assert cases(office) == 1


def test_a_refused_act_leaves_nothing(office: Office, case_id: uuid.UUID) -> None:
    task_id = task_at(office, case_id)

    def state() -> tuple[Any, ...]:
        with acting(office.engine) as work:
            entries = work.session.scalars(select(func.count()).select_from(TrailEntry)).one()
            task, case = work.session.get_one(Task, task_id), work.session.get_one(Case, case_id)
            return entries, task.version, case.version

    before = state()
    assert problem(office.ask("POST", f"/tasks/{task_id}:complete", {"answers": {"x": 1}}, seen=1)) == (422, "no-form")
    assert problem(office.ask("POST", f"/tasks/{task_id}:claim", by=OUTSIDER, seen=1)) == (404, "no-such-task")
    assert state() == before


@pytest.mark.parametrize(
    ("method", "path", "sent", "expected"),
    [
        ("GET", "/nowhere", {}, (404, "not-found")),
        ("GET", "/tasks/x", {}, (404, "not-found")),
        ("DELETE", "/counters", {}, (405, "bad-method")),
        ("POST", "/tasks/search", {"data": b"{"}, (400, "bad-request")),
        ("POST", "/tasks/search", {"data": b"9" * 5000}, (400, "bad-request")),
        ("POST", "/tasks/search", {"data": b"[" * 100_000}, (400, "bad-request")),
        ("POST", "/tasks/search", {"json": [1]}, (422, "bad-fields")),
        ("POST", "/ready-reasons", {"json": {"words": "\ud800"}}, (422, "bad-fields")),
        ("POST", "/limits:check", {"json": {"limits": {"\ud800": {"a": "P1D"}}}}, (422, "bad-fields")),
        (
            "POST",
            "/revisions/nho:try",
            {"json": {"moves": [{"do": "start", "answers": {"n": 2**70}}]}},
            (422, "bad-fields"),
        ),
        (
            "POST",
            "/revisions/nho:try",
            {"data": b'{"moves": [{"do": "start", "answers": {"n": 1e999}}]}'},
            (422, "bad-fields"),
        ),
        (
            "POST",
            "/revisions/nho:try",
            {"data": b'{"moves": [{"do": "start", "answers": {"n": %s1%s}}]}' % (b"[" * 300, b"]" * 300)},
            (422, "bad-fields"),
        ),
        ("GET", f"/procedures/nho/versions/{10**30}", {}, (404, "not-found")),
        ("POST", "/tasks/search", {"json": {"most": "1"}}, (422, "bad-fields")),
        ("POST", "/cases", {"data": b"x" * (1024 * 1024 + 1)}, (413, "too-large")),
    ],
)
def test_what_reaches_no_verb_is_a_problem_too(
    quick: Office, method: str, path: str, sent: dict[str, Any], expected: tuple[int, str]
) -> None:
    headers = {"Authorization": f"Bearer {quick.token(DESK)}"}
    content = {} if "json" in sent else {"content_type": "application/json"}
    answer = quick.app.test_client().open(f"/api/v1{path}", method=method, headers=headers, **sent, **content)
    assert problem(answer) == expected


@pytest.fixture
def broken(quick: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An application whose clock fails with personal data at hand; its log lies in the test's folder."""
    monkeypatch.setenv("MOTCUA_LOG", str(tmp_path / "log"))

    def fail(_: object) -> Any:
        name = SECRET
        raise ZeroDivisionError(len(name))

    return create_app(quick.engine, clock=fail)


def test_what_nobody_foresaw_is_a_reference_that_the_log_knows(broken: Flask, tmp_path: Path) -> None:
    answer = broken.test_client().get("/api/v1/counters")
    assert problem(answer) == (500, "unexpected")
    story, request = map(orjson.loads, (tmp_path / "log").read_bytes().splitlines())
    assert (story["event"], request["event"]) == ("unexpected", "request")
    assert story["reference"] == request["reference"] == answer.get_json()["reference"]
    assert SECRET not in (tmp_path / "log").read_text("utf-8") + answer.get_data(as_text=True)


def test_a_database_that_is_away_is_told_as_such(closed_port: int) -> None:
    client = create_app(database.connect(f"postgresql://127.0.0.1:{closed_port}/x")).test_client()
    answer = client.get("/api/v1/counters", headers={"Authorization": "Bearer x"})
    assert problem(answer) == (503, "database-away")


def test_every_code_of_a_problem_means_one_status() -> None:
    by_code: dict[str, set[int]] = {}
    for status, code in errors.TABLE.values():
        by_code.setdefault(code, set()).add(status)
    assert {code for code, statuses in by_code.items() if len(statuses) > 1} == set()


def test_a_transaction_waits_until_there_is_room_and_one_within_another_needs_none() -> None:
    room, inside, leave, came = acts.Room(2), Barrier(3, timeout=10), Event(), Event()

    def act() -> None:
        with room.taken(), room.taken():
            inside.wait()
            leave.wait(10)

    def come() -> None:
        with room.taken():
            came.set()

    threads = [Thread(target=act), Thread(target=act)]
    for one in threads:
        one.start()
    inside.wait()
    assert not room.places.acquire(blocking=False)
    threads.append(Thread(target=come))
    threads[-1].start()
    assert not came.wait(0.05)
    leave.set()
    for one in threads:
        one.join(10)
    assert came.is_set()


class Watched(BytesIO):
    """A body that tells whether a transaction was open while it was read."""

    def __init__(self, data: bytes, room: acts.Room) -> None:
        """Of requests in *room*."""
        super().__init__(data)
        self.room, self.was_in = room, set[bool]()

    def readinto(self, buffer: Any) -> int:
        self.was_in.add(getattr(self.room.mine, "is_in", False))
        return super().readinto(buffer)


def test_whoever_sends_slowly_holds_no_transaction_open(quick: Office) -> None:
    body = Watched(b'{"most": 1}', quick.app.extensions[acts.NAME].room)
    sent = {"input_stream": body, "content_length": 11, "content_type": "application/json"}
    headers = {"Authorization": f"Bearer {quick.token(DESK)}"}
    assert quick.app.test_client().post("/api/v1/tasks/search", headers=headers, **sent).status_code == 200
    assert body.was_in == {False}
