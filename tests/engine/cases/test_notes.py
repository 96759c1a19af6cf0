"""Notes on a case: written by whoever works on it, struck out by their author, never erased."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from engine import hands, notes, people, stepbacks, trail
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, EXPERT, HOUSEHOLD, acting, hours


def test_a_note_stays_and_only_its_author_strikes_it_out(db: Engine) -> None:
    builders.a_province(db, builders.household())
    case_id = builders.a_case(db, HOUSEHOLD)
    with acting(db, DESK) as work:
        first = notes.write(work, case_id, text=" Đã gọi điện cho người nộp. ")
        notes.write(work, case_id, text="Chờ bản chính.")
        with pytest.raises(hands.NoReason):
            notes.write(work, case_id, text=" ")
    with acting(db, CHIEF) as work, pytest.raises(notes.NotYourNote):
        notes.strike(work, first.id)
    with acting(db, DESK, at=hours(1)) as work:
        notes.strike(work, first.id)
        with pytest.raises(notes.NotYourNote):
            notes.strike(work, first.id)
    with acting(db) as work:
        kept = notes.of_case(work, case_id)
        assert [(row.text, row.struck_at) for row in kept] == [
            ("Chờ bản chính.", None),
            ("Đã gọi điện cho người nộp.", hours(1)),
        ]
        assert trail.verify(work.session, case_id) >= 4


def test_whoever_only_reads_or_comes_late_writes_none(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    with acting(sqlite, EXPERT) as work, pytest.raises(people.NotAllowed):
        notes.write(work, case_id, text="x")
    builders.do(sqlite, case_id, "tiep_nhan", answers={"ket_qua_tiep_nhan": "tu-choi", "ly_do": "Sai nơi."})
    with acting(sqlite, DESK) as work, pytest.raises(hands.CaseClosed):
        notes.write(work, case_id, text="x")


def test_a_note_keeps_nobody_from_taking_an_act_back(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    builders.do(sqlite, case_id, "tiep_nhan", answers=ACCEPTED)
    builders.do(sqlite, case_id, "phan_cong", by=CHIEF, at=hours(1))
    with acting(sqlite, EXPERT, at=hours(2)) as work:
        notes.write(work, case_id, text="Hồ sơ này của ai?")
    with acting(sqlite, CHIEF, at=hours(3)) as work:
        assert stepbacks.take_back(work, case_id, reason="Nhầm").element == "phan_cong"
