"""What moves the dates of a case: extensions, apologies, days off decided later, and rungs that come due."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from bpmn import folder
from engine import apologies, calendars, office, procedures, recompute, timekeeping
from engine.tables import Task
from features.steps.faults import expect
from features.steps.sentences import sentence
from features.steps.world import World, in_force
from scheduler import runner
from scheduler.runner import Hands

EXTENSION = "phuc-tap"  #: what is asked for where the procedure allows none
DECISION = "Quyết định trong kịch bản"
EXTENDABLE = """
[[extensions]]
code = "phuc-tap"
limit = "P{days}D"
basis = "Điều 6 văn bản minh họa"
"""
RESUMED = """
[supplement]
mode = "resume"
"""


@sentence("thủ tục được gia hạn một lần thêm {days:number} ngày làm việc")
def extendable(world: World, days: int) -> None:
    """A new version of the procedure is in force that allows one extension."""
    _say_also(world, EXTENDABLE.format(days=days))


@sentence("sau khi bổ sung, thủ tục tính tiếp phần thời hạn còn lại")
def resumed(world: World) -> None:
    """A new version of the procedure is in force in which the clock goes on after a supplement."""
    _say_also(world, RESUMED)


@sentence("ngày {day} được quyết định là ngày nghỉ của cả nước")
def day_off(world: World, day: str) -> None:
    """The table of the nation gets a day off."""
    with world.act() as work:
        off = datetime.strptime(day, "%d/%m/%Y").date()  # noqa: DTZ007 a date has no offset
        office.mark(work, calendars.NATION, off, "off", source=DECISION)


@sentence("hạn của các hồ sơ đang giải quyết được tính lại")
def derived_again(world: World) -> None:
    """Open clocks follow the calendar as it is now."""
    with world.act() as work:
        recompute.batch(work)


@sentence("các mốc nhắc việc chạy lúc {at:moment}")
def rungs(world: World, at: datetime) -> None:
    """A worker does what is due then."""
    world.tell(at)
    runner.drain(Hands(world.engine, "kịch bản", clock=lambda _: at))


@sentence('việc "{name}" đang chờ')
def waiting(world: World, name: str) -> None:
    """Somebody is asked to do it."""
    with world.look() as session:
        live = select(Task.name).where(Task.case_id == world.case, Task.ended_at.is_(None))
        expect(f"Việc '{name}' đang chờ", name in list(session.scalars(live)), True)


@sentence('lúc {at:moment} cán bộ {who} (đã )gia hạn hồ sơ vì "{reason}"')
def extend(world: World, at: datetime, who: str, reason: str) -> None:
    """The officer extends the case as its procedure allows."""
    world.tell(at)
    assert world.case is not None
    with world.attempt(who) as work:
        allowed = procedures.of_case(work.session, world.case).clock.extensions
        timekeeping.extend(work, world.case, allowed[0].code if allowed else EXTENSION, reason=reason)


@sentence('lúc {at:moment} cán bộ {who} (đã )soạn văn bản xin lỗi, hẹn lại {new:moment} vì "{reason}"')
def draft(world: World, at: datetime, who: str, new: datetime, reason: str) -> None:
    """The officer drafts an apology with a new date."""
    world.tell(at)
    assert world.case is not None
    with world.attempt(who) as work:
        apologies.draft(work, world.case, appointed=new, reason=reason)


@sentence("lúc {at:moment} cán bộ {who} (đã )ký văn bản xin lỗi")
def sign(world: World, at: datetime, who: str) -> None:
    """The head signs the apology."""
    world.tell(at)
    assert world.case is not None
    with world.attempt(who) as work:
        apologies.sign(work, world.case)


@sentence("lúc {at:moment} cán bộ {who} (đã )thông báo văn bản xin lỗi cho người nộp")
def notify(world: World, at: datetime, who: str) -> None:
    """The applicant is notified: the new date is the promised one."""
    world.tell(at)
    assert world.case is not None
    with world.attempt(who) as work:
        apologies.notify(work, world.case)


def _say_also(world: World, rules: str) -> None:
    """The procedure says *rules* too from now on."""
    with world.act() as work:
        files = dict(in_force(work.session, world).procedure.files)
        files["procedure.toml"] += rules.encode()
        procedures.publish(work, folder.read(files, slug=world.slug), active_from=world.now.date())
