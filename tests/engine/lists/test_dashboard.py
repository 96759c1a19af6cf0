"""The figures of the dashboard: each is the length of its list, they add up, and only what one may read counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, select

from engine import people, questions
from engine.queries import dashboard, figures, holders, lists
from engine.queries import tasks as inboxes
from engine.queries.figures import FIGURES, STATES, BadPeriod, Look
from engine.queries.holders import Wanted
from engine.tables import Case, Clock, Task
from engine.tables.tasks import is_live
from engine.work import Work, acting_as
from tests.engine.builders import MORNING, acting
from tests.engine.lists import crowd
from tests.engine.people.world import World

SINCE, UNTIL = date(2026, 11, 2), date(2026, 11, 30)


def looking(work: Work, built: World, who: str) -> Look:
    return Look(questions.ask(acting_as(work, built.people[who].id)), SINCE, UNTIL)


def a_crowd(work: Work) -> World:
    """Cases of every kind, most of them accepted, some of them finished late and some on time."""
    built = crowd.build(work)
    for place, case in enumerate(work.session.scalars(select(Case).order_by(Case.intake_reference))):
        case.accepted_at = case.opened_at if place % 5 else None
    for place, clock in enumerate(work.session.scalars(select(Clock).where(Clock.stopped_at.is_not(None)))):
        clock.stopped_at = MORNING - timedelta(days=place)
    work.session.flush()
    return built


def test_every_figure_is_the_length_of_its_list_however_it_is_narrowed(db: Engine) -> None:
    with acting(db) as work:
        built = a_crowd(work)
        seen = dict.fromkeys(FIGURES, 0)
        for who in crowd.OFFICERS:
            look = looking(work, built, who)
            found = dashboard.lines(work.session, look)
            told = dashboard.total(found)
            for code in FIGURES:
                rows = list(work.session.scalars(select(Case).where(figures.of(look, code))))
                assert len(rows) == told[code], code
                assert all(people.may(acting_as(work, look.asked.standing.actor_id), "read", case) for case in rows)
                seen[code] += told[code]
            for unit_id, numbers in dashboard.by(found, lambda line: line.unit_id).items():
                own = Look(look.asked, SINCE, UNTIL, unit=unit_id)
                page = lists.page(work.session, figures.of(own, "late"), after=None, most=200)
                assert len(page.rows) == numbers["late"]
        assert [code for code, number in seen.items() if not number] == []
        work.session.rollback()


def test_the_states_of_unfinished_cases_add_up_and_so_do_the_days(db: Engine) -> None:
    with acting(db) as work:
        look = looking(work, built := a_crowd(work), "dung")
        told = dashboard.total(dashboard.lines(work.session, look))
        assert told["open"] == sum(told[code] for code in STATES) > 0
        for since in (SINCE, UNTIL - timedelta(days=200)):
            longer = Look(look.asked, since, UNTIL)
            told = dashboard.total(dashboard.lines(work.session, longer))
            trend = dashboard.trend(work.session, longer)
            assert {code: sum(one.numbers[code] for one in trend) for code in ("received", "done", "done-late")} == {
                code: told[code] for code in ("received", "done", "done-late")
            }
            assert (trend[0].since, trend[-1].until) == (since, UNTIL)
        assert {one.until for one in dashboard.trend(work.session, looking(work, built, "an"))} == {
            SINCE + timedelta(days=place) for place in range(29)
        }
        work.session.rollback()


def test_steps_and_holders_tell_what_waits_and_only_whom_one_may_urge(db: Engine) -> None:
    with acting(db) as work:
        built = a_crowd(work)
        look = looking(work, built, "chi")
        steps, held = holders.steps(work.session, look), holders.holders(work.session, look)
        readable = people.visible(look.asked.standing, "read")
        live = len(work.session.scalars(select(Task.id).where(is_live(), Task.proposal.is_(None), readable)).all())
        assert sum(step.count for step in steps) == live > 0
        assert {one.login for one in held} == {None, *(built.people[who].login for who in crowd.OFFICERS)}
        for one in held:
            rows = inboxes.page_of(work.session, [holders.waiting(look, Wanted(login=one.login or ""))], most=200).rows
            assert len(rows) == one.count
        assert holders.holders(work.session, looking(work, built, "binh")) == []
        work.session.rollback()


def test_a_period_ends_after_it_begins_and_has_at_most_a_year(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        asked = questions.ask(work)
        for since, until in ((UNTIL, SINCE), (UNTIL - timedelta(days=366), UNTIL)):
            with pytest.raises(BadPeriod, match="366"):
                Look(asked, since, until)
        assert dashboard.total(dashboard.lines(work.session, Look(asked, SINCE, UNTIL)))["open"] == 0
