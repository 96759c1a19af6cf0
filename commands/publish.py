"""`motcua publish`: what a checked procedure would change, and the version that new cases begin on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from bpmn import folder, shipped
from bpmn.procedure import Procedure
from commands import output, store
from commands.check import NoSuchPath, report
from commands.export import read
from engine import differences, procedures, publishing, revisions, validity
from engine import files as kept_files
from engine.cases import VIETNAM
from engine.differences import Impact
from engine.publishing import Approval
from engine.tables import Publication
from engine.work import Work
from feel.errors import Fault
from feel.findings import Finding


class BadDate(Fault):
    """'{text}' is not a date: write YYYY-MM-DD."""

    vi = "'{text}' không phải là ngày: ghi NNNN-TT-NN, ví dụ 2026-12-01."


@click.command()
@click.argument("slug")
@click.option("--from", "since", metavar="DATE", help="Ngày có hiệu lực, mặc định hôm nay. / First day in force.")
@click.option("--decision", metavar="TEXT", help="Số, ngày, nơi ban hành quyết định. / The decision that approves it.")
@click.option(
    "--decision-file",
    "paper",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Tệp của quyết định, đi cùng --decision. / The file of the decision.",
)
@click.option("--dry-run", is_flag=True, help="Chỉ cho biết sẽ thay đổi gì. / Only tell what would change.")
@output.JSON
@click.pass_context
def publish(
    context: click.Context,
    slug: str,
    since: str | None,
    decision: str | None,
    paper: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Công bố thủ tục SLUG: bản dự thảo trong cơ sở dữ liệu, thư mục trong bpmn/, hoặc một đường dẫn."""
    now = datetime.now(UTC)
    day = day_of(since) if since else now.astimezone(VIETNAM).date()
    engine = store.connect()
    store.require_tables(engine)
    with store.look(engine) as session:
        name, files = sources(session, slug)
        errors = publishing.strictly(session, name, files, validity.day(now))
        if errors:
            refuse(name, errors)
            if as_json:
                output.json_line({"slug": name, "published": False, "errors": report(name, errors)["errors"]})
            context.exit(1)
        procedure = folder.read(folder.running(files), slug=name)
        day = publishing.first_day(procedure, day, is_named=since is not None)
        change = differences.impact(session, procedure, day=day, now=now)
    tell(change)
    said: dict[str, Any] = {"impact": plain(change)}
    if not dry_run:
        with store.act(engine, now) as work:
            publication = _published(work, procedure, day, decision, paper)
            publishing.measure(publication, files)
            if not is_ours(slug):
                revisions.save(work, name, files)
        output.tell(
            f"{publication.name}: phiên bản {publication.version}, có hiệu lực từ {publication.active_from:%d/%m/%Y}.",
            f"{publication.slug}: version {publication.version}, in force from {publication.active_from.isoformat()}.",
        )
        keys = ("slug", "code", "version", "digest", "active_from", "decision", "decision_file")
        said = {key: getattr(publication, key) for key in keys} | said
    if as_json:
        output.json_line(said)
    elif not dry_run:
        output.result(said["digest"])


def _published(work: Work, procedure: Procedure, day: date, decision: str | None, paper: Path | None) -> Publication:
    """The version; by a decision as over the API, where what is published already is refused."""
    if decision is None and paper is None:
        return procedures.publish(work, procedure, active_from=day)
    publishing.require_news(work.session, procedure)
    publication = procedures.publish(work, procedure, active_from=day)
    kept = (kept_files.keep(work, store.files(), paper.read_bytes(), name=paper.name), paper.name) if paper else ()
    publishing.approve(work, publication, Approval(decision or "", *kept))
    return publication


def sources(session: Session, slug: str) -> tuple[str, dict[str, bytes]]:
    """The name and the files that *slug* means: a folder or ZIP at that path, a draft, a procedure that comes with us.

    Raises:
        NoSuchPath: it means none of them.
    """
    path = Path(slug)
    if path.exists():
        return path.resolve().name.removesuffix(".zip"), read(path)
    try:
        return slug, revisions.files(session, slug)
    except revisions.NoRevision:
        if not (shipped.ROOT / slug).is_dir():
            raise NoSuchPath(path=slug) from None
        return slug, shipped.bundle(shipped.ROOT / slug)


def is_ours(slug: str) -> bool:
    """Whether *slug* means a procedure that comes with the product: its folder is the draft, and follows upgrades."""
    path = Path(slug)
    return path.resolve().parent == shipped.ROOT if path.exists() else (shipped.ROOT / slug).is_dir()


def refuse(slug: str, errors: list[Finding]) -> None:
    """Say why *slug* is not published, each reason on its line."""
    for finding in errors:
        where = f"{finding.file}#{finding.element}" if finding.element else finding.file
        output.result(f"{slug}: {finding.rule} {where}: {output.pick(finding.vi, finding.en)}")
    output.tell(f"✗ {slug}: chưa công bố được.", f"✗ {slug}: not published.")


def tell(change: Impact) -> None:
    """Say what publishing changes, for whoever decides about it."""
    if change.version is None:
        output.tell("Thủ tục chưa có phiên bản nào có hiệu lực vào ngày ấy.", "No version is in force on that day yet.")
        return
    output.tell(f"So với phiên bản {change.version}:", f"Compared with version {change.version}:")
    for sentence in change.sentences:
        output.tell(f"  - {sentence.vi}", f"  - {sentence.en}")
    if not change.sentences:
        output.tell("  - không có gì khác.", "  - nothing differs.")
    for promise in change.promises:
        whose = " · ".join(one for one in (promise.variant, promise.channel) if one)
        before, after = _when(promise.before), _when(promise.after)
        output.tell(
            f"  Hồ sơ nhận lúc này ({whose}): hẹn trả {before} → {after}.",
            f"  A filing received now ({whose}): due {before} → {after}.",
        )
    for version, count in change.running.items():
        output.tell(
            f"  {count} hồ sơ đang giải quyết theo phiên bản {version} giữ nguyên phiên bản và mọi thời hạn.",
            f"  {count} open cases keep version {version} and all their dates.",
        )


def plain(change: Impact) -> dict[str, Any]:
    """*change* as JSON carries it."""
    return {
        "version": change.version,
        "differences": [{"topic": one.topic, "vi": one.vi, "en": one.en} for one in change.sentences],
        "running": {str(version): count for version, count in change.running.items()},
        "due": [
            {"variant": one.variant, "channel": one.channel, "before": _iso(one.before), "after": _iso(one.after)}
            for one in change.promises
        ],
    }


def day_of(text: str) -> date:
    """The date that *text* writes as YYYY-MM-DD.

    Raises:
        BadDate: it writes none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadDate(text=text) from error


def _when(moment: datetime | None) -> str:
    return f"{moment.astimezone(VIETNAM):%H:%M %d/%m/%Y}" if moment else "–"


def _iso(moment: datetime | None) -> str | None:
    return moment.astimezone(VIETNAM).isoformat() if moment else None
