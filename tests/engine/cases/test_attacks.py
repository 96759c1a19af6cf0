"""Acts that must not get through: on a closed case, by another unit, on an old version, twice, with hostile names."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from engine import (
    cases,
    components,
    consultations,
    files,
    hands,
    intake,
    links,
    orders,
    organisation,
    people,
    results,
    stepbacks,
    supplements,
    tasks,
    timekeeping,
    withdrawals,
)
from engine.components import Handed
from engine.consultations import Asking
from engine.database import DatabaseLocked
from engine.results import NumberedAlready
from engine.tables import Case, Party, Result, TrailEntry
from engine.work import Work
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import CHIEF, DESK, EXPERT, HOUSEHOLD, acting, filing, waiting
from tests.engine.cases import test_results
from tests.engine.cases.papers import PDF, another_desk, store

Act = Callable[[Work, uuid.UUID], object]
ASKING = Asking(outside="Chi cục Thuế", content="Có nợ thuế không?", answer_by="Công văn", limit="P1D")


def seen(work: Work, case_id: uuid.UUID) -> int:
    return work.session.get_one(Case, case_id, populate_existing=True).version


def order(work: Work, case_id: uuid.UUID) -> object:
    to = organisation.person_by_login(work, CHIEF)
    return orders.give(work, case_id, to=to, content="Kiểm tra", limit="PT1H")


ACTS: dict[str, Act] = {
    "register a paper": lambda work, one: components.register(work, one, 1, Handed(form="original")),
    "use a paper again": lambda work, one: components.reuse(work, one, 1, uuid.uuid4()),
    "correct": lambda work, one: intake.correct(
        work, one, field="dien_thoai", value="0912000002", reason="x", seen=seen(work, one)
    ),
    "correct a name": lambda work, one: intake.correct_party(
        work, one, "submitter", fact="full_name", value="An", reason="x", seen=seen(work, one)
    ),
    "pass to a desk": lambda work, one: intake.pass_to_desk(work, one, "H99.16", reason="x", seen=seen(work, one)),
    "give a receipt": intake.give_receipt,
    "receive a part": lambda work, one: supplements.receive_part(work, one, []),
    "consult": lambda work, one: consultations.ask(work, one, [ASKING]),
    "order": order,
    "draft": lambda work, one: results.draft(work, one, code="KQ.G12.001041", digest="0" * 64),
    "link": lambda work, one: links.open_from(work, one, filing(HOUSEHOLD), purpose="x"),
    "extend": lambda work, one: timekeeping.extend(work, one, "x", reason="x"),
    "take back": lambda work, one: stepbacks.take_back(work, one, reason="x"),
}


def at_work(engine: Engine) -> uuid.UUID:
    builders.a_province(engine, builders.household())
    another_desk(engine)
    case_id = builders.a_case(engine, HOUSEHOLD)
    builders.do(engine, case_id, "tiep_nhan", answers=builders.ACCEPTED)
    builders.do(engine, case_id, "phan_cong", by=CHIEF)
    return case_id


def told(engine: Engine, case_id: uuid.UUID) -> int:
    with acting(engine) as work:
        mine = select(func.count()).select_from(TrailEntry).where(TrailEntry.case_id == case_id)
        return work.session.scalar(mine) or 0


def refused(
    engine: Engine, case_id: uuid.UUID, by: str, act: Act, fault: type[Fault] | tuple[type[Fault], ...]
) -> None:
    """The act is refused in one clear sentence, and leaves no trace."""
    before = told(engine, case_id)
    with acting(engine, by) as work:
        with pytest.raises(fault) as caught:
            act(work, case_id)
        work.session.rollback()
    assert caught.value.say("vi").endswith((".", "!"))
    assert told(engine, case_id) == before


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_nothing_is_done_to_a_closed_case(sqlite: Engine, act: Act) -> None:
    case_id = at_work(sqlite)
    with acting(sqlite, DESK) as work:
        request = withdrawals.ask(work, case_id, reason="Thôi").id
    with acting(sqlite, CHIEF) as work:
        withdrawals.grant(work, request, reason="Chưa ký")
    refused(sqlite, case_id, DESK, act, hands.CaseClosed)


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_nothing_is_done_by_an_officer_of_another_unit(sqlite: Engine, act: Act) -> None:
    refused(sqlite, at_work(sqlite), "binh.mc", act, (people.NotAllowed, people.NotYours, stepbacks.NotYourAct))


@pytest.mark.parametrize(
    "act",
    [
        lambda work, one: tasks.complete(work, waiting(work, one, "tham_dinh").id, answers={}, seen=9),
        lambda work, one: tasks.claim(work, waiting(work, one, "tham_dinh").id, seen=9),
        lambda work, one: stepbacks.return_to(
            work, waiting(work, one, "tham_dinh").id, "phan_cong", reason="x", seen=9
        ),
        lambda work, one: intake.correct(work, one, field="dien_thoai", value="0912000002", reason="x", seen=1),
    ],
)
def test_nothing_is_done_on_an_old_version(sqlite: Engine, act: Act) -> None:
    refused(sqlite, at_work(sqlite), EXPERT, act, (tasks.Stale, hands.CaseChanged, cases.BadAnswers))


def test_an_answer_to_the_form_of_another_step_is_refused(db: Engine) -> None:
    def act(work: Work, one: uuid.UUID) -> object:
        return tasks.complete(work, waiting(work, one, "tham_dinh").id, answers=builders.ACCEPTED, seen=1)

    refused(db, at_work(db), EXPERT, act, cases.BadAnswers)


def test_a_result_gets_one_number_however_many_ask_at_once(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id = test_results.drafted(db, kept)
    test_results.sent_up(db, result_id)
    test_results.signed(db, kept, result_id)

    def take(_: int) -> str | None:
        for _ in range(50):
            with suppress(DatabaseLocked):
                try:
                    with acting(db, DESK) as work:
                        return results.take_number(work, result_id, register="GCN")
                except NumberedAlready:
                    return None
        return "gave up"

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(take, range(8)))
    assert sorted(map(str, found)) == ["01/GCN", *["None"] * 7]
    with acting(db) as work:
        assert work.session.scalars(select(Result.serial)).all() == [1]


@pytest.mark.parametrize(
    "name",
    ["../../etc/x.pdf", "a\\b.pdf", "a\0.pdf", "..", " . ", "\u202efdp.exe", "a\u200b.pdf", "a" * 256, "don\n.pdf"],
)
def test_a_hostile_file_name_is_kept_nowhere(sqlite: Engine, tmp_path: Path, name: str) -> None:
    case_id = at_work(sqlite)
    with acting(sqlite, DESK) as work:
        with pytest.raises(files.BadFileName):
            files.keep(work, store(tmp_path), PDF, name=name)
        with pytest.raises(files.BadFileName):
            components.register(work, case_id, 1, Handed(form="original", file_name=name))
        work.session.rollback()
    assert not (tmp_path / "files").exists()


@pytest.mark.parametrize("name", ["don.\u0440df", "don\uff0epdf", "don.pdf.exe", "don.pdf ", "don"])
def test_a_name_that_only_looks_right_is_not_taken(sqlite: Engine, tmp_path: Path, name: str) -> None:
    with acting(sqlite) as work, pytest.raises(files.KindDiffers):
        files.keep(work, store(tmp_path), PDF, name=name)


@pytest.mark.parametrize("text", ["x" * 1001, "a\0b", "\u202egnol", "\ud800"])
def test_a_reason_that_no_database_keeps_is_told_so(db: Engine, text: str) -> None:
    refused(db, at_work(db), EXPERT, lambda work, one: withdrawals.ask(work, one, reason=text), hands.BadText)


def test_names_that_look_the_same_are_kept_the_same(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    apart = {"full_name": "  Trâ\u0300n  Thị\u00a0An ", "personal_id": "\uff10\uff10\uff11"}
    case_id = builders.a_case(db, parties={"submitter": apart})
    with acting(db) as work:
        party = work.session.scalars(select(Party).where(Party.case_id == case_id)).one()
        assert (party.full_name, party.personal_id) == ("Trần Thị An", "001")


@pytest.mark.parametrize("register", ["", "  ", "G" * 41, "GCN\0", "GCN\u202e"])
def test_a_number_is_taken_from_a_register_with_a_name(sqlite: Engine, tmp_path: Path, register: str) -> None:
    kept = store(tmp_path)
    result_id = test_results.drafted(sqlite, kept)
    test_results.sent_up(sqlite, result_id)
    test_results.signed(sqlite, kept, result_id)
    with acting(sqlite, DESK) as work, pytest.raises(results.BadRegister):
        results.take_number(work, result_id, register=register)
