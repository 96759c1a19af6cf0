"""`motcua new`: procedure folders from the step tables of a decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bpmn import xml
from bpmn.steptables import archives, folders, posts, sketches
from bpmn.steptables.notes import Note
from bpmn.steptables.sketches import Sketch, Sketches
from commands import output
from commands.publish import day_of
from engine.cases import VIETNAM
from feel.errors import Fault

SIGNS = {"understood": "✓", "doubtful": "?", "refused": "✗"}


class NoSuchFile(Fault):
    """There is no file '{path}', or it cannot be read."""

    vi = "Không có tệp '{path}' hoặc không đọc được."


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="Thư mục cần tạo. / Folder to make.")
@click.option("--roles", type=click.Path(path_type=Path), help="Tệp gán vị trí .toml, .csv. / Wordings to posts.")
@click.option("--from", "since", help="Ngày có hiệu lực YYYY-MM-DD; mặc định hôm nay. / In force from.")
@click.option("--json", "as_json", is_flag=True, help="Một dòng JSON ở cuối. / One JSON line last.")
@click.pass_context
def new(context: click.Context, file: Path, out: Path, roles: Path | None, since: str | None, as_json: bool) -> None:
    """Lập thư mục thủ tục từ bảng các bước trong FILE (.docx, .xlsx, .csv) của quyết định."""
    day = day_of(since) if since else datetime.now(VIETNAM).date()
    mapped = posts.read(_content(roles), file=roles.name) if roles else {}
    found = sketches.read(_content(file), file=file.name, mapped=mapped)
    places = [(sketch, _place(found, sketch, out)) for sketch in found.sketches]
    for sketch, place in places:
        sketches.complete(sketch, found, folder=place.resolve().name, since=day)
        _write(sketch, place)
        _show(sketch, place)
    if as_json:
        reports = [_report(sketch, place) for sketch, place in places]
        output.json_line({"file": found.file, "procedures": reports})
    context.exit(0 if any(sketch.files for sketch, _ in places) else 1)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > archives.MOST_BYTES:
            raise xml.TooLarge(file=path.name, size=size, limit=archives.MOST_BYTES)
        return path.read_bytes()
    except OSError as error:
        raise NoSuchFile(path=path) from error


def _place(found: Sketches, sketch: Sketch, out: Path) -> Path:
    """Where *sketch* goes: with one table *out* itself, with several a folder in it."""
    return out if len(found.sketches) == 1 else out / sketch.slug


def _write(sketch: Sketch, place: Path) -> None:
    """The folder of *sketch*; one that cannot be written becomes a refusal and does not keep the others."""
    if not sketch.files:
        return
    try:
        folders.write(place, sketch.files)
    except Fault as fault:
        sketch.files = {}
        sketch.notes.refuse(None, fault.say("vi"), fault.say("en"))


def _show(sketch: Sketch, place: Path) -> None:
    name = f"{sketch.name} ({sketch.code})" if sketch.code else sketch.name
    for kind, notes in _kinds(sketch):
        for note in notes:
            output.result(f"{SIGNS[kind]} {sketch.slug}: {_where(note)}{output.pick(note.vi, note.en)}")
    if sketch.files:
        output.tell(f"✓ {name}: đã lập {place}.", f"✓ {name}: wrote {place}.")
    else:
        output.tell(f"✗ {name}: không lập thư mục.", f"✗ {name}: no folder was written.")


def _kinds(sketch: Sketch) -> Iterable[tuple[str, list[Note]]]:
    notes = sketch.notes
    return (("understood", notes.understood), ("doubtful", notes.doubtful), ("refused", notes.refused))


def _where(note: Note) -> str:
    row = output.pick(f"dòng {note.row}", f"row {note.row}") if note.row else ""
    told = ", ".join(filter(None, (note.where, row)))
    return f"{told}: " if told else ""


def _report(sketch: Sketch, place: Path) -> dict[str, Any]:
    return {
        "code": sketch.code or None,
        "name": sketch.name,
        "slug": sketch.slug,
        "folder": str(place) if sketch.files else None,
        "minutes": sketch.minutes,
        **{
            kind: [{"row": note.row, "where": note.where, "vi": note.vi, "en": note.en} for note in notes]
            for kind, notes in _kinds(sketch)
        },
    }
