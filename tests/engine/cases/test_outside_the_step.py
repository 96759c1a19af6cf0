"""Who may not sign, answer or take over: what goes on beside the step that the diagram waits at."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from commands.demo import province
from engine import (
    accounts,
    allowed,
    approvals,
    consultations,
    files,
    orders,
    organisation,
    people,
    procedures,
    questions,
    results,
    signings,
    stepbacks,
    substitutions,
    tasks,
    trail,
)
from engine.queries import counts, predicates
from engine.queries import tasks as inboxes
from engine.tables import Case, Result, Task, TrailEntry, TrailReason
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, EXPERT, HOUSEHOLD, MORNING, acting, hours
from tests.engine.cases.test_consultations import NEIGHBOUR, appraised, clocks_of
from tests.engine.cases.test_results import PDF, store

LEADER, CLERK = "thanh.ld", "ha.vt"
FIT = {"y_kien_tham_dinh": "du-dieu-kien", "noi_dung_tham_dinh": "Đủ."}


def at_review(engine: Engine, kept: files.Store) -> tuple[uuid.UUID, uuid.UUID]:
    """A case whose draft result the expert sent up, and the draft."""
    case_id = appraised(engine)
    with acting(engine, EXPERT) as work:
        code = procedures.of_case(work.session, case_id).results[0].code
        draft = results.draft(work, case_id, code=code, digest=files.keep(work, kept, PDF, name="a.pdf"))
        task = builders.waiting(work, case_id, "tham_dinh")
        results.send_up(work, task.id, answers=FIT, seen=task.version)
        return case_id, draft.id


def sign(engine: Engine, kept: files.Store, result_id: uuid.UUID, step: str, by: str, **answers: str) -> None:
    with acting(engine, by, at=hours(1)) as work:
        row = work.session.get_one(Result, result_id)
        task = builders.waiting(work, row.case_id, step)
        shown = {result_id: row.digest}
        signings.sign(work, task.id, kept, shown=shown, answers=answers, seen=task.version)


def test_only_the_leader_signs_what_an_expert_drew_up(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    case_id, result_id = at_review(sqlite, kept)
    with pytest.raises(signings.NotForSigning):
        sign(sqlite, kept, result_id, "soat_xet", CHIEF, ket_qua_soat_xet="dong-y")
    with acting(sqlite, CHIEF) as work:
        task = builders.waiting(work, case_id, "soat_xet")
        stepbacks.return_to(work, task.id, "tham_dinh", reason="Xem lại", seen=task.version)
    with pytest.raises(signings.NotForSigning):
        sign(sqlite, kept, result_id, "tham_dinh", EXPERT, **FIT)


def test_what_is_returned_after_the_signature_is_drawn_up_anew(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    case_id, result_id = at_review(db, kept)
    builders.do(db, case_id, "soat_xet", by=CHIEF, answers={"ket_qua_soat_xet": "dong-y"})
    sign(db, kept, result_id, "ky_duyet", LEADER, ket_qua_ky="ky")
    with acting(db, CLERK, at=hours(2)) as work:
        number = results.take_number(work, result_id, register="GCN")
        task = builders.waiting(work, case_id, "phat_hanh")
        stepbacks.return_to(work, task.id, "tham_dinh", reason="Sai tên", seen=task.version)
    with acting(db, EXPERT, at=hours(3)) as work:
        other = files.keep(work, kept, PDF + b"other\n", name="b.pdf")
        row = results.redraft(work, result_id, digest=other, seen=work.session.get_one(Case, case_id).version)
        assert (row.state, row.signed_by, row.number) == ("draft", None, number)


def test_an_order_waits_for_its_addressee_also_while_his_account_is_locked(db: Engine) -> None:
    case_id = appraised(db)
    with acting(db, LEADER) as work:
        expert = organisation.person_by_login(work, EXPERT)
        order = orders.give(work, case_id, to=expert, content="Kiểm tra", limit="P2D")
    with acting(db) as work:
        accounts.lock(work, organisation.person_by_login(work, EXPERT), source="QĐ 1")
        accounts.activate(work, organisation.person_by_login(work, EXPERT), source="QĐ 2")
        assert work.session.get_one(Task, order.task_id).holder_id == expert.id
    with acting(db, CHIEF) as work:
        chiefs = people.stand(work.session, work.actor_id, work.now)
        assert order.task_id not in [line.task_id for line in inboxes.assignable(work.session, chiefs)]


def test_who_replaces_the_addressee_finds_the_order_and_reports_in_his_stead(db: Engine) -> None:
    case_id = appraised(db)
    with acting(db, LEADER) as work:
        expert, deputy = (organisation.person_by_login(work, login) for login in (EXPERT, CHIEF))
        order = orders.give(work, case_id, to=expert, content="Kiểm tra", limit="P2D")
    with acting(db, CHIEF) as work, pytest.raises(orders.NotWaiting):
        orders.report(work, order.id, text="Đã kiểm tra")
    with acting(db) as work:
        day = MORNING.date()
        away = {"document": "QĐ 7/QĐ-UBND", "since": day, "until": day + timedelta(3)}
        substitutions.substitute(work, expert, deputy, **away)
    with acting(db, CHIEF) as work:
        standing = people.stand(work.session, work.actor_id, work.now)
        assert order.task_id in [line.task_id for line in inboxes.mine(work.session, standing)]
        task = work.session.get_one(Task, order.task_id)
        assert "report" in allowed.to_task(work, task)
        orders.report(work, order.id, text="Đã kiểm tra")
        assert (task.holder_id, task.for_id) == (deputy.id, expert.id)
        last = work.session.scalars(select(TrailEntry).where(TrailEntry.act == "report")).one()
        assert (last.facts["for"], last.facts["document"]) == (str(expert.id), "QĐ 7/QĐ-UBND")


def test_an_order_is_called_off_by_who_gave_it_and_by_nobody_without_right(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    with acting(sqlite, LEADER) as work:
        expert = organisation.person_by_login(work, EXPERT)
        order = orders.give(work, case_id, to=expert, content="Kiểm tra", limit="P2D")
    with acting(sqlite, "binh.mc") as work, pytest.raises(people.NotAllowed):
        orders.call_off(work, order.id, reason="Không cần")
    with acting(sqlite, LEADER) as work:
        orders.call_off(work, order.id, reason="Không cần nữa")
        assert work.session.get_one(Task, order.task_id, populate_existing=True).state == "obsolete"
        assert orders.waiting_for(work, expert.id) == []
        with pytest.raises(orders.NotWaiting):
            orders.call_off(work, order.id, reason="Không cần nữa")
    assert clocks_of(sqlite, case_id, "order") == ["stopped"]


def test_a_reason_in_other_words_than_it_was_given_breaks_the_trail(db: Engine) -> None:
    case_id = appraised(db)
    with acting(db, EXPERT) as work:
        task = builders.waiting(work, case_id, "tham_dinh")
        stepbacks.return_to(work, task.id, "tiep_nhan", reason="Thiếu chữ ký", seen=task.version)
    with acting(db) as work:
        whole = trail.verify(work.session, case_id)
        work.session.execute(update(TrailReason).values(text="Không có lý do"))
        with pytest.raises(trail.TrailBroken) as broken:
            trail.verify(work.session, case_id)
    assert 0 < broken.value.facts["number"] <= whole


def test_an_order_does_not_keep_an_act_from_being_taken_back(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    builders.do(sqlite, case_id, "tiep_nhan", answers=ACCEPTED)
    builders.do(sqlite, case_id, "phan_cong", by=CHIEF, at=hours(1))
    with acting(sqlite, LEADER, at=hours(2)) as work:
        expert = organisation.person_by_login(work, EXPERT)
        orders.give(work, case_id, to=expert, content="Kiểm tra", limit="P2D")
        tasks.urge(work, builders.waiting(work, case_id, "tham_dinh").id, words="Làm trước")
    with acting(sqlite, CHIEF, at=hours(3)) as work:
        assert stepbacks.take_back(work, case_id, reason="Nhầm người").element == "phan_cong"


def test_whoever_only_looks_on_gives_no_opinion_of_a_unit(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    with acting(sqlite) as work:
        for login, unit, role in (("kiem", "H99", "kiem-soat"), ("laixe", "H99.16", "lai-xe")):
            person, place = organisation.enrol(work, login, login), organisation.unit_by_code(work, unit)
            organisation.appoint(work, person, place, role=role, title=role, since=province.SINCE)
    with acting(sqlite, EXPERT) as work:
        asked = consultations.ask(work, case_id, [NEIGHBOUR])[0].id
    for login in ("kiem", "laixe"):
        with acting(sqlite, login) as work, pytest.raises(people.NotAllowed):
            consultations.answer(work, asked, opinion="agree", text="Đồng ý")


def test_what_a_clock_proposes_to_a_leader_is_no_case_that_waits_for_his_signature(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    with acting(sqlite) as work:
        task = builders.waiting(work, case_id, "tham_dinh")
        values = {"proposal": "apology", "element": "apology", "role": "lanh-dao", "id": str(uuid.uuid4())}
        names = ("case_id", "name", "unit_id", "slug", "field", "state", "ready_at")
        work.session.add(Task(**{name: getattr(task, name) for name in names}, **values))
    with acting(sqlite, CHIEF) as work:
        found = counts.of(work.session, questions.ask(work), predicates.PAGES["truong-phong"])
        assert found["with-leader"] == 0


def test_a_head_passes_a_draft_on_in_one_press_and_the_leader_signs_it_in_one(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    case_id, result_id = at_review(db, kept)
    for step, by, state in (("soat_xet", CHIEF, "sent-up"), ("ky_duyet", LEADER, "signed")):
        with acting(db, by, at=hours(1)) as work:
            row, task = work.session.get_one(Result, result_id), builders.waiting(work, case_id, step)
            approvals.approve(work, task.id, kept, shown={result_id: row.digest}, seen=task.version)
            assert work.session.get_one(Result, result_id, populate_existing=True).state == state
