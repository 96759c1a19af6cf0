"""Every place of a procedure folder where a time limit stands, the legal ones and those of its steps, to be said anew.

All the rest of the files stays as it is, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from bpmn import amend, folder, sharing, tree, xml
from bpmn.limits import is_limit
from bpmn.settings import FILE
from feel.errors import Fault

LEGAL = "limits."  #: before the number of a legal limit in procedure.toml, counted from 0
_PROPERTY = re.compile(r"<(?:\w+:)?property\b[^<>]*>")
_NAME = re.compile(r"""\sname\s*=\s*(?:"limit"|'limit')""")
_VALUE = re.compile(r"""(\svalue\s*=\s*)("[^"<>]*"|'[^'<>]*')""")


class NotThere(Fault):
    """There is no limit at '{key}'."""

    vi = "Không có thời hạn nào ở '{key}'."


class NoLimit(Fault):
    """'{limit}' is no limit of a step: write P2D, PT4H or PT1H30M, for instance."""

    vi = "'{limit}' không phải thời hạn của bước: hãy ghi như P2D, PT4H hoặc PT1H30M."


@dataclass(frozen=True, slots=True)
class Place:
    """Where one limit stands."""

    key: str  #: "limits.0", or file and element: "process.bpmn#tham_dinh"
    name: str  #: of the step; of a legal limit the codes of its variant and channel, empty: it holds for all cases
    limit: str  #: as written

    @property
    def is_legal(self) -> bool:
        """Whether the law says it, not the unit."""
        return self.key.startswith(LEGAL)


def places(files: Mapping[str, bytes]) -> list[Place]:
    """The limits of the procedure *files*, the legal ones first; what cannot be read has none."""
    return [*_legal(files), *_of_steps(files)]


def amended(files: Mapping[str, bytes], values: Mapping[str, str]) -> dict[str, bytes]:
    """The files that differ when the limits at the places *values* are said anew, by their keys.

    Raises:
        NotThere, NoLimit, CannotAmend.
    """
    there = {place.key: place.limit for place in places(files)}
    found: dict[str, bytes] = {}
    for key, limit in values.items():
        if key not in there:
            raise NotThere(key=key[:200])
        if limit == there[key]:
            continue
        path, _, element = (FILE, "", "") if key.startswith(LEGAL) else key.partition("#")
        text = found.get(path, files[path]).decode()
        if element:
            found[path] = _step(text, element, limit).encode()
        else:
            place = ("limits", "limit", int(key.removeprefix(LEGAL)))
            found[path] = amend.amend(text, {place: limit}).encode()
    return found


def _legal(files: Mapping[str, bytes]) -> Iterator[Place]:
    listed = folder.said(files).get("limits")
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict) and isinstance(one.get("limit"), str):
            scope = " · ".join(str(one[key]) for key in ("variant", "channel") if one.get(key))
            yield Place(f"{LEGAL}{number}", scope, one["limit"])


def _of_steps(files: Mapping[str, bytes]) -> Iterator[Place]:
    for path, data in sorted(files.items()):
        if not path.endswith(".bpmn") or path.startswith(f"{sharing.SHARED}/"):
            continue
        try:
            root = xml.parse(data, file=path)
            data.decode()
        except (xml.Unreadable, UnicodeDecodeError):
            continue
        for step in tree.walk(root):
            limit = tree.properties(step).get("limit") if step.get("id") else None
            if limit:
                yield Place(f"{path}#{step.get('id')}", step.get("name") or str(step.get("id")), limit)


def _step(text: str, element: str, limit: str) -> str:
    """The diagram *text* in which the step *element* has the time *limit*."""
    if not is_limit(limit):
        raise NoLimit(limit=limit[:40])
    begin = re.search(rf"""<(?:\w+:)?(\w+)\b[^<>]*\sid\s*=\s*["']{re.escape(element)}["'][^<>]*[^/]>""", text)
    end = re.compile(rf"</(?:\w+:)?{begin[1]}\s*>").search(text, begin.end()) if begin else None
    for found in _PROPERTY.finditer(text, begin.end(), end.start()) if begin and end else ():
        if _NAME.search(found[0]) and _VALUE.search(found[0]):
            said = _VALUE.sub(lambda value: value[1] + quoteattr(limit), found[0], count=1)
            told = text[: found.start()] + said + text[found.end() :]
            if _limits(told) == {**_limits(text), element: limit}:
                return told
    raise amend.CannotAmend(key=element[:80])


def _limits(text: str) -> dict[str, str]:
    found = _of_steps({"x.bpmn": text.encode()})
    return {place.key.partition("#")[2]: place.limit for place in found}
