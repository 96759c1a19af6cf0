"""What officers do beside the steps of cases, day by day: certifications at the desk, notes, orders, opinions asked
for, urgings, apologies, an absence; and one piece of work of the system that failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random

from sqlalchemy import ColumnElement, and_, or_, select

from benchmarks.crowd import FAMILY, GIVEN, MIDDLE
from commands.demo import province
from engine import (
    apologies,
    certifications,
    consultations,
    duework,
    heads,
    notes,
    orders,
    organisation,
    procedures,
    substitutions,
    tasks,
)
from engine.certifications import Certifying
from engine.consultations import Asking
from engine.tables import Apology, Case, Clock, Holding, Post, Task
from engine.validity import VIETNAM
from engine.work import Work, acting_as

UNIT, HEAD, LEADER, OFFICER, CONTROL, ADMIN = (
    province.COMMUNE[0],
    "hung.tp",
    "thanh.ld",
    "lan.cv",
    "binh.ks",
    "quang.qt",
)
DESK = ("mai.mc", "huong.mc")
PAPERS = ("Căn cước công dân", "Bằng tốt nghiệp đại học", "Giấy khai sinh", "Giấy phép lái xe", "Sổ hộ khẩu cũ")
NOTES = (
    "Đã gọi điện cho người nộp, hẹn mang bản chính đến đối chiếu.",
    "Người nộp đề nghị nhận kết quả qua bưu chính.",
    "Thông tin khớp với cơ sở dữ liệu quốc gia về dân cư.",
)
ORDERS = (
    "Kiểm tra lại nguồn gốc giấy tờ, báo cáo trước khi trình ký.",
    "Phối hợp Công an xã xác minh nơi cư trú của người nộp.",
)
ASKED = "Đề nghị cho ý kiến về nội dung hồ sơ thuộc lĩnh vực quản lý."
URGED = "Hồ sơ đã quá hạn, đề nghị xử lý ngay trong ngày."
SORRY = "Khối lượng hồ sơ tăng cao, chưa kịp thẩm định."
FAILING = "gui-tin-nhan"  #: a kind of work of an older version, which this one does not know
DEPUTED = "QĐ 12/QĐ-UBND (minh họa)"
CERTIFYING_DAYS, ASIDE_DAYS, APOLOGY_DAYS = 12, 8, 3  #: working days before now
PER_DAY = (2, 5)  #: certifications, from and to
WEEK, COUNTER_HOUR = 7, 10  #: days after which, and hour at which, late results are promised anew

Deed = Callable[[Work], None]


@dataclass(frozen=True, slots=True)
class Aside:
    """One thing that is done at one moment by one officer."""

    at: datetime
    login: str
    do: Deed


def planned(days: Sequence[datetime], random: Random) -> Iterator[Aside]:
    """What is done beside the cases on the last of *days*, the midnights of working days up to today."""
    for day in days[-CERTIFYING_DAYS:]:
        for _ in range(random.randint(*PER_DAY)):
            yield Aside(day + timedelta(minutes=random.randint(450, 990)), random.choice(DESK), _certifying(random))
    for day in days[-ASIDE_DAYS:]:
        yield Aside(day + timedelta(hours=9, minutes=5), OFFICER, partial(_note, text=random.choice(NOTES)))
        yield Aside(day + timedelta(hours=15, minutes=10), CONTROL, _urge)
    for day in days[-ASIDE_DAYS::2]:
        yield Aside(day + timedelta(hours=9, minutes=20), HEAD, partial(_order, content=random.choice(ORDERS)))
        yield Aside(day + timedelta(hours=9, minutes=40), OFFICER, _consult)
    for day in days[-APOLOGY_DAYS:]:
        yield Aside(day + timedelta(hours=9, minutes=50), OFFICER, _apologise)
    yield Aside(days[-2] + timedelta(hours=8), ADMIN, _absence)
    yield Aside(days[-2] + timedelta(hours=8, minutes=1), ADMIN, _failing)


def _certifying(random: Random) -> Deed:
    kind = certifications.COPY if random.random() < 0.75 else certifications.SIGNATURE
    entry = Certifying(
        applicant=" ".join(random.choice(names) for names in (FAMILY, MIDDLE, GIVEN)),
        paper=random.choice(PAPERS),
        copies=random.randint(1, 5),
        pages=random.randint(1, 3),
    )

    def certify(work: Work) -> None:
        unit, signer = organisation.unit_by_code(work, UNIT), organisation.person_by_login(work, LEADER)
        certifications.certify(work, unit, kind, entry, signer=signer)

    return certify


def _note(work: Work, *, text: str) -> None:
    for task in _waiting(work, _own(work)):
        notes.write(work, task.case_id, text=text)


def _order(work: Work, *, content: str) -> None:
    for task in _waiting(work, Task.role == "chuyen-vien"):
        orders.give(work, task.case_id, to=organisation.person_by_login(work, OFFICER), content=content, limit="P2D")


def _consult(work: Work) -> None:
    for task in _waiting(work, _own(work), Case.status == "processing"):
        asking = Asking(content=ASKED, answer_by="Văn bản điện tử", unit=province.AGENCIES[0][0], limit="P5D")
        consultations.ask(work, task.case_id, [asking])


def _urge(work: Work) -> None:
    for task in _waiting(work, Task.due_at < work.now):
        tasks.urge(work, task.id, words=URGED)


def _apologise(work: Work) -> None:
    """The officer drafts, the leader signs, the applicant is told a new date."""
    late = Clock.appointed_at < work.now, Clock.state != "stopped", Clock.subject == "case"
    is_late = Task.case_id.in_(select(Clock.case_id).where(*late))
    is_first = Task.case_id.not_in(select(Apology.case_id))
    for task in _waiting(work, _own(work), is_late, is_first):
        appointed = (work.now + timedelta(days=WEEK)).astimezone(VIETNAM).replace(hour=COUNTER_HOUR, minute=0)
        apologies.draft(work, task.case_id, appointed=appointed, reason=SORRY)
        case = work.session.get_one(Case, task.case_id)
        unit_id, role = heads.place_of(case, procedures.offered(work.session, case.digest).procedure)
        head = select(Holding.person_id).join(Post).where(Post.unit_id == unit_id, Post.role == role)
        apologies.sign(acting_as(work, work.session.scalars(head.limit(1)).one()), case.id)
        apologies.notify(work, case.id)


def _absence(work: Work) -> None:
    absent, deputy = (organisation.person_by_login(work, login) for login in ("nam.cv", OFFICER))
    since = work.now.astimezone(VIETNAM).date()
    until = since + timedelta(days=10)
    substitutions.substitute(work, absent, deputy, document=DEPUTED, since=since, until=until)


def _failing(work: Work) -> None:
    for task in _waiting(work, Task.role == "mot-cua"):
        duework.plan(work, [duework.Planned(FAILING, task.case_id, str(task.case_id), "nop", work.now)])


def _own(work: Work) -> ColumnElement[bool]:
    """A step of officers that the actor has in hand, or may take."""
    return and_(Task.role == "chuyen-vien", or_(Task.holder_id.is_(None), Task.holder_id == work.actor_id))


def _waiting(work: Work, *which: ColumnElement[bool]) -> Sequence[Task]:
    """The task of the commune that has waited longest of those for which *which* holds, if there is one."""
    unit_id = organisation.unit_by_code(work, UNIT).id
    mine = select(Task).join(Case, Case.id == Task.case_id).where(Task.unit_id == unit_id, Case.state == "open")
    live = mine.where(Task.ended_at.is_(None), Task.proposal.is_(None), *which)
    return work.session.scalars(live.order_by(Task.ready_at, Case.intake_reference).limit(1)).all()
