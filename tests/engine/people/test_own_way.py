"""A unit does a step its own way, and offers what it has the people for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from commands import main
from engine import offerings, organisation, stepsettings
from engine.calendar.limits import BadLimit
from engine.stepsettings import Own
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, MORNING, acting, hours
from tests.scheduler.processes import address

SINCE = date(2025, 7, 1)
LIMITED = {"limit": "PT4H"}


def set_own(engine: Engine, own: Own, *, slug: str = "nho", since: date = SINCE, until: date | None = None) -> None:
    with acting(engine) as work:
        unit = organisation.unit_by_code(work, COMMUNE)
        stepsettings.put(work, unit, slug, "a", own, since=since, until=until)


def place(engine: Engine) -> tuple[str, object]:
    """The post that the step a of a new case waits for, and until when."""
    case_id = builders.a_case(engine)
    with acting(engine) as work:
        task = builders.waiting(work, case_id, "a")
        return task.role, task.due_at


def test_a_unit_sets_its_own_time_and_post_for_a_step(db: Engine) -> None:
    builders.a_province(db, builders.tiny(*builders.straight("a", a=LIMITED)))
    assert place(db) == ("mot-cua", hours(6))
    with acting(db) as work:
        post = organisation.unit_by_code(work, COMMUNE).id, "van-thu"
    set_own(db, Own(limit="PT1H", post=post))
    assert place(db) == ("van-thu", hours(1))


def test_what_a_unit_set_holds_on_its_days_and_for_its_procedure(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny(*builders.straight("a", a=LIMITED)))
    today = MORNING.date()
    set_own(sqlite, Own(limit="PT1H"), until=today)
    set_own(sqlite, Own(limit="PT1H"), since=today + timedelta(1))
    set_own(sqlite, Own(limit="PT1H"), slug="khac")
    assert place(sqlite) == ("mot-cua", hours(6))


@pytest.mark.parametrize(("own", "fault"), [(Own(), stepsettings.NothingSet), (Own(limit="mai"), BadLimit)])
def test_a_setting_says_something_that_can_be_read(sqlite: Engine, own: Own, fault: type[Exception]) -> None:
    builders.a_province(sqlite)
    with pytest.raises(fault):
        set_own(sqlite, own)


def offered(engine: Engine, slug: str = "nho") -> list[str]:
    """The commune offers the procedure: what is missing."""
    procedure = builders.tiny(slug=slug)
    with acting(engine) as work:
        offerings.offer(
            work, [organisation.unit_by_code(work, COMMUNE)], procedure, "receiving", since=SINCE, source="QĐ 1"
        )
    return missing(engine)


def missing(engine: Engine) -> list[str]:
    with acting(engine) as work:
        return [finding.vi for finding in offerings.problems(work.session, MORNING.date())]


def test_a_unit_with_holders_for_every_lane_may_offer(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    assert offered(sqlite) == []


def test_a_lane_that_nobody_holds_is_named_with_its_unit(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    offered(sqlite)
    with acting(sqlite) as work:
        for login in (DESK, builders.DESK_TOO):
            organisation.person_by_login(work, login).active = False
    told = "UBND xã Hòa Bình (minh họa) (H99.15) chưa có người giữ vị trí 'mot-cua' cho 'Một cửa'."
    assert missing(sqlite) == [told]


def test_a_divided_post_needs_somebody_in_charge_of_the_field(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    offered(sqlite)
    with acting(sqlite) as work:
        unit = organisation.unit_by_code(work, COMMUNE)
        post, person = organisation.post_of(work, unit, "mot-cua", ""), organisation.person_by_login(work, DESK)
        organisation.charge(work, person, post, since=SINCE, field="Hộ tịch")
    (told,) = missing(sqlite)
    assert "chưa ai phụ trách thủ tục này, cho 'Một cửa'" in told  # somebody holds the post
    with acting(sqlite) as work:
        organisation.charge(work, person, post, since=SINCE, field="Kiểm thử")
    assert missing(sqlite) == []


def test_a_post_that_a_unit_set_for_a_step_needs_a_holder_too(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    offered(sqlite)
    with acting(sqlite) as work:
        post = organisation.unit_by_code(work, COMMUNE).id, "khong-ai"
    set_own(sqlite, Own(post=post))
    assert [("khong-ai" in told, "'a'" in told) for told in missing(sqlite)] == [(True, True)]


def test_what_no_published_procedure_stands_behind_is_named(sqlite: Engine) -> None:
    builders.a_province(sqlite)
    assert len(offered(sqlite, "la")) == 1


def test_own_times_stay_within_what_the_law_gives(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny(*builders.straight("a", "c", c=LIMITED)))
    offered(sqlite)
    set_own(sqlite, Own(limit="PT20H"))
    assert missing(sqlite) == []
    set_own(sqlite, Own(limit="PT20H1M"), since=SINCE + timedelta(1))
    (told,) = missing(sqlite)
    assert told.startswith("UBND xã Hòa Bình (minh họa) (H99.15) đặt thời hạn riêng: ")
    assert "1441 phút" in told
    assert "1440 phút" in told


def test_a_step_that_the_procedure_does_not_have_is_named(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny(*builders.straight("b")))
    offered(sqlite)
    set_own(sqlite, Own(limit="PT1H"))
    assert [("'a'" in told, "không có trong quy trình" in told) for told in missing(sqlite)] == [(True, True)]


def test_the_command_checks_every_unit_that_offers(
    sqlite: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", address(sqlite))
    builders.a_province(sqlite, builders.tiny())
    offered(sqlite)
    assert main.run(["check", "--units"]) == main.GOOD
    with acting(sqlite) as work:
        for login in (DESK, builders.DESK_TOO):
            organisation.person_by_login(work, login).active = False
    assert main.run(["check", "--units", "--json"]) == main.NEGATIVE
    assert "lane-without-holder" in capsys.readouterr().out
