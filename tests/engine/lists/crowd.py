"""Many cases of every kind, the same at each run, for questions about numbers and lists."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from engine import calendar, calendars, nametails, situations
from engine.clocks import rows
from engine.tables import Case, Clock, Party, StatusEntry
from engine.work import Work
from feel import text
from tests.engine.builders import MORNING
from tests.engine.people import world
from tests.engine.people.world import World

ROLES = ("mot-cua", "chuyen-vien", "truong-phong", "lanh-dao", "van-thu")
NAMES = ("Trần Thị Minh Họa", "Đặng Văn Ước", "Công ty TNHH Sao Mai (minh họa)", "Nguyễn Ánh Dương")
OFFICERS = {"an": "mot-cua", "binh": "chuyen-vien", "chi": "truong-phong", "dung": "lanh-dao"}


def build(work: Work, *, size: int = 160, seed: int = 11) -> World:
    """Units, an officer in each role of one commune, and *size* cases spread over all units."""
    built = world.build(work)
    for who, role in OFFICERS.items():
        built.holds(who, "T.A", role)
    random = Random(seed)
    edition = calendars.adopt(work, calendar.calendar().name)
    for number in range(size):
        _case(built, random, number, edition)
    work.session.flush()
    nametails.fill(work)
    rows.show_on_cases(work, list(work.session.scalars(select(Case.id))))
    return built


def _case(built: World, random: Random, number: int, edition: str) -> None:
    places = [random.choice(world.UNITS), random.choice(("T.A", "T.A", "T.B"))]
    status = random.choice(list(situations.CATALOGUE))
    opened = MORNING - timedelta(hours=random.randrange(0, 900))
    named = {"case_number": f"H99.{number:05d}"} if random.random() < 0.8 else {}
    case = built.case(places[0], places[1], status=status, **named)
    case.opened_at = opened
    _party(built, case, random)
    for entry, code in enumerate(sorted({"filed", random.choice(("supplement", "processing")), status})):
        _add(built, StatusEntry(case_id=case.id, number=entry + 1, status=code, at=opened))
    if random.random() < 0.8:
        _clock(built, case, random, edition)
    for _ in range(random.randrange(5)):
        _task(built, case, random)


def _party(built: World, case: Case, random: Random) -> None:
    name = random.choice(NAMES)
    folded = {"name_folded": text.fold(name), "name_collation": text.collate(name)}
    numbers = {"personal_id": f"00119000{random.randrange(50):04d}", "phone": f"09120000{random.randrange(50):02d}"}
    _add(built, Party(case_id=case.id, part="submitter", full_name=name, **folded, **numbers))


def _clock(built: World, case: Case, random: Random, edition: str) -> None:
    due = MORNING + timedelta(hours=random.randrange(-60, 60))
    state = random.choice(("running", "running", "paused", "stopped"))
    row = Clock(
        case_id=case.id,
        subject="case",
        key="case",
        unit_id=case.competent_unit_id,
        calendar="hanh-chinh",
        edition=edition,
        events=1,
        started_at=case.opened_at,
        state=state,
        due_at=due,
        judged_until=due + timedelta(hours=random.randrange(8)),
        appointed_at=due,
        was_late=random.random() < 0.2,
        stopped_at=MORNING if state == "stopped" else None,
    )
    _add(built, row)


def _task(built: World, case: Case, random: Random) -> None:
    ready, role = MORNING - timedelta(hours=random.randrange(1, 4)), random.choice(ROLES)
    who = random.choice(list(OFFICERS))
    unit = random.choice(("T.A", "T.A", "T.A", "T.B"))
    if random.random() < 0.5:
        holder = built.people[who].id if random.random() < 0.5 else None
        waiting = built.task(case, unit=unit, role=role, state="claimed" if holder else "ready", holder_id=holder)
        waiting.ready_at = ready
        return
    done = built.task(case, unit=unit, role=role, state="completed", holder_id=built.people[who].id, ended_at=MORNING)
    done.ready_at = ready
    if random.random() < 0.5:
        built.task(case, unit=unit, role=random.choice(ROLES))


def _add(built: World, row: Any) -> None:
    built.work.session.add(row)
