"""A real case retold as a scenario: it goes the same way, and tells of nobody."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from bpmn import shipped
from commands.demo import province
from engine import calendar, procedures, retellings, revisions
from engine.people import NotAllowed
from engine.scenariotexts import feature
from engine.tables import Case, TrailEntry
from features import coverage, runner
from tests.engine.builders import (
    ACCEPTED,
    CHIEF,
    DESK,
    EXPERT,
    HOUSEHOLD,
    MORNING,
    a_case,
    a_province,
    acting,
    do,
    hours,
    household,
)

SECRETS = (
    "Sớm Mai", "Hoa Sữa", "50000000", "50.000.000", "bánh mì", "Minh Họa", "001190000010", "1990", "0912000001",
    "Trần Văn Kín", "Ông Kín ở số 7", "Nguyễn Thị Mai", "Đỗ Thị Lan", "Phạm Văn Hùng", "Thiếu hộ khẩu",
)  # fmt: skip
WANTING = {
    "y_kien_tham_dinh": "bo-sung",
    "noi_dung_tham_dinh": "Thiếu hộ khẩu của Trần Văn Kín, 001190000010",
    "noi_dung_bo_sung": "Ông Kín ở số 7 nộp lại, gọi 0912000001",
}


@pytest.fixture
def told(sqlite: Engine) -> Case:
    """A case full of personal data, worked on by three officers."""
    a_province(sqlite, household())
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, HOUSEHOLD, {})
    kin = {"full_name": "Trần Văn Kín", "personal_id": "001190000010", "phone": "0912000001"}
    case_id = a_case(sqlite, HOUSEHOLD, parties={"submitter": kin, "owner": kin})
    do(sqlite, case_id, "tiep_nhan", at=hours(1), answers=ACCEPTED)
    do(sqlite, case_id, "phan_cong", by=CHIEF, at=hours(2), answers={"y_kien_chi_dao": "Ông Kín ở số 7 gọi nhiều"})
    return do(sqlite, case_id, "tham_dinh", by=EXPERT, at=hours(3), answers=WANTING)


def test_nothing_of_anybody_is_in_it_and_it_goes_the_same_way(sqlite: Engine, told: Case) -> None:
    with acting(sqlite, "van.pt", at=hours(4)) as work:
        case = work.session.get_one(Case, told.id)
        text = retellings.retell(work, HOUSEHOLD, case, title="Thiếu giấy tờ", purpose="Kịch bản cho bản mới")
        name = procedures.offered(work.session, case.digest).procedure.name
    assert [secret for secret in SECRETS if secret in text] == []
    assert str(told.id) not in text
    assert told.intake_reference not in text
    assert 'hoàn thành bước "Thẩm định hồ sơ":' in text
    assert "Cần sửa đổi, bổ sung hồ sơ" in text
    scenarios = runner.parse((feature(name) + text).encode(), file=shipped.FEATURE)
    with coverage.alone(shipped.ROOT / HOUSEHOLD) as (template, scratch):
        (outcome,) = runner.perform(scenarios, template, scratch)
    assert outcome.held, (text, outcome.at, outcome.fault)


def test_no_day_of_the_case_is_told_and_its_days_of_work_lie_as_they_lay(sqlite: Engine, told: Case) -> None:
    with acting(sqlite, "van.pt", at=hours(24 * 200)) as work:
        case = work.session.get_one(Case, told.id)
        text = retellings.retell(work, HOUSEHOLD, case, title="x", purpose="y")
    days = sorted(date(int(y), int(m), int(d)) for d, m, y in re.findall(r"(\d{2})/(\d{2})/(\d{4})", text))
    real = [at.astimezone(calendar.ZONE).date() for at in (MORNING, hours(24 * 200))]
    assert not {f"{real[0] + timedelta(days=one):%d/%m/%Y}" for one in range(201)} & set(text.split())
    assert (days[0].weekday(), (days[-1] - days[0]).days) == (real[0].weekday(), 200)
    assert days[0] >= retellings.FIRST


@pytest.mark.parametrize("begun", ["2026-08-25", "2026-02-10", "2030-01-10"])
def test_holidays_lie_in_a_told_case_as_they_lay(begun: str) -> None:
    first = datetime.fromisoformat(f"{begun}T10:00+07:00")
    later, differing = retellings._elsewhere(first, first + timedelta(days=12))
    assert differing == 0
    assert abs(later.days) > 12
    assert later.days % 7 == 0
    hours = calendar.calendar()
    for one in range(13):
        day = first.date() + timedelta(days=one)
        assert calendar.is_working_day(hours, day) == calendar.is_working_day(hours, day + later)


def test_where_no_days_lie_alike_it_is_said(sqlite: Engine, told: Case) -> None:
    with acting(sqlite, "van.pt", at=hours(24 * 400)) as work:
        case = work.session.get_one(Case, told.id)
        text = retellings.retell(work, HOUSEHOLD, case, title="x", purpose="y")
    assert "# đã dời sang thời gian khác, có " in text


def test_who_retold_it_and_that_it_was_for_a_purpose_is_on_record(sqlite: Engine, told: Case) -> None:
    with acting(sqlite, "van.pt") as work:
        case = work.session.get_one(Case, told.id)
        with pytest.raises(retellings.NoPurpose):
            retellings.retell(work, HOUSEHOLD, case, title="x", purpose=" ")
        with pytest.raises(retellings.OtherProcedure):
            retellings.retell(work, "khac", case, title="x", purpose="y")
        retellings.retell(work, HOUSEHOLD, case, title="x", purpose="y")
        last = select(TrailEntry.act).where(TrailEntry.case_id == case.id).order_by(TrailEntry.number.desc())
        assert work.session.scalars(last).first() == "retell"
    with pytest.raises(NotAllowed), acting(sqlite, DESK) as work:
        retellings.retell(work, HOUSEHOLD, work.session.get_one(Case, told.id), title="x", purpose="y")
