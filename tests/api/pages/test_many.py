"""Many tasks in one press, and walking along a list from task to task."""

from __future__ import annotations

import uuid

from engine import tasks
from tests.api.office import task_at
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import DESK_TOO, HOUSEHOLD, acting, hours


def chosen(visit: Visit) -> list[str]:
    """The boxes of the page as they are ticked."""
    return [str(value) for value in visit.page.xpath("//input[@name='task'][@checked]/@value")]


def boxes(visit: Visit) -> list[str]:
    return [str(value) for value in visit.page.xpath("//input[@name='task']/@value")]


def test_many_are_claimed_each_by_itself_and_what_failed_stays_chosen(desk: Visit, case_id: uuid.UUID) -> None:
    second = builders.a_case(desk.office.engine, HOUSEHOLD, at=hours(0.5))
    both = boxes(desk.get("/viec?list=free"))
    assert len(both) == 2
    with acting(desk.office.engine, DESK_TOO) as work:
        task = builders.waiting(work, second, "tiep_nhan")
        tasks.claim(work, task.id, seen=task.version)
    desk.send("Nhận các việc đã chọn", task=[*both, "khong-co~1"])
    told = [one.text_content() for one in desk.page.xpath("//section[@role='alert']//li")]
    assert [("đã xong" in one, "Cán bộ khác" in one, "Không có việc này" in one) for one in told] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
    ]
    assert "Đã làm 1 việc, không làm được 2 việc" in desk.words
    with acting(desk.office.engine) as work:
        assert builders.waiting(work, case_id, "tiep_nhan").state == "claimed"


def test_what_failed_stays_chosen_where_it_still_stands_on_the_list(desk: Visit, case_id: uuid.UUID) -> None:
    (box,) = boxes(desk.get("/viec"))
    desk.send("Trả các việc đã chọn", task=[box])
    assert "Hãy nhận việc này trước" in desk.words
    assert chosen(desk) == [box]
    assert "Chưa chọn việc nào" in desk.send("Trả các việc đã chọn", task=[]).words


def test_from_a_list_one_walks_from_task_to_task(desk: Visit, case_id: uuid.UUID) -> None:
    second = builders.a_case(desk.office.engine, HOUSEHOLD, at=hours(0.5))
    first, last = (task_at(desk.office, one, "tiep_nhan") for one in (case_id, second))
    desk.get("/viec?list=free").get(desk.page.xpath("//a[@data-main]/@href")[0])
    assert desk.response.request.path == f"/viec/{first}"
    assert not desk.page.xpath("//a[@rel='prev']")
    desk.get(desk.page.xpath("//a[@rel='next']/@href")[0])
    assert desk.response.request.path == f"/viec/{last}"
    assert not desk.page.xpath("//a[@rel='next']")
    assert first in desk.page.xpath("//a[@rel='prev']/@href")[0]
    assert not desk.get(f"/viec/{last}").page.xpath("//nav[@class='walk']")
