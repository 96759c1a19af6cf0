"""A case of a draft tried with the clock in hand."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import Engine

from adapters import children
from bpmn import shipped
from commands import output
from commands.demo import province
from commands.dryrun.command import stands
from engine import revisions
from features import coverage, runner
from tests.api.office import Office, build, problem
from tests.api.pages.visit import Visit
from tests.engine.builders import DESK, HOUSEHOLD, acting, household

ANALYST = "van.pt"
HERE = f"/thiet-ke/{HOUSEHOLD}/chay-thu"


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """The province with an analyst and a draft without scenarios."""
    found = build(sqlite, household())
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, HOUSEHOLD, household().files)
    return found


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A case is played in this process, for a child takes two seconds to come about."""

    def answer(_: object, files: Mapping[str, bytes], *, slug: str, said: bytes, **__: object) -> Any:
        shutil.rmtree(tmp_path / "draft", ignore_errors=True)
        place, moves = children.laid_out(tmp_path, slug, files), tmp_path / "moves.json"
        moves.write_bytes(said)
        told: list[Any] = []
        with monkeypatch.context() as patched:
            patched.setattr(output, "json_line", told.append)
            assert stands(str(place), moves)
        return orjson.loads(orjson.dumps(told[-1]))

    monkeypatch.setattr(children, "answer", answer)


def test_a_case_is_filed_worked_on_moved_in_time_and_becomes_a_scenario(office: Office, inside: None) -> None:
    analyst = Visit(office).sign_in(ANALYST).get(HERE)
    analyst.send("Nộp hồ sơ thử", at="2026-12-01T08:00")
    assert analyst.response.status_code == 422
    assert "Biểu mẫu điền chưa đúng" in analyst.words
    analyst.send("Nộp hồ sơ thử", at="2026-12-01T08:00", made_up="1")
    assert "Bây giờ là08:00, 01/12/2026" in analyst.words
    assert "Kiểm tra, tiếp nhận hồ sơ – Bộ phận một cửa" in analyst.words
    assert "Lý do" in analyst.words
    assert analyst.page.xpath("//form[@id='filled']//*[@hx-include='#filled'][@hx-trigger='change from:#filled']")
    analyst.post(f"{HERE}/truong", {"step": "tiep_nhan", "f.ket_qua_tiep_nhan": "tiep-nhan"})
    assert "Kết quả kiểm tra hồ sơ" in analyst.words
    assert "Lý do" not in analyst.words  # as one has chosen by now
    analyst.get(HERE).send("Hoàn thành bước", f__ket_qua_tiep_nhan="tiep-nhan")
    assert "Phân công thẩm định – Trưởng phòng Kinh tế" in analyst.words
    assert "Ngày hẹn trả08:00, 04/12/2026" in analyst.words
    analyst.send("+1 ngày làm việc")
    assert "Bây giờ là08:00, 02/12/2026" in analyst.words
    assert "Quá thời hạn xử lý – Trưởng phòng Kinh tế" in analyst.words
    assert analyst.asking_too_much(HERE) == {}
    analyst.send("Bỏ thao tác gần nhất")
    assert "Bây giờ là08:00, 01/12/2026" in analyst.words
    analyst.send("Lưu thành kịch bản", title="Tiếp nhận rồi chờ phân công")
    text = analyst.page.xpath("//textarea")[0].text
    assert "Kịch bản: Tiếp nhận rồi chờ phân công" in text
    assert 'Và hồ sơ đang chờ Trưởng phòng Kinh tế ở bước "Phân công thẩm định"' in text
    (told,) = runner.parse(text.encode(), file=shipped.FEATURE)
    with coverage.alone(shipped.ROOT / HOUSEHOLD) as (template, scratch):
        (outcome,) = runner.perform([told], template, scratch)
    assert outcome.held, (outcome.at, outcome.fault)
    analyst.get(HERE).send("Bắt đầu lại")
    assert "Nộp một hồ sơ thử" in analyst.words


def test_a_draft_that_cannot_be_read_leads_to_its_check(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST)
    for path, data in (("process.bpmn", b"<a/>"), ("procedure.toml", b"=")):
        with acting(office.engine) as work:
            revisions.write(work, HOUSEHOLD, path, data, seen=revisions.look(work.session, HOUSEHOLD).version)
        assert "hãy sửa các lỗi mà phần kiểm tra nêu trước" in analyst.get(HERE).words
        assert analyst.response.status_code == 422
        assert analyst.get(f"/thiet-ke/{HOUSEHOLD}/kich-ban").response.status_code == 200


def test_each_analyst_has_a_case_of_his_own_and_nobody_else_may(office: Office) -> None:
    assert problem(office.ask("POST", f"/revisions/{HOUSEHOLD}:try", {"moves": []}, by=DESK)) == (403, "not-allowed")
    assert Visit(office).sign_in(DESK).get(HERE).response.status_code == 403


def test_what_a_case_refuses_is_told_and_too_many_at_once_wait(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    moves = [{"do": "start", "answers": None}, {"do": "complete", "step": "khong_co"}]
    refused = office.ask("POST", f"/revisions/{HOUSEHOLD}:try", {"moves": moves}, by=ANALYST)
    assert problem(refused) == (422, "draft-refuses")
    assert "khong_co" in refused.get_json()["title"]
    monkeypatch.setattr(children, "MOST_WAITING_SECONDS", 0)
    for _ in range(2):
        assert children.PLACES.acquire(blocking=False)
    try:
        assert problem(office.ask("POST", f"/revisions/{HOUSEHOLD}:try", {"moves": []}, by=ANALYST)) == (503, "busy")
    finally:
        for _ in range(2):
            children.PLACES.release()
