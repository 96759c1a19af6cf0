"""`motcua account`: officers looked for, listed for reports, and their accounts made, activated and locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from sqlalchemy import Engine

from commands import output, store
from commands.publish import day_of
from engine import accounts, organisation, passwords, secondfactors, signins, spreadsheets, validity
from engine.accounts import Account
from engine.queries import officers
from engine.queries.officers import Criteria
from engine.work import Work

SOURCE = click.option("--source", required=True, help="Căn cứ: số, ngày văn bản. / The decision it rests on.")


@click.group()
def account() -> None:
    """Tìm cán bộ, kết xuất danh sách, tạo, kích hoạt, khóa tài khoản, cấp mật khẩu."""


@account.command("list")
@click.option("--name", help="Họ tên hoặc tên đăng nhập, có dấu hoặc không. / Name or login.")
@click.option("--unit", help="Mã đơn vị, cả đơn vị trực thuộc. / Unit, and those below it.")
@click.option("--role", help="Mã vị trí, ví dụ mot-cua. / Code of the post.")
@click.option("--title", help="Chức danh. / Title.")
@click.option("--group", help="Mã nhóm. / Group.")
@click.option("--state", type=click.Choice(list(officers.STATES)), help="Tình trạng. / State.")
@click.option("--most", type=click.IntRange(1, 100_000), default=1000, show_default=True, help="Số dòng. / Rows.")
@click.option("--csv", "as_csv", is_flag=True, help="Bảng CSV để làm báo cáo. / A table for reports.")
def list_(most: int, as_csv: bool, **asked: str | None) -> None:
    """Tìm cán bộ theo từng tiêu chí hoặc kết hợp."""
    today = validity.day(datetime.now(UTC))
    with store.look(_engine()) as session:
        found = officers.find(session, None, Criteria(**asked), today=today, most=most)
    if as_csv:
        click.echo(spreadsheets.csv_text(officers.table(found)), nl=False)
        return
    for one in found:
        output.result(f"{one.login} {one.full_name} ({officers.STATES[one.state]}) {'; '.join(one.titles)}".rstrip())


@account.command()
@click.argument("login")
@click.argument("full_name")
@click.option("--unit", required=True, help="Mã đơn vị. / Code of the unit.")
@click.option("--email", help="Thư điện tử công vụ. / E-mail.")
@click.option("--phone", help="Điện thoại công vụ. / Phone.")
@SOURCE
def create(login: str, full_name: str, unit: str, email: str | None, phone: str | None, source: str) -> None:
    """Tạo tài khoản LOGIN cho cán bộ FULL_NAME; tài khoản chờ kích hoạt."""
    with _acting() as work:
        accounts.create(work, login, Account(full_name, unit, email, phone), source=source)


@account.command()
@click.argument("login")
@SOURCE
def activate(login: str, source: str) -> None:
    """Kích hoạt tài khoản LOGIN, hoặc mở lại tài khoản đã khóa."""
    _change(accounts.activate, login, source)


@account.command()
@click.argument("login")
@SOURCE
def lock(login: str, source: str) -> None:
    """Khóa tài khoản LOGIN; việc cán bộ này đang giữ trở về hàng chờ."""
    _change(accounts.lock, login, source)


@account.command()
@click.argument("login")
@SOURCE
@output.JSON
def password(login: str, source: str, as_json: bool) -> None:
    """Cấp mật khẩu ban đầu cho cán bộ LOGIN; mật khẩu chỉ hiện một lần, phải đổi khi đăng nhập lần đầu."""
    with _acting() as work:
        told = passwords.give(work, organisation.person_by_login(work, login), source=source)
    if as_json:
        output.json_line({"login": login, "password": told})
    else:
        output.result(told)


@account.command("sign-out")
@click.argument("login")
@SOURCE
def sign_out(login: str, source: str) -> None:
    """Kết thúc mọi phiên đăng nhập của cán bộ LOGIN."""
    _change(signins.revoke, login, source)


@account.command("take-off-factor")
@click.argument("login")
@SOURCE
def take_off_factor(login: str, source: str) -> None:
    """Gỡ xác thực hai lớp của cán bộ LOGIN, như khi mất điện thoại; lần đăng nhập sau thiết lập lại."""
    _change(secondfactors.take_off, login, source)


@account.command()
@click.argument("login")
@click.option("--unit", required=True, help="Mã đơn vị. / Code of the unit.")
@click.option("--role", required=True, help="Mã vị trí, ví dụ quan-tri. / Code of the post.")
@click.option("--title", required=True, help="Chức danh. / Title.")
@click.option("--from", "since", metavar="DATE", help="Mặc định hôm nay. / Today by default.")
@SOURCE
def appoint(login: str, unit: str, role: str, title: str, since: str | None, source: str) -> None:
    """Giao cho cán bộ LOGIN một vị trí của đơn vị."""
    with _acting() as work:
        first = day_of(since) if since else validity.day(work.now)
        place = organisation.unit_by_code(work, unit)
        officer = organisation.person_by_login(work, login)
        organisation.appoint(work, officer, place, role=role, title=title, since=first, source=source)


@account.command()
@click.argument("login")
def rights(login: str) -> None:
    """Mọi quyền của cán bộ LOGIN hôm nay, kèm căn cứ của từng quyền."""
    with store.act(_engine(), datetime.now(UTC)) as work:
        found = accounts.rights(work, organisation.person_by_login(work, login))
    for line in found:
        output.result(line)


def _change(verb: Callable[..., object], login: str, source: str) -> None:
    with _acting() as work:
        verb(work, organisation.person_by_login(work, login), source=source)


@contextmanager
def _acting() -> Iterator[Work]:
    with store.act(_engine(), datetime.now(UTC)) as work:
        yield work
    output.tell("✓ Đã ghi.", "✓ Done.")


def _engine() -> Engine:
    engine = store.connect()
    store.require_tables(engine)
    return engine
