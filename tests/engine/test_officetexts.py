"""What an office words itself: in force at once, on record, by a closed list of places, and only by whoever may."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select

from adapters.recorder import Recorder
from engine import changes, instructions, messagetexts, readyreasons
from engine.clocks import approvals
from engine.entries import BadEntry
from engine.messagetexts import NoSuchText, NotReworded
from engine.people import NotAllowed
from engine.procedures import NotOffered
from engine.queries import notices
from engine.readyreasons import Ready
from engine.tables import Case, PauseReason, SettingChange
from engine.work import acting_as
from scheduler import deliveries
from scheduler.runner import Hands
from tests.engine import builders
from tests.engine.builders import DESK, acting, hours
from tests.engine.test_at_once import Act, while_open

SOURCE = "QĐ 5/QĐ-UBND"
TODAY = date(2026, 11, 30)


def recorded(engine: Engine, subject: str) -> list[str]:
    with acting(engine) as work:
        assert changes.verify(work.session, subject) > 0
        mine = select(SettingChange.act).where(SettingChange.subject == subject).order_by(SettingChange.number)
        return list(work.session.scalars(mine))


def sent(engine: Engine) -> dict[str, str | None]:
    """What went out, by its kind or status."""
    recorder = Recorder()
    assert deliveries.deliver(Hands(engine, "a worker", clock=lambda _: hours(1)), recorder) == []
    return {str(one.payload.get("status", one.kind)): one.words for one in recorder.messages}


def test_a_message_goes_out_as_the_office_words_it_and_again_as_delivered(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    number = case_number(db, builders.a_case(db))
    told = sent(db)
    assert told["received"] == f"Hồ sơ {number}, Thủ tục nhỏ: Bộ phận một cửa đã tiếp nhận hồ sơ."
    assert told["appointment"] == f"Hồ sơ {number}, Thủ tục nhỏ: hẹn trả kết quả ngày 03/12/2026."
    with acting(db) as work:
        messagetexts.change(
            work, "status-received", "{trang_thai}  ngày {ngay} tại {co_quan}: {ma_ho_so}", source=SOURCE, seen=0
        )
    number = case_number(db, builders.a_case(db))
    assert sent(db)["received"] == f"Được tiếp nhận ngày 30/11/2026 tại UBND xã Hòa Bình (minh họa): {number}"
    with acting(db) as work:
        messagetexts.remove(work, "status-received", source=SOURCE, seen=1)
    builders.a_case(db)
    assert str(sent(db)["received"]).endswith("Bộ phận một cửa đã tiếp nhận hồ sơ.")
    assert recorded(db, "message-texts") == ["change", "remove"]


def case_number(engine: Engine, case_id: uuid.UUID) -> str:
    with acting(engine) as work:
        return work.session.get_one(Case, case_id).case_number or ""


def test_officers_are_told_in_the_words_of_the_office(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id = builders.a_case(sqlite)

    def told() -> set[str]:
        with acting(sqlite, DESK) as work:
            assert work.actor_id is not None
            return {
                *messagetexts.for_officers(work.session, notices.of(work.session, work.actor_id, work.now)).values()
            }

    assert told() == {"Có công việc chuyển đến"}
    with acting(sqlite) as work:
        messagetexts.change(work, "notice-work", "Việc mới: {ma_ho_so}", source=SOURCE, seen=0)
    assert told() == {f"Việc mới: {case_number(sqlite, case_id)}"}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (" \n ", "không được để trống"),
        ("a" * 501, "dài quá 500 ký tự"),
        ("{ho_ten} ơi, {han}", "không có chỗ điền {ho_ten}, {han}"),
        ("{0.__class__}", "không có chỗ điền {0.__class__}"),
        ("{ma_ho_so!r:>99999999}", "không có chỗ điền {ma_ho_so!r:>99999999}"),
        ("{{ma_ho_so}}", "chỉ dùng để bao"),
        ("Hồ sơ {ma_ho_so", "chỉ dùng để bao"),
        ("Hồ sơ \u202eđảo", "không hiển thị được"),
    ],
)
def test_a_text_takes_its_own_places_and_nothing_else(words: str, why: str) -> None:
    with pytest.raises(BadEntry) as refused:
        messagetexts.preview("status-received", words)
    assert why in refused.value.say()
    assert refused.value.say("en").startswith("This cannot be kept: words ")


def test_what_is_filled_in_is_never_read_as_a_place() -> None:
    assert messagetexts.fill("{thu_tuc} {ngay}", {"thu_tuc": "{ngay} %s {0}", "ngay": "x"}) == "{ngay} %s {0} x"
    assert messagetexts.preview("status-done", "{ma_ho_so}: {chi_tiet}") == (
        "H99.15-261130-0001: Đang thẩm định, giải quyết"
    )


def test_every_delivered_text_has_only_its_own_places() -> None:
    for code, one in messagetexts.TEXTS.items():
        assert messagetexts.preview(code, one.words)


def test_a_ready_reason_is_offered_in_its_time_and_changed_on_record(sqlite: Engine) -> None:
    builders.a_province(sqlite)
    with acting(sqlite) as work:
        row = readyreasons.add(work, Ready("refuse", " Không thuộc thẩm quyền ", TODAY), source=SOURCE)
        readyreasons.add(work, Ready("refuse", "Hết hạn", date(2026, 1, 1), TODAY), source=SOURCE)
        assert readyreasons.offered(work.session, TODAY) == {"refuse": ["Không thuộc thẩm quyền"]}
        readyreasons.change(work, row.id, Ready("return", "Thiếu căn cứ", TODAY), source=SOURCE, seen=2)
        assert readyreasons.offered(work.session, TODAY) == {"return": ["Thiếu căn cứ"]}
    assert recorded(sqlite, "ready-reasons") == ["add", "add", "change"]
    with acting(sqlite) as work, pytest.raises(BadEntry) as refused:
        readyreasons.add(work, Ready("jump", "", TODAY, TODAY), source=" ")
    assert [*refused.value.wrong] == ["act", "words", "until", "source"]


def test_a_reason_to_pause_is_changed_and_ended(sqlite: Engine) -> None:
    builders.a_province(sqlite)
    with acting(sqlite) as work:
        approvals.add_reason(work, "thien-tai", "Thiên tai", basis=SOURCE, since=TODAY)
        approvals.change_reason(
            work, "thien-tai", "Thiên tai, dịch bệnh", basis="NĐ 2", seen=1, since=TODAY, until=TODAY
        )
        row = work.session.get_one(PauseReason, "thien-tai")
        assert (row.name, row.basis, row.valid_to) == ("Thiên tai, dịch bệnh", "NĐ 2", TODAY)
        with pytest.raises(approvals.NoSuchReason):
            approvals.change_reason(work, "khac", "Khác", basis=SOURCE, seen=1, since=TODAY)
        with pytest.raises(BadEntry) as refused:
            approvals.add_reason(work, "Thiên tai", " ", basis="", since=TODAY, until=date(2026, 1, 1))
    assert [*refused.value.wrong] == ["code", "name", "until", "source"]
    assert recorded(sqlite, "pause-reasons") == ["add", "change"]


def test_an_instruction_stands_at_a_step_that_there_is(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    with acting(sqlite) as work:
        instructions.put(work, "nho", "a", "Đối chiếu\nbản chính.", source=SOURCE, seen=0)
        instructions.put(work, "nho", instructions.WHOLE, "Mang theo thẻ.", source=SOURCE, seen=0)
        instructions.remove(work, "nho", instructions.WHOLE, source=SOURCE, seen=2)
        assert instructions.of_procedure(work.session, "nho") == {"a": "Đối chiếu\nbản chính."}
        with pytest.raises(BadEntry) as refused:
            instructions.put(work, "nho", "start", "x" * 2001, source="", seen=3)
        with pytest.raises(NotOffered):
            instructions.put(work, "khong-co", "a", "x", source=SOURCE, seen=0)
        with pytest.raises(instructions.NoSuchInstruction):
            instructions.remove(work, "nho", instructions.WHOLE, source=SOURCE, seen=3)
    assert [*refused.value.wrong] == ["element", "words", "source"]
    assert recorded(sqlite, "instructions nho") == ["put", "put", "remove"]


def test_only_whoever_administers_the_whole_words_anything(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    ready = Ready("refuse", "Không thuộc thẩm quyền", TODAY)
    seen = {"seen": 0}
    verbs: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = [
        (readyreasons.add, (ready,), {}),
        (readyreasons.change, (uuid.uuid4(), ready), seen),
        (instructions.put, ("nho", "a", "x"), seen),
        (instructions.remove, ("nho", "a"), seen),
        (messagetexts.change, ("notice-work", "x"), seen),
        (messagetexts.remove, ("notice-work",), seen),
    ]
    for verb, said, more in verbs:
        with acting(sqlite, DESK) as work, pytest.raises(NotAllowed):
            verb(work, *said, source=SOURCE, **more)
    with acting(sqlite) as work, pytest.raises(NoSuchText):
        messagetexts.change(work, "notice-jump", "x", source=SOURCE, seen=0)
    with acting(sqlite) as work, pytest.raises(NotReworded):
        messagetexts.remove(work, "notice-work", source=SOURCE, seen=0)


def test_of_two_administrators_at_one_text_the_second_is_told_who_was_first(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    with acting(db) as work:
        ready = readyreasons.add(work, Ready("refuse", "Không thuộc thẩm quyền", TODAY), source=SOURCE).id
        approvals.add_reason(work, "thien-tai", "Thiên tai", basis=SOURCE, since=TODAY)
    pausing = {"basis": SOURCE, "since": TODAY}
    said = Ready("refuse", "Khác", TODAY)
    changing: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = [
        (readyreasons.change, (ready, said), {"source": SOURCE, "seen": 1}),
        (approvals.change_reason, ("thien-tai", "Khác"), {**pausing, "seen": 1}),
        (instructions.put, ("nho", "a", "Khác"), {"source": SOURCE, "seen": 0}),
        (messagetexts.change, ("notice-work", "Khác"), {"source": SOURCE, "seen": 0}),
    ]
    for verb, what, more in changing:
        with acting(db) as work:
            verb(work, *what, **more)
    changing.append((instructions.remove, ("nho", "a"), {"source": SOURCE, "seen": 0}))
    changing.append((messagetexts.remove, ("notice-work",), {"source": SOURCE, "seen": 0}))
    for verb, what, more in changing:
        with acting(db) as work, pytest.raises(changes.SettingChanged) as refused:
            verb(work, *what, **more)
        assert refused.value.facts["at"] == "08:00 30/11/2026"


def test_what_another_changed_beside_it_is_in_nobodys_way(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    with acting(sqlite) as work:
        instructions.put(work, "nho", "a", "Một", source=SOURCE, seen=0)
        instructions.put(work, "nho", instructions.WHOLE, "Việc khác", source=SOURCE, seen=0)
        with pytest.raises(changes.NeverSo):
            instructions.put(work, "nho", "a", "Hai", source=SOURCE, seen=3)
        assert instructions.of_procedure(work.session, "nho") == {"a": "Một", "": "Việc khác"}


def test_of_two_who_word_the_same_for_the_first_time_at_once_the_second_is_told(db: Engine) -> None:
    builders.a_province(db, builders.tiny())

    def putting(words: str) -> Act:
        return lambda work: instructions.put(acting_as(work, None), "nho", "a", words, source=SOURCE, seen=0)

    assert type(while_open(db, putting("Một"), putting("Hai"))) is changes.SettingChanged
    with acting(db) as work:
        assert instructions.of_procedure(work.session, "nho") == {"a": "Một"}
