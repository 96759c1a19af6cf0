"""`motcua run`: a try-run by a script or by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from bpmn import shipped
from tests.commands.calls import Call
from tests.engine import builders
from tests.engine.builders import HOUSEHOLD
from tests.engine.runtime import drawing

MESSAGE = drawing.node("messageEventDefinition", "m", messageRef="hello")
SIGNAL = drawing.node("signalEventDefinition", "s", signalRef="all")
TIMER = drawing.node("timerEventDefinition", "t", drawing.node("timeDuration", "d", "PT1H"))
NAMES = '<message id="hello" name="chao"/><signal id="all" name="het"/>'


def told(said: Any) -> Any:
    return orjson.loads(said.out.splitlines()[-1])


def diagram(path: Path, *parts: str) -> Path:
    builders.write(path, drawing.drawn(*parts, names=NAMES))
    return path / "process.bpmn"


def script(path: Path, *moves: object) -> Path:
    (path / "moves.json").write_bytes(orjson.dumps(list(moves)))
    return path / "moves.json"


def waiting_for(path: Path, event: str) -> Path:
    caught = drawing.node("intermediateCatchEvent", "c", event)
    return diagram(path, drawing.start(), caught, drawing.user("a"), drawing.end(), drawing.flow("start c a end"))


def test_a_procedure_goes_to_its_end_by_itself_with_due_moments_and_statuses(call: Call) -> None:
    said = call("run", HOUSEHOLD, "--json")
    run = told(said)
    assert (said.code, run["ended"], run["status"]) == (0, True, "Đã xử lý xong – Đã trả kết quả")
    assert run["trace"][0] == {
        "step": "tiep_nhan",
        "who": "Bộ phận một cửa",
        "at": "2026-03-02T08:00:00+07:00",
        "due": "2026-03-02T14:00:00+07:00",
        "status": "Đang xử lý – Đã chuyển cơ quan có thẩm quyền giải quyết",
    }


def test_a_script_says_who_does_what_when(call: Call, tmp_path: Path) -> None:
    start = {"do": "start", "at": "2026-03-03T09:00", "answers": builders.APPLICATION, "channel": "counter"}
    accept = {"do": "complete", "step": "tiep_nhan", "answers": builders.ACCEPTED, "by": "Mai", "at": "PT30M"}
    said = call("run", HOUSEHOLD, "--script", script(tmp_path, start, accept), "--json")
    run = told(said)
    assert (said.code, run["ended"]) == (0, False)
    assert [(line["step"], line["who"], line["at"]) for line in run["trace"]] == [
        ("tiep_nhan", "Mai", "2026-03-03T09:30:00+07:00")
    ]
    assert "phan_cong" in said.out


def test_time_that_goes_by_does_what_a_worker_would_do(call: Call, tmp_path: Path) -> None:
    accept = {"do": "complete", "step": "tiep_nhan", "answers": builders.ACCEPTED}
    moves = ({"do": "start", "answers": builders.APPLICATION}, accept, {"do": "advance", "at": "P9D"})
    said = call("run", HOUSEHOLD, "--script", script(tmp_path, *moves), "--json")
    assert told(said)["status"] == "Đang xử lý – Quá hạn giải quyết"
    assert "Xin lỗi và hẹn lại ngày trả kết quả" in said.out


def test_a_refused_move_is_a_negative_result_and_keeps_what_was_done(call: Call, tmp_path: Path) -> None:
    moves = script(tmp_path, {"do": "complete", "step": "tiep_nhan", "answers": {"ket_qua_tiep_nhan": "?"}})
    said = call("run", HOUSEHOLD, "--script", moves, "--json")
    run = told(said)
    assert (said.code, run["ended"], run["trace"]) == (1, False, [])
    assert said.err.startswith("✗ ")
    assert run["refused"]["vi"] in said.err


def test_a_step_where_nobody_waits_names_those_that_wait(call: Call, tmp_path: Path) -> None:
    path = diagram(tmp_path, drawing.start(), drawing.user("a"), drawing.end(), drawing.flow("start a end"))
    said = call("run", path, "--script", script(tmp_path, {"do": "complete", "step": "b"}))
    assert (said.code, said.err) == (1, "✗ Không có việc nào đang chờ ở bước 'b'; các bước đang chờ: a.\n")


def test_a_bare_diagram_runs_on_the_engine_alone(call: Call, tmp_path: Path) -> None:
    path = diagram(tmp_path, drawing.start(), drawing.user("a"), drawing.end(), drawing.flow("start a end"))
    run = told(call("run", path, "--json"))
    assert (run["ended"], [line["step"] for line in run["trace"]]) == (True, ["a"])


def test_a_bare_diagram_takes_the_shared_processes_along_that_it_calls(call: Call) -> None:
    run = told(call("run", shipped.ROOT / "dang-ky-khai-sinh" / "process.bpmn", "--json"))
    assert (run["ended"], [line["step"] for line in run["trace"]][:2]) == (True, ["tiep_nhan", "tham_dinh"])


@pytest.mark.parametrize(
    ("event", "move"),
    [
        (MESSAGE, {"do": "message", "step": "chao"}),
        (SIGNAL, {"do": "signal", "step": "het"}),
        (TIMER, {"do": "advance", "at": "PT1H"}),
    ],
)
def test_events_from_outside_reach_the_case(call: Call, tmp_path: Path, event: str, move: dict[str, str]) -> None:
    path = waiting_for(tmp_path, event)
    said = call("run", path, "--script", script(tmp_path, move, {"do": "complete", "step": "a"}), "--json")
    assert (said.code, told(said)["ended"]) == (0, True)


@pytest.mark.parametrize("do", ["message", "signal"])
def test_what_nothing_waits_for_is_refused(call: Call, tmp_path: Path, do: str) -> None:
    path = waiting_for(tmp_path, TIMER)
    assert call("run", path, "--script", script(tmp_path, {"do": do, "step": "chao"})).code == 1


def test_a_case_that_cannot_end_by_itself_is_a_negative_result(call: Call, tmp_path: Path) -> None:
    said = call("run", waiting_for(tmp_path, MESSAGE), "--json")
    assert (said.code, told(said)["ended"]) == (1, False)


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        (b"", "JSON"),
        (b'[{"do": \n x', "xem dòng 2, cột 2"),
        (b"{}", "cần một danh sách […]"),
        (b"[1]", "'do'"),
        (b'[{"do": "dance"}]', "'do'"),
        (b'[{"do": "complete"}]', "'step'"),
        (b'[{"do": "advance"}]', "'at'"),
        (b'[{"do": "advance", "at": "tomorrow"}]', "tomorrow"),
        (b'[{"do": "advance", "at": "-PT1H"}]', "-PT1H"),
        (b'[{"do": "complete", "step": "a", "answers": []}]', "'answers'"),
        (b'[{"do": "complete", "step": "a", "who": "x"}]', "'who'"),
        (b'[{"do": "complete", "step": 1}]', "'step'"),
        (b'[{"do": "advance", "at": "PT1H"}, {"do": "start"}]', "'start'"),
    ],
)
def test_a_script_that_cannot_be_read_is_refused_by_number_and_reason(
    call: Call, tmp_path: Path, moves: bytes, words: str
) -> None:
    (tmp_path / "moves.json").write_bytes(moves)
    assert words in call("run", HOUSEHOLD, "--script", tmp_path / "moves.json").refusal


def test_time_does_not_run_back(call: Call, tmp_path: Path) -> None:
    moves = script(tmp_path, {"do": "advance", "at": "2026-03-01T08:00"})
    assert call("run", HOUSEHOLD, "--script", moves).code == 1


def test_what_is_no_diagram_or_procedure_is_refused(call: Call, tmp_path: Path) -> None:
    (tmp_path / "x.bpmn").write_bytes(b"not xml")
    assert "khong-co" in call("run", "khong-co").refusal
    assert "x.bpmn" in call("run", tmp_path / "x.bpmn").refusal
