"""Many procedures begun from patterns by a table: looked through first, row by row and field by field, then one by one.

A row whose draft is there already is said and left alone, so the same file may be sent again after what was wrong in it
is put right. Each draft is begun whole in one act, or not at all.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1. The columns and their limits are our choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from bpmn import folder, patternbook, sections
from bpmn.patternbook import Filled, Pattern
from bpmn.settings import FILE
from bpmn.steptables import posts
from engine import copies, revisions, spreadsheets
from engine.tables import Publication, Revision
from engine.work import Work
from feel import text
from feel.errors import Fault
from feel.findings import Finding

MOST_ROWS = 300  #: of one file; our choice: some seconds of looking through
MOST_BYTES = 2**21
#: field -> heading of its column, and how long it may be
COLUMNS: Mapping[str, tuple[str, int]] = {
    "pattern": ("Mẫu", 80),
    "name": ("Tên thủ tục", 300),
    "code": ("Mã thủ tục", 40),
    "level": ("Cấp", 20),
    "field": ("Lĩnh vực", 200),
    "limit": ("Thời hạn", 40),
    "posts": ("Vị trí", 500),
    "decision": ("Số quyết định", 200),
    "slug": ("Tên ngắn", 80),
}
LEVELS: Mapping[str, str] = {"xa": "commune", "tinh": "province", "bo": "ministry"}
EXAMPLE = ("mot-cap", "Cấp thẻ (ví dụ)", "1.000001", "xã", "Văn hóa", "5 ngày", "", "12/QĐ-UBND", "")
DAYS = re.compile(r"(\d{1,4}) ngay( lam viec)?")
State = Literal["new", "there", "refused"]
Errors = Mapping[str, Fault]


class TooManyRows(Fault):
    """The file has {count} procedures; {most} may be sent at once."""

    vi = "Tệp có {count} thủ tục; mỗi lần gửi tối đa {most}."


class TooLong(Fault):
    """At most {most} characters, all of which can be shown."""

    vi = "Tối đa {most} ký tự, không có ký tự không hiển thị được."


class Missing(Fault):
    """Must be filled in."""

    vi = "Phải nhập."


class Repeated(Fault):
    """This stands in row {number} already."""

    vi = "Đã có ở dòng {number}."


class OtherLevel(Fault):
    """The level is one of: xã (commune), tỉnh (province), bộ (ministry)."""

    vi = "Cấp là một trong: xã, tỉnh, bộ."


class NoSuchLane(Fault):
    """Write posts as 'lane=post; lane=post'; the lanes of this pattern are: {lanes}."""

    vi = "Ghi vị trí dạng 'làn=vị trí; làn=vị trí'; mẫu này có các làn: {lanes}."


class NotSound(Fault):
    """{en}"""

    vi = "{vi}"


class PublishedThere(Fault):
    """A procedure called '{slug}' was published already; begin its draft instead, or give another short name."""

    vi = "Đã công bố thủ tục '{slug}': hãy soạn bản mới của thủ tục ấy, hoặc ghi tên ngắn khác."


class RowRefused(Fault):
    """Row {number}: {why}"""

    vi = "Dòng {number}: {why_vi}"


@dataclass(frozen=True, slots=True)
class Row:
    """One procedure as the table has it."""

    number: int  #: of the row, as a person counts
    pattern: str  #: its slug or its title
    name: str
    code: str
    level: str
    field: str
    limit: str  #: P5D, "5 ngày" or "trong ngày"; empty: that of the pattern
    posts: str  #: "lane=post; lane=post"; a lane that is left out keeps the post of the pattern
    decision: str
    slug: str  #: empty: made of the name


@dataclass(frozen=True, slots=True)
class Line:
    """What would become of a row, and by field why not."""

    row: Row
    slug: str
    state: State
    errors: Errors
    remarks: tuple[Finding, ...]  #: what has to be settled in the draft before it is published


def template() -> list[tuple[str, ...]]:
    """The empty table with one example."""
    return [tuple(heading for heading, _ in COLUMNS.values()), EXAMPLE]


def read(data: bytes, *, name: str) -> list[Row]:
    """The procedures in the spreadsheet *data*.

    Raises:
        OtherKind, NoHeadings, NoRows, TooManyRows. Unreadable: the file is broken, hostile or too large.
    """
    found = spreadsheets.by_field(data, name=name, columns=COLUMNS, most=MOST_ROWS, too_many=TooManyRows)
    return [row_of(number, said) for number, said in found]


def row_of(number: int, said: Mapping[str, str]) -> Row:
    """The row *number* that says *said* by field."""
    return Row(number, **{field: " ".join(said.get(field, "").split()) for field in COLUMNS})


def check(work: Work, rows: Sequence[Row]) -> list[Line]:
    """What would become of each of *rows*; nothing is made. Two statements, however many rows.

    Raises:
        NotAllowed.
    """
    revisions.require(work)
    slugs = [slug_of(row) for row in rows]
    drafts = set(work.session.scalars(select(Revision.slug).where(Revision.slug.in_(slugs))))
    published = set(work.session.scalars(select(Publication.slug).where(Publication.slug.in_(slugs))))
    first: dict[tuple[str, str], int] = {}
    found = []
    for row, slug in zip(rows, slugs, strict=True):
        errors: dict[str, Fault] = {}
        for field, fault in _faults(row, slug):
            errors.setdefault(field, fault)
        for field, value in (("code", row.code), ("slug", slug)):
            earlier = first.setdefault((field, value), row.number)
            if value and earlier != row.number:
                errors.setdefault(field, Repeated(number=earlier))
        if slug in published and slug not in drafts:
            errors.setdefault("slug", PublishedThere(slug=slug))
        told = [] if errors else _problems(row, _pattern(row))
        errors |= {column: NotSound(vi=one.vi, en=one.en) for one in reversed(told) if (column := _field(one))}
        state: State = "refused" if errors else "there" if slug in drafts else "new"
        remarks = tuple(one for one in told if state == "new" and not _field(one))
        found.append(Line(row, slug, state, errors, remarks))
    return found


def begin(work: Work, row: Row) -> int:
    """The draft of *row* is begun; gives its version, 0 when there is one already and nothing is changed.

    Raises:
        NotAllowed. RowRefused: nothing is made.
    """
    (line,) = check(work, [row])
    if line.errors:
        why = {language: " ".join(fault.say(language) for fault in line.errors.values()) for language in ("en", "vi")}
        raise RowRefused(number=row.number, why=why["en"], why_vi=why["vi"])
    if line.state == "there":
        return 0
    return copies.begin(work, _pattern(row), line.slug, _filled(row))


def slug_of(row: Row) -> str:
    """What the procedure of *row* is called in addresses."""
    return row.slug or posts.slug(row.name)[:80].strip("-")


def as_plain(row: Row) -> list[str | int]:
    """*row* as a form carries it from looking through to making."""
    return [row.number, *(getattr(row, field) for field in COLUMNS)]


def of_plain(said: object) -> Row:
    """The row that a form carried.

    Raises:
        ValueError: it is none.
    """
    return row_of(*spreadsheets.carried(said, COLUMNS))


def _faults(row: Row, slug: str) -> Iterator[tuple[str, Fault]]:
    unfit = [(field, most) for field, (_, most) in COLUMNS.items() if not _fits(getattr(row, field), most)]
    yield from ((field, TooLong(most=most)) for field, most in unfit)
    if unfit:
        return
    yield from ((field, Missing()) for field in ("pattern", "name", "code") if not getattr(row, field))
    try:
        if slug or row.name:
            revisions.named(slug)
    except revisions.BadSlug as fault:
        yield "slug", fault
    if row.level and _level(row) is None:
        yield "level", OtherLevel()
    try:
        lanes, told = _pattern(row).procedure.roles, _posts(row)
    except patternbook.NoSuchPattern as fault:
        yield "pattern", fault
    else:
        if told is None or not told.keys() <= lanes.keys():
            yield "posts", NoSuchLane(lanes=", ".join(lanes))


def _fits(said: str, most: int) -> bool:
    return len(said) <= most and said.isprintable()


def _problems(row: Row, pattern: Pattern) -> list[Finding]:
    """What is wrong with the copy; beside the diagram of the pattern itself, which is read once for all rows."""
    settings = patternbook.copy(pattern, _filled(row))[FILE]
    found = folder.problems(folder.running({**pattern.files, FILE: settings}), slug="")
    return [one for one in found if one.is_error]


def _field(finding: Finding) -> str | None:
    """The column that *finding* is about; None: what has to be settled in the draft."""
    named = re.match(r"[a-z]*", finding.element or "")
    field = {"limits": "limit", "roles": "posts"}.get(named[0], named[0]) if named else ""
    return field if field in COLUMNS else None


def _pattern(row: Row) -> Pattern:
    """The pattern that *row* names by its slug or title.

    Raises:
        NoSuchPattern.
    """
    folded = text.fold(row.pattern)
    titled = [one.slug for one in patternbook.patterns().values() if folded == text.fold(one.title)]
    return patternbook.pattern(titled[0] if titled else row.pattern)


def _filled(row: Row) -> Filled:
    told = {field: getattr(row, field) for field in ("name", "code", "field", "decision")}
    return Filled(**told, limit=_limit(row.limit), level=_level(row) or "", posts=_posts(row))


def _limit(said: str) -> str:
    folded = text.fold(said)
    days = DAYS.fullmatch(folded)
    return f"P{int(days[1])}D" if days else "same-day" if folded == "trong ngay" else said


def _level(row: Row) -> str | None:
    folded = text.fold(row.level).removeprefix("cap ")
    return LEVELS.get(folded, folded if folded in sections.LEVELS else None)


def _posts(row: Row) -> dict[str, str] | None:
    """Lane -> post; None: it is not written so."""
    pairs = [one.partition("=") for one in row.posts.split(";") if one.strip()]
    found = {lane.strip(): post.strip() for lane, _, post in pairs}
    return found if all(lane and post for lane, post in found.items()) else None
