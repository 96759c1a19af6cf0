"""The lists of control: who stands on each, why, and what answers an urging."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import Engine, select, update

from engine import organisation, questions, tasks, urgings
from engine.queries import watchlists
from engine.queries.figures import Look
from engine.queries.watchlists import WATCHLISTS, Watching
from engine.tables import Apology, Case, Clock, ClockEvent, SupplementRequest
from engine.validity import day
from engine.work import Work
from tests.engine import builders
from tests.engine.builders import ACCEPTED, DESK, HOUSEHOLD, acting, hours, household

CONTROLLER = "kiem.soat"
LATER = hours(8 * 24)  #: Tuesday a week later


def watching(work: Work) -> Watching:
    return Watching(Look(questions.ask(work), day(work.now), day(work.now)), questions.idle_since(work))


def listed(engine: Engine, *, at: datetime = LATER, by: str = CONTROLLER) -> dict[str, set[uuid.UUID]]:
    """The cases on each list, which its count agrees with."""
    with acting(engine, by, at=at) as work:
        seen = watching(work)
        found = {
            code: set(work.session.scalars(select(Case.id).where(watchlists.of(seen, code)))) for code in WATCHLISTS
        }
        counted = watchlists.counts(work.session, seen)
        assert {code: sum(units.values()) for code, units in counted.items()} == {
            c: len(ids) for c, ids in found.items()
        }
        for code, ids in found.items():
            assert watchlists.known(code).reasons(work.session, ids).keys() == ids, code
    return found


def a_province(engine: Engine) -> None:
    builders.a_province(engine, household())
    with acting(engine) as work:
        officer = organisation.enrol(work, CONTROLLER, "Hoàng Văn Soát")
        above = organisation.unit_by_code(work, builders.COMMUNE)
        organisation.appoint(work, officer, above, role="kiem-soat", title="Kiểm soát", since=builders.province.SINCE)


def test_each_list_holds_its_cases_and_an_act_or_a_letter_takes_them_off(db: Engine) -> None:
    a_province(db)
    case_id, fresh = builders.a_case(db, HOUSEHOLD), builders.a_case(db, HOUSEHOLD, at=hours(8 * 24 - 1))
    builders.do(db, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.2))
    assert {code for code, ids in listed(db, at=hours(1)).items() if ids} == set()
    assert {code for code, ids in listed(db).items() if case_id in ids} == {"late", "no-apology", "idle"}
    assert all(fresh not in ids for ids in listed(db).values())
    assert set().union(*listed(db, by=DESK).values()) == {case_id}
    with acting(db, CONTROLLER, at=LATER) as work:
        tasks.urge(work, builders.waiting(work, case_id, "phan_cong").id, words="Đề nghị phân công ngay")
    assert case_id in listed(db)["idle"]
    with acting(db) as work:
        clock = work.session.scalars(select(Clock).where(Clock.case_id == case_id, Clock.subject == "case")).one()
        times = {"drafted_at": LATER, "signed_at": LATER, "notified_at": LATER}
        letter = {"case_id": case_id, "clock_id": clock.id, "number": 1, "appointed_at": LATER, "reason": "Quá tải"}
        work.session.add(Apology(**letter, **times, is_late=True))
        for number in (1, 2):
            work.session.add(SupplementRequest(case_id=case_id, number=number, element="a", asked_at=LATER))
        first = work.session.scalars(select(ClockEvent).where(ClockEvent.clock_id == clock.id)).first()
        assert first is not None
        same = {"at": LATER, "recorded_at": LATER, "due_at": LATER, "appointed_at": LATER, "facts": {}}
        work.session.add(ClockEvent(clock_id=clock.id, number=99, kind="extend", reason="Phức tạp", **same))
    assert {code for code, ids in listed(db).items() if case_id in ids} == {"late", "idle", "asked-again", "extended"}
    with acting(db) as work:
        taken = update(SupplementRequest).where(SupplementRequest.number == 2).values(taken_back_at=LATER)
        work.session.execute(taken)
    builders.do(db, case_id, "phan_cong", by=builders.CHIEF, at=LATER)
    assert {code for code, ids in listed(db).items() if case_id in ids} == {"late", "extended"}


def test_an_urging_is_answered_by_the_first_act_of_another(db: Engine) -> None:
    a_province(db)
    case_id = builders.a_case(db, HOUSEHOLD)
    builders.do(db, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.2))
    for at in (hours(1), hours(2)):
        with acting(db, CONTROLLER, at=at) as work:
            tasks.urge(work, builders.waiting(work, case_id, "phan_cong").id, words="Đề nghị phân công ngay")
    with acting(db, CONTROLLER, at=hours(3)) as work:
        (newest,) = urgings.page(work.session, look := watching(work).look, most=1).rows
        assert (newest.step, newest.who, newest.words) == (
            "Phân công thẩm định",
            "Hoàng Văn Soát",
            "Đề nghị phân công ngay",
        )
        assert newest.answer is None
        after = urgings.page(work.session, look, most=1).after
        assert [one.at for one in urgings.page(work.session, look, after=after).rows] == [hours(1)]
    builders.do(db, case_id, "phan_cong", by=builders.CHIEF, at=hours(4))
    with acting(db, DESK, at=hours(5)) as work:
        rows = urgings.page(work.session, watching(work).look).rows
        told = [(one.answer, one.answered_by, one.answered_at) for one in rows]
        assert told == [("Hoàn thành bước", "Phạm Văn Hùng", hours(4))] * 2
    with acting(db, at=hours(5)) as work:
        assert urgings.page(work.session, watching(work).look).rows == ()
