"""`motcua import-cases`: running and closed cases of another system, taken over line by line; twice changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import click

from commands import output, store
from engine import imports
from engine.imports import Archive, BadFile, Line, Result, archives
from engine.imports.files import PORTION
from engine.work import Work

SHOWN = 200  #: refused lines that are told; the figures tell the rest


@click.command(name="import-cases")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--system", required=True, help="Tên hệ thống cũ, ghi vào vết xử lý. / Where the cases come from.")
@click.option("--dry-run", is_flag=True, help="Chỉ kiểm tra, không ghi gì. / Only look, keep nothing.")
@output.JSON
def import_cases(path: Path, system: str, dry_run: bool, as_json: bool) -> int:
    """Nhập hồ sơ đang giải quyết và đã đóng của hệ thống khác: JSON mỗi dòng một hồ sơ, CSV, hoặc ZIP kèm giấy tờ."""
    engine = store.connect()
    store.require_tables(engine)
    counts: Counter[str] = Counter()

    def opened() -> AbstractContextManager[Work]:
        now = datetime.now(UTC)
        return store.try_out(engine, now) if dry_run else store.act(engine, now)

    with _opened(path, is_tried=dry_run) as (pieces, archive):
        for batch in _batches(imports.lines(pieces)):
            with opened() as work:
                known = imports.begin(work, system)
                results = [imports.take(work, known, line, system=system, archive=archive) for line in batch]
            _tell(results, counts)
    state = {"new": counts["new"], "there": counts["there"], "refused": counts["refused"]}
    would = ("Sẽ nhập", "Would take over") if dry_run else ("Đã nhập", "Took over")
    output.tell(
        f"{would[0]} {state['new']} hồ sơ; đã có {state['there']}; từ chối {state['refused']}.",
        f"{would[1]} {state['new']} cases; {state['there']} were there; {state['refused']} refused.",
    )
    if as_json:
        output.json_line({"dry_run": dry_run, **state})
    return 1 if state["refused"] else 0


@contextmanager
def _opened(path: Path, *, is_tried: bool) -> Iterator[tuple[Iterable[str], Archive | None]]:
    """The lines of the file, and the ZIP in which it lies, if it does."""
    with path.open("rb") as file:
        if archives.is_archive(file.read(4)):
            with archives.opened(file, store.files(), is_tried=is_tried) as archive:
                yield archive.rows(), archive
            return
    with path.open(encoding="utf-8", newline="") as text:
        yield imports.bounded(text), None


def _batches(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    """Raises: BadFile."""
    rest = iter(lines)
    try:
        while batch := tuple(islice(rest, PORTION)):
            yield batch
    except UnicodeDecodeError as error:
        raise BadFile(why="it is no UTF-8 text", why_vi="không phải là văn bản UTF-8") from error


def _tell(results: Iterable[Result], counts: Counter[str]) -> None:
    for one in results:
        counts[one.state] += 1
        if one.fault is not None and counts["refused"] <= SHOWN:
            output.result(f"{one.number} {one.code or '-'} {one.fault.say(output.lang())}")
    done = counts.total()
    output.tell(f"Đã xét {done} dòng.", f"{done} lines looked at.")
