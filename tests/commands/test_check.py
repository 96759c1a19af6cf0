"""`motcua check` and `migrate`."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from bpmn import shipped
from commands import check as module
from engine import schema
from tests.commands.calls import Call
from tests.engine import builders, complete
from tests.engine.runtime import drawing

GOOD = complete.files()
LOST = GOOD["process.bpmn"].replace(b'targetRef="examine"', b'targetRef="b"')
ALONE = "Không dùng cơ sở dữ liệu: kiểm tra theo lưu đồ trạng thái, vị trí, lịch mặc định.\n"


def written(path: Path, **changes: bytes) -> Path:
    """The small procedure at *path*, with some other files."""
    names = {"toml": "procedure.toml", "diagram": "process.bpmn", "form": "forms/f.json"}
    return builders.write(path, {**GOOD, **{names[key]: data for key, data in changes.items()}})


def test_the_procedures_that_come_along_are_sound(call: Call) -> None:
    said = call("check", "--json")
    report = orjson.loads(said.out.splitlines()[-1])
    assert said.code == 0
    assert [one["slug"] for one in report["procedures"]] == [path.name for path in shipped.folders()]
    assert [one["errors"] for one in report["procedures"]] == [[] for _ in shipped.folders()]


def test_a_sound_folder_gives_words_and_no_result(call: Call, tmp_path: Path) -> None:
    said = call("check", written(tmp_path / "nho"))
    assert (said.code, said.err) == (0, f"{ALONE}✓ nho: không có lỗi.\n")
    assert [line.split()[:3] for line in said.out.splitlines()] == [["nho:", "warning", "coverage-missing"]]


def test_a_diagram_whose_name_is_no_text_is_checked_too(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "so-do-\udcff.bpmn"
    path.write_bytes(GOOD["process.bpmn"])
    said = call("check", path, "--json")
    assert said.code == 0
    assert orjson.loads(said.out.splitlines()[-1])["procedures"][0]["slug"] == r"so-do-\udcff.bpmn"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"toml": b"code = "}, "procedure.toml"),
        ({"toml": b"\xff"}, "procedure.toml"),
        ({"toml": GOOD["procedure.toml"].replace("Một cửa".encode(), b"X")}, "procedure.toml#roles."),
        ({"diagram": b""}, "process.bpmn"),
        ({"diagram": b"not xml"}, "process.bpmn"),
        ({"diagram": b'<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'}, "process.bpmn"),
        ({"diagram": LOST}, "process.bpmn#received-examine"),
        ({"diagram": GOOD["process.bpmn"].replace(b'value="received"', b'value="lost"')}, "process.bpmn#received"),
        ({"form": b"[]"}, "forms/f.json"),
    ],
)
def test_a_broken_folder_is_a_negative_result_that_says_where(
    call: Call, tmp_path: Path, changes: dict[str, bytes], where: str
) -> None:
    said = call("check", written(tmp_path / "hong", **changes))
    assert said.code == 1
    assert f" {where}" in said.out
    assert all(line.startswith("hong: ") for line in said.out.splitlines())


def test_two_folders_of_one_name_are_both_checked(call: Call, tmp_path: Path) -> None:
    bad, good = written(tmp_path / "x" / "nho", diagram=b""), written(tmp_path / "y" / "nho")
    said = call("check", "--json", bad, good)
    assert said.code == 1
    assert [bool(one["errors"]) for one in orjson.loads(said.out.splitlines()[-1])["procedures"]] == [True, False]


def test_a_folder_is_named_by_itself_however_it_is_called(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(written(tmp_path / "nho"))
    assert call("check", ".").err == f"{ALONE}✓ nho: không có lỗi.\n"


def test_a_bare_diagram_is_checked_by_the_rules_of_bpmn_alone(call: Call, tmp_path: Path) -> None:
    diagrams = builders.write(tmp_path, {"a.bpmn": GOOD["process.bpmn"], "b.bpmn": LOST})
    assert call("check", tmp_path / "a.bpmn").code == 0
    both = call("check", diagrams)
    assert both.code == 1
    assert {line.split(":")[0] for line in both.out.splitlines() if " error " in line} == {"b.bpmn"}


@pytest.mark.parametrize("path", shipped.folders(), ids=lambda path: path.name)
def test_the_diagram_of_a_procedure_that_comes_along_is_sound_by_itself(call: Call, path: Path) -> None:
    said = call("check", path / "process.bpmn")
    assert (said.code, said.err) == (0, "✓ process.bpmn: không có lỗi.\n")


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"<x/>", b"PK\x03\x04", b"<a>" * 5000])
def test_a_file_that_is_no_diagram_is_refused_by_its_name(call: Call, tmp_path: Path, data: bytes) -> None:
    builders.write(tmp_path, {"a.bpmn": data, "b.bpmn": data})
    said = call("check", tmp_path / "a.bpmn", tmp_path / "b.bpmn")
    assert said.code == 2
    assert [line.split(":")[0] for line in said.out.splitlines()] == ["a.bpmn", "b.bpmn"]


def test_a_finding_has_the_shape_that_machines_read_and_its_way_can_be_drawn(call: Call, tmp_path: Path) -> None:
    slow = complete.files(sign=complete.a_step("sign", limit="P9D", separate_from="examine"))["process.bpmn"]
    said = call("check", "--json", written(tmp_path / "nho", diagram=slow))
    (one,) = orjson.loads(said.out.splitlines()[-1])["procedures"]
    assert (said.code, set(one), one["slug"]) == (1, {"slug", "errors", "warnings"}, "nho")
    (error,) = one["errors"]
    assert set(error) == {"rule", "file", "element", "vi", "en", "state"}
    assert {"rule", "file", "element", "vi", "en"} == set(one["warnings"][0])
    (tmp_path / "state.json").write_bytes(orjson.dumps(error["state"]))
    drawn = call("draw", tmp_path / "nho", "-o", tmp_path / "x.svg", "--state", tmp_path / "state.json")
    assert drawn.code == 0
    assert "Quá hạn" in (tmp_path / "x.svg").read_text(encoding="utf-8")


def test_a_bare_diagram_in_which_cases_hang_is_a_negative_result(call: Call, tmp_path: Path) -> None:
    hangs = complete.files(merge=drawing.node("parallelGateway", "merge"))["process.bpmn"]
    said = call("check", "--json", builders.write(tmp_path, {"a.bpmn": hangs}) / "a.bpmn")
    (one,) = orjson.loads(said.out.splitlines()[-1])["procedures"]
    assert (said.code, one["slug"]) == (1, "a.bpmn")
    assert [(error["rule"], error["file"], error["element"]) for error in one["errors"]] == [
        ("soundness-deadlock", "a.bpmn", "merge")
    ]


def test_strictly_a_warning_that_stops_a_publication_is_an_error(call: Call, tmp_path: Path) -> None:
    folder_of = written(tmp_path / "nho")
    plain, strict = call("check", folder_of), call("check", "--strict", "--json", folder_of)
    assert (plain.code, strict.code) == (0, 1)
    (one,) = orjson.loads(strict.out.splitlines()[-1])["procedures"]
    assert ([error["rule"] for error in one["errors"]], one["warnings"]) == (["coverage-missing"], [])


def test_a_parent_folder_means_the_procedures_in_it(call: Call, tmp_path: Path) -> None:
    for name in ("a", "b"):
        written(tmp_path / name)
    (tmp_path / "other").mkdir()
    said = call("check", "--json", tmp_path)
    assert [one["slug"] for one in orjson.loads(said.out.splitlines()[-1])["procedures"]] == ["a", "b"]


def test_a_missing_path_is_refused(call: Call, tmp_path: Path) -> None:
    assert call("check", tmp_path / "x").refusal == module.NoSuchPath(path=tmp_path / "x").say("vi")


@pytest.mark.usefixtures("few")
def test_where_there_is_a_database_its_units_count(call: Call, tmp_path: Path) -> None:
    call("demo", "--story")
    said = call("check", written(tmp_path / "nho"))
    assert (said.code, said.err) == (0, "✓ nho: không có lỗi.\n")


def test_a_database_without_tables_is_told_and_left_alone(call: Call, tmp_path: Path) -> None:
    (tmp_path / "motcua.db").touch()
    said = call("check", written(tmp_path / "nho"))
    assert (said.code, said.err.count("\n"), ALONE in said.err) == (0, 3, True)


# An alarm that Python drops is reported by it and rings again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_check_that_takes_too_long_is_given_up_and_told(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONGEST_SECONDS", 0.05)
    steps = [f"s{number}" for number in range(4_000)]
    way = drawing.flow(" ".join(["start", *steps, "end"]))
    parts = (drawing.start(), drawing.user(*steps), drawing.end(), way)
    files = builders.write(tmp_path, {"a.bpmn": drawing.file(drawing.process(*parts))})
    said = call("check", files / "a.bpmn")
    assert (said.code, said.out.split()[:3]) == (1, ["a.bpmn:", "error", "check-too-long"])


def test_a_file_that_is_far_too_large_is_not_taken_into_memory(call: Call, tmp_path: Path) -> None:
    with (tmp_path / "a.bpmn").open("wb") as huge:
        huge.truncate(64 * 1024**3)
    said = call("check", tmp_path / "a.bpmn")
    assert said.code == 2
    assert str(64 * 1024**3) in said.out


def test_a_place_with_nothing_to_check_is_refused(call: Call, tmp_path: Path) -> None:
    assert call("check", tmp_path).refusal == module.NothingToCheck(path=tmp_path).say("vi")


def test_a_folder_that_cannot_be_read_is_named_and_the_others_are_checked(call: Call, tmp_path: Path) -> None:
    (written(tmp_path / "nho") / "them.txt").symlink_to("/etc/hostname")
    written(tmp_path / "on")
    said = call("check", "--json", tmp_path)
    bad, good = orjson.loads(said.out.splitlines()[-1])["procedures"]
    assert (said.code, good["errors"]) == (2, [])
    assert [(one["rule"], "them.txt" in one["vi"]) for one in bad["errors"]] == [("folder-unreadable", True)]


def test_migrating_gives_the_revision_and_may_be_done_again(call: Call) -> None:
    said = [call("migrate") for _ in range(2)]
    assert [(one.code, one.out) for one in said] == [(0, f"{schema.newest()}\n")] * 2
