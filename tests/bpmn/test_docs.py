"""docs/diagram.md stays true: its example is read, and it names every property, section and refused element."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bpmn import folder, properties, sections
from bpmn.rules import whitelist
from tests.bpmn.diagrams import a_file

PAGE = (Path(__file__).parents[2] / "docs" / "diagram.md").read_text(encoding="utf-8")
LANES = '<laneSet><lane id="l1" name="Một cửa"/><lane id="l2" name="Văn thư"/></laneSet>'


def test_the_example_settings_are_right() -> None:
    example = PAGE.partition("```toml\n")[2].partition("```")[0]
    diagram = a_file(f'<process id="cap_ban_sao">{LANES}</process>')
    files = {"procedure.toml": example.encode(), "process.bpmn": diagram}
    assert folder.problems(files, slug="vi-du") == []
    assert folder.read(files, slug="vi-du").limit_of("nhieu-ban", "counter") is not None


@pytest.mark.parametrize("name", sorted(properties.NAMES))
def test_every_step_property_is_explained(name: str) -> None:
    assert f"| `{name}` |" in PAGE


@pytest.mark.parametrize("name", [*properties.ACTS, *sections.TOPICS, *sections.CHANNELS, *sections.AUDIENCES])
def test_every_word_of_the_settings_is_named(name: str) -> None:
    assert re.search(rf"[`\s\"\[]{name}[`\s\"\],.]", PAGE)


@pytest.mark.parametrize("name", sorted(whitelist.REFUSED))
def test_every_refused_element_is_named(name: str) -> None:
    assert f"`{name}`" in PAGE
