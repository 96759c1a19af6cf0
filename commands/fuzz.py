"""`motcua fuzz`: the saved run against the living one, over the reference procedure and random diagrams."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import click

from benchmarks import diagrams, procedure
from commands import output
from engine import runtime
from engine.runtime import twin

STEPS_A_DIAGRAM = 100


@click.command()
@click.option("--steps", type=click.IntRange(1), default=2_000, show_default=True, help="Tổng số bước. / Acts in all.")
@click.option("--seed", type=int, default=1, show_default=True, help="Hạt giống đầu tiên. / First seed.")
@output.JSON
def fuzz(steps: int, seed: int, as_json: bool) -> int:
    """So bản đã lưu với bản đang sống, từng bước, trên các hồ sơ ngẫu nhiên."""
    done = sound = 0
    differences: list[str] = []
    for number, definition in enumerate(_definitions(seed)):
        if done >= steps:
            break
        share = min(STEPS_A_DIAGRAM, steps - done)
        done += share
        try:
            sound += twin.compare(definition, seed + number, share)
        except twin.TwinsDiffer as fault:
            differences.append(fault.say(output.lang()))
            output.result(f"{definition.key[:12]} {differences[-1]}")
    figures = {"steps": done, "without_fault": sound, "diagrams": number, "differences": len(differences)}
    output.result(", ".join(f"{name} {value}" for name, value in figures.items()))
    if as_json:
        output.json_line(figures)
    return 1 if differences else 0


def _definitions(seed: int) -> Iterator[runtime.Definition]:
    """The reference procedure, then random diagrams without end."""
    yield _definition(procedure.draw(procedure.OURS), procedure.PROCESS)
    while True:
        yield _definition(diagrams.draw(seed), diagrams.PROCESS)
        seed += 1


def _definition(drawn: bytes, process: str) -> runtime.Definition:
    return runtime.definition(hashlib.sha256(drawn).hexdigest(), {"diagram.bpmn": drawn}, process)
