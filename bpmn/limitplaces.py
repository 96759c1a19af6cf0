"""Every place of a procedure folder where a time limit stands, the legal ones and those of its steps, to be said anew.

All the rest of the files stays as it is, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from bpmn import amend, gists, sharing, tree, xml
from bpmn.limits import is_limit
from bpmn.settings import FILE
from feel.errors import Fault

LEGAL = "limits."  #: before the number of a legal limit in procedure.toml, counted from 0
_INSIDE = [f"{xml.BPMN} extensionElements", f"{tree.SPIFF} properties"]
_PROPERTY = re.compile(rb"<(?:[\w.-]+:)?property\b[^<>]*>")
_VALUE = re.compile(rb"""(\svalue\s*=\s*)("[^"<>]*"|'[^'<>]*')""")


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
    told: dict[str, dict[str, str]] = {}
    for key, limit in values.items():
        if key not in there:
            raise NotThere(key=key[:200])
        if limit != there[key]:
            path, _, element = (FILE, "", key) if key.startswith(LEGAL) else key.partition("#")
            told.setdefault(path, {})[element] = limit
    return {path: _said(path, files[path].decode(), said).encode() for path, said in told.items()}


def _said(path: str, text: str, limits: Mapping[str, str]) -> str:
    if path != FILE:
        return _steps(text, limits)
    return amend.amend(text, {("limits", "limit", int(key.removeprefix(LEGAL))): one for key, one in limits.items()})


def _legal(files: Mapping[str, bytes]) -> Iterator[Place]:
    for number, limit, scope in gists.of(files).limits:
        yield Place(f"{LEGAL}{number}", scope, limit)


def _of_steps(files: Mapping[str, bytes]) -> Iterator[Place]:
    for path, data in sorted(files.items()):
        if path.endswith(".bpmn") and not path.startswith(f"{sharing.SHARED}/"):
            for step in gists.steps(data):
                yield Place(f"{path}#{step.element}", step.name, step.limit)


def _steps(text: str, limits: Mapping[str, str]) -> str:
    """The diagram *text* in which steps have other *limits*, by their ids; all of it is read a few times, not more."""
    for limit in limits.values():
        if not is_limit(limit):
            raise NoLimit(limit=limit[:40])
    data = text.encode()
    starts, end = _Starts(data).found, 0
    told: list[bytes] = []
    for start, limit in sorted((starts[step], limit) for step, limit in limits.items() if step in starts):
        tag = _PROPERTY.match(data, start)
        value = _VALUE.search(tag[0]) if tag else None
        if tag and value:
            said = tag[0][: value.start(2)] + quoteattr(limit).encode() + tag[0][value.end() :]
            told += [data[end:start], said]
            end = tag.end()
    amended = b"".join([*told, data[end:]])
    wanted, found = {**_limits(data), **limits}, _limits(amended)
    if found != wanted:
        raise amend.CannotAmend(key=next((key for key in wanted if found.get(key) != wanted[key]), "")[:80])
    return amended.decode()


def _limits(diagram: bytes) -> dict[str, str]:
    return {step.element: step.limit for step in gists.steps(diagram)}


class _Starts:
    """Where in a diagram the tags begin that give steps their limits, by the ids of the steps."""

    def __init__(self, diagram: bytes) -> None:
        self.found: dict[str, int] = {}
        self.around: list[tuple[str, str]] = []  #: tag and id, the innermost last
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.Parse(diagram, True)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        inside = [tag for tag, _ in self.around[-2:]]
        if name == f"{tree.SPIFF} property" and attributes.get("name") == "limit" and inside == _INSIDE:
            step = self.around[-3][1] if len(self.around) > 2 else ""
            self.found[step] = self.parser.CurrentByteIndex
        self.around.append((name, attributes.get("id", "")))

    def end(self, _: str) -> None:
        self.around.pop()
