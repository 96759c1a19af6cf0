"""When the clock of a case begins, by which source, and in whose office time."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select, update

from engine import clocks, office, organisation
from engine.calendar.events import EarlierThanLast
from engine.clocks import starts
from engine.tables import Clock, OfficeHours
from tests.engine.builders import COMMUNE, DESK, MORNING, acting
from tests.engine.clocks import story
from tests.engine.clocks.story import at, due, on

SOURCE = "Quyết định minh họa"
NEIGHBOUR = "H99.16"


def neighbour(engine: Engine, *, level: str = "commune") -> None:
    with acting(engine) as work:
        organisation.found(work, NEIGHBOUR, "Xã bên (minh họa)", level=level, since=MORNING.date())


def source_of(engine: Engine, case_id: uuid.UUID) -> tuple[str, str | None]:
    facts = story.events(engine, case_id)[0].facts
    return facts["source"], facts["reference"]


def test_a_case_counts_from_reception_as_its_receipt_shows(db: Engine) -> None:
    case_id = story.open_case(db)
    assert due(db, case_id) == "08:00 03/12"
    source, number = source_of(db, case_id)
    assert (source, str(number)[:6]) == ("reception", COMMUNE)
    story.rows_equal_fold(db)


def test_a_filing_outside_its_territory_counts_from_when_the_competent_agency_has_it(db: Engine) -> None:
    story.open_case(db, parts=story.acts("accept", "receive"))
    neighbour(db)
    case_id = story.filed(db, receiving=NEIGHBOUR)
    assert not story.has(db, case_id, "case")
    with on(db, case_id, at(1, "09:00")) as (work, case, procedure):
        assert clocks.came(work, case, procedure, "competent", reference="BG-01")
    assert (due(db, case_id), source_of(db, case_id)) == ("09:00 04/12", ("competent", "BG-01"))


def test_within_the_territory_reception_is_what_counts_although_the_diagram_draws_both(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, parts=story.acts("accept", "receive"))
    assert source_of(sqlite, case_id)[0] == "reception"


def test_a_diagram_that_draws_no_receipt_by_the_agency_leaves_no_clock_unstarted(sqlite: Engine) -> None:
    story.open_case(sqlite)
    neighbour(sqlite)
    assert source_of(sqlite, story.filed(sqlite, receiving=NEIGHBOUR))[0] == "reception"


def test_a_unit_of_the_province_has_no_territory_of_its_own(sqlite: Engine) -> None:
    story.open_case(sqlite, parts=story.acts("accept", "receive"))
    neighbour(sqlite, level="department")
    assert source_of(sqlite, story.filed(sqlite, receiving=NEIGHBOUR))[0] == "reception"


def test_a_filing_by_post_counts_from_the_signed_handover_record(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, '[[begins]]\nchannel = "post"\nfrom = "handover"\n', channel="post")
    assert not story.has(sqlite, case_id, "case")
    with on(sqlite, case_id, at(1, "14:00")) as (work, case, procedure):
        assert clocks.came(work, case, procedure, "handover", at=at(1, "10:00"), reference="BB-7")
    assert (due(sqlite, case_id), source_of(sqlite, case_id)) == ("10:00 04/12", ("handover", "BB-7"))
    assert story.events(sqlite, case_id)[0].recorded_at == at(1, "14:00")


def test_other_channels_of_the_same_procedure_count_from_reception(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, '[[begins]]\nchannel = "post"\nfrom = "handover"\n')
    assert source_of(sqlite, case_id)[0] == "reception"


def test_a_limit_may_count_from_confirmed_payment(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, '[[begins]]\nfrom = "payment"\n')
    with on(sqlite, case_id, at(2)) as (work, case, procedure):
        clocks.paid(work, case, procedure, reference="BL-3")
    assert (due(sqlite, case_id), source_of(sqlite, case_id)) == ("08:00 07/12", ("payment", "BL-3"))


def test_a_clock_begins_once_whatever_comes_afterwards(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    with on(sqlite, case_id, at(1)) as (work, case, procedure):
        assert [clocks.came(work, case, procedure, name) for name in ("reception", "competent", "payment")] == [
            False
        ] * 3
    assert story.kinds(sqlite, case_id) == ["start"]


def test_no_clock_begins_at_a_moment_that_lies_ahead(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, '[[begins]]\nfrom = "handover"\n')
    with on(sqlite, case_id, MORNING) as (work, case, procedure), pytest.raises(starts.NotYet):
        clocks.came(work, case, procedure, "handover", at=MORNING + timedelta(minutes=1))
    assert not story.has(sqlite, case_id, "case")


PHASES = """
[[phases]]
code = "kiem-tra"
name = "Kiểm tra hồ sơ"
limit = "P5D"
[[phases]]
code = "cap"
name = "Cấp chứng chỉ"
limit = "P10D"
from = "payment"
[[phases]]
code = "trao"
name = "Trao chứng chỉ"
limit = "PT4H"
"""


def test_phases_have_clocks_of_their_own_each_from_its_own_moment(db: Engine) -> None:
    case_id = story.open_case(db, limit=PHASES)
    assert (due(db, case_id), story.row(db, case_id).key) == ("08:00 07/12", "kiem-tra")
    with on(db, case_id, at(3)) as (work, case, procedure):
        clocks.end_phase(work, case, procedure)
    assert (story.row(db, case_id).key, story.row(db, case_id).state) == ("kiem-tra", "stopped")
    with on(db, case_id, at(8)) as (work, case, procedure):
        clocks.paid(work, case, procedure)
    assert (due(db, case_id), story.row(db, case_id).key) == ("08:00 22/12", "cap")
    with on(db, case_id, at(9)) as (work, case, procedure):
        clocks.end_phase(work, case, procedure)
    assert (due(db, case_id), story.row(db, case_id).key) == ("14:00 09/12", "trao")
    with on(db, case_id, at(9)) as (work, case, procedure), pytest.raises(starts.NoSuchPhase):
        clocks.end_phase(work, case, procedure)
    story.rows_equal_fold(db)


LATE_COUNTER = '[[limits]]\nlimit = "{limit}"\n{more}'


def counter_from_nine(engine: Engine) -> None:
    """The neighbour's counter opens at nine, also on Saturday, when nothing counts as a working day."""
    neighbour(engine)
    with acting(engine) as work:
        office.open_calendar(work, "tu-chin-gio", "Quầy mở từ 9 giờ", like="hanh-chinh", source=SOURCE)
        hours = work.session.scalars(select(OfficeHours).where(OfficeHours.calendar == "tu-chin-gio")).one()
        office.end_hours(work, "tu-chin-gio", hours.id, last=MORNING.date() - timedelta(days=1), source=SOURCE)
        office.set_hours(work, "tu-chin-gio", range(1, 6), ["09:00-17:00"], since=MORNING.date(), source=SOURCE)
        office.set_hours(work, "tu-chin-gio", [6], ["09:00-11:00"], value=0, since=MORNING.date(), source=SOURCE)
        office.assign(work, organisation.unit_by_code(work, NEIGHBOUR), "tu-chin-gio", source=SOURCE)


@pytest.mark.parametrize(
    ("limit", "filed", "expected"),
    [
        ("PT8H", at(1, "08:00"), "09:00 02/12"),  # counts as received at nine, in the agency's office time
        ("PT8H", at(1, "10:00"), "10:00 02/12"),
        ("PT8H", at(5, "09:30"), "17:30 07/12"),  # on Saturday the counter is open, but nothing counts
        ("P1D", at(1, "20:00"), "09:00 03/12"),
        ("P1D rule civil", at(1, "20:00"), "17:30 02/12"),  # day 0 is the date itself
        ("same-day", at(1, "16:00"), "17:30 02/12"),
        ("same-day", at(4, "17:30"), "17:30 07/12"),
    ],
)
def test_reception_is_clamped_by_the_counter_and_counted_by_the_agency(
    sqlite: Engine, limit: str, filed: object, expected: str
) -> None:
    text, _, rule = limit.partition(" rule ")
    story.open_case(sqlite, limit=LATE_COUNTER.format(limit=text, more=f'rule = "{rule}"\n' if rule else ""))
    counter_from_nine(sqlite)
    case_id = story.filed(sqlite, at=filed, receiving=NEIGHBOUR)  # type: ignore[arg-type]
    assert due(sqlite, case_id) == expected
    story.rows_equal_fold(sqlite)


def test_what_happens_before_a_clamped_start_counts_from_it(sqlite: Engine) -> None:
    story.open_case(sqlite)
    counter_from_nine(sqlite)
    case_id = story.filed(sqlite, at=at(1, "08:00"), receiving=NEIGHBOUR)
    with acting(sqlite, DESK, at=at(1, "08:10")) as work:
        clocks.pause(work, case_id, reason="bổ sung")
    assert [event.at for event in story.events(sqlite, case_id)] == [at(1, "09:00"), at(1, "09:00")]
    story.rows_equal_fold(sqlite)


def test_a_phase_that_ends_before_its_clamped_start_gives_way_to_the_next(sqlite: Engine) -> None:
    story.open_case(sqlite, limit=PHASES.replace('from = "payment"\n', ""))
    counter_from_nine(sqlite)
    case_id = story.filed(sqlite, at=at(1, "08:00"), receiving=NEIGHBOUR)
    for clock in ("08:10", "08:20"):
        with on(sqlite, case_id, at(1, clock)) as (work, case, procedure):
            clocks.end_phase(work, case, procedure)
    assert (story.row(sqlite, case_id).key, due(sqlite, case_id)) == ("trao", "15:00 01/12")
    with on(sqlite, case_id, at(1, "08:30")) as (work, case, procedure):
        clocks.stop_case(work, case_id, reason="test")
        assert not clocks.came(work, case, procedure, "payment")
    assert story.row(sqlite, case_id).key == "trao"
    story.rows_equal_fold(sqlite)


def test_an_act_of_a_machine_whose_time_is_behind_is_refused(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    with acting(sqlite, DESK, at=MORNING - timedelta(minutes=2)) as work, pytest.raises(EarlierThanLast):
        clocks.pause(work, case_id, reason="bổ sung")
    assert story.kinds(sqlite, case_id) == ["start"]


def test_of_two_acts_that_saw_the_same_clock_the_second_keeps_nothing(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    with acting(sqlite, DESK, at=at(1)) as work:
        row = clocks.of_case(work, case_id)
        assert row.events == 1
        other = update(Clock).where(Clock.id == row.id).values(events=2)
        work.session.execute(other.execution_options(synchronize_session=False))
        with pytest.raises(clocks.ClockMoved):
            clocks.happen(work, row, "stop")
        work.session.rollback()
    assert story.kinds(sqlite, case_id) == ["start"]
