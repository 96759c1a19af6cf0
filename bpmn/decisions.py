"""Decision tables that leave a case without an answer, or with two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bpmn import dmn
from feel import gaps, tables
from feel.errors import Fault
from feel.findings import Finding, Severity
from feel.gaps import Reading
from feel.tables import Table


def problems(files: Mapping[str, bytes], domains: Mapping[str, str] | None = None) -> list[Finding]:
    """What the tables in *files* leave open or say twice; a table with wrong cells is passed over, for it is reported.

    An error for an overlap and for a gap among the values that a table or *domains* name; a warning for what lies
    beyond them, for a rule that never hits, and for cells that ask for more than constants. *domains* are the unary
    tests that the values of an input pass, by its expression.
    """
    found: list[Finding] = []
    left = gaps.MOST_TRIED  # for all tables together: many small ones must not take longer than a large one
    for file, name, table in _sound(files):
        reading = gaps.read(table, domains, most=left)
        left = reading.left
        found.extend(_told(file, name, table, reading))
    return found


def _sound(files: Mapping[str, bytes]) -> Iterator[tuple[str, str, Table]]:
    """The tables whose cells are free of errors, each with its file and name."""
    for file in sorted(name for name in files if name.endswith(".dmn")):
        try:
            found = dmn.read(files[file], file=file)
        except Fault:
            continue
        for name, table in found.items():
            if not tables.problems(table, None):
                yield file, name, table


def _told(file: str, name: str, table: Table, reading: Reading) -> Iterator[Finding]:
    for gap in reading.gaps:
        yield _finding(
            "decision-gap",
            "error" if gap.is_sure else "warning",
            (file, name),
            f"không quy tắc nào khớp khi {gap.say('vi')}. Hãy thêm quy tắc, mặc định, hoặc khai mọi giá trị có thể.",
            f"no rule hits when {gap.say('en')}. Add a rule, a default, or the values that there can be.",
        )
    for one, other in reading.overlaps:
        yield _finding(
            "decision-overlap",
            "error",
            (file, name),
            f"quy tắc {one} và {other} cùng khớp (cách chọn {table.hit_policy}). "
            "Hãy sửa điều kiện, hoặc chọn quy tắc đầu tiên (FIRST).",
            f"rules {one} and {other} hit at once (hit policy {table.hit_policy}). Part them, or choose FIRST.",
        )
    for rule in reading.shadowed:
        yield _finding(
            "decision-shadowed",
            "warning",
            (file, name),
            f"quy tắc {rule} không bao giờ được dùng vì các quy tắc trước đã khớp. Hãy xóa hoặc chuyển lên trên.",
            f"rule {rule} is never used, for those before it hit first. Delete it or move it up.",
        )
    if reading.unclear or not reading.is_whole:
        rules = ", ".join(map(str, reading.unclear)) or "…"
        yield _finding(
            "decision-undecided",
            "warning",
            (file, name),
            f"không xét được hết chỗ hở và chỗ trùng (quy tắc {rules}). Hãy chỉ dùng hằng số trong ô.",
            f"gaps and overlaps could not be judged in full (rules {rules}). Use constants only in its cells.",
        )


def _finding(rule: str, severity: Severity, at: tuple[str, str], vi: str, en: str) -> Finding:
    file, name = at
    return Finding(rule, severity, file, name, f"Bảng quyết định '{name}': {vi}", f"Decision table '{name}': {en}")
