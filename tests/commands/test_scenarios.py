"""`motcua scenarios` and `motcua coverage`: an analyst's scenarios on the product itself."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from bpmn import shipped
from engine.tasks import TaskHeld
from features.runner import NoSentence
from tests.commands.calls import Call
from tests.engine import builders

FORM = b'{"type": "default", "id": "don", "components": []}'
BEGUN = """# language: vi
Tính năng: Thủ tục nhỏ
  Bối cảnh:
    Cho thủ tục "Thủ tục nhỏ" đã được công bố
    Và "UBND xã Hòa Bình (minh họa)", mã định danh "H99.15", có các cán bộ:
      | Họ và tên      | Vị trí  |
      | Nguyễn Thị Mai | Một cửa |
      | Bùi Minh Đức   | Một cửa |
    Và lúc 08:05 ngày 30/11/2026 người nộp đã nộp hồ sơ trực tiếp
"""
HAPPY = """
  Kịch bản: Hồ sơ được giải quyết
    Khi lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "a"
    Thì hồ sơ đã kết thúc
"""
TAKEN = """
  Kịch bản: Việc đã có người nhận
    Khi lúc 08:10 ngày 30/11/2026 cán bộ Bùi Minh Đức nhận việc ở bước "a"
    Và lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "a"
    Thì hồ sơ đã kết thúc
"""
TOO_SOON = """
  Kịch bản: Hồ sơ kết thúc ngay
    Thì hồ sơ đã kết thúc
"""


def procedure(path: Path, feature: str) -> Path:
    """A small procedure at *path* whose scenarios are *feature*."""
    files = builders.files(*builders.straight("a"), application=FORM)
    return builders.write(path, {**files, shipped.FEATURE: feature.encode()})


def test_scenarios_that_hold_are_told_one_by_one(call: Call, tmp_path: Path) -> None:
    said = call("scenarios", procedure(tmp_path / "nho", BEGUN + HAPPY))
    assert (said.code, said.out) == (0, "✓ Hồ sơ được giải quyết\n")


def test_a_scenario_that_does_not_hold_says_at_which_sentence_and_why(call: Call, tmp_path: Path) -> None:
    said = call("scenarios", procedure(tmp_path / "nho", BEGUN + HAPPY + TOO_SOON), "--json")
    told = orjson.loads(said.out.splitlines()[-1])
    assert (said.code, told["slug"]) == (1, "nho")
    assert [(one["held"], one["at"]) for one in told["scenarios"]] == [(True, None), (False, "hồ sơ đã kết thúc")]
    assert "kịch bản mong đợi" in told["scenarios"][1]["vi"]
    assert "was expected" in told["scenarios"][1]["en"]


def test_a_refusal_that_no_sentence_expects_is_told_where_it_happened(call: Call, tmp_path: Path) -> None:
    said = call("scenarios", procedure(tmp_path / "nho", BEGUN + TAKEN), "--json")
    (told,) = orjson.loads(said.out.splitlines()[-1])["scenarios"]
    assert told["at"] == 'lúc 08:20 ngày 30/11/2026 cán bộ Nguyễn Thị Mai hoàn thành bước "a"'
    assert told["vi"] == TaskHeld().say("vi")


def test_a_sentence_that_nobody_knows_prints_the_step_to_add(call: Call, tmp_path: Path) -> None:
    said = call("scenarios", procedure(tmp_path / "nho", BEGUN + '\n  Kịch bản: Lạ\n    Khi trời mưa ở "Huế"\n'))
    assert said.code == 1
    assert "@sentence('trời mưa ở \"{value_1}\"')" in said.out


@pytest.mark.parametrize("feature", ["Kịch bản", "# language: xx\n", "a" * (1024 * 1024 + 1)])
def test_what_is_no_feature_is_refused_by_its_name(call: Call, tmp_path: Path, feature: str) -> None:
    assert shipped.FEATURE in call("scenarios", procedure(tmp_path / "nho", feature)).refusal


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("Tính năng: x", "dòng đầu tệp phải là '# language: vi'"),
        (f"{BEGUN}{HAPPY}    bậy bạ\n", "'bậy bạ'"),
        ("\udcff", "UTF-8"),
    ],
)
def test_a_feature_that_is_malformed_names_the_line_and_a_way_out(
    call: Call, tmp_path: Path, feature: str, words: str
) -> None:
    path = procedure(tmp_path / "nho", "")
    (path / shipped.FEATURE).write_bytes(feature.encode(errors="surrogateescape"))
    assert words in call("scenarios", path).refusal


def test_a_scenario_whose_sentences_are_all_taken_for_a_description_does_not_hold(call: Call, tmp_path: Path) -> None:
    said = call("scenarios", procedure(tmp_path / "nho", f"{BEGUN}\n  Kịch bản: Nhầm\n    khi hồ sơ đã kết thúc\n"))
    assert (said.code, NoSentence().say("vi") in said.out) == (1, True)


def test_a_feature_without_scenarios_shows_nothing_and_is_a_negative_result(call: Call, tmp_path: Path) -> None:
    said = call("scenarios", procedure(tmp_path / "nho", BEGUN))
    assert (said.code, said.out, said.err) == (1, "", "0 kịch bản, 0 không đạt.\n")


def test_without_scenarios_or_procedure_the_call_is_refused(call: Call, tmp_path: Path) -> None:
    path = procedure(tmp_path / "nho", BEGUN)
    (path / shipped.FEATURE).unlink()
    assert shipped.FEATURE in call("scenarios", path).refusal
    assert "khong-co" in call("scenarios", "khong-co").refusal


def test_coverage_counts_flows_keeps_the_record_and_paints_the_diagram(call: Call, tmp_path: Path) -> None:
    path = procedure(tmp_path / "nho", BEGUN + HAPPY)
    said = call("coverage", path, "--json", "-o", tmp_path / "anh")
    assert said.code == 0
    assert orjson.loads(said.out.splitlines()[-1]) == {
        "procedures": [{"slug": "nho", "flows": 3, "flows_covered": 3, "uncovered": []}]
    }
    assert (tmp_path / "anh" / "nho.svg").read_bytes().startswith(b"<?xml")
    assert orjson.loads(shipped.record(path).read_bytes())["flows"] == 3


def test_a_flow_that_no_scenario_takes_is_named_and_is_a_negative_result(call: Call, tmp_path: Path) -> None:
    path = procedure(tmp_path / "nho", BEGUN + '\n  Kịch bản: Mới nộp\n    Thì việc "a" đang chờ\n')
    said = call("coverage", path, "-o", tmp_path / "anh")
    assert (said.code, said.out) == (1, "nho: 2/3\n  a-end\n")


def test_scenarios_that_fail_leave_no_record(call: Call, tmp_path: Path) -> None:
    path = procedure(tmp_path / "nho", BEGUN + TOO_SOON)
    said = call("coverage", path, "-o", tmp_path / "anh")
    assert said.code == 1
    assert "✗ Hồ sơ kết thúc ngay" in said.out
    assert not shipped.record(path).exists()


def test_scenarios_are_no_part_of_what_is_published(tmp_path: Path) -> None:
    path = procedure(tmp_path / "nho", BEGUN)
    shipped.record(path).write_bytes(b"{}")
    assert sorted(shipped.gather(path)) == ["forms/application.json", "procedure.toml", "process.bpmn"]
