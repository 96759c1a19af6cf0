"""`motcua check` and `migrate`."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from bpmn import shipped
from commands import check as module
from engine import schema
from tests.commands.calls import Call
from tests.engine import builders

GOOD = builders.files(*builders.straight("a"))


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
    assert (said.code, said.out, said.err) == (0, "", "✓ nho: không có lỗi.\n")


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
        ({"diagram": GOOD["process.bpmn"].replace(b'targetRef="a"', b'targetRef="b"')}, "process.bpmn#nhan-a"),
        ({"diagram": GOOD["process.bpmn"].replace(b'"received"', b'"lost"')}, "process.bpmn#nhan"),
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
    assert call("check", ".").err == "✓ nho: không có lỗi.\n"


def test_a_bare_diagram_is_checked_by_the_rules_of_bpmn_alone(call: Call, tmp_path: Path) -> None:
    lost = GOOD["process.bpmn"].replace(b'targetRef="a"', b'targetRef="b"')
    diagrams = builders.write(tmp_path, {"a.bpmn": GOOD["process.bpmn"], "b.bpmn": lost})
    assert call("check", tmp_path / "a.bpmn").code == 0
    both = call("check", diagrams)
    assert both.code == 1
    assert {line.split(":")[0] for line in both.out.splitlines() if " error " in line} == {"b.bpmn"}


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b"<x/>", b"PK\x03\x04", b"<a>" * 5000])
def test_a_file_that_is_no_diagram_is_refused_by_its_name(call: Call, tmp_path: Path, data: bytes) -> None:
    builders.write(tmp_path, {"a.bpmn": data, "b.bpmn": data})
    said = call("check", tmp_path / "a.bpmn", tmp_path / "b.bpmn")
    assert said.code == 2
    assert [line.split(":")[0] for line in said.out.splitlines()] == ["a.bpmn", "b.bpmn"]


def test_a_file_that_is_far_too_large_is_not_taken_into_memory(call: Call, tmp_path: Path) -> None:
    with (tmp_path / "a.bpmn").open("wb") as huge:
        huge.truncate(64 * 1024**3)
    said = call("check", tmp_path / "a.bpmn")
    assert said.code == 2
    assert str(64 * 1024**3) in said.out


def test_a_place_with_nothing_to_check_is_refused(call: Call, tmp_path: Path) -> None:
    assert call("check", tmp_path).refusal == module.NothingToCheck(path=tmp_path).say("vi")


def test_a_folder_with_a_link_is_refused(call: Call, tmp_path: Path) -> None:
    (written(tmp_path / "nho") / "them.txt").symlink_to("/etc/hostname")
    assert "them.txt" in call("check", tmp_path / "nho").refusal


def test_migrating_gives_the_revision_and_may_be_done_again(call: Call) -> None:
    said = [call("migrate") for _ in range(2)]
    assert [(one.code, one.out) for one in said] == [(0, f"{schema.newest()}\n")] * 2
