"""`motcua adopt`: a diagram of another tool, written in our dialect or refused with its element."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from bpmn import layout, xml
from tests.bpmn.diagrams import a_flow, a_process
from tests.commands.calls import Call


def drawn(path: Path, condition: str) -> Path:
    """A diagram at *path* with a choice on *condition*."""
    path.write_bytes(
        a_process(
            '<startEvent id="s"/><exclusiveGateway id="g" default="g_e"/><userTask id="a"/><endEvent id="e"/>',
            *(a_flow("s", "g"), a_flow("g", "a", condition), a_flow("g", "e"), a_flow("a", "e")),
        )
    )
    return path


def test_a_diagram_is_written_in_our_dialect_and_each_change_is_told(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "process.bpmn"
    said = call("adopt", drawn(tmp_path / "theirs.bpmn", "${loai == 'moi'}"), "-o", out, "--json")
    assert (said.code, said.err) == (0, f"✓ theirs.bpmn: không có lỗi.\n✓ Đã ghi {out}.\n")
    assert "notice expression-translated theirs.bpmn#g_a" in said.out
    assert orjson.loads(said.out.splitlines()[-1])["written"] == str(out)
    assert 'loai = "moi"' in out.read_text(encoding="utf-8")
    assert call("check", out).out.count("notice expression-translated") == 0
    assert "notice laid-out theirs.bpmn" in said.out
    assert {shape.element for shape in layout.read(xml.parse(out.read_bytes(), file="x"))[0].shapes} >= {"s", "g", "a"}
    assert "laid-out" not in call("adopt", out, "-o", tmp_path / "again.bpmn").out


def test_nothing_is_written_while_something_has_no_equal(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "process.bpmn"
    said = call("adopt", drawn(tmp_path / "theirs.bpmn", "${bean.run()}"), "-o", out, "--json")
    assert (said.code, out.exists()) == (1, False)
    assert [one["element"] for one in orjson.loads(said.out.splitlines()[-1])["errors"]] == ["g_a"]


@pytest.mark.parametrize("content", [b"", b"not xml", b"<html/>"])
def test_what_is_no_diagram_is_refused(call: Call, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.bpmn").write_bytes(content)
    assert "x.bpmn" in call("adopt", tmp_path / "x.bpmn", "-o", tmp_path / "y.bpmn").refusal


def test_nothing_there_and_nowhere_to_write_are_told(call: Call, tmp_path: Path) -> None:
    assert call("adopt", tmp_path / "x.bpmn", "-o", "y.bpmn").refusal == f"Không có gì tại '{tmp_path / 'x.bpmn'}'."
    said = call("adopt", drawn(tmp_path / "x.bpmn", "x = 1"), "-o", tmp_path)
    assert said.code == 2
    assert said.err.splitlines()[-1].startswith(f"Không ghi được '{tmp_path}'")
