"""Running and closed cases of another system are taken over as they stand, and a second time changes nothing."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from engine import imports, office, organisation, recompute, retellings, traces, trail
from engine.files import Store
from engine.imports import Line, files
from engine.tables import Case, Clock, NameWord, Notice, Outbox, Party, StatusEntry, Task
from engine.tables.base import Base
from engine.work import Work
from tests.engine import builders
from tests.engine.builders import CHIEF, COMMUNE, EXPERT, VIETNAM, acting
from tests.engine.imports import old
from tests.engine.test_at_once import until_it_waits

PROMISED = datetime(2026, 12, 8, 16, 45, tzinfo=VIETNAM)


@pytest.fixture
def commune(db: Engine) -> Engine:
    """The commune of the tests with the first procedure of the product."""
    builders.a_province(db, builders.household())
    return db


def states(engine: Engine, text: str) -> list[str]:
    return [one.state for one in old.take(engine, text)]


def everything(engine: Engine) -> dict[str, list[str]]:
    with engine.connect() as connection:
        tables = Base.metadata.tables.items()
        return {name: sorted(map(repr, connection.execute(select(table)))) for name, table in tables}


def test_a_running_case_waits_at_its_step_with_its_code_and_dates_and_goes_on(commune: Engine) -> None:
    assert states(commune, old.as_json([old.row(holder=EXPERT)])) == ["new"]
    with acting(commune) as work:
        case = work.session.scalars(select(Case)).one()
        task = work.session.scalars(select(Task)).one()
        clock = work.session.scalars(select(Clock).where(Clock.subject == "case")).one()
        assert (case.case_number, case.given_number, case.status) == ("H99.15-261105-0001",) * 2 + ("processing",)
        assert (case.due_at, clock.due_at, clock.appointed_at) == (PROMISED,) * 3
        assert case.accepted_at == datetime(2026, 11, 5, 9, 30, tzinfo=VIETNAM)
        assert (task.element, task.state) == ("tham_dinh", "claimed")
        assert task.holder_id == organisation.person_by_login(work, EXPERT).id
        assert [one.act for one in traces.of_case(work.session, case.id)] == ["Nhập từ Cổng cũ của tỉnh"]
        assert trail.verify(work.session, case.id) == 1
        assert [work.session.scalars(select(table)).all() for table in (Notice, Outbox)] == [[], []]
        with pytest.raises(retellings.BeganElsewhere):
            retellings.retell(work, case.slug, case, title="x", purpose="y")
    answers = {"y_kien_tham_dinh": "du-dieu-kien", "noi_dung_tham_dinh": "Đủ."}
    builders.do(commune, case.id, "tham_dinh", by=EXPERT, at=old.NOW, answers=answers)
    with acting(commune) as work:
        assert builders.waiting(work, case.id, "soat_xet").role == "truong-phong"


def test_a_closed_case_is_judged_by_what_was_promised(commune: Engine) -> None:
    late = old.closed(2, promised_at="2026-11-19")
    assert states(commune, old.as_csv([old.closed(), late])) == ["new", "new"]
    with acting(commune) as work:
        rows = {one.case_number: one for one in work.session.scalars(select(Case))}
        on_time, too_late = (rows[f"H99.15-261105-000{number}"] for number in (1, 2))
        assert {one.state for one in rows.values()} == {"ended"}
        assert on_time.late_from is None
        assert too_late.late_from is not None
        log = select(StatusEntry.status, StatusEntry.at).where(StatusEntry.case_id == on_time.id)
        assert [tuple(row) for row in work.session.execute(log.order_by(StatusEntry.number))] == [
            ("received", datetime(2026, 11, 5, 9, 30, tzinfo=VIETNAM)),
            ("returned", datetime(2026, 11, 20, 10, tzinfo=VIETNAM)),
        ]


def test_a_file_that_is_sent_twice_changes_nothing(commune: Engine) -> None:
    text = old.as_json([old.row(), old.closed(2), old.row(3, step="tham_dinh", promised_at=None), old.row()])
    assert states(commune, text) == ["new", "new", "new", "there"]
    before = everything(commune)
    assert states(commune, text) == ["there"] * 4
    assert everything(commune) == before


def test_each_bad_line_is_refused_with_its_reason_and_leaves_nothing(commune: Engine) -> None:
    builders.a_case(commune, builders.HOUSEHOLD, given_number="H99.15-261105-0099")
    before = everything(commune)
    bad = {
        "'H99/1' không đúng cấu trúc mã số hồ sơ.": old.row(code="H99/1"),
        "Đã có hồ sơ mang mã số H99.15-261105-0099.": old.row(99),
        "Thiếu 'applicant'.": old.row(applicant=None),
        "Không có đơn vị mang mã 'H99.77'.": old.row(competent_unit="H99.77"),
        "Thủ tục không có bước 'Bước lạ'": old.row(step="Bước lạ"),
        "'received_at' không phải là thời điểm": old.row(received_at="05/11/2026"),
        "'promised_at' trước 'received_at'": old.row(promised_at="2026-11-01"),
        "'ended_at' trước 'received_at', hoặc ở tương lai.": old.closed(ended_at="2027-01-01"),
        "'processing' không phải là trạng thái của hồ sơ đã kết thúc": old.closed(status="processing"),
        "'returned' là trạng thái của hồ sơ đã kết thúc": old.row(status="returned"),
        "Không có cán bộ mang tên đăng nhập 'ai.do'.": old.row(holder="ai.do"),
        "Việc này thuộc vị trí hoặc đơn vị khác": old.row(holder=CHIEF),
        "Biểu mẫu điền chưa đúng": old.row(answers={"von_kinh_doanh": "nhiều"}),
        "'phone' dài quá 20 ký tự": old.row(phone="0" * 21),
    }
    found = old.take(commune, old.as_json(bad.values()) + "\n[1]\n{")
    for wanted, one in zip(bad, found, strict=False):
        assert one.state == "refused"
        assert wanted in (one.fault.say("vi") if one.fault else ""), one
    assert [one.state for one in found] == ["refused"] * (len(bad) + 2)
    assert everything(commune) == before


def test_a_day_without_an_hour_is_any_hour_of_it_that_fits(commune: Engine) -> None:
    now = old.NOW.date().isoformat()
    rows = [
        old.row(1, received_at=now, promised_at=None, step="tiep_nhan"),
        old.closed(2, received_at="2026-11-05T14:00+07:00", promised_at="2026-11-05", ended_at="2026-11-05"),
        old.closed(3, ended_at=now),
    ]
    assert [one.fault and one.fault.say("vi") for one in old.take(commune, old.as_json(rows))] == [None] * 3
    (late,) = old.take(commune, old.as_json([old.row(4, received_at="2027-01-01")]))
    assert late.fault is not None
    assert late.fault.say("vi") == "'received_at' ở tương lai."


def test_a_hostile_file_is_refused_line_by_line(commune: Engine) -> None:
    before = everything(commune)
    deep = '{"code": "x", "answers": ' + "[" * 3000 + "]" * 3000 + "}"
    text = "\n".join([deep, old.as_json([old.row(applicant="x" * 2_000_000)]), "\0", '{"code": 1e400}', "[]"])
    assert {one.state for one in old.take(commune, text)} == {"refused"}
    cells = old.as_csv([old.row()]).replace("Trần Thị", '"' + "x" * 200_000)
    assert states(commune, cells) == ["refused"]
    assert everything(commune) == before


def test_no_line_stops_those_that_come_after_it(commune: Engine, tmp_path: Path) -> None:
    strange = [
        old.row(1, received_at="0001-01-01 00:00:00"),  # how many systems write that they know no date
        old.row(2, promised_at="9999-12-31T23:59:59-11:00"),
        old.row(3, applicant="公司" * 150),
        old.row(4, answers={"a\0": "\0"}),
    ]
    deep = old.as_json([old.row(5, answers={})]).replace('"answers":{}', f'"answers":{{"a":{"[" * 300 + "]" * 300}}}')
    store = Store(tmp_path / "files")
    text = "\n".join([old.as_json(strange), deep, old.as_json([old.row(6)])])
    with acting(commune, at=old.NOW) as work:
        file_id = files.receive(work, io.BytesIO(text.encode()), store, system=old.SYSTEM, name="cu.jsonl").id
    with acting(commune, at=old.NOW) as work:
        files.take_some(work, file_id, store)
        told = {one.number: one.state for one in files.report(work.session, file_id, "new", "refused", most=9)}
    assert told == {1: "refused", 2: "refused", 3: "new", 4: "refused", 5: "refused", 6: "new"}


def test_a_line_is_told_by_its_number_in_the_file() -> None:
    def numbers(text: str) -> list[tuple[int, bool]]:
        return [
            (one.number, one.fault is None) for one in imports.lines(imports.bounded(io.StringIO(text, newline="")))
        ]

    long, one = f'{{"code": "{"x" * 2_500_000}"}}', old.as_json([old.row()])
    assert numbers(f"\n{long}\n\n{one}\r\n{long}{one}\n{one}") == [(2, False), (4, True), (5, False), (6, True)]
    headings, row = old.as_csv([old.row()]).splitlines()
    broken, two = f'"x"y;{row}', row.replace("Trần", '"Trần\n').replace("Họa", 'Họa"')
    rows = f"\n\n{headings}\n{two}\n\n{broken}\n{long}\n{row};\n{row}\n"
    assert numbers(rows) == [(4, True), (7, False), (8, False), (9, False), (10, True)]


def test_the_promised_date_stays_until_office_time_changes(commune: Engine) -> None:
    old.take(commune, old.as_json([old.row()]))
    with acting(commune, at=old.NOW) as work:
        office.mark(work, "hanh-chinh", date(2027, 3, 1), "off", source="QĐ 1")
        recompute.batch(work)
    with acting(commune, at=old.NOW) as work:
        mine = select(Clock.due_at).where(Clock.subject == "case")
        assert work.session.scalar(mine) == PROMISED
        office.mark(work, "hanh-chinh", date(2026, 12, 7), "off", source="QĐ 2")
        recompute.batch(work)
    with acting(commune) as work:
        assert work.session.scalar(mine) == datetime(2026, 12, 9, 17, 30, tzinfo=VIETNAM)


def test_whoever_files_for_a_company_and_a_csv_of_another_separator_are_read(commune: Engine) -> None:
    assert states(commune, "\ufeff" + old.as_csv([old.row(applicant='Công ty "An, Bình"')], separator=",")) == ["new"]
    with acting(commune) as work:
        assert work.session.scalar(select(Party.full_name)) == 'Công ty "An, Bình"'
        assert organisation.unit_by_code(work, COMMUNE).id == work.session.scalar(select(Case.receiving_unit_id))


def test_a_case_that_waits_for_its_applicant_stands_still_until_he_has_supplied(commune: Engine) -> None:
    assert (
        states(commune, old.as_json([old.row(1, step="nhan_bo_sung"), old.row(2, step="tra_ket_qua")])) == ["new"] * 2
    )
    with acting(commune) as work:
        waiting, ready = work.session.scalars(select(Case).order_by(Case.case_number)).all()
        assert (waiting.status, ready.status) == ("supplement", "done")
        states_of = select(Clock.case_id, Clock.state).where(Clock.subject == "case")
        assert dict(map(tuple, work.session.execute(states_of))) == {waiting.id: "paused", ready.id: "stopped"}
        builders.waiting(work, ready.id, "tra_ket_qua")
    builders.do(commune, waiting.id, "nhan_bo_sung", at=old.NOW, answers={"da_nhan_du": True})
    with acting(commune) as work:
        assert work.session.get_one(Case, waiting.id).status == "processing"
        mine = select(Clock.state).where(Clock.case_id == waiting.id, Clock.subject == "case")
        assert work.session.scalar(mine) == "running"


def test_a_heading_beyond_all_bounds_is_refused_or_means_nothing() -> None:
    with pytest.raises(imports.BadFile, match="tên cột quá dài"):
        list(imports.lines([f"{';'.join(imports.FIELDS)};{'x' * 2**18}\n"]))
    (line,) = imports.lines(
        [f"{';'.join(imports.FIELDS)};fees.{'9' * 5000}.amount\n", "H99;" * len(imports.FIELDS) + "1\n"]
    )
    assert (line.fault, line.said["code"]) == (None, "H99")


def test_two_imports_at_once_with_the_same_codes_in_another_order_do_not_wait_in_a_circle(postgresql: Engine) -> None:
    builders.a_province(postgresql, builders.household())
    rows = [old.row(number) for number in (1, 2)]

    def take(work: Work, known: imports.Known, row: dict[str, object]) -> str:
        return imports.take(work, known, Line(1, row), system=old.SYSTEM).state

    def other() -> list[str]:
        with acting(postgresql) as work:
            known = imports.begin(work, old.SYSTEM)
            return [take(work, known, row) for row in rows[::-1]]

    with ThreadPoolExecutor(1) as pool:
        with acting(postgresql) as work:
            known = imports.begin(work, old.SYSTEM)
            states = [take(work, known, rows[0])]
            later = pool.submit(other)
            until_it_waits(postgresql, later)
            states.append(take(work, known, rows[1]))
        assert (states, later.result(30)) == (["new", "new"], ["there", "there"])


def test_two_imports_at_once_with_the_same_new_words_do_not_wait_in_a_circle(postgresql: Engine) -> None:
    builders.a_province(postgresql, builders.household())
    numbers = iter(range(2, 6))
    assert states(postgresql, old.as_json([old.row()])) == ["new"]  # what all cases share is there from now on

    def take(work: Work, applicant: str) -> None:
        said = old.row(next(numbers), applicant=applicant)
        assert imports.take(work, imports.Known(), Line(1, said), system=old.SYSTEM).fault is None

    def other() -> None:
        with acting(postgresql) as work:
            take(work, "Bành Khuyển")
            take(work, "Âu Khuyển")

    with ThreadPoolExecutor(1) as pool:
        with acting(postgresql) as work:
            take(work, "Âu Nghiệp")
            later = pool.submit(other)
            until_it_waits(postgresql, later)
            take(work, "Bành Nghiệp")
        later.result()
    with acting(postgresql) as work:
        mine = select(NameWord.word).where(NameWord.word.in_(("âu", "au", "bành", "banh", "nghiep", "khuyen")))
        assert sorted(work.session.scalars(mine)) == ["au", "banh", "khuyen", "nghiep"]
