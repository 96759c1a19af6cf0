"""The pages of heads: what may be assigned, to whom, with loads and absences."""

from __future__ import annotations

import uuid
from datetime import date

from engine import organisation, substitutions
from tests.api.office import task_at
from tests.api.pages.test_working import appraising
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import CHIEF, DESK, DESK_TOO, EXPERT, HOUSEHOLD, acting


def test_a_head_assigns_one_task_and_sees_loads_and_absences(visit: Visit, case_id: uuid.UUID) -> None:
    appraising(visit.office, case_id)
    with acting(visit.office.engine) as work:
        expert, chief = (organisation.person_by_login(work, login) for login in (EXPERT, CHIEF))
        dates = {"since": date(2026, 11, 30), "until": date(2026, 12, 5), "document": "QĐ 12/QĐ-UBND"}
        substitutions.substitute(work, expert, chief, **dates)
    visit.sign_in(CHIEF).get("/phan-cong")
    assert "vắng đến 04/12/2026" in visit.words
    visit.get(f"/viec/{task_at(visit.office, case_id, 'tham_dinh')}/phan-cong")
    assert "đang giữ 0 việc, quá hạn 0" in visit.words
    visit.send("Phân công", to=EXPERT)
    assert visit.response.request.path == "/phan-cong"
    assert "Đỗ Thị Lan" in visit.get("/phan-cong?state=claimed").words
    (row,) = visit.page.xpath("//section[@aria-labelledby='can-bo']//tbody/tr[contains(., 'Đỗ Thị Lan')]")
    assert row.xpath("./td[@data-label='Đang giữ']")[0].text_content() == "1"


def test_many_tasks_are_assigned_at_once_and_a_refusal_says_whose(visit: Visit, case_id: uuid.UUID) -> None:
    appraising(visit.office, case_id)
    builders.a_case(visit.office.engine, HOUSEHOLD)
    visit.sign_in(CHIEF).get("/phan-cong")
    chosen = [str(value) for value in visit.page.xpath("//input[@name='task']/@value")]
    assert len(chosen) == 2
    visit.send("Phân công các việc đã chọn", task=chosen, to=EXPERT)
    assert "Đã làm 1 việc, không làm được 1 việc" in visit.words
    assert "không được làm việc này" in visit.words
    assert len(visit.page.xpath("//input[@name='task'][@checked]")) == 1
    visit.send("Phân công các việc đã chọn", task=visit.page.xpath("//input[@checked]/@value"), to=DESK_TOO)
    assert "Đã làm 1 việc, không làm được 0 việc" in visit.words


def test_who_may_not_assign_finds_nothing_to_assign(visit: Visit, case_id: uuid.UUID) -> None:
    visit.sign_in(DESK).get("/phan-cong")
    assert not visit.page.xpath("//tr[@data-row]")
    assert "Phân công" not in [one.text for one in visit.page.xpath("//header//nav/a")]
    task_id = task_at(visit.office, case_id, "tiep_nhan")
    assert visit.get(f"/viec/{task_id}/phan-cong").response.status_code == 403
    visit.get("/").post(f"/viec/{task_id}/phan-cong", {"to": DESK, "version": "1"})
    assert (visit.response.status_code, "không có quyền phân công" in visit.words) == (409, True)
