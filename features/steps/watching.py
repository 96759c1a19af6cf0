"""What heads and leaders see of how cases go: numbers at each step, where time goes, what made cases late, a replay."""

from __future__ import annotations

from datetime import datetime, timedelta

from engine import questions, replays
from engine.queries import lateness, passages, standings
from engine.queries.passages import Wanted
from engine.queries.standings import Narrow
from engine.work import acting_as
from features.steps.faults import expect
from features.steps.sentences import Table, sentence
from features.steps.world import World, person, unknown

MONTH = timedelta(days=30)


@sentence("lúc {at:moment} trên sơ đồ của thủ tục cán bộ {who} thấy")
def counted(world: World, at: datetime, who: str, datatable: Table) -> None:
    """Rows of step, cases waiting, of them late; steps without any are left out."""
    world.tell(at)
    with world.look_now() as work:
        asked = questions.ask(acting_as(work, person(work.session, who).id))
        found = standings.of_procedure(work.session, asked, Narrow(world.slug))
    told = sorted([one.name, str(one.waiting), str(one.late)] for one in found)
    expect("Số hồ sơ ở từng bước", told, sorted([*row] for row in datatable[1:]))


@sentence("trong 30 ngày qua cán bộ {who} thấy thời gian ở từng bước")
def timed(world: World, who: str, datatable: Table) -> None:
    """Rows of step and median working minutes in the queue and in hands."""
    with world.look_now() as work:
        asked = questions.ask(acting_as(work, person(work.session, who).id))
        found = passages.heat(passages.of(work.session, asked, _month(world)))
    told = sorted([one.name, str(one.queue_median), str(one.hands_median)] for one in found)
    expect("Thời gian ở từng bước", told, sorted([*row] for row in datatable[1:]))


@sentence("trong 30 ngày qua cán bộ {who} thấy hồ sơ quá hạn vì")
def delayed(world: World, who: str, datatable: Table) -> None:
    """Rows of step, unit and working minutes beyond the budget of the step, in late cases."""
    with world.look_now() as work:
        asked = questions.ask(acting_as(work, person(work.session, who).id))
        found = lateness.of(work.session, asked, _month(world)).shares
    expect("Bước và đơn vị làm chậm", [[one.step, one.unit, str(one.minutes)] for one in found], datatable[1:])


@sentence('xem lại diễn biến thì ngay sau {at:moment} hồ sơ ở bước "{step}", do {holder} giữ')
def replayed(world: World, at: datetime, step: str, holder: str) -> None:
    """Where the case stood after what was done at that moment, and who held it then ("chưa ai": nobody)."""
    assert world.case is not None
    with world.look_now() as work:
        frames = [one for one in replays.of_case(work.session, world.case, now=work.now) if one.at == at]
    if not frames:
        raise unknown("thời điểm", f"{at:%H:%M %d/%m/%Y}", [])
    told = [[one.name, one.holder or "chưa ai"] for one in frames[0].steps]
    expect("Hồ sơ lúc ấy", told, [[step, holder]])


def _month(world: World) -> Wanted:
    return Wanted(world.now - MONTH, world.now + timedelta(minutes=1), world.slug)
