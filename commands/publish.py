"""`motcua publish`: a checked procedure becomes the version that new cases begin on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from bpmn import shipped
from commands import output, store
from commands.check import NoSuchPath
from engine import procedures
from engine.cases import VIETNAM
from feel.errors import Fault


class BadDate(Fault):
    """'{text}' is not a date: write YYYY-MM-DD."""

    vi = "'{text}' không phải là ngày: ghi NNNN-TT-NN, ví dụ 2026-12-01."


@click.command()
@click.argument("slug")
@click.option("--from", "since", metavar="DATE", help="Ngày có hiệu lực, mặc định hôm nay. / First day in force.")
@click.option("--json", "as_json", is_flag=True, help="Một dòng JSON ở cuối. / One JSON line last.")
def publish(slug: str, since: str | None, as_json: bool) -> None:
    """Công bố thủ tục SLUG (tên thư mục trong bpmn/ hoặc một đường dẫn)."""
    now = datetime.now(UTC)
    day = day_of(since) if since else now.astimezone(VIETNAM).date()
    path = Path(slug) if Path(slug).is_dir() else shipped.ROOT / slug
    if not path.is_dir():
        raise NoSuchPath(path=slug)
    engine = store.connect()
    store.require_tables(engine)
    with store.act(engine, now) as work:
        publication = procedures.publish(work, shipped.load(path), active_from=day)
    output.tell(
        f"{publication.name}: phiên bản {publication.version}, có hiệu lực từ {publication.active_from:%d/%m/%Y}.",
        f"{publication.slug}: version {publication.version}, in force from {publication.active_from.isoformat()}.",
    )
    if as_json:
        names = ("slug", "code", "version", "digest", "active_from")
        output.json_line({name: getattr(publication, name) for name in names})
    else:
        output.result(publication.digest)


def day_of(text: str) -> date:
    """The date that *text* writes as YYYY-MM-DD.

    Raises:
        BadDate: it writes none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadDate(text=text) from error
