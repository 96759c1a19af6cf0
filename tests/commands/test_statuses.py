"""`motcua statuses`: the chart as a picture."""

from __future__ import annotations

from pathlib import Path

from tests.commands.calls import Call


def test_the_chart_is_drawn_as_svg_and_as_nothing_else(call: Call, tmp_path: Path) -> None:
    call("migrate")
    assert call("statuses", "-o", tmp_path / "luu-do.svg").code == 0
    assert (tmp_path / "luu-do.svg").read_bytes().startswith(b"<?xml")
    assert "luu-do.png" in call("statuses", "-o", tmp_path / "luu-do.png").refusal
    assert not (tmp_path / "luu-do.png").exists()
