"""A small province, procedures and cases for the tests, built on the real verbs."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, insert, select

from bpmn import folder, shipped
from bpmn.procedure import Procedure
from commands import store
from commands.demo import province
from engine import cases, organisation, procedures, tasks
from engine.cases import VIETNAM, Filing
from engine.tables import Base, Case, Task
from engine.work import Work
from tests.engine.runtime import drawing

COMMUNE = province.COMMUNE[0]
HOUSEHOLD = "dang-ky-thanh-lap-ho-kinh-doanh"
MORNING = datetime(2026, 11, 30, 8, 0, tzinfo=VIETNAM)  #: a Monday; nothing of the tests is before it
LANE = "Một cửa"
DESK, DESK_TOO, CHIEF, EXPERT = "mai.mc", "lan.mc", "hung.tp", "lan.cv"  #: logins

SETTINGS = """
code = "9.000001"
name = "Thủ tục nhỏ"
field = "Kiểm thử"
level = "commune"
audience = ["citizen"]
service = "full"
channels = ["counter"]
[valid]
from = 2025-07-01
[[limits]]
limit = "P3D"
[[results]]
name = "Giấy"
[[legal_basis]]
number = "1/2025"
name = "Văn bản mẫu"
[roles]
"Một cửa" = { post = "mot-cua", unit = "receiving" }
"""

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
ACCEPTED = {"ket_qua_tiep_nhan": "tiep-nhan"}


def with_paper(result: str) -> str:
    """The settings of `tiny` with a paper that is asked for, and the code *result* of what it gives."""
    paper = '\n[[components]]\nname = "Giấy thử"\noriginal = 1\nelectronic = 1\n'
    return SETTINGS.replace("[[results]]", f'[[results]]\ncode = "{result}"') + paper


def hours(count: float) -> datetime:
    """The moment *count* hours after the morning."""
    return MORNING + timedelta(hours=count)


@contextmanager
def acting(engine: Engine, login: str | None = None, *, at: datetime = MORNING) -> Iterator[Work]:
    """One act of the officer *login*, committed at the end."""
    with store.act(engine, at) as work:
        if login is not None:
            work.actor_id = organisation.person_by_login(work, login).id
        yield work


def a_province(engine: Engine, *published: Procedure, seed: Callable[[Work], object] = province.seed_commune) -> None:
    """What `found` makes, in an empty database.

    What was made once in this process is copied row by row from then on: to make it takes longer than most tests.
    """
    key = (engine.dialect.name, seed, *((one.slug, folder.digest(one.files)) for one in published))
    if key in _made:
        with engine.begin() as connection:
            for table, rows in _made[key]:
                connection.execute(insert(table), rows)
        return
    found(engine, *published, seed=seed)
    with engine.connect() as connection:
        read = ((table, connection.execute(select(table)).mappings().all()) for table in Base.metadata.sorted_tables)
        _made[key] = [(table, _above_first(table, [dict(row) for row in rows])) for table, rows in read if rows]


def _above_first(table: Table, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """*rows* in an order in which each comes behind the one of the same table that it refers to."""
    for key in (one for one in table.foreign_keys if one.column.table is table):
        by_name, found = {row[key.column.name]: row for row in rows}, dict[Any, dict[str, Any]]()
        for row in rows:
            above = [row]
            while above[-1][key.parent.name] is not None:
                above.append(by_name[above[-1][key.parent.name]])
            found |= {one[key.column.name]: one for one in reversed(above) if one[key.column.name] not in found}
        return list(found.values())
    return rows


def found(engine: Engine, *published: Procedure, seed: Callable[[Work], object] = province.seed_commune) -> None:
    """What *seed* founds, the demonstration's commune, a second officer at its desk, and the procedures *published*."""
    with acting(engine) as work:
        seed(work)
        commune = organisation.unit_by_code(work, COMMUNE)
        second = organisation.enrol(work, DESK_TOO, "Trần Thị Lan")
        organisation.appoint(work, second, commune, role="mot-cua", title="Công chức", since=province.SINCE)
        for procedure in published:
            procedures.publish(work, procedure, active_from=date(2025, 7, 1))


_made: dict[tuple[object, ...], list[tuple[Table, list[dict[str, Any]]]]] = {}


def household() -> Procedure:
    """The first procedure of the product."""
    return shipped.load(shipped.ROOT / HOUSEHOLD)


def files(*parts: str, settings: str = SETTINGS, names: str = "", **forms: bytes) -> dict[str, bytes]:
    """The files of a small procedure whose process consists of *parts*, and of forms by name."""
    more = {f"forms/{name}.json": data for name, data in forms.items()}
    return {"procedure.toml": settings.encode(), **drawing.drawn(*parts, names=names), **more}


def tiny(*parts: str, slug: str = "nho", settings: str = SETTINGS, names: str = "", **forms: bytes) -> Procedure:
    """A small procedure."""
    return folder.read(files(*(parts or straight("a")), settings=settings, names=names, **forms), slug=slug)


def straight(*steps: str, **properties: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of a process that is accepted and goes through *steps*, each with its *properties*."""
    users = [
        drawing.node("userTask", step, drawing.properties(**properties.get(step, {})), name=step) for step in steps
    ]
    received = drawing.properties(status="received", act="accept")
    first = drawing.node("intermediateThrowEvent", "nhan", received)
    last = drawing.node("endEvent", "end", drawing.properties(status="returned", act="stop"))
    way = drawing.flow(" ".join(["start", "nhan", *steps, "end"]))
    return (drawing.lanes(**{LANE: ["start", "nhan", *steps, "end"]}), drawing.start(), first, *users, last, way)


def beside(end: str = "") -> tuple[str, ...]:
    """The parts of a process with two steps, a and b, that wait at the same time; *end* stands in its end event."""
    limit = drawing.properties(limit="PT4H")
    nodes = [drawing.node("userTask", step, limit, name=step) for step in "ab"]
    gateways = [drawing.node("parallelGateway", name) for name in ("fork", "join")]
    ways = [drawing.flow("fork a"), drawing.flow("fork b")]
    if end:
        ways += [drawing.flow("start fork"), drawing.flow("a end"), drawing.flow("b end")]
        gateways.pop()
    else:
        ways += [drawing.flow("start fork"), drawing.flow("a join end"), drawing.flow("b join")]
    ending = drawing.node("endEvent", "end", end)
    return (drawing.lanes(**{LANE: ["a", "b"]}), drawing.start(), *gateways, *nodes, ending, *ways)


def write(path: Path, written: Mapping[str, bytes]) -> Path:
    """A procedure folder at *path* with the files *written*."""
    for name, data in written.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return path


def filing(slug: str = "nho", **changes: Any) -> Filing:
    """What an applicant of the commune hands in at the counter."""
    answers = APPLICATION if slug == HOUSEHOLD else {}
    name = str(changes.pop("full_name", "Trần Thị Minh Họa"))
    parties = {"submitter": {"full_name": name}}
    given = {"channel": "counter", "parties": parties, "answers": answers, **changes}
    return Filing(slug=slug, receiving_unit=COMMUNE, competent_unit=COMMUNE, **given)


def a_case(engine: Engine, slug: str = "nho", *, at: datetime = MORNING, **changes: Any) -> uuid.UUID:
    """A filed case."""
    with acting(engine, DESK, at=at) as work:
        return cases.receive(work, filing(slug, **changes)).id


def waiting(work: Work, case_id: uuid.UUID, element: str) -> Task:
    """The live task of *case_id* at the step *element*."""
    live = select(Task).where(Task.case_id == case_id, Task.element == element, Task.ended_at.is_(None))
    return work.session.scalars(live).one()


def do(
    engine: Engine,
    case_id: uuid.UUID,
    element: str,
    *,
    by: str = DESK,
    at: datetime = MORNING,
    answers: Mapping[str, Any] | None = None,
) -> Case:
    """The step *element* of the case, completed by the officer *by*."""
    with acting(engine, by, at=at) as work:
        task = waiting(work, case_id, element)
        return tasks.complete(work, task.id, answers=answers or {}, seen=task.version)
