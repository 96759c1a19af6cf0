"""One question about one thing, the same as a condition for lists, and its explanation in words: they always agree."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from engine import organisation, people, questions, substitutions
from engine.people import ACTS, ROLES
from engine.queries import newest
from engine.tables import Case, Legacy, Offering, Task, Unit
from engine.work import Work, acting_as
from tests.engine.builders import acting
from tests.engine.people import world
from tests.engine.people.world import TODAY, UNITS, World, day

SLUGS, FIELDS, AREAS, STEPS = ("s1", "s2"), ("f1", "f2"), ("dia-ban-1", "dia-ban-2"), ("a", "b")
SUBSTANCES = ("read", "claim", "complete", "assign", "print", "urge", "receive", "administer")

who = st.sampled_from(world.PEOPLE)
unit = st.sampled_from(UNITS)
role = st.sampled_from([*ROLES, "to-truong"])
since, until = st.integers(-3, 1), st.none() | st.integers(2, 3)
posts = st.lists(st.tuples(who, unit, role, since, until), min_size=1, max_size=6)
scope = st.fixed_dictionaries(
    {
        "unit": st.none() | unit,
        "slug": st.none() | st.sampled_from(SLUGS),
        "field": st.none() | st.sampled_from(FIELDS),
    }
)
charges = st.lists(st.tuples(st.integers(0, 5), scope, st.none() | st.sampled_from(AREAS), since), max_size=2)
grants = st.lists(
    st.tuples(
        st.sampled_from(["person", "group", "post"]),
        who,
        st.sampled_from(SUBSTANCES),
        scope,
        st.none() | st.sampled_from(STEPS),
    ),
    max_size=3,
)
signing = st.lists(st.tuples(who, st.sampled_from(list(substitutions.FORMS)), scope, since), max_size=2)
absences = st.lists(st.tuples(who, who, scope, since, st.integers(0, 3)), max_size=3)
cases = st.lists(
    st.tuples(unit, unit, st.sampled_from(SLUGS), st.sampled_from(FIELDS), st.none() | st.sampled_from(AREAS)),
    min_size=1,
    max_size=2,
)
turns = st.lists(st.tuples(who, st.none() | who, st.integers(0, 2)), max_size=2)
legacies = st.lists(
    st.tuples(unit, unit, st.fixed_dictionaries({"slug": st.none() | st.sampled_from(SLUGS)})), max_size=2
)
bonds = st.lists(st.sampled_from(["separate", "same"]), unique=True, max_size=2)
tasks = st.lists(st.tuples(unit, role, st.sampled_from(STEPS), bonds, turns), min_size=1, max_size=2)


@st.composite
def organisations(draw: st.DrawFn) -> dict[str, Any]:
    """Everything that may matter, drawn from so few values that it often fits together."""
    drawn = {"posts": posts, "charges": charges, "grants": grants, "signing": signing, "absences": absences}
    return {
        **{name: draw(strategy) for name, strategy in drawn.items()},
        "cases": draw(cases),
        "legacies": draw(legacies),
        "tasks": draw(tasks),
        "locked": draw(st.sets(who, max_size=1)),
    }


def arrange(built: World, drawn: dict[str, Any]) -> None:
    """Put the rows down that *drawn* tells of."""
    made = [built.holds(*post) for post in drawn["posts"]]
    for number, given_scope, area, first in drawn["charges"]:
        put_in_charge(built, drawn, made, number % len(made), given_scope, area, first)
    for kind, officer, act, given_scope, element in drawn["grants"]:
        whom = {"person": built.people[officer], "post": made[0], "group": a_group(built, officer)}[kind]
        allowed = substitutions.Scope(**in_units(built, given_scope), element=element)
        substitutions.allow(built.work, whom, act, since=TODAY - timedelta(1), scope=allowed)
    for officer, form, given_scope, first in drawn["signing"]:
        signed = substitutions.Scope(**in_units(built, given_scope))
        dates = {"since": day(first), "until": TODAY + timedelta(4)}
        substitutions.authorise(built.work, built.people[officer], form, document="QĐ 1", scope=signed, **dates)
    for absent, deputy, given_scope, first, length in drawn["absences"]:
        if absent != deputy:
            lent = substitutions.Scope(**in_units(built, given_scope))
            dates = {"since": day(first), "until": TODAY + timedelta(first + length + 1)}
            pair = built.people[absent], built.people[deputy]
            substitutions.substitute(built.work, *pair, document="QĐ 2", scope=lent, **dates)
    for after, before, matter in drawn["legacies"]:
        units = {"unit_id": built.units[after].id, "before_id": built.units[before].id}
        built.work.session.add(Legacy(**units, **matter))
    for login in drawn["locked"]:
        built.people[login].active = False
    put_things(built, drawn)


def put_in_charge(
    built: World,
    drawn: dict[str, Any],
    made: list[Any],
    number: int,
    told: dict[str, Any],
    area: str | None,
    first: int,
) -> None:
    named = {**in_units(built, told), "territory": area}
    officer, _, _, begun, over = drawn["posts"][number]
    if any(named.values()) and (over is None or over > max(begun, first)):
        officer_row = built.people[officer]
        organisation.charge(built.work, officer_row, made[number], since=TODAY + timedelta(max(begun, first)), **named)


def put_things(built: World, drawn: dict[str, Any]) -> None:
    rows = [built.case(a, b, slug=s, field=f, territory=t) for a, b, s, f, t in drawn["cases"]]
    for number, (place, post, element, kinds, done) in enumerate(drawn["tasks"]):
        case = rows[number % len(rows)]
        task = built.task(case, element, unit=place, role=post)
        for kind in kinds:
            built.bind(task, kind, "truoc")
        for officer, stead, hour in done:
            built.done(case, "truoc", officer, stead=stead if stead != officer else None, hour=hour)
    for place, slug in (("T.A", "s1"), ("T.B.1", "s2")):
        built.offering(place, slug)


def a_group(built: World, login: str) -> Any:
    group = organisation.group(built.work, f"to-{login}", "Tổ công tác")
    organisation.join(built.work, built.people[login], group, since=TODAY)
    return group


def in_units(built: World, told: dict[str, Any]) -> dict[str, Any]:
    return {**told, "unit": built.units[told["unit"]] if told["unit"] else None}


def disagreements(work: Work, table: Any) -> list[str]:
    """Where the condition, the question and the explanation differ, for all acts on all rows of *table*."""
    standing = people.stand(work.session, work.actor_id, work.now)
    rows = list(work.session.scalars(select(table)))
    found = []
    for act in ACTS:
        seen = set(work.session.scalars(select(table.id).where(people.visible(standing, act, table))))
        for row in rows:
            told = (row.id in seen, people.may(work, act, row), people.why(work, act, row).allowed)
            if len(set(told)) > 1:
                found.append(f"{act} {table.__name__}: listed {told[0]}, may {told[1]}, why {told[2]}")
    return found


def lists_otherwise(work: Work) -> list[str]:
    """Which ways to list the cases that the officer may read differ from asking of each, the newest first."""
    asked = questions.ask(work)
    cases = select(Case).order_by(Case.opened_at.desc(), Case.id.desc())
    read = [case.id for case in work.session.scalars(cases) if people.may(work, "read", case)]
    place = {"after": None, "most": 99}
    ways = {
        "by its ways": newest.walk(work.session, asked, (), **place),
        "by its ways, on a condition": newest.walk(work.session, asked, [Case.state == "open"], **place),
        "one by one": newest.look_up(asked, select(Case.id), (), **place),
    }
    return [name for name, ids in ways.items() if list(work.session.scalars(ids)) != read]


def check(db: Engine, drawn: dict[str, Any]) -> None:
    with acting(db) as work:
        built = world.build(work)
        arrange(built, drawn)
        work.session.flush()
        for login in world.PEOPLE[:2]:
            theirs = acting_as(work, built.people[login].id)
            for table in (Task, Case, Unit, Offering):
                assert disagreements(theirs, table) == []
            assert lists_otherwise(theirs) == []
        work.session.rollback()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=organisations())
def test_question_list_and_explanation_agree(sqlite: Engine, drawn: dict[str, Any]) -> None:
    check(sqlite, drawn)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=organisations())
def test_they_agree_on_postgresql_too(postgresql: Engine, drawn: dict[str, Any]) -> None:
    check(postgresql, drawn)
