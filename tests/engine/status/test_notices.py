"""What officers are told: with the act that brought it about, to whom it concerns, read by each for himself."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import Engine, func, select

from engine import notices, organisation
from engine.queries import notices as told
from engine.queries.predicates import PAGES
from engine.tables import Case, Notice
from engine.work import Happening, Work
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, DESK_TOO, EXPERT, HOUSEHOLD, MORNING, acting, hours
from tests.engine.lists import crowd

LEADER = "thanh.ld"
ASKED = {"y_kien_tham_dinh": "bo-sung", "noi_dung_tham_dinh": "Thiếu.", "noi_dung_bo_sung": "Nộp thêm."}


@pytest.fixture
def case_id(db: Engine) -> uuid.UUID:
    """An online filing that nobody has received."""
    builders.a_province(db, builders.household())
    return builders.a_case(db, HOUSEHOLD, channel="online")


def kinds(engine: Engine, login: str, *, unread: bool = False) -> list[str]:
    """The kinds of the officer's notices, in the order of the alphabet."""
    with acting(engine, login) as work:
        assert work.actor_id is not None
        rows = told.of(work.session, work.actor_id, work.now)
        assert told.unread(work.session, work.actor_id, work.now) == sum(not row.is_read for row in rows)
    return sorted(row.kind for row in rows if not (unread and row.is_read))


def happen(work: Work, case_id: uuid.UUID, kind: str, **facts: object) -> None:
    work.publish(work, Happening(kind, case_id, work.now, facts=facts))


def test_the_desk_learns_of_an_online_filing_and_of_its_work(db: Engine, case_id: uuid.UUID) -> None:
    assert kinds(db, DESK) == kinds(db, DESK_TOO) == ["filed", "work"]
    assert kinds(db, EXPERT) == []


def test_a_filing_at_the_counter_is_no_news(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    builders.a_case(sqlite, HOUSEHOLD)
    assert kinds(sqlite, DESK) == ["work"]


def test_a_notice_is_read_by_each_officer_for_himself(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    builders.a_case(sqlite, HOUSEHOLD, channel="online")
    with acting(sqlite, DESK, at=hours(1)) as work:
        assert work.actor_id is not None
        first = next(row for row in told.of(work.session, work.actor_id, work.now) if row.kind == "filed")
        notices.read(work, first.id)
        notices.read(work, first.id)
    assert (kinds(sqlite, DESK, unread=True), kinds(sqlite, DESK_TOO, unread=True)) == (["work"], ["filed", "work"])
    with acting(sqlite, EXPERT) as work, pytest.raises(notices.NoSuchNotice):
        notices.read(work, first.id)


def to_the_expert(engine: Engine, case_id: uuid.UUID) -> None:
    builders.do(engine, case_id, "tiep_nhan", at=hours(1), answers=ACCEPTED)
    builders.do(engine, case_id, "phan_cong", by=CHIEF, at=hours(2))


def test_the_appraiser_learns_that_the_supplement_arrived(db: Engine, case_id: uuid.UUID) -> None:
    to_the_expert(db, case_id)
    builders.do(db, case_id, "tham_dinh", by=EXPERT, at=hours(3), answers=ASKED)
    builders.do(db, case_id, "nhan_bo_sung", at=hours(26), answers={"da_nhan_du": True})
    assert kinds(db, EXPERT) == ["supplement", "work", "work"]


def test_a_supplement_that_came_online_is_told_to_the_desk(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    with acting(sqlite, at=hours(1)) as work:
        happen(work, case_id, "status", status="incomplete")
        happen(work, case_id, "status", status="supplemented")
        assert work.session.get_one(Case, case_id).status == "supplemented"
    assert "supplement" in kinds(sqlite, DESK)


def test_whoever_holds_late_work_and_the_head_learn_it(db: Engine, case_id: uuid.UUID) -> None:
    to_the_expert(db, case_id)
    with acting(db, at=hours(200)) as work:
        task = builders.waiting(work, case_id, "tham_dinh")
        facts = {"due": MORNING.isoformat()}
        happen(work, case_id, "reminder", rung="overdue", subject="step", task=task.id, **facts)
        happen(work, case_id, "reminder", rung="overdue", subject="case", **facts)
        happen(work, case_id, "reminder", rung="warn", subject="case", **facts)
    assert kinds(db, EXPERT).count("overdue") == 2
    assert kinds(db, LEADER) == ["overdue"]


def test_an_act_that_fails_tells_nobody(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD, channel="online")
    before = count(sqlite)
    with pytest.raises(Fault):
        supply_and_fail(sqlite, case_id)
    assert count(sqlite) == before


def supply_and_fail(engine: Engine, case_id: uuid.UUID) -> None:
    """An act that tells somebody, and then goes wrong."""
    with acting(engine, at=hours(1)) as work:
        before = count_in(work)
        happen(work, case_id, "supplied")
        assert count_in(work) == before + 1
        happen(work, case_id, "status", status="khong-co")


def count(engine: Engine) -> int:
    with acting(engine) as work:
        return count_in(work)


def count_in(work: Work) -> int:
    return work.session.scalar(select(func.count()).select_from(Notice)) or 0


def test_administrators_learn_of_a_change_outside_the_chart(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    with acting(sqlite) as work:
        commune = organisation.unit_by_code(work, builders.COMMUNE)
        keeper = organisation.enrol(work, "quan.tri", "Người Quản Trị")
        organisation.appoint(work, keeper, commune, role="quan-tri", title="Quản trị", since=MORNING.date())
        happen(work, case_id, "status", status="returned")
    assert kinds(sqlite, "quan.tri") == ["off-chart"]


def test_heads_are_told_each_day_what_waits_for_them(db: Engine) -> None:
    with acting(db) as work:
        built = crowd.build(work)
        assert notices.digest(work) == 2
        counted = [counts_of(work, built.people[who].id) for who in ("chi", "dung")]
        assert counted[0].keys() <= set(PAGES["truong-phong"])
        assert counted[1].keys() == {"to-approve"}
        work.session.rollback()


def counts_of(work: Work, person_id: uuid.UUID) -> dict[str, int]:
    """What the newest notice of the officer counts."""
    return dict(told.of(work.session, person_id, work.now)[0].facts["counts"])
