"""`motcua check`: what is wrong with procedures before anything of them runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine

from bpmn import settings, shipped, xml
from bpmn.adopt import adopt
from bpmn.folder import UnreadableFolder
from bpmn.xml import Unreadable
from commands import deadline, output, store
from engine import coverage, inspection, offerings, validity
from engine.cases import VIETNAM
from engine.database import BadAddress, DatabaseAway, DatabaseDamaged, DatabaseOutdated
from engine.inspection import Surroundings
from engine.schema import DatabaseNewer
from feel.errors import Fault
from feel.findings import Finding, of_fault

UNREADABLE = "unreadable"
FOLDER_UNREADABLE = "folder-unreadable"
LONGEST_SECONDS = 5.0  #: for one path; ten are promised, also where the machine is busy


class NoSuchPath(Fault):
    """There is nothing at '{path}'."""

    vi = "Không có gì tại '{path}'."


class NothingToCheck(Fault):
    """'{path}' holds neither a procedure folder nor a .bpmn file."""

    vi = "'{path}' không chứa thư mục thủ tục hay tệp .bpmn nào."


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Như khi công bố: chưa xét hết, chưa phủ hết là lỗi. / As publishing.")
@click.option("--units", is_flag=True, help="Kiểm tra mọi đơn vị đang giải quyết. / Every unit that offers procedures.")
@output.JSON
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], strict: bool, units: bool, as_json: bool) -> None:
    """Kiểm tra thư mục thủ tục hoặc tệp .bpmn; không nêu gì thì kiểm tra mọi thủ tục đi kèm."""
    if units:
        context.exit(_units(as_json=as_json))
    meant = [place for path in (paths or (shipped.ROOT,)) for place in places(path)]
    with _surroundings(meant) as against:
        found = [(place, of_path(place, against)) for place in meant]
    if strict:
        found = [(place, inspection.strict(findings)) for place, findings in found]
    for place, findings in found:
        show(named(place), findings)
    if as_json:
        output.json_line({"procedures": [report(named(place), findings) for place, findings in found]})
    context.exit(max((_outcome(place, findings) for place, findings in found), default=0))


def _units(*, as_json: bool) -> int:
    """What is wrong with the units that offer procedures today, by what the database knows of them."""
    engine = store.connect()
    store.require_tables(engine)
    with store.look(engine) as session:
        found = offerings.problems(session, validity.day(datetime.now(VIETNAM)))
    show("units", found)
    if as_json:
        output.json_line({"units": report("units", found)})
    return int(any(finding.is_error for finding in found))


@contextmanager
def _surroundings(meant: Iterable[Path]) -> Iterator[Surroundings]:
    """What procedures are held against: the database of this installation, else what comes with the product."""
    if all(place.is_file() for place in meant):
        yield inspection.SHIPPED
        return
    engine, why = _database()
    if engine is not None:
        with store.look(engine) as session:
            yield Surroundings.of(session, datetime.now(VIETNAM).date())
        return
    yield inspection.SHIPPED
    if why is not None:
        output.tell(why.say("vi"), why.say("en"))
    vi = "Không dùng cơ sở dữ liệu: kiểm tra theo lưu đồ trạng thái, vị trí, lịch mặc định."
    output.tell(vi, "No database: checked against the statuses, posts and calendar that come along.")


def _database() -> tuple[Engine | None, Fault | None]:
    """The database of this installation; none, and why, when there is none that can be read: the check needs none."""
    try:
        if not store.is_there():
            return None, None
        engine = store.connect()
        store.require_tables(engine)
    except (BadAddress, DatabaseAway, DatabaseDamaged, DatabaseOutdated, DatabaseNewer) as fault:
        return None, fault
    return engine, None


def _outcome(place: Path, findings: Iterable[Finding]) -> int:
    """The exit code that *findings* at *place* ask for: 2 when it cannot be read at all, 1 for any other error."""
    rules = {finding.rule for finding in findings if finding.is_error}
    if FOLDER_UNREADABLE in rules or (place.is_file() and UNREADABLE in rules):
        return 2
    return 1 if rules else 0


def places(path: Path) -> list[Path]:
    """The procedure folders and diagrams that *path* means.

    Raises:
        NoSuchPath, NothingToCheck.
    """
    if not path.exists():
        raise NoSuchPath(path=path)
    if path.is_file() or (path / settings.FILE).exists():
        return [path]
    found = [inner.parent for inner in sorted(path.glob("*/procedure.toml"))] or sorted(path.glob("*.bpmn"))
    if not found:
        raise NothingToCheck(path=path)
    return found


def named(path: Path) -> str:
    """How *path* is called in what is said of it; bytes of a name that are no text are spelled out."""
    return path.resolve().name.encode(errors="backslashreplace").decode()


def of_path(path: Path, against: Surroundings = inspection.SHIPPED) -> list[Finding]:
    """What is wrong at *path*: all rules for a folder, the rules of BPMN and engine for a bare diagram.

    Never more than LONGEST_SECONDS: then that is what is wrong.
    """
    try:
        with deadline.within(LONGEST_SECONDS):
            return _of_file(path, named(path)) if path.is_file() else _of_folder(path, against)
    except deadline.TookTooLong as fault:
        return [of_fault(fault, rule="check-too-long", file=named(path), element=None)]


def _of_folder(path: Path, against: Surroundings) -> list[Finding]:
    try:
        files = shipped.gather(path)
    except UnreadableFolder as fault:
        return [of_fault(fault, rule=FOLDER_UNREADABLE, file=named(path), element=None)]
    found = inspection.problems(files, slug=named(path), against=against)
    told = [_content(shipped.feature(path)), _content(shipped.record(path))]
    return [*found, *coverage.problems(files, feature=told[0], record=told[1])]


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _of_file(path: Path, name: str) -> list[Finding]:
    try:
        adopted = adopt(xml.content(path), file=name)
        called = shipped.called(path, adopted.data)
    except Unreadable as fault:
        return [of_fault(fault, rule=UNREADABLE, file=name, element=None)]
    return [*adopted.notices, *inspection.bare(adopted.data, file=name, called=called)]


def show(slug: str, findings: Iterable[Finding]) -> None:
    """Print *findings* about *slug*, one a line; without an error, say that there is none."""
    listed = list(findings)
    for finding in listed:
        where = f"{finding.file}#{finding.element}" if finding.element else finding.file
        output.result(f"{slug}: {finding.severity} {finding.rule} {where}: {output.pick(finding.vi, finding.en)}")
    if not any(finding.is_error for finding in listed):
        output.tell(f"✓ {slug}: không có lỗi.", f"✓ {slug}: no errors.")


def report(slug: str, findings: Iterable[Finding]) -> dict[str, Any]:
    """*findings* about *slug* as `--json` gives them."""
    listed = list(findings)
    return {
        "slug": slug,
        "errors": [_plain(finding) for finding in listed if finding.is_error],
        "warnings": [_plain(finding) for finding in listed if finding.severity == "warning"],
    }


def _plain(finding: Finding) -> dict[str, Any]:
    """*finding* for JSON; with the way that leads there as a state that `motcua draw --state` takes."""
    plain = {key: getattr(finding, key) for key in ("rule", "file", "element", "vi", "en")}
    if not finding.path:
        return plain
    passed = [name for name in finding.path if name != finding.element]
    return {**plain, "state": {"done": passed, "late": [finding.element]}}
