"""A procedure folder: its settings, its files, and the address of its content."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from bpmn import budgets, clocksections, model, sections, sharing, stepsums, xml
from bpmn.procedure import Basis, Component, Decision, Fee, Limit, Procedure, Result, Role, Variant
from bpmn.settings import FILE, Findings, Settings, report
from feel.errors import Fault
from feel.findings import Finding

__all__ = [
    "BadProcedure",
    "Basis",
    "Component",
    "Decision",
    "Fee",
    "Limit",
    "Procedure",
    "Result",
    "Role",
    "UnreadableFolder",
    "Variant",
    "digest",
    "gather",
    "load",
    "problems",
    "read",
    "routing",
    "running",
]

MOST_FILES = 200
MOST_BYTES = 8 * 1024 * 1024
# Our choice: ten times the longest settings of a real procedure; reading a key takes the square of its parts.
MOST_SETTINGS = 256 * 1024
_DEEP_KEY = re.compile(r"""(?<![\w"'.-])(?:(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)[ \t]*\.[ \t]*){32}""")
_PLACE = re.compile(r"at line (\d+), column (\d+)")
APART = (".feature", ".coverage.json")  #: the scenarios of a procedure: what they tell is no part of what runs


class UnreadableFolder(Fault):
    """'{path}' is not a folder."""

    vi = "'{path}' không phải là thư mục."


class LargeFolder(UnreadableFolder):
    """The folder '{path}' holds more than {files} files or {size} bytes."""

    vi = "Thư mục '{path}' có hơn {files} tệp hoặc {size} byte."


class LinkInFolder(UnreadableFolder):
    """'{name}' in the folder '{path}' is not a plain file. Links are not followed."""

    vi = "'{name}' trong thư mục '{path}' không phải tệp thường. Hệ thống không đi theo liên kết."


class StrangeName(UnreadableFolder):
    """The name of the file '{name}' in the folder '{path}' is not text in UTF-8. Rename it."""

    vi = "Tên tệp '{name}' trong thư mục '{path}' không phải chữ theo UTF-8. Hãy đổi tên tệp."


class BadProcedure(Fault):
    """procedure.toml of '{slug}' has {count} mistakes; the first one: {first_en}"""

    vi = "procedure.toml của '{slug}' có {count} lỗi; lỗi đầu tiên: {first_vi}"

    def __init__(self, slug: str, findings: list[Finding]) -> None:
        """Keep *findings*, the errors, in the order in which they were found."""
        super().__init__(slug=slug, count=len(findings), first_vi=findings[0].vi, first_en=findings[0].en)
        self.findings = findings


def load(path: Path, *, shared: Path | None = None) -> Procedure:
    """The procedure in the folder *path*; what it calls in the folder *shared* goes with it as "shared/<name>".

    Raises:
        UnreadableFolder: the folder is not there, is too large, or contains a link or a strange name.
        BadProcedure: procedure.toml is wrong; the fault carries all findings.
    """
    return read(gather(path, shared=shared), slug=path.resolve().name)


def gather(path: Path, *, shared: Path | None = None) -> dict[str, bytes]:
    """The files of the folder *path*, whatever they say, and what they call in *shared* as "shared/<name>".

    Raises:
        UnreadableFolder: the folder is not there, is too large, or contains a link or a strange name.
    """
    files = _files(path)
    if shared is not None and shared.is_dir():
        files |= sharing.wanted(files, _files(shared))
    return files


def read(files: Mapping[str, bytes], *, slug: str) -> Procedure:
    """The procedure that consists of *files*, as a snapshot keeps them.

    Raises:
        BadProcedure: procedure.toml is absent or wrong; the fault carries all findings.
    """
    procedure, found = _read(files, slug)
    errors = [finding for finding in found if finding.is_error]
    if errors or procedure is None:
        raise BadProcedure(slug, errors)
    return procedure


def problems(files: Mapping[str, bytes], *, slug: str) -> list[Finding]:
    """Everything that is wrong with procedure.toml in *files*, and what it and the diagram disagree about."""
    return _read(files, slug)[1]


def running(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """What of *files* runs: all but the scenarios and their coverage."""
    return {name: data for name, data in files.items() if not name.endswith(APART)}


def draft(files: Mapping[str, bytes], *, slug: str) -> Procedure | None:
    """The procedure in *files* as far as it can be read, mistakes and all; None when too little can."""
    return _read(files, slug)[0]


def said(files: Mapping[str, bytes]) -> dict[str, Any]:
    """What procedure.toml in *files* says, unchecked, within the limits of `read`; empty when it cannot be read."""
    return _toml(files, []) or {}


def routing(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The answers of the application that the diagram asks for, as far as procedure.toml in *files* can be read."""
    procedure = _read(files, "")[0]
    return procedure.routing_names if procedure else ()


def matter(files: Mapping[str, bytes]) -> str:
    """The template of what a case is about, as far as procedure.toml in *files* can be read."""
    procedure = _read(files, "")[0]
    return procedure.matter if procedure else ""


def digest(files: Mapping[str, bytes]) -> str:
    """The content address of *files*: SHA-256 in hex over names and contents, the same in any order of reading."""
    whole = hashlib.sha256()
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            whole.update(len(part).to_bytes(8, "big"))
            whole.update(part)
    return whole.hexdigest()


def _files(path: Path) -> dict[str, bytes]:
    if not path.is_dir():
        raise UnreadableFolder(path=path)
    found: dict[str, bytes] = {}
    size = 0
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if any(part.startswith(".") or part.endswith("~") for part in name.split("/")):
            continue
        if not name.isprintable():
            raise StrangeName(path=path, name=name.encode(errors="backslashreplace").decode())
        if (file.is_dir() and not file.is_symlink()) or name.endswith(APART):
            continue
        if file.is_symlink() or not file.is_file():
            raise LinkInFolder(path=path, name=name)
        size += file.stat().st_size
        if len(found) >= MOST_FILES or size > MOST_BYTES:
            raise LargeFolder(path=path, files=MOST_FILES, size=MOST_BYTES)
        found[name] = file.read_bytes()
    return found


def _read(files: Mapping[str, bytes], slug: str) -> tuple[Procedure | None, Findings]:
    """The procedure, as far as it can be read, and what is wrong; one check asks for it again and again."""
    procedure, found = _kept(tuple(sorted(files.items())))
    return (replace(procedure, slug=slug, files=dict(files)) if procedure else None), [*found]


@lru_cache(maxsize=2)
def _kept(content: tuple[tuple[str, bytes], ...]) -> tuple[Procedure | None, Findings]:
    files = dict(content)
    found: Findings = []
    table = _toml(files, found)
    if table is None:
        return None, found
    top = Settings(table, "", found)
    diagram, called = _diagram(files, found), sharing.called(files)
    valid_from, valid_to = sections.validity(top)
    channels = top.choices("channels", sections.CHANNELS, needed=True)
    variants = sections.variants(top)
    codes = tuple(variant.code for variant in variants)
    process, roles = sections.process(top, diagram), sections.roles(top, diagram, called)
    values: dict[str, Any] = {
        "slug": "",
        "files": files,
        **sections.identity(top),
        "process": process,
        "valid_to": valid_to,
        "channels": channels,
        "variants": variants,
        "limits": sections.limits(top, codes, channels),
        "fees": sections.fees(top, codes, channels),
        "components": sections.components(top, codes, channels),
        "results": sections.results(top),
        "legal_basis": sections.legal_basis(top),
        "roles": roles,
        "decision": sections.decision(top, files),
        "pattern": sections.pattern(top),
        "matter": top.text("matter"),
        "retention": top.text("retention", pattern=r"P[1-9]\d?Y|forever", sample="P10Y, forever"),
        "clock": clocksections.read(
            top, variants=codes, channels=channels, roles=roles.values(), diagram=diagram, called=called
        ),
        "without": sections.without(top),
        "routing_names": top.choices("routing", None),
    }
    if diagram is not None:
        _add_up(values, [diagram, *_others(files, diagram.file)], found)
    values["official"], values["ours"] = sections.origin(top)
    top.done()
    return (Procedure(valid_from=valid_from, **values) if valid_from else None), found


def _add_up(values: dict[str, Any], diagrams: Sequence[model.Diagram], found: Findings) -> None:
    """Put the sum of the steps into *values*, and hold it against the limits."""
    clock, process = values["clock"], values["process"]
    minutes = budgets.longest(diagrams[0], process, called=diagrams[1:], rules=clock)
    values["clock"] = replace(clock, steps_minutes=minutes)
    plan = stepsums.Plan(
        clock=clock,
        limits=values["limits"],
        variants=tuple(variant.code for variant in values["variants"]),
        channels=values["channels"],
    )
    found.extend(stepsums.problems(plan, diagrams, process))


def _others(files: Mapping[str, bytes], main: str) -> Iterator[model.Diagram]:
    """The diagrams beside *main* that can be read: what it may call."""
    for name in sorted(files):
        if name.endswith(".bpmn") and name != main:
            try:
                yield model.drawn(files[name], file=name)
            except xml.Unreadable:
                continue


def _toml(files: Mapping[str, bytes], found: Findings) -> dict[str, Any] | None:
    """The table that procedure.toml holds; None, with a finding, when there is none that can be read."""
    if FILE not in files:
        report(found, FILE, "thư mục chưa có tệp này.", "the folder lacks this file.", rule="procedure-missing")
        return None
    try:
        text = files[FILE].decode()
    except UnicodeDecodeError:
        report(found, FILE, "tệp phải được lưu bằng UTF-8.", "the file must be saved as UTF-8.", rule="procedure-toml")
        return None
    vi, en = "quá dài, lồng quá sâu hoặc có số quá dài.", "is too long, nested too deep, or has a number too long."
    if len(text) <= MOST_SETTINGS and not _DEEP_KEY.search(text):
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = _PLACE.search(str(error))
            where = f"ở dòng {place[1]}, cột {place[2]}" if place else "ở cuối tệp"
            vi, en = f"sai cú pháp TOML {where}.", f"is not valid TOML: {error}."
        except (ValueError, RecursionError):
            pass  # a number of thousands of digits; brackets without end
    report(found, FILE, vi, en, rule="procedure-toml")
    return None


def _diagram(files: Mapping[str, bytes], found: Findings) -> model.Diagram | None:
    """The main diagram; None when it is absent, with a finding, or cannot be read, which its own check reports."""
    names = sorted(name for name in files if name.endswith(".bpmn") and "/" not in name)
    name = "process.bpmn" if "process.bpmn" in names else next(iter(names), None)
    if name is None:
        vi, en = "thư mục chưa có sơ đồ nào: hãy thêm process.bpmn.", "the folder has no diagram: add process.bpmn."
        report(found, "process", vi, en, rule="diagram-missing")
        return None
    try:
        return model.drawn(files[name], file=name)
    except xml.Unreadable:
        return None
