"""`motcua token`: keys with which programs act over HTTP as an officer, made, listed and revoked."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import click

from commands import output, store
from commands.account import SOURCE
from engine import organisation, tokens
from engine.tables import AccessToken
from engine.validity import VIETNAM


@click.group()
def token() -> None:
    """Tạo, liệt kê, thu hồi mã truy cập API của cán bộ."""


@token.command()
@click.argument("login")
@click.option("--name", required=True, help="Mã này dùng để làm gì. / What it is for.")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(list(tokens.SCOPES)),
    multiple=True,
    required=True,
    help="Phạm vi, nêu được nhiều lần. / A scope; may be given more than once.",
)
@click.option(
    "--days", type=click.IntRange(1, tokens.LONGEST_LIFE.days), default=90, show_default=True, help="Số ngày. / Days."
)
@SOURCE
@output.JSON
def create(login: str, name: str, scopes: tuple[str, ...], days: int, source: str, as_json: bool) -> None:
    """Tạo mã truy cập API cho cán bộ LOGIN; mã chỉ hiện một lần."""
    engine, now = store.connect(), datetime.now(UTC)
    store.require_tables(engine)
    with store.act(engine, now) as work:
        person = organisation.person_by_login(work, login)
        until = now + timedelta(days=days)
        made, told = tokens.issue(work, person, name=name, scopes=scopes, expires_at=until, source=source)
    output.tell("Hãy cất mã này ở nơi an toàn; mã không hiện lại.", "Keep this token safe; it is not shown again.")
    if as_json:
        output.json_line({"id": made.id, "token": told, "scopes": made.scopes, "expires_at": until.isoformat()})
    else:
        output.result(told)


@token.command("list")
@click.argument("login")
def list_(login: str) -> None:
    """Các mã truy cập của cán bộ LOGIN: tên, phạm vi, thời hạn."""
    engine, now = store.connect(), datetime.now(UTC)
    store.require_tables(engine)
    with store.act(engine, now) as work:
        found = tokens.of_person(work.session, organisation.person_by_login(work, login).id)
    for one in found:
        until = one.expires_at.astimezone(VIETNAM)
        output.result(f"{one.id} {one.name} ({', '.join(one.scopes)}) {until:%d/%m/%Y %H:%M} {_state(one, now)}")


@token.command()
@click.argument("token_id", type=click.UUID)
@SOURCE
def revoke(token_id: uuid.UUID, source: str) -> None:
    """Thu hồi mã truy cập TOKEN_ID."""
    engine = store.connect()
    store.require_tables(engine)
    with store.act(engine, datetime.now(UTC)) as work:
        tokens.revoke(work, token_id, source=source)
    output.tell("✓ Đã thu hồi.", "✓ Revoked.")


def _state(one: AccessToken, now: datetime) -> str:
    if one.revoked_at is not None:
        return output.pick("đã thu hồi", "revoked")
    return output.pick("hết hạn", "expired") if one.expires_at <= now else output.pick("còn hạn", "in force")
