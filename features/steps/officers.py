"""Accounts, posts, groups, rights and absences, as administrators set them up."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from engine import accounts, enrolments, organisation, people, spreadsheets, substitutions
from engine.accounts import Account
from engine.people import Act
from engine.people.acts import WORDS
from engine.queries import officers
from engine.queries.officers import Criteria
from engine.substitutions import Scope
from engine.tables import Post, TrailEntry, Unit
from engine.work import Work, acting_as
from features.steps import moments
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.setting import role_of
from features.steps.world import BEGINNING, World, in_force, live_task, person, unknown

ROWS = {"new": "tạo", "there": "đã có", "refused": "từ chối"}
ANSWERS = {"có": True, "không": False}


@sentence('cán bộ {who} giữ vị trí {title}, mã "{role}"')
def at_post(world: World, who: str, title: str, role: str) -> None:
    """A new officer of the unit holds a post that no lane of the diagram means."""
    with world.act() as work:
        officer = organisation.enrol(work, who, who)
        organisation.appoint(work, officer, _unit(work, world), role=role, title=title, since=BEGINNING.date())


@sentence('lúc {at:moment} cán bộ {who} tạo tài khoản "{login}" cho {whom}, vị trí {lane}, theo "{source}"')
def create(world: World, at: datetime, who: str, login: str, whom: str, lane: str, source: str) -> None:
    """The administrator makes an account, which waits for its activation, and gives it a post."""
    world.tell(at)
    with world.attempt(who) as work:
        officer = accounts.create(work, login, Account(whom, world.unit), source=source)
        _appoint(work, world, officer.full_name, lane, source)


@sentence('lúc {at:moment} cán bộ {who} gửi bảng cán bộ theo "{source}", kết quả từng dòng')
def enrol(world: World, at: datetime, who: str, source: str, datatable: Table) -> None:
    """Many officers are made from a spreadsheet; what becomes of each row stands in its last two columns."""
    world.tell(at)
    fields = list(enrolments.COLUMNS)
    sheet = spreadsheets.written([row[: len(fields)] for row in datatable], "xlsx")
    told = []
    for row in enrolments.read(sheet, name="can-bo.xlsx"):
        with world.act(who) as work:
            (line,) = enrolments.check(work, [row])
            if line.state == "new":
                enrolments.enrol(work, row, since=at.date(), source=source)
        wrong = ", ".join(enrolments.COLUMNS[field][0] for field in line.errors)
        told.append([ROWS[line.state], wrong])
    expect("Kết quả từng dòng", told, [row[len(fields) :] for row in datatable[1:]])


@sentence('lúc {at:moment} cán bộ {who} kích hoạt tài khoản của {whom} theo "{source}"')
def activate(world: World, at: datetime, who: str, whom: str, source: str) -> None:
    """The account may be used from now on."""
    world.tell(at)
    with world.attempt(who) as work:
        accounts.activate(work, person(work.session, whom), source=source)


@sentence('lúc {at:moment} cán bộ {who} khóa tài khoản của {whom} theo "{source}"')
def lock(world: World, at: datetime, who: str, whom: str, source: str) -> None:
    """The account may not be used any more."""
    world.tell(at)
    with world.attempt(who) as work:
        accounts.lock(work, person(work.session, whom), source=source)


@sentence('lúc {at:moment} cán bộ {who} giao vị trí {lane} cho {whom} theo "{source}"')
def appoint(world: World, at: datetime, who: str, lane: str, whom: str, source: str) -> None:
    """The administrator gives an officer the post that the lane means."""
    world.tell(at)
    with world.attempt(who) as work:
        _appoint(work, world, whom, lane, source)


@sentence('lúc {at:moment} cán bộ {who} giao {whom} xử lý thay {absent} đến hết ngày {day} theo "{source}"')
def substitute(world: World, at: datetime, who: str, whom: str, absent: str, day: str, source: str) -> None:
    """From today until that day one officer stands in for another."""
    world.tell(at)
    with world.attempt(who) as work:
        away, deputy = person(work.session, absent), person(work.session, whom)
        until = moments.day(day) + timedelta(1)
        substitutions.substitute(work, away, deputy, document=source, since=world.now.date(), until=until)


@sentence('lúc {at:moment} nhóm "{name}" được quyền {act}, gồm cán bộ {who}')
def allow_group(world: World, at: datetime, name: str, act: str, who: str) -> None:
    """A group gets a right in the unit, and an officer belongs to it."""
    world.tell(at)
    with world.act() as work:
        group = organisation.group(work, name, name)
        organisation.join(work, person(work.session, who), group, since=world.now.date())
        substitutions.allow(work, group, _act(act), since=world.now.date(), scope=Scope(unit=_unit(work, world)))


@sentence("lúc {at:moment} cán bộ {who} được cấp riêng quyền {act}")
def allow_person(world: World, at: datetime, who: str, act: str) -> None:
    """An officer gets a right in the unit for himself."""
    world.tell(at)
    with world.act() as work:
        scope = Scope(unit=_unit(work, world))
        substitutions.allow(work, person(work.session, who), _act(act), since=world.now.date(), scope=scope)


@sentence("lúc {at:moment} vị trí {lane} được cấp quyền {act}")
def allow_post(world: World, at: datetime, lane: str, act: str) -> None:
    """Whoever holds the post that the lane means gets a right in the unit."""
    world.tell(at)
    with world.act() as work:
        unit = _unit(work, world)
        role = role_of(in_force(work.session, world).procedure.roles, lane)
        post = work.session.scalars(select(Post).where(Post.unit_id == unit.id, Post.role == role.post)).one()
        substitutions.allow(work, post, _act(act), since=world.now.date(), scope=Scope(unit=unit))


@sentence('quyền {act} bước "{step}" của cán bộ {who} là "{answer}"')
def right(world: World, act: str, step: str, who: str, answer: str) -> None:
    """Whether the officer may do that to the task that waits at the step: `có`, `không`, or the explanation itself."""
    with world.look_now() as work:
        task = live_task(work.session, world, step)
        told = people.why(acting_as(work, person(work.session, who).id), _act(act), task)
    if answer in ANSWERS:
        expect(f"Quyền {act} của {who}", told.allowed, ANSWERS[answer])
    else:
        expect(f"Quyền {act} của {who}", told.words, answer)


@sentence('cán bộ {who} tìm được các cán bộ theo tên "{name}", tình trạng "{state}"')
def found(world: World, who: str, name: str, state: str, datatable: Table) -> None:
    """The officers that fit, with their titles, in the order of a dictionary."""
    states = {words: code for code, words in officers.STATES.items()}
    with world.look_now() as work:
        standing = people.stand(work.session, person(work.session, who).id, world.now)
        wanted = Criteria(name=name, state=states[state])
        rows = officers.find(work.session, standing, wanted, today=world.now.date(), most=50)
    seen = [[one.full_name, "; ".join(one.titles), officers.STATES[one.state]] for one in rows]
    expect("Cán bộ tìm được", seen, datatable[1:])


@sentence('vết xử lý có ghi "{words}"')
def in_the_stead(world: World, words: str) -> None:
    """One of the acts on the case was done in another's stead, and the trail says so in these words."""
    with world.look_now() as work:
        entries = work.session.scalars(select(TrailEntry).where(TrailEntry.case_id == world.case)).all()
        told = [line for entry in entries if (line := substitutions.words(work, entry)) is not None]
    expect("Xử lý thay trong vết xử lý", words in told, True)


def _appoint(work: Work, world: World, who: str, lane: str, source: str) -> None:
    role = role_of(in_force(work.session, world).procedure.roles, lane)
    officer, unit, today = person(work.session, who), _unit(work, world), world.now.date()
    organisation.appoint(work, officer, unit, role=role.post, title=lane, since=today, source=source)


def _unit(work: Work, world: World) -> Unit:
    return organisation.unit_by_code(work, world.unit)


def _act(words: str) -> Act:
    named: dict[str, Act] = {told: act for act, told in WORDS.items()}
    if words not in named:
        raise unknown("quyền", words, list(named))
    return named[words]
