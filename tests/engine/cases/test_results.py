"""What the leader saw is what is signed, numbered, issued and given; nothing of it is given twice."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from engine import files, hands, organisation, outcomes, people, queue, results, retention, signings, substitutions
from engine.queries import registers
from engine.queue import Asked
from engine.results import Given
from engine.tables import Case, Result
from engine.work import Work
from tests.engine import builders
from tests.engine.builders import CHIEF, DESK, EXPERT, MORNING, acting, waiting
from tests.engine.cases.papers import PDF, SETTINGS, store

STEPS = ("soan", "ky", "phat_hanh", "tra")
RESULT = SETTINGS.replace('name = "Giấy"', 'name = "Giấy"\ncode = "KQ.1"')
HERSELF = Given(recipient="Trần Thị Minh Họa", way="direct", receipt_number="BL-0001")
OTHER = PDF + b"sua\n"
FIT = {"y_kien_tham_dinh": "du-dieu-kien", "noi_dung_tham_dinh": "Đủ."}


def content(engine: Engine, kept: files.Store, data: bytes = PDF) -> str:
    with acting(engine, DESK) as work:
        return files.keep(work, kept, data, name="du-thao.pdf")


def drafted(engine: Engine, kept: files.Store, settings: str = RESULT) -> uuid.UUID:
    """A case with a draft of its result; gives the id of the draft."""
    builders.a_province(engine, builders.tiny(*builders.straight(*STEPS), settings=settings))
    case_id, digest = builders.a_case(engine), content(engine, kept)
    with acting(engine, DESK) as work:
        return results.draft(work, case_id, code="KQ.1", digest=digest).id


def row(engine: Engine, result_id: uuid.UUID) -> Result:
    with acting(engine) as work:
        return work.session.get_one(Result, result_id)


def sent_up(engine: Engine, result_id: uuid.UUID, *, at: datetime = MORNING) -> None:
    with acting(engine, DESK, at=at) as work:
        task = waiting(work, work.session.get_one(Result, result_id).case_id, "soan")
        results.send_up(work, task.id, answers={}, seen=1)


def signed(engine: Engine, kept: files.Store, result_id: uuid.UUID, shown: str | None = None) -> None:
    with acting(engine, DESK) as work:
        draft = work.session.get_one(Result, result_id)
        seen = {result_id: shown or draft.digest}
        signings.sign(work, waiting(work, draft.case_id, "ky").id, kept, shown=seen, answers={}, seen=1)


def issued(engine: Engine, result_id: uuid.UUID) -> str:
    with acting(engine, DESK) as work:
        number = results.take_number(work, result_id, register="GCN")
        task = waiting(work, work.session.get_one(Result, result_id).case_id, "phat_hanh")
        results.issue(work, task.id, answers={}, seen=1)
        return number


def given(engine: Engine, result_id: uuid.UUID, how: Given = HERSELF) -> Case:
    with acting(engine, DESK) as work:
        task = waiting(work, work.session.get_one(Result, result_id).case_id, "tra")
        return results.give(work, task.id, how, answers={}, seen=1)


def test_a_result_goes_its_whole_way(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id = drafted(db, kept)
    sent_up(db, result_id)
    signed(db, kept, result_id)
    assert issued(db, result_id) == "01/GCN"
    assert given(db, result_id).state == "ended"
    found = row(db, result_id)
    assert (found.state, found.code, found.recipient, found.way, found.receipt_number) == (
        *("returned", "KQ.1", "Trần Thị Minh Họa", "direct", "BL-0001"),
    )
    assert found.keep_until == date(2036, 12, 31)


def version(work: Work, result_id: uuid.UUID) -> int:
    return work.session.get_one(Case, work.session.get_one(Result, result_id).case_id).version


def test_a_draft_that_changed_meanwhile_is_not_written_over(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id, other = drafted(sqlite, kept), content(sqlite, kept, OTHER)
    with acting(sqlite, DESK) as work:
        seen = version(work, result_id)
        results.redraft(work, result_id, digest=other, seen=seen)
    with pytest.raises(hands.CaseChanged), acting(sqlite, DESK) as work:
        results.redraft(work, result_id, digest=work.session.get_one(Result, result_id).digest, seen=seen)


def test_a_draft_that_was_sent_up_is_changed_only_after_it_is_sent_back(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id, other = drafted(sqlite, kept), content(sqlite, kept, OTHER)
    sent_up(sqlite, result_id)
    with pytest.raises(results.Sealed), acting(sqlite, DESK) as work:
        results.redraft(work, result_id, digest=other, seen=version(work, result_id))
    with acting(sqlite, DESK) as work:
        task = waiting(work, work.session.get_one(Result, result_id).case_id, "ky")
        results.send_back(work, task.id, reason="Sai ngày", answers={}, seen=1)
    with acting(sqlite, DESK) as work:
        assert results.redraft(work, result_id, digest=other, seen=version(work, result_id)).digest == other


def test_only_what_the_leader_saw_is_signed(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id, other = drafted(db, kept), content(db, kept, OTHER)
    sent_up(db, result_id)
    with pytest.raises(signings.NotWhatWasSeen, match="Giấy"):
        signed(db, kept, result_id, shown=other)
    assert row(db, result_id).state == "sent-up"


def test_a_draft_changed_behind_its_seal_is_not_signed(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id, other = drafted(sqlite, kept), content(sqlite, kept, OTHER)
    sent_up(sqlite, result_id)
    with acting(sqlite) as work:
        work.session.get_one(Result, result_id).digest = other
    with pytest.raises(signings.NotWhatWasSeen):
        signed(sqlite, kept, result_id)


def test_a_draft_changed_on_disk_is_not_signed(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id = drafted(sqlite, kept)
    sent_up(sqlite, result_id)
    files.place(kept, row(sqlite, result_id).digest).write_bytes(OTHER)
    with pytest.raises(files.FileGone):
        signed(sqlite, kept, result_id)


def test_numbers_count_by_register_and_are_taken_once(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    first = drafted(db, kept)
    case_id, digest = builders.a_case(db), row(db, first).digest
    with acting(db, DESK) as work:
        second = results.draft(work, case_id, code="KQ.1", digest=digest).id
    for one in (first, second):
        sent_up(db, one)
        signed(db, kept, one)
    assert [issued(db, one) for one in (first, second)] == ["01/GCN", "02/GCN"]
    with acting(db) as work:
        kind = registers.kind(work.session.get_one(Case, case_id), work.session.get_one(Result, first))
        known = registers.known(work.session, [kind, (kind[0], "KQ.2")], MORNING.year)
        assert [(one, known[one].number) for one in known] == [(kind, "03/GCN")]
        (book,) = registers.known(work.session, [kind], MORNING.year + 1).values()
        assert book.number == "01/GCN"


def test_what_has_no_number_is_not_issued(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id = drafted(sqlite, kept)
    sent_up(sqlite, result_id)
    with pytest.raises(results.NoResult), acting(sqlite, DESK) as work:
        results.take_number(work, result_id, register="GCN")
    signed(sqlite, kept, result_id)
    with acting(sqlite, DESK) as work:
        task = waiting(work, work.session.get_one(Result, result_id).case_id, "phat_hanh")
        with pytest.raises(results.NoNumber):
            results.issue(work, task.id, answers={}, seen=1)


def test_a_result_that_cannot_be_given_yet_says_what_is_missing(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id = drafted(sqlite, kept)
    sent_up(sqlite, result_id)
    signed(sqlite, kept, result_id)
    issued(sqlite, result_id)
    with acting(sqlite, DESK) as work:
        results.hold_back(work, result_id, missing="Bản chính để đối soát")
    assert (row(sqlite, result_id).state, row(sqlite, result_id).missing) == ("issued", "Bản chính để đối soát")
    by_proxy = Given(recipient="Lê Văn Ví Dụ", way="direct", by_proxy=True, proxy_document="Giấy ủy quyền 12/2026")
    given(sqlite, result_id, by_proxy)
    assert (row(sqlite, result_id).by_proxy, row(sqlite, result_id).proxy_document) == (True, "Giấy ủy quyền 12/2026")


@pytest.mark.parametrize(
    "how",
    [
        Given(recipient=" ", way="direct"),
        Given(recipient="An", way="pigeon"),
        Given(recipient="An", way="post", by_proxy=True),
        Given(recipient="An", way="post", proxy_document="x"),
    ],
)
def test_who_got_it_and_how_is_said_rightly(sqlite: Engine, how: Given) -> None:
    with acting(sqlite) as work, pytest.raises(results.BadReturn):
        results.give(work, "no task", how, answers={}, seen=1)


@pytest.mark.parametrize(
    ("rule", "until"), [("P10Y", date(2036, 12, 31)), ("P1Y", date(2027, 12, 31)), ("forever", None), ("", None)]
)
def test_the_rule_of_the_procedure_says_how_long_a_file_is_kept(rule: str, until: date | None) -> None:
    assert retention.kept_until(rule, date(2026, 3, 1)) == until


def test_a_procedure_gives_only_its_own_results(sqlite: Engine, tmp_path: Path) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id, digest = builders.a_case(sqlite), content(sqlite, store(tmp_path))
    with acting(sqlite, DESK) as work, pytest.raises(results.UnknownResult):
        results.draft(work, case_id, code="KQ.2", digest=digest)


def household_draft(engine: Engine, kept: files.Store) -> tuple[uuid.UUID, uuid.UUID]:
    """A household business at its appraisal with a draft; gives the ids of the case and the draft."""
    builders.a_province(engine, builders.household())
    case_id, digest = builders.a_case(engine, builders.HOUSEHOLD), content(engine, kept)
    builders.do(engine, case_id, "tiep_nhan", answers=builders.ACCEPTED)
    builders.do(engine, case_id, "phan_cong", by=CHIEF)
    with acting(engine, EXPERT) as work:
        return case_id, results.draft(work, case_id, code="KQ.G12.001041", digest=digest).id


def sent_up_for_review(engine: Engine, case_id: uuid.UUID, at: datetime = MORNING) -> None:
    with acting(engine, EXPERT, at=at) as work:
        task = waiting(work, case_id, "tham_dinh")
        results.send_up(work, task.id, answers=FIT, seen=task.version)


def test_the_desk_neither_drafts_nor_numbers_beside_the_steps(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    case_id, result_id = household_draft(sqlite, kept)
    digest = row(sqlite, result_id).digest
    with acting(sqlite, DESK) as work, pytest.raises(people.NotYours):
        results.draft(work, case_id, code="KQ.G12.001041", digest=digest)
    with acting(sqlite, DESK) as work, pytest.raises(people.NotYours):
        results.take_number(work, result_id, register="GCN")


def test_a_draft_whose_case_came_back_may_be_changed_and_goes_up_again(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    case_id, result_id = household_draft(db, kept)
    sent_up_for_review(db, case_id)
    builders.do(db, case_id, "soat_xet", by=CHIEF, answers={"ket_qua_soat_xet": "tra-lai", "ly_do_tra_lai": "Sửa."})
    changed = content(db, kept, OTHER)
    with acting(db, EXPERT) as work:
        results.redraft(work, result_id, digest=changed, seen=version(work, result_id))
    sent_up_for_review(db, case_id)
    assert (row(db, result_id).state, row(db, result_id).sealed) == ("sent-up", changed)


def test_a_case_is_not_called_done_while_its_result_is_unsigned(db: Engine, tmp_path: Path) -> None:
    case_id, result_id = household_draft(db, store(tmp_path))
    sent_up_for_review(db, case_id)
    builders.do(db, case_id, "soat_xet", by=CHIEF, answers={"ket_qua_soat_xet": "dong-y"})
    builders.do(db, case_id, "ky_duyet", by="thanh.ld", answers={"ket_qua_ky": "ky"})
    with pytest.raises(outcomes.NotIssued):
        builders.do(db, case_id, "phat_hanh", by="ha.vt", answers={"so_van_ban": "1"})
    assert row(db, result_id).state == "sent-up"


def test_a_case_is_not_called_returned_before_somebody_got_the_result(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id = drafted(sqlite, kept)
    sent_up(sqlite, result_id)
    signed(sqlite, kept, result_id)
    issued(sqlite, result_id)
    with pytest.raises(outcomes.NotGiven):
        builders.do(sqlite, row(sqlite, result_id).case_id, "tra")


def test_of_many_results_signed_at_once_each_has_its_own_outcome(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    drafts = [drafted(db, kept)]
    digest = row(db, drafts[0]).digest
    for _ in range(2):
        case_id = builders.a_case(db)
        with acting(db, DESK) as work:
            drafts.append(results.draft(work, case_id, code="KQ.1", digest=digest).id)
    for one in drafts:
        sent_up(db, one)
    with acting(db, DESK) as work:
        step_of = {waiting(work, work.session.get_one(Result, one).case_id, "ky").id: one for one in drafts}

        def sign(work: Work, asked: Asked) -> None:
            seen = {step_of[asked.task_id]: "0" * 64 if step_of[asked.task_id] == drafts[1] else digest}
            signings.sign(work, asked.task_id, kept, shown=seen, answers={}, seen=asked.seen)

        found = queue.each(work, [Asked(task_id, 1) for task_id in step_of], sign)
    assert [type(one.fault) for one in found] == [type(None), signings.NotWhatWasSeen, type(None)]
    assert [row(db, one).state for one in drafts] == ["signed", "sent-up", "signed"]


def test_who_signs_says_by_what_authority(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id = drafted(db, kept)
    sent_up(db, result_id)
    with acting(db) as work:
        officer = organisation.person_by_login(work, DESK)
        substitutions.authorise(work, officer, "KT.", document="QĐ 9/QĐ-UBND", since=MORNING.date())
    signed(db, kept, result_id)
    found = row(db, result_id)
    assert (found.signed_form, found.signed_document) == ("KT.", "QĐ 9/QĐ-UBND")


def test_the_post_of_the_lane_signs_in_its_own_name(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id = drafted(db, kept)
    sent_up(db, result_id)
    signed(db, kept, result_id)
    assert (row(db, result_id).signed_form, row(db, result_id).signed_document) == ("ky", None)


def test_standing_in_for_the_leader_does_not_let_one_sign(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id = drafted(db, kept)
    sent_up(db, result_id)
    with acting(db) as work:
        absent, deputy = (organisation.person_by_login(work, login) for login in (DESK, CHIEF))
        days = {"since": MORNING.date(), "until": MORNING.date() + timedelta(days=9)}
        substitutions.substitute(work, absent, deputy, document="QĐ 5/QĐ-UBND", **days)
    seen = {result_id: row(db, result_id).digest}
    with acting(db, CHIEF) as work:
        task_id = waiting(work, work.session.get_one(Result, result_id).case_id, "ky").id
    with pytest.raises(signings.NoAuthority, match="Nguyễn Thị Mai"), acting(db, CHIEF) as work:
        signings.sign(work, task_id, kept, shown=seen, answers={}, seen=1)
    assert row(db, result_id).state == "sent-up"
    with acting(db) as work:
        substitutions.authorise(work, deputy, "TUQ.", document="GUQ 1", **days)
    with acting(db, CHIEF) as work:
        signings.sign(work, task_id, kept, shown=seen, answers={}, seen=1)
    assert row(db, result_id).signed_form == "TUQ."
