"""`motcua coverage`: how far the scenarios go, measured, painted on the diagram and kept."""

from __future__ import annotations

from pathlib import Path

import click

from bpmn import model, shipped, xml
from bpmn.drawing import draw, svg
from bpmn.drawing.state import Standing, State
from commands import output
from commands.draw import NotWritable
from commands.scenarios import folder, show
from engine.coverage import write
from features import coverage as measuring
from features.coverage import Measured

PICTURES = Path("var") / "coverage"


@click.command()
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@output.JSON
@click.option("-o", "--out", type=click.Path(path_type=Path), default=PICTURES, help="Thư mục ghi ảnh. / Pictures.")
@click.pass_context
def coverage(context: click.Context, slugs: tuple[str, ...], as_json: bool, out: Path) -> None:
    """Chạy kịch bản của các thủ tục (không nêu gì: mọi thủ tục), đo các luồng đã đi qua, tô lên sơ đồ và ghi lại."""
    paths = [folder(slug) for slug in slugs] or shipped.folders()
    told, good = [], True
    with measuring.stage(paths) as (template, scratch):
        for path in paths:
            measured = measuring.measure(path, template, scratch)
            report(path, measured, out)
            good = good and measured.held and not measured.record.uncovered
            told.append((path.resolve().name, measured.record))
    if as_json:
        rows = [
            {"slug": slug, "flows": kept.flows, "flows_covered": kept.covered, "uncovered": kept.uncovered}
            for slug, kept in told
        ]
        output.json_line({"procedures": rows})
    context.exit(0 if good else 1)


def report(path: Path, measured: Measured, out: Path) -> None:
    """Say what was measured, keep the record when every scenario held, and paint the diagram.

    A record of scenarios that failed would tell what they once did, so none is kept.
    """
    slug, record = path.resolve().name, measured.record
    for outcome in measured.outcomes:
        if not outcome.held:
            show(outcome)
    output.result(f"{slug}: {record.covered}/{record.flows}")
    for flow in record.uncovered:
        output.result(f"  {flow}")
    picture = out / f"{slug}.svg"
    _save(picture, _painted(path, measured))
    if measured.held:
        _save(shipped.record(path), write(record))
        output.tell(f"✓ {slug}: đã ghi độ phủ, ảnh {picture}.", f"✓ {slug}: coverage kept, picture {picture}.")
    else:
        output.tell(f"✗ {slug}: kịch bản không đạt, không ghi độ phủ.", f"✗ {slug}: scenarios failed, nothing kept.")


def _painted(path: Path, measured: Measured) -> bytes:
    """The diagram with the flows that were taken, how many scenarios take each, and those that none takes."""
    file = path / "process.bpmn"
    diagram = model.read(xml.parse(xml.content(file), file=file.name), file=file.name)
    counts = {flow.id: measured.taken.get((flow.process, flow.id), 0) for flow in diagram.flows}
    standing: dict[str, Standing] = {flow: "done" if count else "missed" for flow, count in counts.items()}
    state = State(standing, {flow: count for flow, count in counts.items() if count})
    return svg.write(draw(diagram, state=state, lang=output.lang()))


def _save(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        output.whole_file(path, data)
    except OSError as error:
        raise NotWritable(path=path, why=error.strerror or type(error).__name__) from error
