"""`motcua verify-trail`: whether the trail of every case, or of one, is as it was written."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import click
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from commands import output, store
from engine import changes, seals, trail
from engine.tables import Case, TrailSeal
from feel.errors import Fault

BATCH = 200


class NoSuchCase(Fault):
    """There is no case '{reference}'."""

    vi = "Không có hồ sơ '{reference}'."


@click.command("verify-trail")
@click.option("--case", "reference", metavar="REF", help="Chỉ một hồ sơ: mã hồ sơ hoặc mã tiếp nhận. / One case only.")
@click.option("--root", metavar="HEX", help="Mã gốc niêm phong đã lưu ở nơi khác. / A root that was kept elsewhere.")
@output.JSON
@click.pass_context
def verify_trail(context: click.Context, reference: str | None, root: str | None, as_json: bool) -> None:
    """Kiểm tra nhật ký của hồ sơ và nhật ký thay đổi: có dòng nào bị sửa, bị mất hay bị xóa không."""
    engine = store.connect()
    store.require_tables(engine)
    with store.look(engine) as session:
        wanted = _case_of(session, reference) if reference is not None else None
        count, found = examine(session, wanted)
        found.extend(_of_root(session, root))
        last = seals.newest(session)
    _show(count, found, last, as_json=as_json)
    context.exit(1 if found else 0)


def examine(session: Session, wanted: uuid.UUID | None = None) -> tuple[int, list[Fault]]:
    """How many trails were looked at, of all cases or of *wanted*, and what is not as it was written."""
    count, found = 0, list[Fault]()
    for batch in [[wanted]] if wanted else _batches(session):
        count += len(batch)
        found.extend(trail.problems(session, batch))
    found.extend(seals.problems(session, wanted))
    if wanted is None:
        found.extend(changes.problems(session))
    return count, found


def _of_root(session: Session, root: str | None) -> list[Fault]:
    try:
        if root is not None:
            seals.of_root(session, root)
    except seals.RootGone as fault:
        return [fault]
    return []


def _show(count: int, found: list[Fault], last: TrailSeal | None, *, as_json: bool) -> None:
    for fault in found:
        output.result(fault.say(output.lang()))
    if not found:
        output.tell(f"✓ Nhật ký của {count} hồ sơ còn nguyên vẹn.", f"✓ The trails of {count} cases are whole.")
    if last is not None:
        output.tell(
            f"Niêm phong mới nhất: số {last.number}, mã gốc {last.root}.", f"Last seal {last.number}: {last.root}."
        )
    if as_json:
        sealed = {"number": last.number, "at": last.at.isoformat(), "root": last.root} if last else None
        output.json_line({"cases": count, "broken": [_plain(fault) for fault in found], "seal": sealed})


def _plain(fault: Fault) -> dict[str, Any]:
    return {"kind": type(fault).__name__, **fault.facts}


def _case_of(session: Session, reference: str) -> uuid.UUID:
    named = or_(Case.case_number == reference, Case.intake_reference == reference)
    found = session.scalar(select(Case.id).where(named))
    if found is None:
        raise NoSuchCase(reference=reference[:60])
    return found


def _batches(session: Session) -> Iterator[list[uuid.UUID]]:
    """The ids of all cases, so many at a time."""
    ids = list(session.scalars(select(Case.id).order_by(Case.id).limit(BATCH)))
    while ids:
        yield ids
        ids = list(session.scalars(select(Case.id).where(Case.id > ids[-1]).order_by(Case.id).limit(BATCH)))
