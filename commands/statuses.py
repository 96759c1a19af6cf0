"""`motcua statuses`: the statuses of cases in the circular's words, and the chart of what may follow what, drawn."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import click

from commands import output, store
from commands.draw import NotWritable
from engine import chartpictures, situations, statuscharts, statusdetails, validity
from feel.errors import Fault


class OnlySvg(Fault):
    """The chart is drawn as SVG: '{path}' does not end in .svg."""

    vi = "Lưu đồ được vẽ dưới dạng SVG: '{path}' không có đuôi .svg."


@click.command()
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Vẽ lưu đồ vào tệp .svg. / Draw the chart.")
def statuses(out: Path | None) -> None:
    """Danh mục trạng thái xử lý; với -o thì vẽ lưu đồ chuyển đổi trạng thái đang có hiệu lực."""
    if out is not None and out.suffix.lower() != ".svg":
        raise OnlySvg(path=out)
    engine = store.connect()
    store.require_tables(engine)
    today = validity.day(datetime.now(UTC))
    with store.look(engine) as session:
        allowed = statuscharts.in_force(session, today)
        details: dict[str, list[str]] = defaultdict(list)
        for code, above in statusdetails.in_force(session, today).items():
            details[above].append(statusdetails.name_of(session, code, today) or code)
    for status in situations.CATALOGUE.values():
        output.result(f"{status.portal:2} {status.code} {situations.words(status.code)}")
        for name in details.get(status.code, ()):
            output.result(f"   · {name}")
    if out is not None:
        _write(out, chartpictures.svg(allowed, details=details))


def _write(out: Path, drawn: bytes) -> None:
    try:
        output.whole_file(out, drawn)
    except OSError as error:
        raise NotWritable(path=out, why=error.strerror or type(error).__name__) from error
    output.tell(f"✓ Đã vẽ lưu đồ vào {out}.", f"✓ Drew the chart into {out}.")
