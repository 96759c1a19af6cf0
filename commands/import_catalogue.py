"""`motcua import-catalogue`: the national catalogue as published; what a row does not state stays unknown."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from bpmn.catalogue import Doubt, Entry, files
from bpmn.catalogue.files import NotACatalogue, Refused
from commands import output, store
from engine import catalogue as keeping
from engine import cataloguefiles
from engine.catalogue import Read, Taken

BATCH = 100

FIELDS = {
    "kind": "loại thủ tục",
    "authority": "cơ quan thực hiện",
    "limit": "thời hạn",
    "fee": "phí, lệ phí",
    "documents": "thành phần hồ sơ",
    "results": "mã kết quả",
    "legal_basis": "căn cứ pháp lý",
}


@dataclass(slots=True)
class Tally:
    """What an import did so far."""

    rows: int = 0
    taken: list[Taken] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)


@click.command(name="import-catalogue")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--source", help="Căn cứ nhận; mặc định là tên tệp. / The decision; the file's name by default.")
@output.JSON
@click.pass_context
def import_catalogue(context: click.Context, path: Path, source: str | None, as_json: bool) -> None:
    """Nhận danh mục thủ tục quốc gia từ tệp JSON từng dòng (.jsonl, .jsonl.gz), không suy đoán điều tệp không nói."""
    engine = store.connect()
    store.require_tables(engine)
    tally = Tally()
    with store.act(engine, datetime.now(UTC)) as work:  # one act: of a file that turns out damaged nothing is kept
        cataloguefiles.hold(work)
        for batch in batches(path, tally):
            tally.taken.extend(keeping.take(work, batch))
            output.tell(f"… {tally.rows} dòng", f"… {tally.rows} rows")
        if tally.rows:
            cataloguefiles.record(work, digest(path), counts(tally), source=source or path.name)
    show(tally)
    if as_json:
        output.json_line(plain(tally))
    context.exit(1 if tally.refused or not tally.rows else 0)


def batches(path: Path, tally: Tally) -> Iterator[list[Read]]:
    """The entries in the file *path*, some at a time; rows that are none are put down in *tally*.

    Raises:
        NotACatalogue: the file cannot be read, is damaged, or holds lines beyond all measure.
    """
    batch: list[Read] = []
    for found in _rows(path):
        tally.rows += 1
        if isinstance(found, Refused):
            tally.refused.append(asdict(found))
            continue
        entry, doubts = found
        tally.unknown.update(entry.unknown())
        tally.doubts.update(doubt.field for doubt in doubts)
        batch.append(keeping.read(entry, doubts))
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def counts(tally: Tally) -> dict[str, int]:
    """What became of so many rows."""
    told = Counter(one.outcome for one in tally.taken)
    return {"new": told["new"], "changed": told["changed"], "same": told["same"], "refused": len(tally.refused)}


def digest(path: Path) -> str:
    """By which the content of the file is known."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _rows(path: Path) -> Iterator[tuple[Entry, list[Doubt]] | Refused]:
    try:
        with path.open("rb") as file:
            yield from files.rows(file, name=str(path))
    except OSError as error:
        vi = f"không mở được tệp ({error.strerror})"
        raise NotACatalogue(file=str(path), why=error.strerror, why_vi=vi) from error


def show(tally: Tally) -> None:
    """Tell what was taken over, what changed and what the rows do not state."""
    told = counts(tally)
    output.tell(
        f"{tally.rows} dòng: {told['new']} mới, {told['changed']} thay đổi, {told['same']} như cũ, "
        f"{told['refused']} không nhận.",
        f"{tally.rows} rows: {told['new']} new, {told['changed']} changed, {told['same']} the same, "
        f"{told['refused']} refused.",
    )
    for wrong in tally.refused:
        output.result(f"✗ {output.pick('dòng', 'row')} {wrong['row']}: {output.pick(wrong['vi'], wrong['en'])}")
    for name, words in FIELDS.items():
        unknown = tally.unknown[name]
        output.result(f"{output.pick(words, name)}: {output.pick('không rõ', 'unknown')} {unknown}/{tally.rows}")
    for one in tally.taken:
        for change in one.changes:
            output.result(f"{one.code}: {output.pick(change.vi, change.en)}")


def plain(tally: Tally) -> dict[str, Any]:
    """*tally* as JSON carries it."""
    return {
        "rows": tally.rows,
        **counts(tally),
        "refused": tally.refused,
        "unknown": {name: tally.unknown[name] for name in FIELDS},
        "doubts": dict(sorted(tally.doubts.items())),
        "changes": [
            {"code": one.code, "field": change.field, "vi": change.vi, "en": change.en}
            for one in tally.taken
            for change in one.changes
        ],
    }
