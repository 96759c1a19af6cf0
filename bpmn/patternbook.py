"""The shapes that most procedures have, each a folder of data under `bpmn/patterns/`, and how a copy of one is made.

A copy says in procedure.toml of which pattern it is, and of which content: so later changes of it can be told.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import quoteattr

import bpmn
from bpmn import amend, folder, settings, shipped
from bpmn.procedure import Procedure
from feel.errors import Fault

ROOT = Path(bpmn.__file__).parent / "patterns"
INDEX = ROOT / "patterns.toml"
BLANK = "trong"  #: the pattern in which nothing is drawn yet
TABLE = "pattern"  #: of procedure.toml, in which a copy keeps its link


class NoSuchPattern(Fault):
    """There is no pattern '{name}'."""

    vi = "Không có mẫu '{name}'."


@dataclass(frozen=True, slots=True)
class Pattern:
    """One shape."""

    slug: str
    title: str
    when: str  #: it fits
    files: Mapping[str, bytes]  #: with its scenarios and the shared processes that it calls

    @property
    def procedure(self) -> Procedure:
        """The pattern as a procedure."""
        return folder.read(folder.running(self.files), slug=self.slug)

    @property
    def digest(self) -> str:
        """The address of its content."""
        return folder.digest(folder.running(self.files))


@dataclass(frozen=True, slots=True)
class Filled:
    """What whoever copies a pattern says of the procedure; what he leaves out stays as in the pattern."""

    name: str
    code: str
    field: str = ""
    decision: str = ""  #: number of the decision that approved the internal procedure
    level: str = ""  #: of the unit that decides
    limit: str = ""  #: the legal limit, e.g. P5D
    posts: Mapping[str, str] | None = None  #: lane -> post
    since: date | None = None


@lru_cache(maxsize=1)
def patterns() -> Mapping[str, Pattern]:
    """All patterns by their slugs, in the order of the index."""
    listed = tomllib.loads(INDEX.read_text(encoding="utf-8"))
    return {slug: Pattern(slug, one["title"], one["when"], shipped.bundle(ROOT / slug)) for slug, one in listed.items()}


def pattern(name: str) -> Pattern:
    """The pattern called *name*.

    Raises:
        NoSuchPattern.
    """
    found = patterns().get(name)
    if found is None:
        raise NoSuchPattern(name=name[:80])
    return found


def copy(of: Pattern, filled: Filled) -> dict[str, bytes]:
    """The files of a procedure made of the pattern *of*.

    Raises:
        CannotAmend.
    """
    before = of.procedure
    text = of.files[settings.FILE].decode()
    said: dict[amend.Place, object] = {("", "name"): filled.name, ("", "code"): filled.code}
    optional: dict[amend.Place, str] = {("", "field"): filled.field, ("", "level"): filled.level}
    optional |= {("decision", "number"): filled.decision, ("limits", "limit"): filled.limit}
    said |= {place: value for place, value in optional.items() if value and (place[0] != "limits" or before.limits)}
    for lane, post in (filled.posts or {}).items():
        if lane in before.roles and post:
            said[("roles", lane)] = {"post": post, "unit": before.roles[lane].unit}
    if before.results:
        said[("results", "name")] = before.results[0].name.replace(before.name, filled.name)
    said |= {(TABLE, "name"): of.slug, (TABLE, "digest"): of.digest}
    text = amend.amend(text, said)
    if filled.since is not None:
        text = text.replace(f"from = {before.valid_from}", f"from = {filled.since}", 1)
    files = {**renamed(of.files, before.name, filled.name), settings.FILE: text.encode()}
    if shipped.FEATURE in files:
        codes = f"({before.code})".encode(), f"({filled.code})".encode()
        files[shipped.FEATURE] = files[shipped.FEATURE].replace(*codes)
    return files


def alone(name: str) -> bytes:
    """procedure.toml beside a diagram *name* that comes without one: what is not known is said to be so.

    Raises:
        CannotAmend.
    """
    lines = pattern(BLANK).files[settings.FILE].decode().splitlines(keepends=True)
    kept = "".join(line for line in lines if " post = " not in line)  # its lanes are those of the diagram
    return amend.amend(kept, {("", "name"): name}).encode()


def link(files: Mapping[str, bytes]) -> tuple[str, str] | None:
    """The pattern of which the procedure *files* is a copy, and the address of its content then; None: of none."""
    found = folder.draft(folder.running(files), slug="")
    return found.pattern if found is not None else None


def renamed(files: Mapping[str, bytes], old: str, new: str) -> dict[str, bytes]:
    """*files* in which the diagram and the scenarios call the procedure *new*."""
    plain = new.replace('"', "'").replace("|", "/")
    found = dict(files)
    drawn = {name for name in files if name.endswith(".bpmn") and "/" not in name}
    for name in drawn:
        found[name] = files[name].replace(f'name="{old}"'.encode(), f"name={quoteattr(new)}".encode())
    if shipped.FEATURE in files:
        found[shipped.FEATURE] = files[shipped.FEATURE].replace(old.encode(), plain.encode())
    return found
