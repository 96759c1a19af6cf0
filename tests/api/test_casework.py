"""What is done with a case beside plain steps: papers, results, many tasks at once, acts taken back."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from api import acts
from tests.api.office import OUTSIDER, Office, build, problem, task_at
from tests.engine import builders
from tests.engine.builders import DESK_TOO
from tests.engine.cases.papers import PDF

NAMED = "đơn của tôi.pdf"


@pytest.fixture
def desk(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation with a procedure that asks for a paper and gives a result."""
    steps = builders.straight("soan", "ky", "phat_hanh", "tra")
    return build(sqlite, builders.tiny(*steps, settings=builders.with_paper("KQ.1")), files=tmp_path / "files")


def send_in(desk: Office, case_id: uuid.UUID, seen: int, data: bytes = PDF, name: str = NAMED, **more: Any) -> Any:
    return desk.ask("POST", f"/cases/{case_id}/components/1/papers", {}, seen=seen, file=(data, name), **more)


def seen(desk: Office, case_id: uuid.UUID) -> int:
    version: int = desk.ask("GET", f"/cases/{case_id}").get_json()["version"]
    return version


def test_a_paper_is_sent_in_listed_and_read_back_as_a_mere_file(desk: Office) -> None:
    case_id = builders.a_case(desk.engine)
    assert send_in(desk, case_id, seen(desk, case_id)).status_code == 200
    (component,) = desk.ask("GET", f"/cases/{case_id}/components").get_json()["rows"]
    (paper,) = component["papers"]
    assert (paper["kind"], paper["size"], paper["file_name"]) == ("pdf", len(PDF), NAMED)
    read = desk.ask("GET", f"/cases/{case_id}/papers/{paper['id']}/content")
    assert (read.data, read.content_type) == (PDF, "application/octet-stream")
    assert unquote(read.headers["Content-Disposition"]) == f"attachment; filename*=UTF-8''{NAMED}"
    assert read.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in read.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("data", "name", "refused"),
    [
        (b"", "a.pdf", (422, "file-empty")),
        (b"MZ\x90", "a.pdf", (422, "kind-not-taken")),
        (PDF, "a.docx", (422, "kind-differs")),
        (PDF, "../a.pdf", (422, "bad-file-name")),
    ],
)
def test_a_hostile_file_is_refused_with_the_reason(
    desk: Office, data: bytes, name: str, refused: tuple[int, str]
) -> None:
    case_id = builders.a_case(desk.engine)
    answer = send_in(desk, case_id, seen(desk, case_id), data, name)
    assert problem(answer) == refused
    assert [one["pointer"] for one in answer.get_json().get("errors", [])] in (["/file"], [])
    assert list(desk.store.root.rglob("*")) == []


@pytest.mark.parametrize(("size", "code"), [(500, "file-too-large"), (3000, "too-large")])
def test_a_file_that_is_too_large_is_refused(
    desk: Office, monkeypatch: pytest.MonkeyPatch, size: int, code: str
) -> None:
    edge = desk.app.extensions[acts.NAME]
    desk.app.extensions[acts.NAME] = replace(edge, store=replace(desk.store, most_bytes=100))
    monkeypatch.setattr(acts, "LONGEST_UPLOAD", 2000)
    case_id = builders.a_case(desk.engine)
    assert problem(send_in(desk, case_id, seen(desk, case_id), PDF + b"x" * size)) == (413, code)


def test_the_same_form_sent_again_under_its_key_is_one_paper(desk: Office) -> None:
    case_id = builders.a_case(desk.engine)
    version = seen(desk, case_id)
    first, second = (send_in(desk, case_id, version, key="k") for _ in range(2))
    assert (second.status_code, second.get_json()) == (200, first.get_json())
    assert problem(send_in(desk, case_id, version, PDF + b"\n", key="k")) == (409, "key-used")


def test_a_case_is_written_to_only_as_it_was_seen(office: Office, case_id: uuid.UUID) -> None:
    path, body = f"/cases/{case_id}/stop-requests", {"reason": "Xin rút"}
    version = seen(office, case_id)
    assert problem(office.ask("POST", path, body)) == (428, "no-version")
    assert problem(office.ask("POST", path, body, seen=version + 1)) == (412, "case-changed")
    written = office.ask("POST", path, body, seen=version)
    assert written.headers["ETag"] == f'"{written.get_json()["version"]}"'
    assert problem(office.ask("POST", path, body, seen=version)) == (412, "case-changed")


def test_a_reason_that_says_nothing_is_told_at_its_field(quick: Office, case_id: uuid.UUID) -> None:
    answer = quick.ask("POST", f"/cases/{case_id}/stop-requests", {"reason": "  "}, seen=seen(quick, case_id))
    assert problem(answer) == (422, "no-reason")
    assert [one["pointer"] for one in answer.get_json()["errors"]] == ["/reason"]


def do(desk: Office, case_id: uuid.UUID, step: str, verb: str, body: dict[str, Any] | None = None) -> TestResponse:
    return desk.ask("POST", f"/tasks/{task_at(desk, case_id, step)}:{verb}", body or {}, seen=1)


def test_a_result_goes_its_whole_way_over_the_api(desk: Office) -> None:
    case_id = builders.a_case(desk.engine)
    path = f"/cases/{case_id}/results"
    assert desk.ask("POST", path, {"code": "KQ.1"}, seen=seen(desk, case_id), file=(PDF, "d.pdf")).status_code == 200
    (row,) = desk.ask("GET", path).get_json()["rows"]
    assert do(desk, case_id, "soan", "send-up").get_json()["next"][0]["name"] == "ky"
    wrong = {"shown": [{"result": row["id"], "digest": "0" * 64}]}
    assert problem(do(desk, case_id, "ky", "sign", wrong)) == (409, "not-what-was-seen")
    shown = {"shown": [{"result": row["id"], "digest": row["digest"]}]}
    assert do(desk, case_id, "ky", "sign", shown).status_code == 200
    assert problem(do(desk, case_id, "phat_hanh", "issue")) == (409, "no-number")
    number = f"{path}/{row['id']}:take-number"
    assert desk.ask("POST", number, {"register": "GCN"}, seen=seen(desk, case_id)).status_code == 200
    assert do(desk, case_id, "phat_hanh", "issue").status_code == 200
    lying = [{"id": row["id"], "version": one} for one in (seen(desk, case_id), 0)]
    put = desk.ask("POST", "/results:shelve", {"shelf": "A3", "results": lying}).get_json()["results"]
    assert [one.get("problem", {}).get("code") for one in put] == [None, "case-changed"]
    (line,) = desk.ask("POST", "/results/search", {"filter": {"list": "lying"}}).get_json()["rows"]
    assert line["shelf"] == "A3"
    ended = do(desk, case_id, "tra", "give-result", {"recipient": "Trần Thị Minh Họa", "way": "direct"})
    assert ended.get_json()["case"]["state"] == "ended"
    (row,) = desk.ask("GET", path).get_json()["rows"]
    assert (row["state"], row["number"], row["returned_by"]) == ("returned", "01/GCN", "Nguyễn Thị Mai")
    assert desk.ask("GET", f"{path}/{row['id']}/content").data == PDF


def test_many_tasks_are_done_one_by_one_and_what_fails_stops_none(office: Office) -> None:
    found = [task_at(office, builders.a_case(office.engine)) for _ in range(3)]
    office.ask("POST", f"/tasks/{found[1]}:claim", by=DESK_TOO, seen=1)
    rows = [{"id": task_id, "version": 1} for task_id in [*found, "0" * 32]]
    answer = office.ask("POST", "/tasks:claim", {"tasks": rows}).get_json()["results"]
    assert [one["id"] for one in answer] == [row["id"] for row in rows]
    assert [one["problem"]["code"] if "problem" in one else one["version"] for one in answer] == [
        *(2, "task-held", 2, "no-such-task"),
    ]
    assert [office.ask("GET", f"/tasks/{task_id}").get_json()["state"] for task_id in found] == ["claimed"] * 3


def test_many_sent_again_under_their_key_are_done_once_and_what_failed_is_tried_again(office: Office) -> None:
    found = [task_at(office, builders.a_case(office.engine)) for _ in range(2)]
    body = {"tasks": [{"id": task_id, "version": 1} for task_id in found]}
    office.ask("POST", f"/tasks/{found[1]}:claim", by=DESK_TOO, seen=1)
    first = office.ask("POST", "/tasks:complete", body, key="k").get_json()["results"]
    office.ask("POST", f"/tasks/{found[1]}:release", by=DESK_TOO, seen=2)
    second = office.ask("POST", "/tasks:complete", body, key="k").get_json()["results"]
    assert [one["is_done"] for one in first] == [True, False]
    assert second[0] == first[0]
    assert second[1]["problem"]["code"] == "stale"


def test_to_a_stranger_many_tasks_do_not_exist(quick: Office, case_id: uuid.UUID) -> None:
    body = {"tasks": [{"id": task_at(quick, case_id), "version": 1}]}
    (told,) = quick.ask("POST", "/tasks:claim", body, by=OUTSIDER).get_json()["results"]
    assert told["problem"]["code"] == "no-such-task"


def test_the_last_act_is_taken_back_and_a_case_returned_to_a_chosen_step(quick: Office, case_id: uuid.UUID) -> None:
    assert do(quick, case_id, "a", "complete", {"answers": {}}).status_code == 200
    back = quick.ask("POST", f"/cases/{case_id}:take-back", {"reason": "Nhầm"}, seen=seen(quick, case_id))
    assert [one["name"] for one in back.get_json()["next"]] == ["a"]
    task = back.get_json()["next"][0]
    quick.ask("POST", f"/tasks/{task['id']}:complete", {"answers": {}}, seen=task["version"])
    path = f"/tasks/{task_at(quick, case_id, 'b')}"
    assert [one["element"] for one in quick.ask("GET", f"{path}/earlier-steps").get_json()["rows"]] == ["a"]
    returned = quick.ask("POST", f"{path}:return", {"element": "a", "reason": "Làm lại", "officer": DESK_TOO}, seen=1)
    assert (returned.get_json()["name"], returned.get_json()["holder"]) == ("a", "Trần Thị Lan")


def test_whoever_is_urged_finds_it_in_the_trail(quick: Office, case_id: uuid.UUID) -> None:
    path = f"/tasks/{task_at(quick, case_id)}:urge"
    assert quick.ask("POST", path, {"words": "Khẩn trương"}, by="thanh.ld").status_code == 200
    last = quick.ask("GET", f"/cases/{case_id}/trail").get_json()["rows"][-1]
    assert (last["act"], last["reason"]) == ("Đôn đốc", "Khẩn trương")
