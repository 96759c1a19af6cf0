"""Calendars as offices edit them: by a decision, on record, and never into nonsense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine, select

from engine import calendars, changes, office, organisation, parameters
from engine.calendar import days, hours, vietnam
from engine.calendar.limits import BadCutOff
from engine.calendar.parameters import NoParameter, ParameterTwice
from engine.tables import LegalParameter, OfficeCalendar, OfficeDay, OfficeHours, SettingChange
from engine.work import Work
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import COMMUNE, acting
from tests.engine.clocks import story
from tests.engine.clocks.story import at, due

SOURCE = "QĐ 01/QĐ-UBND (minh họa)"
OWN = "xa-hoa-binh"
MONDAY = date(2026, 12, 7)


@pytest.fixture
def edited(sqlite: Engine) -> Engine:
    """A province whose commune has a calendar of its own."""
    return edit(sqlite)


def edit(engine: Engine) -> Engine:
    builders.a_province(engine, story.procedure())
    with acting(engine) as work:
        office.open_calendar(work, OWN, "Xã Hòa Bình", like="hanh-chinh", source=SOURCE)
        office.assign(work, organisation.unit_by_code(work, COMMUNE), OWN, source=SOURCE)
    return engine


def test_a_calendar_of_its_own_begins_like_another_and_counts_for_what_begins(db: Engine) -> None:
    edited = edit(db)
    assert due(edited, story.filed(edited)) == "08:00 03/12"
    with acting(edited) as work:
        office.mark(work, OWN, date(2026, 12, 2), "off", label="Ngày truyền thống", source=SOURCE)
        office.mark(work, OWN, date(2026, 12, 3), "half", sessions=["07:30-11:30"], source=SOURCE)
        office.mark(work, OWN, date(2026, 12, 5), "work", like=date(2026, 12, 2), source=SOURCE)
    assert due(edited, story.filed(edited)) == "14:00 04/12"
    with acting(edited) as work:
        unit = organisation.unit_by_code(work, COMMUNE)
        found = calendars.of_unit(work, unit.id).hours
    open_days = [hours.is_working_day(found, date(2026, 12, day)) for day in (2, 3, 5, 6)]
    assert open_days == [False, True, True, False]


def test_what_the_nation_decides_holds_in_every_calendar(edited: Engine) -> None:
    with acting(edited) as work:
        office.mark(work, calendars.NATION, date(2026, 12, 1), "off", source="QĐ của Thủ tướng (minh họa)")
    assert due(edited, story.filed(edited)) == "08:00 04/12"


def test_the_days_of_a_calendar_above_hold_below_until_it_says_otherwise(sqlite: Engine) -> None:
    builders.a_province(sqlite, story.procedure())
    with acting(sqlite) as work:
        office.open_calendar(work, "tinh", "Tỉnh", like="hanh-chinh", source=SOURCE)
        office.open_calendar(work, OWN, "Xã", like="hanh-chinh", parent="tinh", source=SOURCE)
        office.mark(work, "tinh", date(2026, 12, 1), "off", source=SOURCE)
        office.mark(work, "tinh", date(2026, 12, 2), "off", source=SOURCE)
        office.mark(work, OWN, date(2026, 12, 2), "work", sessions=["07:30-11:30", "13:30-17:30"], source=SOURCE)
        office.assign(work, organisation.unit_by_code(work, COMMUNE), OWN, source=SOURCE)
    assert due(sqlite, story.filed(sqlite)) == "08:00 04/12"


def test_hours_change_from_a_day_on(edited: Engine) -> None:
    with acting(edited) as work:
        row = work.session.scalars(select(OfficeHours).where(OfficeHours.calendar == OWN)).one()
        office.end_hours(work, OWN, row.id, last=date(2026, 12, 1), source=SOURCE)
        office.set_hours(work, OWN, range(1, 6), ["08:00-12:00", "13:00-17:00"], since=date(2026, 12, 2), source=SOURCE)
    assert due(edited, story.filed(edited)) == "08:30 03/12"


def test_other_hours_for_a_while_give_way_to_the_usual_ones(db: Engine) -> None:
    edited = edit(db)
    summer = {"since": date(2026, 12, 1), "until": date(2026, 12, 2)}
    with acting(edited) as work:
        office.change_hours(work, OWN, range(1, 6), ["07:00-11:00", "13:00-17:00"], **summer, source=SOURCE)
        office.change_hours(work, OWN, [6], ["08:00-11:00"], since=date(2026, 12, 1), value=0, source=SOURCE)
        office.change_hours(work, OWN, [5], [], since=date(2026, 12, 4), source=SOURCE)
    assert sessions(edited, 30, 11) == sessions(edited, 3) == (1, True, "07:30-11:30 13:30-17:30")
    assert sessions(edited, 1) == sessions(edited, 2) == (1, True, "07:00-11:00 13:00-17:00")
    assert (sessions(edited, 4), sessions(edited, 5)) == ((0, False, ""), (0, True, "08:00-11:00"))
    with acting(edited) as work:
        assert changes.verify(work.session, f"calendar {OWN}") == 4


def sessions(engine: Engine, day: int, month: int = 12) -> tuple[float, bool, str]:
    """How much that day of the commune counts, whether its counter is open, and its hours."""
    with acting(engine) as work:
        found = calendars.of_name(work.session, OWN)
    shape = found.days[hours.number_of(found, date(2026, month, day))]
    return shape.value, shape.is_open, " ".join(map(str, shape.sessions))


def test_the_working_day_of_a_new_calendar_is_the_legal_parameter(edited: Engine) -> None:
    with acting(edited) as work:
        parameters.change(work, office.WORKING_DAY, "450", valid_from=date(2026, 11, 1), source=SOURCE)
        office.open_calendar(work, "bay-ruoi", "Bảy giờ rưỡi", like="hanh-chinh", source=SOURCE)
        assert work.session.get_one(OfficeCalendar, "bay-ruoi").day_minutes == 450


def test_every_edit_is_on_record_and_an_altered_record_shows(db: Engine) -> None:
    edited = edit(db)
    with acting(edited) as work:
        office.mark(work, OWN, MONDAY, "off", source=SOURCE)
        office.unmark(work, OWN, MONDAY, source=SOURCE)
    with acting(edited) as work:
        acts = (
            select(SettingChange.act).where(SettingChange.subject == f"calendar {OWN}").order_by(SettingChange.number)
        )
        assert list(work.session.scalars(acts)) == ["open", "mark", "unmark"]
        assert changes.verify(work.session, f"calendar {OWN}") == 3
        entry = work.session.get_one(SettingChange, (f"calendar {OWN}", 2))
        entry.source = "sửa lén"
        work.session.flush()
        with pytest.raises(changes.ChangesBroken):
            changes.verify(work.session, f"calendar {OWN}")


Edit = Callable[[Work], object]


def off(work: Work) -> None:
    office.mark(work, OWN, MONDAY, "off", source=SOURCE)


@pytest.mark.parametrize(
    ("attempt", "fault"),
    [
        (lambda work: office.mark(work, OWN, MONDAY, "work", source=SOURCE), days.MakeUpDayIsOff),
        (lambda work: office.mark(work, OWN, MONDAY, "off", source=SOURCE), days.DayTwice),
        (lambda work: office.mark(work, OWN, date(2026, 12, 9), "half", source=SOURCE), days.WorkWithoutSessions),
        (
            lambda work: office.mark(
                work, OWN, date(2026, 12, 9), "half", sessions=["07:30-11:30", "11:00-12:00"], source=SOURCE
            ),
            days.OverlappingSessions,
        ),
        (
            lambda work: office.set_hours(work, OWN, [6], ["07:30-11:30", "11:00-12:00"], since=MONDAY, source=SOURCE),
            days.OverlappingSessions,
        ),
        (
            lambda work: office.set_hours(work, OWN, [5], ["18:00-20:00"], since=MONDAY, source=SOURCE),
            days.OverlappingWeeks,
        ),
        (lambda work: office.set_hours(work, OWN, [8], ["18:00-20:00"], since=MONDAY, source=SOURCE), days.BadWeekday),
        (lambda work: office.set_hours(work, OWN, [6], ["11:30-07:30"], since=MONDAY, source=SOURCE), days.BadSession),
        (lambda work: office.set_hours(work, OWN, [6], ["sáng"], since=MONDAY, source=SOURCE), office.BadSessionText),
        (lambda work: office.set_hours(work, OWN, [6], ["25:00-26:00"], since=MONDAY, source=SOURCE), BadCutOff),
        (
            lambda work: office.set_hours(work, OWN, [6], ["07:30-11:30"], since=MONDAY, source=SOURCE, value=2),
            days.BadDayValue,
        ),
        (
            lambda work: office.set_hours(
                work, OWN, [6], ["07:30-11:30"], since=MONDAY, until=date(2026, 1, 1), source=SOURCE
            ),
            days.BadValidity,
        ),
        (
            lambda work: office.change_hours(
                work, OWN, [6], ["07:30-11:30", "11:00-12:00"], since=MONDAY, source=SOURCE
            ),
            days.OverlappingSessions,
        ),
        (lambda work: office.change_hours(work, OWN, range(1, 8), [], since=MONDAY, source=SOURCE), hours.NeverOpens),
        (
            lambda work: office.change_hours(
                work, OWN, range(1, 8), [], since=MONDAY, until=date(2028, 1, 1), source=SOURCE
            ),
            hours.NeverOpens,
        ),
        (
            lambda work: office.change_hours(work, OWN, [6], ["sáng"], since=MONDAY, source=SOURCE),
            office.BadSessionText,
        ),
        (lambda work: office.change_hours(work, OWN, [6], [], since=MONDAY, source=" "), changes.NoSource),
        (
            lambda work: office.mark(work, OWN, date(2026, 12, 9), "off", sessions=["07:30-11:30"], source=SOURCE),
            office.CounterWithoutHours,
        ),
        (
            lambda work: office.mark(work, OWN, date(2026, 12, 9), "off", is_open=True, source=SOURCE),
            office.CounterWithoutHours,
        ),
        (
            lambda work: office.mark(work, OWN, date(2026, 12, 9), "off", like=MONDAY, source=SOURCE),
            office.LikeWithoutWork,
        ),
        (lambda work: office.mark(work, OWN, date(2101, 1, 3), "off", source=SOURCE), hours.OutsideCalendar),
        (
            lambda work: office.mark(work, calendars.NATION, date(1999, 1, 4), "off", source=SOURCE),
            hours.OutsideCalendar,
        ),
        (
            lambda work: office.mark(work, OWN, date(2026, 12, 9), "off", label="x" * 201, source=SOURCE),
            office.BadTitle,
        ),
        (lambda work: office.mark(work, OWN, date(2026, 12, 9), "off", source="x" * 501), changes.SourceTooLong),
        (lambda work: office.open_calendar(work, "Xã A", "Xã A", like=OWN, source=SOURCE), office.BadName),
        (lambda work: office.open_calendar(work, "x" * 61, "Xã A", like=OWN, source=SOURCE), office.BadName),
        (lambda work: office.open_calendar(work, "moi", " ", like=OWN, source=SOURCE), office.BadTitle),
        (lambda work: office.open_calendar(work, "moi", "x" * 301, like=OWN, source=SOURCE), office.BadTitle),
        (lambda work: office.unmark(work, OWN, date(2026, 12, 8), source=SOURCE), office.NoSuchDay),
        (lambda work: office.unmark(work, OWN, MONDAY, source=" "), changes.NoSource),
        (lambda work: office.open_calendar(work, OWN, "Lần nữa", like="bay-gio", source=SOURCE), office.CalendarTaken),
        (lambda work: office.open_calendar(work, "bay-gio", "Lịch", like=OWN, source=SOURCE), office.CalendarTaken),
        (
            lambda work: office.open_calendar(work, "moi", "Mới", like="không có", source=SOURCE),
            vietnam.UnknownCalendar,
        ),
        (
            lambda work: office.open_calendar(work, "moi", "Mới", like=OWN, day_minutes=1441, source=SOURCE),
            hours.BadDayLength,
        ),
    ],
)
def test_an_edit_that_makes_no_sense_is_one_message_and_changes_nothing(
    edited: Engine, attempt: Edit, fault: type[Fault]
) -> None:
    with acting(edited) as work:
        off(work)
    before = everything(edited)
    with pytest.raises(fault) as caught, acting(edited) as work:
        attempt(work)
    assert caught.value.say("vi") != caught.value.say("en")
    assert everything(edited) == before


def test_a_calendar_that_never_opens_is_refused(edited: Engine) -> None:
    before = everything(edited)
    with pytest.raises(hours.NeverOpens):
        last_day(edited, date(1999, 12, 31))
    assert everything(edited) == before


def test_a_calendar_that_closes_for_good_opens_no_case(edited: Engine) -> None:
    last_day(edited, date(2026, 12, 1))
    with pytest.raises(hours.NeverOpens):
        story.filed(edited)


def last_day(engine: Engine, last: date) -> None:
    with acting(engine) as work:
        row = work.session.scalars(select(OfficeHours).where(OfficeHours.calendar == OWN)).one()
        office.end_hours(work, OWN, row.id, last=last, source=SOURCE)


def everything(engine: Engine) -> list[str]:
    """Every row that an office can edit, and the record of edits."""
    with acting(engine) as work:
        tables = (OfficeCalendar, OfficeHours, OfficeDay, LegalParameter, SettingChange)
        return sorted(str(row) for table in tables for row in work.session.execute(select(table.__table__)))


def test_a_statutory_number_is_the_one_of_the_day_of_reception(db: Engine) -> None:
    edited = edit(db)
    with acting(edited) as work:
        parameters.change(work, parameters.SUPPLEMENT_REQUEST, "5", valid_from=date(2026, 12, 7), source=SOURCE)
        values = [parameters.whole(work, parameters.SUPPLEMENT_REQUEST, on=date(2026, 12, day)) for day in (6, 7)]
        assert values == [3, 5]
        assert parameters.whole(work, parameters.SUPPLEMENT_REQUEST, on=date(2019, 1, 1)) == 3
    assert due(edited, story.filed(edited, at=at(4)), "request") == "08:00 09/12"
    assert due(edited, story.filed(edited, at=at(7)), "request") == "08:00 14/12"


def test_a_number_in_force_for_a_while_gives_way_to_the_one_before(edited: Engine) -> None:
    code, december = parameters.ONLINE_INTAKE, {"valid_from": date(2026, 12, 1), "valid_to": date(2026, 12, 31)}
    with acting(edited) as work:
        parameters.change(work, code, "4", **december, source=SOURCE)
    with acting(edited) as work:
        days_asked = [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 1)]
        assert [parameters.whole(work, code, on=day) for day in days_asked] == [8, 4, 8]
        with pytest.raises(NoParameter):
            parameters.whole(work, code, on=date(2010, 1, 1))


def test_the_cut_off_of_a_same_day_procedure_is_a_statutory_number(edited: Engine) -> None:
    with acting(edited) as work:
        builders.procedures.publish(
            work, story.procedure(limit='[[limits]]\nlimit = "same-day"\n'), active_from=date(2026, 1, 1)
        )
        parameters.change(work, parameters.SAME_DAY_CUT_OFF, "10:00", valid_from=date(2026, 12, 1), source=SOURCE)
    assert due(edited, story.filed(edited, at=at(30, "10:30", 11))) == "17:30 30/11"
    assert due(edited, story.filed(edited, at=at(1, "10:30"))) == "17:30 02/12"


@pytest.mark.parametrize(
    ("code", "value", "since", "until", "source", "fault"),
    [
        ("khong-co", "3", date(2026, 1, 1), None, SOURCE, parameters.UnknownParameter),
        (parameters.SUPPLEMENT_REQUEST, "ba", date(2026, 1, 1), None, SOURCE, parameters.BadParameter),
        (parameters.SUPPLEMENT_REQUEST, "0", date(2026, 1, 1), None, SOURCE, parameters.BadParameter),
        (parameters.SUPPLEMENT_REQUEST, "-3", date(2026, 1, 1), None, SOURCE, parameters.BadParameter),
        (parameters.SAME_DAY_CUT_OFF, "24:00", date(2026, 1, 1), None, SOURCE, BadCutOff),
        (parameters.SUPPLEMENT_REQUEST, "5", date(2026, 1, 1), date(2025, 1, 1), SOURCE, parameters.BadValidity),
        (parameters.SUPPLEMENT_REQUEST, "5", date(2025, 7, 1), None, SOURCE, ParameterTwice),  # begins with another
        (parameters.SUPPLEMENT_REQUEST, "5", date(2020, 1, 1), None, SOURCE, ParameterTwice),  # covers a later one
        (parameters.SUPPLEMENT_REQUEST, "5", date(2026, 1, 1), None, "", changes.NoSource),
    ],
)
def test_a_statutory_number_that_cannot_be_is_one_message_and_changes_nothing(
    edited: Engine, code: str, value: str, since: date, until: date | None, source: str, fault: type[Fault]
) -> None:
    before = everything(edited)
    with pytest.raises(fault) as caught, acting(edited) as work:
        parameters.change(work, code, value, valid_from=since, valid_to=until, source=source)
    assert caught.value.say("vi") != caught.value.say("en")
    assert everything(edited) == before
