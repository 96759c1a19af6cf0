"""Tasks over the API: the way of an officer through a day, and what is refused on it."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import event, select

from engine.tables import Task
from tests.api.office import OUTSIDER, Office, problem, task_at
from tests.engine import builders
from tests.engine.builders import DESK, DESK_TOO, acting, hours

MOST_TO_COMPLETE = 25


def holder(office: Office, task_id: str) -> str | None:
    with acting(office.engine) as work:
        return work.session.scalars(select(Task.state).where(Task.id == task_id)).one()


def test_an_officer_finds_claims_and_completes_his_task_and_is_told_the_next(
    office: Office, case_id: uuid.UUID
) -> None:
    (line,) = office.ask("POST", "/tasks/search", {}).get_json()["rows"]
    path = f"/tasks/{line['id']}"
    claimed = office.ask("POST", f"{path}:claim", seen=line["version"])
    assert (claimed.status_code, claimed.get_json().get("holder")) == (200, "Nguyễn Thị Mai")
    done = office.ask("POST", f"{path}:complete", {"answers": {}}, seen=2).get_json()
    assert (done["case"]["id"], [one["name"] for one in done["next"]]) == (str(case_id), ["b"])
    assert {"notes", "take-back"} <= set(done["case"]["acts"])
    assert holder(office, line["id"]) == "completed"


def test_the_tag_of_an_answer_is_what_the_next_write_names(office: Office, case_id: uuid.UUID) -> None:
    path = f"/tasks/{task_at(office, case_id)}"
    assert office.ask("GET", path).headers["ETag"] == '"1"'
    assert office.ask("POST", f"{path}:claim", seen=1).headers["ETag"] == '"2"'
    released = office.ask("POST", f"{path}:release", seen=2)
    assert (released.headers["ETag"], released.get_json()["state"]) == ('"3"', "ready")


def test_a_write_says_which_version_was_seen(office: Office, case_id: uuid.UUID) -> None:
    path = f"/tasks/{task_at(office, case_id)}:claim"
    assert problem(office.ask("POST", path)) == (428, "no-version")
    assert problem(office.ask("POST", path, seen=7)) == (412, "stale")
    assert holder(office, task_at(office, case_id)) == "ready"


def test_what_another_holds_is_not_taken(office: Office, case_id: uuid.UUID) -> None:
    path = f"/tasks/{task_at(office, case_id)}"
    office.ask("POST", f"{path}:claim", seen=1)
    assert problem(office.ask("POST", f"{path}:claim", by=DESK_TOO, seen=2)) == (409, "task-held")
    assert problem(office.ask("POST", f"{path}:release", by=DESK_TOO, seen=2)) == (409, "not-held")


def test_the_next_task_is_claimed_until_none_is_left(office: Office, case_id: uuid.UUID) -> None:
    first = office.ask("POST", "/tasks:next").get_json()["task"]
    assert (first["case_id"], first["state"]) == (str(case_id), "claimed")
    assert office.ask("POST", "/tasks:next").get_json() == {"task": None}


def test_a_list_is_read_page_by_page_in_the_order_of_urgency(office: Office) -> None:
    for number in range(5):
        builders.a_case(office.engine, at=hours(number / 10))
    office.ask("POST", "/tasks:next")
    whole = office.ask("POST", "/tasks/search", {}).get_json()
    found, after = [], None
    for _ in range(3):
        page = office.ask("POST", "/tasks/search", {"most": 2, "after": after}).get_json()
        found, after = found + page["rows"], page["after"]
    assert (found, after, whole["after"]) == (whole["rows"], None, None)
    assert len(found) == 5


def test_the_filter_of_a_search_narrows_the_list(quick: Office, case_id: uuid.UUID) -> None:
    other = builders.a_case(quick.engine)

    def found(**wanted: str) -> list[str]:
        rows = quick.ask("POST", "/tasks/search", {"filter": wanted}).get_json()["rows"]
        return sorted(row["case_id"] for row in rows)

    assert found() == sorted([str(case_id), str(other)])
    assert found(case_id=str(other)) == [str(other)]
    assert found(procedure="khac") == found(list="mine") == found(due_until="2020-01-01T00:00:00+07:00") == []


@pytest.mark.parametrize(
    "after", ["x", "~~", "~2026-11-30T08:00:00~x", "2026-11-30T08:00:00~2026-11-30T08:00:00+07:00~x"]
)
def test_a_cursor_that_is_none_is_refused(quick: Office, after: str) -> None:
    assert problem(quick.ask("POST", "/tasks/search", {"after": after})) == (422, "bad-cursor")


def test_a_draft_is_kept_apart_for_each_officer_and_never_overwritten_unseen(
    office: Office, case_id: uuid.UUID
) -> None:
    path = f"/tasks/{task_at(office, case_id)}/draft"
    assert office.ask("GET", path).headers["ETag"] == '"0"'
    saved = office.ask("PUT", path, {"answers": {"y": 1}}, seen=0)
    assert (saved.headers["ETag"], saved.get_json()["answers"]) == ('"1"', {"y": 1})
    assert problem(office.ask("PUT", path, {"answers": {}}, seen=0)) == (412, "draft-changed")
    assert office.ask("GET", path).get_json()["answers"] == {"y": 1}
    assert office.ask("GET", path, by=DESK_TOO).get_json()["version"] == 0


def test_why_is_told_in_words(quick: Office, case_id: uuid.UUID) -> None:
    path = f"/tasks/{task_at(quick, case_id)}/why"
    assert quick.ask("GET", f"{path}?act=claim").get_json()["allowed"] is True
    refused = quick.ask("GET", f"{path}?act=claim", by="lan.cv").get_json()
    assert (refused["allowed"], refused["words"][:6]) == (False, "Không,")


def test_the_acts_of_a_task_are_those_that_the_verbs_allow(quick: Office, case_id: uuid.UUID) -> None:
    path = f"/tasks/{task_at(quick, case_id)}"
    assert quick.ask("GET", path).get_json()["acts"] == ["claim", "complete", "save-draft"]
    assert quick.ask("GET", path, by="lan.cv").get_json()["acts"] == []
    quick.ask("POST", f"{path}:claim", seen=1)
    assert quick.ask("GET", path, by=DESK_TOO).get_json()["acts"] == []
    mine = quick.ask("GET", path).get_json()["acts"]
    assert mine == ["complete", "save-draft", "release", "transfer", "delegate"]


def test_completing_a_task_takes_few_statements(office: Office, case_id: uuid.UUID) -> None:
    told: list[str] = []
    office.ask("GET", f"/tasks/{task_at(office, case_id)}")  # what is shelved in memory is there from now on

    def hear(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        told.append(statement)

    event.listen(office.engine, "before_cursor_execute", hear)
    path = f"/tasks/{task_at(office, case_id)}:complete"
    told.clear()
    answer = office.ask("POST", path, {"answers": {}}, seen=1)
    event.remove(office.engine, "before_cursor_execute", hear)
    assert answer.status_code == 200
    assert len([one for one in told if not one.startswith("BEGIN")]) <= MOST_TO_COMPLETE


@pytest.mark.parametrize("act", ["", ":complete"])
def test_to_a_stranger_a_task_does_not_exist(office: Office, case_id: uuid.UUID, act: str) -> None:
    known, unknown = f"/tasks/{task_at(office, case_id)}{act}", f"/tasks/{uuid.uuid4().hex}{act}"
    said = ("POST", {"answers": {}}) if act else ("GET", None)
    answers = [office.ask(said[0], path, said[1], by=OUTSIDER, seen=1) for path in (known, unknown)]
    assert [problem(answer) for answer in answers] == [(404, "no-such-task")] * 2
    told, of_none = (answer.get_json() for answer in answers)
    assert told.pop("reference") != of_none.pop("reference")
    assert told == of_none


def test_answers_that_are_wrong_are_told_field_by_field(quick: Office) -> None:
    with acting(quick.engine) as work:
        builders.procedures.publish(work, builders.household(), active_from=builders.province.SINCE)
    case_id = builders.a_case(quick.engine, builders.HOUSEHOLD)
    with acting(quick.engine) as work:
        task_id = work.session.scalars(select(Task.id).where(Task.case_id == case_id)).one()
    refused = quick.ask("POST", f"/tasks/{task_id}:complete", {"answers": {"la": 1}}, seen=1)
    assert problem(refused) == (422, "bad-answers")
    found = {one["pointer"]: one["title"] for one in refused.get_json()["errors"]}
    assert {"/answers/ket_qua_tiep_nhan", "/answers/la"} <= set(found)
    assert all(found.values())


def test_a_task_is_handed_on_and_comes_back(office: Office, case_id: uuid.UUID) -> None:
    path = f"/tasks/{task_at(office, case_id)}"
    to = {"to": DESK_TOO, "reason": "nghỉ ốm"}
    assigned = office.ask("POST", f"{path}:assign", {"to": DESK}, by="thanh.ld", seen=1)
    assert assigned.get_json()["holder"] == "Nguyễn Thị Mai"
    assert office.ask("POST", f"{path}:delegate", to, seen=2).get_json()["holder"] == "Trần Thị Lan"
    assert office.ask("POST", f"{path}:get-back", seen=3).get_json()["holder"] == "Nguyễn Thị Mai"
    assert office.ask("POST", f"{path}:transfer", to, seen=4).headers["ETag"] == '"5"'
    assert problem(office.ask("POST", f"{path}:transfer", to, seen=5)) == (409, "not-held")


@pytest.mark.parametrize(("to", "code"), [("ai", "unknown-person"), ("lan.cv", "not-theirs")])
def test_a_task_goes_only_to_whoever_may_do_it(quick: Office, case_id: uuid.UUID, to: str, code: str) -> None:
    path = f"/tasks/{task_at(quick, case_id)}"
    quick.ask("POST", f"{path}:claim", seen=1)
    assert problem(quick.ask("POST", f"{path}:transfer", {"to": to}, seen=2)) == (422, code)
