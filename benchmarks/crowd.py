"""A province of twenty communes with as many cases as wanted, all of them valid: what a verb could have left behind.

A few hundred cases are brought to where they stand by the product's own verbs. The others are copies of those, row by
row, with ids, numbers, people and units of their own and trails sealed anew; so they can be opened, worked on and
verified like any other. What was told about them (notices, outbox) is not copied.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Engine, delete, func, insert, select
from sqlalchemy.orm import Session

import bpmn
from adapters import sync
from benchmarks import copies
from benchmarks.copies import Copying, Names, Template
from bpmn import folder
from engine import cases, nametails, organisation, procedures, tasks, validity
from engine.tables import CaseCounter, Person, Task, Unit
from engine.work import Work
from feel import text

Act = tuple[str, Mapping[str, Any] | None]  #: a step, and the answers to it; None: it is only claimed
FIRST = 1_000  #: serial number of the first copy; those before are of the templates
SINCE = date(2025, 7, 1)
COMMUNES = 20
NOW = datetime(2026, 11, 30, 10, 30, tzinfo=validity.VIETNAM)  #: a Monday; every case is older
AGES = tuple(timedelta(days=days, hours=hours) for days, hours in ((3, 1), (3, 0), (4, 0), (5, 1), (6, 0), (7, 1)))
STARTS = tuple(NOW - age for age in AGES)
SHIPPED = Path(bpmn.__file__).parent / "dang-ky-thanh-lap-ho-kinh-doanh"
TOGETHER = 20_000  #: cases put down in one transaction
#: what a database that has stood for a while has behind it; PostgreSQL would do it by itself while officers work
RESTING = {"sqlite": "analyze", "postgresql": "vacuum (analyze)"}
KINDS = (
    ("dang-ky-thanh-lap-ho-kinh-doanh", "", "", ""),
    ("dang-ky-thay-doi-ho-kinh-doanh", "2.000720", "Đăng ký thay đổi nội dung đăng ký hộ kinh doanh", ""),
    ("cap-phep-xay-dung-nha-o", "1.009994", "Cấp giấy phép xây dựng nhà ở riêng lẻ (minh họa)", "Hoạt động xây dựng"),
    ("dang-ky-khai-thac-nuoc", "1.004232", "Đăng ký khai thác nước dưới đất (minh họa)", "Tài nguyên nước"),
    ("xac-nhan-ho-ngheo", "1.011608", "Công nhận hộ nghèo (minh họa)", "Bảo trợ xã hội"),
)  #: slug, code, name and field; what is empty stays as shipped
POSTS = {"mot-cua": 2, "chuyen-vien": 3, "truong-phong": 1, "lanh-dao": 1, "van-thu": 1}  #: holders in each commune
ABOVE = {"kiem-soat": "ks", "quan-tri": "qt"}  #: who looks after all communes
WHO = {"tiep_nhan": "mot-cua", "phan_cong": "truong-phong", "tham_dinh": "chuyen-vien", "soat_xet": "truong-phong"}
WHO |= {"ky_duyet": "lanh-dao", "phat_hanh": "van-thu"}
ACCEPT = ("tiep_nhan", {"ket_qua_tiep_nhan": "tiep-nhan"})
ASSIGN: Act = ("phan_cong", {})
APPRAISE = ("tham_dinh", {"y_kien_tham_dinh": "du-dieu-kien", "noi_dung_tham_dinh": "Đủ điều kiện theo quy định."})
LACKING = {"y_kien_tham_dinh": "bo-sung", "noi_dung_tham_dinh": "Thiếu giấy.", "noi_dung_bo_sung": "Nộp thêm giấy."}
REVIEW = ("soat_xet", {"ket_qua_soat_xet": "dong-y"})
SIGN = ("ky_duyet", {"ket_qua_ky": "ky"})
ISSUE = ("phat_hanh", {"so_van_ban": "41H8000123"})
INCOMPLETE = {"ket_qua_tiep_nhan": "bo-sung", "ly_do": "Thiếu giấy tờ."}
CLAIM = ("tham_dinh", None)
SHAPES: tuple[tuple[int, tuple[Act, ...]], ...] = (
    (15, ()),
    (4, (("tiep_nhan", INCOMPLETE),)),
    (20, (ACCEPT,)),
    (20, (ACCEPT, ASSIGN)),
    (16, (ACCEPT, ASSIGN, CLAIM)),
    (8, (ACCEPT, ASSIGN, ("tham_dinh", LACKING))),
    (7, (ACCEPT, ASSIGN, APPRAISE)),
    (5, (ACCEPT, ASSIGN, APPRAISE, REVIEW)),
    (5, (ACCEPT, ASSIGN, APPRAISE, REVIEW, SIGN, ISSUE)),
)  #: of a hundred cases so many, and what was done to them
SUBMITTER = {"full_name": "Trần Thị Minh Họa", "personal_id": "001190000010", "phone": "0912000001"}
APPLICATION = {
    "ten_ho_kinh_doanh": "Hộ kinh doanh Bánh mì Sớm Mai",
    "dia_chi_tru_so": "Số 12 đường Hoa Sữa, xã Hòa Bình (minh họa)",
    "von_kinh_doanh": 50_000_000,
    "nganh_nghe": "Bán lẻ bánh mì",
    "ho_ten_chu_ho": "Trần Thị Minh Họa",
    "so_dinh_danh_chu_ho": "001190000010",
    "ngay_sinh_chu_ho": "1990-05-20",
    "dien_thoai": "0912000001",
    "chu_the": "ca-nhan",
}
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Ngọc", "Quang", "Thanh", "Hữu", "Xuân", "Thu", "Hồng", "Kim")
GIVEN = ("An", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Hải", "Hoa", "Hùng", "Linh", "Mai", "Nam", "Ước", "Yến")
TRADE = ("Sao Mai", "Hòa Bình", "Đại Phát", "Ánh Dương", "Thành Công", "Bình Minh", "Phương Đông", "Cửu Long")


@dataclass(frozen=True, slots=True)
class Province:
    """Where the cases are and who works on them."""

    communes: tuple[tuple[uuid.UUID, str], ...]  #: id and code
    officers: Mapping[tuple[uuid.UUID, str], tuple[uuid.UUID, ...]]  #: unit and role -> those who hold the post
    roles: Mapping[str, str]  #: id of an officer of a commune -> his role
    above: Mapping[str, uuid.UUID]  #: role -> the officer of the whole province


def starts_before(now: datetime) -> tuple[datetime, ...]:
    """When cases began that stand today as those of `STARTS` stand on their Monday: in the week before the last one."""
    local = now.astimezone(validity.VIETNAM)
    monday = local.replace(hour=10, minute=30, second=0, microsecond=0) - timedelta(days=local.weekday())
    newest = monday if monday <= local else monday - timedelta(days=7)
    return tuple(newest - age for age in AGES)


def fill(engine: Engine, count: int, *, seed: int = 7, starts: Sequence[datetime] = STARTS) -> Province:
    """*count* open cases, each with a task that waits, spread over twenty communes; and one of each shape and start.

    In a database that has such cases they come behind those.
    """
    with Session(engine, expire_on_commit=False) as session:
        built = _province(Work(session, None, starts[-1], sync.listen))
        codes = [code for _, code in built.communes]
        used = session.scalar(select(func.max(CaseCounter.last)).where(CaseCounter.unit_code.in_(codes))) or 0
        session.commit()
    random = Random(seed + used)
    templates = _templates(engine, built, starts)
    weights = [weight for weight, _ in templates]
    for done in range(0, count, TOGETHER):
        chosen = random.choices([one for _, one in templates], weights, k=min(TOGETHER, count - done))
        with copies.writing(engine) as connection:
            copies.write(
                connection, [_copy(built, random, one, used + done + place) for place, one in enumerate(chosen)]
            )
    _finish(engine, built, starts, FIRST + used + count)
    return built


def _province(work: Work) -> Province:
    above = organisation.found(work, "H99", "Tỉnh Minh Họa", level="province", since=SINCE)
    communes, officers = [], {}
    for number in range(1, COMMUNES + 1):
        code = f"H99.{number:02d}"
        name = f"UBND xã Số {number} (minh họa)"
        unit = organisation.found(work, code, name, level="commune", parent_id=above.id, since=SINCE)
        communes.append((unit.id, code))
        for role, holders in POSTS.items():
            people = [_officer(work, unit, f"{code}-{role}-{turn}", role) for turn in range(holders)]
            officers[unit.id, role] = tuple(person.id for person in people)
    top = {role: _officer(work, above, f"H99-{role}", role).id for role in ABOVE}
    for slug, code, name, field in KINDS:
        procedures.publish(work, folder.read(_files(code, name, field), slug=slug), active_from=SINCE)
    roles = {str(one): role for (_, role), held in officers.items() for one in held}
    return Province(tuple(communes), officers, roles, top)


def _officer(work: Work, unit: Unit, login: str, role: str) -> Person:
    family, middle, given = (names[len(login) % len(names)] for names in (FAMILY, MIDDLE, GIVEN))
    person = organisation.enrol(work, login, f"{family} {middle} {given}")
    organisation.appoint(work, person, unit, role=role, title="Cán bộ (minh họa)", since=SINCE)
    return person


def _files(code: str, name: str, field: str) -> dict[str, bytes]:
    """The shipped procedure, under another code, name and field where they are given."""
    files = folder.gather(SHIPPED)
    lines = files["procedure.toml"].decode().splitlines()
    told = {"code": code, "name": name, "field": field}
    changed = {key: f'{key} = "{value}"' for key, value in told.items() if value}
    done = set[str]()
    for place, line in enumerate(lines):
        key = line.partition("=")[0].strip()
        if key in changed and key not in done:
            lines[place] = changed[key]
            done.add(key)
    return {**files, "procedure.toml": "\n".join(lines).encode()}


def _templates(engine: Engine, built: Province, starts: Sequence[datetime]) -> list[tuple[int, Template]]:
    """Cases of every shape and start, each with how often it is to be copied."""
    found = []
    for place, ((weight, acts), start) in enumerate(product(SHAPES, starts)):
        case_id = _brought(engine, built, KINDS[place % len(KINDS)][0], acts, start)
        with Session(engine) as session:
            found.append((weight, copies.take(session, case_id)))
    return found


def _brought(engine: Engine, built: Province, slug: str, acts: Iterable[Act], start: datetime) -> uuid.UUID:
    """A case of the first commune, received at *start* and brought on by *acts*, a quarter of an hour apart."""
    unit_id, code = built.communes[0]
    desk = built.officers[unit_id, "mot-cua"][0]
    with _acting(engine, desk, start) as work:
        parties = {
            "submitter": {"full_name": "Trần Thị Minh Họa", "personal_id": "001190000010", "phone": "0912000001"}
        }
        filing = cases.Filing(slug, "counter", code, code, parties=parties, answers=APPLICATION)
        case_id = cases.receive(work, filing).id
    for turn, (element, answers) in enumerate(acts, 1):
        actor = built.officers[unit_id, WHO[element]][0]
        with _acting(engine, actor, start + timedelta(minutes=15 * turn)) as work:
            waiting = select(Task).where(Task.case_id == case_id, Task.element == element, Task.ended_at.is_(None))
            task = work.session.scalars(waiting).one()
            if answers is None:
                tasks.claim(work, task.id, seen=task.version)
            else:
                tasks.complete(work, task.id, answers=answers, seen=task.version)
    return case_id


@contextmanager
def _acting(engine: Engine, actor_id: uuid.UUID | None, now: datetime) -> Iterator[Work]:
    with Session(engine, expire_on_commit=False) as session:
        yield Work(session, actor_id, now, sync.listen)
        session.commit()


def _copy(built: Province, random: Random, template: Template, number: int) -> Copying:
    """One more case like *template*, in any commune, of anybody."""
    unit_id, code = random.choice(built.communes)
    names = {one: _id(random) for one in template.ids}
    names |= dict.fromkeys(template.units, str(unit_id)) | _who(built, random, template, unit_id) | _party(random)
    reference, *given = template.numbers
    home = built.communes[0][1]
    names[reference] = f"{reference.replace(home, code)[:-8]}{number:08x}"
    for one in given:
        names[one] = f"{one.replace(home, code).rpartition('-')[0]}-{FIRST + number:04d}"
    return Copying(template, names)


def _id(random: Random) -> str:
    """A UUID as text, of the kind that is drawn by lot."""
    drawn = f"{random.getrandbits(128):032x}"
    return f"{drawn[:8]}-{drawn[8:12]}-4{drawn[13:16]}-a{drawn[17:20]}-{drawn[20:]}"


def _who(built: Province, random: Random, template: Template, unit_id: uuid.UUID) -> Names:
    """For each officer of the template one in the same post of the unit."""
    return {one: str(random.choice(built.officers[unit_id, built.roles[one]])) for one in template.people}


def _party(random: Random) -> Names:
    if random.random() < 0.1:
        name = f"Công ty TNHH {random.choice(TRADE)} {random.randrange(100)} (minh họa)"
    else:
        name = " ".join(random.choice(names) for names in (FAMILY, MIDDLE, MIDDLE, GIVEN))
    numbers = {"personal_id": f"001{random.randrange(10**9):09d}", "phone": f"09{random.randrange(10**8):08d}"}
    return {"full_name": name, "name_folded": text.fold(name), "name_collation": text.collate(name), **numbers}


def _finish(engine: Engine, built: Province, starts: Sequence[datetime], last: int) -> None:
    """The counters of case numbers go on behind *last*, the highest used; the database looks at what it has."""
    codes = [code for _, code in built.communes]
    rows = [{"unit_code": code, "day": day, "last": last} for code in codes for day in {one.date() for one in starts}]
    with engine.begin() as connection:
        connection.execute(delete(CaseCounter).where(CaseCounter.unit_code.in_(codes)))
        connection.execute(insert(CaseCounter), rows)
    with Session(engine) as session:
        nametails.fill(Work(session, None, starts[-1], sync.listen))
        session.commit()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(RESTING[engine.dialect.name])
