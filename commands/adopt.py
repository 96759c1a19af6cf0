"""`motcua adopt`: a diagram of another tool in our dialect, with everything told that was changed."""

from __future__ import annotations

from pathlib import Path

import click

from bpmn import xml
from bpmn.adopt import adopt as adopted
from bpmn.drawing import places
from commands import check, output
from commands.draw import NotWritable
from feel.findings import Finding


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="Tệp .bpmn cần ghi. / File to write.")
@output.JSON
def adopt(source: Path, out: Path, as_json: bool) -> int:
    """Chuyển SOURCE, sơ đồ của công cụ khác, sang cách ghi của Một Cửa."""
    if not source.exists():
        raise check.NoSuchPath(path=source)
    name = check.named(source)
    found = adopted(xml.content(source), file=name)
    is_fit = not any(finding.is_error for finding in found.notices)
    drawn = places.laid_out(found.data, file=name) if is_fit else None
    notices = found.notices if drawn is None else [*found.notices, _laid_out(name)]
    check.show(name, notices)
    if is_fit:
        _write(out, found.data if drawn is None else drawn)
    else:
        output.tell("Còn lỗi nên chưa ghi tệp nào.", "There are errors, so nothing was written.")
    if as_json:
        output.json_line({"written": str(out) if is_fit else None, **check.report(name, notices)})
    return 0 if is_fit else 1


def _laid_out(file: str) -> Finding:
    vi = "Tệp không kèm hình vẽ (BPMN DI): đã xếp các phần tử thành hình, hãy xem lại."
    en = "The file holds no picture (BPMN DI): its elements were laid out, look at them."
    return Finding("laid-out", "notice", file, None, vi, en)


def _write(out: Path, data: bytes) -> None:
    try:
        output.whole_file(out, data)
    except OSError as error:
        raise NotWritable(path=out, why=error.strerror or type(error).__name__) from error
    output.tell(f"✓ Đã ghi {out}.", f"✓ Wrote {out}.")
