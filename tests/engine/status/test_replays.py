"""What happened to a case, moment by moment, as it stood then and not as it stands now."""

from __future__ import annotations

from sqlalchemy import Engine

from engine import organisation, replays, tasks
from engine.replays import Frame
from tests.engine import builders
from tests.engine.builders import DESK, DESK_TOO, acting, hours, straight, tiny, waiting

LIMITED = {"limit": "PT2H"}


def _holders(frame: Frame) -> list[tuple[str, str | None]]:
    return [(one.element, one.holder) for one in frame.steps]


def test_each_moment_tells_where_the_case_stood_who_held_it_and_what_was_left(db: Engine) -> None:
    builders.a_province(db, tiny(*straight("a", "b", a=LIMITED)))
    case = builders.a_case(db)
    with acting(db, DESK, at=hours(0.5)) as work:
        task = waiting(work, case, "a")
        tasks.claim(work, task.id, seen=task.version)
        too = organisation.person_by_login(work, DESK_TOO)
    with acting(db, DESK, at=hours(1)) as work:
        task = waiting(work, case, "a")
        tasks.transfer(work, task.id, to=too, seen=task.version)
    builders.do(db, case, "a", by=DESK_TOO, at=hours(3))
    with acting(db, DESK, at=hours(3.25)) as work:
        found = replays.of_case(work.session, case, now=work.now)
    holders = [_holders(frame) for frame in found]
    mai, lan = "Nguyễn Thị Mai", "Trần Thị Lan"
    assert holders == [[("a", None)], [("a", mai)], [("a", lan)], [("b", None)], [("b", None)]]
    assert [frame.state.standing for frame in found[2:4]] == [{"a": "active"}, {"a": "done", "b": "active"}]
    left = [frame.steps[0].clock.left.minutes for frame in found[:3] if frame.steps[0].clock]
    assert left == [120, 90, 60]
    assert [frame.status for frame in found[:2]] == ["received", "received"]
    assert [len(frame.done) > 0 for frame in found] == [True] * 4 + [False]


def test_a_step_that_became_late_later_was_not_late_then(db: Engine) -> None:
    builders.a_province(db, tiny(*straight("a", "b", a=LIMITED)))
    case = builders.a_case(db)
    builders.do(db, case, "a", at=hours(5.5))
    with acting(db, DESK, at=hours(6)) as work:
        first, *_ = replays.of_case(work.session, case, now=work.now)
    assert first.state.standing == {"a": "active"}
    assert first.clock is not None
    assert (first.clock.state, first.clock.left.is_late) == ("running", False)
