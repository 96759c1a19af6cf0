"""`motcua export` and `motcua import`: a procedure out of the database as a ZIP file, and into it as a draft."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from bpmn import folder, package, shipped
from commands import output, store
from commands.check import NoSuchPath
from commands.draw import NotWritable
from engine import revisions


@click.command()
@click.argument("slug")
@click.argument("out", metavar="ZIP", type=click.Path(path_type=Path))
@click.option(
    "--version",
    type=int,
    help="Phiên bản đã công bố; không nêu: dự thảo, rồi bản mới nhất. / A version; else the draft, or the newest.",
)
def export(slug: str, out: Path, version: int | None) -> None:
    """Ghi thủ tục SLUG trong cơ sở dữ liệu ra tệp ZIP: bản dự thảo nếu có, không thì phiên bản mới nhất."""
    engine = store.connect()
    store.require_tables(engine)
    with store.look(engine) as session:
        try:
            files = revisions.files(session, slug) if version is None else revisions.published(session, slug, version)
        except revisions.NoRevision:
            files = revisions.beginning(session, slug)
    try:
        output.whole_file(out, package.write(files))
    except OSError as error:
        raise NotWritable(path=out, why=error.strerror or type(error).__name__) from error
    output.tell(f"✓ {slug}: {len(files)} tệp vào {out}.", f"✓ {slug}: {len(files)} files into {out}.")
    output.result(folder.digest(folder.running(files)))


@click.command(name="import")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--slug", help="Tên thủ tục; mặc định là tên thư mục hoặc tệp. / Name; that of the source by default.")
def import_(source: Path, slug: str | None) -> None:
    """Nhận thư mục thủ tục hoặc tệp ZIP vào cơ sở dữ liệu làm bản dự thảo, chưa công bố gì."""
    name = slug or source.resolve().name.removesuffix(".zip")
    revisions.named(name)
    files = read(source)
    engine = store.connect()
    store.require_tables(engine)
    with store.act(engine, datetime.now(UTC)) as work:
        version = revisions.save(work, name, files)
    output.tell(f"✓ {name}: bản dự thảo lần {version}.", f"✓ {name}: draft {version}.")
    output.result(folder.digest(folder.running(files)))


def read(source: Path) -> dict[str, bytes]:
    """The files of the folder or ZIP file *source*.

    Raises:
        NoSuchPath, NotAPackage, UnreadableFolder.
    """
    if source.is_dir():
        return shipped.bundle(source)
    try:
        with source.open("rb") as file:
            return package.procedure(file.read(package.MOST_PACKED + 1))
    except OSError as error:
        raise NoSuchPath(path=source) from error
