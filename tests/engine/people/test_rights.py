"""What posts, charges, groups, grants, signatures and absences allow, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.dialects import postgresql

from commands import store
from engine import administration, changes, charges, database, organisation, people, substitutions, validity
from engine.people import Act, standing
from engine.substitutions import Scope
from engine.tables import Task
from engine.work import acting_as
from tests.engine.builders import MORNING, acting
from tests.engine.people import world
from tests.engine.people.world import TODAY, World

TOMORROW, YESTERDAY = TODAY + timedelta(1), TODAY - timedelta(1)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One empty database for all: every test here takes back what it wrote."""
    made = database.connect(f"sqlite:///{tmp_path_factory.mktemp('rights') / 'test.db'}")
    store.migrate(made)
    yield made
    made.dispose()


@pytest.fixture
def built(engine: Engine) -> Iterator[World]:
    """Units and officers who hold no posts yet."""
    with acting(engine) as work:
        yield world.build(work)
        work.session.rollback()


def may(built: World, who: str, act: Act, thing: people.rights.Thing) -> bool:
    return people.may(acting_as(built.work, built.people[who].id), act, thing)


def allowed(built: World, who: str, thing: people.rights.Thing) -> set[str]:
    return {act for act in people.ACTS if may(built, who, act, thing)}


@pytest.mark.parametrize(
    ("role", "unit", "acts"),
    [
        ("mot-cua", "T.A", {"read", "print", "receive"}),
        ("chuyen-vien", "T.A", {"read", "print"}),
        ("truong-phong", "T.A", {"read", "print", "assign", "urge"}),
        ("lanh-dao", "T.A", {"read", "print", "assign", "urge"}),
        ("kiem-soat", "T", {"read", "print", "urge"}),
        ("quan-tri", "T", {"administer", "design"}),
        ("phan-tich", "T", {"design"}),
        ("lanh-dao", "T", set()),
        ("mot-cua", "T", set()),
        ("mot-cua", "T.B", set()),
    ],
)
def test_each_role_of_the_circular_may_just_this_with_a_case_of_a_commune(
    built: World, role: str, unit: str, acts: set[str]
) -> None:
    built.holds("an", unit, role)
    assert allowed(built, "an", built.case("T.A", "T.A")) == acts


def test_a_leader_reads_and_assigns_in_the_divisions_of_his_commune_and_in_no_other(built: World) -> None:
    built.holds("an", "T.A", "lanh-dao")
    own, other = built.task(built.case("T.A", "T.A.1")), built.task(built.case("T.B", "T.B.1"))
    assert (may(built, "an", "assign", own), may(built, "an", "assign", other)) == (True, False)


def test_a_holder_of_a_divided_post_acts_within_his_charge_only(built: World) -> None:
    post = built.holds("an", "T.A", "chuyen-vien")
    built.holds("binh", "T.A", "chuyen-vien")
    organisation.charge(built.work, built.people["an"], post, since=TODAY, field="f1", territory="1")
    fitting = built.task(built.case("T.A", "T.A", territory="1"))
    elsewhere = built.task(built.case("T.A", "T.A", territory="2"))
    assert [may(built, "an", "claim", task) for task in (fitting, elsewhere)] == [True, False]
    assert not may(built, "binh", "claim", fitting)


def test_a_post_that_is_divided_no_more_is_all_its_holders_again(built: World) -> None:
    post = built.holds("an", "T.A", "chuyen-vien")
    built.holds("binh", "T.A", "chuyen-vien")
    built.holds("chi", "T.A", "quan-tri")
    task = built.task(built.case("T.A", "T.A"))
    for since in (YESTERDAY, TOMORROW):
        organisation.charge(built.work, built.people["an"], post, since=since, territory="9")
    told = people.why(acting_as(built.work, built.people["binh"].id), "claim", task).words
    assert told == (
        "Không, vì không có quyền nhận nào. Việc này chờ vị trí “Thẩm định”. Vị trí chuyen-vien, UBND xã An (minh họa) "
        "đã chia theo phân công phụ trách, cán bộ này chưa được giao phần nào."
    )
    as_chi = acting_as(built.work, built.people["chi"].id)
    with pytest.raises(changes.NoSource):
        charges.undivide(as_chi, built.units["T.A"], "chuyen-vien", source=" ")
    with pytest.raises(people.NotAllowed):
        charges.undivide(acting_as(built.work, built.people["an"].id), built.units["T.A"], "chuyen-vien", source="QĐ 1")
    charges.undivide(as_chi, built.units["T.A"], "chuyen-vien", source="QĐ 1")
    assert [may(built, who, "claim", task) for who in ("an", "binh")] == [True, True]
    built.holds("chi", "T.A", "chuyen-vien")
    for fault in (charges.NotDivided, administration.OwnRights):
        with pytest.raises(fault):
            charges.undivide(as_chi, built.units["T.A"], "chuyen-vien", source="QĐ 1")
        organisation.charge(built.work, built.people["an"], post, since=TODAY, territory="9")


def test_a_charge_that_ended_leaves_nothing_open(built: World) -> None:
    post = built.holds("an", "T.A", "chuyen-vien")
    dates = {"since": YESTERDAY, "until": TODAY}
    organisation.charge(built.work, built.people["an"], post, field="f1", **dates)
    assert not may(built, "an", "claim", built.task(built.case("T.A", "T.A")))


def test_a_group_a_person_and_a_post_are_given_single_rights(built: World) -> None:
    group = organisation.group(built.work, "to", "Tổ công tác")
    organisation.join(built.work, built.people["an"], group, since=TODAY)
    post = built.holds("chi", "T.B", "to-truong")
    scope = Scope(unit=built.units["T.A"], slug="s1", element="a")
    for whom in (group, built.people["binh"], post):
        substitutions.allow(built.work, whom, "complete", since=TODAY, scope=scope)
    case = built.case("T.A", "T.A")
    this, other = built.task(case, "a"), built.task(case, "b")
    assert [may(built, who, "complete", this) for who in ("an", "binh", "chi", "dung")] == [True, True, True, False]
    assert not any(may(built, who, "complete", other) for who in world.PEOPLE)


@pytest.mark.parametrize(("since", "until", "counts"), [(0, 1, True), (-1, 0, False), (1, 2, False)])
def test_a_deputy_acts_on_the_days_of_the_absence(built: World, since: int, until: int, counts: bool) -> None:
    built.holds("an", "T.A", "chuyen-vien")
    absent, deputy = built.people["an"], built.people["binh"]
    dates = {"since": TODAY + timedelta(since), "until": TODAY + timedelta(until)}
    substitutions.substitute(built.work, absent, deputy, document="QĐ 1", **dates)
    assert may(built, "binh", "claim", built.task(built.case("T.A", "T.A"))) == counts


def absence(built: World, absent: str, deputy: str, scope: Scope = substitutions.EVERYTHING) -> None:
    pair = built.people[absent], built.people[deputy]
    substitutions.substitute(built.work, *pair, document="QĐ 1/QĐ-UBND", since=TODAY, until=TOMORROW, scope=scope)


def test_a_substitution_passes_on_to_nobody_else(built: World) -> None:
    built.holds("an", "T.A", "chuyen-vien")
    absence(built, "an", "binh")
    absence(built, "binh", "chi")
    task = built.task(built.case("T.A", "T.A"))
    assert [may(built, who, "claim", task) for who in ("binh", "chi")] == [True, False]


def test_a_substitution_reaches_no_further_than_its_scope(built: World) -> None:
    built.holds("an", "T.A", "chuyen-vien")
    absence(built, "an", "binh", Scope(field="f1"))
    tasks = [built.task(built.case("T.A", "T.A", field=field)) for field in ("f1", "f2")]
    assert [may(built, "binh", "claim", task) for task in tasks] == [True, False]


def test_to_sign_is_given_by_itself_and_not_by_an_absence(built: World) -> None:
    dates = {"since": TODAY, "until": TOMORROW}
    substitutions.authorise(built.work, built.people["an"], "KT.", document="QĐ 9", scope=Scope(field="f1"), **dates)
    absence(built, "an", "binh")
    case, other = built.case("T.A", "T.A"), built.case("T.A", "T.A", field="f2")
    assert [may(built, "an", "sign", thing) for thing in (case, other)] == [True, False]
    assert not may(built, "binh", "sign", case)
    way = people.require(acting_as(built.work, built.people["an"].id), "sign", case)
    assert (way.form, way.document) == ("KT.", "QĐ 9")


def test_whoever_came_back_is_replaced_no_more(built: World) -> None:
    built.holds("an", "T.A", "chuyen-vien")
    absence(built, "an", "binh")
    substitutions.substitute(
        built.work, built.people["an"], built.people["chi"], document="QĐ 2", since=YESTERDAY, until=TOMORROW
    )
    assert substitutions.come_back(built.work, built.people["an"], on=TODAY) == 2
    task = built.task(built.case("T.A", "T.A"))
    assert [may(built, who, "claim", task) for who in ("an", "binh", "chi")] == [True, False, False]


def test_a_substitute_does_not_get_round_the_separation_of_duties(built: World) -> None:
    for who in ("an", "binh"):
        built.holds(who, "T.A", "chuyen-vien")
    built.holds("dung", "T.A", "chuyen-vien")
    absence(built, "an", "chi")
    case = built.case("T.A", "T.A")
    built.done(case, "tham-dinh", "binh", stead="an")
    task = built.task(case)
    built.bind(task, "separate", "tham-dinh")
    assert {who: may(built, who, "complete", task) for who in world.PEOPLE} == {
        "an": False,  # it was done in his stead
        "binh": False,  # he did it
        "chi": False,  # she would do it in the stead of an
        "dung": True,
    }


def test_the_same_person_goes_on_or_whoever_acts_in_his_stead(built: World) -> None:
    for who in ("an", "binh"):
        built.holds(who, "T.A", "chuyen-vien")
    absence(built, "an", "chi")
    case = built.case("T.A", "T.A")
    task = built.task(case)
    built.bind(task, "same", "tham-dinh")
    assert may(built, "binh", "complete", task)
    built.done(case, "tham-dinh", "an")
    assert [may(built, who, "complete", task) for who in ("an", "binh", "chi")] == [True, False, True]
    with pytest.raises(people.MustBeTheSame, match="tham-dinh"):
        people.require(acting_as(built.work, built.people["binh"].id), "complete", task)


def test_work_done_again_by_another_is_the_others(built: World) -> None:
    built.holds("an", "T.A", "chuyen-vien")
    case = built.case("T.A", "T.A")
    built.done(case, "tham-dinh", "an")
    built.done(case, "tham-dinh", "binh", hour=1)
    task = built.task(case)
    built.bind(task, "separate", "tham-dinh")
    assert may(built, "an", "complete", task)


def test_whoever_took_part_in_a_case_may_read_it(built: World) -> None:
    case = built.case("T.A", "T.A")
    assert not may(built, "an", "read", case)
    built.done(case, "a", "an")
    assert may(built, "an", "read", case)


def test_a_locked_account_may_nothing(built: World) -> None:
    built.holds("an", "T.A", "chuyen-vien")
    built.people["an"].active = False
    built.work.session.flush()
    task = built.task(built.case("T.A", "T.A"))
    assert allowed(built, "an", task) == set()
    assert people.why(acting_as(built.work, built.people["an"].id), "claim", task).words.startswith("Tài khoản")


@pytest.mark.parametrize(
    ("who", "act", "words"),
    [
        ("an", "claim", "Được, vì giữ vị trí chuyen-vien, UBND xã An (minh họa)."),
        ("binh", "claim", "Được, vì thay Người An theo QĐ 1/QĐ-UBND; người này giữ vị trí chuyen-vien"),
        (
            "chi",
            "claim",
            "Không, vì quyền nhận hiện có (giữ vị trí chuyen-vien, UBND xã Bình (minh họa)) không bao gồm",
        ),
        ("dung", "claim", "Không, vì không có quyền nhận nào. Việc này chờ vị trí “Thẩm định”."),
        ("an", "sign", "Không, vì không có quyền ký nào."),
    ],
)
def test_the_explanation_is_for_people(built: World, who: str, act: Act, words: str) -> None:
    built.holds("an", "T.A", "chuyen-vien")
    built.holds("chi", "T.B", "chuyen-vien")
    absence(built, "an", "binh")
    task = built.task(built.case("T.A", "T.A"))
    assert people.why(acting_as(built.work, built.people[who].id), act, task).words.startswith(words)


def test_the_question_takes_one_statement_and_a_bond_one_more(engine: Engine, built: World) -> None:
    built.holds("an", "T.A", "chuyen-vien")
    case = built.case("T.A", "T.A")
    free, bound = built.task(case), built.task(case)
    built.bind(bound, "separate", "tham-dinh")
    assert [statements(engine, built, task) for task in (free, bound)] == [1, 2]


def statements(engine: Engine, built: World, task: Task) -> int:
    said: list[str] = []

    def hear(*told: object) -> None:
        said.append(str(told[2]))

    event.listen(engine, "before_cursor_execute", hear)
    assert may(built, "an", "complete", task)
    event.remove(engine, "before_cursor_execute", hear)
    return len(said)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"document": " "}, substitutions.NoDocument),
        ({"until": TODAY}, validity.WrongDates),
        ({"deputy": "an"}, substitutions.NotForOneself),
    ],
)
def test_a_substitution_needs_a_document_an_end_and_another(built: World, said: dict, fault: type[Exception]) -> None:  # type: ignore[type-arg]
    facts = {"document": "QĐ 1", "since": TODAY, "until": TOMORROW, **said}
    deputy = built.people[facts.pop("deputy", "binh")]
    with pytest.raises(fault):
        substitutions.substitute(built.work, built.people["an"], deputy, **facts)


@pytest.mark.parametrize(
    ("form", "until", "fault"),
    [("TUQ.", None, substitutions.NoEnd), ("PP.", TOMORROW, substitutions.UnknownForm)],
)
def test_an_authority_to_sign_has_a_known_form_and_ends_when_it_was_delegated(
    built: World, form: str, until: object, fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        substitutions.authorise(built.work, built.people["an"], form, document="QĐ 1", since=TODAY, until=until)  # type: ignore[arg-type]


def test_a_unit_cannot_stand_below_itself(built: World) -> None:
    with pytest.raises(organisation.AboveItself, match=r"T\.A"):
        organisation.place_below(built.work, built.units["T.A"], built.units["T.A.1"])


def test_a_unit_that_moves_takes_those_below_it_along(built: World) -> None:
    built.holds("an", "T.B", "lanh-dao")
    task = built.task(built.case("T.A", "T.A.1"))
    organisation.place_below(built.work, built.units["T.A.1"], built.units["T.B"])
    assert may(built, "an", "assign", task)


def test_lists_show_what_the_question_allows(built: World) -> None:
    built.holds("an", "T.A", "chuyen-vien")
    mine, other = built.task(built.case("T.A", "T.A")), built.task(built.case("T.B", "T.B"))
    standing = people.stand(built.work.session, built.people["an"].id, MORNING)
    seen = built.work.session.scalars(select(Task.id).where(people.visible(standing, "claim")))
    assert list(seen) == [mine.id] != [other.id]


def test_the_driver_keeps_the_statement_of_rights_ready() -> None:
    """psycopg reads anew what is longer than 4,096 characters or binds more than 50 values, at every act."""
    made = standing.STATEMENT.compile(dialect=postgresql.psycopg.dialect())
    assert (len(str(made)) <= 4096, len(made.params)) == (True, 2)
