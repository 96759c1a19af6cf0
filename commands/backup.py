"""`motcua backup` and `motcua restore`: database and files at one moment, into one archive and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from adapters import backups
from commands import output, store, verify_trail
from engine import database, dumps, seals
from feel.errors import Fault

PLACE = click.Path(path_type=Path, dir_okay=False)


class NotKept(Fault):
    """The backup cannot be read or written: {why}."""

    vi = "Không đọc hoặc không ghi được bản sao lưu: {why}."


class Rewritten(Fault):
    """What the backup says happened is not what was written at the time: {first} Nothing was restored."""

    vi = "Nhật ký trong bản sao lưu không còn như lúc ghi: {first} Chưa khôi phục gì."


@click.command()
@click.argument("path", metavar="FILE", type=PLACE)
@output.JSON
@click.pass_context
def backup(context: click.Context, path: Path, as_json: bool) -> None:
    """Sao lưu cơ sở dữ liệu và các tệp tại cùng một thời điểm vào FILE, trong khi hệ thống vẫn chạy."""
    try:
        with _connected() as engine, database.faults():
            store.require_tables(engine)
            made = backups.make(engine, store.files(), path, datetime.now(UTC), check=_unsound)
        digest, size = backups.digest(path), path.stat().st_size
    except OSError as error:
        raise NotKept(why=error.strerror or str(error)) from error
    for lost in made.lost:
        output.tell(f"✗ Tệp {lost} không còn trên đĩa hoặc đã bị sửa.", f"✗ File {lost} is gone or was changed.")
    if made.unsound:
        output.tell(
            f"✗ Nhật ký có {made.unsound} chỗ không còn như lúc ghi, hãy xem bằng verify-trail.",
            f"✗ The trail is not as it was written in {made.unsound} places, see verify-trail.",
        )
    kept = sum(name.startswith(backups.FILES) for name in made.parts)
    output.tell(
        f"Đã sao lưu {made.cases} hồ sơ, {kept} tệp. Hãy cất mã băm ở nơi khác:",
        f"Backed up {made.cases} cases, {kept} files. Keep the digest elsewhere:",
    )
    if as_json:
        told = {"cases": made.cases, "files": kept, "lost": made.lost, "unsound": made.unsound, "bytes": size}
        output.json_line({**told, "digest": digest, "revision": made.revision})
    else:
        output.result(digest)
    context.exit(1 if made.lost or made.unsound else 0)


@click.command()
@click.argument("path", metavar="FILE", type=PLACE)
@click.option("--replace", is_flag=True, help="Bỏ dữ liệu đang có. / Let go of the data that is there.")
@click.option("--accept-trail", is_flag=True, help="Khôi phục dù nhật ký đã bị sửa. / Even if the trail was rewritten.")
@click.option("--digest", metavar="HEX", help="Mã băm đã cất ở nơi khác. / The digest that was kept elsewhere.")
@click.option("--root", metavar="HEX", help="Mã gốc niêm phong đã lưu ở nơi khác. / A root that was kept elsewhere.")
@output.JSON
def restore(path: Path, replace: bool, accept_trail: bool, digest: str | None, root: str | None, as_json: bool) -> None:
    """Khôi phục FILE: trọn vẹn và đúng nhật ký, hoặc không thay đổi gì. Hãy dừng serve và worker trước."""
    try:
        if digest is not None and backups.digest(path) != digest.strip().lower():
            raise backups.NotDigest
        with _connected() as engine, database.faults(), backups.opened(path) as (contents, archive):
            if not replace:
                dumps.require_empty(engine)
            with backups.restored(engine, store.files(), contents, archive) as connection:
                count, unsound = _verified(connection, root, accept_trail)
    except OSError as error:
        raise NotKept(why=error.strerror or str(error)) from error
    for fault in unsound:
        output.tell(f"✗ {fault.say('vi')}", f"✗ {fault.say('en')}")
    made_at = datetime.fromisoformat(contents.made_at)
    output.tell(
        f"✓ Đã khôi phục {count} hồ sơ như lúc {made_at:%d/%m/%Y %H:%M} UTC.",
        f"✓ {count} cases are as they were at {made_at:%Y-%m-%d %H:%M} UTC.",
    )
    if as_json:
        output.json_line({"cases": count, "made_at": contents.made_at, "lost": contents.lost, "unsound": len(unsound)})


@contextmanager
def _connected() -> Iterator[Engine]:
    engine = store.connect()
    try:
        yield engine
    finally:
        engine.dispose()


def _verified(connection: Connection, root: str | None, accept: bool) -> tuple[int, list[Fault]]:
    """How many cases there are, and what of their trails is not as it was written, which is accepted if anything.

    Raises:
        Rewritten, RootGone.
    """
    with Session(connection, join_transaction_mode="rollback_only") as session:
        if root is not None:
            seals.of_root(session, root)
        count, found = verify_trail.examine(session)
    if found and not accept:
        raise Rewritten(first=found[0].say(output.lang()))
    return count, found


def _unsound(session: Session) -> int:
    return len(verify_trail.examine(session)[1])
