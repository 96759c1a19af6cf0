"""`motcua draw`: a diagram as a picture, or in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
import orjson

from bpmn import model, settings, shipped, xml
from bpmn.drawing import draw as draw_diagram
from bpmn.drawing import outline, pdf, png, sheets, state, svg
from bpmn.drawing.display import Drawing
from bpmn.drawing.state import State
from bpmn.model import Diagram
from commands import output
from feel.errors import Fault

WRITERS: Mapping[str, Callable[[Drawing], bytes]] = {".svg": svg.write, ".pdf": pdf.write, ".png": png.write}
MAIN = "process.bpmn"
MAX_STATE = 1024 * 1024


class NoSuchDiagram(Fault):
    """There is no diagram at '{path}': neither a .bpmn file nor a procedure."""

    vi = "Không có sơ đồ tại '{path}': đó không phải tệp .bpmn, cũng không phải thủ tục."


class UnknownPicture(Fault):
    """'{path}' does not end in .svg, .pdf or .png."""

    vi = "'{path}' không có đuôi .svg, .pdf hay .png."


class NothingAsked(Fault):
    """Say where the picture goes (-o OUT.svg), or ask for --outline."""

    vi = "Hãy nêu tệp ảnh cần ghi (-o TỆP.svg) hoặc chọn --outline."


class BadState(Fault):
    """'{path}' cannot be read as JSON of at most 1 MB."""

    vi = "Không đọc được '{path}' như tệp JSON không quá 1 MB."


class NotWritable(Fault):
    """'{path}' cannot be written: {why}"""

    vi = "Không ghi được '{path}': {why}"


@click.command()
@click.argument("source")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Tệp .svg, .pdf hoặc .png. / Picture to write.")
@click.option(
    "--state", "state_file", type=click.Path(path_type=Path), help="JSON: done, active, late, missed, counts."
)
@click.option("--outline", "in_words", is_flag=True, help="In các bước bằng chữ. / Print the steps in words.")
@output.JSON
def draw(source: str, out: Path | None, state_file: Path | None, in_words: bool, as_json: bool) -> None:
    """Vẽ sơ đồ SOURCE (tệp .bpmn hoặc mã thủ tục) ra tệp ảnh, hoặc kể lại bằng chữ."""
    if out is None and not in_words:
        raise NothingAsked
    if out is not None and out.suffix.lower() not in WRITERS:
        raise UnknownPicture(path=out)
    diagram = _read(source)
    shown = State() if state_file is None else _state(state_file)
    report: dict[str, Any] = {} if out is None else _write(diagram, shown, out)
    if in_words:
        report["outline"] = outline.text(outline.read(diagram, state=shown, lang=output.lang()), output.lang())
        output.result(report["outline"])
    if as_json:
        output.json_line(report)


def _read(source: str) -> Diagram:
    path = _find(source)
    if not path.is_file():
        raise NoSuchDiagram(path=source)
    return model.read(xml.parse(xml.content(path), file=path.name), file=path.name)


def _find(source: str) -> Path:
    """The diagram that *source* means: a file, the one in a folder, or that of a procedure that comes with us."""
    given = Path(source)
    if given.is_file():
        return given
    folder = given if given.is_dir() else shipped.ROOT / given.name
    if not (folder / settings.FILE).is_file() or (given != Path(given.name) and not given.is_dir()):
        raise NoSuchDiagram(path=source)
    main = folder / MAIN
    return main if main.is_file() else min(folder.glob("*.bpmn"), default=main)


def _state(path: Path) -> State:
    try:
        data = path.read_bytes()
        value = orjson.loads(data if len(data) <= MAX_STATE else b"")
    except (OSError, orjson.JSONDecodeError) as error:
        raise BadState(path=path) from error
    return state.read(value)


def _write(diagram: Diagram, shown: State, out: Path) -> dict[str, Any]:
    drawing = sheets.headed(draw_diagram(diagram, state=shown, lang=output.lang()))
    data = WRITERS[out.suffix.lower()](drawing)
    try:
        output.whole_file(out, data)
    except OSError as error:
        raise NotWritable(path=out, why=error.strerror or type(error).__name__) from error
    for finding in drawing.warnings:
        output.tell(f"! {finding.rule}: {finding.vi}", f"! {finding.rule}: {finding.en}")
    pages = len(drawing.sheets)
    output.tell(f"✓ Đã vẽ {pages} trang vào {out}.", f"✓ Drew {pages} page(s) into {out}.")
    warnings = [{"rule": one.rule, "element": one.element, "vi": one.vi, "en": one.en} for one in drawing.warnings]
    return {"written": str(out), "pages": pages, "warnings": warnings}
