"""Single values of procedure.toml said anew; all the rest of the file, its comments and its order, stays as it is."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from feel.errors import Fault

#: table as its heading says it ("", "decision", "limits"), and key; of a list of tables the first, or that of a number
Place = tuple[str, str] | tuple[str, str, int]
_HEADING = re.compile(r"^\s*\[{1,2}\s*([A-Za-z0-9_.-]+)\s*\]{1,2}\s*(#.*)?$")
_KEY = re.compile(r"""^(\s*)([A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')\s*=\s*(.*)$""")


class CannotAmend(Fault):
    """'{key}' of procedure.toml cannot be said anew here: edit the file itself."""

    vi = "Không sửa riêng '{key}' của procedure.toml được ở đây: hãy sửa trong tệp."


def amend(text: str, values: Mapping[Place, Any]) -> str:
    """*text* with each of *values* at its place: a text, a number, or a table of texts; None takes the key out.

    Raises:
        CannotAmend: the file is broken, a value stands over several lines, or something else would change with it.
    """
    for place, value in values.items():
        text = _one(text, place, value)
    return text


def _one(text: str, place: Place, value: Any) -> str:
    table, key, number = _parts(place)
    before = _read(text, key)
    lines = text.split("\n")
    start, end = _bounds(lines, table, number)
    if start is None:
        lines = lines[:-1] if lines[-1:] == [""] else lines
        lines += ["", f"[{table}]", f"{_quoted(key)} = {written(value)}", ""] if value is not None else []
    else:
        at = next((n for n in range(start, end) if _key(lines[n]) == key), None)
        if at is not None:
            lines[at : at + 1] = [] if value is None else [f"{_quoted(key)} = {written(value)}{_comment(lines[at])}"]
        elif value is not None:
            lines.insert(start, f"{_quoted(key)} = {written(value)}")
    told = "\n".join(lines)
    if _read(told, key) != _wanted(before, place, value):
        raise CannotAmend(key=key[:80])
    return told


def written(value: Any) -> str:
    """*value* as TOML says it; texts as basic strings, whose escapes are those of JSON."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_quoted(key)} = {written(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, date | time):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "")


def _parts(place: Place) -> tuple[str, str, int]:
    return place if len(place) == 3 else (*place, 0)


def _bounds(lines: list[str], table: str, number: int) -> tuple[int | None, int]:
    """The lines of *table* behind its heading, of a list of tables that of *number*; None: there is none."""
    headings = [(line, found[1]) for line, text in enumerate(lines) if (found := _HEADING.match(text))]
    if not table:
        return 0, headings[0][0] if headings else len(lines)
    mine = [place for place, (_, name) in enumerate(headings) if name == table]
    if number >= len(mine):
        return None, len(lines)
    place = mine[number]
    return headings[place][0] + 1, headings[place + 1][0] if place + 1 < len(headings) else len(lines)


def _key(line: str) -> str | None:
    """The key that *line* gives a value to, when it says the whole of it."""
    found = _KEY.match(line)
    if found is None:
        return None
    try:
        (key,) = tomllib.loads(line)
    except (tomllib.TOMLDecodeError, ValueError):
        return None
    return key


def _comment(line: str) -> str:
    """What stands behind the value of *line*, from the first sign of a comment that is none of the value's."""
    for place in (found.start() for found in re.finditer("#", line)):
        try:
            tomllib.loads(line[:place])
        except tomllib.TOMLDecodeError:
            continue
        return " " + line[place:]
    return ""


def _quoted(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)


def _read(text: str, key: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise CannotAmend(key=key[:80]) from error


def _wanted(before: dict[str, Any], place: Place, value: Any) -> dict[str, Any]:
    """What the file must say afterwards, all else as *before*."""
    table, key, number = _parts(place)
    held: Any = before if not table else before.get(table, {})
    inner = held[number] if isinstance(held, list) and number < len(held) else held
    if not isinstance(inner, dict):
        raise CannotAmend(key=key[:80])
    changed = {name: one for name, one in inner.items() if name != key} | ({key: value} if value is not None else {})
    if not table:
        return changed
    if not changed and table not in before:
        return before
    return {**before, table: [*held[:number], changed, *held[number + 1 :]] if isinstance(held, list) else changed}
