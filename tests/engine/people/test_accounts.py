"""Accounts are made, activated, corrected and locked by administrators, and officers are found, on both databases."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from engine import (
    accounts,
    administration,
    changes,
    mergers,
    offerings,
    organisation,
    people,
    queue,
    statusdetails,
    stepsettings,
    tasks,
)
from engine import substitutions as rights
from engine.accounts import Account
from engine.queries import officers
from engine.queries.officers import Criteria
from engine.tables import Case, Person, Unit
from engine.work import Work
from feel.errors import Fault
from forms.faults import NotAnEmail, NotAPhone
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, DESK_TOO, EXPERT, MORNING, acting
from tests.engine.people import rearranging

DECISION = "Quyết định số 5/QĐ-UBND"
ADMIN, TODAY = "quan.tri", MORNING.date()
NEW = Account("Trịnh Thị  Hòa", COMMUNE, "hoa@hoabinh.example.vn", "0912 000 009")


@pytest.fixture
def province(db: Engine) -> Engine:
    """A commune with an administrator of its own."""
    builders.a_province(db, builders.tiny(*builders.straight("a", "c")))
    with acting(db) as work:
        keeper, unit = organisation.enrol(work, ADMIN, "Ngô Văn Quản"), organisation.unit_by_code(work, COMMUNE)
        organisation.appoint(work, keeper, unit, role="quan-tri", title="Quản trị", since=TODAY)
    return db


def hoa(work: Work) -> Person:
    return accounts.create(work, "hoa.tt", NEW, source=DECISION)


def unit(work: Work, code: str = COMMUNE) -> Unit:
    return organisation.unit_by_code(work, code)


def person(work: Work, login: str) -> Person:
    return organisation.person_by_login(work, login)


def appoint(work: Work, officer: Person, code: str = COMMUNE) -> None:
    role = {"role": "mot-cua", "title": "Công chức", "since": TODAY, "source": DECISION}
    organisation.appoint(work, officer, unit(work, code), **role)


def test_a_new_account_may_nothing_until_it_is_activated(province: Engine) -> None:
    case_id = builders.a_case(province)
    with acting(province, ADMIN) as work:
        appoint(work, hoa(work))
    with acting(province, "hoa.tt") as work, pytest.raises(people.NotYours):
        tasks.claim(work, builders.waiting(work, case_id, "a").id, seen=1)
    with acting(province, ADMIN) as work:
        accounts.activate(work, person(work, "hoa.tt"), source=DECISION)
    with acting(province, "hoa.tt") as work:
        tasks.claim(work, builders.waiting(work, case_id, "a").id, seen=1)
        assert (person(work, "hoa.tt").full_name, person(work, "hoa.tt").phone) == ("Trịnh Thị Hòa", "0912000009")
        assert changes.verify(work.session, "account hoa.tt") == 3


@pytest.mark.parametrize(
    ("login", "account", "fault"),
    [
        ("Hoa", NEW, accounts.BadLogin),
        ("hoa' or 1=1", NEW, accounts.BadLogin),
        (DESK, NEW, accounts.LoginTaken),
        ("hoa.tt", Account("  ", COMMUNE), accounts.NoName),
        ("hoa.tt", Account("Hòa", "H00"), organisation.UnknownUnit),
        ("hoa.tt", Account("Hòa", COMMUNE, email="hoa"), NotAnEmail),
        ("hoa.tt", Account("Hòa", COMMUNE, phone="12"), NotAPhone),
        ("hoa.tt", Account("Hòa", "H99"), people.NotAllowed),
    ],
)
def test_an_account_that_cannot_be_is_not_made(
    province: Engine, login: str, account: Account, fault: type[Fault]
) -> None:
    with pytest.raises(fault), acting(province, ADMIN) as work:
        accounts.create(work, login, account, source=DECISION)


def test_an_officer_names_the_decision(province: Engine) -> None:
    with pytest.raises(changes.NoSource), acting(province, ADMIN) as work:
        accounts.create(work, "hoa.tt", NEW, source=" ")
    with acting(province) as work, pytest.raises(organisation.UnknownPerson):
        person(work, "hoa.tt")


def test_what_a_locked_officer_held_waits_for_others(province: Engine) -> None:
    held, lent, passed = (builders.a_case(province) for _ in range(3))
    for case_id, login in ((held, DESK), (lent, DESK_TOO), (passed, DESK)):
        with acting(province, login) as work:
            task = builders.waiting(work, case_id, "a")
            tasks.claim(work, task.id, seen=1)
            if case_id != held:
                other = DESK if login == DESK_TOO else DESK_TOO
                tasks.delegate(work, task.id, to=person(work, other), seen=2)
    with acting(province, ADMIN) as work:
        assert accounts.lock(work, person(work, DESK), source=DECISION) == 2
    with acting(province) as work:
        found = [builders.waiting(work, case_id, "a") for case_id in (held, lent, passed)]
        lan = person(work, DESK_TOO).id
        assert [(task.state, task.holder_id, task.owner_id) for task in found] == [
            ("ready", None, None),
            ("claimed", lan, None),
            ("claimed", lan, None),
        ]
    with acting(province, DESK) as work:
        assert queue.claim_next(work) is None
    with acting(province, DESK_TOO) as work:
        taken = queue.claim_next(work)
        assert taken is not None
        assert taken.case_id == held


def test_an_account_is_locked_and_opened_once(province: Engine) -> None:
    with acting(province, ADMIN) as work:
        accounts.lock(work, person(work, DESK), source=DECISION)
    with pytest.raises(accounts.NotSo), acting(province, ADMIN) as work:
        accounts.lock(work, person(work, DESK), source=DECISION)
    with acting(province, ADMIN) as work:
        accounts.activate(work, person(work, DESK), source=DECISION)
        assert accounts.state_of(person(work, DESK)) == "active"
    with pytest.raises(accounts.NotSo), acting(province, ADMIN) as work:
        accounts.activate(work, person(work, DESK), source=DECISION)


def names(engine: Engine, login: str | None = ADMIN, **wanted: str) -> list[str]:
    """The logins found by whoever looks."""
    with acting(engine, login) as work:
        standing = people.stand(work.session, work.actor_id, work.now) if login else None
        found = officers.find(work.session, standing, Criteria(**wanted), today=TODAY, most=99)
        return [one.login for one in found]


def test_officers_are_found_by_any_attribute_or_several(province: Engine) -> None:
    with acting(province) as work:
        hoa(work)
        team = organisation.group(work, "to-so-hoa", "Tổ số hóa")
        organisation.join(work, person(work, DESK), team, since=TODAY)
        far = organisation.found(work, "H99.20", "UBND xã khác", level="commune", since=TODAY)
        organisation.appoint(
            work, organisation.enrol(work, "xa.mc", "Mai Xa"), far, role="mot-cua", title="x", since=TODAY
        )
    assert names(province, name="nguyen thi mai") == names(province, group="to-so-hoa") == [DESK]
    assert names(province, name="HOA.T") == names(province, state="new") == ["hoa.tt"]
    assert names(province, role="mot-cua", unit=COMMUNE) == [DESK, DESK_TOO]
    assert names(province, role="mot-cua", name="lan") == [DESK_TOO]
    assert names(province, title="Văn thư") == ["ha.vt"]
    assert names(province, state="locked") == []
    assert "xa.mc" not in names(province)
    assert "xa.mc" in names(province, None)
    assert names(province, EXPERT) == []


def test_a_list_for_reports_says_who_is_where(province: Engine) -> None:
    with acting(province) as work:
        hoa(work)
        found = officers.find(work.session, None, Criteria(name="hòa"), today=TODAY, most=9)
        contact = "hoa@hoabinh.example.vn", "0912000009", "Chờ kích hoạt"
        row = ("hoa.tt", "Trịnh Thị Hòa", "UBND xã Hòa Bình (minh họa)", "", "", *contact)
        assert officers.table(found)[1:] == [row]


def test_every_right_is_told_with_where_it_comes_from(province: Engine) -> None:
    with acting(province) as work:
        dates = {"since": TODAY, "until": TODAY + timedelta(1)}
        rights.substitute(work, person(work, DESK), person(work, EXPERT), document=DECISION, **dates)
        told = accounts.rights(work, person(work, EXPERT))
    assert "Giữ vị trí Chuyên viên thẩm định, UBND xã Hòa Bình (minh họa): nhận, hoàn thành" in told
    assert f"Thay Nguyễn Thị Mai theo {DECISION}. Giữ vị trí Công chức Bộ phận một cửa, " in "\n".join(told)


def make_group(work: Work, login: str) -> None:
    team = organisation.group(work, "to", "Tổ")
    organisation.join(work, person(work, login), team, since=TODAY, source=DECISION)


def stand_in(work: Work, login: str) -> None:
    dates = {"since": TODAY, "until": TODAY + timedelta(9)}
    rights.substitute(work, person(work, "thanh.ld"), person(work, login), document=DECISION, **dates)


def sign(work: Work, login: str) -> None:
    scope = rights.Scope(unit=unit(work))
    rights.authorise(work, person(work, login), "KT.", document=DECISION, since=TODAY, scope=scope)


def allow(work: Work, login: str) -> None:
    scope = rights.Scope(unit=unit(work))
    rights.allow(work, person(work, login), "assign", since=TODAY, scope=scope, source=DECISION)


def allow_the_post(work: Work, login: str) -> None:
    del login
    scope = rights.Scope(unit=unit(work))
    post = organisation.post_of(work, unit(work), "quan-tri", "Quản trị")
    rights.allow(work, post, "assign", since=TODAY, scope=scope, source=DECISION)


def lead(work: Work, login: str) -> None:
    title = {"role": "lanh-dao", "title": "Chủ tịch", "since": TODAY, "source": DECISION}
    organisation.appoint(work, person(work, login), unit(work), **title)


@pytest.mark.parametrize("grab", [stand_in, sign, allow, lead, allow_the_post])
def test_nobody_gives_himself_a_right(province: Engine, grab: Callable[[Work, str], None]) -> None:
    with pytest.raises(administration.OwnRights), acting(province, ADMIN) as work:
        grab(work, ADMIN)


@pytest.mark.parametrize("grab", [stand_in, sign, allow, lead, make_group, allow_the_post])
def test_who_administers_nothing_gives_no_rights(province: Engine, grab: Callable[[Work, str], None]) -> None:
    with pytest.raises(people.NotAllowed), acting(province, EXPERT) as work:
        grab(work, DESK)


def everywhere(work: Work) -> None:
    rights.allow(work, person(work, DESK), "read", since=TODAY, source=DECISION)


def own_time(work: Work) -> None:
    stepsettings.put(work, unit(work, "H99"), "nho", "a", stepsettings.Own(limit="PT1H"), since=TODAY)


def own_status(work: Work) -> None:
    statusdetails.add(work, "cho-ky", under="processing", name="Chờ ký", since=TODAY, source=DECISION)


def offer(work: Work) -> None:
    offerings.offer(work, [unit(work, "H99")], builders.tiny(), "competent", since=TODAY, source="QĐ 1")


@pytest.mark.parametrize("reach", [everywhere, own_time, own_status, offer])
def test_an_administrator_reaches_no_further_than_his_units(province: Engine, reach: Callable[[Work], None]) -> None:
    with pytest.raises(people.NotAllowed), acting(province, ADMIN) as work:
        reach(work)


def test_who_administers_one_commune_plans_no_rearrangement_with_another(province: Engine) -> None:
    plan = rearranging.merge(founded=(), follows=(mergers.Follows(COMMUNE, "H99"),))
    with pytest.raises(people.NotAllowed), acting(province, ADMIN) as work:
        mergers.lay_down(work, plan)
    with acting(province) as work:
        merger_id = mergers.lay_down(work, plan).id
    for verb in (mergers.go_on, mergers.reverse):
        with pytest.raises(people.NotAllowed), acting(province, EXPERT) as work:
            verb(work, merger_id)


def test_a_circle_of_units_never_hangs(province: Engine) -> None:
    with acting(province) as work:
        first = organisation.found(work, "H99.30", "Sở A", level="department", since=TODAY)
        second = organisation.found(work, "H99.31", "Sở B", level="department", parent_id=first.id, since=TODAY)
        first.parent_id = second.id  # as two administrators could bring about who move both at the same moment
        work.session.flush()
        with pytest.raises(organisation.AboveItself):
            organisation.stand_anew(work, [first.id])
        work.session.rollback()


def test_a_right_is_taken_back_and_a_group_is_left(province: Engine) -> None:
    case_id = builders.a_case(province)
    with acting(province) as work:
        team = organisation.group(work, "to", "Tổ")
        organisation.join(work, person(work, EXPERT), team, since=TODAY - timedelta(9))
        scope = rights.Scope(unit=unit(work))
        of_group = rights.allow(work, team, "urge", since=TODAY - timedelta(9), scope=scope)
        own = rights.allow(work, person(work, EXPERT), "assign", since=TODAY - timedelta(9), scope=scope)
        ids = of_group.id, own.id
    assert may(province, EXPERT, case_id) == {"urge", "assign"}
    with acting(province, ADMIN) as work:
        rights.revoke(work, work.session.get_one(rights.Grant, ids[1]), on=TODAY, source=DECISION)
    with acting(province) as work:
        organisation.leave(work, person(work, EXPERT), organisation.group(work, "to", ""), on=TODAY)
    assert may(province, EXPERT, case_id) == set()


def may(engine: Engine, login: str, case_id: uuid.UUID) -> set[str]:
    with acting(engine, login) as work:
        case = work.session.get_one(Case, case_id)
        return {act for act in ("urge", "assign") if people.may(work, act, case)}
