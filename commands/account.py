"""`motcua account`: officers looked for, listed for reports, and their accounts made, activated and locked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import click
from sqlalchemy import Engine

from commands import output, store
from commands.publish import day_of
from engine import accounts, enrolments, organisation, secondfactors, signins, spreadsheets, validity
from engine import passwords as first
from engine.accounts import Account
from engine.queries import officers
from engine.queries.officers import Criteria
from engine.work import Work
from feel.errors import Fault

SOURCE = click.option("--source", required=True, help="Căn cứ: số, ngày văn bản. / The decision it rests on.")


class NoPasswordFile(Fault):
    """Name a new file for the first passwords: --passwords FILE.csv"""

    vi = "Hãy nêu một tệp mới để nhận mật khẩu ban đầu: --passwords TỆP.csv"


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
        told = first.give(work, organisation.person_by_login(work, login), source=source)
    if as_json:
        output.json_line({"login": login, "password": told})
    else:
        output.result(told)


@account.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--from", "since", metavar="DATE", help="Mặc định hôm nay. / Today by default.")
@click.option("--dry-run", is_flag=True, help="Chỉ kiểm tra, không tạo. / Only look through.")
@click.option(
    "--passwords", type=click.Path(path_type=Path), help="Tệp .csv mới nhận mật khẩu. / New file for passwords."
)
@SOURCE
def enrol(file: Path, since: str | None, dry_run: bool, passwords: Path | None, source: str) -> None:
    """Tạo nhiều cán bộ theo bảng tính FILE (.xlsx, .csv); dòng đã có thì để nguyên. Mẫu: trang quản trị."""
    engine, rows = _engine(), enrolments.read(file.read_bytes(), name=file.name)
    with store.act(engine, datetime.now(UTC)) as work:
        lines = enrolments.check(work, rows)
    for line in lines:
        errors = "; ".join(
            f"{enrolments.COLUMNS[field][0]}: {one.say(output.lang())}" for field, one in line.errors.items()
        )
        output.result(f"{line.row.number} {line.row.login} {line.state} {errors}".rstrip())
    if dry_run:
        return
    if passwords is None:
        raise NoPasswordFile
    begin = day_of(since) if since else validity.day(datetime.now(UTC))
    with private(passwords) as told:
        for line in lines:
            if line.state == "new":
                with store.act(engine, datetime.now(UTC)) as work:
                    password = enrolments.enrol(work, line.row, since=begin, source=source)
                told.write(spreadsheets.csv_text([(line.row.login, line.row.full_name, password or "")]))
                told.flush()
    output.tell("✓ Đã ghi.", "✓ Done.")


@contextmanager
def private(path: Path) -> Iterator[TextIO]:
    """The new file *path*, which nobody but its owner reads.

    Raises:
        NoPasswordFile: there is one already, or none can be made there.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise NoPasswordFile from error
    with os.fdopen(handle, "w", encoding="utf-8-sig") as file:
        yield file


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
        found = accounts.rights(work, organisation.person_by_login(work, login), output.lang())
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
