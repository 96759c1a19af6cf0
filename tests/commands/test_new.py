"""`motcua new` as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bpmn.steptables.decisions import COPY, csv, land
from tests.commands.calls import Call

BROKEN = [COPY[0], ("2", "Thẩm định", "", "1 ngày", "")]


def test_one_table_becomes_the_folder_itself_and_every_way_through_it_runs(tmp_path: Path, call: Call) -> None:
    (tmp_path / "ban-sao.csv").write_text(csv(COPY))
    out = tmp_path / "cap-ban-sao"
    said = call("new", tmp_path / "ban-sao.csv", "-o", out, "--json")
    (made,) = json.loads(said.out.splitlines()[-1])["procedures"]
    assert (said.code, made["code"], made["folder"], made["minutes"]) == (0, "2.000908", str(out), 480)
    assert call("check", out).code == 0
    played = call("coverage", out, "-o", tmp_path / "pictures", "--json")
    (measured,) = json.loads(played.out.splitlines()[-1])["procedures"]
    assert (played.code, measured["uncovered"]) == (0, [])


def test_several_tables_become_folders_in_it_and_a_refused_one_blocks_no_other(tmp_path: Path, call: Call) -> None:
    (tmp_path / "quyet-dinh.docx").write_bytes(land())
    out = tmp_path / "out"
    said = call("new", tmp_path / "quyet-dinh.docx", "-o", out)
    assert said.code == 0
    assert [path.name for path in out.iterdir()] == ["cap-doi-giay-chung-nhan-quyen-su-dung-dat"]
    assert "✗ dang-ky-bien-dong: bảng 4, dòng 3: bước 'Thẩm định': không đọc được thời gian" in said.out
    assert call("check", out).code == 0


def test_nothing_is_written_when_every_table_is_refused(tmp_path: Path, call: Call) -> None:
    (tmp_path / "a.csv").write_text(csv(BROKEN))
    said = call("new", tmp_path / "a.csv", "-o", tmp_path / "out", "--json")
    (report,) = json.loads(said.out.splitlines()[-1])["procedures"]
    assert (said.code, report["folder"], report["refused"][0]["row"]) == (1, None, 4)
    assert not (tmp_path / "out").exists()


def test_an_existing_folder_is_left_as_it_is(tmp_path: Path, call: Call) -> None:
    (tmp_path / "a.csv").write_text(csv(COPY))
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    said = call("new", tmp_path / "a.csv", "-o", out)
    assert (said.code, [path.name for path in out.iterdir()]) == (1, ["mine.txt"])
    assert "đã có, được giữ nguyên" in said.out


def test_a_mapping_and_a_day_are_taken(tmp_path: Path, call: Call) -> None:
    (tmp_path / "a.csv").write_text(csv(COPY))
    (tmp_path / "vi-tri.toml").write_text('"Bộ phận Một cửa" = { post = "tiep-nhan", unit = "receiving" }\n')
    asked = ("new", tmp_path / "a.csv", "-o", tmp_path / "out", "--roles", tmp_path / "vi-tri.toml")
    assert call(*asked, "--from", "2026-07-01").code == 0
    told = (tmp_path / "out" / "procedure.toml").read_text()
    assert '"Bộ phận Một cửa" = { post = "tiep-nhan", unit = "receiving" }' in told
    assert "from = 2026-07-01" in told


@pytest.mark.parametrize(
    ("file", "more"),
    [
        ("none.csv", ()),
        ("a.pdf", ()),
        ("bad.docx", ()),
        ("good.csv", ("--roles", "none.toml")),
        ("good.csv", ("--roles", "bad.toml")),
        ("good.csv", ("--from", "hôm nay")),
    ],
)
def test_a_call_that_cannot_be_read_is_refused_in_one_line(
    file: str, more: tuple[str, ...], tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {"a.pdf": "%PDF", "bad.docx": "PK", "bad.toml": "[", "good.csv": csv(COPY)}.items():
        Path(name).write_text(text)
    assert call("new", file, "-o", "out", *more).refusal
    assert not Path("out").exists()
