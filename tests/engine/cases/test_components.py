"""The checklist of a case: what is asked, what came in, what is missing."""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from engine import components, hands, people
from engine.components import Handed
from engine.tables import Case, Component, Paper
from tests.engine import builders
from tests.engine.builders import CHIEF, DESK, MORNING, acting
from tests.engine.cases.papers import gate, hand_in, store, with_checklist

PAPER = Handed(form="original", kept_original=True)
AN = {"submitter": {"full_name": "Trần Thị Minh Họa", "personal_id": "001190000010"}}


def names(engine: Engine, case_id: uuid.UUID) -> list[str]:
    with acting(engine) as work:
        mine = select(Component.name).where(Component.case_id == case_id)
        return list(work.session.scalars(mine.order_by(Component.position)))


def test_the_variant_says_what_is_asked(db: Engine) -> None:
    with_checklist(db, *gate())
    assert names(db, builders.a_case(db, variant="moi")) == ["Đơn đề nghị", "Căn cước", "Dữ liệu cư trú"]
    assert names(db, builders.a_case(db, variant="lai"))[2] == "Giấy cũ"


def test_a_case_that_lacks_a_needed_paper_is_not_accepted(db: Engine) -> None:
    with_checklist(db, *gate())
    case_id = builders.a_case(db, variant="moi")
    with pytest.raises(components.ComponentsMissing, match="Hồ sơ còn thiếu: Đơn đề nghị"):
        builders.do(db, case_id, "a")
    with acting(db, DESK) as work:
        assert work.session.get_one(Case, case_id).case_number is None
        components.register(work, case_id, 1, PAPER)
    assert builders.do(db, case_id, "a").case_number == "H99.15-261130-0001"


def test_each_paper_that_comes_in_is_a_version_and_the_newest_counts(sqlite: Engine) -> None:
    with_checklist(sqlite, *gate())
    case_id = builders.a_case(sqlite, variant="moi")
    with acting(sqlite, DESK) as work:
        components.register(work, case_id, 1, PAPER)
        newer = components.register(work, case_id, 1, Handed(form="copy", valid_until=MORNING.date()))
        assert newer.number == 2
        assert components.missing(work.session, case_id, today=MORNING.date()) == []
        assert components.missing(work.session, case_id, today=date(2026, 12, 1)) == ["Đơn đề nghị"]


@pytest.mark.parametrize(
    ("position", "handed", "fault"),
    [
        (9, PAPER, components.NoSuchComponent),
        (2, PAPER, components.WrongForm),
        (1, Handed(form="shown"), components.WrongForm),
        (1, Handed(form="copy", kept_original=True), components.WrongForm),
        (1, Handed(form="electronic"), components.NoContent),
        (1, Handed(form="copy", digest="0" * 64), components.UnknownFile),
        (1, Handed(form="copy", valid_until=date(2026, 11, 29)), components.PaperExpired),
    ],
)
def test_what_cannot_be_registered_leaves_nothing(
    sqlite: Engine, position: int, handed: Handed, fault: type[Exception]
) -> None:
    with_checklist(sqlite, *gate())
    case_id = builders.a_case(sqlite, variant="moi")
    with pytest.raises(fault), acting(sqlite, DESK) as work:
        components.register(work, case_id, position, handed)
    with acting(sqlite) as work:
        assert work.session.scalars(select(Paper)).all() == []


def test_only_the_desk_and_who_works_on_the_case_register_papers(sqlite: Engine) -> None:
    with_checklist(sqlite, *gate())
    case_id = builders.a_case(sqlite, variant="moi")
    with acting(sqlite, CHIEF) as work, pytest.raises(people.NotAllowed):
        components.register(work, case_id, 1, PAPER)


def test_a_closed_case_takes_no_more_papers(sqlite: Engine) -> None:
    with_checklist(sqlite, *gate())
    case_id = builders.a_case(sqlite, variant="moi")
    with acting(sqlite, DESK) as work:
        components.register(work, case_id, 1, PAPER)
    builders.do(sqlite, case_id, "a")
    with acting(sqlite, DESK) as work, pytest.raises(hands.CaseClosed):
        components.register(work, case_id, 1, PAPER)


def test_an_original_is_given_back_once_even_after_the_case(sqlite: Engine) -> None:
    with_checklist(sqlite, *gate())
    case_id = builders.a_case(sqlite, variant="moi")
    with acting(sqlite, DESK) as work:
        paper_id = components.register(work, case_id, 1, PAPER).id
    builders.do(sqlite, case_id, "a")
    with acting(sqlite, DESK) as work:
        components.give_back(work, paper_id)
        with pytest.raises(components.NothingToGiveBack):
            components.give_back(work, paper_id)


def test_a_paper_of_an_earlier_file_serves_again_and_says_so(db: Engine, tmp_path: Path) -> None:
    with_checklist(db, *gate())
    earlier, later = (builders.a_case(db, variant="moi", parties=AN) for _ in range(2))
    first = hand_in(db, earlier, store(tmp_path))
    with acting(db, DESK) as work:
        case = work.session.get_one(Case, later)
        assert [one.id for one in components.reusable(work.session, case, 1, today=MORNING.date())] == [first]
        paper = components.reuse(work, later, 1, first)
        assert (paper.reused_from, paper.form) == (first, "electronic")
    assert builders.do(db, later, "a").case_number is not None


def test_a_paper_of_another_person_does_not_serve(sqlite: Engine, tmp_path: Path) -> None:
    with_checklist(sqlite, *gate())
    first = hand_in(sqlite, builders.a_case(sqlite, variant="moi", parties=AN), store(tmp_path))
    other = builders.a_case(sqlite, variant="moi")
    with acting(sqlite, DESK) as work, pytest.raises(components.NotReusable):
        components.reuse(work, other, 1, first)


def test_who_files_for_many_gives_nobodys_paper_to_another(sqlite: Engine, tmp_path: Path) -> None:
    with_checklist(sqlite, *gate())
    agent = {"full_name": "Lê Văn Ví Dụ", "personal_id": "001190000099"}
    hers = {"submitter": agent, "owner": {"full_name": "Trần Thị An", "personal_id": "001190000001"}}
    his = {"submitter": agent, "owner": {"full_name": "Trần Văn Bình", "personal_id": "001190000002"}}
    first = hand_in(sqlite, builders.a_case(sqlite, variant="moi", parties=hers), store(tmp_path))
    own = hand_in(sqlite, builders.a_case(sqlite, variant="moi", parties={"submitter": agent}), store(tmp_path))
    other = builders.a_case(sqlite, variant="moi", parties=his)
    for paper in (first, own):
        with acting(sqlite, DESK) as work, pytest.raises(components.NotReusable):
            components.reuse(work, other, 1, paper)
    again = builders.a_case(sqlite, variant="moi", parties=hers)
    with acting(sqlite, DESK) as work:
        assert components.reuse(work, again, 1, first).reused_from == first
