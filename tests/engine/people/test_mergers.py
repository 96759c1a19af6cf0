"""Units are merged, split, renamed and abolished on a day; nothing is lost, and until the day all can be reversed."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select

from commands.demo import province
from engine import (
    competence,
    consultations,
    mergers,
    offerings,
    orders,
    organisation,
    people,
    substitutions,
    tasks,
    trail,
)
from engine.mergers import Follows, Founded, Plan, Renamed, records
from engine.queries import mergers as ordered
from engine.queries import offers
from engine.tables import Case, Clock, Merger, Moved, Task, Unit, UnitName
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, DESK_TOO, acting
from tests.engine.people import rearranging
from tests.engine.people.rearranging import AFTER, BEFORE, DAY, DOCUMENT, FOUNDED, NEW, carry_out, lay_down, rows


@pytest.fixture
def commune(db: Engine) -> Engine:
    """A commune with three open cases, one of them claimed."""
    return rearranging.a_commune(db)


def test_the_dry_run_lists_what_would_move_and_changes_nothing(commune: Engine) -> None:
    merger_id = lay_down(commune, rearranging.merge())
    before = rows(commune)
    with acting(commune, at=BEFORE) as work:
        seen = mergers.foresee(work, work.session.get_one(Merger, merger_id))
    told = {move.kind: (move.before, move.after, move.count) for move in seen.moves}
    assert told["case"] == told["task"] == (COMMUNE, NEW, 3)
    assert told["holding"] == (COMMUNE, NEW, 6)
    assert seen.is_clear
    assert rows(commune) == before


def test_a_merged_commune_goes_on_working_under_its_new_name(commune: Engine) -> None:
    merger_id = lay_down(commune, rearranging.merge())
    carry_out(commune, merger_id, at=BEFORE)
    assert rearranging.state(commune, merger_id) == "prepared"
    carry_out(commune, merger_id, at=AFTER)
    assert rearranging.state(commune, merger_id) == "done"
    with acting(commune, DESK, at=AFTER) as work:
        new = organisation.unit_by_code(work, NEW)
        cases = list(work.session.scalars(select(Case)))
        assert {case.competent_unit_id for case in cases} == {case.receiving_unit_id for case in cases} == {new.id}
        told = work.session.execute(select(Task.case_receiving_unit_id, Task.case_competent_unit_id)).all()
        assert {unit_id for row in told for unit_id in row} == {new.id}
        claimed = work.session.scalars(select(Task).where(Task.state == "claimed")).one()
        tasks.complete(work, claimed.id, answers={}, seen=claimed.version)
        assert sorted(trail.verify(work.session, case.id) for case in cases) == [3, 3, 5]
        old = organisation.unit_by_code(work, COMMUNE)
        assert (old.valid_to, organisation.name_on(work, old.id, DAY - timedelta(1)).code) == (DAY, COMMUNE)


@pytest.mark.parametrize("to", [NEW, "H99.17"], ids=["into a new one", "into one that offers it already"])
def test_what_all_of_them_offered_the_successor_offers_once(commune: Engine, to: str) -> None:
    with acting(commune, at=BEFORE) as work:
        above = organisation.unit_by_code(work, "H99").id
        for code in ("H99.16", "H99.17"):
            organisation.found(work, code, f"UBND xã {code}", level="commune", parent_id=above, since=province.SINCE)
        all_three = organisation.units_by_code(work, [COMMUNE, "H99.16", "H99.17"])
        tiny = builders.tiny(*builders.straight("a", "c"))
        offerings.offer(work, all_three, tiny, "competent", since=BEFORE.date(), source=DOCUMENT)
    follows = tuple(Follows(code, to) for code in (COMMUNE, "H99.16"))
    merger_id = lay_down(commune, rearranging.merge(follows=follows, founded=(FOUNDED,) if to == NEW else ()))
    carry_out(commune, merger_id, at=BEFORE)
    with acting(commune, at=BEFORE) as work:
        (first,) = (one.id for one in offers.of_procedure(work.session, "nho", DAY) if one.code == COMMUNE)
        offerings.end(work, "nho", [first], on=BEFORE.date() + timedelta(1), source=DOCUMENT)
    carry_out(commune, merger_id, at=AFTER)
    with acting(commune, at=AFTER) as work:
        told = [(one.code, one.valid_to) for one in offers.of_procedure(work.session, "nho", DAY)]
        assert sorted(told) == sorted({(to, None), ("H99.17", None)})


def test_of_offers_of_unlike_length_the_longer_goes_on_after_the_shorter(sqlite: Engine) -> None:
    commune, later = rearranging.a_commune(sqlite), DAY + timedelta(90)
    with acting(commune, at=BEFORE) as work:
        own, above = organisation.unit_by_code(work, COMMUNE), organisation.unit_by_code(work, "H99").id
        other = organisation.found(work, "H99.16", "Xã Khác", level="commune", parent_id=above, since=province.SINCE)
        tiny, since = builders.tiny(*builders.straight("a", "c")), BEFORE.date()
        offerings.offer(work, [own], tiny, "competent", since=since, until=later, source=DOCUMENT)
        offerings.offer(work, [other], tiny, "competent", since=since, source=DOCUMENT)
    merger_id = lay_down(commune, rearranging.merge(follows=(Follows(COMMUNE, NEW), Follows("H99.16", NEW))))
    carry_out(commune, merger_id, at=BEFORE)
    carry_out(commune, merger_id, at=AFTER)
    with acting(commune, at=AFTER) as work:
        assert {unit.code for unit in competence.units(work.session, "nho", DAY) or ()} == {NEW}
        assert {unit.code for unit in competence.units(work.session, "nho", later) or ()} == {NEW}


def test_what_was_ordered_goes_along_in_the_same_hands(commune: Engine) -> None:
    with acting(commune, "thanh.ld", at=BEFORE) as work:
        desk, case_id = organisation.person_by_login(work, DESK), work.session.scalars(select(Case.id)).first()
        task_id = orders.give(work, case_id, to=desk, content="Kiểm tra", limit="P2D").task_id
    carry_out(commune, lay_down(commune, rearranging.merge()), at=AFTER)
    with acting(commune, DESK, at=AFTER) as work:
        task = work.session.get_one(Task, task_id)
        assert (task.holder_id, task.unit_id) == (desk.id, organisation.unit_by_code(work, NEW).id)


def test_nothing_is_sent_to_a_unit_that_has_ended(commune: Engine) -> None:
    carry_out(commune, lay_down(commune, rearranging.merge()), at=AFTER)
    with acting(commune, DESK, at=AFTER) as work:
        asking = consultations.Asking(unit=COMMUNE, content="Có tranh chấp không?", answer_by="Văn bản", limit="P2D")
        case_id = work.session.scalars(select(Case.id)).first()
        asked = consultations.ask(work, case_id, [asking])[0]
        assert asked.unit_id == organisation.unit_by_code(work, NEW).id


def test_every_case_that_was_foreseen_to_go_is_counted_once_when_it_went(db: Engine) -> None:
    rearranging.a_commune(db)
    with acting(db) as work:
        clocked, divided, stays = work.session.scalars(select(Case)).all()
        since = builders.province.SINCE
        one, two = (
            organisation.found(work, code, f"Phòng {code}", level="division", since=since)
            for code in ("H99.71", "H99.72")
        )
        for clock in work.session.scalars(select(Clock).where(Clock.case_id == clocked.id)):
            clock.unit_id = one.id
        divided.receiving_unit_id, divided.returning_unit_id = one.id, two.id
        other = stays.id
    merger_id = lay_down(db, rearranging.merge(follows=(Follows("H99.71", NEW), Follows("H99.72", NEW))))
    with acting(db, at=BEFORE) as work:
        assert mergers.foresee(work, work.session.get_one(Merger, merger_id)).cases == 2
    carry_out(db, merger_id, at=AFTER)
    with acting(db, at=AFTER) as work:
        merger = work.session.get_one(Merger, merger_id)
        count = ordered.count(work.session, merger)
        assert (count.moved, count.left) == (2, 0)
        assert ordered.counted(records.read(work.session, merger, AFTER.date()), left=0) == count
        assert not work.session.scalars(select(Moved).where(Moved.subject == other)).all()


def test_clocks_count_by_the_office_time_of_the_new_unit(db: Engine) -> None:
    thirty_days = builders.SETTINGS.replace("P3D", "P30D")
    builders.a_province(db, builders.tiny(*builders.straight("a", a={"limit": "P30D"}), settings=thirty_days))
    builders.a_case(db)
    saturdays = replace(FOUNDED, calendar="sang-thu-bay")
    with acting(db) as work:
        before = {clock.subject: clock.due_at for clock in work.session.scalars(select(Clock))}
    carry_out(db, lay_down(db, rearranging.merge(founded=(saturdays,))), at=AFTER)
    with acting(db) as work:
        new = organisation.unit_by_code(work, NEW)
        after = list(work.session.scalars(select(Clock).where(Clock.state != "stopped")))
        assert {clock.unit_id for clock in after} == {new.id}
        assert {clock.calendar for clock in after} == {new.calendar}
        due = work.session.scalars(select(Task.due_at)).one()
        assert [clock.due_at for clock in after if clock.subject == "step"] == [due] != [before["step"]]


def test_numbers_after_the_day_bear_the_new_code(commune: Engine) -> None:
    merger_id = lay_down(commune, rearranging.merge())
    carry_out(commune, merger_id, at=AFTER)
    with acting(commune, DESK, at=AFTER) as work:
        again = builders.cases.Filing(
            slug="nho",
            channel="counter",
            receiving_unit=NEW,
            competent_unit=NEW,
            parties={"submitter": {"full_name": "Trần Thị Minh Họa"}},
        )
        assert builders.cases.receive(work, again).case_number == "H99.77-270104-0001"


def test_before_its_day_it_is_reversed_without_a_trace(commune: Engine) -> None:
    before = rows(commune)
    merger_id = lay_down(commune, rearranging.merge())
    carry_out(commune, merger_id, at=BEFORE, most=2)
    assert rows(commune) != before
    with acting(commune, at=BEFORE) as work:
        mergers.reverse(work, merger_id)
    assert rows(commune) == before
    assert rearranging.state(commune, merger_id) == "reversed"


def test_from_its_day_on_it_cannot_be_reversed_or_planned(commune: Engine) -> None:
    merger_id = lay_down(commune, rearranging.merge())
    with acting(commune, at=AFTER) as work, pytest.raises(mergers.TooLate):
        mergers.reverse(work, merger_id)
    with acting(commune, at=AFTER) as work, pytest.raises(mergers.TooLate):
        mergers.lay_down(work, rearranging.merge())


class Killed(BaseException):
    """The program ends here."""


def kill_within(engine: Engine, merger_id: uuid.UUID) -> None:
    """The program dies after a portion was done and before it was committed."""
    with acting(engine, at=AFTER) as work:
        mergers.go_on(work, merger_id, most=1)
        raise Killed


def test_killed_half_way_it_goes_on_and_ends_as_if_never_stopped(commune: Engine) -> None:
    merger_id = lay_down(commune, rearranging.merge())
    with acting(commune, at=AFTER) as work:
        mergers.go_on(work, merger_id, most=100)
    with acting(commune, at=AFTER) as work:
        assert mergers.go_on(work, merger_id, most=1).state == "moving"
    with pytest.raises(Killed):
        kill_within(commune, merger_id)
    new, old = (rearranging.unit_id(commune, code) for code in (NEW, COMMUNE))
    with acting(commune) as work:
        units = [(case.receiving_unit_id, case.competent_unit_id) for case in work.session.scalars(select(Case))]
        waiting = list(work.session.scalars(select(Task.unit_id).where(Task.ended_at.is_(None))))
    assert sorted(units, key=str) == sorted([(new, new), (old, old), (old, old)], key=str)
    assert sorted(waiting, key=str) == sorted([new, old, old], key=str)
    carry_out(commune, merger_id, at=AFTER, most=1)
    with acting(commune) as work:
        assert set(work.session.scalars(select(Case.competent_unit_id))) == {new}
        moved = select(func.count()).select_from(Moved).where(Moved.kind == "case")
        assert work.session.scalar(moved) == 3


def test_while_it_moves_everybody_can_work_on_both_sides(commune: Engine) -> None:
    merger_id = lay_down(commune, rearranging.merge())
    with acting(commune, at=AFTER) as work:
        mergers.go_on(work, merger_id, most=100)
    with acting(commune, at=AFTER) as work:
        mergers.go_on(work, merger_id, most=1)
    with acting(commune, DESK_TOO, at=AFTER) as work:
        free = list(work.session.scalars(select(Task).where(Task.state == "ready")))
        assert [people.may(work, "claim", task) for task in free] == [True] * len(free)


def test_a_split_follows_procedure_field_and_area(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny(), builders.tiny(slug="nho-hai"))
    south = Founded("H99.78", "UBND xã Nam", "commune", parent="H99")
    east = Founded("H99.79", "UBND xã Đông", "commune", parent="H99")
    follows = (
        Follows(COMMUNE, NEW),
        Follows(COMMUNE, "H99.78", slug="nho-hai"),
        Follows(COMMUNE, "H99.79", territory="dong"),
    )
    merger_id = lay_down(
        sqlite, Plan("split", DAY, DOCUMENT, (FOUNDED, south, east), follows, placed={DESK_TOO: "H99.78"})
    )
    with acting(sqlite) as work:
        for code in ("H99.79",):
            person, unit = organisation.person_by_login(work, DESK), organisation.unit_by_code(work, code)
            organisation.appoint(work, person, unit, role="mot-cua", title="Công chức", since=DAY)
    slugs = {"nho": None, "nho-hai": None}
    found = {slug: builders.a_case(sqlite, slug) for slug in slugs}
    found["đông"] = builders.a_case(sqlite, territory="dong")
    carry_out(sqlite, merger_id, at=AFTER)
    with acting(sqlite, at=AFTER) as work:
        code_of = dict(work.session.execute(select(Unit.id, Unit.code)).all())
        places = {
            name: code_of[work.session.get_one(Case, case_id).competent_unit_id] for name, case_id in found.items()
        }
    assert places == {"nho": NEW, "nho-hai": "H99.78", "đông": "H99.79"}


def test_work_that_nobody_could_do_hinders_the_beginning(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny(), builders.tiny(slug="nho-hai"))
    builders.a_case(sqlite, "nho-hai")
    south = Founded("H99.78", "UBND xã Nam", "commune", parent="H99")
    follows = (Follows(COMMUNE, NEW), Follows(COMMUNE, "H99.78", slug="nho-hai"))
    merger_id = lay_down(sqlite, Plan("split", DAY, DOCUMENT, (FOUNDED, south), follows))
    before = rows(sqlite)
    said = r"UBND xã Nam \(H99.78\) chưa có người giữ vị trí Tiếp nhận và trả kết quả"
    with acting(sqlite, at=BEFORE) as work, pytest.raises(mergers.NotReady, match=said):
        mergers.go_on(work, merger_id)
    assert rows(sqlite) == before


def test_a_renamed_unit_keeps_its_old_name_for_its_time(sqlite: Engine) -> None:
    builders.a_province(sqlite)
    renamed = Renamed(COMMUNE, code="H99.16", name="UBND phường Hòa Bình", level="department")
    merger_id = lay_down(sqlite, Plan("rename", DAY, DOCUMENT, renamed=(renamed,)))
    carry_out(sqlite, merger_id, at=AFTER)
    with acting(sqlite, at=AFTER) as work:
        unit = organisation.unit_by_code(work, "H99.16")
        told = [organisation.name_on(work, unit.id, day) for day in (DAY - timedelta(1), DAY)]
        assert [(name.code, name.header, name.level) for name in told] == [
            (COMMUNE, "UBND XÃ HÒA BÌNH (MINH HỌA)", "commune"),
            ("H99.16", "UBND PHƯỜNG HÒA BÌNH", "department"),
        ]


def test_an_absence_across_the_day_goes_on_in_the_new_unit(commune: Engine) -> None:
    with acting(commune) as work:
        commune_unit = organisation.unit_by_code(work, COMMUNE)
        deputy = organisation.enrol(work, "thay", "Bùi Văn Thay")
        scope = substitutions.Scope(unit=commune_unit)
        dates = {"since": BEFORE.date(), "until": DAY + timedelta(30)}
        absent = organisation.person_by_login(work, DESK)
        substitutions.substitute(work, absent, deputy, document="QĐ 7", scope=scope, **dates)
    merger_id = lay_down(commune, rearranging.merge())
    carry_out(commune, merger_id, at=AFTER)
    with acting(commune, "thay", at=AFTER) as work:
        task = work.session.scalars(select(Task).where(Task.state == "ready").limit(1)).one()
        assert people.may(work, "claim", task)
        assert {name.code for name in work.session.scalars(select(UnitName))} == {"H99", COMMUNE, NEW}


@pytest.mark.parametrize(
    ("plan", "fault"),
    [
        (Plan("merge", DAY, DOCUMENT), mergers.NothingToDo),
        (rearranging.merge(follows=(Follows(COMMUNE, COMMUNE),)), mergers.FollowsItself),
        (rearranging.merge(follows=(Follows(COMMUNE, NEW), Follows(COMMUNE, "H99"))), mergers.FollowedTwice),
        (rearranging.merge(founded=(Founded(COMMUNE, "Xã khác", "commune"),)), mergers.CodeTaken),
        (rearranging.merge(follows=(Follows("khong-co", NEW),)), organisation.UnknownUnit),
        (rearranging.merge(placed={"khong-co": NEW}), organisation.UnknownPerson),
        (rearranging.merge(founded=(FOUNDED, FOUNDED)), mergers.CodeTaken),
        (rearranging.merge(founded=(replace(FOUNDED, parent=COMMUNE),)), mergers.BelowEnding),
        (rearranging.merge(follows=(Follows(COMMUNE, NEW), Follows(NEW, COMMUNE))), mergers.FollowedOn),
        (rearranging.merge(follows=(Follows(COMMUNE, NEW), Follows(NEW, "H99", slug="nho"))), mergers.FollowedOn),
        (rearranging.merge(renamed=(Renamed(COMMUNE, name="Xã khác"),)), mergers.FollowedOn),
        (rearranging.merge(founded=(), follows=(Follows(COMMUNE, "H99.00"),)), mergers.NotThen),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_leaves_nothing(
    sqlite: Engine, plan: Plan, fault: type[Exception]
) -> None:
    builders.a_province(sqlite)
    with acting(sqlite) as work:
        ended = organisation.found(work, "H99.00", "UBND xã cũ", level="commune", since=DAY - timedelta(900))
        ended.valid_to = DAY
    before = rows(sqlite)
    with pytest.raises(fault), acting(sqlite, at=BEFORE) as work:
        mergers.lay_down(work, plan)
    assert rows(sqlite) == before


def test_a_unit_is_in_one_rearrangement_at_a_time(sqlite: Engine) -> None:
    builders.a_province(sqlite)
    lay_down(sqlite, rearranging.merge())
    with acting(sqlite, at=BEFORE) as work, pytest.raises(mergers.InAnother, match=COMMUNE):
        mergers.lay_down(work, rearranging.merge(founded=(), follows=(Follows(COMMUNE, "H99"),)))


def test_what_is_over_is_over(sqlite: Engine) -> None:
    builders.a_province(sqlite)
    merger_id = lay_down(sqlite, rearranging.merge())
    carry_out(sqlite, merger_id, at=AFTER)
    with acting(sqlite, at=AFTER) as work, pytest.raises(mergers.Over):
        mergers.go_on(work, merger_id)
