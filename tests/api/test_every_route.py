"""Every route of the OpenAPI document, walked by every role: nobody reads or writes outside his rights."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, select, update
from werkzeug.test import TestResponse

from api.app import document
from bpmn import shipped
from commands.demo import province
from engine import (
    accounts,
    apologies,
    certifications,
    changes,
    components,
    consultations,
    duework,
    files,
    imports,
    mergers,
    notes,
    offerings,
    orders,
    organisation,
    results,
    revisions,
    signins,
    substitutions,
    tokens,
    validity,
    withdrawals,
)
from engine.certifications import Certifying
from engine.components import Handed
from engine.consultations import Asking
from engine.imports import files as filed
from engine.queries import notices as received
from engine.tables import Base, Case, Certification, Charge, DueWork, Offering, Post, Revision, Task
from engine.work import acting_as
from tests.api.asked import ASKING, LATER, ONE_CASE, ONE_CERTIFICATION, ONE_TASK, PDF, Probe, Things
from tests.api.office import SECRET, Office, build, problem, task_at
from tests.api.probes import (
    BATCHES,
    LEADERS,
    NOT_NOW,
    OF_ADMINISTRATORS,
    OF_ANYBODY,
    OF_NOBODY,
    OF_READERS,
    PROBES,
    READS,
    WRITES,
)
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, DESK_TOO, MORNING, acting
from tests.engine.complete import FORM

MERGED = date(2027, 1, 1)
AGENCY = "H99.02"  #: another agency of the province
OUTSIDE = ("cuc.xd", "son.xd", "yen.xd", "khanh.xd", "nga.xd", "kiem.xd", "quan.tri", "hung.tp")
ADMINISTRATOR = "quan.tri"  #: of the whole province
LEADER = "thanh.ld"  #: he may assign in the commune
#: they may read the cases of the commune and do none of its steps
READING = ("lan.cv", "ha.vt", "kiem.soat")
#: how a write is refused to them
REFUSED = {
    "no-such-sign-in",
    "no-such-token",
    "no-such-notice",
    "not-yours",
    "not-allowed",
    "not-held",
    "not-delegated",
    "not-waiting",
    "not-for-you",
    "not-the-head",
    "not-your-note",
    "no-such-certification",
    "no-such-part",
}
OF_CONTROLLERS = {
    f"POST {ONE_TASK}:urge",
    "POST /api/v1/tasks:urge",
    f"POST {ONE_CASE}/orders",
    f"POST {ONE_CASE}/notes",
}  #: what a controller does to cases that he reads
FOR_WRITERS = {f"GET {ONE_CASE}/components/{{position}}/reusable", f"GET {ONE_CERTIFICATION}"}
OF_WATCHERS = ("GET /api/v1/standings", "GET /api/v1/procedures/{slug}/standings")  #: counts, of what one may read


class World(Things):
    """Cases of the commune and whoever comes to ask for them."""

    office: Office
    tokens: dict[str, str]

    def go(self, probe: Probe, *, by: str | None) -> TestResponse:
        """The answer to *probe* of the officer *by*."""
        asked = probe(self)
        seen = None if asked.versioned is None else self.version(asked.versioned)
        token = {} if by is None else {"Authorization": f"Bearer {self.tokens[by]}"}
        return self.office.ask(asked.method, asked.path, asked.body, by=None, seen=seen, file=asked.file, more=token)

    def version(self, of: uuid.UUID | str) -> int:
        """The version of the case, the task or the setting *of*; 0 for a draft that is not there yet."""
        if of == "draft":
            return 0
        with acting(self.office.engine) as work:
            if of == "revision":
                return work.session.get_one(Revision, "nhap").version
            if str(of).startswith("setting "):
                return changes.version(work.session, str(of).removeprefix("setting "))
            table: Any = Case if isinstance(of, uuid.UUID) else Task
            table = Certification if of == self.parts.get("certification") else table
            found: int = work.session.get_one(table, of).version
            return found

    def rows(self) -> dict[str, list[str]]:
        """Everything that the database holds."""
        with self.office.engine.connect() as connection:
            return {
                name: sorted(map(repr, connection.execute(select(table))))
                for name, table in Base.metadata.tables.items()
            }


@pytest.fixture
def world(db: Engine, tmp_path: Path) -> World:
    """The province with officers of all roles, and cases that only its commune may see."""
    procedure = builders.tiny(*builders.straight("a", "b"), settings=builders.with_paper("giay"), f=FORM)
    office = build(db, procedure, files=tmp_path / "files")
    with acting(db) as work:
        for login, code, role in (
            ("kiem.xd", AGENCY, "kiem-soat"),
            ("kiem.soat", province.PROVINCE[0], "kiem-soat"),
            ("quan.tri", province.PROVINCE[0], "quan-tri"),
        ):
            unit = organisation.unit_by_code(work, code)
            officer = organisation.enrol(work, login, login)
            organisation.appoint(work, officer, unit, role=role, title=role, since=province.SINCE)
        revisions.save(work, "nhap", {**procedure.files, shipped.FEATURE: b"x"})
        unit = organisation.unit_by_code(work, COMMUNE)
        post = work.session.scalars(select(Post).where(Post.unit_id == unit.id, Post.role == "truong-phong")).one()
        chief = organisation.person_by_login(work, "hung.tp")
        organisation.charge(work, chief, post, since=validity.day(MORNING), territory="99")  # another territory only
    cases = [builders.a_case(db) for _ in range(12)]
    found = [task_at(office, case_id) for case_id in cases]
    for number in (1, 4, 5, 10):
        assert office.ask("POST", f"/tasks/{found[number]}:claim", seen=1).status_code == 200
    keys = {login: office.token(login) for login in (*OUTSIDE, *READING, LEADER, DESK, DESK_TOO)}
    world = World(cases, found)
    world.office, world.tokens, world.parts = office, keys, a_part_of_each(office, cases[0])
    with acting(db) as work:
        first = work.session.get_one(Case, cases[0])
        world.codes = [first.case_number or first.intake_reference]
    return world


def a_part_of_each(office: Office, case_id: uuid.UUID) -> dict[str, uuid.UUID]:
    """The case has one of everything that a case may have beside its steps; gives them by what they are."""
    with acting(office.engine, DESK) as work:
        digest = files.keep(work, office.store, PDF[0], name=PDF[1])
        sent_in = Handed(form="electronic", digest=digest, file_name=f"{SECRET}.pdf")
        paper = components.register(work, case_id, 1, sent_in)
        original = components.register(work, case_id, 1, Handed(form="original", kept_original=True))
        one, two = consultations.ask(work, case_id, [Asking(**ASKING), Asking(**ASKING)])
        to = organisation.person_by_login(work, DESK)
        result = results.draft(work, case_id, code="giay", digest=digest)
        stop = withdrawals.ask(work, case_id, reason=SECRET)
        second = organisation.person_by_login(work, DESK_TOO)
        note = notes.write(work, case_id, text=SECRET)
        commune, leader = organisation.unit_by_code(work, COMMUNE), organisation.person_by_login(work, LEADER)
        asked = Certifying(applicant=SECRET, paper="Bằng tốt nghiệp")
        entry = certifications.certify(work, commune, "copy", asked, signer=leader)
        own = orders.give(work, case_id, to=second, content=SECRET, limit="PT4H")
        apologies.draft(work, case_id, appointed=datetime.fromisoformat(LATER), reason=SECRET)
    with acting(office.engine, LEADER) as work:
        order = orders.give(work, case_id, to=to, content=SECRET, limit="PT4H")
        organisation.group(acting_as(work, None), "to", "Tổ")
        day = validity.day(MORNING)
        right = substitutions.allow(acting_as(work, None), second, "print", since=day)
        chiefs = organisation.group_by_code(work, "to")
        shared = substitutions.allow(acting_as(work, None), chiefs, "print", since=day)
        of_desk = received.of(work.session, to.id, work.now, most=1)[0]
        program = organisation.enrol(acting_as(work, None), "kho", "Kho dữ liệu")
        organisation.appoint(
            acting_as(work, None),
            program,
            organisation.unit_by_code(work, COMMUNE),
            role="mot-cua",
            title="Kho",
            since=province.SINCE,
        )
        until = MORNING + timedelta(days=3)
        token, _ = tokens.issue(
            acting_as(work, None), second, name="A", scopes=["tasks:read"], expires_at=until, source="QĐ"
        )
        signins.begin(work, to)
        (stay,) = signins.of_person(work.session, to.id, work.now)
        follows = (mergers.Follows("H99.03", "H99.02"),)
        merger = mergers.lay_down(acting_as(work, None), mergers.Plan("abolish", MERGED, "NQ 1", follows=follows))
        sent = filed.keep(acting_as(work, None), imports.lines(["{}"]), system="Cũ", name="cu.jsonl")
        office_of = organisation.units_by_code(work, [COMMUNE])
        offered = offerings.published(work.session, "nho", day)
        offerings.offer(acting_as(work, None), office_of, offered, "receiving", since=day, source="QĐ 1")
        charged = work.session.scalars(select(Charge)).first()
        offering = work.session.scalars(select(Offering)).one()
    found: dict[str, Any] = {
        "merger": merger,
        "case file": sent,
        "offering": offering,
        **({"charge": charged} if charged else {}),
        "officer": second,
        "program": program,
        "token": token,
        "sign-in": stay,
        "right": right,
        "shared right": shared,
        "notice": of_desk,
        "paper": paper,
        "note": note,
        "original": original,
        "consultation": one,
        "silent": two,
        "result": result,
        "certification": entry,
    }
    things = {name: row.id for name, row in {**found, "stop": stop, "order": order, "own order": own}.items()}
    return {**things, **dict(zip(("failed", "failed too"), failed_of(office, case_id), strict=True))}


def failed_of(office: Office, case_id: uuid.UUID) -> list[uuid.UUID]:
    """Two pieces of work of the case that failed too often."""
    with acting(office.engine) as work:
        pieces = [duework.Planned("timer", case_id, f"failed-{number}", "x", work.now) for number in range(2)]
        duework.plan(work, pieces)
        mine = DueWork.subject.startswith("failed-")
        work.session.execute(update(DueWork).where(mine).values(state="parked", reason="Biểu thức sai"))
        return list(work.session.scalars(select(DueWork.id).where(mine)))


@pytest.mark.parametrize("who", [DESK, LEADER])
def test_no_question_takes_more_than_15_statements(world: World, who: str) -> None:
    counted: list[str] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        counted.append(statement)

    event.listen(world.office.engine, "before_cursor_execute", count)
    for name in sorted(READS.keys() - (FOR_WRITERS if who == LEADER else set())):
        counted.clear()
        assert world.go(PROBES[name], by=who).status_code == 200, name
        assert len(counted) <= 15, (name, len(counted))


def test_every_route_of_the_document_is_walked(quick: Office) -> None:
    said = {
        f"{method.upper()} {path}"
        for path, methods in document(quick.app)["paths"].items()
        for method in methods
        if method != "parameters"
    }
    assert said == {*PROBES, *OF_ANYBODY}


def test_nobody_comes_in_without_a_token_or_beyond_its_scope(world: World) -> None:
    narrow = {scope: world.office.token(DESK, {*tokens.SCOPES} - {scope}) for scope in tokens.SCOPES}
    before = world.rows()
    said = document(world.office.app)["paths"]
    for name, probe in PROBES.items():
        assert problem(world.go(probe, by=None)) == (401, "no-token"), name
        method, path = name.split(" ")
        (scope,) = said[path][method.lower()]["security"][0]["bearer"]
        world.tokens["narrow"] = narrow[scope]
        assert problem(world.go(probe, by="narrow")) == (403, "out-of-scope"), name
    assert world.rows() == before


def test_whoever_does_not_say_which_version_he_saw_writes_nothing(world: World) -> None:
    before = world.rows()
    said = document(world.office.app)["paths"]
    for name, probe in PROBES.items():
        method, path = name.split(" ")
        if "If-Match" not in {one["name"] for one in said[path][method.lower()].get("parameters", ())}:
            continue
        asked = probe(world)
        sent: dict[str, Any] = {"by": _whoever_may(name), "file": asked.file}
        assert problem(world.office.ask(method, asked.path, asked.body, **sent)) == (428, "no-version"), name
        assert world.office.ask(method, asked.path, asked.body, seen=99, **sent).status_code in (409, 412, 422), name
    after = world.rows()
    changed = {name for name in after if after[name] != before[name]}
    assert changed <= {"access_token", "setting_change", "setting_head"}  # of the tokens that this test makes


def test_without_a_token_anybody_learns_the_same_as_an_officer_and_nothing_of_a_person(world: World) -> None:
    hidden = [SECRET, "Minh Họa", "Thị Mai", "Thị Lan", DESK, *map(str, world.cases), *world.tasks]
    for name, probe in OF_ANYBODY.items():
        answer = world.go(probe, by=None)
        assert answer.status_code == 200, name
        assert [one for one in hidden if one in answer.get_data(as_text=True)] == [], name
        assert world.go(probe, by=DESK).get_data() == answer.get_data(), name


def test_a_locked_officer_comes_in_nowhere(world: World) -> None:
    with acting(world.office.engine) as work:
        accounts.lock(work, organisation.person_by_login(work, DESK_TOO), source="QĐ 1")
    before = world.rows()
    for name, probe in PROBES.items():
        assert problem(world.go(probe, by=DESK_TOO)) == (401, "bad-token"), name
    assert world.rows() == before


@pytest.mark.parametrize("who", OUTSIDE)
def test_outside_his_unit_and_territory_an_officer_reads_and_writes_nothing(world: World, who: str) -> None:
    before = world.rows()
    hidden = [SECRET, "Minh Họa", *map(str, world.cases), *world.tasks]
    for name, probe in PROBES.items():
        if who == ADMINISTRATOR and name in OF_ADMINISTRATORS:
            continue
        answer = world.go(probe, by=who)
        if name in BATCHES:
            assert {one["problem"]["code"] for one in answer.get_json()["results"]} <= {
                "no-such-task",
                "no-such-part",
            }, name
            continue  # the id that comes back is the one that was sent
        assert answer.status_code in ((200,) if name in OF_NOBODY else (403, 404)), name
        assert [one for one in hidden if one in answer.get_data(as_text=True)] == [], name
    assert [
        one["count"] for one in world.go(PROBES["GET /api/v1/counters"], by=who).get_json()["counters"] if one["count"]
    ] == []
    assert [world.go(PROBES[name], by=who).get_json()["rows"] for name in OF_WATCHERS] == [[], []]
    assert world.rows() == before


@pytest.mark.parametrize("who", READING)
def test_whoever_may_read_only_writes_nothing(world: World, who: str) -> None:
    before = world.rows()
    for name, probe in PROBES.items():
        if name in OF_READERS or (who == "kiem.soat" and name in OF_CONTROLLERS):
            continue
        answer = world.go(probe, by=who)
        if name == "POST /api/v1/tasks:next":
            assert answer.get_json() == {"task": None}
        elif name in BATCHES:
            (told,) = answer.get_json()["results"]
            assert told["problem"]["code"] in REFUSED | {NOT_NOW.get(name)}, name
        elif name in OF_ADMINISTRATORS:
            assert problem(answer)[1] in {"no-such-officer", "no-such-token", "no-such-work", "not-allowed"}, name
        elif name in WRITES or name in FOR_WRITERS:
            assert problem(answer)[1] in REFUSED | {NOT_NOW.get(name)}, name
        else:
            assert answer.status_code == 200, name
    assert world.rows() == before


def test_whoever_may_read_is_told_how_many_cases_wait_where(world: World) -> None:
    for name in OF_WATCHERS:
        (row,) = world.go(PROBES[name], by=LEADER).get_json()["rows"]
        assert row.get("running", row.get("waiting")) == len(world.cases), name


def test_whoever_may_gets_an_answer_everywhere(world: World) -> None:
    for name, probe in PROBES.items():
        answer = world.go(probe, by=_whoever_may(name))
        if name in BATCHES:
            (told,) = answer.get_json()["results"]
            assert told.get("problem", {}).get("code") == NOT_NOW.get(name), name
        elif name in NOT_NOW:
            assert answer.status_code >= 400, name
            assert problem(answer)[1] == NOT_NOW[name], name
        else:
            assert answer.status_code in (200, 201), (name, answer.get_json())


def _whoever_may(name: str) -> str:
    if name in OF_ADMINISTRATORS:
        return ADMINISTRATOR
    return LEADER if name in LEADERS else DESK
