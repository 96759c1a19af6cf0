"""`motcua check`: what is wrong with procedures before anything of them runs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from bpmn import settings, shipped, xml
from bpmn.adopt import adopt
from bpmn.xml import Unreadable
from commands import output
from engine import procedures, runtime
from feel.errors import Fault
from feel.findings import Finding, of_fault

UNREADABLE = "unreadable"


class NoSuchPath(Fault):
    """There is nothing at '{path}'."""

    vi = "Không có gì tại '{path}'."


class NothingToCheck(Fault):
    """'{path}' holds neither a procedure folder nor a .bpmn file."""

    vi = "'{path}' không chứa thư mục thủ tục hay tệp .bpmn nào."


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@output.JSON
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Kiểm tra thư mục thủ tục hoặc tệp .bpmn; không nêu gì thì kiểm tra mọi thủ tục đi kèm."""
    meant = [place for path in (paths or (shipped.ROOT,)) for place in places(path)]
    found = [(place, of_path(place)) for place in meant]
    for place, findings in found:
        show(named(place), findings)
    if as_json:
        output.json_line({"procedures": [report(named(place), findings) for place, findings in found]})
    context.exit(max((_outcome(place, findings) for place, findings in found), default=0))


def _outcome(place: Path, findings: Iterable[Finding]) -> int:
    """The exit code that *findings* at *place* ask for: 2 for a bare file that is no diagram, 1 for any other error."""
    rules = {finding.rule for finding in findings if finding.is_error}
    if place.is_file() and UNREADABLE in rules:
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


def of_path(path: Path) -> list[Finding]:
    """What is wrong at *path*: all rules for a folder, the rules of BPMN and engine for a bare diagram."""
    if not path.is_file():
        return procedures.problems(shipped.gather(path), slug=named(path))
    name = named(path)
    try:
        adopted = adopt(xml.content(path), file=name)
    except Unreadable as fault:
        return [of_fault(fault, rule=UNREADABLE, file=name, element=None)]
    return [*adopted.notices, *runtime.verify({name: adopted.data})]


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
    return {key: getattr(finding, key) for key in ("rule", "file", "element", "vi", "en")}
