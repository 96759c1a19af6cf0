"""Many officers made from a spreadsheet: looked through first, row by row and field by field, then made one by one.

A row whose officer is there already is said and left alone, so the same file may be sent again after what was wrong in
it is put right. Each officer is made, activated, appointed and given a first password in one act, or not at all.

Source: Circular 11/2025/TT-BKHCN, annex, group 1, item 2. The columns and their limits are our choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select

from engine import accounts, changes, organisation, passwords, people, spreadsheets
from engine.accounts import Account
from engine.people.acts import ROLES, WORDS
from engine.tables import Person, Post, SettingHead, Unit
from engine.work import Work
from feel.errors import Fault
from forms import contact, faults

MOST_ROWS = 300  #: of one file; our choice: each row costs a slow digest of its password
MOST_BYTES = 2**21
#: field -> heading of its column, and how long it may be
COLUMNS: Mapping[str, tuple[str, int]] = {
    "login": ("Tên đăng nhập", 80),
    "full_name": ("Họ và tên", 200),
    "unit": ("Mã đơn vị", 40),
    "role": ("Mã vị trí", 60),
    "title": ("Chức danh", 200),
    "email": ("Thư điện tử", 254),
    "phone": ("Điện thoại", 20),
}
REACHED: Mapping[str, Callable[[str], str]] = {"email": contact.email, "phone": contact.phone}
EXAMPLE = ("lan.nt", "Nguyễn Thị Lan", "H99.15", "chuyen-vien", "Chuyên viên thẩm định", "", "")
State = Literal["new", "there", "refused"]
Errors = Mapping[str, Fault]


class TooManyRows(Fault):
    """The file has {count} officers; {most} may be sent at once."""

    vi = "Tệp có {count} cán bộ; mỗi lần gửi tối đa {most}."


class Repeated(Fault):
    """This login stands in row {number} already."""

    vi = "Tên đăng nhập này đã có ở dòng {number}."


class TooLong(Fault):
    """At most {most} characters."""

    vi = "Tối đa {most} ký tự."


class RowRefused(Fault):
    """Row {number}: {why}"""

    vi = "Dòng {number}: {why}"


class HandedOver(Fault):
    """These first passwords were handed over already; give an officer another one on his page."""

    vi = "Mật khẩu của lần tạo này đã được tải về; hãy cấp lại cho từng cán bộ nếu cần."


@dataclass(frozen=True, slots=True)
class Row:
    """One officer as the file has him."""

    number: int  #: of the row, as a person counts
    login: str
    full_name: str
    unit: str  #: code
    role: str  #: code
    title: str  #: empty: that of the post
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Line:
    """What would become of a row, and by field why not."""

    row: Row
    state: State
    errors: Errors


def template() -> list[tuple[str, ...]]:
    """The empty table with one example."""
    return [tuple(heading for heading, _ in COLUMNS.values()), EXAMPLE]


def read(data: bytes, *, name: str) -> list[Row]:
    """The officers in the spreadsheet *data*.

    Raises:
        OtherKind, NoHeadings, NoRows, TooManyRows. Unreadable: the file is broken, hostile or too large.
    """
    found = spreadsheets.by_field(data, name=name, columns=COLUMNS, most=MOST_ROWS, too_many=TooManyRows)
    return [row_of(number, said) for number, said in found]


def row_of(number: int, said: Mapping[str, str]) -> Row:
    """The row *number* that says *said* by field."""
    told = {field: " ".join(said.get(field, "").split()) for field in COLUMNS}
    return Row(number, **{**told, "login": told["login"].lower()})


def check(work: Work, rows: Sequence[Row]) -> list[Line]:
    """What would become of each of *rows*; nothing is made. A few statements, however many rows."""
    known = _Known(work, rows)
    first: dict[str, int] = {}
    found = []
    for row in rows:
        earlier = first.setdefault(row.login, row.number)
        errors = {"login": Repeated(number=earlier)} if earlier != row.number else known.errors(row)
        is_there = not errors and row.login in known.names
        found.append(Line(row, "refused" if errors else "there" if is_there else "new", errors))
    return found


def enrol(work: Work, row: Row, *, since: date, source: str) -> str | None:
    """The officer of *row*, active, at his post from *since* on; gives his first password, told this once only.

    None: he is there already, and nothing is changed.

    Raises:
        RowRefused, NoSource, NotAllowed: nothing is made.
    """
    (line,) = check(work, [row])
    if line.errors:
        raise RowRefused(number=row.number, why=" ".join(fault.say("vi") for fault in line.errors.values()))
    if line.state == "there":
        return None
    account = Account(row.full_name, row.unit, row.email or None, row.phone or None)
    person = accounts.create(work, row.login, account, source=source)
    accounts.activate(work, person, source=source)
    unit = organisation.unit_by_code(work, row.unit)
    name = ROLES[row.role].name if row.role in ROLES else row.role
    title = row.title or name  # a post that is there keeps the title that it has
    organisation.appoint(work, person, unit, role=row.role, title=title, since=since, source=source)
    return passwords.give(work, person, source=source)


def hand_over(work: Work, batch: str, logins: Sequence[str]) -> None:
    """The first passwords of *batch* leave the house, this once only.

    Raises:
        HandedOver.
    """
    subject = f"first-passwords {batch}"
    if work.session.get(SettingHead, subject) is not None:
        raise HandedOver
    changes.record(work, subject, "hand-over", source="Tải mật khẩu ban đầu", facts={"logins": list(logins)})


class _Known:
    """What the database says of all rows together."""

    def __init__(self, work: Work, rows: Sequence[Row]) -> None:
        session, standing = work.session, people.stand(work.session, work.actor_id, work.now)
        codes = {row.unit for row in rows}
        logins = select(Person.login, Person.full_name).where(Person.login.in_({row.login for row in rows}))
        self.names = {row.login: row.full_name for row in session.execute(logins)}
        self.units = set(session.scalars(select(Unit.code).where(Unit.code.in_(codes))))
        mine = select(Unit.code).where(Unit.code.in_(codes), people.visible(standing, "administer", Unit))
        self.mine = self.units if work.actor_id is None else set(session.scalars(mine))
        posts = select(Unit.code, Post.role).join(Unit, Unit.id == Post.unit_id).where(Unit.code.in_(codes))
        self.posts = {(row.code, row.role) for row in session.execute(posts)}

    def errors(self, row: Row) -> Errors:
        """What is wrong with *row*, by field; only the first of each."""
        found: dict[str, Fault] = {}
        for field, fault in self._faults(row):
            found.setdefault(field, fault)
        return found

    def _faults(self, row: Row) -> Iterator[tuple[str, Fault]]:
        for field, (_, most) in COLUMNS.items():
            if len(getattr(row, field)) > most:
                yield field, TooLong(most=most)
        yield from self._of_person(row)
        yield from self._of_place(row)

    def _of_person(self, row: Row) -> Iterator[tuple[str, Fault]]:
        if not accounts.LOGIN.fullmatch(row.login):
            yield "login", accounts.BadLogin(login=row.login[:80])
        elif self.names.get(row.login, row.full_name) != row.full_name:
            yield "login", accounts.LoginTaken(login=row.login)
        if not row.full_name:
            yield "full_name", accounts.NoName()
        for field, read in REACHED.items():
            try:
                if said := getattr(row, field):
                    read(said)
            except (faults.NotAnEmail, faults.NotAPhone) as fault:
                yield field, fault

    def _of_place(self, row: Row) -> Iterator[tuple[str, Fault]]:
        if row.unit not in self.units:
            yield "unit", organisation.UnknownUnit(code=row.unit)
        elif row.unit not in self.mine:
            yield "unit", people.NotAllowed(act="administer", words=WORDS["administer"])
        if row.role not in ROLES and (row.unit, row.role) not in self.posts:
            yield "role", organisation.UnknownPost(code=row.unit, role=row.role)


def as_plain(row: Row) -> list[str | int]:
    """*row* as a form carries it from looking through to making."""
    return [row.number, *(getattr(row, field) for field in COLUMNS)]


def of_plain(said: object) -> Row:
    """The row that a form carried.

    Raises:
        ValueError: it is none.
    """
    return row_of(*spreadsheets.carried(said, COLUMNS))
