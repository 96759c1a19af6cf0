"""Days and moments at the very ends of what can be written: answered, and no accident."""

from __future__ import annotations

import uuid
from typing import Any

from tests.api.pages.visit import Visit

FIRST, LAST = "0001-01-01", "9999-12-31"
BEHIND, BEFORE = f"{LAST}T23:59:59-14:00~{uuid.UUID(int=1)}", f"{FIRST}T00:00:00+14:00"


PAGES = [
    ("/ho-so", {"received_from": FIRST, "received_until": LAST, "due_from": FIRST, "due_until": LAST}),
    ("/ho-so", {"after": BEHIND}),
    ("/dieu-hanh", {"until": FIRST}),
    ("/dieu-hanh", {"until": LAST}),
    ("/dieu-hanh/ho-so", {"after": BEHIND}),
    ("/dieu-hanh/viec", {"until": FIRST}),
    ("/dieu-hanh/tai-ve", {"until": LAST}),
    ("/kiem-soat", {"until": FIRST}),
    ("/kiem-soat/don-doc", {"after": BEFORE}),
    ("/tra-ket-qua", {"after": BEHIND}),
]
QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("/cases/search", {"filter": {"received_from": FIRST, "due_until": LAST}}),
    ("/dashboard/search", {"figure": "open", "until": LAST}),
    ("/results/search", {"filter": {"list": "coming"}, "after": BEHIND}),
    ("/trail/search", {"filter": {"since": BEFORE, "until": BEFORE}}),
    ("/urgings/search", {"after": BEFORE}),
]


def test_pages_and_questions_about_the_ends_of_time_are_answered(desk: Visit) -> None:
    told = {(path, *said.items()): desk.client.get(path, query_string=said).status_code for path, said in PAGES}
    asked = {(path, str(body)): desk.office.ask("POST", path, body).status_code for path, body in QUESTIONS}
    assert {place: status for place, status in {**told, **asked}.items() if status not in (200, 422)} == {}
