"""Which post a performer of a decision means: by the mapping that the province keeps, else by the shipped list.

The shipped list is our choice and every use of it is told as doubtful. A performer that it does not know gets a post of
its own, made of its own words, so that nothing is taken for somebody else.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from bpmn.sections import UNITS
from bpmn.steptables import wordings
from bpmn.steptables.steps import Step
from feel.errors import Fault

MOST_BYTES = 1024 * 1024
_POST = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class BadMapping(Fault):
    """The role mapping '{file}' cannot be used: {en}"""

    vi = "Chưa dùng được tệp gán vị trí '{file}': {vi}"


@dataclass(frozen=True, slots=True)
class Post:
    """Who acts: a post in one of the units of a case."""

    post: str
    unit: str  #: one of `sections.UNITS`
    is_told: bool  #: whether the mapping said so


Mapped = Mapping[str, Post]  #: by folded wording


def read(data: bytes, *, file: str) -> Mapped:
    """The mapping that *data* holds: TOML with a table [roles] as in procedure.toml, or CSV wording, post, unit.

    Raises:
        BadMapping: it cannot be read, or names no post.
    """
    if len(data) > MOST_BYTES:
        raise BadMapping(file=file, vi=f"hơn {MOST_BYTES} byte.", en=f"it has more than {MOST_BYTES} bytes.")
    try:
        text = data.decode("utf-8-sig")
        pairs = _of_toml(text) if file.lower().endswith(".toml") else _of_csv(text)
    except UnicodeDecodeError as error:
        raise BadMapping(file=file, vi="hãy lưu bằng UTF-8.", en="save it as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError, csv.Error) as error:
        raise BadMapping(file=file, vi=f"sai cú pháp: {error}", en=f"it is malformed: {error}") from error
    return {wordings.fold(wording): _post(wording, entry, file) for wording, entry in pairs.items()}


def of_step(step: Step, mapped: Mapped) -> Post:
    """The post that the performer of *step* means."""
    folded = wordings.fold(step.performer)
    found = mapped.get(folded)
    if found is not None:
        return found
    table = wordings.table()
    for entry in table["posts"]:
        if wordings.names(folded, entry["words"]):
            return Post(entry["post"], entry.get("unit", "competent"), is_told=False)
    return Post(slug(step.performer)[:40].strip("-") or "vi-tri", "competent", is_told=False)


def is_known(performer: str) -> bool:
    """Whether the shipped list knows the words of *performer*."""
    folded = wordings.fold(performer)
    return any(wordings.names(folded, entry["words"]) for entry in wordings.table()["posts"])


def is_applicant(performer: str) -> bool:
    """Whether *performer* is who filed the case."""
    return wordings.begins(wordings.fold(performer), wordings.table()["applicants"]["words"]) is not None


def slug(name: str) -> str:
    """*name* in small letters without marks, words joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", wordings.fold(name)))


def _of_toml(text: str) -> dict[str, Any]:
    table = tomllib.loads(text)
    roles = table.get("roles", table)
    return {str(wording): entry for wording, entry in roles.items()} if isinstance(roles, dict) else {}


def _of_csv(text: str) -> dict[str, Any]:
    separator = max(";,\t", key=text.partition("\n")[0].count)
    rows = [[cell.strip() for cell in row] for row in csv.reader(StringIO(text), delimiter=separator) if any(row)]
    # A first row whose second word is no post is a heading.
    body = rows[1:] if rows and len(rows[0]) > 1 and not _POST.fullmatch(rows[0][1]) else rows
    return {row[0]: {"post": row[1] if len(row) > 1 else "", **_unit(row)} for row in body}


def _unit(row: list[str]) -> dict[str, str]:
    return {"unit": row[2]} if len(row) > 2 and row[2] else {}


def _post(wording: str, entry: Any, file: str) -> Post:
    table = {"post": entry} if isinstance(entry, str) else entry
    post, unit = (table.get("post"), table.get("unit", "competent")) if isinstance(table, dict) else (None, None)
    if not isinstance(post, str) or not _POST.fullmatch(post):
        raise BadMapping(
            file=file,
            vi=f"'{wording[:60]}' cần một mã vị trí như chuyen-vien.",
            en=f"'{wording[:60]}' needs the code of a post such as chuyen-vien.",
        )
    if unit not in UNITS:
        options = ", ".join(UNITS)
        raise BadMapping(
            file=file,
            vi=f"đơn vị của '{wording[:60]}' phải là: {options}.",
            en=f"the unit of '{wording[:60]}' must be one of: {options}.",
        )
    return Post(post, unit, is_told=True)
