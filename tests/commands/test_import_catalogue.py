"""`motcua import-catalogue`: files of the national catalogue, right and wrong."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from bpmn.catalogue import ways
from commands import store
from engine import cataloguefiles, changes
from engine.tables import SettingChange
from tests.commands.calls import Call, Said

DECISION = "QĐ 1/QĐ-BTP"
GOOD = {"code": "1.000001", "name": "Tên", "channels_text": f"{ways.HEADINGS}Trực tiếp1Miễn phí"}


@pytest.fixture(autouse=True)
def _tables(call: Call) -> None:
    call("migrate")


def written(path: Path, *rows: object) -> Path:
    path.write_bytes(b"\n".join(orjson.dumps(row) for row in rows) + b"\n\n")
    return path


def told(said: Said) -> Any:
    return orjson.loads(said.out.splitlines()[-1])


def test_a_file_is_taken_over_and_again_without_a_change(call: Call, tmp_path: Path) -> None:
    rows = [GOOD | {"code": f"1.{number:06d}"} for number in range(150)]
    packed = tmp_path / "x.jsonl.gz"
    packed.write_bytes(gzip.compress(written(tmp_path / "x", *rows).read_bytes()))
    first, second = (call("import-catalogue", packed, "--json") for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert [(told(said)["new"], told(said)["same"]) for said in (first, second)] == [(150, 0), (0, 150)]
    assert first.err.splitlines()[:2] == ["… 100 dòng", "… 150 dòng"]
    call("import-catalogue", packed, "--source", DECISION)
    with store.look(store.connect()) as session:
        kept = session.scalars(select(SettingChange).order_by(SettingChange.number)).all()
        sources = [(one.source, one.facts["new"]) for one in kept]
        assert sources == [(packed.name, 150), (packed.name, 0), (DECISION, 0)]
        assert changes.verify(session, cataloguefiles.SUBJECT) == 3


def test_what_rows_do_not_state_is_counted_by_field(call: Call, tmp_path: Path) -> None:
    said = call("import-catalogue", written(tmp_path / "x", GOOD), "--json")
    assert told(said)["unknown"]["limit"] == 1
    assert told(said)["unknown"]["fee"] == 0
    assert "thời hạn: không rõ 1/1\n" in said.out


def test_a_changed_row_is_told_in_a_sentence(call: Call, tmp_path: Path) -> None:
    call("import-catalogue", written(tmp_path / "x", GOOD))
    said = call("import-catalogue", written(tmp_path / "x", GOOD | {"name": "Tên mới"}))
    assert "1.000001: Tên thủ tục: 'Tên' → 'Tên mới'.\n" in said.out


def test_wrong_rows_are_named_and_the_others_taken(call: Call, tmp_path: Path) -> None:
    path = written(tmp_path / "x", {"code": "x"}, GOOD)
    path.write_bytes(path.read_bytes() + b"{half\n")
    said = call("import-catalogue", path, "--json")
    assert (said.code, told(said)["new"]) == (1, 1)
    assert [one["row"] for one in told(said)["refused"]] == [1, 3]


@pytest.mark.parametrize(
    "data",
    [b"\x1f\x8bbroken", gzip.compress(b"{}\n" * 999, mtime=0)[:40], b"[" * (4 * 1024 * 1024 + 2)],
    ids=["no-gzip", "cut-off", "endless-line"],
)
def test_damaged_and_boundless_files_are_refused(call: Call, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    assert str(tmp_path / "x") in call("import-catalogue", tmp_path / "x").err


def test_of_a_file_that_is_cut_off_nothing_is_kept(call: Call, tmp_path: Path) -> None:
    rows = [GOOD | {"code": f"1.{number:06d}", "name": f"{number:x}" * 99} for number in range(990)]
    whole = gzip.compress(written(tmp_path / "x", *rows).read_bytes())
    (tmp_path / "cut").write_bytes(whole[: len(whole) * 2 // 3])
    said = call("import-catalogue", tmp_path / "cut")
    assert (said.code, said.err.count("\n") > 1, "Chưa nhận dòng nào" in said.err) == (2, True, True)
    (tmp_path / "x.gz").write_bytes(whole)
    assert told(call("import-catalogue", tmp_path / "x.gz", "--json"))["new"] == 990


def test_a_row_with_a_character_that_no_database_keeps_is_refused(call: Call, tmp_path: Path) -> None:
    said = call("import-catalogue", written(tmp_path / "x", GOOD | {"name": "a\0b"}), "--json")
    assert (said.code, [one["row"] for one in told(said)["refused"]]) == (1, [1])


def test_nothing_to_read_is_no_success(call: Call, tmp_path: Path) -> None:
    assert call("import-catalogue", tmp_path / "khong-co").code == 2
    assert call("import-catalogue", written(tmp_path / "x")).code == 1
