"""The scenarios of a procedure go every way that its diagram has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bpmn import model, xml
from commands import shipped
from engine.runtime.cases import Place
from features import runner, worlds

HERE = Path(__file__).parent
Way = tuple[str, str]
FEATURES = sorted(HERE.glob("procedures/*.feature"))


@pytest.mark.parametrize("feature", FEATURES, ids=lambda path: path.stem)
def test_the_scenarios_take_every_flow_of_the_diagram(
    feature: Path, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flows, taken = flows_of(feature.stem), watch(monkeypatch)
    for number, told in enumerate(runner.read(feature)):
        with worlds.copy(template, tmp_path / f"{number}.db") as world:
            runner.play(told, world)
        if flows.keys() <= taken:
            break
    assert sorted(flows[missing] for missing in flows.keys() - taken) == []


def flows_of(slug: str) -> dict[Way, str]:
    """The flows of the procedure's diagram: from which element to which, and the id."""
    file = shipped.ROOT / slug / "process.bpmn"
    found = model.read(xml.parse(file.read_bytes(), file=file.name), file=file.name).flows
    return {(flow.source, flow.target): flow.id for flow in found}


def watch(monkeypatch: pytest.MonkeyPatch) -> set[Way]:
    """From which element to which tokens go from now on."""
    put, taken = Place.put, set()

    def watched(place: Place, node: Any, source: Any, **marks: Any) -> Any:
        if source is not None:
            taken.add((source.node.name, node.name))
        return put(place, node, source, **marks)

    monkeypatch.setattr(Place, "put", watched)
    return taken
