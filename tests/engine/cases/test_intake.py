"""What the desk does with a filing before and after it is received."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import Engine, func, select

from bpmn import sections
from engine import cases, channels, hands, intake, organisation, parties, people, trail
from engine.database import DatabaseLocked
from engine.tables import Case, Correction, Party, Refusal, Task
from tests.engine import builders
from tests.engine.builders import ACCEPTED, DESK, DESK_TOO, HOUSEHOLD, acting, waiting
from tests.engine.cases.papers import SETTINGS, another_desk, gate

AN = {"submitter": {"full_name": "Trần Thị Minh Họa", "personal_id": "001190000010"}}
REFUSED = {"ket_qua_tiep_nhan": "tu-choi", "ly_do": "Không thuộc thẩm quyền."}


def count(engine: Engine, table: type) -> int | None:
    with acting(engine) as work:
        return work.session.scalar(select(func.count()).select_from(table))


def a_household(engine: Engine) -> object:
    builders.a_province(engine, builders.household())
    return builders.a_case(engine, HOUSEHOLD)


def test_every_channel_of_a_procedure_is_kept_and_has_one_of_the_portals_three() -> None:
    assert set(channels.CATALOGUE) == set(sections.CHANNELS)
    assert {one.portal for one in channels.CATALOGUE.values()} == {1, 2, 3}


@pytest.mark.parametrize("channel", sorted(channels.CATALOGUE))
def test_a_filing_keeps_the_channel_by_which_it_came(sqlite: Engine, channel: str) -> None:
    builders.a_province(sqlite, builders.tiny(settings=SETTINGS))
    people = {**AN, "proxy": {"full_name": "Lê Văn Ví Dụ"}}
    case_id = builders.a_case(sqlite, channel=channel, parties=people)
    with acting(sqlite) as work:
        assert work.session.get_one(Case, case_id).channel == channel


def test_a_filing_by_proxy_names_the_proxy(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny(settings=SETTINGS))
    with pytest.raises(parties.NoProxy):
        builders.a_case(sqlite, channel="proxy")


def test_the_three_units_of_a_case_may_all_differ(db: Engine) -> None:
    returning = '"Trả" = { post = "mot-cua", unit = "returning" }\n'
    parts = list(builders.straight("a", "b"))
    parts[0] = builders.drawing.lanes(**{builders.LANE: ["start", "nhan", "a"], "Trả": ["b", "end"]})
    builders.a_province(db, builders.tiny(*parts, settings=SETTINGS + returning))
    giver = another_desk(db)
    another_desk(db, "H99.17", "cuc.mc")
    filed = replace(builders.filing(), competent_unit="H99.17", returning_unit="H99.16")
    with acting(db, DESK) as work:
        case = cases.receive(work, filed)
        assert len({case.receiving_unit_id, case.competent_unit_id, case.returning_unit_id}) == 3
    builders.do(db, case.id, "a")
    assert builders.do(db, case.id, "b", by=giver).state == "ended"


def test_one_submitter_hands_in_many_filings_at_once(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    with acting(db, DESK) as work:
        opened = intake.receive_all(work, [builders.filing()] * 3)
        assert len({case.bundle_id for case in opened}) == 1
    assert count(db, Case) == 3


def test_of_many_filings_with_one_that_is_wrong_none_is_received(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    told = "hồ sơ thứ 2: Thủ tục 'nho' không có trường hợp 'x'"
    with pytest.raises(intake.BundleRefused, match=told), acting(db, DESK) as work:
        intake.receive_all(work, [builders.filing(), builders.filing(variant="x")])
    assert count(db, Case) == 0


@pytest.mark.parametrize("names", [(), ("An", "Bình"), ("An",) * 101])
def test_filings_handed_in_together_have_one_submitter(sqlite: Engine, names: tuple[str, ...]) -> None:
    builders.a_province(sqlite, builders.tiny())
    with acting(sqlite, DESK) as work, pytest.raises(intake.NotOneSubmitter):
        intake.receive_all(work, [builders.filing(full_name=name) for name in names])


def test_a_filing_is_accepted_at_its_step(db: Engine) -> None:
    case_id = a_household(db)
    with acting(db, DESK) as work:
        task = waiting(work, case_id, "tiep_nhan")
        case = intake.accept(work, task.id, answers=ACCEPTED, seen=1)
        assert case.case_number == "H99.15-261130-0001"


def test_a_refusal_keeps_its_reason_with_the_case(db: Engine) -> None:
    case_id = a_household(db)
    with acting(db, DESK) as work:
        task = waiting(work, case_id, "tiep_nhan")
        intake.refuse(work, task.id, reason="Không thuộc thẩm quyền.", answers=REFUSED, seen=1)
    with acting(db) as work:
        case = work.session.get_one(Case, case_id)
        assert (case.status, case.state, case.case_number) == ("reception-refused", "ended", None)
        assert work.session.scalars(select(Refusal.reason)).all() == ["Không thuộc thẩm quyền."]


def test_answers_that_mean_another_way_change_nothing(sqlite: Engine) -> None:
    case_id = a_household(sqlite)
    for verb, answers in ((intake.accept, REFUSED), (intake.refuse, ACCEPTED)):
        more = {"reason": "x"} if verb is intake.refuse else {}
        with pytest.raises(intake.OtherWay), acting(sqlite, DESK) as work:
            verb(work, waiting(work, case_id, "tiep_nhan").id, answers=answers, seen=1, **more)  # type: ignore[operator]
    with acting(sqlite) as work:
        assert waiting(work, case_id, "tiep_nhan").version == 1


def test_a_refusal_without_a_reason_is_none(sqlite: Engine) -> None:
    case_id = a_household(sqlite)
    with acting(sqlite, DESK) as work, pytest.raises(hands.NoReason):
        intake.refuse(work, waiting(work, case_id, "tiep_nhan").id, reason=" ", answers=REFUSED, seen=1)


def test_a_filing_goes_to_another_officer_of_the_desk(sqlite: Engine) -> None:
    case_id = a_household(sqlite)
    with acting(sqlite, DESK) as work:
        other = organisation.person_by_login(work, DESK_TOO)
        intake.pass_on(work, waiting(work, case_id, "tiep_nhan").id, to=other, seen=1)
        assert waiting(work, case_id, "tiep_nhan").holder_id == other.id


def test_a_filing_goes_to_another_desk_which_then_receives_it(db: Engine) -> None:
    case_id = a_household(db)
    there = another_desk(db)
    with acting(db, DESK) as work:
        passed = intake.pass_to_desk(work, case_id, "H99.16", reason="Nơi cư trú", seen=1)
        told = work.session.scalars(select(Task.case_receiving_unit_id).where(Task.case_id == case_id)).all()
        assert set(told) == {passed.receiving_unit_id}
    with pytest.raises(people.NotYours):
        builders.do(db, case_id, "tiep_nhan", answers=ACCEPTED)
    case = builders.do(db, case_id, "tiep_nhan", by=there, answers=ACCEPTED)
    assert case.case_number == "H99.16-261130-0001"
    with acting(db, DESK) as work, pytest.raises(intake.AlreadyAccepted):
        intake.pass_to_desk(work, case_id, "H99.16", reason="Nhầm", seen=case.version)


def test_a_filing_does_not_go_where_nobody_can_receive_it(sqlite: Engine) -> None:
    case_id = a_household(sqlite)
    for code, fault in (("H99", intake.NoDesk), ("H00", organisation.UnknownUnit)):
        with pytest.raises(fault), acting(sqlite, DESK) as work:
            intake.pass_to_desk(work, case_id, code, reason="x", seen=1)


def test_a_case_seen_in_an_earlier_version_is_not_changed(sqlite: Engine) -> None:
    case_id = a_household(sqlite)
    builders.do(sqlite, case_id, "tiep_nhan", answers=ACCEPTED)
    with acting(sqlite, DESK) as work, pytest.raises(hands.CaseChanged):
        intake.correct(work, case_id, field="dien_thoai", value="0912000002", reason="Gõ nhầm", seen=1)


def test_a_typing_error_is_put_right_and_what_stood_there_stays(db: Engine) -> None:
    case_id = a_household(db)
    seen = builders.do(db, case_id, "tiep_nhan", answers=ACCEPTED).version
    with acting(db, DESK) as work:
        intake.correct(work, case_id, field="dien_thoai", value="0912000002", reason="Gõ nhầm", seen=seen)
    with acting(db) as work:
        row = work.session.scalars(select(Correction)).one()
        assert (row.before, row.after, row.reason) == ("0912000001", "0912000002", "Gõ nhầm")
        assert trail.verify(work.session, case_id) > 3


def test_what_a_case_is_about_follows_its_application(sqlite: Engine) -> None:
    case_id = a_household(sqlite)
    builders.do(sqlite, case_id, "tiep_nhan", by=DESK, answers=ACCEPTED)
    with acting(sqlite, DESK) as work:
        case = work.session.get_one(Case, case_id)
        assert case.matter.startswith("Hộ kinh doanh Bánh mì Sớm Mai, ")
        intake.correct(work, case_id, field="ten_ho_kinh_doanh", value="Phở Mẫu", reason="Gõ nhầm", seen=case.version)
        assert case.matter.startswith("Phở Mẫu, ")


def corrected(engine: Engine, case_id: uuid.UUID, part: str, fact: str, value: str) -> None:
    with acting(engine, DESK) as work:
        seen = work.session.get_one(Case, case_id).version
        intake.correct_party(work, case_id, part, fact=fact, value=value, reason="Gõ nhầm", seen=seen)


def test_a_typing_error_in_a_name_is_put_right_and_found_by_the_new_one(db: Engine) -> None:
    case_id = a_household(db)
    builders.do(db, case_id, "tiep_nhan", answers=ACCEPTED)
    corrected(db, case_id, "submitter", "full_name", "Trần Thị Minh Hoà")
    corrected(db, case_id, "submitter", "personal_id", "001190000010")
    with acting(db) as work:
        party = work.session.scalars(select(Party).where(Party.case_id == case_id)).one()
        assert (party.full_name, party.name_folded, party.personal_id) == (
            *("Trần Thị Minh Hoà", "tran thi minh hoa", "001190000010"),
        )
        kept = select(Correction.field, Correction.before, Correction.after).order_by(Correction.field)
        assert [tuple(row) for row in work.session.execute(kept)] == [
            ("submitter.full_name", "Trần Thị Minh Họa", "Trần Thị Minh Hoà"),
            ("submitter.personal_id", None, "001190000010"),
        ]


@pytest.mark.parametrize(
    ("part", "fact", "value", "fault"),
    [
        ("owner", "full_name", "An", intake.UnknownParty),
        ("submitter", "full_name", " ", parties.BadParty),
        ("submitter", "full_name", "An\u202eB", parties.BadParty),
        ("submitter", "phone", "0" * 21, parties.BadParty),
        ("submitter", "id", "x", parties.BadParty),
    ],
)
def test_a_party_is_not_corrected_to_what_cannot_be_kept(
    sqlite: Engine, part: str, fact: str, value: str, fault: type[Exception]
) -> None:
    case_id = a_household(sqlite)
    builders.do(sqlite, case_id, "tiep_nhan", answers=ACCEPTED)
    with pytest.raises(fault):
        corrected(sqlite, case_id, part, fact, value)
    assert count(sqlite, Correction) == 0


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [("dien_thoai", "x", cases.BadAnswers), ("khong_co", "x", intake.UnknownField)],
)
def test_a_correction_that_is_wrong_itself_changes_nothing(
    sqlite: Engine, field: str, value: str, fault: type[Exception]
) -> None:
    case_id = a_household(sqlite)
    seen = builders.do(sqlite, case_id, "tiep_nhan", answers=ACCEPTED).version
    with acting(sqlite, DESK) as work, pytest.raises(fault):
        intake.correct(work, case_id, field=field, value=value, reason="Gõ nhầm", seen=seen)
    assert count(sqlite, Correction) == 0


def test_before_acceptance_nothing_is_a_correction(sqlite: Engine) -> None:
    case_id = a_household(sqlite)
    with acting(sqlite, DESK) as work, pytest.raises(intake.NotAccepted):
        intake.correct(work, case_id, field="dien_thoai", value="0912000002", reason="Gõ nhầm", seen=1)


def test_who_is_served_at_once_gets_a_receipt_only_when_he_asks(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    silent = builders.a_case(sqlite, immediate=True)
    asking = builders.a_case(sqlite, immediate=True, wants_receipt=True)
    with acting(sqlite, DESK) as work:
        assert [work.session.get_one(Case, one).receipt for one in (silent, asking)] == [False, True]
        intake.give_receipt(work, silent)
        assert work.session.get_one(Case, silent).receipt


def accepted(engine: Engine, case_id: uuid.UUID) -> str | None:
    """The number of the case; on a busy machine SQLite may refuse for now, which leaves nothing and is tried again."""
    for _ in range(50):
        with suppress(DatabaseLocked):
            return builders.do(engine, case_id, "a").case_number
    return None


def test_fifty_acceptances_at_once_have_fifty_numbers(db: Engine) -> None:
    builders.a_province(db, builders.tiny(*gate()))
    found = [builders.a_case(db) for _ in range(50)]
    with ThreadPoolExecutor(50) as pool:
        numbers = list(pool.map(lambda one: accepted(db, one), found))
    assert sorted(map(str, numbers)) == [f"H99.15-261130-{serial:04d}" for serial in range(1, 51)]
