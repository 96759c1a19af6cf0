"""Tasks are assigned, transferred, delegated and drafted, on both databases."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select, update

from engine import drafts, orders, organisation, people, progress, queue, substitutions, tasks, trail
from engine.queries import notices
from engine.queries import tasks as lists
from engine.queue import Asked
from engine.tables import Draft, Person, Task, TrailEntry, TrailReason
from engine.work import Work
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import CHIEF, DESK, DESK_TOO, EXPERT, MORNING, acting

AWAY = "Quyết định số 12/QĐ-UBND"
Verb = Callable[[Work, Task], object]


@pytest.fixture
def case_id(db: Engine) -> uuid.UUID:
    """A case of two steps at the desk; the head of the division may assign there."""
    builders.a_province(db, builders.tiny(*builders.straight("a", "c")))
    return builders.a_case(db)


def act(engine: Engine, case_id: uuid.UUID, login: str, verb: Verb) -> Any:
    with acting(engine, login) as work:
        return verb(work, builders.waiting(work, case_id, "a"))


def claim(work: Work, task: Task) -> None:
    tasks.claim(work, task.id, seen=task.version)


def complete(work: Work, task: Task) -> None:
    tasks.complete(work, task.id, answers={}, seen=task.version)


def get_back(work: Work, task: Task) -> None:
    tasks.get_back(work, task.id, seen=task.version)


def release(work: Work, task: Task) -> None:
    tasks.release(work, task.id, seen=task.version)


def handing(verb: Callable[..., None], to: str) -> Verb:
    def hand(work: Work, task: Task) -> None:
        verb(work, task.id, to=organisation.person_by_login(work, to), seen=task.version, reason="quá tải")

    return hand


def told(engine: Engine, login: str) -> list[str]:
    """The kinds of the officer's notices."""
    with acting(engine, login) as work:
        assert work.actor_id is not None
        return sorted(row.kind for row in notices.of(work.session, work.actor_id, work.now))


def holder(engine: Engine, case_id: uuid.UUID) -> str | None:
    with acting(engine) as work:
        task = builders.waiting(work, case_id, "a")
        return work.session.get_one(Person, task.holder_id).login if task.holder_id else None


def test_a_head_assigns_and_assigns_again(db: Engine, case_id: uuid.UUID) -> None:
    act(db, case_id, CHIEF, handing(tasks.assign, DESK))
    assert holder(db, case_id) == DESK
    act(db, case_id, CHIEF, handing(tasks.assign, DESK_TOO))
    assert holder(db, case_id) == DESK_TOO
    with acting(db) as work:
        last = select(TrailEntry).where(TrailEntry.act == "assign").order_by(TrailEntry.number.desc()).limit(1)
        number = work.session.scalars(last).one().number
        assert trail.reasons(work.session, case_id)[number] == "quá tải"


@pytest.mark.parametrize(
    ("login", "verb", "fault"),
    [
        (DESK, handing(tasks.assign, DESK_TOO), people.NotAllowed),
        (CHIEF, handing(tasks.assign, EXPERT), tasks.NotTheirs),
        (DESK, handing(tasks.transfer, DESK_TOO), tasks.NotHeld),
        (DESK, handing(tasks.delegate, DESK_TOO), tasks.NotHeld),
        (DESK, get_back, tasks.NotDelegated),
    ],
)
def test_who_may_not_hand_on_changes_nothing(
    db: Engine, case_id: uuid.UUID, login: str, verb: Verb, fault: type[Fault]
) -> None:
    with pytest.raises(fault):
        act(db, case_id, login, verb)
    assert holder(db, case_id) is None


def test_a_transferred_task_is_the_others_for_good(db: Engine, case_id: uuid.UUID) -> None:
    act(db, case_id, DESK, claim)
    act(db, case_id, DESK, handing(tasks.transfer, DESK_TOO))
    with pytest.raises(tasks.NotDelegated):
        act(db, case_id, DESK, get_back)
    act(db, case_id, DESK_TOO, complete)


@pytest.mark.parametrize("who", [DESK, DESK_TOO])
def test_a_delegated_task_comes_back_to_its_owner(db: Engine, case_id: uuid.UUID, who: str) -> None:
    act(db, case_id, DESK, claim)
    act(db, case_id, DESK, handing(tasks.delegate, DESK_TOO))
    assert holder(db, case_id) == DESK_TOO
    with pytest.raises(tasks.Delegated):
        act(db, case_id, DESK_TOO, handing(tasks.transfer, DESK))
    act(db, case_id, who, get_back)
    assert holder(db, case_id) == DESK
    act(db, case_id, DESK, complete)


def test_whoever_it_was_delegated_to_may_complete_it(db: Engine, case_id: uuid.UUID) -> None:
    act(db, case_id, DESK, claim)
    act(db, case_id, DESK, handing(tasks.delegate, DESK_TOO))
    act(db, case_id, DESK_TOO, complete)
    with acting(db) as work:
        done = work.session.scalars(select(Task).where(Task.case_id == case_id, Task.element == "a")).one()
        logins = [work.session.get_one(Person, who).login for who in (done.holder_id, done.owner_id)]
        assert logins == [DESK_TOO, DESK]


def test_an_act_in_anothers_stead_says_so_in_the_trail(db: Engine, case_id: uuid.UUID) -> None:
    with acting(db) as work:
        absent, deputy = (organisation.person_by_login(work, login) for login in (DESK, EXPERT))
        dates = {"since": MORNING.date(), "until": MORNING.date() + timedelta(1)}
        substitutions.substitute(work, absent, deputy, document=AWAY, **dates)
    act(db, case_id, EXPERT, complete)
    with acting(db) as work:
        entries = {entry.act: entry for entry in work.session.scalars(select(TrailEntry))}
        assert substitutions.words(work, entries["complete"]) == f"Đỗ Thị Lan thay Nguyễn Thị Mai theo {AWAY}"
        assert substitutions.words(work, entries["receive"]) is None


def test_who_controls_procedures_urges_in_the_units_below(db: Engine, case_id: uuid.UUID) -> None:
    with acting(db) as work:
        control = organisation.enrol(work, "kiem.soat", "Hoàng Văn Soát")
        province = organisation.unit_by_code(work, "H99")
        organisation.appoint(work, control, province, role="kiem-soat", title="Kiểm soát", since=MORNING.date())
    act(db, case_id, "kiem.soat", lambda work, task: tasks.urge(work, task.id, words="Đề nghị làm ngay"))
    with acting(db) as work:
        urged = work.session.scalars(select(TrailEntry).where(TrailEntry.act == "urge")).one()
        assert trail.reasons(work.session, case_id) == {urged.number: "Đề nghị làm ngay"}
        assert "Đề nghị" not in str(urged.facts)
    assert told(db, DESK) == told(db, DESK_TOO) == ["urge", "work"]
    with pytest.raises(people.NotAllowed):
        act(db, case_id, DESK, lambda work, task: tasks.urge(work, task.id, words="Làm ngay"))


@pytest.mark.parametrize("verb", [tasks.assign, tasks.transfer, tasks.delegate])
def test_whoever_is_handed_a_task_learns_it_by_name(db: Engine, case_id: uuid.UUID, verb: Callable[..., None]) -> None:
    if verb is not tasks.assign:
        act(db, case_id, DESK, claim)
    act(db, case_id, CHIEF if verb is tasks.assign else DESK, handing(verb, DESK_TOO))
    assert (told(db, DESK), told(db, DESK_TOO)) == (["work"], ["work", "work"])
    if verb is tasks.delegate:
        act(db, case_id, DESK_TOO, get_back)
        assert told(db, DESK) == ["work", "work"]


@pytest.mark.parametrize("verb", [handing(tasks.transfer, DESK_TOO), get_back, release, complete])
def test_a_locked_account_hands_on_nothing(db: Engine, case_id: uuid.UUID, verb: Verb) -> None:
    act(db, case_id, DESK, claim)
    if verb is get_back:
        act(db, case_id, DESK, handing(tasks.delegate, DESK_TOO))
    with acting(db) as work:
        organisation.person_by_login(work, DESK).active = False
    with pytest.raises((people.NotAllowed, people.NotYours)):
        act(db, case_id, DESK, verb)


def test_a_deputy_is_told_what_the_absent_would_be(db: Engine, case_id: uuid.UUID) -> None:
    with acting(db) as work:
        absent, deputy = (organisation.person_by_login(work, login) for login in (DESK, EXPERT))
        dates = {"since": MORNING.date(), "until": MORNING.date() + timedelta(1)}
        substitutions.substitute(work, absent, deputy, document=AWAY, **dates)
    assert told(db, EXPERT) == ["work"]
    act(db, case_id, DESK, claim)
    act(db, case_id, CHIEF, handing(tasks.assign, DESK))
    assert told(db, EXPERT) == ["work", "work"]


def test_the_trail_tells_from_whom_to_whom_and_why(db: Engine, case_id: uuid.UUID) -> None:
    act(db, case_id, DESK, claim)
    act(db, case_id, CHIEF, handing(tasks.assign, DESK_TOO))
    with acting(db) as work:
        entry = work.session.scalars(select(TrailEntry).where(TrailEntry.act == "assign")).one()
        before, after = (organisation.person_by_login(work, login).id for login in (DESK, DESK_TOO))
        assert (entry.facts["from"], entry.facts["to"]) == (str(before), str(after))
        assert trail.reasons(work.session, case_id)[entry.number] == "quá tải"
        work.session.execute(update(TrailReason).values(text="lý do khác"))
        assert trail.reasons(work.session, case_id) == {}
        work.session.execute(delete(TrailReason))
        assert trail.verify(work.session, case_id) == 4


def test_an_addressee_learns_of_an_order(db: Engine, case_id: uuid.UUID) -> None:
    def order(work: Work, task: Task) -> None:
        addressee = organisation.person_by_login(work, EXPERT)
        orders.give(work, task.case_id, to=addressee, content="Báo cáo", limit="PT4H")

    act(db, case_id, CHIEF, order)
    assert told(db, EXPERT) == ["work"]


def draft(answers: dict[str, str], seen: int) -> Verb:
    return lambda work, task: drafts.save(work, task.id, answers=answers, seen=seen)


def kept(engine: Engine) -> dict[str, str]:
    """The drafts by who keeps them."""
    with acting(engine) as work:
        rows = work.session.execute(select(Person.login, Draft.answers).join(Draft))
        return {row.login: row.answers["x"] for row in rows}


def test_a_draft_outlives_what_others_do(db: Engine, case_id: uuid.UUID) -> None:
    assert act(db, case_id, DESK, draft({"x": "của Mai"}, 0)) == 1
    assert act(db, case_id, DESK_TOO, draft({"x": "của Lan"}, 0)) == 1
    assert act(db, case_id, DESK, draft({"x": "của Mai, lần hai"}, 1)) == 2
    act(db, case_id, CHIEF, handing(tasks.assign, DESK_TOO))
    assert kept(db) == {DESK: "của Mai, lần hai", DESK_TOO: "của Lan"}
    act(db, case_id, DESK_TOO, complete)
    assert kept(db) == {DESK: "của Mai, lần hai"}


def test_a_draft_saved_from_two_windows_is_not_overwritten(db: Engine, case_id: uuid.UUID) -> None:
    act(db, case_id, DESK, draft({"x": "một"}, 0))
    with pytest.raises(drafts.DraftChanged):
        act(db, case_id, DESK, draft({"x": "hai"}, 0))
    assert kept(db) == {DESK: "một"}


def test_a_draft_of_anothers_task_is_refused(db: Engine, case_id: uuid.UUID) -> None:
    with pytest.raises(people.NotYours):
        act(db, case_id, EXPERT, draft({"x": "một"}, 0))


def test_the_next_task_is_the_one_with_the_least_time_left(db: Engine) -> None:
    steps = {"a": {"limit": "P2D"}, "c": {"limit": "PT2H"}}
    builders.a_province(
        db, *(builders.tiny(*builders.straight(step, **{step: steps[step]}), slug=step) for step in "ac")
    )
    first, second = builders.a_case(db, "a"), builders.a_case(db, "c")
    taken = []
    for _ in range(3):
        with acting(db, DESK) as work:
            found = queue.claim_next(work)
            taken.append(found.case_id if found else None)
    assert taken == [second, first, None]


def test_the_next_task_is_none_that_the_officer_may_not_do(db: Engine) -> None:
    builders.a_province(db, builders.tiny(*builders.straight("a", "c", c={"separate_from": "a"})))
    case_id = builders.a_case(db)
    builders.do(db, case_id, "a", by=DESK)
    with acting(db, DESK) as work:
        assert queue.claim_next(work) is None
    with acting(db, DESK_TOO) as work:
        found = queue.claim_next(work)
        assert found is not None
        assert found.element == "c"


def test_the_next_task_is_found_behind_many_that_others_work_on(
    postgresql: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "WINDOW", 2)
    builders.a_province(postgresql, builders.tiny())
    case_ids = [builders.a_case(postgresql, at=builders.hours(number)) for number in range(4)]
    with acting(postgresql, DESK_TOO) as other:
        for case_id in case_ids[:3]:
            progress.hold(other, case_id)
        with acting(postgresql, DESK) as work:
            found = queue.claim_next(work)
    assert found is not None
    assert found.case_id == case_ids[3]


def test_each_of_many_has_its_own_result(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    case_ids = [builders.a_case(db) for _ in range(4)]
    with acting(db) as work:
        found = [builders.waiting(work, case_id, "a") for case_id in case_ids]
        asked = [Asked(task.id, task.version) for task in found]
    builders.do(db, case_ids[1], "a", by=DESK_TOO)
    asked[2] = Asked(asked[2].task_id, 7)
    asked.append(Asked("no-such-task", 1))
    with acting(db, DESK) as work:
        results = queue.each(work, asked, lambda w, one: tasks.complete(w, one.task_id, answers={}, seen=one.seen))
    assert [type(result.fault) for result in results] == [
        type(None),
        tasks.TaskDone,
        tasks.Stale,
        type(None),
        tasks.NoSuchTask,
    ]
    with acting(db) as work:
        assert [builders.waiting(work, case_ids[2], "a").state] == ["ready"]
        live = work.session.scalars(select(Task.case_id).where(Task.ended_at.is_(None))).all()
        assert live == [case_ids[2]]


def test_lists_and_counts_show_the_same_tasks(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    case_ids = [builders.a_case(db) for _ in range(3)]
    act(db, case_ids[0], DESK, claim)
    act(db, case_ids[1], DESK_TOO, claim)
    with acting(db) as work:
        desk, chief = (
            people.stand(work.session, organisation.person_by_login(work, login).id, MORNING) for login in (DESK, CHIEF)
        )
        waiting = lists.counts(work.session, desk)
        assert (waiting.own, waiting.free) == (1, 1)
        assert [line.case_id for line in lists.mine(work.session, desk)] == [case_ids[0]]
        assert len(lists.inbox(work.session, desk)) == 2
        assert len(lists.assignable(work.session, chief)) == 3
        assert [(load.full_name, load.held) for load in lists.loads(work.session, chief, MORNING)] == [
            ("Nguyễn Thị Mai", 1),
            ("Trần Thị Lan", 1),
        ]
