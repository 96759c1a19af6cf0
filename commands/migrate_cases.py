"""`motcua migrate-cases`: running cases go on by another version of their procedure, each by itself, and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click
from sqlalchemy import Engine, select

from commands import output, store
from engine import moves, revisions
from engine.moves import MoveFault, Running
from engine.progress import Conflict, NotRunning
from engine.runtime import RuntimeFault
from engine.tables import Publication
from engine.work import Work
from engine.worklist import LaneWithoutPost
from feel.errors import Fault

#: what concerns one case alone; when the database is away, say, the whole call ends
REASONS = (MoveFault, RuntimeFault, LaneWithoutPost, NotRunning, Conflict)


class BadPair(Fault):
    """'{text}' is no pair of ids: write OLD=NEW."""

    vi = "'{text}' không phải một cặp mã: ghi CŨ=MỚI."


@click.command(name="migrate-cases")
@click.argument("slug")
@click.option("--to", "version", type=int, required=True, help="Phiên bản đích. / The version to go by.")
@click.option("--map", "pairs", metavar="OLD=NEW", multiple=True, help="Mã cũ = mã mới của bước, luồng. / Renamed ids.")
@click.option("--dry-run", is_flag=True, help="Chỉ cho biết hồ sơ nào chuyển được. / Only tell which can go.")
@click.option("--undo", is_flag=True, help="Trả các hồ sơ đã chuyển về phiên bản trước. / Take the moves back.")
@output.JSON
@click.pass_context
def migrate_cases(
    context: click.Context, slug: str, version: int, pairs: tuple[str, ...], dry_run: bool, undo: bool, as_json: bool
) -> None:
    """Chuyển các hồ sơ đang giải quyết của SLUG sang phiên bản khác, giữ nguyên việc, bản nháp và mọi thời hạn."""
    mapping = dict(_pair(text) for text in pairs)
    engine = store.connect()
    store.require_tables(engine)
    digest = _digest(engine, slug, version)
    with store.look(engine) as session:
        cases = moves.moved(session, slug, to=digest) if undo else moves.running(session, slug, to=digest)

    def act(work: Work, case: Running) -> None:
        if undo:
            moves.undo(work, case.case_id)
        else:
            moves.move(work, case.case_id, to=digest, mapping=mapping)

    refused = [(case, fault) for case in cases if (fault := attempt(engine, case, act, keep=not dry_run))]
    for case, fault in refused:
        output.result(f"✗ {case.called} ({case.version}): {fault.say(output.lang())}")
    _sum_up(len(cases) - len(refused), len(refused), dry_run)
    if as_json:
        output.json_line(_plain(cases, refused, dry_run))
    context.exit(1 if refused else 0)


def attempt(engine: Engine, case: Running, act: Callable[[Work, Running], None], *, keep: bool) -> Fault | None:
    """Do *act* on one case, in a transaction of its own that stays only if *keep*; gives why it could not be done."""
    now = datetime.now(UTC)
    try:
        with store.act(engine, now) if keep else store.try_out(engine, now) as work:
            act(work, case)
    except REASONS as fault:
        return fault
    return None


def _pair(text: str) -> tuple[str, str]:
    old, sign, new = text.partition("=")
    if not (old and sign and new):
        raise BadPair(text=text)
    return old, new


def _digest(engine: Engine, slug: str, version: int) -> str:
    mine = select(Publication.digest).where(Publication.slug == slug, Publication.version == version)
    with store.look(engine) as session:
        found = session.scalar(mine)
    if found is None:
        raise revisions.NoSuchVersion(slug=slug, version=version)
    return found


def _sum_up(done: int, left: int, dry_run: bool) -> None:
    if dry_run:
        output.tell(f"{done} hồ sơ chuyển được, {left} không chuyển được.", f"{done} cases can go, {left} cannot.")
    else:
        output.tell(f"Đã chuyển {done} hồ sơ, {left} không chuyển được.", f"{done} cases moved, {left} could not.")


def _plain(cases: list[Running], refused: list[tuple[Running, Fault]], dry_run: bool) -> dict[str, Any]:
    stuck = {case.case_id for case, _ in refused}
    return {
        "dry_run": dry_run,
        "moved": [case.called for case in cases if case.case_id not in stuck],
        "refused": [{"case": case.called, "vi": fault.say("vi"), "en": fault.say("en")} for case, fault in refused],
    }
