"""Who may do what, and how people are found and ordered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from engine import organisation, people
from engine.tables import Holding, Party, Person, Post, Task
from engine.work import Work
from feel import text
from tests.engine import builders
from tests.engine.builders import ACCEPTED, DESK, EXPERT, HOUSEHOLD, MORNING, acting

ORDERED = ["An", "Ân", "Ấn", "Dung", "Đạt", "Đức", "Em"]
AS_ENTERED = ["Em", "Đức", "Ấn", "An", "Đạt", "Ân", "Dung"]

Held = tuple[str, int, int | None]  #: role, first day and number of days, counted from the day of the test
held = st.tuples(
    st.sampled_from(["mot-cua", "chuyen-vien"]), st.integers(-3, 3), st.none() | st.integers(1, 3)
)  #: None: for good


def hold(work: Work, person: Person, held: Held) -> None:
    """*person* holds a post of the commune for a time."""
    role, first, length = held
    unit = organisation.unit_by_code(work, builders.COMMUNE)
    post = work.session.scalars(select(Post).where(Post.unit_id == unit.id, Post.role == role)).one()
    since = MORNING.date() + timedelta(first)
    until = since + timedelta(length) if length else None
    work.session.add(Holding(post_id=post.id, person_id=person.id, valid_from=since, valid_to=until))
    work.session.flush()


def counts(held: Held) -> bool:
    """Whether the post lets its holder at the counter's tasks, in the night after the third day."""
    role, first, length = held
    return role == "mot-cua" and first <= 3 and (length is None or first + length > 3)


@pytest.fixture
def counter(sqlite: Engine) -> Engine:
    """A database with a case that waits at a step of the counter."""
    builders.a_province(sqlite, builders.tiny())
    builders.a_case(sqlite)
    return sqlite


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(posts=st.lists(held, max_size=3), is_active=st.booleans())
def test_what_one_may_do_is_what_one_sees(counter: Engine, posts: list[Held], is_active: bool) -> None:
    """The moment is 2 o'clock in Vietnam, when the day before is not over in UTC."""
    at = MORNING + timedelta(days=2, hours=18)
    with acting(counter, at=at) as work:
        person = organisation.enrol(work, "thu", "Người Thử")
        person.active = is_active
        for one in posts:
            hold(work, person, one)
        work.actor_id = person.id
        standing = people.stand(work.session, person.id, at)
        seen = set(work.session.scalars(select(Task.element).where(people.visible(standing, "claim"))))
        mine = {task.element for task in work.session.scalars(select(Task)) if people.may(work, "claim", task)}
        assert seen == mine == ({"a"} if is_active and any(map(counts, posts)) else set())
        work.session.rollback()


def test_another_units_task_is_not_mine(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    builders.do(sqlite, case_id, "tiep_nhan", answers=ACCEPTED)
    with acting(sqlite, DESK) as work:
        standing = people.stand(work.session, organisation.person_by_login(work, EXPERT).id, MORNING)
        seen = select(Task.element).where(people.visible(standing, "claim"))
        assert work.session.scalars(seen).all() == []
        assert not people.may(work, "claim", builders.waiting(work, case_id, "phan_cong"))


def test_people_stand_in_the_order_of_a_vietnamese_dictionary(db: Engine) -> None:
    with acting(db) as work:
        for number, name in enumerate(AS_ENTERED):
            organisation.enrol(work, f"p{number}", name)
        assert work.session.scalars(select(Person.full_name).order_by(Person.name_collation)).all() == ORDERED


def test_a_name_is_found_without_tone_marks(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    builders.a_case(db, full_name="Nguyễn Thị Đậu Mai")
    sought = text.fold("nguyen thi dau mai")
    with acting(db) as work:
        assert work.session.scalars(select(Party.full_name).where(Party.name_folded.contains(sought))).one()
        mai = select(Person.login).where(Person.name_folded == text.fold("NGUYEN THI MAI"))
        assert work.session.scalars(mai).all() == ["mai.mc"]


def test_founding_enrolling_and_appointing_twice_changes_nothing(sqlite: Engine) -> None:
    for _ in range(2):
        builders.found(sqlite)
    with acting(sqlite) as work:
        tables = [work.session.scalars(select(table.id)).all() for table in (Person, Post, Holding)]
        assert [len(found) for found in tables] == [6, 5, 6]


def test_an_unknown_officer_or_unit_is_named(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        with pytest.raises(organisation.UnknownPerson, match="khong-co"):
            organisation.person_by_login(work, "khong-co")
        with pytest.raises(organisation.UnknownUnit, match="khong-co"):
            organisation.unit_by_code(work, "khong-co")
